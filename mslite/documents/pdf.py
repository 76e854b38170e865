"""Sheet to PDF: ReportLab draws the blocks of a composition. The same sheet always gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from mslite.documents import fonts
from mslite.documents.blocks import (
    Block,
    Chart,
    Contents,
    DateLine,
    Document,
    Grid,
    Letterhead,
    Look,
    NewPage,
    Para,
    Rule,
    Signatures,
    Space,
    Table,
)
from mslite.documents.compose import compose
from mslite.documents.compose_parts import Translate
from mslite.documents.flow import Canvas, Filler, Flowable, LastPage, Onward, Whole, bind
from mslite.documents.pdf_book import Mark, Marks, Picture, contents, ledger
from mslite.documents.pdf_paras import LONG, MM, SIZE, SMALL, cell, paragraph, pieces
from mslite.documents.text import printable
from mslite.domain.sheets import AnySheet

LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 15 * MM, 20 * MM, 20 * MM
A4 = (210 * MM, 297 * MM)
QR_SIDE, QR_BOTTOM = 20 * MM, 9 * MM
FOOT_ROOM = QR_SIDE + QR_BOTTOM - BOTTOM + 3 * MM
CHAIN = 500
"""Rows of one ReportLab table; a longer one goes on as the next of a chain (a long table is quadratic)."""

WHOLE = 60 * MM
"""A table up to this height is not broken over pages."""

TALL_ROW = 90.0
"""A row up to this height is not broken either."""

SIGN_TOGETHER = 5
"""So many signatures are kept together and with the text before them."""

BREAKABLE = 500
"""Signs of a post and a name that may have to be broken; ReportLab breaks no cell that stands at its foot."""

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
    return _drawn(document, Marks.of(document), emblem, foot, caption)


def is_book(document: Document) -> bool:
    """Tell whether a paper has chapters."""
    return bool(Marks.of(document).titles)


def chapter_pages(document: Document) -> tuple[tuple[str, int, int], ...]:
    """Return (title, level from 0, page) of each chapter as it is printed."""
    marks = Marks.of(document)
    _drawn(document, marks, None, None, "")
    return tuple((title, depth, marks.pages.get(no, 1)) for no, (title, depth) in enumerate(marks.titles))


def _drawn(document: Document, marks: Marks, emblem: bytes | None, foot: Foot | None, caption: str) -> bytes:
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    fonts.register()
    out = io.BytesIO()
    turned = dict.fromkeys(section.landscape for section in document.sections) or {False: None}
    template = BaseDocTemplate(
        out,
        pagesize=_paper(next(iter(turned))),
        title=document.title,
        author=document.author,
        creator="mslite",
        lang=TAGS[document.lang],
        initialFontName=fonts.FACES[False, False],
        initialFontSize=SIZE,
        invariant=1,
    )

    def decorate(canvas: Canvas, _: object) -> None:
        _margins(canvas, document.draft)

    for landscape in turned:
        x, y, width, height = _text_area(landscape)
        frame = Frame(x, y, width, height, 0, 0, 0, 0)
        page = PageTemplate(str(landscape), [frame], onPage=decorate, pagesize=_paper(landscape))
        template.addPageTemplates([page])
    template.build(_story(document, marks, emblem, foot, caption))
    return out.getvalue()


def _paper(landscape: bool) -> tuple[float, float]:
    return (A4[1], A4[0]) if landscape else A4


def _text_area(landscape: bool) -> tuple[float, float, float, float]:
    """Return x, y, width and height of the text on a page."""
    paper, left = _paper(landscape), BOTTOM if landscape else LEFT
    return left, BOTTOM, paper[0] - left - RIGHT, paper[1] - TOP - BOTTOM


@dataclass(frozen=True, slots=True)
class _Page:
    """Width and height of the text where a block stands, and the chapters of the paper."""

    width: float
    height: float
    marks: Marks


def _margins(canvas: Canvas, draft: str) -> None:
    """Put the page number (from page 2) and the draft's mark into the upper margin."""
    page = canvas._pagesize
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
    document: Document, marks: Marks, emblem: bytes | None, foot: Foot | None, caption: str
) -> list[Flowable]:
    from reportlab.platypus import NextPageTemplate, PageBreak

    story: list[Flowable] = []
    for no, section in enumerate(document.sections):
        if no and section.new_page:
            story += [NextPageTemplate(str(section.landscape)), PageBreak()]
        page = _Page(*_text_area(section.landscape)[2:], marks)
        flows = [flow for block in section.blocks for flow in _flows(block, page, emblem)]
        if foot and no == len(document.sections) - 1:
            flows.append((LastPage(FOOT_ROOM, lambda canvas: _foot(canvas, foot, caption)), True, False))
        story += bind(flows)
    if marks.titles:
        story.append(LastPage(0, marks.fill))
    return story


# ---- blocks ----------------------------------------------------------------------------------------


