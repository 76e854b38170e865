"""A grid of numbers of people: ages and groups down, women and men across, totals beside them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from mslite.domain.office import AgeBand, Group, Sex
from mslite.i18n import labels
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import parts, theme
from mslite.ui.kit.editing import watch
from mslite.ui.kit.editors import IntEditor

Cell = tuple[Sex | None, AgeBand | None, Group | None]
SEXES: tuple[Sex | None, ...] = (Sex.FEMALE, Sex.MALE, None)
AGES: tuple[AgeBand | None, ...] = (*AgeBand, None)


class CountGrid(QWidget):
    """Tab and Enter go along a row, ↑ and ↓ to its neighbours. Groups are «of them», outside the total."""

    left = Signal(object, int)
    """A changed cell has been left: its key (sex, age, group) and the number."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self.cells: dict[Cell, IntEditor] = {}
        self._rows: list[tuple[Cell, ...]] = []
        self._saved: dict[Cell, int] = {}
        self._sums: dict[tuple[Cell, ...], QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * theme.GRID)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(5, 1)
        heads = (*(labels.label(sex, tr) for sex in SEXES if sex), tr.t("Not told apart"), tr.t("In all"))
        for no, head in enumerate(heads, start=1):
            self._put(0, no, parts.label(head, "quiet"))
        for age in AGES:
            word = labels.label(age, tr) if age else tr.t("Age not asked")
            self._row(word, tuple((sex, age, None) for sex in SEXES))
        self.totals = [parts.label("0", "section") for _ in range(4)]
        at = self._grid.rowCount()
        self._grid.addWidget(parts.label(tr.t("Present in all"), "section"), at, 0)
        for no, total in enumerate(self.totals, start=1):
            self._put(at, no, total)
        of_them = parts.label(tr.t("Of them:"), "quiet")
        of_them.setContentsMargins(0, theme.GRID, 0, 0)
        self._grid.addWidget(of_them, at + 1, 0)
        for group in Group:
            self._row(labels.label(group, tr), tuple((sex, None, group) for sex in SEXES))
        self.trouble = parts.label("", "problem")
        self.trouble.hide()
        self._grid.addWidget(self.trouble, self._grid.rowCount(), 0, 1, 6)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._add_up()

    def show_counts(self, counts: Mapping[Cell, int]) -> None:
        """Show what stands in the file; a cell that is being typed in keeps what is typed."""
        for cell, editor in self.cells.items():
            before, now = self._saved.get(cell, 0), counts.get(cell, 0)
            if editor.value() == before and not editor.fault():
                editor.set_value(now)
        self._saved = dict(counts)
        self._add_up()

    def set_read_only(self, on: bool) -> None:
        """Close or open every cell."""
        for editor in self.cells.values():
            editor.set_read_only(on)

    def changed(self) -> dict[Cell, int]:
        """Return the cells whose number differs from the file."""
        return {
            cell: editor.value() or 0
            for cell, editor in self.cells.items()
            if not editor.fault() and (editor.value() or 0) != self._saved.get(cell, 0)
        }

    def _put(self, row: int, column: int, widget: QWidget) -> None:
        self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _row(self, word: str, cells: tuple[Cell, ...]) -> None:
        at = self._grid.rowCount()
        self._grid.addWidget(parts.label(word), at, 0)
        for no, cell in enumerate(cells, start=1):
            editor = IntEditor(self._tr, zero=True)
            editor.setFixedWidth(9 * theme.GRID)
            head = labels.label(cell[0], self._tr) if cell[0] else self._tr.t("Not told apart")
            editor.set_name(f"{word}, {head}")
            editor.returnPressed.connect(self.focusNextChild)
            watch(self, editor, self._add_up, self._left)
            self.cells[cell] = editor
            self._put(at, no, editor)
        total = parts.label("")
        self._sums[cells] = total
        self._put(at, 4, total)
        self._rows.append(cells)

    def _left(self) -> None:
        fault = next((fault for editor in self.cells.values() if (fault := editor.fault())), "")
        self.trouble.setText(f"⚠ {fault}" if fault else "")
        self.trouble.setVisible(bool(fault))
        for cell, number in self.changed().items():
            if self.cells[cell] is self.sender():
                self.left.emit(cell, number)

    def _sum(self, cells: tuple[Cell, ...]) -> int:
        return sum(self.cells[cell].value() or 0 for cell in cells)

    def _add_up(self) -> None:
        for cells, label in self._sums.items():
            total = self._sum(cells)
            label.setText(f"{total}" if total else "")
        people = [cell for cell in self.cells if cell[2] is None]
        for no, sex in enumerate(SEXES):
            self.totals[no].setText(f"{self._sum(tuple(cell for cell in people if cell[0] is sex))}")
        self.totals[3].setText(f"{self._sum(tuple(people))}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        at = next((cell for cell, editor in self.cells.items() if editor.hasFocus()), None)
        if not step or at is None:
            super().keyPressEvent(event)
            return
        row = next(no for no, cells in enumerate(self._rows) if at in cells) + step
        if 0 <= row < len(self._rows):
            target = self.cells[self._rows[row][SEXES.index(at[0])]]
            target.setFocus()
            target.selectAll()
