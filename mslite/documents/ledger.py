"""The long table of a plan: full-width rows, cells merged down, rows that go on over the page.

ReportLab's own table cannot continue a merged cell on the next page, measures every cell before the first
page and takes time with the square of the rows; this one measures a row when its page is filled. Lengths are
points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from mslite.documents.flow import Canvas, Flow, Flowable

SIDE, ABOVE, BELOW = 3.5, 1.5, 3.0
"""Room between the lines of a cell and its text."""

TALL = 90.0
"""A row up to this height goes to the next page rather than be broken."""

LEAST = 40.0
"""So much room a broken row needs on the page where it begins."""

WHOLE = 170.0
"""A table up to this height is not broken over pages."""

TOP_OF_PAGE = 0.6
"""A table that is offered this part of a page cannot hope for more."""

Cell = list[Flowable]


@dataclass(slots=True)
class Line:
    """A row: its cells (a single one is as wide as the table), and what :class:`blocks.GridRow` tells."""

    cells: list[Cell]
    merged: frozenset[int] = frozenset()
    keep: bool = False
    shade: float = 0.0
    _heights: list[float] = field(default_factory=list)

    def heights(self, shape: Shape) -> list[float]:
        """Return the heights of the cells, measured once."""
        if not self._heights:
            wide = len(self.cells) == 1
            self._heights = [
                _height(cell, shape.width if wide else shape.widths[no]) for no, cell in enumerate(self.cells)
            ]
        return self._heights


@dataclass(frozen=True, slots=True)
class Shape:
    """What all pages of a table share. ``head``: (cell, column, row, columns wide, rows high)."""

    widths: tuple[float, ...]
    head: tuple[tuple[Cell, int, int, int, int], ...]
    head_heights: tuple[float, ...]
    page: float
    tall: float = TALL

    @property
    def width(self) -> float:
        """The width of the table."""
        return sum(self.widths)

    @property
    def head_height(self) -> float:
        """The height of the head."""
        return sum(self.head_heights)


def shaped(
    widths: Sequence[float],
    head: Sequence[tuple[Cell, int, int, int, int]],
    rows: int,
    page: float,
    *,
    whole: bool = False,
) -> Shape:
    """Measure the head of ``rows`` rows for pages whose text is ``page`` high; ``whole``: of whole rows."""
    heights = [0.0] * rows
    for cell, column, row, wide, high in sorted(head, key=lambda one: one[4]):
        need = _height(cell, sum(widths[column : column + wide])) - sum(heights[row : row + high])
        heights[row + high - 1] += max(0.0, need)
    return Shape(tuple(widths), tuple(head), tuple(heights), page, page if whole else TALL)


def _height(cell: Cell, width: float) -> float:
    text: float = sum(one.wrap(width - 2 * SIDE, 1e6)[1] for one in cell)
    return ABOVE + BELOW + text


class Ledger(Flow):
    """The table, or what of it stands on one page."""

    def __init__(self, shape: Shape, lines: list[Line], *, before: float = 4.0, after: float = 6.0) -> None:
        self.shape, self.lines = shape, lines
        self.before, self.after = before, after
        self._high: list[float] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the room needed, measured no further than ``height``."""
        room = height - self.shape.head_height
        self._measure(room)
        return self.shape.width, self.shape.head_height + sum(self._high)

    def _measure(self, room: float) -> None:
        """Measure lines, whole runs of merged ones at a time, until ``room`` is more than filled."""
        used = sum(self._high)
        while len(self._high) < len(self.lines) and used <= room:
            start = end = len(self._high)
            while end + 1 < len(self.lines) and self.lines[end + 1].merged:
                end += 1
            run = self._run(start, end)
            self._high += run
            used += sum(run)

    def _run(self, start: int, end: int) -> list[float]:
        """Return the heights of lines bound by merged cells: what a cell lacks is given to its last line."""
        high = []
        lacking: list[tuple[int, int, float]] = []
        for no in range(start, end + 1):
            own = 0.0
            for column, need in enumerate(self.lines[no].heights(self.shape)):
                last = self._last(no, column) if start < end else no
                if column in self.lines[no].merged:
                    continue
                if last == no:
                    own = max(own, need)
                else:
                    lacking.append((last, no, need))
            high.append(own)
        for last, first, need in sorted(lacking):
            has = sum(high[first - start : last - start + 1])
            high[last - start] += max(0.0, need - has)
        return high

    def _last(self, no: int, column: int) -> int:
        """Return the last line down to which the cell of a line goes."""
        while no + 1 < len(self.lines) and column in self.lines[no + 1].merged:
            no += 1
        return no

    def _first(self, no: int, column: int) -> int:
        while column in self.lines[no].merged and no:
            no -= 1
        return no

    # ---- pages -----------------------------------------------------------------------------------

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return what stands on this page and the rest; nothing when not a single row can begin here."""
        room = height - self.shape.head_height
        if room <= 0:
            return []
        self._measure(room)
        count, used = 0, 0.0
        while count < len(self._high) and used + self._high[count] <= room:
            used += self._high[count]
            count += 1
        if count == len(self.lines):
            return [self]
        forced = height >= TOP_OF_PAGE * self.shape.page
        if not forced and self.before and self.wrap(width, WHOLE)[1] <= WHOLE:
            return []
        free = room - used
        broken = self._broken(count, free) if self._high[count] > self.shape.tall and free >= LEAST else None
        if broken is None:
            count = self._good_end(count)
        if count == 0 and broken is None:
            if not forced:
                return []
            broken = self._broken(0, room, anyhow=True)
            if broken is None:
                count = 1
        return list(self._parted(count, broken))

    def _good_end(self, count: int) -> int:
        """Return how many lines to leave on the page: no heading last, no task whose words do not fit."""
        while count:
            last = self.lines[count - 1]
            begun = (
                column
                for column, need in enumerate(last.heights(self.shape))
                if column not in last.merged
                and column in self.lines[count].merged
                and need > self._high[count - 1] + 0.1
            )
            if not last.keep and next(begun, None) is None:
                break
            count -= 1
        return count

    def _broken(self, no: int, free: float, *, anyhow: bool = False) -> tuple[Line, Line, float] | None:
        """Return a line in two at ``free`` and the height of the upper part; None: do not break it."""
        line = self.lines[no]
        if line.keep and not anyhow:
            return None
        upper: list[Cell] = []
        lower: list[Cell] = []
        high = 0.0
        for column, cell in enumerate(line.cells):
            if column in line.merged or self._last(no, column) > no:
                upper.append([])
                lower.append([])
                continue
            width = self.shape.width if len(line.cells) == 1 else self.shape.widths[column]
            top, rest = _cut(cell, width - 2 * SIDE, free - ABOVE - BELOW)
            if rest and not top and not anyhow:
                return None
            upper.append(top)
            lower.append(rest)
            high = max(high, _height(top, width) if top else 0.0)
        merging = any(
            column in line.merged or self._last(no, column) > no for column in range(len(line.cells))
        )
        if high == 0.0 and not merging:
            return None
        if merging:
            high = free
        return (
            Line(upper, line.merged, False, line.shade),
            Line(lower, frozenset(), line.keep, line.shade),
            high,
        )

    def _parted(self, count: int, broken: tuple[Line, Line, float] | None) -> tuple[Ledger, Ledger]:
        """Part the table before line ``count``, or within it; cells merged over that place go on below."""
        upper, lower = self.lines[:count], self.lines[count:]
        high = self._high[:count]
        if broken is not None:
            upper.append(broken[0])
            high.append(broken[2])
            lower[0] = broken[1]
        line = self.lines[count]
        first = Line(list(lower[0].cells), frozenset(), lower[0].keep, lower[0].shade)
        for column in range(len(line.cells)):
            goes_on = column in line.merged or (broken is not None and self._last(count, column) > count)
            if not goes_on:
                continue
            start = self._first(count, column)
            room = sum(high[start:]) - ABOVE - BELOW
            whole = self.lines[start]
            top, rest = _cut(whole.cells[column], self.shape.widths[column] - 2 * SIDE, room)
            if upper[start] is whole:
                upper[start] = Line(list(whole.cells), whole.merged, whole.keep, whole.shade)
            upper[start].cells[column] = top
            first.cells[column] = rest
        lower[0] = first
        page = Ledger(self.shape, upper, before=self.before, after=0.0)
        page._high = high
        return page, Ledger(self.shape, lower, before=0.0, after=self.after)

    # ---- drawing ---------------------------------------------------------------------------------

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:
        """Draw head and lines, the lower left corner at (x, y)."""
        self._measure(1e6)
        shape = self.shape
        bottom, top = y, y + shape.head_height + sum(self._high)
        edges = [x]
        for width in shape.widths:
            edges.append(edges[-1] + width)
        canvas.saveState()
        canvas.setLineWidth(0.5)
        self._draw_head(canvas, edges, top)
        at = top - shape.head_height
        for no, (line, high) in enumerate(zip(self.lines, self._high, strict=True)):
            self._draw_line(canvas, edges, no, line, at, high)
            at -= high
        canvas.lines(
            [(x, bottom, edges[-1], bottom), (x, bottom, x, top), (edges[-1], bottom, edges[-1], top)]
        )
        canvas.restoreState()

    def _draw_head(self, canvas: Canvas, edges: Sequence[float], top: float) -> None:
        shape = self.shape
        if not shape.head:
            canvas.line(edges[0], top, edges[-1], top)
            return
        canvas.setFillGray(0.92)
        canvas.rect(
            edges[0], top - shape.head_height, edges[-1] - edges[0], shape.head_height, stroke=0, fill=1
        )
        canvas.setFillGray(0)
        for cell, column, row, wide, high in shape.head:
            upper = top - sum(shape.head_heights[:row])
            room = sum(shape.head_heights[row : row + high])
            left, right = edges[column], edges[column + wide]
            canvas.rect(left, upper - room, right - left, room, stroke=1, fill=0)
            spare = room - _height(cell, right - left)
            _draw_cell(canvas, cell, left, upper - spare / 2)

    def _draw_line(
        self, canvas: Canvas, edges: Sequence[float], no: int, line: Line, top: float, high: float
    ) -> None:
        if len(line.cells) == 1:
            if line.shade:
                canvas.setFillGray(1 - line.shade)
                canvas.rect(edges[0], top - high, edges[-1] - edges[0], high, stroke=0, fill=1)
                canvas.setFillGray(0)
            canvas.line(edges[0], top, edges[-1], top)
            _draw_cell(canvas, line.cells[0], edges[0], top)
            return
        strokes = [(edge, top, edge, top - high) for edge in edges[1:-1]]
        for column, cell in enumerate(line.cells):
            if column in line.merged and no:
                continue
            strokes.append((edges[column], top, edges[column + 1], top))
            _draw_cell(canvas, cell, edges[column], top)
        canvas.lines(strokes)


def _draw_cell(canvas: Canvas, cell: Cell, left: float, top: float) -> None:
    at = top - ABOVE
    for one in cell:
        at -= one.height
        one.drawOn(canvas, left + SIDE, at)


def _cut(cell: Cell, width: float, room: float) -> tuple[Cell, Cell]:
    """Part the text of a cell at a height."""
    top: Cell = []
    for no, one in enumerate(cell):
        high = one.wrap(width, 1e6)[1]
        if high <= room + 0.01:
            top.append(one)
            room -= high
            continue
        parts: list[Any] = one.split(width, room) if room > 0 else []
        if len(parts) == 2:
            parts[0].wrap(width, 1e6)  # a part that was only split cannot be drawn
            return [*top, parts[0]], [parts[1], *cell[no + 1 :]]
        return top, cell[no:]
    return top, []
