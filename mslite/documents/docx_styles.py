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
}
CM = 360000


def style_of(word: Any, look: Look) -> Any:
    """Return the file's style for a look."""
    return word.styles[NAMES[look]]


def add_styles(word: Any, *, ours: bool) -> None:
    """Add the styles that the file lacks; in a file of ours give all of them our look."""
    from docx.enum.style import WD_STYLE_TYPE

    present = {style.name for style in word.styles}
    for look, name in NAMES.items():
        if name not in present:
            style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = word.styles["Normal"] if "Normal" in present else None
            _shape(style, look, font=ours)
        elif ours:
            _shape(word.styles[name], look, font=True)


def _shape(style: Any, look: Look, *, font: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for drop in style.element.xpath("./w:pPr/w:pBdr|./w:pPr/w:contextualSpacing|./w:rPr/*"):
        drop.getparent().remove(drop)
    small = look in (Look.CELL, Look.CELL_CENTRE, Look.CELL_HEAD)
    if font:
        style.font.name = FONT
        style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
        style.element.rPr.rFonts.set(qn("w:cs"), FONT)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.font.size = Pt(15 if look is Look.TITLE else 11.5 if small else 13)
    style.font.bold = look in (Look.TITLE, Look.SUBTITLE, Look.CENTRE, Look.HEADING, Look.CELL_HEAD)
    style.font.italic = False
    form = style.paragraph_format
    form.line_spacing = 1.0
    form.space_before = Pt({Look.HEADING: 9, Look.TITLE: 10, Look.SIGN: 16, Look.APART: 7}.get(look, 0))
    form.space_after = Pt(0 if small or look is Look.SIGN else 4)
    form.widow_control = True
    form.keep_with_next = look is Look.HEADING
    if look in (Look.TITLE, Look.SUBTITLE, Look.CENTRE, Look.MIDDLE, Look.CELL_CENTRE, Look.CELL_HEAD):
        form.alignment = ALIGN.CENTER
    elif look is Look.RIGHT:
        form.alignment = ALIGN.RIGHT
    elif look in (Look.BODY, Look.APART, Look.POINT):
        form.alignment = ALIGN.JUSTIFY
    else:
        form.alignment = ALIGN.LEFT
    form.left_indent = int(1.25 * CM) if look in (Look.POINT, Look.UNDER) else 0
    form.first_line_indent = int({Look.BODY: 1.25, Look.APART: 1.25, Look.POINT: -1.25}.get(look, 0) * CM)
