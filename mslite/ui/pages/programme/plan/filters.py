"""Which rows of the plan are shown: by body, year, state, heading and words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mslite.domain.programme import bodies
from mslite.domain.programme.kinds import ActivityState, PlanKind, TermKind
from mslite.domain.programme.rows import PlanItem
from mslite.domain.programme.terms import Term
from mslite.domain.programme.tree import PlanLine
from mslite.domain.text import fold

LATE = "late"
"""The state that follows from term and day and is never stored."""
OVER = (ActivityState.DONE, ActivityState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Filter:
    """Empty fields keep everything. ``body`` is the key of a name, ``heading`` a priority or section."""

    words: str = ""
    body: str = ""
    year: int | None = None
    state: ActivityState | str = ""
    heading: str = ""

    def __bool__(self) -> bool:
        return self != Filter()

    def keep(self, lines: Sequence[PlanLine], today: dt.date) -> list[PlanLine]:
        """Return the lines that match, with the headings and tasks they stand under."""
        if not self:
            return list(lines)
        words = fold(self.words).split()
        kept: set[str] = set()
        for line in lines:
            if self._matches(line, words, today):
                kept.add(line.item.id)
                kept.update(item.id for item in line.path)
        return [line for line in lines if line.item.id in kept]

    def _matches(self, line: PlanLine, words: list[str], today: dt.date) -> bool:
        item = line.item
        if self.heading and self.heading not in (item.id, *(above.id for above in line.path)):
            return False
        if self.body or self.year or self.state:
            if item.kind is not PlanKind.ACTIVITY:
                return False
            if self.body and self.body not in body_keys(item.responsible.of("ky")):
                return False
            if self.year and not term_of(item).covers(self.year):
                return False
            if self.state == LATE and not is_late(item, today):
                return False
            if self.state and self.state != LATE and item.state is not self.state:
                return False
        if not words:
            return item.kind is PlanKind.ACTIVITY or bool(self.heading)
        told = fold(
            " ".join(
                text
                for field in (item.text, item.result, item.responsible, item.term)
                for text in (field.ky, field.ru)
            )
        )
        return all(word in told for word in words)


@lru_cache(maxsize=4096)
def body_names(text: str) -> tuple[str, ...]:
    """Return the names in a cell of responsible bodies."""
    return bodies.split(text)


@lru_cache(maxsize=4096)
def body_keys(text: str) -> frozenset[str]:
    """Return what the spellings of the names in a cell have in common."""
    return frozenset(bodies.key(name) for name in body_names(text))


def all_bodies(items: Iterable[PlanItem]) -> list[tuple[str, str]]:
    """Return (key, name) of every responsible body of the plan, by name; its first spelling."""
    found: dict[str, str] = {}
    for text in dict.fromkeys(item.responsible.of("ky") for item in items):
        for name in body_names(text):
            found.setdefault(bodies.key(name), name)
    return sorted(found.items(), key=lambda one: fold(one[1]))


def term_of(item: PlanItem) -> Term:
    """Return what was understood of an activity's term."""
    return Term(item.term_kind, item.first_year, item.last_year, item.term_on, item.times)


def is_late(item: PlanItem, today: dt.date) -> bool:
    """Tell whether the term of an activity that is not over has passed."""
    if item.kind is not PlanKind.ACTIVITY or item.state in OVER or item.term_kind is TermKind.UNCLEAR:
        return False
    if item.term_on is not None:
        return item.term_on < today
    return item.last_year is not None and item.last_year < today.year
