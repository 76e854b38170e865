"""Paragraphs of a paper for ReportLab: one style a look, no markup ever parsed. Lengths are points."""

from __future__ import annotations

from functools import cache
from typing import Any

from mslite.documents import fonts
from mslite.documents.blocks import Look, Para, Run
from mslite.documents.flow import ENDLESS, Flowable
from mslite.documents.text import printable

MM = 72 / 25.4
SIZE, SMALL, TINY = 13, 12, 10
INDENT = 12.5 * MM
DEEPER = 8 * MM
"""How much further in a point of a point stands."""

LONG = 6_000
"""Characters from which a paragraph is cut in pieces of at most ``PIECE`` points."""

PIECE = 400.0
CHAPTERS = ((15, 16, 8), (13.5, 10, 5), (13, 8, 3))
"""Size, room before and after of the headings of chapters, level by level; the first is in the middle."""


@cache
def style_of(look: Look, depth: int = 0) -> Any:
    """Return ReportLab's style of a look, in a list or of a chapter at a depth."""
    style = _styles()[look]
    if not depth or look not in (Look.POINT, Look.CHAPTER):
        return style
    if look is Look.POINT:
        further = depth * DEEPER
        return style.clone(f"{look}{depth}", leftIndent=INDENT + further, bulletIndent=further)
    from reportlab.lib.enums import TA_LEFT

    size, before, after = CHAPTERS[min(depth, len(CHAPTERS) - 1)]
    face = fonts.FACES[True, depth > 1]
    return style.clone(
        f"{look}{depth}",
        fontName=face,
        fontSize=size,
        leading=size * 1.2,
        alignment=TA_LEFT,
        spaceBefore=before,
        spaceAfter=after,
    )


@cache
def _styles() -> dict[Look, Any]:
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle

    plain = {
        "fontName": fonts.FACES[False, False],
        "bulletFontName": fonts.FACES[False, False],
        "fontSize": SIZE,
        "bulletFontSize": SIZE,
        "leading": SIZE * 1.2,
        "allowWidows": 0,
        "allowOrphans": 0,
        "spaceAfter": 3,
        "hyphenationLang": "",
    }
    bold = {"fontName": fonts.FACES[True, False], "bulletFontName": fonts.FACES[True, False]}
    small = {"fontSize": SMALL, "leading": SMALL * 1.18, "spaceAfter": 0}
    tiny = {"fontSize": TINY, "leading": TINY * 1.16, "spaceAfter": 0, "allowOrphans": 1}
    centre = {"alignment": TA_CENTER}
    justify = {"alignment": TA_JUSTIFY}
    looks: dict[Look, dict[str, Any]] = {
        Look.TITLE: {**bold, **centre, "fontSize": 15, "leading": 18, "spaceBefore": 10, "spaceAfter": 4},
        Look.SUBTITLE: {**bold, **centre, "spaceAfter": 4},
        Look.CENTRE: {**bold, **centre, "spaceAfter": 2},
        Look.MIDDLE: centre,
        Look.RIGHT: {"alignment": TA_RIGHT},
        Look.HEADING: {**bold, "spaceBefore": 9, "spaceAfter": 4},
        Look.BODY: {**justify, "firstLineIndent": INDENT},
        Look.APART: {**justify, "firstLineIndent": INDENT, "spaceBefore": 7},
        Look.PLAIN: {},
        Look.POINT: {**justify, "leftIndent": INDENT},
        Look.UNDER: {"leftIndent": INDENT},
        Look.SIGN: {},
        Look.CELL: small,
        Look.CELL_CENTRE: {**small, **centre},
        Look.CELL_HEAD: {**small, **bold, **centre},
        Look.COVER: {**bold, **centre, "fontSize": 24, "leading": 30, "spaceAfter": 8},
        Look.CHAPTER: {
            **bold,
            **centre,
            "fontSize": CHAPTERS[0][0],
            "leading": CHAPTERS[0][0] * 1.2,
            "spaceBefore": CHAPTERS[0][1],
            "spaceAfter": CHAPTERS[0][2],
        },
        Look.SMALL: tiny,
        Look.SMALL_CENTRE: {**tiny, **centre},
        Look.SMALL_RIGHT: {**tiny, "alignment": TA_RIGHT},
        Look.SMALL_HEAD: {**tiny, **bold, **centre},
    }
    return {look: ParagraphStyle(look.value, **{**plain, **own}) for look, own in looks.items()}


@cache
def _fragment(look: Look, depth: int) -> Any:
    """Return the piece of text that all pieces of a look are copied from: no markup is ever parsed."""
    from reportlab.platypus.paraparser import ParaParser

    return ParaParser().parse("x", style_of(look, depth))[1][0]


def paragraph(block: Para) -> Flowable:
    """Return a paragraph."""
    from reportlab.platypus import Paragraph

    fragment = _fragment(block.look, block.depth)
    fragments = [_piece(fragment, run) for run in block.runs if run.text] or [fragment.clone(text="")]
    number = printable(block.number) if block.number else None
    return Paragraph(None, style_of(block.look, block.depth), bulletText=number, frags=fragments)


def _piece(fragment: Any, run: Run) -> Any:
    text = printable(run.text)
    if run.bold or run.italic:
        return fragment.clone(text=text, fontName=fonts.FACES[run.bold, run.italic])
    return fragment.clone(text=text)


def cell(text: str, look: Look = Look.CELL, *, bold: bool = False) -> Flowable:
    """Return a text as one paragraph."""
    return paragraph(Para((Run(text, bold=bold),), look))


def pieces(paragraph: Flowable, width: float) -> list[Flowable]:
    """Halve a very long paragraph between its lines: breaking all of it anew on each page is quadratic."""
    height = paragraph.wrap(width, ENDLESS)[1]
    parts: list[Any] = paragraph.split(width, height / 2) if height > PIECE else []
    if len(parts) < 2:
        return [paragraph]
    parts[0].style = parts[0].style.clone(parts[0].style.name, spaceAfter=0)
    return [piece for part in parts for piece in pieces(part, width)]
