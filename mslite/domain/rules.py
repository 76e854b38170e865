"""Rules of meetings as pure functions: quorum, notice, preparation, votes, late assignments.

The numbers are the office's own settings (``KindRule``); the presets follow the charters modelled on the
national one (DOMAIN 3) and the Labour Code is not asked: all days here are calendar days.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from mslite.domain.meetings import (
    Assignment,
    AssignmentState,
    Ballot,
    Choice,
    Decision,
    Dossier,
    HeadCount,
    Meeting,
    Participant,
    PreparationStep,
    Vote,
    VoteMode,
)
from mslite.domain.office import KindRule, Template
from mslite.domain.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many must be present and whether they are; None: not asked for, or cannot be told."""

    needed: int | None = None
    met: bool | None = None


def quorum(rule: KindRule, invited: int | None, present: int | None) -> Quorum:
    """Return the quorum of a meeting: a fixed number where the rule has one, else a part of the invited.

    Parts are rounded up: 2/3 of 10 are 7 (charters: «not less than two thirds of those invited»).
    """
    if rule.quorum_count > 0:
        needed: int | None = rule.quorum_count
    elif rule.quorum_num > 0 and rule.quorum_den > 0:
        needed = None if invited is None else -(-invited * rule.quorum_num // rule.quorum_den)
    else:
        return Quorum()
    return Quorum(needed, None if needed is None or present is None else present >= needed)


def counted_heads(lines: Iterable[HeadCount]) -> int:
    """Return how many people a count without names holds: groups are «of them» and are not added."""
    return sum(line.count for line in lines if line.group is None)


def present_count(dossier: Dossier) -> int | None:
    """Return how many people came: the number given, else the head count, else those ticked by name."""
    if dossier.meeting.present_count is not None:
        return dossier.meeting.present_count
    return max(counted_heads(dossier.head_counts), len(dossier.present)) or None


def invited_count(dossier: Dossier) -> int | None:
    """Return how many were invited: the number given, else the list of names."""
    if dossier.meeting.invited_count is not None:
        return dossier.meeting.invited_count
    return len(dossier.participants) or None


def sheet_numbers(people: Iterable[Participant]) -> dict[str, int]:
    """Return the number of each participant (by identity) on the registration sheet.

    Who has a number keeps it; the others get the next ones in their order on the list, and so does the
    second of two people whom two laptops gave the same number.
    """
    people, kept = tuple(people), dict[int, str]()
    for one in people:
        if one.row is not None:
            kept.setdefault(one.row, one.id)
    fresh = itertools.count(max(kept, default=0) + 1)
    return {
        one.id: one.row if one.row is not None and kept[one.row] == one.id else next(fresh) for one in people
    }


def notice_deadline(rule: KindRule, date: dt.date | None) -> dt.date | None:
    """Return the last day for the announcement; None without a date or a rule."""
    return date - dt.timedelta(days=rule.notice_days) if date and rule.notice_days > 0 else None


def notice_problem(meeting: Meeting, rule: KindRule, today: dt.date) -> Problem | None:
    """Return a warning when the notice was given, or would now be given, too late by the office's rule."""
    last = notice_deadline(rule, meeting.date)
    given = meeting.notice_on or today
    if last is None or given <= last or (meeting.notice_on is None and meeting.date and today > meeting.date):
        return None
    return Problem(
        "notice_late",
        "notice_on",
        {"by": last, "days": rule.notice_days, "late": (given - last).days},
        Severity.WARNING,
        meeting.id,
    )


def steps_for(templates: Iterable[Template], date: dt.date | None) -> tuple[PreparationStep, ...]:
    """Return the checklist with its dates counted back from the day (no dates while there is no day)."""
    ordered = sorted(templates, key=lambda one: (-one.days, one.position))
    return tuple(
        PreparationStep(
            meeting_id="",
            position=place,
            text=one.text,
            due=date - dt.timedelta(days=one.days) if date else None,
        )
        for place, one in enumerate(ordered, start=1)
    )


def check_vote(vote: Vote, ballots: Iterable[Ballot], present: int | None) -> tuple[Problem, ...]:
    """Return what does not add up in a vote: more votes than people present, ballots against the counts."""
    out: list[Problem] = []
    total = vote.votes_for + vote.against + vote.abstained
    if min(vote.votes_for, vote.against, vote.abstained) < 0:
        out.append(Problem("vote_negative", "votes_for", severity=Severity.SAVE, record_id=vote.id))
    if present is not None and total > present:
        values = {"votes": total, "present": present}
        out.append(Problem("votes_over_present", "votes_for", values, record_id=vote.id))
    elif present is not None and total < present:
        values = {"votes": total, "present": present}
        out.append(Problem("votes_under_present", "votes_for", values, Severity.WARNING, vote.id))
    mine = [ballot.choice for ballot in ballots if ballot.vote_id == vote.id]
    if vote.mode is VoteMode.BY_NAME and mine:
        counted = tuple(mine.count(choice) for choice in (Choice.FOR, Choice.AGAINST, Choice.ABSTAINED))
        if counted != (vote.votes_for, vote.against, vote.abstained):
            out.append(
                Problem(
                    "ballots_differ", "votes_for", {"counted": "/".join(map(str, counted))}, record_id=vote.id
                )
            )
    return tuple(out)


def is_late(decision: Decision, assignment: Assignment | None, today: dt.date) -> bool:
    """Tell whether an assignment is overdue: its due day is over and it is still open."""
    state = assignment.state if assignment else AssignmentState.OPEN
    return decision.due is not None and state is AssignmentState.OPEN and decision.due < today


def answer_due(rule: KindRule, date: dt.date) -> dt.date | None:
    """Return the day by which residents are answered after a meeting (charters: a month)."""
    return date + dt.timedelta(days=rule.answer_days) if rule.answer_days else None


def publish_due(rule: KindRule, date: dt.date) -> dt.date | None:
    """Return the day by which the summary is published (charters: ten days after a hearing)."""
    return date + dt.timedelta(days=rule.publish_days) if rule.publish_days else None


def attendance_problems(dossier: Dossier) -> tuple[Problem, ...]:
    """Return contradictions between the number present, the head count and the names."""
    given = dossier.meeting.present_count
    counted, named = counted_heads(dossier.head_counts), len(dossier.present)
    out = []
    if given is not None and named > given:
        out.append(Problem("names_over_present", "present_count", {"names": named, "present": given}))
    elif given is None and counted and named > counted:
        values = {"names": named, "present": counted}
        out.append(Problem("names_over_present", "head_counts", values, Severity.WARNING))
    if given is not None and counted and counted != given:
        values = {"counted": counted, "present": given}
        out.append(Problem("count_differs", "present_count", values, Severity.WARNING))
    return tuple(out)
