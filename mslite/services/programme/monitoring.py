"""Monitoring of a programme by half-years: open, report, submit, return, approve, close, open again."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from mslite.db.queries import programme as queries
from mslite.db.queries.rows import Session, by_ids, get, having
from mslite.db.store import Store
from mslite.domain.office import Body, Organisation
from mslite.domain.plain import from_plain
from mslite.domain.problems import Severity, UserFixable
from mslite.domain.programme import monitoring, progress
from mslite.domain.programme.kinds import FundingSource, ProgrammeState, ReportState
from mslite.domain.programme.monitoring import CellState, PeriodSheet, Reminder, Rules
from mslite.domain.programme.rows import (
    ActivityReport,
    Book,
    Fact,
    FactPart,
    Funding,
    Indicator,
    Period,
    PlanItem,
    Programme,
    ReportRequest,
)
from mslite.domain.rows import Row, Words
from mslite.domain.views import Saved
from mslite.i18n.catalogue import Translator
from mslite.services.base import Action, action
from mslite.services.meetings import Meetings

PARTS = (
    "items", "indicators", "targets", "responsible", "funding", "periods", "reports", "facts", "parts",
    "requests",
)  # fmt: skip
"""What of the book a half-year needs."""
R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class PeriodPage:
    """A half-year with the names of the organisations that it speaks of."""

    sheet: PeriodSheet
    names: Mapping[str, Words]


class Monitoring:
    """The half-years of programmes."""

    def __init__(
        self, store: Store, meetings: Meetings, resources: Path, translator: Callable[[str], Translator]
    ) -> None:
        self._store, self._meetings = store, meetings
        self._file = resources / "presets" / "monitoring.json"
        self._translator = translator

    @cached_property
    def rules(self) -> Rules:
        """When reports are due, and what is asked about."""
        return from_plain(Rules, json.loads(self._file.read_text(encoding="utf-8")))

    def page(self, period_id: str) -> PeriodPage:
        """Return a half-year with all that is asked for it; a fixed number of queries.

        Raises ``UserFixable("gone")`` when there is none.
        """
        with self._store.read() as session:
            found = self._sheet(session, period_id)
            wanted = {*found.silent, *(row.organisation_id for row in found.requests)}
            names = {key: row.name for key, row in by_ids(session, Organisation, wanted).items()}
            return PeriodPage(found, names)

    # ---- the half-year ---------------------------------------------------------------------------

    def open(self, programme_id: str, year: int, half: int) -> Saved:
        """Open a half-year; it is due by the rule of its time.

        Raises ``UserFixable("period_exists")`` when it is open already.
        """
        with action(self._store) as act:
            act.get(Programme, programme_id)
            if having(act.session, Period, programme_id=programme_id, year=year, half=half):
                raise UserFixable("period_exists")
            due = monitoring.due_on(year, half, self.rules.due)
            act.save(Period(programme_id=programme_id, year=year, half=half, due=due))
            return act.saved()

    def lock(self, period_id: str, *, on: dt.date | None = None, anyway: bool = False) -> Saved:
        """Close a half-year: the file refuses every change of its reports, facts and money from now on.

        Raises ``UserFixable("period_waits")`` while something is not approved, unless ``anyway``.
        """
        with action(self._store) as act:
            period = act.get(Period, period_id)
            waiting = [row for row in _rows(act, period_id) if row.state is not ReportState.APPROVED]
            if waiting and not anyway:
                raise UserFixable("period_waits", count=len(waiting))
            act.edit(period, locked=True, locked_on=on or dt.date.today())
            return act.saved()

    def reopen(self, period_id: str, reason: str, ids: Collection[str] = ()) -> Saved:
        """Open a closed half-year again. The rows ``ids`` go back to be corrected; without them every row.

        The reason stands on each of them and in its history. Raises ``UserFixable("reason_needed")``.
        """
        reason = reason.strip()
        if not reason:
            raise UserFixable("reason_needed")
        with action(self._store) as act:
            act.edit(act.get(Period, period_id), locked=False, locked_on=None)
            for row in _rows(act, period_id, ids or None):
                act.edit(row, state=ReportState.RETURNED, remark=reason)
            return act.saved()

    def sitting(self, period_id: str, date: dt.date | None = None) -> Saved:
        """Plan a sitting of the monitoring group about a half-year; the meeting is ``first(Meeting)``.

        Raises ``UserFixable("group_needed")`` when the programme names no body for it.
        """
        with self._store.read() as session:
            period = _require(session, Period, period_id)
            programme = _require(session, Programme, period.programme_id)
            body = get(session, Body, programme.body_id or "")
        if body is None:
            raise UserFixable("group_needed")
        ky, ru = (
            self._translator(lang).t(
                "Monitoring of the programme: half-year {half} of {year}",
                half=period.half,
                year=period.year,
            )
            for lang in ("ky", "ru")
        )
        held = self._meetings.create(body.kind, body.id, date, Words(ky, ru))
        with action(self._store) as act:
            act.edit(act.get(Period, period_id), meeting_id=held.rows[0].id)
            linked = act.saved()
        changes, before = held.changes | linked.changes, (*held.before, *linked.before)
        return Saved((*held.rows, *linked.rows), changes, held.problems, before)

    # ---- what is reported ------------------------------------------------------------------------

    def write(self, period_id: str, rows: Mapping[str, Mapping[str, object]]) -> Saved:
        """Write reports and facts: id of activity or indicator → fields (``value``, ``percent``, ``done`` …).

        A row that was returned stays returned until it is submitted again. Raises
        ``UserFixable("report_approved")`` for an approved one, ``lock:period`` in a closed half-year.
        """
        with action(self._store) as act:
            _write(act, period_id, rows)
            return act.saved()

    def take_in(
        self,
        period_id: str,
        organisation_id: str,
        rows: Mapping[str, Mapping[str, object]],
        on: dt.date | None = None,
    ) -> Saved:
        """Write what a body has answered, mark it as complete where nothing is wrong, note that it came back.

        Raises as :meth:`write`.
        """
        with action(self._store) as act:
            _write(act, period_id, rows)
            self._submit(act, period_id, rows)
            _ask(act, period_id, [organisation_id], returned_on=on or dt.date.today())
            return act.saved()

    def split(self, period_id: str, indicator_id: str, parts: Sequence[FactPart]) -> Saved:
        """Write the parts of a fact (by sex, age, group, district); those not named any more go.

        ``fact_id`` of the parts is set here; a part without a value is left out.
        """
        with action(self._store) as act:
            period = act.get(Period, period_id)
            found = [row for row in _rows(act, period_id, [indicator_id]) if isinstance(row, Fact)]
            fact = found[0] if found else act.save(_new_fact(period, indicator_id))
            if fact.state is ReportState.APPROVED:
                raise UserFixable("report_approved")
            wanted = [
                dataclasses.replace(part, fact_id=fact.id, programme_id=period.programme_id)
                for part in parts
                if part.value.strip()
            ]
            kept = {part.id for part in wanted}
            for part in having(act.session, FactPart, fact_id=fact.id):
                if part.id not in kept:
                    act.remove(part)
            for part in wanted:
                act.save(part)
            return act.saved()

    def spend(self, period_id: str, item_id: str, money: Mapping[FundingSource, int | None]) -> Saved:
        """Write what was spent on an activity in a half-year, source → tyiyn."""
        with action(self._store) as act:
            period = act.get(Period, period_id)
            field = "fact_first" if period.half == 1 else "fact_second"
            there = {
                row.source: row
                for row in having(act.session, Funding, plan_item_id=item_id, year=period.year)
            }
            for source, amount in money.items():
                row = there.get(source)
                if row is None and amount is None:
                    continue
                new = Funding(
                    programme_id=period.programme_id, plan_item_id=item_id, year=period.year, source=source
                )
                act.edit(row or new, **{field: amount})
            return act.saved()

    def submit(self, period_id: str, ids: Collection[str] | None = None) -> Saved:
        """Mark as complete what is written (of the rows ``ids``); what is wrong stays, its problems told."""
        with action(self._store) as act:
            self._submit(act, period_id, ids)
            return act.saved()

    def give_back(self, period_id: str, ids: Collection[str], remark: str) -> Saved:
        """Return submitted or approved rows to be corrected; raises ``UserFixable("reason_needed")``."""
        remark = remark.strip()
        if not remark:
            raise UserFixable("reason_needed")
        with action(self._store) as act:
            for row in _rows(act, period_id, ids):
                if row.state in (ReportState.SUBMITTED, ReportState.APPROVED):
                    act.edit(row, state=ReportState.RETURNED, remark=remark)
            return act.saved()

    def approve(self, period_id: str, ids: Collection[str] | None = None) -> Saved:
        """Approve what was submitted; percent and state of an activity go over into the plan."""
        with action(self._store) as act:
            latest = _is_latest(act, act.get(Period, period_id))
            for row in _rows(act, period_id, ids):
                if row.state is not ReportState.SUBMITTED:
                    continue
                act.edit(row, state=ReportState.APPROVED, remark="")
                if isinstance(row, ActivityReport) and latest:
                    item = act.get(PlanItem, row.plan_item_id)
                    percent = item.percent if row.percent is None else row.percent
                    act.edit(item, percent=percent, state=row.activity_state or item.state)
            return act.saved()

    # ---- who has not answered --------------------------------------------------------------------

    def hand_out(self, period_id: str, organisation_ids: Iterable[str], on: dt.date | None = None) -> Saved:
        """Note that organisations were given their forms."""
        return self._asked(period_id, organisation_ids, handed_on=on or dt.date.today(), returned_on=None)

    def came_back(self, period_id: str, organisation_ids: Iterable[str], on: dt.date | None = None) -> Saved:
        """Note that organisations have answered."""
        return self._asked(period_id, organisation_ids, returned_on=on or dt.date.today())

    def reminders(self, session: Session, today: dt.date) -> tuple[Reminder, ...]:
        """Return what Today says about half-years of programmes in force."""
        out: list[Reminder] = []
        for programme in queries.programmes(session):
            if programme.state not in (ProgrammeState.ADOPTED, ProgrammeState.AMENDED):
                continue
            book = queries.book(session, programme.id, *PARTS)
            if book is not None:
                out += self._of_programme(book, today)
        return tuple(out)

    def _of_programme(self, book: Book, today: dt.date) -> Iterable[Reminder]:
        programme, last = book.programme, monitoring.ended(today)
        soon = dt.timedelta(days=self.rules.remind_days)
        for period in book.periods:
            due = period.due or monitoring.last_day(period.year, period.half)
            if period.locked or due - soon > today:
                continue
            found = monitoring.sheet(book, period, self.rules)
            unanswered = sum(row.returned_on is None for row in found.requests)
            returned = found.count(CellState.RETURNED)
            if found.missing or unanswered or returned:
                yield Reminder(
                    programme.id, programme.name, period.year, period.half, period.id, period.due,
                    found.missing, unanswered, returned,
                )  # fmt: skip
        years = (programme.first_year or last.year + 1, programme.last_year or last.year - 1)
        opened = last in {progress.moment_of(period) for period in book.periods}
        if years[0] <= last.year <= years[1] and not opened:
            due_on = monitoring.due_on(last.year, last.half, self.rules.due)
            yield Reminder(programme.id, programme.name, last.year, last.half, due=due_on)

    def _asked(self, period_id: str, organisation_ids: Iterable[str], **days: dt.date | None) -> Saved:
        with action(self._store) as act:
            _ask(act, period_id, organisation_ids, **days)
            return act.saved()

    def _submit(self, act: Action, period_id: str, ids: Collection[str] | None) -> None:
        for line in self._sheet(act.session, period_id).lines:
            row = line.report if isinstance(line, monitoring.ActivityLine) else line.fact
            if row is None or (ids is not None and line.id not in ids):
                continue
            if line.state is CellState.INVALID:
                act.warn(*(one for one in line.problems if one.severity is Severity.ISSUE))
            elif line.state in (CellState.SAVED, CellState.RETURNED):
                act.edit(row, state=ReportState.SUBMITTED)

    def whole(self, period_id: str) -> tuple[Book, PeriodSheet]:
        """Return the parts of the book that a half-year needs, and the half-year."""
        with self._store.read() as session:
            return self._read(session, period_id)

    def _sheet(self, session: Session, period_id: str) -> PeriodSheet:
        return self._read(session, period_id)[1]

    def _read(self, session: Session, period_id: str) -> tuple[Book, PeriodSheet]:
        period = _require(session, Period, period_id)
        book = queries.book(session, period.programme_id, *PARTS)
        if book is None or all(row.id != period_id for row in book.periods):
            raise UserFixable("gone", record="Period")
        return book, monitoring.sheet(book, period, self.rules)


def _require(session: Session, shape: type[R], record_id: str) -> R:
    row = get(session, shape, record_id)
    if row is None:
        raise UserFixable("gone", record=shape.__name__)
    return row


def _write(act: Action, period_id: str, rows: Mapping[str, Mapping[str, object]]) -> None:
    period = act.get(Period, period_id)
    there = {_owner(row): row for row in _rows(act, period_id)}
    indicators = by_ids(act.session, Indicator, rows)
    for row_id, fields in rows.items():
        new = _new_fact if row_id in indicators else _new_report
        row = there.get(row_id) or new(period, row_id)
        if row.state is ReportState.APPROVED:
            raise UserFixable("report_approved")
        act.edit(row, **fields)


def _ask(act: Action, period_id: str, organisation_ids: Iterable[str], **days: dt.date | None) -> None:
    period = act.get(Period, period_id)
    there = {row.organisation_id: row for row in having(act.session, ReportRequest, period_id=period_id)}
    for key in organisation_ids:
        new = ReportRequest(programme_id=period.programme_id, period_id=period_id, organisation_id=key)
        act.edit(there.get(key) or new, **days)


def _rows(act: Action, period_id: str, ids: Collection[str] | None = None) -> list[ActivityReport | Fact]:
    found: list[ActivityReport | Fact] = [
        *having(act.session, ActivityReport, period_id=period_id),
        *having(act.session, Fact, period_id=period_id),
    ]
    return [row for row in found if ids is None or _owner(row) in ids]


def _owner(row: ActivityReport | Fact) -> str:
    return row.plan_item_id if isinstance(row, ActivityReport) else row.indicator_id


def _new_fact(period: Period, indicator_id: str) -> Fact:
    return Fact(programme_id=period.programme_id, period_id=period.id, indicator_id=indicator_id)


def _new_report(period: Period, item_id: str) -> ActivityReport:
    return ActivityReport(programme_id=period.programme_id, period_id=period.id, plan_item_id=item_id)


def _is_latest(act: Action, period: Period) -> bool:
    others = having(act.session, Period, programme_id=period.programme_id)
    return max(others, key=lambda row: (row.year, row.half)).id == period.id
