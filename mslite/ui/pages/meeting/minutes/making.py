"""How new records of the minutes come into the file; everything here runs on the writer's thread."""

from __future__ import annotations

from typing import Any

from mslite.domain.meetings import Ballot, Choice, Decision, Dossier, Statement, Vote
from mslite.domain.rows import RecordRef, Row
from mslite.domain.views import Saved


def add_said(office: Any, after_id: str | None, row: Statement) -> Saved:
    """Put a new statement into the file; its time stamps item and meeting."""
    saved: Saved = office.minutes.add_statement(
        row.meeting_id,
        row.item_id,
        kind=row.kind,
        speaker=row.speaker,
        participant_id=row.participant_id,
        role=row.speaker_role,
        reply_to=row.reply_to,
        after_id=after_id,
        at=row.at,
        stamp=row.at is not None,
        record_id=row.id,
    )
    return saved


def add_decision(office: Any, row: Decision) -> Saved:
    """Put a new point of a decision into the file."""
    saved: Saved = office.minutes.decide(
        row.meeting_id, row.item_id, row.text, statement_id=row.statement_id, record_id=row.id
    )
    return saved


def blanks(dossier: Dossier) -> list[Any]:
    """Return statements and points without a word: the program ended before anything was typed into them."""
    said = [one for one in dossier.statements if not one.text.strip()]
    return [*said, *(one for one in dossier.decisions if not one.text)]


def sweep(office: Any, meeting_id: str) -> Saved:
    """Put what is blank into the trash; every draft asked for before this is written by now."""
    found = blanks(office.meetings.dossier(meeting_id))
    saved: Saved = office.records.remove(*found) if found else Saved()
    return saved


def reorder(office: Any, rows: list[Any]) -> Saved:
    """Number votes or decisions in this order; what else they hold stays as it is now."""
    now = [office.records.require(RecordRef(table_of(row), row.id)) for row in rows]
    saved: Saved = office.meetings.save_order(now)
    return saved


def remove(office: Any, row: Row) -> Saved:
    """Put a record into the trash as it stands now: the page may show it as it was a moment ago."""
    saved: Saved = office.records.remove(office.records.require(RecordRef(table_of(row), row.id)))
    return saved


def table_of(row: Row) -> str:
    """Return the table of a statement, a vote or a decision."""
    return type(row).__name__.lower()


def write_vote(office: Any, vote: Vote, choices: dict[str, Choice] | None, cast: tuple[Ballot, ...]) -> Saved:
    """Record a vote, new or changed; its ballots ``cast`` go when it is not by name any more."""
    if not vote.version:
        made: Saved = office.minutes.add_vote(
            vote.item_id,
            question=vote.question,
            mode=vote.mode,
            votes_for=vote.votes_for,
            against=vote.against,
            abstained=vote.abstained,
        )
        if choices is None:
            return made
        vote = made.first(Vote)
    elif choices is None and cast:
        office.records.remove(*cast)
    saved: Saved = office.minutes.save_vote(vote, choices)
    return saved
