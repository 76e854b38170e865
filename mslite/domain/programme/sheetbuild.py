"""From a book to its sheets: the book itself, plan, year's plan, matrix, the tasks of one body."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from mslite.domain.office import Municipality
from mslite.domain.programme import pack as packs
from mslite.domain.programme.kinds import (
    ChapterRole,
    FactorKind,
    ForecastKind,
    IndicatorKind,
    PlanKind,
    ProgrammeState,
    TableKind,
)
from mslite.domain.programme.pack import Column, Pack
from mslite.domain.programme.rows import AnnualItem, Book, Funding, Indicator, PlanItem
from mslite.domain.programme.sheets import (
    BodySheet,
    BookSheet,
    Cell,
    Head,
    MatrixSheet,
    PlanSheet,
    SheetChapter,
    SheetFactor,
    SheetResolution,
    SheetRow,
    SheetTable,
    thousands,
)
from mslite.domain.programme.tree import LEVELS, PlanLine, lines, matrix_lines
from mslite.domain.rows import Lang, Words
from mslite.domain.sheetbuild import sheet_office

MOST_YEARS = 12
"""A programme of more years shows only those that have a target."""

_TASK = ("number", "task")


@dataclass(frozen=True)
class Source:
    """What a sheet is made from. ``bodies``: names of the bodies of the directory by their identity."""

    book: Book
    pack: Pack
    office: Municipality
    lang: Lang
    emblem: str = ""
    bodies: Mapping[str, Words] = field(default_factory=dict)

    def of(self, words: Words) -> str:
        """Return a text of the paper's language, else of the other one."""
        return words.of(self.lang).strip()


def head(source: Source) -> Head:
    """Return what every paper begins with."""
    programme = source.book.programme
    return Head(
        sheet_office(source.office, source.emblem),
        source.lang,
        source.of(programme.name),
        source.of(programme.slogan),
        programme.first_year,
        programme.last_year,
        programme.state is ProgrammeState.DRAFT,
        tuple(
            SheetResolution(row.kind, row.number, row.date, source.of(row.council), source.of(row.about))
            for row in source.book.resolutions
        ),
    )


# ---- the book --------------------------------------------------------------------------------------


def book_sheet(source: Source) -> BookSheet:
    """Return the whole book."""
    book = source.book
    plan, matrix, forecast = plan_table(source), matrix_table(source), forecast_table(source)
    has = {
        ChapterRole.ABBREVIATIONS: bool(book.abbreviations),
        ChapterRole.SWOT: any(
            row.kind not in (FactorKind.FAVOURABLE, FactorKind.RISK) for row in book.factors
        ),
        ChapterRole.RISKS: any(row.kind in (FactorKind.FAVOURABLE, FactorKind.RISK) for row in book.factors),
        ChapterRole.PLAN: bool(plan.rows),
        ChapterRole.MATRIX: bool(matrix.rows),
        ChapterRole.FORECAST: bool(forecast.rows),
    }
    return BookSheet(
        head(source),
        tuple(_chapters(source, has)),
        tuple((source.of(row.short), source.of(row.meaning)) for row in book.abbreviations),
        tuple(SheetFactor(row.kind, source.of(row.text), source.of(row.answer)) for row in book.factors),
        plan,
        matrix,
        forecast,
    )


def _chapters(source: Source, has: Mapping[ChapterRole, bool]) -> Iterator[SheetChapter]:
    """Yield the chapters; one that the program fills is left out while there is nothing to put into it."""
    kept = [
        row
        for row in source.book.chapters
        if has.get(row.role) or source.of(row.text) or (row.role is ChapterRole.PROSE and row.title)
    ]
    told = {row.role for row in kept}
    if has[ChapterRole.ABBREVIATIONS] and ChapterRole.ABBREVIATIONS not in told:
        yield SheetChapter(role=ChapterRole.ABBREVIATIONS)
        told.add(ChapterRole.ABBREVIATIONS)
    for row in kept:
        yield SheetChapter(source.of(row.title), row.level, row.role, source.of(row.text))
    yield from (SheetChapter(role=role) for role in has if has[role] and role not in told)


# ---- the plan --------------------------------------------------------------------------------------


def plan_sheet(source: Source) -> PlanSheet:
    """Return the whole action plan."""
    return PlanSheet(head(source), plan_table(source))


def annual_sheet(source: Source, year: int) -> PlanSheet:
    """Return the plan of one year: the activities chosen for it, narrowed where they were."""
    chosen = {row.plan_item_id: row for row in source.book.annual if row.year == year}
    table = plan_table(source, keep=lambda line: line.item.id in chosen, narrowed=chosen, year=year)
    return PlanSheet(head(source), table, year)


