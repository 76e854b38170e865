"""Today: what is late, due or waits; the first page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from mslite.domain.rows import RecordRef
from mslite.domain.views import TodayPage as Day
from mslite.domain.views import Typed
from mslite.i18n import formats
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import Page, PageContext, Refs
from mslite.ui.kit.linkrow import LinkRow
from mslite.ui.pages.today import lines
from mslite.ui.pages.today.recovered import put_away

MOST = 9
"""Lines of one card; more are told as a number that leads to the place."""


class TodayPage(Page):
    """Cards of lines; Enter opens what the line is about."""

    help_topic = "today"

    def __init__(self, ctx: PageContext, ref: RecordRef | None) -> None:
        super().__init__()
        self._ctx, self._fresh = ctx, True
        self._rows: list[LinkRow] = []
        tr = ctx.tr
        self.title = tr.t("Today")
        self.header = parts.PageHeader(self.title)
        self.header.add(parts.button(tr.t("New meeting"), self._new_meeting, "plus", "Ctrl+N", main=True))
        self._body = QVBoxLayout()
        self._body.setSpacing(2 * theme.GRID)
        inner = QWidget()
        inner.setLayout(self._body)
        self._body.setContentsMargins(0, 0, 0, 0)
        box = parts.column(self, 2 * theme.GRID, 2 * theme.GRID)
        box.addWidget(self.header)
        box.addWidget(parts.scrolled(inner), 1)
        keys.shortcut(self, "F5", self._read)
        keys.shortcut(self, "Ctrl+N", self._new_meeting)
        self._read()

    def refresh(self, changes: Refs) -> None:
        self._read()

    def entered(self) -> None:
        if self._rows:
            self._rows[0].setFocus()

    def _read(self) -> None:
        self._ctx.desk.read(self._ctx.office.today.page, self._show)

    def _show(self, day: Day) -> None:
        tr = self._ctx.tr
        focus = self.focusWidget()
        kept = focus.accessibleName() if isinstance(focus, LinkRow) else ""
        parts.empty(self._body)
        self._rows = []
        self.header.set_title(tr.t("Today"), formats.date_long(day.today, tr.lang))
        if day.recovered:
            self._body.addWidget(self._card(lines.recovered(day, tr), "history"))
        if day.empty_office:
            self._body.addWidget(
                parts.EmptyState(
                    "calendar-days",
                    tr.t("There is no meeting yet"),
                    tr.t("Begin with the meeting you hold every week."),
                    parts.button(tr.t("New meeting"), self._new_meeting, "plus", "Ctrl+N"),
                ),
                1,
            )
            return
        columns = QHBoxLayout()
        columns.setSpacing(2 * theme.GRID)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (left, (lines.to_do(day, tr), lines.protocols(day, tr))),
            (right, (lines.week(day, tr), lines.keeping(day, tr))),
        ):
            column.setSpacing(2 * theme.GRID)
            for card in cards:
                column.addWidget(self._card(card))
            column.addStretch(1)
        columns.addLayout(left, 3)
        columns.addLayout(right, 2)
        self._body.addLayout(columns)
        self._body.addStretch(1)
        same = [row for row in self._rows if row.accessibleName() == kept]
        if self._rows and (kept or self._fresh):
            (same or self._rows)[0].setFocus()
        self._fresh = False

    def _card(self, content: lines.Content, icon: str = "") -> parts.Card:
        card = parts.Card(content.title)
        card.body.setSpacing(2)
        for one in content.lines[:MOST]:
            self._put(card, LinkRow(one.opens, one.text, one.detail, one.mark, one.tone))
        more = len(content.lines) - MOST
        if more > 0 and content.place:
            text = self._ctx.tr.n("{n} more …", "{n} more …", more)
            self._put(card, LinkRow(content.place, text))
        if not content.lines:
            card.body.addWidget(parts.label(content.none, "quiet", wrap=True))
        return card

    def _put(self, card: parts.Card, row: LinkRow) -> None:
        row.opened.connect(self._open)
        card.body.addWidget(row)
        self._rows.append(row)

    def _open(self, target: object) -> None:
        if isinstance(target, RecordRef):
            self._ctx.shell.open(target)
        elif isinstance(target, str):
            self._ctx.shell.go(target)
        elif isinstance(target, Typed) and put_away(self, self._ctx.tr, target):
            self._ctx.desk.ask(partial(self._ctx.office.typing.put_away, target.key), self._put_away)

    def _put_away(self, _none: object) -> None:
        self._read()

    def _new_meeting(self) -> None:
        self._ctx.shell.go("meetings")
        QTimer.singleShot(0, _press_new)


def _press_new() -> None:
    """Press Ctrl+N in the page that has just come to the front."""
    focus = QApplication.focusWidget()
    if focus is not None:
        keys.trigger(focus, QKeySequence("Ctrl+N"))


def today_page(ctx: PageContext, ref: RecordRef | None) -> Page:
    """Make the page."""
    return TodayPage(ctx, ref)
