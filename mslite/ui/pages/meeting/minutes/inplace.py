"""A statement, a vote or a point of the decision, edited where it stands on the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from mslite.domain.meetings import Decision, Dossier, Statement, Vote
from mslite.domain.views import Saved
from mslite.ui.kit import theme
from mslite.ui.kit.context import PageContext
from mslite.ui.pages.meeting.minutes.decision import DecisionEditor
from mslite.ui.pages.meeting.minutes.drafts import Draft, Make
from mslite.ui.pages.meeting.minutes.making import add_decision, add_said, write_vote
from mslite.ui.pages.meeting.minutes.paper import PaperView
from mslite.ui.pages.meeting.minutes.speech import Speech
from mslite.ui.pages.meeting.minutes.typist import Typist
from mslite.ui.pages.meeting.minutes.vote import VoteEditor

Begin = Callable[[str, Any, Make | None], Draft]
Editor = Speech | DecisionEditor | VoteEditor


class InPlace(QObject):
    """Opens and closes the one editor on ``paper``. ``draft(table, row, make)`` begins a draft."""

    placed = Signal(object, object)
    """A record that is not in the file yet shall be shown, behind the one with this identity."""
    ended = Signal(object)
    """A draft is done."""
    closed = Signal(str)
    """The line of this record is shown again."""

    def __init__(self, ctx: PageContext, meeting_id: str, paper: PaperView, draft: Begin) -> None:
        super().__init__(paper)
        self._ctx, self._meeting_id, self._paper, self._draft = ctx, meeting_id, paper, draft
        self._dossier: Dossier | None = None
        self._back: QWidget | None = None

    @property
    def editor(self) -> Editor | None:
        """What is edited in its place just now."""
        found = self._paper.editor
        return found if isinstance(found, Speech | DecisionEditor | VoteEditor) else None

    @property
    def typists(self) -> tuple[Typist, ...]:
        """The running texts of the editor."""
        editor = self.editor
        if isinstance(editor, DecisionEditor):
            return tuple(editor.typists)
        return (editor.typist,) if isinstance(editor, Speech) else ()

    def know(self, dossier: Dossier) -> None:
        """Take note of the meeting as it stands now."""
        self._dossier = dossier
        if isinstance(self.editor, Speech):
            self.editor.know(dossier)

    def open(
        self, row: Any, back: QWidget, field: str = "", *, new: bool = False, after_id: str | None = None
    ) -> None:
        """Let the fields of ``row`` stand in its place, the cursor in ``field``, at the end in ``back``.

        A ``new`` record is made with its first word; a decision that has words already is made at once.
        """
        assert self._dossier is not None
        self.close()
        self._back = back
        editor = self._make(row, new, after_id)
        if new:
            self.placed.emit(row, after_id)
        editor.ended.connect(self._done)
        self._paper.open_editor(row.id, editor)
        if isinstance(editor, DecisionEditor):
            editor.focus(field)
        elif isinstance(editor, Speech) and not new:
            editor.text.setFocus()
            editor.text.moveCursor(QTextCursor.MoveOperation.End)
        else:
            editor.setFocus()

    def _make(self, row: Any, new: bool, after_id: str | None) -> Editor:
        assert self._dossier is not None
        office = self._ctx.office
        if isinstance(row, Vote):
            return VoteEditor(self._ctx.tr, self._dossier, row)
        if isinstance(row, Decision):
            make = partial(add_decision, office) if new else None
            draft = self._draft("decision", _without_text(row) if new else row, make)
            draft.put(text=row.text)
            draft.flush()
            return DecisionEditor(self._ctx, self._meeting_id, self._dossier, draft)
        assert isinstance(row, Statement)
        out = Speech(self._ctx, self._meeting_id)
        out.setContentsMargins(theme.GRID, 4, theme.GRID, 4)
        say = partial(add_said, office, after_id) if new else None
        out.take(self._draft("statement", row, say), after_id)
        out.know(self._dossier)
        return out

    def _done(self) -> None:
        self.close()
        if self._back is not None:
            self._back.setFocus()

    def give_up(self) -> None:
        """Esc: words stay as they are, a vote is left as it was."""
        self.close(drop=True)
        if self._back is not None:
            self._back.setFocus()

    def close(self, drop: bool = False) -> None:
        """Take over what stands in the fields and show the line again; ``drop`` leaves a vote as it was."""
        editor = self.editor
        if editor is None:
            return
        if isinstance(editor, VoteEditor):
            key = editor.vote.id
            if not drop and not editor.fault:
                self._record(editor)
        else:
            if isinstance(editor, DecisionEditor):
                editor.finish()
            assert editor.draft is not None
            key = editor.draft.row.id
            self.ended.emit(editor.draft)
        self._paper.close_editor()
        self.closed.emit(key)

    def _record(self, editor: VoteEditor) -> None:
        assert self._dossier is not None
        vote, choices = editor.value()
        cast = tuple(one for one in self._dossier.ballots if one.vote_id == vote.id)
        self._ctx.desk.ask(partial(write_vote, self._ctx.office, vote, choices, cast), self._recorded)

    def _recorded(self, _saved: Saved) -> None:
        self._paper.scrollToBottom()


def _without_text(row: Decision) -> Decision:
    return Decision(id=row.id, meeting_id=row.meeting_id, item_id=row.item_id, statement_id=row.statement_id)
