"""Where the meeting was published: the list, and the form beside it."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from mslite.domain.meetings import Publication
from mslite.domain.views import MeetingPage, Saved
from mslite.i18n.catalogue import Translator
from mslite.i18n.formats import date_short
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.dates import DateEditor
from mslite.ui.kit.editors import LineEditor
from mslite.ui.kit.rowcard import RowCard
from mslite.ui.kit.saving import offer_undo
from mslite.ui.kit.table import Table
from mslite.ui.kit.typed import parse_link
from mslite.ui.kit.windowmodel import Column


class LinkEditor(LineEditor):
    """Value: a web address, ``https://`` is put before it where it was left out."""

    def __init__(self, tr: Translator) -> None:
        super().__init__("https://")
        self._tr = tr

    def value(self) -> str:
        try:
            return parse_link(self.text())
        except ValueError:
            return ""

    def fault(self) -> str:
        try:
            parse_link(self.text())
        except ValueError:
            return self._tr.t("This is no web address. Copy it from the browser: https://aksuu.example/12.")
        return ""


class PublicationsView(QWidget):
    """Insert adds one, Enter goes to its form, Ctrl+Enter opens it in the browser, Delete removes it."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        super().__init__()
        self._ctx, self._meeting_id, self._new = ctx, meeting_id, ""
        tr = ctx.tr
        columns = (
            Column("medium", tr.t("Where"), _medium, 220),
            Column("url", tr.t("Link"), _url),
            Column("day", tr.t("Date"), _day, 90),
        )
        nothing = parts.EmptyState(
            "send",
            tr.t("Nothing is published yet."),
            tr.t("Note where the summary stands: the site, a page, a newspaper, the board."),
            parts.button(tr.t("Add a publication"), self.add, "plus", "Insert"),
        )
        self.table = Table(ctx.desk, columns, "publications", tr.t("Publications"), nothing)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._to_form)
        self.card = RowCard(ctx, tr.t("Publication"), "publication", 10 * theme.GRID)
        self.form = self.card.form
        self.form.row("medium", tr.t("Where"), LineEditor(tr.t("site, page, newspaper, board")))
        self.form.row("url", tr.t("Link"), LinkEditor(tr))
        self.form.row("published_on", tr.t("Date"), DateEditor(tr))
        self.browse = parts.button(tr.t("Open in the browser"), self.open_link, "send", "Ctrl+Enter")
        self.card.body.addLayout(parts.line(self.browse, None))
        self.card.body.addStretch(1)
        self.tools = QWidget()
        self.tools.setLayout(
            parts.line(
                parts.button(tr.t("Add a publication"), self.add, "plus", "Insert"),
                None,
                parts.tool("trash-2", tr.t("Remove"), self.remove, "Delete"),
            )
        )
        left = QWidget()
        box = parts.column(left)
        box.addWidget(self.table, 1)
        box.addWidget(self.tools)
        outer = parts.line(left, self.card, gap=2 * theme.GRID)
        outer.setStretch(0, 1)
        self.setLayout(outer)
        self.setFocusProxy(self.table)
        keys.shortcut(self, "Insert", self.add)
        keys.shortcut(self.table, "Delete", self.remove)
        keys.shortcut(self.card, "Esc", self.table.setFocus)
        keys.shortcut(self, "Ctrl+Return", self.open_link)

    def show_page(self, page: MeetingPage) -> None:
        """Show the publications as they stand in the file; they may be added after signing, too."""
        rows = page.dossier.publications
        self.tools.setVisible(bool(rows))
        self.table.set_rows(rows)
        new = next((no for no, row in enumerate(rows) if row.id == self._new), None)
        if new is not None:
            self._new = ""
            self.table.select_row(new)
            self.form.focus("medium")

    def flush(self) -> None:
        """Save what is being typed."""
        self.card.saver.flush()

    def add(self) -> None:
        """Begin a publication of today."""
        new = Publication(meeting_id=self._meeting_id, published_on=dt.date.today())
        self._new = new.id
        self._ctx.desk.ask(partial(self._ctx.office.meetings.append, new))

    def remove(self) -> None:
        """Put the current one into the trash."""
        row: Publication | None = self.table.current()
        if row is not None:
            self._ctx.desk.ask(partial(self._ctx.office.records.remove, row), self._removed)

    def open_link(self) -> None:
        """Show the current one in the browser."""
        link = self.form.rows["url"].editor.value()
        if link:
            QDesktopServices.openUrl(QUrl(link))

    def _removed(self, saved: Saved) -> None:
        offer_undo(self._ctx, self._ctx.tr.t("The publication is removed."), saved)

    def _to_form(self, _row: Publication) -> None:
        self.form.focus("medium")

    def _chosen(self, row: Publication | None) -> None:
        self.card.show_row(row)
        self.browse.setEnabled(row is not None and bool(row.url))


def _medium(row: Publication) -> str:
    return row.medium or "–"


def _url(row: Publication) -> str:
    return row.url


def _day(row: Publication) -> str:
    return date_short(row.published_on)
