"""When a term ends, and why: each day between with what it counts for."""

from __future__ import annotations

import calendar as months
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mslite.domain.appeals.calendar import ONE, Calendar, DayWhy
from mslite.domain.appeals.terms import LawRule, Roll, Topic, Unit, rule_for
from mslite.domain.problems import UserFixable
from mslite.domain.rows import Words


@dataclass(frozen=True, slots=True)
class Counted:
    """One day of a counted calendar: ``no`` is its number in the term, 0 when it does not count."""

    date: dt.date
    why: DayWhy
    no: int = 0
    name: Words = Words()


@dataclass(frozen=True, slots=True)
class Due:
    """The end of a term with its reason: the rule, the day counted from, every day up to the end.

    ``rolled`` is where the term would have ended, when that day is off; ``beyond``: the end lies after
    the last holiday that is known, so that it may still move.
    """

    date: dt.date
    start: dt.date
    rule: LawRule
    days: tuple[Counted, ...] = ()
    rolled: dt.date | None = None
    beyond: bool = False

    @property
    def off(self) -> int:
        """How many days between did not count, the day counted from left out."""
        return sum(1 for day in self.days if not day.no and day.why is not DayWhy.FIRST)


def due_date(rule: LawRule, start: dt.date, calendar: Calendar) -> Due:
    """Return when a term that is counted from ``start`` ends.

    Working days: the end is the working day with the number ``rule.days``. Calendar days and months: the
    day so many on, moved as ``rule.roll`` says when it is off. 0 days: the day itself.
    Raises ``UserFixable("calendar_never_works")``, ``("date_far", date=…)`` beyond the calendar of dates.
    """
    try:
        end, rolled = _end(rule, start, calendar)
    except (OverflowError, ValueError) as error:
        raise UserFixable("date_far", date=start) from error
    known = calendar.ends
    days = tuple(_counted(rule, start, max(end, rolled or end), calendar))
    return Due(end, start, rule, days, rolled, known is None or end > known)


def _end(rule: LawRule, start: dt.date, calendar: Calendar) -> tuple[dt.date, dt.date | None]:
    if rule.counted_in is Unit.WORKING and rule.days > 0:
        day = calendar.next_working(start if rule.first_counts else start + ONE)
        for _ in range(rule.days - 1):
            day = calendar.next_working(day + ONE)
        return day, None
    if rule.counted_in is Unit.MONTHS:
        day = _months_on(start, rule.days)
    else:
        day = start + ONE * (rule.days - (rule.first_counts and rule.days > 0))
    if rule.roll is Roll.STAY or calendar.works(day):
        return day, None
    return calendar.next_working(day, 1 if rule.roll is Roll.NEXT else -1), day


def _months_on(start: dt.date, count: int) -> dt.date:
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return dt.date(year, month + 1, min(start.day, months.monthrange(year, month + 1)[1]))


def _counted(rule: LawRule, start: dt.date, last: dt.date, calendar: Calendar) -> Iterator[Counted]:
    working = rule.counted_in is Unit.WORKING
    no, day = 0, start
    while day <= last:
        known, why = calendar.days.get(day), calendar.why(day)
        name = known.name if known is not None and why in (DayWhy.HOLIDAY, DayWhy.MOVED) else Words()
        if day == start and not rule.first_counts:
            yield Counted(day, DayWhy.FIRST, 0, name)
        elif working and not calendar.works(day):
            yield Counted(day, why, 0, name)
        else:
            no += 1
            yield Counted(day, why if working else DayWhy.CALENDAR, no, name)
        day += ONE


def due_by(rules: Iterable[LawRule], topic: Topic, start: dt.date, calendar: Calendar) -> Due | None:
    """Return the end of the term about ``topic`` that begins on ``start``; None where no rule sets one."""
    rule = rule_for(rules, topic, start)
    return due_date(rule, start, calendar) if rule is not None and rule.days > 0 else None
