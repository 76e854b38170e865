"""The tables of the files, each read as what it is; the years and the office's own columns of a programme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from mslite.domain.programme.columns import alone, map_files
from mslite.domain.programme.draft import Draft, Grid, language
from mslite.domain.programme.found import Choices, Line, Place, TableMap, TableUse
from mslite.domain.programme.kinds import ChapterRole, TableKind, TermKind
from mslite.domain.programme.raw import RawFile, RawTable
from mslite.domain.programme.rows import Book, Chapter, TableColumn
from mslite.domain.programme.understand_matrix import (
    read_abbreviations,
    read_forecast,
    read_matrix,
    read_swot,
)
from mslite.domain.programme.understand_plan import PlanReader
from mslite.domain.programme.understand_prose import Front, read_prose, role_of
from mslite.domain.rows import Words
from mslite.domain.text import fold

TABLES = {TableUse.PLAN: TableKind.PLAN, TableUse.MATRIX: TableKind.MATRIX}
_CHAPTER_OF = {
    TableUse.PLAN: ChapterRole.PLAN,
    TableUse.MATRIX: ChapterRole.MATRIX,
    TableUse.FORECAST: ChapterRole.FORECAST,
}


def table_maps(draft: Draft, files: Sequence[RawFile], choices: Choices) -> tuple[TableMap, ...]:
    """Return how each table is taken: as the person says, else as guessed; a plan met twice is left out."""
    chosen = {(one.file, one.table): one for one in choices.maps}
    tables = {(file.name, table.no): table for file in files for table in file.tables}
    seen: list[tuple[TableUse, str, frozenset[str]]] = []
    out = []
    for guessed in map_files(files):
        taken = chosen.get((guessed.file, guessed.table), guessed)
        table = tables[taken.file, taken.table]
        texts = frozenset(fold(cell.text) for row in table.rows for cell in row if len(cell.text) > 25)
        if taken is guessed and any(
            use is taken.use and file != taken.file and texts and len(texts & other) * 2 > len(texts)
            for use, file, other in seen
        ):
            draft.doubt(Place(taken.file, taken.table), table.name or "", "table_twice")
            taken = replace(taken, use=TableUse.SKIP)
        elif taken.use is TableUse.SKIP and taken is guessed and texts:
            draft.doubt(Place(taken.file, taken.table), table.name or "", "table_unknown")
        seen.append((taken.use, taken.file, texts))
        for column in taken.columns:
            place = Place(
                taken.file,
                taken.table,
                table.first_row + (taken.head[0] if taken.head else 0),
                column.index + 1,
            )
            if column.field == "own" and column.title and column.sure < 100 and taken.use in TABLES:
                draft.doubt(place, column.title, "column_own")
        if taken.use in TABLES and not taken.head and taken.sure < 50:
            draft.doubt(Place(taken.file, taken.table), table.name, "no_header")
        out.append(taken)
    return tuple(out)


def read_files(
    draft: Draft, files: Sequence[RawFile], maps: Sequence[TableMap], base: Book | None
) -> list[Front]:
    """Read prose and tables of all files into the draft; return what their first pages say."""
    fronts = []
    for file in files:
        uses = {one.table: one.use for one in maps if one.file == file.name}
        fronts.append(read_prose(draft, file, uses, base))
    draft.first_year = base.programme.first_year if base else None
    draft.first_year = draft.first_year or next((one.first_year for one in fronts if one.first_year), None)
    by_file = {(file.name, table.no): (file, table) for file in files for table in file.tables}
    readers: dict[str, PlanReader] = {}
    for first in (True, False):  # the plan tells the years that the matrix counts
        for one in maps:
            if (one.use is TableUse.PLAN) is not first:
                continue
            file, table = by_file[one.file, one.table]
            grid = Grid(table, one)
            _title_row(draft, file, table, one)
            if one.use is TableUse.PLAN:
                readers.setdefault(one.file, PlanReader(draft)).read(grid, _own(draft, grid, base))
            elif one.use is TableUse.MATRIX:
                read_matrix(draft, grid, _own(draft, grid, base))
            elif one.use is TableUse.FORECAST:
                read_forecast(draft, grid)
            elif one.use is TableUse.ABBREVIATIONS:
                read_abbreviations(draft, grid)
            elif one.use is TableUse.SWOT:
                read_swot(draft, grid)
        if first:
            _period(draft)
    return fronts


def _title_row(draft: Draft, file: RawFile, table: RawTable, one: TableMap) -> None:
    """Make a chapter of the title above the table of a sheet: a text document has it in its prose."""
    role = _CHAPTER_OF.get(one.use)
    if file.prose or role is None or any(chapter.role is role for chapter in draft.chapters):
        return
    rows = range(min(one.head, default=0))
    titles = [(row, text) for row in rows if (text := alone(table, row))]
    row, title = next(((r, t) for r, t in titles if role_of(t) is role), (0, ""))
    if not title:
        return
    place = Place(one.file, one.table, table.first_row + row)
    chapter = Chapter(
        id=draft.new_id(place.file, "chapter", place.table),
        programme_id=draft.programme_id,
        position=len(draft.chapters) + 1,
        role=role,
        title=Words().put(language([title]) or "ky", " ".join(title.split())),
    )
    draft.chapters.append(chapter)
    draft.lines.append(Line(place, "chapter", chapter.id, title))


def _own(draft: Draft, grid: Grid, base: Book | None) -> dict[int, str]:
    """Return the keys of the office's own columns of a table by index; new ones join the draft."""
    kind = TABLES[grid.map.use]
    known = [one for one in (*(base.columns if base else ()), *draft.columns) if one.table_kind is kind]
    by_title = {fold(one.title.of("ky")): one.key for one in known if one.key.startswith("own_")}
    out: dict[int, str] = {}
    for column in (*grid.all("own"), *grid.all("source")):
        if not any(row[column.index].text for row in grid.table.rows):
            continue
        title = column.title or str(column.index + 1)
        found = by_title.get(fold(title))
        if found is None:
            taken = {one.key for one in known} | {one.key for one in draft.columns}
            found = next(name for no in range(1, 1000) if (name := f"own_{no}") not in taken)
            by_title[fold(title)] = found
            draft.columns.append(
                TableColumn(
                    id=draft.new_id(kind.value, found),
                    programme_id=draft.programme_id,
                    table_kind=kind,
                    key=found,
                    position=100 + len(draft.columns),
                    title=Words().put(grid.usual, title),
                )
            )
        out[column.index] = found
    return out


def _period(draft: Draft) -> None:
    """Take the years of the programme from the terms of its plan: the span that most of them have."""
    spans = Counter(
        (item.first_year, item.last_year)
        for item in draft.items
        if item.term_kind is TermKind.YEARS and item.first_year and item.last_year
    )
    wide = {span: count for span, count in spans.items() if span[0] != span[1]} or spans
    if wide and draft.first_year is None:
        draft.first_year, draft.last_year = max(wide, key=lambda span: (wide[span], span))
