"""The minutes: statements, proposals, votes, decisions, and the clock of the meeting."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping

from mslite.db.queries import meetings as queries
from mslite.db.queries.rows import get, having
from mslite.db.store import Store
from mslite.domain.meetings import (
    AgendaItem,
    AgendaSpeaker,
    Ballot,
    Choice,
    Decision,
    ItemOutcome,
    Meeting,
    MeetingState,
    Participant,
    ProposalOutcome,
    Statement,
    StatementKind,
    Vote,
    VoteMode,
)
from mslite.domain.problems import UserFixable
from mslite.domain.rows import Words, new_id
from mslite.domain.rules import check_vote, present_count
from mslite.domain.speaking import kind_of_next, question_before
from mslite.domain.text import fold, language_of
from mslite.domain.views import Saved
from mslite.services.base import Action, action
from mslite.services.meetings import NO_WORDS, add


class Minutes:
    """What is said, voted and decided. All methods return :class:`Saved`, the main record first.

    Typing inside a statement is kept by ``Typing.keep``; the statement itself is saved by
    ``Records.save`` when it ends. Start a statement by :meth:`add_statement` with an empty text, so that
    what is typed into it has a record to return to.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    # ---- the clock -------------------------------------------------------------------------------

    def begin(self, meeting_id: str, at: dt.time | None = None) -> Saved:
        """Stamp the beginning (``at`` or now, to the minute); the meeting is running."""
        with action(self._store) as act:
            meeting = act.get(Meeting, meeting_id)
            act.edit(meeting, began=at or now(), ended=None, state=MeetingState.RUNNING)
            return act.saved()

    def end(self, meeting_id: str, at: dt.time | None = None) -> Saved:
        """Stamp the end of the meeting and of an item still running; the meeting is held."""
        with action(self._store) as act:
            ended = at or now()
            meeting = act.get(Meeting, meeting_id)
            act.edit(meeting, ended=ended, state=MeetingState.HELD)
            for item in having(act.session, AgendaItem, meeting_id=meeting_id):
                if item.began is not None and item.ended is None:
                    act.edit(item, ended=ended)
            return act.saved()

    def begin_item(self, item_id: str, at: dt.time | None = None) -> Saved:
        """Stamp the beginning of an item (and of the meeting); another item still running ends."""
        with action(self._store) as act:
            _begin(act, act.get(AgendaItem, item_id), at or now())
            return act.saved()

    def end_item(self, item_id: str, outcome: ItemOutcome | None = None, at: dt.time | None = None) -> Saved:
        """Stamp the end of an item, with its outcome when it is told."""
        with action(self._store) as act:
            item = act.get(AgendaItem, item_id)
            act.edit(item, ended=at or now(), outcome=outcome or item.outcome)
            return act.saved()

    def set_outcome(self, item_id: str, outcome: ItemOutcome) -> Saved:
        """Say how an item ended: decided, noted, without decision (or open again)."""
        with action(self._store) as act:
            act.edit(act.get(AgendaItem, item_id), outcome=outcome)
            return act.saved()

    # ---- statements ------------------------------------------------------------------------------

    def add_statement(
        self,
        meeting_id: str,
        item_id: str | None = None,
        *,
        kind: StatementKind | None = None,
        speaker: str = "",
        participant_id: str | None = None,
        role: str = "",
        text: str = "",
        reply_to: str | None = None,
        after_id: str | None = None,
        at: dt.time | None = None,
        stamp: bool = True,
        record_id: str | None = None,
    ) -> Saved:
        """Add a statement at the end of its item, or right after ``after_id`` ("": first).

        ``item_id`` None: outside the agenda. ``kind`` None chooses: an answer after a question (with
        ``reply_to``), the report of the announced speaker who speaks first, an opinion outside the
        agenda, else a speech. A known speaker without ``role`` brings post and organisation. ``stamp``
        sets the time of the statement and, with the first one, of item and meeting, and ends the item that
        was running (switch it off when minutes are written afterwards). ``record_id`` is an identity
        chosen beforehand, so that typing can be kept under it at once.
        """
        with action(self._store) as act:
            meeting = act.get(Meeting, meeting_id)
            moment = at or (now() if stamp else None)
            others = having(act.session, Statement, meeting_id=meeting_id, item_id=item_id)
            who = _participant(act, meeting_id, participant_id, speaker)
            if kind is None:
                kind = kind_of_next(
                    others,
                    having(act.session, AgendaSpeaker, item_id=item_id) if item_id else (),
                    outside=item_id is None,
                    after_id=after_id,
                    speaker=who.name if who else speaker,
                    participant_id=who.id if who else None,
                )
            if kind is StatementKind.ANSWER and reply_to is None:
                reply_to = question_before(others, after_id)
            statement = add(
                act,
                Statement(
                    id=record_id or new_id(),
                    meeting_id=meeting_id,
                    item_id=item_id,
                    kind=kind,
                    participant_id=who.id if who else None,
                    speaker=speaker or (who.name if who else ""),
                    speaker_role=role or (who.post.of("ky") if who else ""),
                    text=text,
                    reply_to=reply_to,
                    outcome=ProposalOutcome.OPEN if kind is StatementKind.PROPOSAL else None,
                    at=moment,
                ),
                after_id,
            )
            if stamp and moment is not None:
                _stamp(act, meeting, item_id, moment)
            assert statement.version
            return act.saved()

    def move_statement(self, statement_id: str, item_id: str | None, after_id: str | None = None) -> Saved:
        """Move a statement to another item or place: right after ``after_id``, "": first, None: last.

        Answers go with their question.
        """
        with action(self._store) as act:
            statement = act.get(Statement, statement_id)
            answers = having(act.session, Statement, reply_to=statement_id)
            moved = act.edit(statement, item_id=item_id)
            moved = _put(act, moved, after_id)
            for answer in answers:
                moved = _put(act, act.edit(act.get(Statement, answer.id), item_id=item_id), moved.id)
            return act.saved()

    def set_proposal(
        self, statement_id: str, outcome: ProposalOutcome, decision: Words | None = None
    ) -> Saved:
        """Accept, decline or note a proposal.

        Accepting makes a decision from it (``decision`` or the words as spoken, in the language they
        were spoken in); taking the acceptance back removes that decision unless it was edited since.
        Raises ``UserFixable("not_proposal")``.
        """
        with action(self._store) as act:
            statement = act.get(Statement, statement_id)
            if statement.kind is not StatementKind.PROPOSAL:
                raise UserFixable("not_proposal")
            act.edit(statement, outcome=outcome)
            made = having(act.session, Decision, statement_id=statement_id)
            if outcome is ProposalOutcome.ACCEPTED and not made:
                _decide(
                    act,
                    Decision(
                        meeting_id=statement.meeting_id,
                        item_id=statement.item_id,
                        text=decision or Words().put(language_of(statement.text), statement.text),
                        statement_id=statement_id,
                    ),
                )
            elif outcome is not ProposalOutcome.ACCEPTED:
                for row in made:
                    if statement.text in (row.text.ky, row.text.ru) and not row.executor:
                        act.remove(row)
            return act.saved()

    # ---- votes and decisions ---------------------------------------------------------------------

    def add_vote(
        self,
        item_id: str,
        *,
        question: Words = NO_WORDS,
        mode: VoteMode = VoteMode.OPEN,
        votes_for: int = 0,
        against: int = 0,
        abstained: int = 0,
    ) -> Saved:
        """Add a vote on an item; problems say when the counts do not fit those present."""
        with action(self._store) as act:
            item = act.get(AgendaItem, item_id)
            vote = add(
                act,
                Vote(
                    meeting_id=item.meeting_id,
                    item_id=item_id,
                    question=question,
                    mode=mode,
                    votes_for=votes_for,
                    against=against,
                    abstained=abstained,
                ),
            )
            _check(act, vote)
            return act.saved()

    def save_vote(self, vote: Vote, choices: Mapping[str, Choice] | None = None) -> Saved:
        """Save a vote; with ``choices`` (participant id → choice) it is by name and counted from them."""
        with action(self._store) as act:
            if choices is not None:
                chosen = list(choices.values())
                counted = dataclasses.replace(
                    vote,
                    mode=VoteMode.BY_NAME,
                    votes_for=chosen.count(Choice.FOR),
                    against=chosen.count(Choice.AGAINST),
                    abstained=chosen.count(Choice.ABSTAINED),
                )
                vote = act.save(counted)
                stored = {b.participant_id: b for b in having(act.session, Ballot, vote_id=vote.id)}
                for participant_id, choice in choices.items():
                    old = stored.pop(participant_id, None)
                    if old is not None:
                        act.edit(old, choice=choice)
                    else:
                        act.save(
                            Ballot(
                                meeting_id=vote.meeting_id,
                                vote_id=vote.id,
                                participant_id=participant_id,
                                choice=choice,
                            )
                        )
                for ballot in stored.values():
                    act.remove(ballot)
            else:
                vote = act.save(vote)
            _check(act, vote)
            return act.saved()

    def decide(
        self,
        meeting_id: str,
        item_id: str | None,
        text: Words,
        *,
        executor: str = "",
        executor_person_id: str | None = None,
        due: dt.date | None = None,
        statement_id: str | None = None,
        record_id: str | None = None,
    ) -> Saved:
        """Add a numbered point to the decision of an item (None: of the meeting); the item is decided.

        ``record_id`` as in :meth:`add_statement`.
        """
        with action(self._store) as act:
            _decide(
                act,
                Decision(
                    id=record_id or new_id(),
                    meeting_id=meeting_id,
                    item_id=item_id,
                    text=text,
                    executor=executor,
                    executor_person_id=executor_person_id,
                    due=due,
                    statement_id=statement_id,
                ),
            )
            return act.saved()


