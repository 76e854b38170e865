"""The list of programmes: usually one, and then its page is opened at once."""

from __future__ import annotations

import datetime as dt
from functools import partial

from mslite.domain.programme.rows import Programme
from mslite.domain.rows import RecordRef
from mslite.domain.views import Saved
from mslite.i18n import labels
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import Page, PageContext, Refs
from mslite.ui.kit.table import Table
from mslite.ui.kit.windowmodel import Column


class ProgrammesPage(Page):
    """Enter opens, Ctrl+N begins. The place itself (``ref`` None) opens the only programme by itself."""

    help_topic = "programmes"

    def __init__(self, ctx: PageContext, ref: RecordRef | None) -> None:
        super().__init__()
        self._ctx, self._through = ctx, ref is None
        tr = ctx.tr
        self.title = tr.t("Programmes")
        self.header = parts.PageHeader(self.title)
        self.header.add(parts.button(tr.t("Import from Word or Excel"), self.bring, "upload", "Ctrl+O"))
        self.header.add(parts.button(tr.t("New programme"), self.new, "plus", "Ctrl+N", main=True))
        self._begin = parts.button(tr.t("Import from Word or Excel"), self.bring, "upload", "Ctrl+O")
        empty = parts.EmptyState(
            "book-open",
            tr.t("There is no programme yet"),
            tr.t("Bring in what the office has in Word or Excel, or begin a new one."),
            self._begin,
        )
        columns = (
            Column("name", tr.t("Name of the programme"), self._name),
            Column("years", tr.t("Years"), years, 120),
            Column("state", tr.t("State"), self._state, 220),
        )
        self.table = Table(ctx.desk, columns, "programmes", self.title, empty)
        self.table.opened.connect(self._open)
        box = parts.column(self, 2 * theme.GRID, 2 * theme.GRID)
        box.addWidget(self.header)
        box.addWidget(self.table, 1)
        keys.shortcut(self, "Ctrl+N", self.new)
        keys.shortcut(self, "Ctrl+O", self.bring)
        keys.shortcut(self, "Esc", self._back)

    # ---- reading -------------------------------------------------------------------------------------

    def entered(self) -> None:
        self._ctx.desk.read(self._ctx.office.programmes.all, self._show)

    def refresh(self, changes: Refs) -> None:
        self._ctx.desk.read(self._ctx.office.programmes.all, self._show)

    def _show(self, found: tuple[Programme, ...]) -> None:
        if self._through and len(found) == 1 and self.isVisible():
            self._ctx.shell.open(RecordRef("programme", found[0].id), instead=True)
            return
        self.table.set_rows(found)
        (self.table if found else self._begin).setFocus()

    # ---- doing ---------------------------------------------------------------------------------------

    def new(self) -> None:
        """Make a programme that begins next year and open it."""
        first = dt.date.today().year + 1
        self._ctx.desk.ask(partial(self._ctx.office.programmes.begin, first), self._made)

    def bring(self) -> None:
        """Go where the office's own files are brought in."""
        self._ctx.shell.open(RecordRef("programme_import", ""))

    def _made(self, saved: Saved) -> None:
        self._ctx.shell.open(RecordRef("programme", saved.first(Programme).id), instead=self._through)

    def _open(self, line: Programme) -> None:
        self._ctx.shell.open(RecordRef("programme", line.id))

    def _back(self) -> None:
        self._ctx.shell.back()

    def _name(self, line: Programme) -> str:
        return line.name.of(self._ctx.tr.lang) or self._ctx.tr.t("Without a title")

    def _state(self, line: Programme) -> str:
        return labels.label(line.state, self._ctx.tr)


def years(line: Programme) -> str:
    """Return «2024–2027»."""
    return "–".join(str(year) for year in (line.first_year, line.last_year) if year)


def programmes_page(ctx: PageContext, ref: RecordRef | None) -> Page:
    """Make the page."""
    return ProgrammesPage(ctx, ref)
