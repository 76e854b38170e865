"""What is done with a record of the page or with the whole item; everything offers *Undo*."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from mslite.domain.meetings import (
    AgendaItem,
    Decision,
    ItemOutcome,
    MeetingState,
    ProposalOutcome,
    Statement,
    StatementKind,
)
from mslite.domain.rows import Words
from mslite.domain.speaking import place_after
from mslite.domain.text import language_of
from mslite.domain.views import Saved
from mslite.i18n import labels
from mslite.i18n.catalogue import N_
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.saving import offer_undo
from mslite.ui.pages.meeting.minutes.clock import Clock
from mslite.ui.pages.meeting.minutes.lines import Line
from mslite.ui.pages.meeting.minutes.making import remove, reorder
from mslite.ui.pages.meeting.minutes.pad import Pad

OUTCOMES = (ItemOutcome.NOTED, ItemOutcome.NO_DECISION, ItemOutcome.OPEN)
END = "end"
VERDICTS = (
    (ProposalOutcome.ACCEPTED, N_("Accept it as a decision")),
    (ProposalOutcome.DECLINED, N_("Decline it")),
    (ProposalOutcome.NOTED, N_("Take note of it")),
    (ProposalOutcome.OPEN, N_("Not decided on")),
)


class Deeds(QObject):
    """Lives with the step; ``pad`` shows the item that is worked on."""

    def __init__(self, ctx: PageContext, meeting_id: str, pad: Pad, clock: Clock) -> None:
        super().__init__(pad)
        self._ctx, self._meeting_id, self._pad, self._clock = ctx, meeting_id, pad, clock
        self._said = ""
        self._proposal: Statement | None = None
        pad.paper.removing.connect(self.remove)
        pad.paper.moving.connect(self.move)
        pad.paper.carrying.connect(self.carry)

    def _do(self, work: Any, said: str = "") -> None:
        self._said = said
        self._ctx.desk.ask(work, self._done)

    def _done(self, saved: Saved) -> None:
        if self._said and saved.rows:
            offer_undo(self._ctx, self._said, saved)

    # ---- one record ------------------------------------------------------------------------------------

    def remove(self, line: Line) -> None:
        """Put the record into the trash."""
        if not self._pad.locked and line.row is not None:
            self._do(partial(remove, self._ctx.office, line.row), self._ctx.tr.t("It lies in the trash."))

    def move(self, line: Line, by: int) -> None:
        """Move the record one place up (-1) or down (1)."""
        dossier, row, office = self._pad.dossier, line.row, self._ctx.office
        if self._pad.locked or dossier is None:
            return
        if isinstance(row, Statement):
            said = [one for one in dossier.statements if one.item_id == row.item_id]
            after = place_after(said, row.id, by)
            if after is not None:
                self._do(partial(office.minutes.move_statement, row.id, row.item_id, after))
            return
        alike = dossier.decisions if isinstance(row, Decision) else dossier.votes
        rows = [one for one in alike if one.item_id == row.item_id]  # type: ignore[union-attr]
        at = next((no for no, one in enumerate(rows) if one.id == line.key), -1)
        if 0 <= at + by < len(rows):
            rows.insert(at + by, rows.pop(at))
            self._do(partial(reorder, office, rows))

    def carry(self, line: Line, by: int) -> None:
        """Carry a statement to the item before (-1) or behind (1)."""
        dossier, row = self._pad.dossier, line.row
        if self._pad.locked or dossier is None or not isinstance(row, Statement):
            return
        items: list[AgendaItem | None] = [*dossier.items, None]
        at = next(no for no, one in enumerate(items) if (one.id if one else None) == row.item_id) + by
        if 0 <= at < len(items):
            to = items[at]
            name = f"{at + 1}." if to else self._ctx.tr.t("Outside the agenda")
            work = partial(self._ctx.office.minutes.move_statement, row.id, to.id if to else None)
            self._do(work, self._ctx.tr.t("Moved to: {item}", item=name))

    def welcome(self, name: str) -> None:
        """Add a speaker to those present."""
        work = partial(self._ctx.office.registration.add_present, self._meeting_id, [name])
        self._do(work, self._ctx.tr.t("{name} is among those present now.", name=name))

    # ---- proposals -------------------------------------------------------------------------------------

    def proposal(self) -> Statement | None:
        """Return the proposal that is meant: the chosen one, else the last that nothing was done with."""
        line, dossier = self._pad.paper.current, self._pad.dossier
        row = line.row if line is not None and self._pad.paper.hasFocus() else None
        if isinstance(row, Statement) and row.kind is StatementKind.PROPOSAL:
            return row
        mine = [
            one
            for one in (dossier.statements if dossier else ())
            if one.item_id == (self._pad.key or None) and one.kind is StatementKind.PROPOSAL
        ]
        still_open = [one for one in mine if one.outcome is ProposalOutcome.OPEN]
        return next(reversed(still_open or mine), None)

    def offer_verdicts(self, at: QPoint) -> None:
        """Show what can become of the proposal; a digit chooses."""
        if self._pad.locked:
            return
        self._proposal = self.proposal()
        if self._proposal is None:
            self._ctx.shell.say(self._ctx.tr.t("There is no proposal on this item. Begin one with «!»."))
            return
        menu = self._menu(self._judged)
        menu.addSection(" ".join(self._proposal.text.split())[:60].replace("&", "&&"))
        for no, (outcome, word) in enumerate(VERDICTS, start=1):
            menu.addAction(f"&{no}  {self._ctx.tr.t(word)}").setData(outcome.value)
        self._show(menu, at)

    def _judged(self, action: QAction) -> None:
        one, dossier = self._proposal, self._pad.dossier
        if one is None or dossier is None:
            return
        outcome = ProposalOutcome(action.data())
        decided = any(row.statement_id == one.id for row in dossier.decisions)
        if outcome is ProposalOutcome.ACCEPTED and not decided:
            self._pad.decide(Words().put(language_of(one.text), one.text), one.id)
        self._do(partial(self._ctx.office.minutes.set_proposal, one.id, outcome))

    # ---- the item and the meeting ------------------------------------------------------------------------

    def offer_outcomes(self, at: QPoint) -> None:
        """Show how the item, or the meeting, can end; a digit chooses."""
        if self._pad.locked:
            return
        tr, menu = self._ctx.tr, self._menu(self._ended)
        if self._pad.key:
            for no, outcome in enumerate(OUTCOMES, start=1):
                menu.addAction(f"&{no}  {labels.label(outcome, tr)}").setData(outcome.value)
            menu.addSeparator()
        over = tr.t("The meeting is over")
        menu.addAction(f"&4  {over}").setData(END)
        self._show(menu, at)

    def _ended(self, action: QAction) -> None:
        office, tr, key = self._ctx.office, self._ctx.tr, self._pad.key or ""
        self._pad.flush()
        if action.data() == END:
            if self._clock.stamping:
                work = partial(office.minutes.end, self._meeting_id)
            else:
                work = partial(office.meetings.change_state, self._meeting_id, MeetingState.HELD)
            self._do(work, tr.t("The meeting is over."))
            return
        outcome = ItemOutcome(action.data())
        said = f"{tr.t('This item')}: {labels.label(outcome, tr)}"
        if self._clock.stamping and outcome is not ItemOutcome.OPEN:
            self._do(partial(office.minutes.end_item, key, outcome), said)
        else:
            self._do(partial(office.minutes.set_outcome, key, outcome), said)

    def _menu(self, slot: Any) -> QMenu:
        menu = QMenu(self._pad)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.triggered.connect(slot)
        return menu

    @staticmethod
    def _show(menu: QMenu, at: QPoint) -> None:
        menu.setActiveAction(next(act for act in menu.actions() if act.data()))
        menu.popup(at - QPoint(0, menu.sizeHint().height()))
