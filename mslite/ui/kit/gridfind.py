"""The bar over a grid that finds and replaces words in its cells."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from mslite.i18n.catalogue import Translator
from mslite.ui.kit import gridtext, keys, parts, theme
from mslite.ui.kit.gridmodel import GridModel
from mslite.ui.kit.gridview import GridView

PAUSE_MS = 120


class FindBar(QWidget):
    """Ctrl+F finds, Ctrl+H replaces; Enter and F3 go on, Shift goes back, Esc closes the bar."""

    closed = Signal()

    def __init__(self, tr: Translator, view: GridView, model: GridModel) -> None:
        super().__init__()
        self._tr, self._view, self._model = tr, view, model
        self._found: list[tuple[int, int]] = []
        self.what, self.by = QLineEdit(), QLineEdit()
        for field, words in ((self.what, tr.t("Find")), (self.by, tr.t("Replace by"))):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.setClearButtonEnabled(True)
            field.setFixedWidth(26 * theme.GRID)
        self.exact = QCheckBox(tr.t("Exactly these letters"))
        self.count = parts.label("", "quiet")
        self.before = parts.tool("chevron-up", tr.t("The one before"), self.back, "Shift+F3")
        self.after = parts.tool("chevron-down", tr.t("The next one"), self.on, "F3")
        self.one = parts.button(tr.t("Replace"), self.replace_one, key="Alt+R")
        self.all = parts.button(tr.t("Replace all"), self.replace_all, key="Alt+A")
        self.close_button = parts.tool("x", tr.t("Close"), self.put_away, "Esc")
        row = parts.line(
            self.what, self.before, self.after, self.by, self.one, self.all, self.exact, self.count, None,
            self.close_button,
        )  # fmt: skip
        self.setLayout(row)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._look)
        self.what.textEdited.connect(self._pause.start)
        self.exact.toggled.connect(self._look)
        self.what.returnPressed.connect(self.on)
        self.by.returnPressed.connect(self.replace_one)
        for combination, slot in (
            ("Shift+Return", self.back), ("Esc", self.put_away), ("Alt+R", self.replace_one),
            ("Alt+A", self.replace_all),
        ):  # fmt: skip
            keys.shortcut(self, combination, slot)
        self.hide()

    def begin(self, replacing: bool) -> None:
        """Show the bar with the cursor in the field of what is looked for."""
        replacing = replacing and not self._model.read_only
        for part in (self.by, self.one, self.all):
            part.setVisible(replacing)
        self.show()
        self.what.setFocus()
        self.what.selectAll()
        self._look()

    def put_away(self) -> None:
        """Close the bar and go back to the cells."""
        self.hide()
        self._view.setFocus()
        self.closed.emit()

    def on(self) -> None:
        """Go to the next cell that holds the words."""
        self._go(1)

    def back(self) -> None:
        """Go to the cell before that holds the words."""
        self._go(-1)

    def replace_one(self) -> None:
        """Replace the words in the current cell if it holds them, and go to the next one."""
        self._look()
        here = self._here()
        if here in self._found:
            self._replace([here])
        self._go(1)

    def replace_all(self) -> None:
        """Replace the words in all cells, as one step."""
        self._look()
        found = len(self._found)
        self._replace(self._found)
        self._look()
        self.count.setText(self._tr.n("Replaced in {n} cell", "Replaced in {n} cells", found))

    def _replace(self, cells: list[tuple[int, int]]) -> None:
        what, by, exact = self.what.text(), self.by.text(), self.exact.isChecked()
        self._view.blocks.put(
            [
                (row, column, gridtext.replaced(self._model.cell(row, column).text, what, by, exact))
                for row, column in cells
            ]
        )

    def _look(self) -> None:
        what, exact = self.what.text(), self.exact.isChecked()
        self._found = []
        for row, line in enumerate(self._model.lines if what else ()):
            for column, cell in enumerate(line.cells[:1] if line.wide else line.cells):
                if column in line.joined or cell.ghost:
                    continue
                if next(gridtext.places(cell.text, what, exact), None):
                    self._found.append((row, column))
        self._tell()

    def _here(self) -> tuple[int, int]:
        now = self._view.currentIndex()
        row, column = now.row(), now.column()
        if row < 0 or row >= len(self._model.lines):
            return -1, -1
        return (row, 0) if self._model.lines[row].wide else (self._model.block(row, column)[0], column)

    def _go(self, by: int) -> None:
        self._look()
        if not self._found:
            return
        here = self._here()
        if by > 0:
            target = next((at for at in self._found if at > here), self._found[0])
        else:
            target = next((at for at in reversed(self._found) if at < here), self._found[-1])
        self._view.go(*target)
        self._tell()

    def _tell(self) -> None:
        tr, here = self._tr, self._here()
        if not self.what.text():
            self.count.setText("")
        elif not self._found:
            self.count.setText(tr.t("Nothing found"))
        elif here in self._found:
            self.count.setText(tr.t("{no} of {n}", no=self._found.index(here) + 1, n=len(self._found)))
        else:
            self.count.setText(tr.n("In {n} cell", "In {n} cells", len(self._found)))
