"""The page of the current item with the entry line under it; what is being written belongs to drafts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mslite.domain.meetings import Decision, Dossier, Statement, Vote
from mslite.domain.office import Template
from mslite.domain.problems import Problem
from mslite.domain.rows import Words
from mslite.domain.speaking import speaker_of_next
from mslite.domain.views import MeetingPage
from mslite.i18n import problems
from mslite.services.minutes import now
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.pages.meeting.minutes.clock import Clock
from mslite.ui.pages.meeting.minutes.drafts import Draft, Make
from mslite.ui.pages.meeting.minutes.inflight import InFlight
from mslite.ui.pages.meeting.minutes.inplace import InPlace
from mslite.ui.pages.meeting.minutes.lines import lines_of
from mslite.ui.pages.meeting.minutes.making import add_said
from mslite.ui.pages.meeting.minutes.paper import PaperView
from mslite.ui.pages.meeting.minutes.speech import Speech

NO_WORDS = Words()


class Pad(QWidget):
    """Shows one item (``key``, "" is what lies outside the agenda) and writes into it."""

    said = Signal(object)
    """A statement has been ended in the entry line."""

    def __init__(self, ctx: PageContext, meeting_id: str, clock: Clock) -> None:
        super().__init__()
        self._ctx, self._meeting_id, self._clock = ctx, meeting_id, clock
        self.key: str | None = None
        self.dossier: Dossier | None = None
        self._page: MeetingPage | None = None
        self._flight = InFlight()
        self._modules: tuple[Template, ...] = ()
        self.paper = PaperView()
        self.paper.setAccessibleName(ctx.tr.t("Minutes"))
        self.entry = Speech(ctx, meeting_id)
        self.inplace = InPlace(ctx, meeting_id, self.paper, self._draft)
        self.inplace.placed.connect(self._place)
        self.inplace.ended.connect(self._end)
        self.inplace.closed.connect(self._closed)
        self.entry.ended.connect(self._spoken)
        self.entry.above.connect(self.to_paper)
        self.paper.below.connect(self.entry.setFocus)
        self.paper.typed.connect(self._typed)
        self.paper.editing.connect(self._edit_line)
        self.paper.inserting.connect(self._insert)
        box = parts.column(self, 0, theme.GRID)
        box.addWidget(self.paper, 1)
        box.addWidget(self.entry)

    @property
    def locked(self) -> bool:
        """Whether nothing may be changed."""
        return self._page is None or self._page.locked

    # ---- showing ---------------------------------------------------------------------------------------

    def show_page(self, page: MeetingPage, key: str) -> None:
        """Show the item ``key`` as it stands in the file, with what is on its way there."""
        self._flight.read_back()
        other = key != self.key
        if other:
            self.leave()
        self._page, self.key = page, key
        self.entry.setVisible(not page.locked)
        if page.locked:
            self.paper.close_editor()
        if other:
            self.paper.lines.show_anew(())
            self._lay()
            self._fresh()
            if self.entry.text.hasFocus():
                self.entry.setFocus()
        self._render(to_end=other)

    def _lay(self) -> Dossier:
        assert self._page is not None
        mine = self.entry.draft
        self.dossier = self._flight.over(self._page.dossier, mine.row.id if mine is not None else "")
        return self.dossier

    def _render(self, to_end: bool = False) -> None:
        assert self.key is not None
        bar = self.paper.verticalScrollBar()
        to_end = to_end or bar.value() >= bar.maximum()
        dossier = self._lay()
        self.paper.lines.set_rows(lines_of(dossier, self.key, self._ctx.tr, dt.date.today()))
        self.entry.know(dossier)
        self.inplace.know(dossier)
        if to_end and self.inplace.editor is None:
            self.paper.scrollToBottom()

    def set_modules(self, modules: Sequence[Template]) -> None:
        """Give the ready-made texts."""
        self._modules = tuple(modules)
        for typist in (self.entry.typist, *self.inplace.typists):
            typist.set_modules(self._modules)

    def offer_modules(self) -> None:
        """Show the ready-made texts for the field in which the person types."""
        known = (self.entry.typist, *self.inplace.typists)
        wanted = next((one for one in known if one.field.hasFocus()), known[-1])
        wanted.field.setFocus()
        wanted.offer(self._ctx.tr.lang)

    def to_paper(self) -> None:
        """Go up to the page."""
        if self.paper.current is not None or self.paper.select_last():
            self.paper.setFocus()

    # ---- the entry line --------------------------------------------------------------------------------

    def _fresh(self) -> None:
        assert self.dossier is not None
        item_id = self.key or None
        said = [one for one in self.dossier.statements if one.item_id == item_id]
        announced = [one for one in self.dossier.speakers if one.item_id == item_id]
        likely: dict[str, Any] = speaker_of_next(said, announced) if item_id else {}
        row = Statement(meeting_id=self._meeting_id, item_id=item_id)
        draft = self._draft("statement", row, partial(add_said, self._ctx.office, None))
        draft.put(**likely)
        self.entry.take(draft)
        self.entry.speaker.selectAll()

    def _spoken(self) -> None:
        draft = self.entry.draft
        if draft is None or draft.empty:
            return
        self._end(draft)
        self._lay()
        self._fresh()
        self._render(to_end=True)
        self.entry.setFocus()
        self.said.emit(draft.row)

    def _typed(self, letter: str) -> None:
        if not self.locked:
            self.entry.setFocus()
            self.entry.speaker.insert(letter)
            self.entry.speaker.textEdited.emit(self.entry.speaker.text())

    # ---- a record in its place -------------------------------------------------------------------------

    def _edit_line(self, line: Any) -> None:
        self.edit(line.row)

    def edit(self, row: Any, field: str = "") -> None:
        """Edit a record of the page in its place; ``field`` has the cursor."""
        if not self.locked:
            self.inplace.open(row, self.paper, field)
            self.set_modules(self._modules)

    def _insert(self, line: Any) -> None:
        if self.locked:
            return
        if isinstance(line.row, Statement):
            row = Statement(meeting_id=self._meeting_id, item_id=self.key or None)
            self.inplace.open(row, self.paper, new=True, after_id=line.key)
            self.set_modules(self._modules)
        elif isinstance(line.row, Decision):
            self.decide()

    def decide(self, text: Words = NO_WORDS, statement_id: str | None = None) -> None:
        """Open a new point of the decision; with ``text`` it is made at once."""
        row = Decision(
            meeting_id=self._meeting_id, item_id=self.key or None, text=text, statement_id=statement_id
        )
        if not self.locked:
            self.inplace.open(row, self.entry, "executor" if text else "text", new=True)
            self.set_modules(self._modules)

    def vote(self) -> None:
        """Open a new vote on this item."""
        if self.locked:
            return
        if self.key:
            row = Vote(meeting_id=self._meeting_id, item_id=self.key)
            self.inplace.open(row, self.entry, new=True)
        else:
            self._ctx.shell.say(self._ctx.tr.t("A vote belongs to an item of the agenda."))

    def _place(self, row: Any, after_id: str | None) -> None:
        self._flight.place(row, after_id)
        self._render()

    def _closed(self, record_id: str) -> None:
        self._flight.drop_vote(record_id)
        self._render()

    # ---- drafts ----------------------------------------------------------------------------------------

    def _draft(self, table: str, row: Any, make: Make | None) -> Draft:
        draft = Draft(self._ctx, table, row, make, self)
        if isinstance(row, Statement):
            draft.stamp = self._stamp
        draft.over.connect(self._over)
        draft.refused.connect(self._refused)
        return draft

    def _stamp(self) -> dict[str, Any]:
        return {"at": now() if self._clock.stamping else None}

    def _end(self, draft: Draft) -> None:
        self._flight.ended(draft.row, draft.begun and not draft.empty)
        draft.end()

    def _over(self, row: Any) -> None:
        if self._page is not None and self._flight.written(row, self._page.dossier):
            self._render()

    def _refused(self, why: Any) -> None:
        if isinstance(why, Problem):
            self._ctx.shell.say(str(problems.wording(why, self._ctx.tr)))

    def leave(self) -> None:
        """End what is being written: another item comes."""
        self.inplace.close()
        draft = self.entry.draft
        if draft is not None:
            self._end(draft)
            self.entry.draft = None

    def flush(self) -> None:
        """Write what has been typed; every field keeps its words."""
        for draft in (self.entry.draft, getattr(self.inplace.editor, "draft", None)):
            if draft is not None:
                draft.flush()
