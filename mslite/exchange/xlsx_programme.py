"""The tables of a programme as a workbook that looks like the official ones and can be imported again.

Texts stand as they are written; only money is numbers, so that Excel can add it up.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from mslite.domain.programme.kinds import ChapterRole, FactorKind
from mslite.domain.programme.pack import Column
from mslite.domain.programme.progress import Progress
from mslite.domain.programme.sheets import (
    BodySheet,
    BookSheet,
    Cell,
    GroupLine,
    HandoutSheet,
    LateLine,
    MatrixSheet,
    MissingLine,
    MoneyLine,
    MonitoringSheet,
    PlanSheet,
    ProgrammeSheet,
    SheetFactor,
    SheetRow,
    SheetTable,
)
from mslite.domain.rows import Words
from mslite.exchange.xlsx_style import LINE, Looks, lines_of, workbook
from mslite.i18n.catalogue import Translator
from mslite.i18n.labels import label

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_WIDTH = 150  # signs in a line of a turned page
_TALLEST = 400
_LONGEST = 32_767  # signs that a cell of Excel takes
_AMOUNT = re.compile(r"-?[0-9]{1,3}(?:[0-9]|[ \u00a0\u202f](?=[0-9]{3}))*(?:,[0-9]+)?")
_MONEY = ("money", "money_plan", "money_fact")
_SWOT = ((FactorKind.STRENGTH, FactorKind.WEAKNESS), (FactorKind.OPPORTUNITY, FactorKind.THREAT))


@dataclass(frozen=True, slots=True)
class _Page:
    """A sheet of the workbook; ``bare``: the table alone, as the lists of abbreviations and SWOT are."""

    name: str
    title: str
    table: SheetTable
    bare: bool = False


def write(sheet: ProgrammeSheet, translate: Callable[[str], Translator]) -> bytes:
    """Return the tables of a paper, each on its own sheet, in the paper's language."""
    tr = translate(sheet.head.lang)
    out = io.BytesIO()
    every = list(_pages(sheet, tr))
    pages = [page for page in every if page.table.rows] or every[:1]
    with workbook(out) as (book, looks):
        names: set[str] = set()
        for page in pages:
            _draw(book, looks, page, _name(page.name, names), sheet.head.name, sheet.head.lang, tr)
        book.set_properties({"title": sheet.head.name, "company": sheet.head.office.name.of(sheet.head.lang)})
    return out.getvalue()


def _pages(sheet: ProgrammeSheet, tr: Translator) -> Iterator[_Page]:
    plan, matrix, forecast = (
        label(role, tr) for role in (ChapterRole.PLAN, ChapterRole.MATRIX, ChapterRole.FORECAST)
    )
    if isinstance(sheet, BookSheet):
        own = {chapter.role: chapter.title for chapter in sheet.chapters if chapter.title}
        yield _Page(plan, own.get(ChapterRole.PLAN, plan), sheet.plan)
        yield _Page(matrix, own.get(ChapterRole.MATRIX, matrix), sheet.matrix)
        yield _Page(forecast, own.get(ChapterRole.FORECAST, forecast), sheet.forecast)
        words = label(ChapterRole.ABBREVIATIONS, tr)
        yield _Page(words, words, _abbreviations(sheet.abbreviations), bare=True)
        words = label(ChapterRole.SWOT, tr)
        yield _Page(words, words, _swot(sheet.factors, tr), bare=True)
    elif isinstance(sheet, PlanSheet):
        title = tr.t("Action plan for {year}", year=sheet.year) if sheet.year else plan
        yield _Page(title, title, sheet.table)
    elif isinstance(sheet, MatrixSheet):
        yield _Page(matrix, matrix, sheet.table)
        yield _Page(forecast, forecast, sheet.forecast)
    elif isinstance(sheet, BodySheet):
        yield _Page(plan, f"{plan}: {sheet.body}", sheet.plan)
        yield _Page(matrix, f"{matrix}: {sheet.body}", sheet.matrix)
    else:
        yield from _report(sheet, tr)


def _report(sheet: MonitoringSheet | HandoutSheet, tr: Translator) -> Iterator[_Page]:
    when = sheet.when
    title = tr.t("Report for half-year {half} of {year}", half=when.half, year=when.year) if when else ""
    yield _Page(tr.t("Priorities"), title, _groups(sheet.groups, tr))
    if isinstance(sheet, MonitoringSheet):
        yield _Page(tr.t("Activities"), title, _money_keys(sheet.activities))
        yield _Page(tr.t("Indicators"), title, sheet.indicators)
    yield _Page(tr.t("Money"), title, _money(sheet.money, tr))
    if isinstance(sheet, MonitoringSheet):
        yield _Page(tr.t("What is late and why"), title, _late(sheet.late, tr))
        yield _Page(tr.t("What is not reported"), title, _unreported(sheet.unreported, tr))


