"""The list of meetings: filters, search, a new meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from mslite.domain.beginnings import Beginning
from mslite.domain.meetings import Meeting
from mslite.domain.office import MeetingKind
from mslite.domain.rows import RecordRef
from mslite.domain.views import MeetingLine, MeetingQuery, Saved, Standing
from mslite.i18n import labels
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import Page, PageContext, Refs
from mslite.ui.kit.editors import CheckEditor, ChoiceEditor
from mslite.ui.kit.saving import offer_undo
from mslite.ui.kit.table import Table
from mslite.ui.kit.windowmodel import WINDOW
from mslite.ui.pages.meetings.lines import columns
from mslite.ui.pages.meetings.new import NewMeeting

PAUSE_MS = 150
REREAD_MS = 60


@dataclass(frozen=True, slots=True)
class _Found:
    """What one look at the file brought."""

    query: MeetingQuery
    count: int
    lines: Sequence[MeetingLine]
    years: tuple[int, ...]


class MeetingsPage(Page):
    """Enter opens, Delete removes, Ctrl+N begins, Ctrl+F looks for something said."""

    help_topic = "meetings"

    def __init__(self, ctx: PageContext, ref: RecordRef | None) -> None:
        super().__init__()
        self._ctx = ctx
        self._years: tuple[int, ...] = ()
        self._asking = False
        tr = ctx.tr
        self.title = tr.t("Meetings")
        self.header = parts.PageHeader(self.title, tr.t("Title, number, what was said"))
        self.header.add(parts.button(tr.t("New meeting"), self.new, "plus", "Ctrl+N", main=True))
        assert self.header.search is not None
        self.field = self.header.search
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._to_list)
        self.year = ChoiceEditor([(None, tr.t("All years"))])
        kinds = [(one, labels.label(one, tr)) for one in MeetingKind]
        self.kind = ChoiceEditor([(None, tr.t("All kinds")), *kinds])
        states = [(one, labels.label(one, tr)) for one in Standing]
        self.state = ChoiceEditor([(None, tr.t("All states")), *states])
        self.models = CheckEditor(tr.t("Models for new meetings"))
        for name, editor in (
            (tr.t("Year"), self.year), (tr.t("Kind"), self.kind), (tr.t("State"), self.state),
            ("", self.models),
        ):  # fmt: skip
            editor.set_name(name)
            editor.edited.connect(self._read)
        self.said = parts.label("", "quiet")
        self.empty = QStackedWidget()
        self._begin = self._fill_empty()
        self.table = Table(ctx.desk, columns(tr), "meetings", self.title, self.empty)
        self.table.opened.connect(self._open)
        box = parts.column(self, 2 * theme.GRID, theme.GRID)
        box.addWidget(self.header)
        box.addLayout(parts.line(self.year, self.kind, self.state, 8, self.said, None, self.models))
        box.addWidget(self.table, 1)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._read)
        self._reread = QTimer(self, interval=REREAD_MS, singleShot=True)
        self._reread.timeout.connect(self._read)
        keys.shortcut(self, "Ctrl+N", self.new)
        keys.shortcut(self, "Ctrl+F", self._to_search)
        keys.shortcut(self, "Esc", self._escape)
        keys.shortcut(self.table, "Delete", self._remove)
        self._read()

    def _fill_empty(self) -> tuple[QWidget, ...]:
        """Make what stands there while the list is empty; returns what has the focus then."""
        tr = self._ctx.tr
        begin = parts.button(tr.t("New meeting"), self.new, "plus", "Ctrl+N", main=True)
        again = parts.button(tr.t("Show all meetings"), self._all, key="Esc")
        for picture, what, advice, action in (
            ("calendar-days", tr.t("There is no meeting yet"),
             tr.t("Begin with the meeting you hold every week."), begin),
            ("search", tr.t("Nothing found"), tr.t("Try a part of the word, or fewer conditions."), again),
            ("copy", tr.t("There is no model yet"), tr.t(
                "On the page of a meeting choose «More», «Begin every new one with this agenda»: new meetings"
                " of its kind then begin with its agenda, people and places."), None),
        ):  # fmt: skip
            self.empty.addWidget(parts.EmptyState(picture, what, advice, action))
        return begin, again, self.models

    # ---- reading ---------------------------------------------------------------------------------------

    @property
    def query(self) -> MeetingQuery:
        """What is asked for."""
        return MeetingQuery(
            text=self.field.text().strip(),
            kind=self.kind.value(),
            year=self.year.value(),
            standing=self.state.value(),
            recurring=self.models.value(),
            limit=WINDOW,
        )

    def _read(self) -> None:
        self._pause.stop()
        self._ctx.desk.read(partial(self._look, self.query), self._show)

    def _look(self, query: MeetingQuery) -> _Found:
        meetings = self._ctx.office.meetings
        return _Found(query, meetings.count(query), meetings.lines(query), meetings.years())

    def _show(self, found: _Found) -> None:
        query, tr = self.query, self._ctx.tr
        if found.query != query:
            return
        if found.years != self._years:
            self._years = found.years
            self.year.set_choices([(None, tr.t("All years")), *((one, str(one)) for one in found.years)])
        asked = query != MeetingQuery(limit=WINDOW, recurring=query.recurring)
        self.empty.setCurrentIndex(1 if asked else 2 if query.recurring else 0)
        counted = found.count and not query.recurring
        self.said.setText(tr.n("{n} meeting", "{n} meetings", found.count) if counted else "")
        landed = self.table.view.hasFocus() or self.empty.isAncestorOf(QApplication.focusWidget() or self)
        self.table.show_lines(found.count, partial(_fetch, self._ctx.office, query), found.lines)
        if landed:
            self.entered()

    def _typed(self) -> None:
        self._pause.start()

    def refresh(self, changes: Refs) -> None:
        self._reread.start()

    def entered(self) -> None:
        """Put the focus into the list, into an empty one's button: the keys of the page need it here."""
        begin = self._begin[self.empty.currentIndex()]
        (self.table if self.table.model.rowCount() else begin).setFocus()

    # ---- doing -----------------------------------------------------------------------------------------

    def new(self) -> None:
        """Ask what the new meeting is, make it and open it."""
        if not self._asking:
            self._asking = True
            self._ctx.desk.read(self._ctx.office.meetings.beginnings, self._ask)

    def _ask(self, beginnings: Sequence[Beginning]) -> None:
        dialog = NewMeeting(self._ctx, self, beginnings)
        if dialog.asked():
            self._ctx.desk.ask(dialog.work(), self._made)
        self._asking = False

    def _made(self, saved: Saved) -> None:
        self._reread.start()
        self._ctx.shell.open(RecordRef("meeting", saved.first(Meeting).id))

    def _open(self, line: MeetingLine) -> None:
        self._ctx.shell.open(RecordRef("meeting", line.id))

    def _remove(self) -> None:
        line, tr = self.table.current(), self._ctx.tr
        if line is None:
            return
        if line.number or line.annulled:
            taken = line.number or line.annulled[-1]
            self._ctx.shell.say(tr.t("It stays: the number {number} is taken by its protocol.", number=taken))
            return
        self._ctx.desk.ask(partial(_into_trash, self._ctx.office, line.id), self._removed)

    def _removed(self, saved: Saved) -> None:
        self._reread.start()
        tr, meeting = self._ctx.tr, saved.first(Meeting)
        title = meeting.title.of(tr.lang) or labels.label(meeting.kind, tr)
        offer_undo(self._ctx, tr.t("«{title}» lies in the trash.", title=title), saved)

    def _all(self) -> None:
        for editor in (self.year, self.kind, self.state):
            editor.set_value(None)
        self.field.clear()
        self.table.setFocus()
        self._read()

    def _to_search(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def _to_list(self) -> None:
        self._read()
        self.table.setFocus()

    def _escape(self) -> None:
        if self.query != MeetingQuery(limit=WINDOW, recurring=self.models.value()):
            self._all()
        elif self.table.view.hasFocus():
            self._ctx.shell.back()
        else:
            self.table.setFocus()


def _fetch(office: Any, query: MeetingQuery, offset: int, limit: int) -> Sequence[MeetingLine]:
    lines: Sequence[MeetingLine] = office.meetings.lines(replace(query, offset=offset, limit=limit))
    return lines


def _into_trash(office: Any, meeting_id: str) -> Saved:
    saved: Saved = office.records.remove(office.records.require(RecordRef("meeting", meeting_id)))
    return saved


def meetings_page(ctx: PageContext, ref: RecordRef | None) -> Page:
    """Make the page."""
    return MeetingsPage(ctx, ref)
