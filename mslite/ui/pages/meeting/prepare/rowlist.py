"""A small list of a meeting whose changes go into the file: order, cells, new rows, *Undo* of a removal."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from mslite.domain.rows import Row
from mslite.domain.views import Saved
from mslite.services.typing import changed_keys, text_of
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.rows import Field
from mslite.ui.kit.rowsview import RowsEditor
from mslite.ui.kit.saving import Keeper, offer_undo


class RowList(RowsEditor):
    """Lines are records, or values around one that :meth:`record` takes out.

    A new row is made by :meth:`fresh` and stands below the current one; when it has come back from the
    file it is current and :attr:`begun`, its cell ``first_column`` open where cells are edited here.
    """

    begun = Signal()
    first_column = 0

    def __init__(
        self, ctx: PageContext, fields: Sequence[Field], title: str, add: str, numbers: bool = True
    ) -> None:
        super().__init__(ctx.tr, fields, title, add, numbers)
        self.ctx, self._wanted = ctx, ""
        self._lines: Sequence[Any] = ()
        self._keeper = Keeper(ctx, self)
        self.changed.connect(self._change)
        self.typing.connect(self._keep)
        self.ordered.connect(self._order)
        self.inserting.connect(self.insert)
        self.removing.connect(self._take_away)

    def record(self, line: Any) -> Any:
        """Return the record of a line."""
        return line

    def fresh(self, after: Any) -> Row | None:
        """Return a new record to stand after the record ``after`` (None: first); None where none is made."""
        return None

    def show_rows(self, lines: Sequence[Any], locked: bool) -> None:
        """Show the lines as they stand in the file."""
        self._lines = lines
        self.set_read_only(locked)
        self.set_rows(lines)
        if self._wanted and self.choose(self._wanted):
            self._wanted = ""
            index = self.model.index(self.view.currentIndex().row(), self.first_column)
            if self.model.fields[self.first_column].put is not None:
                self.select_row(index.row(), self.first_column, edit=True)
            self.begun.emit()

    def choose(self, record_id: str) -> bool:
        """Make the line of a record current; False when there is none."""
        for no, line in enumerate(self.model.rows):
            if self.record(line).id == record_id:
                self.select_row(no, max(0, self.view.currentIndex().column()))
                return True
        return False

    def holds(self, record_id: str) -> bool:
        """Tell whether a record is on the list."""
        return any(self.record(line).id == record_id for line in self.model.rows)

    def insert(self, _place: int = 0) -> None:
        """Put a new row below the current one."""
        after = self.record(self.current()) if self.current() is not None else None
        new = self.fresh(after)
        if new is None:
            return
        self._wanted = new.id
        work = partial(self.ctx.office.meetings.append, new, after.id if after is not None else None)
        self.ctx.desk.ask(work)

    def _change(self, row: Any) -> None:
        self._keeper.written()
        self.ctx.desk.ask(partial(self.ctx.office.records.save, self.record(row)))

    def _keep(self, before: Any, after: Any) -> None:
        for key in changed_keys(self.record(before), self.record(after)):
            self._keeper.typed(key, text_of(self.record(after), key.field))

    def _order(self, lines: Sequence[Any]) -> None:
        rows = [self.record(line) for line in lines]
        self.ctx.desk.ask(partial(self.ctx.office.meetings.save_order, rows))

    def _take_away(self, line: Any) -> None:
        self.set_rows([one for one in self.model.rows if one is not line])  # Delete again means the next one
        work = partial(self.ctx.office.records.remove, self.record(line))
        self.ctx.desk.ask(work, self._removed, self._not_removed)

    def _removed(self, saved: Saved) -> None:
        offer_undo(self.ctx, self.ctx.tr.t("Put into the trash."), saved)

    def _not_removed(self, error: BaseException) -> None:
        self.set_rows(self._lines)
        self.ctx.shell.trouble(error)
