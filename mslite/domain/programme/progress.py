"""How far a programme is. The formula is ours; it is told here, in the help, and tested at its edges.

**One measure for all.** ``done`` is the share of the whole way that is behind, ``due`` the share that
ought to be behind by the moment, ``of_plan`` the fulfilment of what was planned by the moment: 1 means
all of it. All are told in full, over 1 (more than planned) and below 0 (worse than the base). For a mean
``done`` counts as at least 0 and at most 1: what one has too much does not make good what another lacks.

**An indicator that reaches a level** (:attr:`Counting.LEVEL`): the plan leads in straight lines from the
base value at the end of the base year over the targets, each at the end of its year; a first half-year
stands in the middle, a missing target on the line between its neighbours. ``of_plan`` = (fact − base) ÷
(plan − base), ``done`` the same with the final target. Where the plan is not to move (plan = base), asks
for less than the base, or the base is unknown: 1 ± (fact − plan) ÷ plan; with a plan of zero 1 when the
fact is no worse, else 0. The last fact known counts.

**An indicator whose periods add up** (:attr:`Counting.PER_PERIOD`): the facts of all half-years so far
against the targets of the years so far, of the current year its half; ``done`` against the sum of all
targets (without targets: against the final one, evenly over the years). The base is not counted. When
less is better, ``done`` is the capped fulfilment of the time that has passed.

**A sub-indicator** is measured by itself; its main indicator, without facts of its own, is their mean.
Ratios are reckoned by what comes to one («1:0,3» is 0.3).

**An activity**: its percent, by the last report, else as it stands in the plan; carried out = 100;
nothing known = 0. ``due`` is the part of its term that has passed in half-years; a single day falls due
with its half-year; «every year» and an unclear term run over the whole programme. What is taken out of
the plan is not counted.

**Priority, section, task, the whole**: the mean over activities and indicators below them, each of one
weight; an indicator without a fact or without a plan is not in the mean. ``known`` of ``total`` says how
many of them anything is known about.

**The word**: reached (``done`` ≥ 1), on track (``of_plan`` ≥ 0.95), behind (≥ 0.7), far behind; an
activity past its term and not finished is never on track. Not due: an activity before its term.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from mslite.domain.programme.kinds import (
    ActivityState,
    Counting,
    Direction,
    IndicatorKind,
    PlanKind,
    ReportState,
    TermKind,
)
from mslite.domain.programme.rows import ActivityReport, Book, Fact, Indicator, Period, PlanItem, Target
from mslite.domain.programme.values import understand

ON_TRACK, BEHIND = Decimal("0.95"), Decimal("0.7")
"""The least fulfilment of the plan that is on track, and that is not far behind."""

R = TypeVar("R", ActivityReport, Fact)
_ZERO, _ONE = Decimal(0), Decimal(1)


class ProgressState(StrEnum):
    """How it stands, in a word; a colour never stands alone."""

    REACHED = "reached"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    FAR_BEHIND = "far_behind"
    NOT_DUE = "not_due"
    NO_DATA = "no_data"


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """The end of a half-year; a year is the end of its second half."""

    year: int
    half: int = 2

    @property
    def place(self) -> int:
        """The half-years since the year 0."""
        return 2 * self.year + self.half


@dataclass(frozen=True, slots=True)
class Progress:
    """How far something is (see the module). ``plan`` and ``fact`` are amounts of an indicator in its unit.

    ``at`` is the half-year of the last fact; ``worse``: it is worse than the base value.
    """

    state: ProgressState = ProgressState.NO_DATA
    done: Decimal | None = None
    due: Decimal | None = None
    of_plan: Decimal | None = None
    plan: Decimal | None = None
    fact: Decimal | None = None
    at: Moment | None = None
    worse: bool = False
    known: int = 0
    total: int = 1

    @property
    def capped(self) -> Decimal:
        """What counts for a mean: 0 to 1."""
        return _capped(self.done or _ZERO)

    @property
    def percent(self) -> int | None:
        """``done`` in whole percent, in full; None when it is not known."""
        return None if self.done is None else int((self.done * 100).to_integral_value())


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """A whole programme at a moment; the mappings go by the id of the row. ``groups``: all but activities."""

    when: Moment
    whole: Progress
    activities: Mapping[str, Progress]
    indicators: Mapping[str, Progress]
    groups: Mapping[str, Progress]


Years = tuple[int | None, int | None]
"""First and last year of the programme."""


def moment_of(period: Period) -> Moment:
    """Return the end of a period."""
    return Moment(period.year, period.half)


def of_indicator(
    indicator: Indicator,
    targets: Iterable[Target],
    facts: Iterable[tuple[Moment, Fact]],
    when: Moment,
    years: Years = (None, None),
) -> Progress:
    """Return the progress of one indicator by ``when``; ``targets`` and ``facts`` are its own."""
    unit = indicator.unit.of("ky")
    planned = {
        row.year: amount for row in targets if (amount := understand(row.value, unit).amount) is not None
    }
    known = sorted(
        (
            (at, amount)
            for at, row in facts
            if at <= when and (amount := understand(row.value, unit).amount) is not None
        ),
        key=lambda pair: pair[0],
    )
    base, final = (understand(text, unit).amount for text in (indicator.base, indicator.final))
    if indicator.counting is Counting.PER_PERIOD:
        return _adding_up(indicator.direction, planned, final, known, when, years)
    return _level(indicator, planned, base, final, known, when, years)


def _level(
    indicator: Indicator,
    planned: Mapping[int, Decimal],
    base: Decimal | None,
    final: Decimal | None,
    known: Sequence[tuple[Moment, Decimal]],
    when: Moment,
    years: Years,
) -> Progress:
    first, last = years
    points = {Moment(year).place: amount for year, amount in planned.items()}
    end = max([*planned, last or 0])
    if final is not None and end and end not in planned:
        points[Moment(end).place] = final
    planless = not points
    if base is not None:
        begin = indicator.base_year or min([first or end, *planned]) - 1
        points.setdefault(Moment(begin).place, base)
    plan = None if planless else _on_line(points, when.place)
    aim = final if final is not None else (planned[max(planned)] if planned else None)
    due = None if plan is None or aim is None else _capped(_fulfilled(base, aim, plan, indicator.direction))
    if not known:
        return Progress(plan=plan, due=due)
    at, fact = known[-1]
    if plan is None:
        return Progress(fact=fact, at=at, known=1)
    of_plan = _fulfilled(base, plan, fact, indicator.direction)
    done = of_plan if aim is None else _fulfilled(base, aim, fact, indicator.direction)
    worse = base is not None and (fact < base if indicator.direction is Direction.UP else fact > base)
    return Progress(_word(done, of_plan), done, due, of_plan, plan, fact, at, worse, 1)


def _adding_up(
    direction: Direction,
    planned: Mapping[int, Decimal],
    final: Decimal | None,
    known: Sequence[tuple[Moment, Decimal]],
    when: Moment,
    years: Years,
) -> Progress:
    whole: Decimal | None
    plan: Decimal | None
    if planned:
        whole = sum(planned.values(), _ZERO)
        plan = sum((amount for year, amount in planned.items() if year < when.year), _ZERO)
        plan += planned.get(when.year, _ZERO) * when.half / 2
    else:
        whole = final
        passed = _passed(years, when)
        plan = None if whole is None or passed is None else whole * passed
    due = None if plan is None or not whole else _capped(plan / whole)
    if not known:
        return Progress(plan=plan, due=due)
    fact = sum((amount for _, amount in known), _ZERO)
    if plan is None or whole is None:
        return Progress(fact=fact, at=known[-1][0], known=1)
    of_plan = _fulfilled(None, plan, fact, direction)
    if direction is Direction.UP:
        done = _fulfilled(None, whole, fact, direction)
    else:
        last = max(planned) if planned else years[1]
        passed = _passed((min(planned) if planned else years[0], last), when)
        done = _capped(of_plan) * (passed if passed is not None else _ONE)
    return Progress(_word(done, of_plan), done, due, of_plan, plan, fact, known[-1][0], known=1)


def of_activity(
    item: PlanItem,
    reports: Iterable[tuple[Moment, ActivityReport]],
    when: Moment,
    years: Years = (None, None),
) -> Progress:
    """Return the progress of one activity by ``when``; ``reports`` are its own."""
    told = [pair for pair in reports if pair[0] <= when and _says(pair[1])]
    at, report = max(told, key=lambda pair: pair[0]) if told else (None, None)
    state, percent = item.state, item.percent
    if report is not None:
        state = report.activity_state or state
        percent = percent if report.percent is None else report.percent
    if state is ActivityState.CANCELLED:
        return Progress(total=0)
    due = activity_due(item, when, years)
    if state is ActivityState.DONE:
        percent = 100
    known = report is not None or percent is not None or state is not ActivityState.PLANNED
    done = Decimal(percent or 0) / 100
    of_plan = done / due if due else None
    if done >= 1:
        word = ProgressState.REACHED
    elif not due:
        word = ProgressState.ON_TRACK if done else ProgressState.NOT_DUE
    elif not known:
        word = ProgressState.NO_DATA
    else:
        word = _word(done, done / due)
        if due >= 1 and word is ProgressState.ON_TRACK:
            word = ProgressState.BEHIND
    return Progress(word, done, due, of_plan, at=at, known=int(known))


def activity_due(item: PlanItem, when: Moment, years: Years = (None, None)) -> Decimal:
    """Return which share of the term of an activity has passed by ``when``: 0 to 1."""
    if item.term_kind is TermKind.DATE and item.term_on is not None:
        return _ONE if Moment(item.term_on.year, 1 if item.term_on.month <= 6 else 2) <= when else _ZERO
    if item.term_kind is TermKind.YEARS and item.first_year is not None:
        return _passed((item.first_year, item.last_year or item.first_year), when) or _ZERO
    return _passed(years, when) or _ZERO


def of_group(parts: Iterable[Progress]) -> Progress:
    """Return the mean of several; one without ``done`` is not in the mean but in ``total``."""
    found = [part for part in parts if part.total]
    counted = [part for part in found if part.done is not None]
    known, total = sum(part.known for part in found), sum(part.total for part in found)
    if not counted:
        return Progress(known=known, total=total)
    done = sum((part.capped for part in counted), _ZERO) / len(counted)
    due = sum((part.due or _ZERO for part in counted), _ZERO) / len(counted)
    of_plan = done / due if due else None
    word = _word(done, _ONE if of_plan is None else of_plan) if known else ProgressState.NO_DATA
    return Progress(word, done, due, of_plan, known=known, total=total)


def of_plan(book: Book, when: Moment, *, approved: bool = False) -> PlanProgress:
    """Return the progress of a whole programme by ``when``; ``approved``: by approved reports alone.

    Of the book it needs items, indicators, targets, periods, reports and facts.
    """
    years = (book.programme.first_year, book.programme.last_year)
    moments = {period.id: moment_of(period) for period in book.periods}
    reports = _by(book.reports, "plan_item_id", moments, approved)
    facts = _by(book.facts, "indicator_id", moments, approved)
    targets: dict[str, list[Target]] = {}
    for target in book.targets:
        targets.setdefault(target.indicator_id, []).append(target)
    activities = {
        item.id: of_activity(item, reports.get(item.id, ()), when, years)
        for item in book.items
        if item.kind is PlanKind.ACTIVITY
    }
    single = {
        row.id: of_indicator(row, targets.get(row.id, ()), facts.get(row.id, ()), when, years)
        for row in book.indicators
        if row.kind is IndicatorKind.INDICATOR
    }
    indicators = dict(_with_subs(book.indicators, single))
    tops = [row for row in book.indicators if row.id in indicators and row.main_id is None]
    parts: dict[str, list[Progress]] = {item.id: [] for item in book.items if item.id not in activities}
    parents = {item.id: item.parent_id for item in book.items}
    for owner, part in (
        *((parents[key], found) for key, found in activities.items()),
        *((row.plan_item_id, indicators[row.id]) for row in tops),
    ):
        for above in _up(owner, parents):
            if above in parts:
                parts[above].append(part)
    whole = of_group([*activities.values(), *(indicators[row.id] for row in tops)])
    groups = {key: of_group(found) for key, found in parts.items()}
    return PlanProgress(when, whole, activities, indicators, groups)


def _with_subs(rows: Sequence[Indicator], single: Mapping[str, Progress]) -> Iterator[tuple[str, Progress]]:
    subs: dict[str, list[Progress]] = {}
    for row in rows:
        if row.main_id is not None and row.id in single:
            subs.setdefault(row.main_id, []).append(single[row.id])
    for key, found in single.items():
        if key in subs and found.fact is None:
            mean = of_group(subs[key])
            yield (
                key,
                Progress(mean.state, mean.done, mean.due, mean.of_plan, found.plan, known=min(1, mean.known)),
            )
        else:
            yield key, found


def _by(
    rows: Iterable[R], name: str, moments: Mapping[str, Moment], approved: bool
) -> dict[str, list[tuple[Moment, R]]]:
    out: dict[str, list[tuple[Moment, R]]] = {}
    for row in rows:
        if row.period_id in moments and (row.state is ReportState.APPROVED or not approved):
            out.setdefault(getattr(row, name), []).append((moments[row.period_id], row))
    return out


def _up(owner: str | None, parents: Mapping[str, str | None]) -> Iterator[str]:
    seen: set[str] = set()
    while owner is not None and owner not in seen:
        seen.add(owner)
        yield owner
        owner = parents.get(owner)


def _says(report: ActivityReport) -> bool:
    return report.percent is not None or report.activity_state is not None


def _passed(years: Years, when: Moment) -> Decimal | None:
    """Return the share of the half-years of ``years`` that has passed at the end of ``when``."""
    first, last = years
    if first is None or last is None or last < first:
        return None
    return _capped(Decimal(when.place - Moment(first, 0).place) / (2 * (last - first + 1)))


def _on_line(points: Mapping[int, Decimal], place: int) -> Decimal:
    before = [at for at in points if at <= place]
    after = [at for at in points if at >= place]
    if not before or not after:
        return points[min(points) if not before else max(points)]
    left, right = max(before), min(after)
    if left == right:
        return points[left]
    return points[left] + (points[right] - points[left]) * (place - left) / (right - left)


def _fulfilled(base: Decimal | None, plan: Decimal, fact: Decimal, direction: Direction) -> Decimal:
    sign = 1 if direction is Direction.UP else -1
    if base is not None and sign * (plan - base) > 0:
        return (fact - base) / (plan - base)
    if plan:
        return 1 + sign * (fact - plan) / abs(plan)
    return _ONE if sign * fact >= 0 else _ZERO


def _word(done: Decimal, of_plan: Decimal) -> ProgressState:
    if done >= 1:
        return ProgressState.REACHED
    if of_plan >= ON_TRACK:
        return ProgressState.ON_TRACK
    return ProgressState.BEHIND if of_plan >= BEHIND else ProgressState.FAR_BEHIND


def _capped(share: Decimal) -> Decimal:
    return max(_ZERO, min(_ONE, share))
