"""Which backups stay: many of the last day, few of the last years, never none that is known to be good."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

LATEST, HOURLY, DAILY, WEEKLY, MONTHLY = 6, 24, 14, 8, 24

_PERIODS: tuple[tuple[int, Callable[[dt.datetime], object]], ...] = (
    (HOURLY, lambda at: (at.date(), at.hour)),
    (DAILY, lambda at: at.date()),
    (WEEKLY, lambda at: at.isocalendar()[:2]),
    (MONTHLY, lambda at: (at.year, at.month)),
)


class Dated(Protocol):
    """What rotation needs to know of a backup."""

    @property
    def at(self) -> dt.datetime:
        """When it was made, by the clock of the machine, which may have been wrong."""

    @property
    def verified(self) -> bool:
        """Whether it was read back and found right."""


B = TypeVar("B", bound=Dated)


def superseded(backups: Iterable[B], just_made: B) -> tuple[B, ...]:
    """Return those of ``backups`` that may go.

    Kept are the last 6 (a mistake and the backup after it may lie within one hour); the newest of each of
    the last 24 hours, 14 days, 8 weeks and 24 months *in which there is any*; all counted over the verified
    ones; and ``just_made``, whatever the clock says.
    """
    newest_first = sorted(backups, key=lambda backup: backup.at, reverse=True)
    good = [backup for backup in newest_first if backup.verified]
    kept = [just_made, *good[:LATEST]]
    for count, period in _PERIODS:
        seen: dict[object, B] = {}
        for backup in good:
            if len(seen) < count or period(backup.at) in seen:
                seen.setdefault(period(backup.at), backup)
        kept += seen.values()
    return tuple(backup for backup in newest_first if backup not in kept)