def now() -> dt.time:
    """Return the machine's time to the minute, as minutes state it."""
    return dt.datetime.now().time().replace(second=0, microsecond=0)


def _begin(act: Action, item: AgendaItem, moment: dt.time) -> None:
    for other in having(act.session, AgendaItem, meeting_id=item.meeting_id):
        if other.id != item.id and other.began is not None and other.ended is None:
            act.edit(other, ended=moment)
    act.edit(item, began=item.began or moment, ended=None)
    _stamp(act, act.get(Meeting, item.meeting_id), None, moment)


def _stamp(act: Action, meeting: Meeting, item_id: str | None, moment: dt.time) -> None:
    if meeting.began is None and meeting.state is MeetingState.PLANNED:
        act.edit(meeting, began=moment, state=MeetingState.RUNNING)
    item = get(act.session, AgendaItem, item_id) if item_id else None
    if item is not None and item.began is None:
        _begin(act, item, moment)


def _participant(
    act: Action, meeting_id: str, participant_id: str | None, speaker: str
) -> Participant | None:
    if participant_id is not None:
        return act.get(Participant, participant_id)
    wanted = fold(speaker)
    people = having(act.session, Participant, meeting_id=meeting_id) if wanted else ()
    return next((p for p in people if fold(p.name) == wanted), None)


def _put(act: Action, statement: Statement, after_id: str | None) -> Statement:
    others = [s for s in queries.siblings(act.session, statement) if s.id != statement.id]
    places = [s.id for s in others]
    place = len(others) if after_id is None else places.index(after_id) + 1 if after_id else 0
    ordered = [*others[:place], statement, *others[place:]]
    return next(s for s in act.order(ordered) if s.id == statement.id)


def _decide(act: Action, decision: Decision) -> None:
    add(act, decision)
    item = get(act.session, AgendaItem, decision.item_id) if decision.item_id else None
    if item is not None and item.outcome is not ItemOutcome.DECIDED:
        act.edit(item, outcome=ItemOutcome.DECIDED)


def _check(act: Action, vote: Vote) -> None:
    dossier = queries.require(act.session, vote.meeting_id)
    ballots = tuple(b for b in dossier.ballots if b.vote_id == vote.id)
    act.warn(*check_vote(vote, ballots, present_count(dossier)))