def body_sheet(source: Source, organisation_id: str) -> BodySheet:
    """Return what one body answers for."""
    answers = [row for row in source.book.responsible if row.organisation_id == organisation_id]
    items = {row.plan_item_id for row in answers}
    indicators = {row.indicator_id for row in answers}
    return BodySheet(
        head(source),
        source.of(source.bodies.get(organisation_id, Words())),
        plan_table(source, keep=lambda line: line.item.id in items),
        matrix_table(source, keep=lambda row: row.id in indicators),
    )


def plan_lines(source: Source, keep: Callable[[PlanLine], bool] | None = None) -> tuple[PlanLine, ...]:
    """Return the lines of the plan; with ``keep`` the activities it wants, and what stands above them."""
    every = lines(source.book.items, own_numbers=source.book.programme.own_numbers)
    if keep is None:
        return every
    wanted = {
        item.id
        for line in every
        if line.item.kind is PlanKind.ACTIVITY and keep(line)
        for item in (*line.path, line.item)
    }
    return tuple(line for line in every if line.item.id in wanted)


def plan_table(
    source: Source,
    *,
    keep: Callable[[PlanLine], bool] | None = None,
    narrowed: Mapping[str, AnnualItem] | None = None,
    year: int | None = None,
) -> SheetTable:
    """Return the plan as its official table: a task's cell is one over its activities.

    ``narrowed`` are the year's own wordings, ``year`` limits the money to it.
    """
    shown = packs.columns(source.pack, TableKind.PLAN, source.book.columns)
    return SheetTable(shown, tuple(_plan_rows(source, shown, plan_lines(source, keep), narrowed or {}, year)))


def _plan_rows(
    source: Source,
    shown: Sequence[Column],
    wanted: Sequence[PlanLine],
    narrowed: Mapping[str, AnnualItem],
    year: int | None,
) -> Iterator[SheetRow]:
    keys = [column.key for column in shown]
    numbers = {line.item.id: line.number for line in wanted}
    with_activities = {line.path[-1].id for line in wanted if line.path}
    money = funding(source.book, year)
    follows = _follows(source.book)
    task_told = above = None
    for line in wanted:
        item = line.item
        whole_row = item.kind is not PlanKind.ACTIVITY and not (item.kind is PlanKind.TASK and "task" in keys)
        if whole_row:
            task_told = above = None
            yield SheetRow((numbered(line.number, source.of(item.text)),), LEVELS[item.kind])
        elif item.kind is PlanKind.TASK:
            if item.id not in with_activities:
                task_told = above = None
                yield row_of(keys, {"number": line.number, "task": source.of(item.text)})
        else:
            task = line.above(PlanKind.TASK) if "task" in keys else None
            cells = _plan_cells(source, _narrowed(item, narrowed.get(item.id)), keys, money.get(item.id, ()))
            merged = set(item.merged.split()) - set(_TASK) if follows.get(item.id) == above else set()
            if task is None:
                cells["number"] = line.number
            else:
                cells |= {"number": numbers[task.id], "task": source.of(task.text)}
                if line.number:
                    cells["text"] = numbered(line.number, str(cells["text"]))
                if task.id == task_told:
                    merged |= set(_TASK)
            task_told, above = task.id if task else None, item.id
            yield row_of(keys, cells, merged)


def row_of(keys: Sequence[str], cells: Mapping[str, Cell], merged: Iterable[str] = ()) -> SheetRow:
    """Return the row of a table whose columns have these keys."""
    places = frozenset(no for no, key in enumerate(keys) if key in merged)
    return SheetRow(
        tuple("" if no in places else cells.get(key, "") for no, key in enumerate(keys)), None, places
    )


def _plan_cells(
    source: Source, item: PlanItem, keys: Iterable[str], money: Sequence[Funding]
) -> dict[str, Cell]:
    extra = _extra(item.extra)
    cells: dict[str, Cell] = {}
    for key in keys:
        if key == "measure":
            cells[key] = item.measure or ""
        elif key == "money":
            cells[key] = thousands(total(row.plan for row in money))
        elif key == "source":
            cells[key] = tuple(dict.fromkeys(row.source for row in money))
        elif key in ("text", "term", "result", "responsible"):
            cells[key] = source.of(getattr(item, key))
        else:
            cells[key] = extra.get(key, "")
    return cells


def _narrowed(item: PlanItem, own: AnnualItem | None) -> PlanItem:
    """Return the activity as the plan of the year has it; what is empty there is as in the programme."""
    if own is None:
        return item
    texts = {name: getattr(own, name) for name in ("text", "term", "result", "responsible")}
    changed = {name: text for name, text in texts.items() if text}
    left = " ".join(name for name in item.merged.split() if name not in changed)
    return replace(item, **changed, merged=left)


def _follows(book: Book) -> dict[str, str | None]:
    """Return for each activity the one above it in the whole plan, None below a heading."""
    out: dict[str, str | None] = {}
    above: str | None = None
    for line in lines(book.items):
        if line.item.kind is PlanKind.ACTIVITY:
            out[line.item.id], above = above, line.item.id
        elif line.item.kind is not PlanKind.TASK:
            above = None
    return out


