"""The styles of the Word file: Word's own names, so that an office's template changes how they look."""

from __future__ import annotations

from typing import Any

from mslite.documents.blocks import Look

LANGS = {"ky": "ky-KG", "ru": "ru-RU"}
FONT = "Times New Roman"
NAMES = {
    Look.TITLE: "Title",
    Look.SUBTITLE: "Subtitle",
    Look.CENTRE: "Centred Bold",
    Look.MIDDLE: "Centred",
    Look.RIGHT: "Right",
    Look.HEADING: "Heading 1",
    Look.BODY: "Body Text",
    Look.APART: "Body Text Apart",
    Look.PLAIN: "Normal",
    Look.POINT: "Point",
    Look.UNDER: "Point Detail",
    Look.CELL: "Table Text",
    Look.CELL_CENTRE: "Table Number",
    Look.CELL_HEAD: "Table Heading",
    Look.SIGN: "Signature Line",
    Look.COVER: "Cover",
    Look.SMALL: "Small Table Text",
    Look.SMALL_CENTRE: "Small Table Number",
    Look.SMALL_RIGHT: "Small Table Money",
    Look.SMALL_HEAD: "Small Table Heading",
}
CHAPTERS = ("Heading 1", "Heading 2", "Heading 3")
"""Names of the headings of a book's chapters by level."""

CHAPTER_SIZES = (15, 13.5, 13)
CM = 360000
_BOLD = {
    Look.TITLE,
    Look.SUBTITLE,
    Look.CENTRE,
    Look.HEADING,
    Look.CELL_HEAD,
    Look.COVER,
    Look.CHAPTER,
    Look.SMALL_HEAD,
}
_MIDDLE = {
    Look.TITLE,
    Look.SUBTITLE,
    Look.CENTRE,
    Look.MIDDLE,
    Look.CELL_CENTRE,
    Look.CELL_HEAD,
    Look.COVER,
    Look.SMALL_CENTRE,
    Look.SMALL_HEAD,
}


def style_of(word: Any, look: Look, depth: int = 0) -> Any:
    """Return the file's style for a look; ``depth`` is the level of a chapter."""
    return word.styles[CHAPTERS[min(depth, 2)] if look is Look.CHAPTER else NAMES[look]]


def add_styles(word: Any, *, ours: bool, book: bool = False) -> None:
    """Add the styles that the file lacks; in a file of ours give all of them our look.

    In a ``book`` the headings are those of chapters.
    """
    from docx.enum.style import WD_STYLE_TYPE

    present = {style.name for style in word.styles}
    names = [(look, 0, name) for look, name in NAMES.items() if not (book and look is Look.HEADING)]
    if book:
        names += [(Look.CHAPTER, depth, name) for depth, name in enumerate(CHAPTERS)]
    for look, depth, name in names:
        if name not in present:
            style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = word.styles["Normal"] if "Normal" in present else None
            _shape(style, look, depth, font=ours)
        elif ours:
            _shape(word.styles[name], look, depth, font=True)


def _shape(style: Any, look: Look, depth: int, *, font: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for drop in style.element.xpath("./w:pPr/w:pBdr|./w:pPr/w:contextualSpacing|./w:rPr/*"):
        drop.getparent().remove(drop)
    small = look in (Look.CELL, Look.CELL_CENTRE, Look.CELL_HEAD)
    tiny = look in (Look.SMALL, Look.SMALL_CENTRE, Look.SMALL_RIGHT, Look.SMALL_HEAD)
    chapter = look is Look.CHAPTER
    if font:
        style.font.name = FONT
        style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
        style.element.rPr.rFonts.set(qn("w:cs"), FONT)
        style.font.color.rgb = RGBColor(0, 0, 0)
        size = {Look.TITLE: 15.0, Look.COVER: 24.0, Look.CHAPTER: CHAPTER_SIZES[depth]}.get(look, 13.0)
        style.font.size = Pt(10 if tiny else 12 if small else size)
    style.font.bold = look in _BOLD
    style.font.italic = chapter and depth > 1
    form = style.paragraph_format
    form.line_spacing = 1.0
    form.space_before = Pt(
        {Look.HEADING: 9, Look.TITLE: 10, Look.SIGN: 16, Look.APART: 7, Look.CHAPTER: 12}.get(look, 0)
    )
    form.space_after = Pt(0 if small or tiny or look is Look.SIGN else 6 if chapter else 4)
    form.widow_control = True
    form.keep_with_next = look is Look.HEADING or chapter
    if look in _MIDDLE or (chapter and not depth):
        form.alignment = ALIGN.CENTER
    elif look in (Look.RIGHT, Look.SMALL_RIGHT):
        form.alignment = ALIGN.RIGHT
    elif look in (Look.BODY, Look.APART, Look.POINT):
        form.alignment = ALIGN.JUSTIFY
    else:
        form.alignment = ALIGN.LEFT
    form.left_indent = int(1.25 * CM) if look in (Look.POINT, Look.UNDER) else 0
    form.first_line_indent = int({Look.BODY: 1.25, Look.APART: 1.25, Look.POINT: -1.25}.get(look, 0) * CM)
