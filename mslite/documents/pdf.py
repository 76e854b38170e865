"""Sheet to PDF: ReportLab draws the blocks of a composition. The same sheet always gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from mslite.documents import fonts
from mslite.documents.blocks import (
    Block,
    DateLine,
    Document,
    Letterhead,
    Look,
    Para,
    Rule,
    Run,
    Signatures,
    Table,
)
from mslite.documents.compose import compose
from mslite.documents.compose_parts import Translate
from mslite.documents.flow import ENDLESS, Canvas, Flowable, LastPage, Whole, bind
from mslite.documents.text import printable
from mslite.domain.sheets import AnySheet

MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 15 * MM, 20 * MM, 20 * MM
A4 = (210 * MM, 297 * MM)
SIZE, SMALL = 13, 11.5
INDENT = 12.5 * MM
QR_SIDE, QR_BOTTOM = 20 * MM, 9 * MM
FOOT_ROOM = QR_SIDE + QR_BOTTOM - BOTTOM + 3 * MM
LONG = 6_000
"""Characters from which a paragraph is cut in pieces of at most ``PIECE`` points."""

PIECE = 400.0
CHAIN = 500
"""Rows of one ReportLab table; a longer one goes on as the next of a chain (a long table is quadratic)."""

WHOLE = 60 * MM
"""A table up to this height is not broken over pages."""

TALL_ROW = 90.0
"""A row up to this height is not broken either."""

SIGN_TOGETHER = 5
"""So many signatures are kept together and with the text before them."""

GREY = (0.45, 0.45, 0.45)
TAGS = {"ky": "ky-KG", "ru": "ru-RU"}


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands small at the foot of the last page: the content's SHA-256 (64 hex digits), the number."""

    sheet_sha256: str
    number: str


def render(sheet: AnySheet, tr: Translate, *, emblem: bytes | None = None, foot: Foot | None = None) -> bytes:
    """Return the PDF of a sheet; ``emblem`` is a PNG or JPEG image for the letterhead."""
    caption = " / ".join(tr(lang).t("Content code") for lang in ("ky", "ru"))
    return draw(compose(sheet, tr), emblem=emblem, foot=foot, caption=caption)


def draw(
    document: Document, *, emblem: bytes | None = None, foot: Foot | None = None, caption: str = ""
) -> bytes:
    """Return the PDF of a composed paper."""
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    fonts.register()
    page = (A4[1], A4[0]) if document.landscape else A4
    out = io.BytesIO()
    template = BaseDocTemplate(
        out,
        pagesize=page,
        title=document.title,
        author=document.author,
        creator="mslite",
        lang=TAGS[document.lang],
        initialFontName=fonts.FACES[False, False],
        initialFontSize=SIZE,
        invariant=1,
    )
    left = BOTTOM if document.landscape else LEFT
    frame = Frame(left, BOTTOM, page[0] - left - RIGHT, page[1] - TOP - BOTTOM, 0, 0, 0, 0)

    def decorate(canvas: Canvas, _: object) -> None:
        _margins(canvas, page, document.draft)

    template.addPageTemplates([PageTemplate("page", [frame], onPage=decorate)])
    template.build(_story(document, frame._width, emblem, foot, caption))
    return out.getvalue()


def _margins(canvas: Canvas, page: tuple[float, float], draft: str) -> None:
    """Put the page number (from page 2) and the draft's mark into the upper margin."""
    canvas.setFillGray(0)
    if canvas.getPageNumber() > 1:
        canvas.setFont(fonts.FACES[False, False], SMALL)
        canvas.drawCentredString(page[0] / 2, page[1] - 12 * MM, str(canvas.getPageNumber()))
    if draft:
        canvas.setFont(fonts.FACES[True, False], SMALL)
        canvas.drawRightString(page[0] - RIGHT, page[1] - 12 * MM, draft)


