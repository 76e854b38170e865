"""Statistics of a period: rows that always add up, with a row for what is not filled."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from mslite.domain.appeals.views import Count, Key


@dataclass(frozen=True, slots=True)
class Case:
    """What statistics need of one appeal. ``late`` days; ``days`` from registration, None while open."""

    key: Key
    late: int = 0
    extended: bool = False
    days: int | None = None


def counted(cases: Iterable[Case]) -> tuple[tuple[Count, ...], Count]:
    """Return a row for each key, the most frequent first and the residue last, and the whole of them."""
    every = tuple(cases)
    groups: defaultdict[Key, list[Case]] = defaultdict(list)
    for case in every:
        groups[case.key or None].append(case)
    rows = [_count(key, group) for key, group in groups.items()]
    rows.sort(key=lambda row: (row.key is None, -row.total, str(row.key)))
    return tuple(rows), _count(None, every)


def _count(key: Key, cases: Iterable[Case]) -> Count:
    every = tuple(cases)
    settled = [case for case in every if case.days is not None]
    took = [case.days for case in settled if case.days is not None]
    late = sum(1 for case in settled if case.late)
    return Count(
        key=key,
        total=len(every),
        open=len(every) - len(settled),
        on_time=len(settled) - late,
        late=late,
        overdue=sum(1 for case in every if case.late and case.days is None),
        extended=sum(case.extended for case in every),
        median=median(took) if took else None,
        worst=max(took, default=None),
    )


def quarter(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of the quarter that ``day`` lies in."""
    first = dt.date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    following = dt.date(day.year + first.month // 10, (first.month + 2) % 12 + 1, 1)
    return first, following - dt.timedelta(days=1)


def compared(now: Iterable[Count], before: Iterable[Count]) -> tuple[tuple[Count, Count], ...]:
    """Return each row beside that of the period before; a key that was missing counts as zero."""
    earlier: Mapping[Key, Count] = {row.key: row for row in before}
    pairs = [(row, earlier.get(row.key, Count(row.key))) for row in now]
    known = {row.key for row, _ in pairs}
    return (*pairs, *((Count(key), row) for key, row in earlier.items() if key not in known))
