"""The plan of one year: activities chosen from the programme, their texts narrowed where it is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mslite.domain.programme import terms
from mslite.domain.programme.kinds import ActivityState, PlanKind
from mslite.domain.programme.rows import AnnualItem, Book, PlanItem
from mslite.domain.programme.tree import PlanLine, lines
from mslite.domain.rows import Words

NARROWED = ("text", "term", "result", "responsible")
"""Fields that a year may say in its own way; an empty one flows from the programme."""


@dataclass(frozen=True, slots=True)
class AnnualLine:
    """An activity of the programme seen from a year; ``row`` is None while it is not chosen.

    ``proposed``: its term covers the year and it was not taken out of the plan.
    """

    plan: PlanLine
    row: AnnualItem | None
    proposed: bool

    @property
    def id(self) -> str:
        """The identity of the activity."""
        return self.plan.item.id

    def words(self, field: str) -> Words:
        """Return what the year's plan says: each language of its own, or that of the programme."""
        whole: Words = getattr(self.plan.item, field)
        own: Words = getattr(self.row, field) if self.row is not None else Words()
        return Words(own.ky or whole.ky, own.ru or whole.ru)

    @property
    def touched(self) -> tuple[str, ...]:
        """The fields that the year says in its own way."""
        return tuple(name for name in NARROWED if self.row is not None and getattr(self.row, name))


def annual_lines(book: Book, year: int) -> tuple[AnnualLine, ...]:
    """Return every activity in the order of the plan with what ``year`` makes of it."""
    rows = {row.plan_item_id: row for row in book.annual if row.year == year}
    return tuple(
        AnnualLine(line, rows.get(line.item.id), covers(line.item, year))
        for line in lines(book.items, own_numbers=book.programme.own_numbers)
        if line.item.kind is PlanKind.ACTIVITY
    )


def covers(item: PlanItem, year: int) -> bool:
    """Tell whether an activity belongs to a year by its term, and was neither cancelled nor postponed."""
    if item.state in (ActivityState.CANCELLED, ActivityState.POSTPONED):
        return False
    return any(terms.understand(text).covers(year) for text in (item.term.ky, item.term.ru) if text)


def years_of(book: Book) -> Sequence[int]:
    """Return the years of which there may be a plan: those of the programme and those that have one."""
    first, last = book.programme.first_year, book.programme.last_year
    years = {row.year for row in book.annual}
    if first is not None and last is not None:
        years |= set(range(first, last + 1))
    return sorted(years)
