"""Personal reception: when officials receive, who came, what was promised, an appeal made out of it."""

from __future__ import annotations

import datetime as dt

from mslite.db.queries.rows import having, rows, table
from mslite.db.store import Store
from mslite.domain.appeals.rows import (
    Reception,
    ReceptionHours,
    ReceptionResult,
)
from mslite.domain.views import Saved
from mslite.services.appeals.register import Appeals
from mslite.services.base import action


class Receptions:
    """The book of personal receptions."""

    def __init__(self, store: Store, appeals: Appeals) -> None:
        self._store, self._appeals = store, appeals

    def hours(self, day: dt.date | None = None) -> tuple[ReceptionHours, ...]:
        """Return when officials receive (on one day), by weekday and hour; changed by ``Records.save``."""
        hours = table(ReceptionHours).c
        with self._store.read() as session:
            found = rows(session, ReceptionHours, order_by=(hours.weekday, hours.starts, hours.id))
        return tuple(one for one in found if day is None or _receives(one, day))

    def day(self, date: dt.date, head: str = "") -> tuple[Reception, ...]:
        """Return who came (or is to come) on a day, in order; of one official with ``head``."""
        with self._store.read() as session:
            found = having(session, Reception, date=date)
        return tuple(one for one in found if head in ("", one.head))

    def add(self, reception: Reception) -> Saved:
        """Put a citizen on the list of a day, after those already there (today without a date)."""
        with action(self._store) as act:
            date = reception.date or dt.date.today()
            place = len(having(act.session, Reception, date=date)) + 1
            act.edit(reception, date=date, position=reception.position or place)
            return act.saved()

    def promise(self, reception_id: str, promised: str, due: dt.date | None = None) -> Saved:
        """Note what was promised by when; Today reminds of it."""
        with action(self._store) as act:
            row = act.get(Reception, reception_id)
            act.edit(row, promised=promised.strip(), due=due, ended_as=ReceptionResult.PROMISED)
            return act.saved()

    def kept(self, reception_id: str, on: dt.date | None = None) -> Saved:
        """Note that a promise was kept."""
        with action(self._store) as act:
            act.edit(act.get(Reception, reception_id), done_on=on or dt.date.today())
            return act.saved()

    def to_appeal(self, reception_id: str, today: dt.date | None = None, sign: str = "") -> Saved:
        """Register what was asked at a reception as an appeal, in one call; raises as ``Appeals.register``.

        A visit that became an appeal already raises ``UserFixable("already_registered")``.
        """
        return self._appeals.from_reception(reception_id, today=today, sign=sign)


def _receives(hours: ReceptionHours, day: dt.date) -> bool:
    return (
        hours.weekday == day.isoweekday()
        and (hours.since is None or hours.since <= day)
        and (hours.until is None or day <= hours.until)
    )
