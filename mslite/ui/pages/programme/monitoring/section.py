"""The section of monitoring: a half-year is chosen or opened, filled in, checked and closed."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QStackedWidget

from mslite.domain.programme import monitoring as half_years
from mslite.domain.programme.kinds import ProgrammeState
from mslite.domain.programme.progress import Moment
from mslite.domain.programme.rows import Book, Period
from mslite.domain.rows import RecordRef
from mslite.domain.views import Saved
from mslite.i18n.catalogue import N_
from mslite.i18n.formats import date_short
from mslite.services.programme.monitoring import PeriodPage
from mslite.ui.kit import dialogs, keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import ChoiceEditor
from mslite.ui.kit.people import Option
from mslite.ui.kit.saving import offer_undo
from mslite.ui.kit.steps import StepStrip
from mslite.ui.pages.programme.monitoring.bodies import Bodies
from mslite.ui.pages.programme.monitoring.deeds import Deeds
from mslite.ui.pages.programme.monitoring.entries import Facts, Reports
from mslite.ui.pages.programme.monitoring.entry import EntryTable
from mslite.ui.pages.programme.monitoring.group import Group
from mslite.ui.pages.programme.monitoring.money import Money
from mslite.ui.pages.programme.monitoring.overview import Overview
from mslite.ui.pages.programme.periods import half_year
from mslite.ui.pages.programme.section import Section

VIEWS = (
    N_("Overview"), N_("Activities"), N_("Indicators"), N_("Money"), N_("Who has not answered"),
    N_("Monitoring group"),
)  # fmt: skip
OVERVIEW, REPORTS, FACTS, MONEY, BODIES, GROUP = range(6)


class MonitoringSection(Section):
    """See the module."""

    def __init__(self, ctx: PageContext, programme_id: str) -> None:
        super().__init__(ctx, programme_id)
        tr = ctx.tr
        self._book: Book | None = None
        self._page: PeriodPage | None = None
        self._wanted: str | None = None
        self.period = ChoiceEditor([])
        self.period.set_name(tr.t("Half-year"))
        self.period.edited.connect(self._read)
        self.badge = parts.Badge()
        self.views = StepStrip([tr.t(word) for word in VIEWS], None, numbered=False)
        self.views.set_current(OVERVIEW)
        self.views.chosen.connect(self._view)
        self.deeds = Deeds(ctx, self, self._selected)
        self.complete = parts.button(
            tr.t("Mark complete"), self.deeds.complete, "check", "Ctrl+Return", main=True
        )
        self.complete.hide()
        self.more = parts.tool("more-horizontal", tr.t("Actions with reports"), self._more, "F9", words=True)
        self.open_next = parts.button(tr.t("Open a half-year"), self._open, "plus", "Ctrl+N")
        top = parts.line()
        for widget in (self.period, self.badge):
            top.addWidget(widget)
        top.addStretch(1)
        for deed in (self.open_next, self.complete, self.more):
            top.addWidget(deed)
        self.overview, self.bodies, self.group = Overview(ctx), Bodies(ctx), Group(ctx)
        self.reports, self.facts, self.money = (
            EntryTable(ctx, entry, title)
            for entry, title in (
                (Reports(), tr.t("Reports on activities")),
                (Facts(), tr.t("Actual values of indicators")),
                (Money(), tr.t("Money spent")),
            )
        )
        self.none = parts.EmptyState(
            "calendar-days",
            tr.t("No half-year is open yet"),
            tr.t("Open the one that is over: the program asks for all activities and indicators that run."),
            parts.button(tr.t("Open a half-year"), self._open, "plus"),
        )
        self.stack = QStackedWidget()
        for page in (self.overview, self.reports, self.facts, self.money, self.bodies, self.group, self.none):
            self.stack.addWidget(page)
        for entry in (self.reports, self.facts):
            entry.menu_wanted.connect(self.deeds.fill)
        box = parts.column(self, 0, theme.GRID)
        box.addLayout(top)
        box.addWidget(self.views)
        box.addWidget(self.stack, 1)
        for combination, slot in (
            ("Ctrl+N", self._open), ("Ctrl+Return", self.deeds.complete),
            ("Ctrl+Shift+Return", self.deeds.approve), ("Ctrl+R", self.deeds.give_back), ("F9", self._more),
            ("Ctrl+PgDown", self._forth), ("Ctrl+PgUp", self._back),
        ):  # fmt: skip
            keys.shortcut(self, combination, slot)

    # ---- what is shown -------------------------------------------------------------------------------

    def show_book(self, book: Book) -> None:
        tr = self.ctx.tr
        self._book = book
        periods = sorted(book.periods, key=lambda row: (row.year, row.half), reverse=True)
        kept = self._wanted or self.period.value()
        self._wanted = None
        self.period.set_choices([(row.id, half_year(tr, Moment(row.year, row.half))) for row in periods])
        ids = [row.id for row in periods]
        self.period.set_value(kept if kept in ids else ids[0] if ids else None)
        self.open_next.setEnabled(bool(half_years.choices(book)) and not self._closed)
        for widget in (self.period, self.badge, self.views, self.more):
            widget.setVisible(bool(periods))
        self.open_next.setVisible(bool(periods))
        if not periods:
            self._page = None
            self.stack.setCurrentWidget(self.none)
            return
        if self.stack.currentWidget() is self.none:
            self._show_view()
        self._read()

    @property
    def _closed(self) -> bool:
        return self._book is None or self._book.programme.state is ProgrammeState.CLOSED

    def _read(self) -> None:
        if self.period.value():
            self.ctx.desk.read(partial(self.ctx.office.monitoring.page, self.period.value()), self._show)

    def _show(self, page: PeriodPage) -> None:
        if page.sheet.period.id != self.period.value():
            return
        tr, sheet = self.ctx.tr, page.sheet
        self._page, self.deeds.sheet, period = page, sheet, sheet.period
        if period.locked:
            self.badge.put(tr.t("Closed on {day}", day=date_short(period.locked_on)), parts.Tone.GOOD)
        else:
            due = tr.t("Due by {day}", day=date_short(period.due)) if period.due else tr.t("Open")
            self.badge.put(due, parts.Tone.ACCENT)
        closed = period.locked or self._closed
        self.complete.setEnabled(not closed)
        for entry in (self.reports, self.facts, self.money):
            entry.show_sheet(sheet, closed)
        self.overview.show_sheet(sheet)
        self.bodies.show_page(page)
        self.group.show_period(period)
        if self.stack.currentWidget() is self.overview:
            self.overview.draw(self.programme_id, sheet)

    def entered(self) -> None:
        front = self.stack.currentWidget()
        if front is not None:
            front.setFocus()

    def may_leave(self) -> bool:
        for entry in (self.reports, self.facts, self.money):
            entry.flush()
        self.group.saver.flush()
        return True

    def lead(self, ref: RecordRef) -> bool:
        if ref.table == "period" and self._book and any(row.id == ref.id for row in self._book.periods):
            self._wanted = ref.id
            self.show_book(self._book)
            return True
        return False

    def _view(self, _no: int) -> None:
        self.may_leave()
        self._show_view()
        self.entered()

    def _show_view(self) -> None:
        self.stack.setCurrentIndex(self.views.current)
        self.complete.setVisible(self.views.current in (REPORTS, FACTS))
        if self.views.current == OVERVIEW and self._page is not None:
            self.overview.draw(self.programme_id, self._page.sheet)

    def _forth(self) -> None:
        self._turn(1)

    def _back(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        self.views.set_current((self.views.current + by) % len(VIEWS))
        self._view(self.views.current)

    # ---- opening and closing ---------------------------------------------------------------------------

    def _open(self) -> None:
        tr = self.ctx.tr
        if self._book is None or self._closed:
            return
        offered = half_years.choices(self._book)
        if not offered:
            dialogs.message(
                self, tr, tr.t("There is no half-year to open."),
                tr.t("The years of the programme stand in its passport."),
            )  # fmt: skip
            return
        last = half_years.ended(dt.date.today())
        options = sorted(offered, key=lambda one: (one != last, one))
        found = dialogs.choose(
            self, tr, tr.t("Which half-year?"),
            [Option(half_year(tr, one), tr.t("the last one that is over") if one == last else "", one)
             for one in options],
            tr.t("Open"),
        )  # fmt: skip
        if isinstance(found, Moment):
            work = partial(self.ctx.office.monitoring.open, self.programme_id, found.year, found.half)
            self.ctx.desk.ask(work, self._opened)

    def _opened(self, saved: Saved) -> None:
        self._wanted = saved.first(Period).id
        self.views.set_current(REPORTS)
        self._show_view()
        offer_undo(self.ctx, self.ctx.tr.t("The half-year is open."), saved)

    def _selected(self) -> tuple[str, ...] | None:
        front = self.stack.currentWidget()
        return front.selected() if front in (self.reports, self.facts) else None

    def _more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.deeds.fill(menu)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
