"""From a book to the report of a half-year, and to the page for a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mslite.domain.programme import pack as packs
from mslite.domain.programme import progress as reckoning
from mslite.domain.programme.kinds import (
    ActivityState,
    ChapterRole,
    FundingSource,
    IndicatorKind,
    PlanKind,
    ReportState,
    TermKind,
)
from mslite.domain.programme.progress import Moment, PlanProgress, Progress, ProgressState
from mslite.domain.programme.rows import ActivityReport, Book, Fact, Funding, Indicator, Period, PlanItem
from mslite.domain.programme.sheetbuild import Source, funding, head, numbered, plan_lines, row_of, total
from mslite.domain.programme.sheets import (
    Cell,
    GroupLine,
    HandoutSheet,
    LateLine,
    MissingLine,
    MoneyLine,
    MonitoringSheet,
    SheetRow,
    SheetTable,
    thousands,
)
from mslite.domain.programme.tree import LEVELS, matrix_lines
from mslite.domain.rows import Words

_REPORTED = (ReportState.SUBMITTED, ReportState.APPROVED)


def monitoring_sheet(source: Source, period: Period) -> MonitoringSheet:
    """Return the report of a half-year: plan and fact, money, what is late and why."""
    book, form = source.book, source.pack.report
    when = reckoning.moment_of(period)
    found = reckoning.of_plan(book, when)
    reports = {row.plan_item_id: row for row in book.reports if row.period_id == period.id}
    facts = {row.indicator_id: row for row in book.facts if row.period_id == period.id}
    return MonitoringSheet(
        head(source),
        when,
        found.whole,
        form.parts,
        tuple(_groups(source, found)),
        _counted(found.activities.values()),
        _counted(found.indicators.values()),
        _activities(source, found, reports),
        _indicators(source, found, facts),
        _money(book, when),
        tuple(_late(source, found, reports)),
        _unreported(source, when, reports, facts),
        source.of(period.conclusion),
        period.locked,
    )


def handout_sheet(source: Source) -> HandoutSheet:
    """Return the page for a meeting, as things stand by the last half-year that anything is reported for."""
    book = source.book
    told = {row.period_id for row in book.reports} | {row.period_id for row in book.facts}
    moments = [reckoning.moment_of(period) for period in book.periods if period.id in told]
    when = max(moments, default=None)
    found = reckoning.of_plan(book, when or Moment(book.programme.first_year or 0, 0))
    texts = {
        role: "\n".join(text for row in book.chapters if row.role is role and (text := source.of(row.text)))
        for role in (ChapterRole.VISION, ChapterRole.GOAL)
    }
    return HandoutSheet(
        head(source),
        found.whole,
        texts[ChapterRole.VISION],
        texts[ChapterRole.GOAL],
        tuple(line for line in _groups(source, found) if line.level == 0),
        when,
        _counted(found.activities.values()),
        _all_money(book, when),
    )


def _groups(source: Source, found: PlanProgress) -> Iterator[GroupLine]:
    for line in plan_lines(source):
        if line.item.kind in (PlanKind.PRIORITY, PlanKind.SECTION):
            name = numbered(line.number, source.of(line.item.text))
            yield GroupLine(name, LEVELS[line.item.kind], found.groups[line.item.id])


def _counted(parts: Iterable[Progress]) -> tuple[tuple[ProgressState, int], ...]:
    states = [part.state for part in parts if part.total]
    return tuple((state, states.count(state)) for state in ProgressState if state in states)


def _activities(source: Source, found: PlanProgress, reports: Mapping[str, ActivityReport]) -> SheetTable:
    shown = source.pack.report.activities
    keys = [column.key for column in shown]
    money = funding(source.book, found.when.year)
    rows: list[SheetRow] = []
    count = 0
    for line in plan_lines(source):
        item = line.item
        if item.kind in (PlanKind.PRIORITY, PlanKind.SECTION):
            rows.append(SheetRow((numbered(line.number, source.of(item.text)),), LEVELS[item.kind]))
        elif item.kind is PlanKind.ACTIVITY:
            count += 1
            report, lines = reports.get(item.id), money.get(item.id, ())
            cells: dict[str, Cell] = {
                "number": str(count),
                "text": source.of(item.text),
                "term": source.of(item.term),
                "responsible": source.of(item.responsible),
                "done": _told(source, report),
                "plan": thousands(total(row.plan for row in lines)),
                "fact": thousands(total(_spent(row, found.when) for row in lines)),
                "percent": _percent(found.activities[item.id]),
                "state": found.activities[item.id].state,
            }
            rows.append(row_of(keys, cells))
    return SheetTable(shown, tuple(rows))


def _told(source: Source, report: ActivityReport | None) -> str:
    if report is None:
        return ""
    return "\n".join(text for text in (source.of(report.done), source.of(report.reason)) if text)


def _percent(part: Progress) -> Cell:
    return f"{part.percent}{chr(0xA0)}%" if part.known and part.percent is not None else part.state


def _spent(row: Funding, when: Moment) -> int | None:
    """Return the money of the year that was spent by the moment."""
    return row.fact_first if when.half == 1 else row.fact


def _indicators(source: Source, found: PlanProgress, facts: Mapping[str, Fact]) -> SheetTable:
    book, when = source.book, found.when
    shown = packs.for_years(source.pack.report.indicators, {"plan": [when.year]})
    targets = {row.indicator_id: row.value for row in book.targets if row.year == when.year}
    keys = [column.key for column in shown]
    rows: list[SheetRow] = []
    for row, number in matrix_lines(book.indicators):
        if row.kind is IndicatorKind.HEADING:
            rows.append(SheetRow((numbered(row.number, source.of(row.name)),), 1))
            continue
        fact = facts.get(row.id)
        cells: dict[str, Cell] = {
            "number": row.number if book.programme.own_numbers else number,
            "issue": source.of(row.issue),
            "name": source.of(row.name),
            "unit": source.of(row.unit),
            "responsible": source.of(row.responsible),
            "base": row.base,
            "plan": targets.get(row.id, ""),
            "fact": fact.value if fact else "",
            "final": row.final,
            "state": found.indicators[row.id].state,
            "comment": source.of(fact.comment) if fact else "",
        }
        rows.append(row_of(keys, cells))
    return SheetTable(shown, tuple(rows))


def _money(book: Book, when: Moment) -> tuple[MoneyLine, ...]:
    """Return the money of the year, source by source."""
    return tuple(
        MoneyLine(source, total(row.plan for row in rows), total(_spent(row, when) for row in rows))
        for source in FundingSource
        if (rows := [row for row in book.funding if row.year == when.year and row.source is source])
    )


def _all_money(book: Book, when: Moment | None) -> tuple[MoneyLine, ...]:
    """Return the money of all years, and what of it was spent by the moment."""
    lines = []
    for source in FundingSource:
        if rows := [row for row in book.funding if row.source is source]:
            spent = [
                _spent(row, when) if row.year == when.year else row.fact
                for row in rows
                if when is not None and row.year <= when.year
            ]
            lines.append(MoneyLine(source, total(row.plan for row in rows), total(spent)))
    return tuple(lines)


def _late(source: Source, found: PlanProgress, reports: Mapping[str, ActivityReport]) -> Iterator[LateLine]:
    """Yield the activities past their term and not finished, and those put off."""
    for line in plan_lines(source):
        part = found.activities.get(line.item.id)
        if part is None or not part.total or part.state is ProgressState.REACHED:
            continue
        report = reports.get(line.item.id)
        state = (report and report.activity_state) or line.item.state
        if (part.due or 0) >= 1 or state is ActivityState.POSTPONED:
            yield LateLine(
                source.of(line.item.text),
                source.of(line.item.term),
                source.of(line.item.responsible),
                part.percent if part.known else None,
                source.of(report.reason) if report else "",
            )


def _unreported(
    source: Source, when: Moment, reports: Mapping[str, ActivityReport], facts: Mapping[str, Fact]
) -> tuple[MissingLine, ...]:
    """Return who has not submitted how much, most first; the body that leads answers."""
    book = source.book
    leads: dict[str, str] = {}
    for answer in sorted(book.responsible, key=lambda row: (row.position, row.id)):
        owner = answer.plan_item_id or answer.indicator_id or ""
        leads.setdefault(owner, source.of(source.bodies.get(answer.organisation_id, Words())))
    counts: dict[str, list[int]] = {}
    asked: tuple[Sequence[PlanItem | Indicator], ...] = (_due_items(book, when), _due_indicators(book))
    for place, rows in enumerate(asked):
        told: Mapping[str, ActivityReport | Fact] = facts if place else reports
        for row in rows:
            report = told.get(row.id)
            if report is None or report.state not in _REPORTED:
                name = leads.get(row.id) or source.of(row.responsible)
                counts.setdefault(name, [0, 0])[place] += 1
    ordered = sorted(counts.items(), key=lambda pair: (-sum(pair[1]), pair[0]))
    return tuple(MissingLine(name, *numbers) for name, numbers in ordered)


def _due_items(book: Book, when: Moment) -> Sequence[PlanItem]:
    """Return the activities to report on: all but those whose years have not begun, and those taken out."""
    return [
        item
        for item in book.items
        if item.kind is PlanKind.ACTIVITY
        and item.state is not ActivityState.CANCELLED
        and not (item.term_kind is TermKind.YEARS and (item.first_year or 0) > when.year)
        and not (item.term_kind is TermKind.DATE and item.term_on and item.term_on.year > when.year)
    ]


def _due_indicators(book: Book) -> Sequence[Indicator]:
    main = {row.main_id for row in book.indicators}
    return [row for row in book.indicators if row.kind is IndicatorKind.INDICATOR and row.id not in main]