def _flows(block: Block, page: _Page, emblem: bytes | None) -> Iterator[tuple[Flowable, bool, bool]]:
    """Yield the flowables of a block: (flowable, stays with the one before, stays with the next)."""
    from reportlab.platypus import PageBreak, Spacer

    width = page.width
    if isinstance(block, Para):
        flow, under = paragraph(block), block.look is Look.UNDER
        if block.look is Look.CHAPTER:
            yield Mark(flow, page.marks, page.marks.next()), False, block.keep
            return
        if sum(len(run.text) for run in block.runs) < LONG:
            yield flow, under, block.keep
            return
        for no, piece in enumerate(pieces(flow, width)):
            yield piece, under and not no, False
    elif isinstance(block, Grid):
        yield ledger(block, width, page.height), False, False
    elif isinstance(block, Contents):
        yield from ((flow, False, False) for flow in contents(block, page.marks))
    elif isinstance(block, Chart):
        yield Picture(block, width), False, False
    elif isinstance(block, NewPage):
        yield PageBreak(), False, False
    elif isinstance(block, Space):
        yield (Filler(block.height * MM) if block.fill else Spacer(1, block.height * MM)), False, False
    elif isinstance(block, Table):
        yield from ((flow, False, False) for flow in _chain(block, page))
    elif isinstance(block, Signatures):
        for start in range(0, len(block.people), SIGN_TOGETHER):
            yield _signatures(block, start, width), start == 0, False
    elif isinstance(block, Letterhead):
        yield from ((flow, False, False) for flow in _letterhead(block, width, emblem))
    elif isinstance(block, DateLine):
        yield _date_line(block, width), False, False
    else:
        yield _rule(block), False, False


def _chain(block: Table, page: _Page) -> Iterator[Flowable]:
    """Yield a table in parts that ReportLab can break in good time; on paper it is one."""
    bare = partial(_grid, replace(block, head=()), page.width)
    parts = [block.rows[start : start + CHAIN] for start in range(0, max(1, len(block.rows)), CHAIN)]
    for no, rows in enumerate(parts):
        table = _grid(block, page.width, _cells(block, rows))
        if no:
            table.spaceBefore = 0
        if no < len(parts) - 1:
            table.spaceAfter = 0
        part = Whole(table, 0 if no else WHOLE, TALL_ROW)
        yield Onward(part, bare, page.height) if no and block.head else part


def _cells(block: Table, rows: Sequence[tuple[tuple[Para, ...], ...]]) -> list[Any]:
    from reportlab.platypus import Spacer

    data: list[Any] = [[[paragraph(one) for one in paras] for paras in row] for row in rows]
    if block.low:
        for row in data:
            row[-1].append(Spacer(1, block.low * MM - 20))
    return data


def _grid(block: Table, width: float, data: list[Any]) -> Flowable:
    from reportlab.platypus import Table as Grid

    head = [[[cell(word, Look.CELL_HEAD)] for word in block.head]] if block.head else []
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
    huge = any(len(one.post) + len(one.name) > BREAKABLE for one in block.people)
    style: list[Any] = [
        *_PLAIN,
        ("VALIGN", (0, 0), (-1, -1), "TOP" if huge else "BOTTOM"),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
    if block.before and not start:
        rows.append([cell(block.before, Look.PLAIN, bold=True), "", ""])
    for one in block.people[start : start + SIGN_TOGETHER]:
        style += [
            ("TOPPADDING", (0, len(rows)), (-1, len(rows)), 16),
            ("LINEBELOW", (1, len(rows)), (1, len(rows)), 0.5, "black"),
        ]
        rows.append([cell(one.post, Look.SIGN), "", cell(one.name, Look.SIGN)])
    if block.after and start + SIGN_TOGETHER >= len(block.people):
        style.append(("TOPPADDING", (0, len(rows)), (-1, len(rows)), 10))
        rows.append([cell(block.after, Look.PLAIN), "", ""])
    style.append(("LEFTPADDING", (2, 0), (2, -1), 8))
    parts = (0.45, 0.25, 0.3)
    return Grid(rows, colWidths=[part * width for part in parts], style=style, spaceBefore=10, splitInRow=1)


def _letterhead(block: Letterhead, width: float, emblem: bytes | None) -> Iterator[Flowable]:
    from reportlab.platypus import Table as Grid

    sides = [
        [cell(name, Look.CENTRE), *([cell(address, Look.CELL_CENTRE)] if address else [])]
        for name, address in zip(block.names, block.addresses, strict=True)
    ]
    picture = [_image(emblem)] if emblem else []
    middle = 30 * MM if emblem else 8 * MM
    side = (width - middle) / 2
    rows = [([side, middle, side], [sides[0], picture, sides[-1]])]
    if len(sides) == 1:
        rows = [([width], [[*picture, *sides[0]]])]
    if block.contact:  # a table of its own: a cell over three columns could not go on over the page
        rows.append(([width], [[cell(block.contact, Look.CELL_CENTRE)]]))
    style: list[Any] = [
        *_PLAIN,
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("ALIGN", (0, 0), (-1, 0), "CENTER"),
    ]
    end = [
        ("BOTTOMPADDING", (0, -1), (-1, -1), 6),
        ("LINEBELOW", (0, -1), (-1, -1), 1, "black", 0, None, 0, 2, 1.5),
    ]
    for no, (widths, row) in enumerate(rows, 1):
        last = no == len(rows)
        yield Grid(
            [row],
            colWidths=widths,
            style=[*style, *(end if last else ())],
            spaceAfter=8 if last else 0,
            splitInRow=1,
        )


def _image(data: bytes) -> Flowable:
    from reportlab.platypus import Image

    picture = Image(io.BytesIO(data))
    scale = min(20 * MM / picture.imageWidth, 20 * MM / picture.imageHeight)
    picture.drawWidth, picture.drawHeight = picture.imageWidth * scale, picture.imageHeight * scale
    return picture


def _date_line(block: DateLine, width: float) -> Flowable:
    from reportlab.platypus import Table as Grid

    row = [cell(block.place, Look.PLAIN), cell(block.number, Look.MIDDLE), cell(block.date, Look.RIGHT)]
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
