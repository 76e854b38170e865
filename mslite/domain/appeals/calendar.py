"""The working calendar: the week, its holidays, and days off that are worked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mslite.domain.appeals.terms import DayKind, Holiday
from mslite.domain.problems import Problem, Severity, UserFixable

ONE = dt.timedelta(days=1)
SOON = 60
"""So many days before the last known holiday the calendar has to be filled on."""

_LONGEST_BREAK = 400
"""No calendar has so many days off in a row: it is wrong, and counting would not end."""


class DayWhy(StrEnum):
    """Why a day counts or not."""

    FIRST = "first"  # counted from, itself not counted
    WORKING = "working"
    MOVED = "moved"  # off by its week, but worked
    CALENDAR = "calendar"  # every day counts
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A week and the days that differ from it. ``weekend`` are ISO weekdays, Monday is 1."""

    weekend: frozenset[int] = frozenset({6, 7})
    days: Mapping[dt.date, Holiday] = field(default_factory=dict)

    @classmethod
    def of(cls, holidays: Iterable[Holiday], weekend: Iterable[int] = (6, 7)) -> Calendar:
        """Build a calendar; of two records for one day the later in order holds."""
        return cls(frozenset(weekend), {one.date: one for one in holidays if one.date and not one.deleted})

    def why(self, day: dt.date) -> DayWhy:
        """Return what ``day`` is: WORKING, MOVED, WEEKEND or HOLIDAY."""
        weekend, known = day.isoweekday() in self.weekend, self.days.get(day)
        if known is not None and known.kind is DayKind.OFF:
            return DayWhy.HOLIDAY
        if known is not None and weekend:
            return DayWhy.MOVED
        return DayWhy.WEEKEND if weekend else DayWhy.WORKING

    def works(self, day: dt.date) -> bool:
        """Tell whether ``day`` is worked."""
        return self.why(day) in (DayWhy.WORKING, DayWhy.MOVED)

    def next_working(self, day: dt.date, step: int = 1) -> dt.date:
        """Return ``day`` if it is worked, else the next one (``step`` -1: the last one before).

        Raises ``UserFixable("calendar_never_works")`` when more than a year is off.
        """
        for _ in range(_LONGEST_BREAK):
            if self.works(day):
                return day
            day += ONE * step
        raise UserFixable("calendar_never_works", date=day)

    @property
    def ends(self) -> dt.date | None:
        """The last holiday that is known; None when there is none at all."""
        return max((day for day, one in self.days.items() if one.kind is DayKind.OFF), default=None)


def calendar_problem(calendar: Calendar, today: dt.date) -> Problem | None:
    """Return a warning when the last known holiday is less than :data:`SOON` days away (or past)."""
    ends = calendar.ends
    if ends is not None and (ends - today).days >= SOON:
        return None
    return Problem("holidays_end", "date", {"last": ends or "", "days": SOON}, Severity.WARNING)
