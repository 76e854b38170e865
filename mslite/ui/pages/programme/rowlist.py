"""A small list of a programme whose changes go into the file: order, cells, new rows, *Undo* of a removal."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from mslite.domain.rows import Row
from mslite.domain.views import Saved, TypingKey
from mslite.services.typing import changed_keys, text_of
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.rows import Field
from mslite.ui.kit.rowsview import RowsEditor
from mslite.ui.kit.saving import Keeper, RowSaver, offer_undo


class RowList(RowsEditor):
    """Lines are records of a programme, or values around one that :meth:`record` takes out.

    :meth:`fresh` makes a new record; when it has come from the file its cell ``first_column`` is edited
    where cells are edited here, and :attr:`begun_one` tells.
    """

    begun_one = Signal()
    first_column = 0

    def __init__(
        self, ctx: PageContext, programme_id: str, fields: Sequence[Field], title: str, add: str,
        numbers: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(ctx.tr, fields, title, add, numbers)
        self.ctx, self.programme_id, self._wanted = ctx, programme_id, ""
        self._lines: tuple[Any, ...] = ()
        self._keeper = Keeper(ctx, self)
        self._saver = RowSaver(ctx, self)
        self.changed.connect(self._change)
        self.typing.connect(self._keep)
        self.ordered.connect(self._order)
        self.inserting.connect(self.insert)
        self.removing.connect(self._take_away)

    def record(self, line: Any) -> Any:
        """Return the record of a line."""
        return line

    def fresh(self) -> Row:
        """Return a new record of the list."""
        raise TypeError

    def show_rows(self, lines: Sequence[Any]) -> None:
        """Show the records as they stand in the file."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        self.set_rows(lines)
        if self._wanted and self.choose(self._wanted):
            self._wanted = ""
            editable = self.model.fields[self.first_column].put is not None
            self.select_row(self.view.currentIndex().row(), self.first_column, edit=editable)
            self.begun_one.emit()

    def choose(self, record_id: str) -> bool:
        """Make a record the current one; False when it is not on the list."""
        at = next((no for no, row in enumerate(self.model.rows) if row.id == record_id), None)
        if at is not None:
            self.select_row(at, max(0, self.view.currentIndex().column()))
        return at is not None

    def insert(self, _place: int = 0) -> None:
        """Put a new record below the current one."""
        new, after = self.fresh(), self.current()
        self._wanted = new.id
        work = partial(self.ctx.office.programmes.insert, new, after.id if after is not None else None)
        self.ctx.desk.ask(work)

    def _change(self, row: Any) -> None:
        self._keeper.written()
        self._saver.save(self.record(row))

    def _keep(self, before: Any, after: Any) -> None:
        key: TypingKey
        before, after = self.record(before), self.record(after)
        for key in changed_keys(before, after):
            self._keeper.typed(key, text_of(after, key.field))

    def _order(self, rows: Sequence[Any]) -> None:
        records = [self.record(row) for row in rows]
        self.ctx.desk.ask(partial(self.ctx.office.programmes.save_order, records))

    def _take_away(self, row: Any) -> None:
        self.set_rows([one for one in self.model.rows if one is not row])  # Delete again means the next one
        work = partial(self.ctx.office.records.remove, self.record(row))
        self.ctx.desk.ask(work, self._removed, self._not_removed)

    def _removed(self, saved: Saved) -> None:
        offer_undo(self.ctx, self.ctx.tr.t("Put into the trash."), saved)

    def _not_removed(self, error: BaseException) -> None:
        self.set_rows(self._lines)
        self.ctx.shell.trouble(error)
