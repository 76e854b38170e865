"""A table of a half-year to fill in: cells as in Excel, their state at once, the row's card beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mslite.domain.programme.monitoring import FactLine
from mslite.domain.views import Saved
from mslite.ui.kit import parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.grid import CellChange, Grid
from mslite.ui.kit.saving import Keeper
from mslite.ui.pages.programme.monitoring.about import AboutCard
from mslite.ui.pages.programme.monitoring.entries import Entry, Line, Typed
from mslite.ui.pages.programme.monitoring.split import SplitDialog


def save(office: Any, period_id: str, typed: Typed) -> Saved:
    """Write what was typed."""
    out = Saved()
    if typed.rows:
        out = office.monitoring.write(period_id, typed.rows)
    for item_id, money in typed.money.items():
        spent = office.monitoring.spend(period_id, item_id, money)
        out = Saved(
            (*out.rows, *spent.rows), out.changes | spent.changes, out.problems, (*out.before, *spent.before)
        )
    return out


class EntryTable(QWidget):
    """Grid and card of one :class:`Entry`."""

    menu_wanted = Signal(object)

    def __init__(self, ctx: PageContext, entry: Entry, title: str) -> None:
        super().__init__()
        self.ctx, self.entry = ctx, entry
        self._sheet: Any = None
        self._lines: dict[str, Line] = {}
        self._waiting: dict[tuple[str, str], str] = {}
        self.grid = Grid(ctx, (), f"monitoring-{entry.name}", title)
        self.about = AboutCard(ctx)
        self.about.parts_wanted.connect(self._split)
        self.keeper = Keeper(ctx, self)
        box = parts.line()
        box.addWidget(self.grid, 1)
        box.addWidget(self.about)
        self.setLayout(box)
        self.setFocusProxy(self.grid)
        self.grid.changed.connect(self._changed)
        self.grid.typing.connect(self._typing)
        self.grid.dropped.connect(self._dropped)
        self.grid.moved.connect(self._moved)
        self.grid.menu_wanted.connect(self.menu_wanted)

    def show_sheet(self, sheet: Any, closed: bool) -> None:
        """Show the half-year as it stands in the file now; ``closed``: nothing may be written."""
        tr, first = self.ctx.tr, self._sheet is None
        self._sheet = sheet
        self._lines = {line.id: line for line in sheet.lines}
        columns = self.entry.columns(sheet, tr)
        if [one.title for one in columns] != [one.title for one in self.grid.model.columns]:
            self.grid.set_columns(columns)
        self.grid.set_read_only(closed)
        self.grid.show_lines(self.entry.lines(sheet, tr))
        for (key, column), text in list(self._waiting.items()):
            self._keep(key, column, text)
        if first:
            self._first_cell()
        self._moved()

    def _first_cell(self) -> None:
        """Go to the first cell that is to be written."""
        model = self.grid.model
        for row, line in enumerate(model.lines):
            found = next((no for no, cell in enumerate(line.cells) if not cell.fixed), None)
            if found is not None and not line.wide:
                self.grid.view.go(row, found)
                return

    def selected(self) -> tuple[str, ...]:
        """Return the ids of the selected activities or indicators."""
        keys = (key.split()[0] for key in self.grid.selected())
        return tuple(dict.fromkeys(key for key in keys if key in self._lines))

    def flush(self) -> None:
        """Save what is typed."""
        self.grid.end_editing()

    def _changed(self, changes: Sequence[CellChange]) -> None:
        self.keeper.written()
        self._waiting.clear()
        typed = self.entry.typed(self._sheet, changes, self.ctx.tr)
        if typed.refused:
            self.ctx.shell.say(typed.refused)
            self.grid.show_lines(self.entry.lines(self._sheet, self.ctx.tr))
        if typed.rows or typed.money:
            work = partial(save, self.ctx.office, self._sheet.period.id, typed)
            self.ctx.desk.ask(work, self._saved, self._failed)

    def _saved(self, saved: Saved) -> None:
        self.grid.undo.add(saved)

    def _failed(self, error: BaseException) -> None:
        self.grid.show_lines(self.entry.lines(self._sheet, self.ctx.tr))
        self.ctx.shell.trouble(error)

    def _typing(self, key: str, column: str, text: str) -> None:
        line = self._lines.get(key)
        if line is None:
            return
        if self.entry.key(line, column, self.ctx.tr.lang) is None and self.entry.name != "money":
            if not self._waiting and ref_missing(line):
                work = partial(self.ctx.office.monitoring.write, self._sheet.period.id, {key: {}})
                self.ctx.desk.ask(work)
            self._waiting[(key, column)] = text
        else:
            self._keep(key, column, text)

    def _keep(self, key: str, column: str, text: str) -> None:
        line = self._lines.get(key)
        typed = self.entry.key(line, column, self.ctx.tr.lang) if line is not None else None
        if typed is not None:
            self._waiting.pop((key, column), None)
            self.keeper.typed(typed, text)

    def _dropped(self, key: str, column: str) -> None:
        self.keeper.written()
        self._waiting.clear()
        line = self._lines.get(key)
        typed = self.entry.key(line, column, self.ctx.tr.lang) if line is not None else None
        if typed is not None:
            self.ctx.desk.ask(partial(self.ctx.office.typing.settle, typed))

    def current(self) -> Line | None:
        """Return the row of the cursor."""
        now = self.grid.current()
        return self._lines.get(now[0].split()[0]) if now else None

    def _moved(self) -> None:
        self.about.show_line(self.current())

    def _split(self) -> None:
        line = self.current()
        if isinstance(line, FactLine):
            closed = self.grid.model.read_only
            dialog = SplitDialog(self.ctx, self, line, self._sheet.period.id, closed)
            dialog.saved.connect(self.grid.undo.add)
            dialog.open()


def ref_missing(line: Line) -> bool:
    """Tell whether a row has no record yet."""
    return (line.fact if isinstance(line, FactLine) else line.report) is None