# ---- small tables ------------------------------------------------------------------------------------


def _simple(heads: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]], *keys: str) -> SheetTable:
    """Return a table of heads with their widths, narrow ones centred; ``keys`` are of its last columns."""
    first = len(heads) - len(keys)
    columns = tuple(
        Column(keys[no - first] if no >= first else "", Words(text, text), width, centre=width < 22)
        for no, (text, width) in enumerate(heads)
    )
    return SheetTable(columns, tuple(SheetRow(tuple(row)) for row in rows))


def _abbreviations(lines: Sequence[tuple[str, str]]) -> SheetTable:
    return _simple((("", 25), ("", 75)), lines)


def _swot(factors: Sequence[SheetFactor], tr: Translator) -> SheetTable:
    def of(kind: FactorKind) -> str:
        texts = (one.text for one in factors if one.kind is kind)
        return "\n".join((label(kind, tr), *(f"{no}. {text}" for no, text in enumerate(texts, start=1))))

    known = {kind for pair in _SWOT for kind in pair} & {one.kind for one in factors}
    return _simple((("", 50), ("", 50)), ([of(kind) for kind in pair] for pair in _SWOT) if known else ())


def _groups(groups: Sequence[GroupLine], tr: Translator) -> SheetTable:
    heads = (
        (tr.t("Priority, section"), 60),
        (tr.t("Done"), 14),
        (tr.t("Ought to be"), 14),
        (tr.t("State"), 20),
    )
    return _simple(
        heads,
        (
            (line.name, _percent(line.progress, tr), _due(line.progress), line.progress.state)
            for line in groups
        ),
    )


def _percent(part: Progress, tr: Translator) -> str:
    return f"{part.percent} %" if part.known and part.percent is not None else tr.t("No data")


def _due(part: Progress) -> str:
    return "" if part.due is None else f"{round(part.due * 100)} %"


def _money(lines: Sequence[MoneyLine], tr: Translator) -> SheetTable:
    heads = (
        (tr.t("Funding source"), 50),
        (tr.t("Plan, thousand som"), 25),
        (tr.t("Fact, thousand som"), 25),
    )
    rows: list[tuple[Cell, ...]] = [(line.source, _amount(line.plan), _amount(line.fact)) for line in lines]
    return _simple(heads, rows, "money_plan", "money_fact")


def _amount(tyiyn: int | None) -> str:
    return "" if tyiyn is None else f"{tyiyn / 100_000:.5f}".rstrip("0").rstrip(".").replace(".", ",")


def _money_keys(table: SheetTable) -> SheetTable:
    """Return the report's activities with plan and fact known as money."""
    return SheetTable(
        tuple(
            Column(
                f"money_{column.key}" if column.key in ("plan", "fact") else column.key,
                column.title, column.width, column.centre, column.right,
            )
            for column in table.columns
        ),
        table.rows,
    )  # fmt: skip


def _late(lines: Sequence[LateLine], tr: Translator) -> SheetTable:
    heads = (
        (tr.t("Activity"), 32),
        (tr.t("Term"), 13),
        (tr.t("Responsible"), 22),
        (tr.t("Done"), 9),
        (tr.t("Reason"), 24),
    )
    rows = (
        (
            line.text,
            line.term,
            line.responsible,
            "" if line.percent is None else f"{line.percent} %",
            line.reason,
        )
        for line in lines
    )
    return _simple(heads, rows)


def _unreported(lines: Sequence[MissingLine], tr: Translator) -> SheetTable:
    heads = ((tr.t("Responsible body"), 60), (tr.t("Activities"), 20), (tr.t("Indicators"), 20))
    return _simple(heads, ((line.body, str(line.activities), str(line.indicators)) for line in lines))


# ---- a sheet -----------------------------------------------------------------------------------------


def _draw(
    book: Workbook, looks: Looks, page: _Page, name: str, programme: str, lang: str, tr: Translator
) -> None:
    sheet = book.add_worksheet(name)
    columns = page.table.columns
    whole = sum(column.width for column in columns) or 1
    widths = [max(4.0, column.width * _WIDTH / whole) for column in columns]
    for no, width in enumerate(widths):
        sheet.set_column(no, no, width)
    last = max(len(columns) - 1, 0)
    top = head = 0
    if page.bare:
        sheet.set_header("&C" + page.title.replace("&", "&&"))
    else:
        for text, look in ((page.title, "title"), (programme, "subtitle")):
            if text:
                _across(sheet, top, last, text, looks[look])
                sheet.set_row(top, 1.4 * LINE * lines_of(text, sum(widths) * 0.8))
                top += 1
        top += 1
        head = _head(sheet, looks, columns, top, lang)
    _body(sheet, looks, page.table, top + head, widths, tr)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.4, 0.4, 0.5, 0.5)
    sheet.set_footer("&C&P / &N")
    if head:
        sheet.freeze_panes(top + head, 0)
        sheet.repeat_rows(top, top + head - 1)


