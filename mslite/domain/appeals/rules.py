"""Rules between the records of an appeal: its state, who may not get it, how late it is, what it lacks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from mslite.domain.appeals.keys import same_person
from mslite.domain.appeals.rows import Appeal, AppealKind, AppealState, Extension, Instruction
from mslite.domain.appeals.terms import LawRule, Topic, rule_for
from mslite.domain.problems import Problem, Severity
from mslite.domain.text import fold


def state_of(appeal: Appeal, routed: bool) -> AppealState:
    """Return where an appeal stands; ``routed``: somebody was told to deal with it."""
    if appeal.closed_on is not None:
        return AppealState.ANSWERED if appeal.control else AppealState.CLOSED
    if appeal.registered_on is None:
        return AppealState.WAITING
    return AppealState.ROUTED if routed else AppealState.OPEN


def banned(appeal: Appeal, name: str, person_id: str | None = None) -> bool:
    """Tell whether a complaint would go to the one complained about [law 12.2.10]."""
    if appeal.kind is not AppealKind.COMPLAINT:
        return False
    if person_id and person_id == appeal.complained_of_id:
        return True
    named = appeal.complained_of
    return bool(named and name) and (fold(named) == fold(name) or same_person(named, name))


def late_days(appeal: Appeal, extensions: Iterable[Extension], today: dt.date) -> int:
    """Return how many days an appeal is, or was, late: closing or extending it never makes them less.

    Counted from the due date to the day it was settled (or ``today``), and for each extension that was
    decided after the term was over, to the day of that decision; the most of them.
    """
    until = appeal.closed_on or today
    found = [(until - appeal.due).days] if appeal.due else []
    found += [(one.decided_on - one.before).days for one in extensions if one.decided_on and one.before]
    return max((0, *found))


def article(rules: Iterable[LawRule], topic: Topic, day: dt.date, lang: str = "ru") -> str:
    """Return the article about ``topic`` to be quoted, "" where the country's law has none."""
    rule = rule_for(rules, topic, day)
    return rule.article.of(lang) if rule else ""


def lacking(appeal: Appeal, rules: tuple[LawRule, ...]) -> Iterator[Problem]:
    """Yield what an appeal lacks of what the law wants it to hold [law 6]: warnings, nothing is refused."""
    day = appeal.registered_on or appeal.received_on or dt.date.max
    rule = rule_for(rules, Topic.CONTENT, day)
    quoted = {"article": rule.article} if rule else {}
    if not appeal.name:
        yield Problem("name_missing", "name", quoted, Severity.WARNING, appeal.id)
    if not (appeal.address or appeal.phone or appeal.email):
        yield Problem("address_missing", "address", quoted, Severity.WARNING, appeal.id)


def refusal_lacks(reason: str, act: str, how: str, rules: tuple[LawRule, ...]) -> tuple[Problem, ...]:
    """Return what a refusal lacks: reason, legal act, how to appeal against it [law 12.2.9, 13.2]."""
    rule = rule_for(rules, Topic.REFUSAL, dt.date.max) or rule_for(rules, Topic.REFUSAL, dt.date.today())
    quoted = {"article": rule.article} if rule else {}
    out = []
    if not reason.strip():
        out.append(Problem("refusal_reason", "reason", quoted))
    if not act.strip():
        out.append(Problem("refusal_act", "act", quoted))
    if not how.strip():
        out.append(Problem("refusal_how", "how", quoted))
    return tuple(out)


def in_charge(instructions: Iterable[Instruction]) -> Instruction | None:
    """Return the instruction in force: the last one."""
    return max(instructions, key=lambda one: (one.position, one.id), default=None)