def _foot(canvas: Canvas, foot: Foot, caption: str) -> None:
    """Draw the QR («number + 128 bits of the hash») and the hash at the foot of the page."""
    from reportlab.graphics.barcode.qr import QrCodeWidget

    code = QrCodeWidget(f"{foot.number} {foot.sheet_sha256[:32]}", barLevel="M").qr
    code.make()
    count = code.getModuleCount()
    side = QR_SIDE / count
    path = canvas.beginPath()
    for row in range(count):
        for column in range(count):
            if code.isDark(row, column):
                path.rect(LEFT + column * side, QR_BOTTOM + (count - 1 - row) * side, side, side)
    canvas.drawPath(path, stroke=0, fill=1)
    digits = foot.sheet_sha256[:16]
    grouped = " ".join(digits[i : i + 4] for i in range(0, 16, 4))
    canvas.setFillColorRGB(*GREY)
    canvas.setFont(fonts.FACES[False, False], 8)
    canvas.drawString(
        LEFT + QR_SIDE + 4 * MM, QR_BOTTOM + 1 * MM, f"{caption}: № {printable(foot.number)} – {grouped}"
    )
    canvas.setFillGray(0)


def _story(
    document: Document, width: float, emblem: bytes | None, foot: Foot | None, caption: str
) -> list[Flowable]:
    from reportlab.platypus import PageBreak

    story: list[Flowable] = []
    for no, section in enumerate(document.sections):
        if no and section.new_page:
            story.append(PageBreak())
        flows = [flow for block in section.blocks for flow in _flows(block, width, emblem)]
        if foot and no == len(document.sections) - 1:
            flows.append((LastPage(FOOT_ROOM, lambda canvas: _foot(canvas, foot, caption)), True, False))
        story += bind(flows)
    return story


# ---- blocks ----------------------------------------------------------------------------------------


def _flows(block: Block, width: float, emblem: bytes | None) -> Iterator[tuple[Flowable, bool, bool]]:
    """Yield the flowables of a block: (flowable, stays with the one before, stays with the next)."""
    if isinstance(block, Para):
        paragraph, under = _paragraph(block), block.look is Look.UNDER
        if sum(len(run.text) for run in block.runs) < LONG:
            yield paragraph, under, block.keep
            return
        for no, piece in enumerate(_pieces(paragraph, width)):
            yield piece, under and not no, False
    elif isinstance(block, Table):
        rows = block.rows
        for start in range(0, max(1, len(rows)), CHAIN):
            yield Whole(_table(block, rows[start : start + CHAIN], width), WHOLE, TALL_ROW), False, False
    elif isinstance(block, Signatures):
        for start in range(0, len(block.people), SIGN_TOGETHER):
            yield _signatures(block, start, width), start == 0, False
    elif isinstance(block, Letterhead):
        yield _letterhead(block, width, emblem), False, False
    elif isinstance(block, DateLine):
        yield _date_line(block, width), False, False
    else:
        yield _rule(block), False, False


def _pieces(paragraph: Flowable, width: float) -> list[Flowable]:
    """Halve a very long paragraph between its lines: breaking all of it anew on each page is quadratic."""
    height = paragraph.wrap(width, ENDLESS)[1]
    parts: list[Any] = paragraph.split(width, height / 2) if height > PIECE else []
    if len(parts) < 2:
        return [paragraph]
    parts[0].style = parts[0].style.clone(parts[0].style.name, spaceAfter=0)
    return [piece for part in parts for piece in _pieces(part, width)]


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
    }
    return {look: ParagraphStyle(look.value, **{**plain, **own}) for look, own in looks.items()}


@cache
def _fragment(look: Look) -> Any:
    """Return the piece of text that all pieces of a look are copied from: no markup is ever parsed."""
    from reportlab.platypus.paraparser import ParaParser

    return ParaParser().parse("x", _styles()[look])[1][0]


def _paragraph(block: Para) -> Flowable:
    from reportlab.platypus import Paragraph

    fragment = _fragment(block.look)
    fragments = [_piece(fragment, run) for run in block.runs if run.text] or [fragment.clone(text="")]
    number = printable(block.number) if block.number else None
    return Paragraph(None, _styles()[block.look], bulletText=number, frags=fragments)


def _piece(fragment: Any, run: Run) -> Any:
    text = printable(run.text)
    if run.bold or run.italic:
        return fragment.clone(text=text, fontName=fonts.FACES[run.bold, run.italic])
    return fragment.clone(text=text)


def _cell(text: str, look: Look = Look.CELL, *, bold: bool = False) -> Flowable:
    return _paragraph(Para((Run(text, bold=bold),), look))


