"""What a book has besides paragraphs: chapters with their pages, contents, long tables, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from mslite.documents import charts, fonts
from mslite.documents.blocks import Chart, Contents, Document, Grid, HeadCell, Look, Para, para
from mslite.documents.flow import Canvas, Flow, Flowable
from mslite.documents.ledger import Cell, Ledger, Line, shaped
from mslite.documents.pdf_paras import LONG, MM, SIZE, cell, paragraph, pieces
from mslite.documents.text import printable

NUMBERS = 14 * MM
"""Room for the page numbers right of the list of contents."""

STEP = 7 * MM
"""How much further in a lesser chapter stands there."""


@dataclass
class Marks:
    """The chapters of a paper in their order, and the pages on which they were drawn (from 1)."""

    titles: tuple[tuple[str, int], ...] = ()
    pages: dict[int, int] = field(default_factory=dict)
    _used: int = 0

    @classmethod
    def of(cls, document: Document) -> Marks:
        """Find the chapters of a paper."""
        return cls(tuple((line, chapter.depth) for chapter, line in chapters(document)))

    def next(self) -> int:
        """Return the number of the next chapter, from 0."""
        self._used += 1
        return self._used - 1

    def fill(self, canvas: Canvas) -> None:
        """Write the page numbers into the places that the list of contents left for them."""
        for no, page in self.pages.items():
            canvas.beginForm(_place(no), -NUMBERS, -SIZE, SIZE, SIZE)
            canvas.setFont(fonts.FACES[False, False], SIZE)
            canvas.drawRightString(0, 0, str(page))
            canvas.endForm()


def chapters(document: Document) -> Iterator[tuple[Para, str]]:
    """Yield the headings of the chapters of a paper, each with its words in one line."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Para) and block.look is Look.CHAPTER:
                yield block, " ".join(printable("".join(run.text for run in block.runs)).split())


def _place(no: int) -> str:
    return f"page-of-chapter-{no}"


class Mark(Flow):
    """The heading of a chapter: it tells on which page it stands, and is a bookmark."""

    def __init__(self, inner: Flowable, marks: Marks, no: int) -> None:
        self.inner, self.marks, self.no = inner, marks, no
        self.before, self.after = inner.getSpaceBefore(), inner.getSpaceAfter()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the room of the heading."""
        size: tuple[float, float] = self.inner.wrapOn(self.canv, width, height)
        self._height = size[1]
        return size

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split a heading that is longer than a page."""
        parts: list[Any] = self.inner.splitOn(self.canv, width, height)
        return [Mark(parts[0], self.marks, self.no), *parts[1:]] if parts else []

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:
        """Draw the heading and remember its page."""
        title, depth = self.marks.titles[self.no]
        self.marks.pages[self.no] = canvas.getPageNumber()
        canvas.bookmarkHorizontal(_place(self.no), x, y + self._height)
        above = self.marks.titles[self.no - 1][1] if self.no else -1
        canvas.addOutlineEntry(title, _place(self.no), min(depth, above + 1), closed=depth == 0)
        self.inner.drawOn(canvas, x, y)


class _Entry(Flow):
    """A line of the list of contents: title, dots, and room for the number of the page."""

    after = 3.0

    def __init__(self, no: int, title: str, depth: int) -> None:
        self.no, self.indent = no, depth * STEP
        self.inner = cell(title, Look.PLAIN, bold=depth == 0)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the room of the line."""
        self._width = width
        self._height: float = self.inner.wrapOn(self.canv, width - self.indent - NUMBERS, height)[1]
        return width, self._height

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:
        """Draw the title and the dots; the whole line leads to the chapter."""
        self.inner.drawOn(canvas, x + self.indent, y)
        last = self.inner.getActualLineWidths0()[-1]
        face = fonts.FACES[False, False]
        right = x + self._width
        base = y + self.inner.style.leading - SIZE
        begin, end = x + self.indent + last + 4, right - NUMBERS / 2
        step = canvas.stringWidth(".", face, SIZE) * 1.6
        path = canvas.beginPath()
        for no in range(max(0, int((end - begin) / step))):
            path.circle(end - no * step, base + 0.7, 0.55)
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.saveState()
        canvas.translate(right, base)
        canvas.doForm(_place(self.no))
        canvas.restoreState()
        canvas.linkRect("", _place(self.no), (x, y, right, y + self._height), relative=0, thickness=0)


def contents(block: Contents, marks: Marks) -> Iterator[Flowable]:
    """Yield the list of contents; the numbers are written when all chapters have been drawn."""
    yield paragraph(para(block.title, Look.TITLE))
    for no, (title, depth) in enumerate(marks.titles):
        if depth <= block.deepest:
            yield _Entry(no, title, depth)


# ---- long tables -------------------------------------------------------------------------------------


def ledger(block: Grid, width: float, page: float) -> Ledger:
    """Return a long table for pages whose text is ``width`` wide and ``page`` high."""
    whole = sum(block.widths)
    widths = [width * part / whole for part in block.widths]
    shape = shaped(widths, list(_head(block)), len(block.head), page, whole=block.whole)
    lines = []
    for row in block.rows:
        room = [width] if len(row.cells) == 1 else widths
        cells = [_cell(paras, wide) for paras, wide in zip(row.cells, room, strict=True)]
        lines.append(Line(cells, row.merged, row.keep, row.shade))
    return Ledger(shape, lines)


def _head(block: Grid) -> Iterator[tuple[Cell, int, int, int, int]]:
    """Yield the cells of the head with their places; a high cell leaves none for the rows below it."""
    taken: set[tuple[int, int]] = set()
    rows = len(block.head)
    for no, cells in enumerate(block.head):
        column = 0
        for one in cells:
            while (no, column) in taken:
                column += 1
            high = rows - no if one.high else 1
            taken |= {(no + down, column + right) for down in range(high) for right in range(one.wide)}
            yield _words(one), column, no, one.wide, high


def _words(one: HeadCell) -> Cell:
    return [cell(line, Look.SMALL_HEAD) for line in one.text.split("\n")]


def _cell(paras: tuple[Para, ...], width: float) -> Cell:
    out: Cell = []
    for one in paras:
        flow = paragraph(one)
        if sum(len(run.text) for run in one.runs) < LONG:
            out.append(flow)
        else:
            out += pieces(flow, width)
    return out


class Picture(Flow):
    """A chart, as wide as the text."""

    before, after = 6.0, 6.0

    def __init__(self, block: Chart, width: float) -> None:
        self.drawing = charts.drawing(block.figure, width)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the room of the drawing."""
        return self.drawing.width, self.drawing.height

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:
        """Draw it."""
        self.drawing.drawOn(canvas, x, y)
