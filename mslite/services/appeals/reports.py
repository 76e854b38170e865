"""What appeals ask for today, and the statistics of a period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from mslite.db.queries import appeals as queries
from mslite.db.queries import appeals_lists as lists
from mslite.db.queries.rows import Session, having
from mslite.db.store import Store
from mslite.domain.appeals.rows import (
    AppealKind,
    AppealState,
    Channel,
    Manner,
    Outcome,
)
from mslite.domain.appeals.statistics import Case, counted
from mslite.domain.appeals.views import AppealQuery, AppealScope, AppealsToday, By, Key, Statistics
from mslite.domain.office import District, Sex
from mslite.domain.rows import Words
from mslite.services.appeals.deadlines import Deadlines

SHOWN = 50
"""Lines of one list on the first page."""

_ENUMS: Mapping[By, Callable[[str], Key]] = {
    By.KIND: AppealKind,
    By.CHANNEL: Channel,
    By.MANNER: Manner,
    By.OUTCOME: Outcome,
    By.STATE: AppealState,
    By.SEX: Sex,
}
_COLUMNS = {By.THEME: "theme_id", By.DISTRICT: "district_id"}


class AppealReports:
    """Counts, the day's lists, statistics."""

    def __init__(self, store: Store, deadlines: Deadlines) -> None:
        self._store, self._deadlines = store, deadlines

    def today(self, today: dt.date | None = None) -> AppealsToday:
        """Return what appeals ask for today; a fixed number of queries."""
        day = today or dt.date.today()

        with self._store.read() as session:

            def of(scope: AppealScope) -> tuple[Any, ...]:
                return lists.lines(session, AppealQuery(scope, limit=SHOWN), day)

            return AppealsToday(
                late=of(AppealScope.LATE),
                today=of(AppealScope.TODAY),
                week=of(AppealScope.WEEK),
                waiting=of(AppealScope.WAITING),
                tell=of(AppealScope.TELL),
                provisional=of(AppealScope.PROVISIONAL),
                forwarding=lists.unsent(session),
                promised=lists.promised(session, day + lists.WEEK),
                calendar=self._deadlines.problem(day),
            )

    def pressing(self, today: dt.date | None = None) -> int:
        """Return how many are late, due within a week or not registered: the count of the side bar."""
        day = today or dt.date.today()
        with self._store.read() as session:
            return sum(
                lists.count(session, AppealQuery(scope), day)
                for scope in (AppealScope.LATE, AppealScope.TODAY, AppealScope.WEEK, AppealScope.WAITING)
            )

    def statistics(self, by: By, since: dt.date, until: dt.date, today: dt.date | None = None) -> Statistics:
        """Return appeals registered from ``since`` to ``until`` (both included), told apart ``by``.

        Where the category is not filled they stand in a row with key None, so that the rows always add up
        to the whole. Themes are counted under their highest theme. ``domain.appeals.statistics.quarter``
        and ``compared`` set a quarter against another.
        """
        with self._store.read() as session:
            found = lists.registered(session, since, until, today or dt.date.today())
            key = self._key(session, by)
        cases = (
            Case(
                key(one),
                max(0, round(one["late"] or 0)),
                bool(one["extended"]),
                (one["closed_on"] - one["registered_on"]).days if one["closed_on"] else None,
            )
            for one in found
        )
        rows, whole = counted(cases)
        return Statistics(by, since, until, rows, whole)

    @staticmethod
    def _key(session: Session, by: By) -> Callable[[dict[str, Any]], Key]:
        names: dict[str, Words] = {}
        if by is By.THEME:
            themes = {theme.id: theme for theme in queries.themes(session)}
            for ident, theme in themes.items():
                above = theme
                for _ in themes:  # a circle that two laptops made together ends here
                    above = themes.get(above.broader_id or "", above)
                names[ident] = above.name
        elif by is By.DISTRICT:
            names = {district.id: district.name for district in having(session, District)}

        def of(one: dict[str, Any]) -> Key:
            value = one[_COLUMNS.get(by, by.value)]
            if by in _COLUMNS:
                return names.get(value)
            return _ENUMS[by](value) if by in _ENUMS and value else value or None

        return of
