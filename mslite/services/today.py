"""The first page: what has to be done now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from mslite.db.queries import assignments as assignment_queries
from mslite.db.queries import meetings as queries
from mslite.db.queries import today as today_queries
from mslite.db.queries.rows import Session, having
from mslite.db.store import Store
from mslite.domain.office import KindRule
from mslite.domain.programme.monitoring import Reminder
from mslite.domain.rules import notice_deadline
from mslite.domain.views import (
    AssignmentQuery,
    AssignmentScope,
    NoticeLine,
    StepLine,
    TodayPage,
)
from mslite.services.backups import Backups
from mslite.services.typing import Typing

WEEK = dt.timedelta(days=7)


class Today:
    """Collects the page of the day."""

    def __init__(
        self,
        store: Store,
        typing: Typing,
        backups: Backups,
        half_years: Callable[[Session, dt.date], tuple[Reminder, ...]],
    ) -> None:
        self._store, self._typing, self._backups = store, typing, backups
        self._half_years = half_years

    def page(self, today: dt.date | None = None) -> TodayPage:
        """Return what the day asks for (see :class:`TodayPage`); a fixed number of queries."""
        today = today or dt.date.today()
        until = today + WEEK
        with self._store.read() as session:
            planned = queries.lines_where(session, today_queries.planned())
            by_id = {line.id: line for line in planned}
            rules = {rule.kind: rule for rule in having(session, KindRule)}
            announced = today_queries.announced(session)
            notices = []
            for line in planned:
                rule = rules.get(line.kind)
                if line.id in announced or rule is None or line.date is None or line.date < today:
                    continue
                by = notice_deadline(rule, line.date)
                if by is not None and by <= until:
                    notices.append(NoticeLine(line, by, by < today))
            steps = [
                StepLine(step.id, by_id[step.meeting_id], step.text, step.due, step.due < today)
                for step in queries.undone_steps(session, until)
                if step.meeting_id in by_id and step.due is not None
            ]
            return TodayPage(
                today=today,
                week=queries.lines_where(session, today_queries.between(today, until)),
                unsigned=queries.lines_where(session, today_queries.unsigned()),
                unwritten=queries.lines_where(session, today_queries.unwritten(today)),
                assignments=assignment_queries.lines(
                    session, AssignmentQuery(AssignmentScope.WEEK, limit=50), today
                ),
                notices=tuple(notices),
                steps=tuple(steps),
                half_years=self._half_years(session, today),
                backup_at=self._backups.last(),
                recovered=self._typing.recovered,
                empty_office=not queries.years(session) and not planned,
            )