def _table(block: Table, rows: Any, width: float) -> Flowable:
    from reportlab.platypus import Spacer
    from reportlab.platypus import Table as Grid

    data = [[[_paragraph(one) for one in cell] for cell in row] for row in rows]
    if block.low:
        for row in data:
            row[-1].append(Spacer(1, block.low * MM - 20))
    head = [[[_cell(word, Look.CELL_HEAD)] for word in block.head]] if block.head else []
    style: list[Any] = [*_PLAIN, ("VALIGN", (0, 0), (-1, -1), "MIDDLE" if block.low else "TOP")]
    if block.ruled:
        style += [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("TOPPADDING", (0, 0), (-1, -1), 2)]
        style += [("BOTTOMPADDING", (0, 0), (-1, -1), 3)]
        style += [("LEFTPADDING", (0, 0), (-1, -1), 4), ("RIGHTPADDING", (0, 0), (-1, -1), 4)]
    if block.head:
        style.append(("VALIGN", (0, 0), (-1, 0), "MIDDLE"))
    return Grid(
        head + data,
        colWidths=[part * width for part in block.widths],
        repeatRows=len(head),
        style=style,
        spaceBefore=4 if block.ruled else 0,
        spaceAfter=6 if block.ruled else 3,
    )


_PLAIN = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ("TOPPADDING", (0, 0), (-1, -1), 1),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    ("FONTNAME", (0, 0), (-1, -1), fonts.FACES[False, False]),
]


def _signatures(block: Signatures, start: int, width: float) -> Flowable:
    from reportlab.platypus import Table as Grid

    rows: list[list[Any]] = []
    style: list[Any] = [
        *_PLAIN,
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
    if block.before and not start:
        rows.append([_cell(block.before, Look.PLAIN, bold=True), "", ""])
    for one in block.people[start : start + SIGN_TOGETHER]:
        style += [
            ("TOPPADDING", (0, len(rows)), (-1, len(rows)), 16),
            ("LINEBELOW", (1, len(rows)), (1, len(rows)), 0.5, "black"),
        ]
        rows.append([_cell(one.post, Look.SIGN), "", _cell(one.name, Look.SIGN)])
    if block.after and start + SIGN_TOGETHER >= len(block.people):
        style.append(("TOPPADDING", (0, len(rows)), (-1, len(rows)), 10))
        rows.append([_cell(block.after, Look.PLAIN), "", ""])
    style.append(("LEFTPADDING", (2, 0), (2, -1), 8))
    parts = (0.45, 0.25, 0.3)
    return Grid(rows, colWidths=[part * width for part in parts], style=style, spaceBefore=10, splitInRow=1)


def _letterhead(block: Letterhead, width: float, emblem: bytes | None) -> Flowable:
    from reportlab.platypus import Table as Grid

    sides = [
        [_cell(name, Look.CENTRE), *([_cell(address, Look.CELL_CENTRE)] if address else [])]
        for name, address in zip(block.names, block.addresses, strict=True)
    ]
    rows: list[list[Any]] = [[sides[0], [_image(emblem)] if emblem else "", sides[1]]]
    style: list[Any] = [
        *_PLAIN,
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("ALIGN", (1, 0), (1, 0), "CENTER"),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 6),
        ("LINEBELOW", (0, -1), (-1, -1), 1, "black", 0, None, 0, 2, 1.5),
    ]
    if block.contact:
        rows.append([_cell(block.contact, Look.CELL_CENTRE), "", ""])
        style.append(("SPAN", (0, 1), (-1, 1)))
    middle = 30 * MM if emblem else 8 * MM
    side = (width - middle) / 2
    return Grid(rows, colWidths=[side, middle, side], style=style, spaceAfter=8, splitInRow=1)


def _image(data: bytes) -> Flowable:
    from reportlab.platypus import Image

    picture = Image(io.BytesIO(data))
    scale = min(20 * MM / picture.imageWidth, 20 * MM / picture.imageHeight)
    picture.drawWidth, picture.drawHeight = picture.imageWidth * scale, picture.imageHeight * scale
    return picture


def _date_line(block: DateLine, width: float) -> Flowable:
    from reportlab.platypus import Table as Grid

    row = [_cell(block.place, Look.PLAIN), _cell(block.number, Look.MIDDLE), _cell(block.date, Look.RIGHT)]
    style = [*_PLAIN, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("RIGHTPADDING", (-1, 0), (-1, 0), 0)]
    return Grid(
        [row],
        colWidths=[width * 0.38, width * 0.24, width * 0.38],
        style=style,
        spaceAfter=6,
        splitInRow=1,
    )


def _rule(_: Rule) -> Flowable:
    from reportlab.platypus import HRFlowable

    return HRFlowable("100%", 0.8, color="black", spaceBefore=10, spaceAfter=10)