def _head(sheet: Worksheet, looks: Looks, columns: Sequence[Column], top: int, lang: str) -> int:
    """Write the heads of the columns; return how many rows they take."""
    grouped = any(column.group for column in columns)
    rows = 2 if grouped else 1
    no = 0
    while no < len(columns):
        column = columns[no]
        last = no
        while column.group and last + 1 < len(columns) and columns[last + 1].group == column.group:
            last += 1
        if column.group:
            _across(sheet, top, last, column.group.of(lang), looks["head"], first=no)
            for at in range(no, last + 1):
                sheet.write_string(top + 1, at, columns[at].title.of(lang), looks["head"])
        elif grouped:
            sheet.merge_range(top, no, top + 1, no, column.title.of(lang), looks["head"])
        else:
            sheet.write_string(top, no, column.title.of(lang), looks["head"])
        no = last + 1
    for row in range(top, top + rows):
        sheet.set_row(row, 2 * LINE + 4)
    return rows


def _body(
    sheet: Worksheet, looks: Looks, table: SheetTable, top: int, widths: Sequence[float], tr: Translator
) -> None:
    heights = _heights(table, widths, tr)
    for no, row in enumerate(table.rows):
        at = top + no
        sheet.set_row(at, min(heights[no] * LINE + 4, _TALLEST))
        if row.level is not None:
            _across(sheet, at, len(widths) - 1, _word(row.cells[0], tr), looks[f"level{min(row.level, 2)}"])
            continue
        for column, cell in enumerate(row.cells):
            if column in row.merged:
                continue
            last = _last_merged(table.rows, no, column)
            look = looks[_look(table.columns[column])]
            text = _word(cell, tr)
            if last > no:
                sheet.merge_range(at, column, top + last, column, "", look)
            if table.columns[column].key in _MONEY and _AMOUNT.fullmatch(text):
                plain = re.sub(r"\s", "", text).replace(",", ".")
                sheet.write_number(at, column, float(plain), looks["money"])
            elif text:
                sheet.write_string(at, column, text[:_LONGEST], look)
            else:
                sheet.write_blank(at, column, None, look)


def _last_merged(rows: Sequence[SheetRow], no: int, column: int) -> int:
    last = no
    while last + 1 < len(rows) and rows[last + 1].level is None and column in rows[last + 1].merged:
        last += 1
    return last


def _heights(table: SheetTable, widths: Sequence[float], tr: Translator) -> list[int]:
    """Return how many lines each row needs; what a merged cell lacks, its last row gets."""
    heights = [1] * len(table.rows)
    merged: list[tuple[int, int, int]] = []
    for no, row in enumerate(table.rows):
        if row.level is not None:
            heights[no] = lines_of(_word(row.cells[0], tr), sum(widths))
            continue
        for column, cell in enumerate(row.cells):
            if column in row.merged:
                continue
            needed = lines_of(_word(cell, tr), widths[column])
            last = _last_merged(table.rows, no, column)
            if last > no:
                merged.append((no, last, needed))
            else:
                heights[no] = max(heights[no], needed)
    for first, last, needed in merged:
        heights[last] += max(0, needed - sum(heights[first : last + 1]))
    return heights


def _across(sheet: Worksheet, row: int, last: int, text: str, look: object, *, first: int = 0) -> None:
    if last > first:
        sheet.merge_range(row, first, row, last, text, look)
    else:
        sheet.write_string(row, first, text, look)


def _look(column: Column) -> str:
    return "centre" if column.centre else "right" if column.right else "cell"


def _word(cell: Cell, tr: Translator) -> str:
    if isinstance(cell, tuple):
        return "\n".join(label(word, tr) for word in cell)
    return label(cell, tr) if isinstance(cell, Enum) else cell


def _name(title: str, taken: set[str]) -> str:
    """Return a name for a sheet: at most 31 signs, none that Excel refuses, unlike the others."""
    bare = re.sub(r"[\[\]:*?/\\']", " ", title).strip()[:28] or "1"
    name, no = bare, 1
    while name.casefold() in taken:
        no += 1
        name = f"{bare} {no}"
    taken.add(name.casefold())
    return name
