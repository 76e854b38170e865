"""What a protocol must hold to be issued, by the kind's own list (``KindRule.requires``).

A protocol must hold date, place, numbers present and invited, agenda, speakers, decisions and the
signatures of chair and secretary (DOMAIN 3, charters); a meeting record needs less. Which of these an
office asks of which kind is its setting; the sum of votes and the state of items are asked of all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mslite.domain.meetings import AgendaItem, Dossier, ItemOutcome, MeetingState, Role
from mslite.domain.office import Form, KindRule, Municipality
from mslite.domain.problems import Problem, Severity
from mslite.domain.rows import Lang, Words
from mslite.domain.rules import attendance_problems, check_vote, invited_count, present_count, quorum
from mslite.domain.sheets import Part, PrintChoice
from mslite.domain.text import odd_signs

Demand = Callable[[Dossier], bool]

DEMANDS: dict[str, tuple[str, Demand]] = {
    "title": ("title", lambda d: bool(d.meeting.title)),
    "date": ("date", lambda d: d.meeting.date is not None),
    "place": ("place", lambda d: bool(d.meeting.place) or bool(d.venues)),
    "chair": ("participants", lambda d: d.with_role(Role.CHAIR) is not None),
    "secretary": ("participants", lambda d: d.with_role(Role.SECRETARY) is not None),
    "present": ("present_count", lambda d: present_count(d) is not None),
    "invited": ("invited_count", lambda d: invited_count(d) is not None),
    "agenda": ("items", lambda d: bool(d.items)),
    "decisions": ("decisions", lambda d: bool(d.decisions)),
    "purpose": ("purpose", lambda d: bool(d.meeting.purpose)),
}
"""Code of a demand → the field it belongs to and whether it is met."""

ALWAYS = ("title", "date")
"""Demanded of every paper, whatever the kind."""


def missing(
    dossier: Dossier,
    rule: KindRule,
    choice: PrintChoice,
    office: Municipality,
    known: Callable[[str], bool] = lambda sign: True,
) -> tuple[Problem, ...]:
    """Return what a protocol lacks: severity ISSUE hinders issuing, WARNING is only listed.

    ``known`` tells whether the fonts of papers have a sign. A meeting record (DOMAIN 4) asks only for
    what every paper must hold and a signatory.
    """
    return (
        *_demands(dossier, rule, choice),
        *_state(dossier),
        *_items(dossier, choice),
        *_votes(dossier),
        *attendance_problems(dossier),
        *_quorum(dossier, rule),
        *_translations(dossier, choice, office),
        *_signs(dossier, known),
    )


def _demands(dossier: Dossier, rule: KindRule, choice: PrintChoice) -> Iterator[Problem]:
    asked = list(ALWAYS)
    if choice.form is not Form.RECORD:
        asked += [code for code in rule.requires.split() if code in DEMANDS and code not in asked]
    for code in asked:
        field, met = DEMANDS[code]
        if not met(dossier):
            yield Problem(f"needs_{code}", field, record_id=dossier.meeting.id)
    if choice.form is Form.RECORD and not dossier.participants:
        yield Problem("needs_signatory", "participants", record_id=dossier.meeting.id)


def _state(dossier: Dossier) -> Iterator[Problem]:
    meeting = dossier.meeting
    if meeting.state is MeetingState.CANCELLED:
        yield Problem("meeting_cancelled", "state", record_id=meeting.id)
    elif meeting.state is MeetingState.PLANNED:
        yield Problem("meeting_not_held", "state", severity=Severity.WARNING, record_id=meeting.id)


def _items(dossier: Dossier, choice: PrintChoice) -> Iterator[Problem]:
    for no, item in enumerate(dossier.items, start=1):
        if not item.text:
            yield Problem("item_empty", "text", {"no": no}, record_id=item.id)
        if choice.form is Form.RECORD:
            continue
        decided = any(decision.item_id == item.id for decision in dossier.decisions)
        if item.outcome is ItemOutcome.OPEN and not decided:
            yield Problem("item_open", "outcome", {"no": no}, record_id=item.id)
        if item.outcome is ItemOutcome.DECIDED and not decided:
            yield Problem("item_undecided", "decisions", {"no": no}, record_id=item.id)


def _votes(dossier: Dossier) -> Iterator[Problem]:
    for vote in dossier.votes:
        yield from check_vote(vote, dossier.ballots, present_count(dossier))


def _quorum(dossier: Dossier, rule: KindRule) -> Iterator[Problem]:
    asked = quorum(rule, invited_count(dossier), present_count(dossier))
    if asked.met is False:
        values = {"needed": asked.needed, "present": present_count(dossier)}
        yield Problem("no_quorum", "present_count", values, Severity.WARNING, dossier.meeting.id)


def _translations(dossier: Dossier, choice: PrintChoice, office: Municipality) -> Iterator[Problem]:
    """Titles, agenda and decisions stand in both languages; a missing one is listed, never hinders."""
    for lang in choice.lang.each:
        for field, words, values, record_id in _bilingual(dossier, choice, office):
            if words and not words.has(lang):
                code = "no_russian" if lang is Lang.RU else "no_kyrgyz"
                yield Problem(code, f"{field}.{lang.value}", values, Severity.WARNING, record_id)


def _bilingual(
    dossier: Dossier, choice: PrintChoice, office: Municipality
) -> Iterator[tuple[str, Words, dict[str, object], str]]:
    meeting = dossier.meeting
    yield "name", office.name, {"what": "office"}, office.id
    for field in ("title", "place", "purpose", "introduction", "closing"):
        if field != "purpose" or Part.PURPOSE in choice.parts:
            yield field, getattr(meeting, field), {"what": field}, meeting.id
    numbers: dict[str | None, int] = {}
    for no, item in enumerate(dossier.items, start=1):
        numbers[item.id] = no
        yield "text", item.text, {"what": "item", "no": no}, item.id
    for decision in dossier.decisions:
        yield (
            "text",
            decision.text,
            {"what": "decision", "no": numbers.get(decision.item_id, "")},
            decision.id,
        )


def _signs(dossier: Dossier, known: Callable[[str], bool]) -> Iterator[Problem]:
    for record_id, text in _texts(dossier):
        odd = odd_signs(text, known)
        if odd:
            shown = " ".join(f"U+{ord(sign):04X}" for sign in odd[:8])
            yield Problem("odd_signs", "text", {"signs": shown}, Severity.WARNING, record_id)


def _texts(dossier: Dossier) -> Iterator[tuple[str, str]]:
    meeting = dossier.meeting
    for words in (meeting.title, meeting.purpose, meeting.place, meeting.introduction, meeting.closing):
        yield meeting.id, words.ky + words.ru
    rows: tuple[AgendaItem, ...] = dossier.items
    for item in rows:
        yield item.id, item.text.ky + item.text.ru
    for statement in dossier.statements:
        yield statement.id, statement.speaker + statement.text
    for decision in dossier.decisions:
        yield decision.id, decision.text.ky + decision.text.ru + decision.executor
    for person in dossier.participants:
        yield person.id, person.name + person.post.ky + person.post.ru
