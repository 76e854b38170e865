"""What was deleted, to be taken back. Nothing is ever thrown away for good."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from mslite.domain.rows import RecordRef
from mslite.domain.views import Saved, TrashLine
from mslite.i18n import labels, tables
from mslite.i18n.formats import date_short
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import Page, PageContext, Refs
from mslite.ui.kit.saving import offer_undo
from mslite.ui.kit.table import Table
from mslite.ui.kit.windowmodel import Column


class TrashPage(Page):
    """A list, last removed first; Enter takes back."""

    help_topic = "trash"

    def __init__(self, ctx: PageContext, ref: RecordRef | None) -> None:
        super().__init__()
        self._ctx = ctx
        tr = ctx.tr
        self.title = tr.t("Trash")
        self.header = parts.PageHeader(self.title)
        self.button = parts.button(tr.t("Take back"), self._take_back, "undo-2", "Enter", main=True)
        self.header.add(self.button)
        columns = (
            Column("title", tr.t("What"), self._what),
            Column("table", tr.t("Kind"), self._kind, 220),
            Column("at", tr.t("Deleted"), self._when, 150),
            Column("by", tr.t("Deleted by"), self._who, 240),
        )
        empty = parts.EmptyState(
            "trash-2",
            tr.t("The trash is empty"),
            tr.t("What you delete anywhere lies here and can be taken back."),
        )
        self.table = Table(ctx.desk, columns, "trash", tr.t("Trash"), empty)
        self.table.opened.connect(self._opened)
        self.table.chosen.connect(self._chosen)
        box = parts.column(self, 2 * theme.GRID, 2 * theme.GRID)
        box.addWidget(self.header)
        box.addWidget(self.table, 1)
        keys.shortcut(self, "F5", self._read)
        self.button.setEnabled(False)
        self._read()

    def refresh(self, changes: Refs) -> None:
        self._read()

    def entered(self) -> None:
        self.table.setFocus()

    def _read(self) -> None:
        self._ctx.desk.read(self._ctx.office.records.trash, self._show)

    def _show(self, lines: tuple[TrashLine, ...]) -> None:
        self.table.set_rows(lines)

    def _chosen(self, line: TrashLine | None) -> None:
        self.button.setEnabled(line is not None)

    def _opened(self, line: TrashLine) -> None:
        self._ctx.desk.ask(partial(self._ctx.office.records.restore, line.ref), self._restored)

    def _take_back(self) -> None:
        line = self.table.current()
        if line is not None:
            self._opened(line)

    def _restored(self, saved: Saved) -> None:
        offer_undo(self._ctx, self._ctx.tr.t("Taken back out of the trash."), saved)
        self._read()

    def _what(self, line: TrashLine) -> str:
        tr = self._ctx.tr
        if title := line.title.of(tr.lang):
            return title
        known = (labels.label(line.kind, tr) if line.kind else "", date_short(line.date))
        return ", ".join(filter(None, known)) or tr.t("Without a title")

    def _kind(self, line: TrashLine) -> str:
        return tables.name(line.ref.table, self._ctx.tr)

    def _when(self, line: TrashLine) -> str:
        at: dt.datetime | None = line.at
        return at.strftime("%d.%m.%Y %H:%M") if at else ""

    def _who(self, line: Any) -> str:
        return str(line.by)


def trash_page(ctx: PageContext, ref: RecordRef | None) -> Page:
    """Make the page."""
    return TrashPage(ctx, ref)
