"""The list of assignments with its keys: D done, Ctrl+D done with day and note, R open again, Ctrl+H."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mslite.domain.meetings import AssignmentState
from mslite.domain.rows import RecordRef
from mslite.domain.views import AssignmentLine, Saved
from mslite.i18n import assigned
from mslite.i18n.catalogue import Translator
from mslite.i18n.formats import date_short
from mslite.ui.kit import dialogs, keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.dates import DateEditor
from mslite.ui.kit.editors import LineEditor
from mslite.ui.kit.form import Form
from mslite.ui.kit.recordhistory import show_history
from mslite.ui.kit.saving import offer_undo
from mslite.ui.kit.table import Table
from mslite.ui.kit.windowmodel import Column

SOON = 3
"""Days before the due date from which an open assignment is marked."""


class TaskList(QWidget):
    """Lines of assignments, the whole text of the current one under them, and what can be done with it.

    ``meetings`` adds the meeting to each line. The page reads again after :attr:`changed`.
    """

    opened = Signal(object)
    """Enter on this :class:`AssignmentLine`."""
    changed = Signal()

    def __init__(self, ctx: PageContext, name: str, empty: QWidget, meetings: bool = False) -> None:
        super().__init__()
        self._ctx = ctx
        tr = ctx.tr
        self.table = Table(ctx.desk, columns(tr, meetings), name, tr.t("Assignments"), empty, key=_decision)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self.opened)
        self.table.typed.connect(self._typed)
        self.text = parts.label("", wrap=True)
        self.note = parts.label("", "quiet", wrap=True)
        self.done = parts.button(tr.t("Done today"), self.done_today, "circle-check", "D")
        self.noted = parts.button(tr.t("Done, with a note…"), self.done_with_note, "file-pen", "Ctrl+D")
        self.drop = parts.button(tr.t("Drop"), self.dropped, "ban")
        self.again = parts.button(tr.t("Open again"), self.reopen, "rotate-ccw", "R")
        history = parts.tool("history", tr.t("History of changes"), self.history, "Ctrl+H", words=True)
        self.card = parts.Card()
        self.card.body.addWidget(self.text)
        self.card.body.addWidget(self.note)
        self.card.body.addLayout(parts.line(self.done, self.noted, self.drop, self.again, None, history))
        self.card.hide()
        box = parts.column(self)
        box.addWidget(self.table, 1)
        box.addWidget(self.card)
        self.setFocusProxy(self.table)
        keys.shortcut(self, "Ctrl+D", self.done_with_note)
        keys.shortcut(self, "Ctrl+H", self.history)

    def show_lines(
        self, count: int, fetch: Callable[[int, int], Sequence[Any]] | None, first: Sequence[AssignmentLine]
    ) -> None:
        """Show ``count`` lines as :meth:`Table.show_lines` does."""
        self.table.show_lines(count, fetch, first)

    # ---- what can be done ------------------------------------------------------------------------------

    def done_today(self) -> None:
        """Call the current assignment done today."""
        self._complete(AssignmentState.DONE)

    def done_with_note(self) -> None:
        """Ask for day and note, then call it done; also to put right what was noted before."""
        line: AssignmentLine | None = self.table.current()
        if line is None:
            return
        dialog = DoneDialog(self, self._ctx.tr, line)
        if dialog.asked():
            self._complete(AssignmentState.DONE, dialog.day.value(), dialog.note.value().strip())

    def dropped(self) -> None:
        """Say that the current assignment is not to be carried out any more."""
        self._complete(AssignmentState.CANCELLED)

    def reopen(self) -> None:
        """Open the current assignment again."""
        line: AssignmentLine | None = self.table.current()
        if line is not None and line.state is not AssignmentState.OPEN:
            self._complete(AssignmentState.OPEN)

    def history(self) -> None:
        """Show who changed the current assignment: its text, executor, day, what became of it."""
        line: AssignmentLine | None = self.table.current()
        if line is not None:
            show_history(self._ctx, self, RecordRef("decision", line.decision_id))

    def _complete(self, state: AssignmentState, day: dt.date | None = None, note: str | None = None) -> None:
        line: AssignmentLine | None = self.table.current()
        if line is not None:
            work = partial(self._ctx.office.assignments.complete, line.decision_id, state, day, note)
            self._ctx.desk.ask(work, self._completed)

    def _completed(self, saved: Saved) -> None:
        tr = self._ctx.tr
        state = getattr(saved.rows[0], "state", None) if saved.rows else None
        said = {
            AssignmentState.DONE: tr.t("The assignment is done."),
            AssignmentState.CANCELLED: tr.t("The assignment is dropped."),
            AssignmentState.OPEN: tr.t("The assignment is open again."),
        }
        if state is not None:
            offer_undo(self._ctx, said[state], saved)
        self.changed.emit()

    def _typed(self, sign: str) -> None:
        if sign == "D":
            self.done_today()
        elif sign == "R":
            self.reopen()

    def _chosen(self, line: AssignmentLine | None) -> None:
        self.card.setVisible(line is not None)
        if line is None:
            return
        self.text.setText(line.text.of(self._ctx.tr.lang))
        self.note.setText(line.note)
        self.note.setVisible(bool(line.note))
        is_open = line.state is AssignmentState.OPEN
        for part in (self.done, self.drop):
            part.setVisible(is_open)
        self.again.setVisible(not is_open)


class DoneDialog(dialogs.Decision):
    """On which day an assignment was done, and how."""

    def __init__(self, parent: QWidget, tr: Translator, line: AssignmentLine) -> None:
        super().__init__(parent, tr.t("Is this assignment done?"), line.text.of(tr.lang))
        form = Form(tr, 14 * theme.GRID)
        self.day: DateEditor = form.row("done_on", tr.t("Done on"), DateEditor(tr))
        self.note: LineEditor = form.row("note", tr.t("Note"), LineEditor(tr.t("act, letter, what was done")))
        self.day.set_value(line.done_on or dt.date.today())
        self.note.set_value(line.note)
        self.body.addWidget(form)
        self.add_choices(tr.t("Done"), tr.t("Cancel"))
        self.note.setFocus()


def columns(tr: Translator, meetings: bool) -> tuple[Column, ...]:
    """Return the columns of the list."""
    out = (
        Column("state", tr.t("State"), partial(_state, tr), 175, tone=_tone),
        Column("due", tr.t("Due date"), _due, 90),
        Column("executor", tr.t("Executor"), _executor, 170),
        Column("text", tr.t("Assignment"), partial(_text, tr)),
    )
    return (*out, Column("meeting", tr.t("Meeting"), partial(_meeting, tr), 250)) if meetings else out


def _decision(line: AssignmentLine) -> str:
    return line.decision_id


def _state(tr: Translator, line: AssignmentLine) -> str:
    return assigned.standing(line.state, line.due, line.done_on, dt.date.today(), tr)


def _tone(line: AssignmentLine) -> parts.Tone:
    if line.state is AssignmentState.DONE:
        return parts.Tone.GOOD
    if line.state is not AssignmentState.OPEN or line.days is None:
        return parts.Tone.PLAIN
    return parts.Tone.BAD if line.late else parts.Tone.WARN if line.days <= SOON else parts.Tone.PLAIN


def _due(line: AssignmentLine) -> str:
    return date_short(line.due)


def _executor(line: AssignmentLine) -> str:
    return line.executor


def _text(tr: Translator, line: AssignmentLine) -> str:
    return " ".join(line.text.of(tr.lang).split())


def _meeting(tr: Translator, line: AssignmentLine) -> str:
    number = f"№ {line.number}" if line.number else ""
    return ", ".join(
        part for part in (number, date_short(line.meeting_date), line.meeting_title.of(tr.lang)) if part
    )
