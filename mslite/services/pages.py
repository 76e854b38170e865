"""The page of one meeting, read at once: dossier, papers, quorum, marks, what is missing."""

from __future__ import annotations

from mslite.db.queries import papers as queries
from mslite.db.queries.meetings import standing_of
from mslite.db.queries.rows import Session
from mslite.domain.meetings import Dossier, ItemOutcome, MeetingState
from mslite.domain.papers import PaperState, PaperType
from mslite.domain.problems import Problem, Severity
from mslite.domain.rules import invited_count, notice_deadline, present_count, quorum
from mslite.domain.sheets import PrintChoice
from mslite.domain.views import Mark, MeetingPage, PaperLine, StepMarks
from mslite.services.sheets import gather, lacking


def meeting_page(session: Session, meeting_id: str) -> MeetingPage:
    """Read a meeting's page; raises ``UserFixable("gone")``."""
    gathered = gather(session, meeting_id)
    dossier, rule = gathered.dossier, gathered.rule
    papers = queries.paper_lines(session, meeting_id)
    protocol = next(
        (
            line.paper
            for line in papers
            if line.paper.type is PaperType.PROTOCOL and line.paper.state is not PaperState.ANNULLED
        ),
        None,
    )
    present, invited = present_count(dossier), invited_count(dossier)
    asked = quorum(rule, invited, present)
    missed = lacking(gathered, PrintChoice(form=rule.form))
    state = protocol.state if protocol else None
    return MeetingPage(
        dossier=dossier,
        rule=rule,
        standing=standing_of(dossier.meeting.state, state),
        body=gathered.body,
        protocol=protocol,
        locked=state is PaperState.SIGNED,
        papers=papers,
        attachments=gathered.annexes,
        marks=marks(dossier, papers, missed),
        missing=missed,
        present=present,
        invited=invited,
        needed=asked.needed,
        quorum_met=asked.met,
        notice_by=notice_deadline(rule, dossier.meeting.date),
    )


def marks(dossier: Dossier, papers: tuple[PaperLine, ...], missed: tuple[Problem, ...]) -> StepMarks:
    """Tell how far each of the five steps is."""
    meeting = dossier.meeting
    prepared = (bool(meeting.title), meeting.date is not None, bool(dossier.items))
    steps_done = all(step.done_on for step in dossier.steps)
    counted = bool(dossier.present or dossier.head_counts or meeting.present_count)
    waiting = any(p.attendance.value == "expected" for p in dossier.participants)
    open_items = any(item.outcome is ItemOutcome.OPEN for item in dossier.items)
    written = bool(dossier.statements or dossier.decisions)
    states = [line.paper.state for line in papers if line.paper.type is PaperType.PROTOCOL]
    followed = bool(dossier.publications or any(a.done_on for a in dossier.assignments))
    tasks = [d for d in dossier.decisions if d.executor or d.due]
    closed = {a.decision_id for a in dossier.assignments if a.state.value != "open"}
    return StepMarks(
        prepare=_mark(any(prepared), all(prepared) and steps_done),
        registration=_mark(counted or bool(dossier.participants), counted and not waiting),
        minutes=_mark(written, written and not open_items and meeting.state is MeetingState.HELD),
        protocol=_mark(
            PaperState.ISSUED in states or (written and not _forbids(missed)),
            PaperState.SIGNED in states,
        ),
        after=_mark(followed, bool(tasks) and all(d.id in closed for d in tasks)),
    )


def _mark(begun: bool, done: bool) -> Mark:
    return Mark.DONE if done else Mark.PART if begun else Mark.EMPTY


def _forbids(missed: tuple[Problem, ...]) -> bool:
    return any(problem.severity is Severity.ISSUE for problem in missed)
