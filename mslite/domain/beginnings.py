"""With what a new meeting can begin, and on which day the next one of a series is likely."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from mslite.domain.office import KindRule, MeetingKind
from mslite.domain.rows import Words

LONGEST_ROUND = dt.timedelta(days=31)
"""Meetings further apart than this follow no rhythm that could be carried on."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """One kind, or one standing body, that a new meeting can be of.

    ``date`` is the day proposed, ``model`` tells that a recurring model gives agenda, people and places.
    """

    kind: MeetingKind
    body_id: str | None = None
    body: Words = Words()
    date: dt.date | None = None
    model: bool = False


def next_date(held: Iterable[dt.date], rule: KindRule, today: dt.date) -> dt.date:
    """Return the likely day of the next meeting after those ``held`` or planned.

    A rhythm is carried on (the distance of the last two). Without one there must be time for what the
    office's rule asks: days of preparation and of notice. Never a Saturday or a Sunday without a rhythm.
    """
    days = sorted(set(held))
    last = days[-1] if days else None
    if last is not None and len(days) > 1 and last - days[-2] <= LONGEST_ROUND:
        step = last - days[-2]
        rounds = max(1, -((last - today) // step))
        return last + rounds * step
    wanted = today + dt.timedelta(days=max(rule.notice_days, rule.prepare_days))
    if last is not None:
        wanted = max(wanted, last + dt.timedelta(days=1))
    return wanted + dt.timedelta(days=7 - wanted.weekday() if wanted.weekday() > 4 else 0)
