"""The half-year report: what is asked, what came in, what looks wrong, in which state each cell is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from mslite.domain.problems import Problem, Severity
from mslite.domain.programme import progress
from mslite.domain.programme.kinds import (
    ActivityState,
    FundingSource,
    IndicatorKind,
    PlanKind,
    ReportState,
    TermKind,
)
from mslite.domain.programme.limits import fact_problems, report_problems, written
from mslite.domain.programme.progress import Moment, PlanProgress, Progress
from mslite.domain.programme.rows import (
    ActivityReport,
    Book,
    Fact,
    FactPart,
    Funding,
    Indicator,
    Period,
    PlanItem,
    ReportRequest,
)
from mslite.domain.programme.tree import PlanLine, lines, matrix_lines
from mslite.domain.rows import Words

Told = TypeVar("Told", ActivityReport, Fact)
Owned = TypeVar("Owned", Funding, FactPart)


@dataclass(frozen=True, slots=True)
class DueRule:
    """By which day of the month after a half-year departments report, from ``since`` on, by which act."""

    since: dt.date
    day: int
    act: Words = Words()


@dataclass(frozen=True, slots=True)
class Rules:
    """Settings of monitoring (``resources/presets/monitoring.json``).

    ``too_far``: a fact so many times over the plan is asked about; ``remind_days``: so many days before
    the day they are due, reports are put on Today.
    """

    due: tuple[DueRule, ...] = ()
    too_far: int = 3
    remind_days: int = 10


class CellState(StrEnum):
    """How it stands with one report or fact; the colour goes with the word."""

    EMPTY = "empty"
    SAVED = "saved"
    INVALID = "invalid"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """An activity to report on. ``money`` are its fundings of the year."""

    line: PlanLine
    report: ActivityReport | None
    state: CellState
    progress: Progress
    money: tuple[Funding, ...] = ()
    problems: tuple[Problem, ...] = ()
    before: ActivityReport | None = None

    @property
    def id(self) -> str:
        """The id of the activity."""
        return self.line.item.id


@dataclass(frozen=True, slots=True)
class FactLine:
    """An indicator to report on. ``before`` is its fact of the half-year before, ``target`` as written."""

    indicator: Indicator
    number: str
    fact: Fact | None
    state: CellState
    progress: Progress
    target: str = ""
    before: str = ""
    parts: tuple[FactPart, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """The id of the indicator."""
        return self.indicator.id


@dataclass(frozen=True, slots=True)
class PeriodSheet:
    """A half-year with all that is asked for it, in the order of plan and matrix."""

    period: Period
    activities: tuple[ActivityLine, ...]
    facts: tuple[FactLine, ...]
    progress: PlanProgress
    requests: tuple[ReportRequest, ...] = ()
    silent: tuple[str, ...] = ()
    """Organisations that answer for something not reported, handed out or not."""

    @property
    def lines(self) -> tuple[ActivityLine | FactLine, ...]:
        """Everything that is asked."""
        return (*self.activities, *self.facts)

    def count(self, *states: CellState) -> int:
        """Return how many cells are in one of these states."""
        return sum(line.state in states for line in self.lines)

    @property
    def missing(self) -> int:
        """How many cells nothing is written in."""
        return self.count(CellState.EMPTY)


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """Money from one source, in tyiyn."""

    source: FundingSource
    plan: int = 0
    fact: int = 0


@dataclass(frozen=True, slots=True)
class Reminder:
    """What Today says about a half-year: not opened, not reported, not answered, returned (each a count)."""

    programme_id: str
    programme: Words
    year: int
    half: int
    period_id: str = ""
    due: dt.date | None = None
    missing: int = 0
    unanswered: int = 0
    returned: int = 0


# ---- half-years ------------------------------------------------------------------------------------


def last_day(year: int, half: int) -> dt.date:
    """Return the last day of a half-year."""
    return dt.date(year, 6, 30) if half == 1 else dt.date(year, 12, 31)


def due_on(year: int, half: int, rules: Sequence[DueRule]) -> dt.date | None:
    """Return by when reports are due by the rule in force at the end of the half-year; None without one."""
    end = last_day(year, half)
    known = [rule for rule in rules if rule.since <= end]
    if not known:
        return None
    rule = max(known, key=lambda rule: rule.since)
    return end + dt.timedelta(days=rule.day)


def ended(today: dt.date) -> Moment:
    """Return the last half-year that is over."""
    return Moment(today.year, 1) if today.month > 6 else Moment(today.year - 1, 2)


def choices(book: Book) -> tuple[Moment, ...]:
    """Return the half-years of the programme that are not open yet, in order."""
    first, last = book.programme.first_year, book.programme.last_year
    if first is None or last is None:
        return ()
    there = {progress.moment_of(period) for period in book.periods}
    return tuple(
        moment
        for year in range(first, last + 1)
        for half in (1, 2)
        if (moment := Moment(year, half)) not in there
    )


# ---- what is asked ---------------------------------------------------------------------------------


def runs(item: PlanItem, when: Moment, years: progress.Years = (None, None)) -> bool:
    """Tell whether an activity has to be reported for a half-year.

    It runs by its term, or its term is over and it is not carried out. An unclear term always runs.
    """
    if item.kind is not PlanKind.ACTIVITY or item.state is ActivityState.CANCELLED:
        return False
    if item.term_kind is TermKind.YEARS and item.first_year is not None:
        begun = Moment(item.first_year, 1) <= when
        return begun and (
            when.year <= (item.last_year or item.first_year) or item.state is not ActivityState.DONE
        )
    if item.term_kind is TermKind.DATE and item.term_on is not None:
        falls = Moment(item.term_on.year, 1 if item.term_on.month <= 6 else 2)
        return falls == when or (falls < when and item.state is not ActivityState.DONE)
    return True


def sheet(book: Book, period: Period, rules: Rules | None = None) -> PeriodSheet:
    """Return what is asked for a half-year and what is there.

    An activity carried out by the report of an earlier half-year is not asked again. Of the book it needs
    items, indicators, targets, responsible, funding, periods, reports, facts, parts, requests.
    """
    rules = rules or Rules()
    when, years = progress.moment_of(period), (book.programme.first_year, book.programme.last_year)
    found = progress.of_plan(book, when)
    earlier = {row.id: progress.moment_of(row) for row in book.periods if progress.moment_of(row) < when}
    reports = {row.plan_item_id: row for row in book.reports if row.period_id == period.id}
    facts = {row.indicator_id: row for row in book.facts if row.period_id == period.id}
    reported = _last((row for row in book.reports if row.period_id in earlier), "plan_item_id", earlier)
    known = _last(
        (row for row in book.facts if row.period_id in earlier and row.value), "indicator_id", earlier
    )
    money = _grouped((row for row in book.funding if row.year == period.year), "plan_item_id")
    parts = _grouped(book.parts, "fact_id")
    targets = {(row.indicator_id, row.year): row.value for row in book.targets}
    aimed = {key for key, _ in targets}
    mains = {row.main_id for row in book.indicators if row.main_id}
    activities: list[ActivityLine] = []
    indicators: list[FactLine] = []
    for line in lines(book.items, own_numbers=book.programme.own_numbers):
        item = line.item
        before = reported.get(item.id)
        over = before is not None and before.activity_state is ActivityState.DONE
        if item.id in reports or (runs(item, when, years) and not over):
            report = reports.get(item.id)
            part = found.activities.get(item.id, Progress())
            wrong = tuple(report_problems(report, part, before)) if report else ()
            state = cell_state(report, wrong, period.locked, written(report))
            owned = tuple(money.get(item.id, ()))
            activities.append(ActivityLine(line, report, state, part, owned, wrong, before))
    for row, number in matrix_lines(book.indicators):
        asked = row.kind is IndicatorKind.INDICATOR and (row.id not in mains or row.id in aimed)
        if not asked and row.id not in facts:
            continue
        fact = facts.get(row.id)
        target = targets.get((row.id, period.year), "")
        part = found.indicators[row.id]
        split = tuple(parts.get(fact.id, ())) if fact else ()
        wrong = (
            tuple(fact_problems(row, fact, target or row.final, part, split, rules.too_far)) if fact else ()
        )
        state = cell_state(fact, wrong, period.locked, bool(fact and fact.value.strip()))
        last = known.get(row.id)
        indicators.append(
            FactLine(row, number, fact, state, part, target, last.value if last else "", split, wrong)
        )
    requests = tuple(row for row in book.requests if row.period_id == period.id)
    silent = _silent(book, (*activities, *indicators), requests)
    return PeriodSheet(period, tuple(activities), tuple(indicators), found, requests, silent)


def cell_state(
    row: ActivityReport | Fact | None, problems: Iterable[Problem], locked: bool, written: bool
) -> CellState:
    """Return how a cell stands; ``written``: something stands in it."""
    if locked:
        return CellState.LOCKED
    if row is None or (row.state is ReportState.DRAFT and not written):
        return CellState.EMPTY
    if any(problem.severity is Severity.ISSUE for problem in problems):
        return CellState.INVALID
    return {
        ReportState.DRAFT: CellState.SAVED,
        ReportState.SUBMITTED: CellState.SUBMITTED,
        ReportState.RETURNED: CellState.RETURNED,
        ReportState.APPROVED: CellState.APPROVED,
    }[row.state]


# ---- sums ------------------------------------------------------------------------------------------


def money_by_source(
    funding: Iterable[Funding], when: Moment, *, year_only: bool = True
) -> tuple[MoneyLine, ...]:
    """Return plan and fact by source: of the year of ``when`` (or of all years so far), facts up to its half.

    The plan is that of whole years.
    """
    plan: dict[FundingSource, int] = {}
    fact: dict[FundingSource, int] = {}
    for row in funding:
        if row.year > when.year or (year_only and row.year != when.year):
            continue
        halves = (row.fact_first, row.fact_second if (row.year, 2) <= (when.year, when.half) else None)
        plan[row.source] = plan.get(row.source, 0) + (row.plan or 0)
        fact[row.source] = fact.get(row.source, 0) + sum(half or 0 for half in halves)
    return tuple(MoneyLine(source, plan[source], fact[source]) for source in FundingSource if source in plan)


def _silent(
    book: Book, found: Iterable[ActivityLine | FactLine], asked: Sequence[ReportRequest]
) -> tuple[str, ...]:
    """Return the organisations that answer for a row of which nothing is written, in the order of rows."""
    owners: dict[str | None, list[str]] = {}
    for row in book.responsible:
        owners.setdefault(row.plan_item_id or row.indicator_id, []).append(row.organisation_id)
    out: dict[str, None] = {}
    for line in found:
        if line.state in (CellState.EMPTY, CellState.RETURNED):
            out.update(dict.fromkeys(owners.get(line.id, ())))
    back = {row.organisation_id for row in asked if row.returned_on is not None}
    return tuple(key for key in out if key not in back)


def _last(rows: Iterable[Told], name: str, moments: Mapping[str, Moment]) -> dict[str, Told]:
    return {getattr(row, name): row for row in sorted(rows, key=lambda row: moments[row.period_id])}


def _grouped(rows: Iterable[Owned], name: str) -> dict[str, list[Owned]]:
    out: dict[str, list[Owned]] = {}
    for row in rows:
        out.setdefault(getattr(row, name), []).append(row)
    return out
