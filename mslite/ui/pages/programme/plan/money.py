"""The money of an activity: a line for each year and source, plan and fact of both half-years, in som."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mslite.domain.programme.kinds import FundingSource, PlanKind
from mslite.domain.programme.money import som, tyiyn
from mslite.domain.programme.rows import Book, Funding, PlanItem
from mslite.domain.views import Saved
from mslite.i18n import labels
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.rows import Field
from mslite.ui.kit.rowsview import RowsEditor
from mslite.ui.kit.saving import RowSaver

HEIGHT = 20 * theme.GRID


class MoneyList(QWidget):
    """Insert adds a line, Enter edits a cell; every change is saved at once."""

    saved = Signal(object)

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._item: PlanItem | None = None
        self._first: int | None = None
        tr = ctx.tr
        sources = [(source, labels.label(source, tr)) for source in FundingSource]
        wide = 10 * theme.GRID
        fields = (
            Field(tr.t("Year"), _year, _put_year, 6 * theme.GRID),
            Field(tr.t("Source"), _source, _put_source, choices=sources),
            Field(tr.t("Plan"), partial(_money, "plan"), partial(_put_money, "plan"), wide, right=True),
            Field(
                tr.t("Fact, I"), partial(_money, "fact_first"), partial(_put_money, "fact_first"), wide,
                right=True,
            ),
            Field(
                tr.t("Fact, II"), partial(_money, "fact_second"), partial(_put_money, "fact_second"), wide,
                right=True,
            ),
        )  # fmt: skip
        self.rows = RowsEditor(tr, fields, tr.t("Money, som"), tr.t("Add money"), numbers=False)
        self.rows.up.hide()
        self.rows.down.hide()
        self.rows.inserting.connect(self._insert)
        self.rows.removing.connect(self._remove)
        self.saver = RowSaver(ctx, self)
        self.saver.saved.connect(self.saved)
        self.rows.changed.connect(self.saver.save)
        box = parts.column(self)
        box.addWidget(parts.label(tr.t("Money, som"), "section"))
        box.addWidget(self.rows)
        self.rows.setFixedHeight(HEIGHT)

    def show_item(self, book: Book, item: PlanItem | None, closed: bool) -> None:
        """Show the money of an activity."""
        self._item, self._first = item, book.programme.first_year
        self.setVisible(item is not None and item.kind is PlanKind.ACTIVITY)
        self.rows.set_read_only(closed)
        self.rows.up.hide()
        self.rows.down.hide()
        self.rows.set_rows([row for row in book.funding if item and row.plan_item_id == item.id])

    def _insert(self, _at: int) -> None:
        if self._item is None:
            return
        rows: Sequence[Funding] = self.rows.model.rows
        years = [row.year for row in rows]
        year = max(years) + 1 if years else self._item.first_year or self._first or dt.date.today().year
        source = rows[-1].source if rows else FundingSource.TOWN_BUDGET
        last = self._item.last_year
        if years and last and year > last:
            year = last
        new = Funding(
            programme_id=self._item.programme_id, plan_item_id=self._item.id, year=year, source=source
        )
        self._ctx.desk.ask(partial(self._ctx.office.records.save, new), self._done)

    def _remove(self, row: Funding) -> None:
        self._ctx.desk.ask(partial(self._ctx.office.records.remove, row), self._done)

    def _done(self, saved: Saved) -> None:
        self.saved.emit(saved)


def _year(row: Funding) -> str:
    return str(row.year)


def _put_year(row: Funding, text: Any) -> Funding:
    year = int(str(text).strip())
    if not 1990 <= year <= 2100:
        raise ValueError(text)
    return dataclasses.replace(row, year=year)


def _source(row: Funding) -> FundingSource:
    return row.source


def _put_source(row: Funding, source: FundingSource) -> Funding:
    return dataclasses.replace(row, source=source)


def _money(field: str, row: Funding) -> str:
    return som(getattr(row, field))


def _put_money(field: str, row: Funding, text: Any) -> Funding:
    return dataclasses.replace(row, **{field: tyiyn(str(text))})  # type: ignore[arg-type]