def funding(book: Book, year: int | None = None) -> Mapping[str, list[Funding]]:
    """Return the money of each activity, of all years or of one."""
    out: dict[str, list[Funding]] = {}
    for row in book.funding:
        if year is None or row.year == year:
            out.setdefault(row.plan_item_id, []).append(row)
    return out


def total(amounts: Iterable[int | None]) -> int | None:
    """Return the sum of what is known, None when nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def numbered(number: str, text: str) -> str:
    """Return a text behind its number, if it has one."""
    return f"{number} {text}" if number else text


def _extra(written: str) -> dict[str, str]:
    return {key: str(text) for key, text in json.loads(written).items()} if written else {}


# ---- matrix and forecast ---------------------------------------------------------------------------


def matrix_sheet(source: Source) -> MatrixSheet:
    """Return the matrix with the forecast."""
    return MatrixSheet(head(source), matrix_table(source), forecast_table(source))


def matrix_table(source: Source, *, keep: Callable[[Indicator], bool] | None = None) -> SheetTable:
    """Return the matrix as its official table, a column for each year.

    With ``keep`` the indicators it wants, and the headings above them.
    """
    book = source.book
    listed = _wanted(matrix_lines(book.indicators), keep)
    bases = {row.base_year for row, _ in listed if row.kind is IndicatorKind.INDICATOR and row.base}
    base = [year for year in bases if year] if len(bases) == 1 else []
    shown = packs.for_years(
        packs.columns(source.pack, TableKind.MATRIX, book.columns),
        {packs.BASE: base, packs.TARGET: _target_years(book)},
    )
    keys = [f"{column.key} {column.year or ''}".strip() for column in shown]
    targets = {(row.indicator_id, row.year): row.value for row in book.targets}
    follows = {row.id: above.id for (above, _), (row, _) in pairwise(matrix_lines(book.indicators))}
    rows: list[SheetRow] = []
    above = ""
    for row, number in listed:
        if row.kind is IndicatorKind.HEADING:
            rows.append(SheetRow((numbered(row.number, source.of(row.name)),), 1))
        else:
            written = row.number if book.programme.own_numbers else number
            cells: dict[str, Cell] = dict(_extra(row.extra))
            cells |= {key: source.of(getattr(row, key)) for key in ("issue", "name", "unit", "responsible")}
            cells |= {"number": written, packs.BASE: _based(row), "final": row.final}
            cells |= {f"{packs.BASE} {year}": row.base for year in base}
            cells |= {
                f"{packs.TARGET} {column.year}": targets.get((row.id, column.year or 0), "")
                for column in shown
                if column.key == packs.TARGET
            }
            merged = row.merged.split() if follows.get(row.id) == above else []
            rows.append(row_of(keys, cells, merged))
        above = row.id if row.kind is IndicatorKind.INDICATOR else ""
    return SheetTable(shown, tuple(rows))


def _wanted(
    listed: Sequence[tuple[Indicator, str]], keep: Callable[[Indicator], bool] | None
) -> list[tuple[Indicator, str]]:
    if keep is None:
        return list(listed)
    out: list[tuple[Indicator, str]] = []
    heading: tuple[Indicator, str] | None = None
    for row, number in listed:
        if row.kind is IndicatorKind.HEADING:
            heading = (row, number)
        elif keep(row):
            out += [heading] if heading else []
            heading = None
            out.append((row, number))
    return out


def _based(row: Indicator) -> str:
    return f"{row.base} ({row.base_year})" if row.base and row.base_year else row.base


def _target_years(book: Book) -> list[int]:
    years = {row.year for row in book.targets}
    first, last = book.programme.first_year, book.programme.last_year
    if first and last and last - first < MOST_YEARS:
        years |= set(range(first, last + 1))
    return sorted(years)


def forecast_table(source: Source) -> SheetTable:
    """Return the forecast: a line a series, a column for each year, facts before forecasts."""
    book = source.book
    kinds: dict[int, list[ForecastKind]] = {}
    for value in book.forecast:
        kinds.setdefault(value.year, []).append(value.kind)
    facts = [year for year in sorted(kinds) if 2 * kinds[year].count(ForecastKind.FACT) > len(kinds[year])]
    later = [year for year in sorted(kinds) if year not in facts]
    shown = packs.for_years(source.pack.forecast, {packs.FACT: facts, packs.FORECAST: later})
    shown = tuple(column for column in shown if column.year or column.key in ("name", "unit"))
    if not any(row.unit for row in book.series):
        shown = tuple(column for column in shown if column.key != "unit")
    values = {(row.series_id, row.year): row.value for row in book.forecast}
    rows = tuple(
        SheetRow(
            tuple(
                values.get((row.id, column.year), "") if column.year else source.of(getattr(row, column.key))
                for column in shown
            )
        )
        for row in book.series
    )
    return SheetTable(shown, rows)
