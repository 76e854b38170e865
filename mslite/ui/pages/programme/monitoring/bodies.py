"""Departments that report on paper: who was given a form, who has not answered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from mslite.domain.programme.rows import ReportRequest
from mslite.domain.views import Saved
from mslite.i18n.catalogue import Translator
from mslite.i18n.formats import date_short
from mslite.services.programme.monitoring import PeriodPage
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.saving import offer_undo
from mslite.ui.kit.table import Table
from mslite.ui.kit.windowmodel import Column
from mslite.ui.pages.programme.monitoring.formsout import FormsOut


@dataclass(frozen=True)
class BodyLine:
    """One organisation."""

    id: str
    name: str
    request: ReportRequest | None
    silent: bool

    @property
    def waited_for(self) -> bool:
        """Whether an answer is missing."""
        return self.silent or (self.request is not None and self.request.returned_on is None)


class Bodies(QWidget):
    """The list with its actions."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._page: PeriodPage | None = None
        self.rows: list[BodyLine] = []
        tr = ctx.tr
        columns = (
            Column("name", tr.t("Organisation"), _name),
            Column("handed", tr.t("Handed out on"), _handed, 130),
            Column("back", tr.t("Came back on"), _back, 130),
            Column("state", tr.t("State"), partial(_state, tr), 290, tone=_tone),
        )
        empty = parts.EmptyState(
            "users",
            tr.t("Nobody is waited for"),
            tr.t("Here stand the organisations that answer for rows of plan and matrix."),
        )
        self.table = Table(ctx.desk, columns, "monitoring-bodies", tr.t("Organisations"), empty)
        self.forms = FormsOut(ctx, self)
        self.hand = parts.button(tr.t("Form for this body …"), self._hand_out, "send", "Ctrl+H")
        self.hand_all = parts.button(tr.t("Forms for all that are waited for …"), self._hand_out_all)
        self.take = parts.button(tr.t("Take in answers …"), self._take, "download", "Ctrl+T")
        self.back = parts.button(tr.t("Answered without a form"), self._came_back, "check", "Ctrl+B")
        line = parts.line()
        for deed in (self.hand, self.hand_all, self.take, self.back):
            line.addWidget(deed)
        line.addStretch(1)
        box = parts.column(self, 0, theme.GRID)
        box.addLayout(line)
        box.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        keys.shortcut(self, "Ctrl+H", self._hand_out)
        keys.shortcut(self, "Ctrl+B", self._came_back)
        keys.shortcut(self, "Ctrl+T", self._take)

    def show_page(self, page: PeriodPage) -> None:
        """Show who was asked and who has not answered."""
        self._page = page
        lang, asked = self._ctx.tr.lang, {row.organisation_id: row for row in page.sheet.requests}
        rows = [
            BodyLine(key, words.of(lang), asked.get(key), key in page.sheet.silent)
            for key, words in page.names.items()
        ]
        self.rows = sorted(rows, key=lambda row: (not row.waited_for, row.name))
        self.table.set_rows(self.rows)
        for deed in (self.hand, self.hand_all, self.take, self.back):
            deed.setEnabled(not page.sheet.period.locked)

    def _hand_out(self) -> None:
        line = self.table.current()
        if line is not None and self._page is not None:
            self.forms.hand_out(self._page.sheet.period.id, [line.id])

    def _hand_out_all(self) -> None:
        waited = [row.id for row in self.rows if row.waited_for]
        if waited and self._page is not None:
            self.forms.hand_out(self._page.sheet.period.id, waited)

    def _take(self) -> None:
        if self._page is not None and not self._page.sheet.period.locked:
            self.forms.take(self._page.sheet.period.id)

    def _came_back(self) -> None:
        line, page = self.table.current(), self._page
        if line is not None and page is not None:
            work = self._ctx.office.monitoring.came_back
            self._ctx.desk.ask(partial(work, page.sheet.period.id, [line.id]), self._noted)

    def _noted(self, saved: Saved) -> None:
        offer_undo(self._ctx, self._ctx.tr.t("It is noted."), saved)


def _name(line: BodyLine) -> str:
    return line.name


def _handed(line: BodyLine) -> str:
    return date_short(line.request.handed_on) if line.request else ""


def _back(line: BodyLine) -> str:
    return date_short(line.request.returned_on) if line.request else ""


def _state(tr: Translator, line: BodyLine) -> str:
    if line.request is not None and line.request.returned_on is not None:
        return tr.t("Answered")
    if line.request is not None:
        return tr.t("Not answered")
    return tr.t("Not reported, no form handed out")


def _tone(line: BodyLine) -> parts.Tone:
    if line.request is not None and line.request.returned_on is not None:
        return parts.Tone.GOOD
    return parts.Tone.WARN
