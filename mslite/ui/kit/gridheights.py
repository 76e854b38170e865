"""Heights of the rows of a grid: guessed at first, measured when seen, the others when there is time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTableView

from mslite.ui.kit import theme
from mslite.ui.kit.griddelegate import LEFT, PAD_X, PAD_Y, fitted, font_of
from mslite.ui.kit.gridmodel import GridLine, GridModel

CHUNK = 40
"""Rows measured in one go beside the person's work: some milliseconds."""
LEAST = 2 * PAD_Y + 18
MOST = 4000
"""A taller row could not be shown: it is scrolled by pixels all the same."""


class RowHeights(QObject):
    """Keeps the heights of ``view``; ``fit_seen`` is called by the view whenever rows come into sight."""

    def __init__(self, view: QTableView, model: GridModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._measured: dict[str, GridLine] = {}
        self._fonts: dict[int, QFontMetrics] = {}
        self._next = 0
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._chunk)

    def forget(self) -> None:
        """Columns or fonts are others now: guess all heights anew, measure what is seen."""
        self._measured.clear()
        self._fonts.clear()
        fitted.cache_clear()  # the size of the text may be another one
        self.changed(0, len(self._model.lines) - 1)

    def changed(self, first: int, last: int) -> None:
        """Lines have come or changed: guess those never measured, then measure what is seen."""
        lines, head = self._model.lines, self._view.verticalHeader()
        widths = self._widths()
        head.blockSignals(True)  # one layout at the end instead of one a row
        for row in range(first, min(last + 1, len(lines))):
            if lines[row].key not in self._measured:
                head.resizeSection(row, self._guess(lines[row], widths))
        head.blockSignals(False)
        self._next = min(self._next, first) if self._idle.isActive() else first
        self.fit_seen()
        self._idle.start()

    def fit_seen(self) -> None:
        """Measure the rows in sight."""
        view = self._view
        row = max(view.rowAt(0), 0)
        bottom = view.viewport().height()
        widths = self._widths()
        moved = False
        while row < len(self._model.lines) and view.rowViewportPosition(row) < bottom:
            moved |= self._fit(row, widths)
            row += 1
        if moved:
            self._lay_out()

    def _chunk(self) -> None:
        view, widths = self._view, self._widths()
        anchor = max(view.rowAt(0), 0)
        before = view.rowViewportPosition(anchor)
        end = min(self._next + CHUNK, len(self._model.lines))
        moved = False
        for row in range(self._next, end):
            moved |= self._fit(row, widths)
        self._next = end
        if end >= len(self._model.lines):
            self._idle.stop()
        if moved:
            self._lay_out()
            shift = view.rowViewportPosition(anchor) - before
            if shift:  # rows above have changed: what is read must not move
                bar = view.verticalScrollBar()
                bar.setValue(bar.value() + shift)

    def _lay_out(self) -> None:
        self._view.updateGeometries()
        self._view.viewport().update()

    def _fit(self, row: int, widths: list[int]) -> bool:
        line, head = self._model.lines[row], self._view.verticalHeader()
        if self._measured.get(line.key) is line:
            return False
        self._measured[line.key] = line
        height = self._height(row, line, widths)
        if height == head.sectionSize(row):
            return False
        head.blockSignals(True)
        head.resizeSection(row, height)
        head.blockSignals(False)
        return True

    def _height(self, row: int, line: GridLine, widths: list[int]) -> int:
        metrics = self._metrics(line.wide)
        if line.wide:
            return self._text(metrics, line.cells[0].shown, sum(widths), line.cells[0].tone.value, line.wide)
        out = LEAST
        for column, cell in enumerate(line.cells):
            if column in line.joined or self._joined_below(row, column):
                if self._joined_below(row, column):
                    continue
                top, _ = self._model.block(row, column)
                above = sum(self._view.verticalHeader().sectionSize(no) for no in range(top, row))
                out = max(out, self._text(metrics, cell.shown, widths[column], cell.tone.value) - above)
            elif cell.text:
                out = max(out, self._text(metrics, cell.shown, widths[column], cell.tone.value))
        return min(out, MOST)

    def _joined_below(self, row: int, column: int) -> bool:
        lines = self._model.lines
        return row + 1 < len(lines) and column in lines[row + 1].joined

    def _text(self, metrics: QFontMetrics, text: str, width: int, tone: str, wide: int = 0) -> int:
        room = max(width - 2 * PAD_X - (20 if tone != "plain" else 0), 20)
        box = metrics.boundingRect(0, 0, room, MOST * 10, LEFT, fitted(text, room, wide))
        return max(box.height() + 2 * PAD_Y, LEAST)

    def _guess(self, line: GridLine, widths: list[int]) -> int:
        metrics = self._metrics(line.wide)
        sign, high = max(metrics.averageCharWidth(), 1) + 1, metrics.lineSpacing()
        if line.wide:
            return max(LEAST, (1 + len(line.cells[0].shown) * sign // max(sum(widths), 1)) * high + 2 * PAD_Y)
        most = 1
        for column, cell in enumerate(line.cells):
            if cell.text and column not in line.joined:
                most = max(most, 1 + cell.text.count("\n") + len(cell.text) * sign // max(widths[column], 20))
        return min(max(LEAST, most * high + 2 * PAD_Y), MOST)

    def _metrics(self, wide: int) -> QFontMetrics:
        if wide not in self._fonts:
            font: QFont = font_of(wide)
            self._fonts[wide] = QFontMetrics(font)
        return self._fonts[wide]

    def _widths(self) -> list[int]:
        return [self._view.columnWidth(no) or theme.GRID for no in range(len(self._model.columns))]
