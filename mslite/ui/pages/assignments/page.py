"""Assignments of all meetings: who, what, by when; late ones first; the list to print for Monday."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from mslite.domain.rows import RecordRef
from mslite.domain.text import fold
from mslite.domain.views import AssignmentLine, AssignmentQuery, AssignmentScope
from mslite.i18n import labels
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import Page, PageContext, Refs
from mslite.ui.kit.dates import DateEditor
from mslite.ui.kit.editing import watch
from mslite.ui.kit.editors import ChoiceEditor
from mslite.ui.kit.paperview import PaperView
from mslite.ui.kit.people import CompletedLine, Option, Suggest
from mslite.ui.kit.tasks import TaskList
from mslite.ui.kit.windowmodel import WINDOW

PAUSE_MS = 150
ALL_OPEN = AssignmentQuery()


class AssignmentsPage(Page):
    """Enter opens the meeting, D or Ctrl+D calls it done, Ctrl+F goes to the executor, Ctrl+P prints."""

    help_topic = "assignments"

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        self._ctx, self._query = ctx, ALL_OPEN
        tr = ctx.tr
        self.title = tr.t("Assignments")
        header = parts.PageHeader(self.title)
        self.to_print = parts.button(tr.t("Print the list…"), self.show_print, "printer", "Ctrl+P")
        self.back = parts.button(tr.t("Back to the list"), self.show_list, "arrow-left", "Esc")
        self.back.hide()
        header.add(self.to_print)
        header.add(self.back)
        self.scope = ChoiceEditor([(one, labels.label(one, tr)) for one in AssignmentScope])
        self.scope.set_name(tr.t("Which assignments"))
        executors = executor_offers(ctx.office.assignments)
        self.executor = CompletedLine(ctx.desk, executors, tr.t("any"))
        self.executor.setFixedWidth(26 * theme.GRID)
        self.executor.set_name(tr.t("Executor"))
        self.executor.setClearButtonEnabled(True)
        self.executor.textChanged.connect(self._soon)
        self.since, self.until = DateEditor(tr), DateEditor(tr)
        self.since.set_name(tr.t("Due from"))
        self.until.set_name(tr.t("Due until"))
        for editor in (self.scope, self.since, self.until):
            watch(self, editor, self._soon, self._soon)
        none = parts.EmptyState(
            "clipboard-check",
            tr.t("No assignment is open."),
            tr.t("A decision with an executor or a due date appears here; it is written in the minutes."),
            parts.button(tr.t("To the meetings"), self._meetings, "calendar-days"),
        )
        unmatched = parts.EmptyState(
            "search",
            tr.t("No assignment is like this."),
            tr.t("Change the filter above."),
            parts.button(tr.t("Show all open ones"), self.clear_filter),
        )
        self.empty = QStackedWidget()
        self._states = (none, unmatched)
        for state in self._states:
            self.empty.addWidget(state)
        self.list = TaskList(ctx, "assignments", self.empty, meetings=True)
        self.list.opened.connect(self._open)
        self.list.changed.connect(self._read)
        self.paper = PaperView(ctx, tr.t("List of assignments"), tr.t("List of assignments"))
        self.paper.wanted.connect(self._print)
        self.stack = QStackedWidget()
        front = QWidget()
        inner = parts.column(front)
        inner.addLayout(
            parts.line(
                self.scope,
                2 * theme.GRID,
                _named(tr.t("Executor"), self.executor),
                self.executor,
                2 * theme.GRID,
                _named(tr.t("Due date"), self.since),
                self.since,
                _named("–", self.until),
                self.until,
                None,
            )
        )
        inner.addWidget(self.list, 1)
        self.stack.addWidget(front)
        self.stack.addWidget(self.paper)
        box = parts.column(self, 2 * theme.GRID, theme.GRID)
        box.addWidget(header)
        box.addWidget(self.stack, 1)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._read)
        keys.shortcut(self, "Ctrl+F", self.executor.setFocus)
        keys.shortcut(self, "Ctrl+P", self.show_print)
        keys.shortcut(self, "Esc", self._back)
        self._read()

    # ---- reading ---------------------------------------------------------------------------------------

    def refresh(self, changes: Refs) -> None:
        self._soon()

    def entered(self) -> None:
        (self.paper if self.stack.currentIndex() else self.list).setFocus()

    def _soon(self) -> None:
        self._pause.start()

    def _read(self) -> None:
        self._query = AssignmentQuery(
            self.scope.value(), self.executor.text(), since=self.since.value(), until=self.until.value()
        )
        self._ctx.desk.read(partial(_look, self._ctx.office.assignments, self._query), self._show)

    def _show(self, found: tuple[AssignmentQuery, int, Sequence[AssignmentLine]]) -> None:
        query, count, first = found
        if query != self._query:
            return
        state = self._states[query != ALL_OPEN]
        self.empty.setCurrentWidget(state)
        self.empty.setFocusProxy(state)
        fetch = partial(_window, self._ctx.office.assignments.lines, query)
        self.list.show_lines(count, fetch, first)
        self.to_print.setEnabled(bool(count))

    # ---- what can be done ------------------------------------------------------------------------------

    def clear_filter(self) -> None:
        """Show all open assignments."""
        self.scope.set_value(AssignmentScope.OPEN)
        self.executor.clear()
        self.since.set_value(None)
        self.until.set_value(None)
        self._read()

    def show_print(self) -> None:
        """Show the list as it will be printed."""
        self._turn(True)

    def show_list(self) -> None:
        """Show the list again."""
        self._turn(False)

    def _turn(self, to_paper: bool) -> None:
        self.stack.setCurrentIndex(int(to_paper))
        self.to_print.setVisible(not to_paper)
        self.back.setVisible(to_paper)
        self.entered()

    def _print(self) -> None:
        self.paper.show_paper(
            partial(self._ctx.office.assignments.printed, self._query, self.paper.lang), soon=True
        )

    def _back(self) -> None:
        if self.stack.currentIndex():
            self.show_list()
        else:
            self.list.setFocus()

    def _open(self, line: AssignmentLine) -> None:
        self._ctx.shell.open(RecordRef("meeting", line.meeting_id))

    def _meetings(self) -> None:
        self._ctx.shell.go("meetings")


def _named(text: str, editor: QWidget) -> QWidget:
    label = parts.label(text)
    label.setBuddy(editor)
    return label


def _look(service: Any, query: AssignmentQuery) -> tuple[AssignmentQuery, int, Sequence[AssignmentLine]]:
    return query, service.count(query), service.lines(dataclasses.replace(query, limit=WINDOW))


def _window(lines: Any, query: AssignmentQuery, offset: int, limit: int) -> Sequence[AssignmentLine]:
    found: Sequence[AssignmentLine] = lines(dataclasses.replace(query, offset=offset, limit=limit))
    return found


def executor_offers(service: Any) -> Suggest:
    """Return what completes an executor's name: those of all decisions."""
    return partial(_offers, service)


def _offers(service: Any, text: str) -> Sequence[Option]:
    found = service.executors()
    return [Option(name) for name in found if fold(text) in fold(name)][:12]


def assignments_page(ctx: PageContext, ref: RecordRef | None) -> Page:
    """Make the page."""
    return AssignmentsPage(ctx)
