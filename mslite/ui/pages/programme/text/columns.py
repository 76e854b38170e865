"""The columns of plan or matrix as this office wants them: renamed, hidden, added, in its order."""

from __future__ import annotations

import dataclasses
import secrets
from collections.abc import Sequence
from functools import partial
from typing import Any

from mslite.domain.programme.kinds import TableKind
from mslite.domain.programme.pack import OWN, Pack, every_column
from mslite.domain.programme.rows import Book, TableColumn
from mslite.domain.rows import Words
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.rows import Field
from mslite.ui.pages.programme.cells import words_field
from mslite.ui.pages.programme.rowlist import RowList

NEW = Words("Жаңы тилке", "Новая графа")
"""What an added column is called until it is renamed: it stands on the paper as well."""


class ColumnsList(RowList):
    """Space shows or hides a column, Insert adds one of the office's own; only such a one can be removed."""

    first_column = 1

    def __init__(self, ctx: PageContext, programme_id: str, kind: TableKind) -> None:
        tr = ctx.tr
        fields = (
            Field(tr.t("Shown"), _shown, _show, 90, check=True),
            words_field(tr.t("Head of the column, in Kyrgyz"), "title", "ky"),
            words_field(tr.t("Head of the column, in Russian"), "title", "ru"),
        )
        super().__init__(ctx, programme_id, fields, tr.t("Columns of the table"), tr.t("Add a column"))
        self.kind = kind
        self._book: Book | None = None
        self._packs: Sequence[Pack] = ()
        ctx.desk.read(ctx.office.packs.all, self._packs_read)

    def show_book(self, book: Book) -> None:
        """Show the columns as they stand in the file."""
        self._book = book
        self._draw()

    def fresh(self) -> TableColumn:
        key = OWN + secrets.token_hex(4)
        return TableColumn(programme_id=self.programme_id, table_kind=self.kind, key=key, title=NEW)

    def insert(self, _place: int = 0) -> None:
        rows = [*self.model.rows]
        new = self.fresh()
        self._wanted = new.id
        rows.insert(self.view.currentIndex().row() + 1, new)
        self._order(rows)

    def _packs_read(self, packs: Sequence[Pack]) -> None:
        self._packs = packs
        self._draw()

    def _draw(self) -> None:
        if self._book is None or not self._packs:
            return
        wanted = self._book.programme.pack
        pack = next((one for one in self._packs if one.id == wanted), self._packs[0])
        known = {row.key: row for row in self._book.columns if row.table_kind is self.kind}
        before = {row.key: row for row in self.model.rows}
        rows = []
        for no, column in enumerate(every_column(pack, self.kind, self._book.columns), start=1):
            row = known.get(column.key) or before.get(column.key)
            if row is None or (column.key not in known and row.version):
                row = TableColumn(
                    programme_id=self.programme_id, table_kind=self.kind, key=column.key, position=no,
                )  # fmt: skip
            title, hidden = column.title, column.hidden
            rows.append(dataclasses.replace(row, title=title, hidden=hidden, position=row.position or no))
        self.show_rows(rows)

    def _order(self, rows: Sequence[Any]) -> None:
        placed = (dataclasses.replace(row, position=no) for no, row in enumerate(rows, start=1))
        self.ctx.desk.ask(partial(self.ctx.office.records.save, *placed))

    def _take_away(self, row: Any) -> None:
        if row.key.startswith(OWN):
            super()._take_away(row)
        else:
            self.ctx.shell.say(self.ctx.tr.t("A column of the method stays; take its tick away to hide it."))


def _shown(row: TableColumn) -> bool:
    return not row.hidden


def _show(row: TableColumn, shown: bool) -> TableColumn:
    return dataclasses.replace(row, hidden=not shown)
