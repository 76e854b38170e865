"""The action plan of a file: priorities, sections, tasks, activities, money."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal

from mslite.domain.programme import headings, terms, values
from mslite.domain.programme.columns import numbering, shared
from mslite.domain.programme.draft import Draft, Grid
from mslite.domain.programme.found import Column, Line
from mslite.domain.programme.header_words import source_of
from mslite.domain.programme.kinds import FundingSource, Measure, PlanKind, TermKind
from mslite.domain.programme.rows import Funding, PlanItem
from mslite.domain.programme.tree import LEVELS
from mslite.domain.rows import Words
from mslite.domain.text import fold

_TOTAL = re.compile(r"(?:итого|всего|бардыгы|баары|жыйынтыгы?|жалпы сумма)\b")
_FOOTNOTE = re.compile(r"\[\d+\]|\*|эскертуу|эскертме|примечани")
_MERGEABLE = ("text", "term", "result", "responsible")
_LARGEST = Decimal(10) ** 17


@dataclass
class _Open:
    """What the next row hangs under: the last heading of each level, and what was there just now."""

    priority: PlanItem | None = None
    section: PlanItem | None = None
    task: PlanItem | None = None
    task_text: str = ""
    after_heading: bool = True


class PlanReader:
    """Reads the tables of a plan in order; a table without a header goes on with the one before."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._open = _Open()
        self._counts: Counter[str | None] = Counter()
        self._own: dict[str, str] = {}
        self._before: tuple[int, PlanItem] | None = None

    def read(self, grid: Grid, own: dict[int, str]) -> None:
        """Read one table; ``own`` are the keys of the office's own columns by index."""
        self._grid, self._own_keys, self._before = grid, own, None
        table, has_tasks = grid.table, grid.has("task")
        body = [row for row in range(len(table.rows)) if self._says(row)]
        self._open_above(body)
        heads = {row: head for row in body if (head := self._heading(row))}
        meaning = headings.kinds((head.style for head in heads.values()), has_tasks)
        self._ticked = any(one.year for one in grid.all("term"))
        self._per_activity = self._numbers_activities(body)
        self._merges = any(table.merged_up(row, one.index) for row in body for one in grid.all("task"))
        for row in body:
            if row in heads:
                self._add_heading(row, heads[row], meaning[heads[row].style])
            else:
                self._add_row(row)

    def _open_above(self, body: list[int]) -> None:
        """Open the priority that the heading above a table names, where each priority has its own table."""
        above = self._grid.table.under[-1:]
        head = headings.read(above[0]) if above and body else None
        if head and head.style == PlanKind.PRIORITY.value:
            words = Words().put(self._heading_language(head.text), head.text)
            self._begin(body[0], PlanKind.PRIORITY, words, head.number)

    def _says(self, row: int) -> bool:
        grid = self._grid
        if row in grid.map.head or grid.blank(row) or numbering(grid.table, row):
            return False
        if grid.map.head and row < grid.map.head[0]:
            return False
        if grid.repeats_head(row):
            return False
        cells = shared(grid.table, row)
        if _TOTAL.match(fold(cells[0][1])):
            self._draft.doubt(grid.place(row), cells[0][1], "total_left_out")
            return False
        if len(cells) == 1 and _FOOTNOTE.match(fold(cells[0][1])):
            self._draft.doubt(grid.place(row), cells[0][1], "note_left_out")
            return False
        return True

    # ---- headings -------------------------------------------------------------------------------

    def _heading(self, row: int) -> headings.Head | None:
        """Return the heading that a row is, None for a row of the plan."""
        table = self._grid.table
        cells = shared(table, row)
        fields = {column.index: column.field for column in self._grid.map.columns}
        if len(cells) == 1:
            column, text = cells[0]
            head = headings.read(text)
            spread = sum(cell.owner == table.rows[row][column].owner for cell in table.rows[row])
            if spread > 1 or fields.get(column) not in ("text", "result", "note", "own"):
                return self._task_row(fields.get(column, ""), spread, head)
            return head if head.number or head.style == "caps" else None
        if len(cells) == 2 and fields.get(cells[0][0]) == "number":
            style = headings.number_style(cells[0][1])
            owner = table.rows[row][cells[1][0]].owner
            if sum(cell.owner == owner for cell in table.rows[row]) > 2:
                return headings.Head(cells[0][1].strip(), cells[1][1], style or "d1")
            named = fields.get(cells[1][0]) in ("task", "text", "section", "priority")
            if named and style and not (style == "d1" and not cells[0][1].strip().endswith(".")):
                return headings.Head(cells[0][1].strip(), cells[1][1], style)
        return None

    def _task_row(self, field: str, spread: int, head: headings.Head) -> headings.Head:
        """Take a text that stands alone in the narrow column of tasks for a task."""
        if field == "task" and spread == 1 and not head.number:
            return headings.Head("", head.text, PlanKind.TASK.value)
        return head

    def _add_heading(self, row: int, head: headings.Head, kind: PlanKind) -> None:
        if head.style in ("plain", "caps"):
            self._draft.doubt(self._grid.place(row), head.text, "heading_level", kind=kind.value)
        text = head.text
        words = Words().put(self._heading_language(text), text)
        self._begin(row, kind, words, head.number)

    def _heading_language(self, text: str) -> str:
        from_text = _language(text)
        return from_text or self._grid.usual

    def _begin(self, row: int, kind: PlanKind, words: Words, number: str, tag: str = "") -> PlanItem:
        """Open a priority, section or task at a row."""
        now = self._open
        item = self._item(row, kind, words, number, tag or kind.value)
        if kind is PlanKind.PRIORITY:
            self._open = _Open(priority=item)
        elif kind is PlanKind.SECTION:
            self._open = _Open(priority=now.priority, section=item)
        else:
            self._open = _Open(now.priority, now.section, item, words.of("ky"), after_heading=False)
        return item

    def _item(
        self, row: int, kind: PlanKind, words: Words, number: str, tag: str, **fields: object
    ) -> PlanItem:
        draft, place = self._draft, self._grid.place(row)
        parent = self._parent(kind)
        self._counts[parent] += 1
        item = PlanItem(
            id=draft.new_id(place.file, place.table, place.row, tag),
            programme_id=draft.programme_id,
            parent_id=parent,
            kind=kind,
            position=self._counts[parent],
            number=re.sub(r"(?<=\d),(?=\d)", ".", " ".join(number.split())),
            text=words,
            **fields,  # type: ignore[arg-type]
        )
        draft.items.append(item)
        draft.lines.append(Line(place, kind.value, item.id, words.of("ky"), item.number))
        return item

    def _parent(self, kind: PlanKind) -> str | None:
        above = (self._open.task, self._open.section, self._open.priority)
        return next((one.id for one in above if one and LEVELS[one.kind] < LEVELS[kind]), None)

    # ---- rows -----------------------------------------------------------------------------------

    def _add_row(self, row: int) -> None:
        self._open_columns(row)
        numbered = self._open_task(row)
        self._add_activity(row, "" if numbered else self._grid.text(row, "number"))
        self._open.after_heading = False

    def _open_columns(self, row: int) -> None:
        """Open priority and section that stand in columns of their own."""
        for name, kind in (("priority", PlanKind.PRIORITY), ("section", PlanKind.SECTION)):
            text = self._grid.text(row, name)
            current = self._open.priority if kind is PlanKind.PRIORITY else self._open.section
            if text and not (current and current.number + fold(current.text.of("ky")) == _key(text)):
                head = headings.read(text)
                words = Words().put(self._heading_language(text), head.text)
                self._begin(row, kind, words, head.number)

    def _open_task(self, row: int) -> bool:
        """Open the task in its column; return whether the number of the row is the task's."""
        grid, now = self._grid, self._open
        if not grid.has("task"):
            return False
        text = grid.text(row, "task")
        number = "" if self._per_activity else grid.text(row, "number")
        if not text:
            return self._without_task(row, number)
        joined = grid.joined(row, "task")
        if now.task and not now.after_heading:
            same = fold(text) == fold(now.task_text) and number in ("", now.task.number)
            if joined or same:
                return not self._per_activity
        self._begin(row, PlanKind.TASK, grid.words(row, text), number)
        return not self._per_activity

    def _without_task(self, row: int, number: str) -> bool:
        """Handle an empty cell of the task: the task above goes on, or the row has none."""
        grid, now = self._grid, self._open
        if now.task is None or now.after_heading:
            return False
        if number and number != now.task.number:
            now.task = None
            return False
        if self._merges and not grid.joined(row, "task"):
            self._draft.doubt(grid.place(row, "task"), grid.text(row, "text"), "task_continued")
        return True

    def _numbers_activities(self, body: list[int]) -> bool:
        """Tell whether the number column counts activities, not tasks."""
        grid = self._grid
        if not grid.has("task"):
            return True
        inside = [row for row in body if grid.joined(row, "task")]
        return any(grid.text(row, "number") and not grid.joined(row, "number") for row in inside)

    def _add_activity(self, row: int, number: str) -> None:
        grid, draft = self._grid, self._draft
        said = {name: grid.text(row, name) for name in ("text", "term", "result", "responsible", "note")}
        if not any(said[name] for name in ("text", "term", "result", "responsible")):
            return  # a task without activities
        merged = self._merged(row)
        said["term"] = said["term"] if not self._ticked else self._ticks(row)
        term = terms.understand(said["term"])
        item = self._item(
            row,
            PlanKind.ACTIVITY,
            grid.words(row, said["text"]),
            number,
            "activity",
            term=grid.words(row, said["term"]),
            term_kind=term.kind,
            first_year=term.first_year,
            last_year=term.last_year,
            term_on=term.day,
            times=term.times,
            result=grid.words(row, said["result"]),
            responsible=grid.words(row, said["responsible"]),
            merged=" ".join(merged),
            note=said["note"],
            extra=self._extra(row),
            measure=_measure(said["text"]),
        )
        self._before = (row, item)
        if not said["text"]:
            draft.doubt(grid.place(row, "text"), "", "no_activity", item.id, "text")
        self._term_doubts(row, item, term)
        if said["responsible"]:
            draft.bodies.append((item, grid.place(row, "responsible")))
        self._money(row, item)

    def _ticks(self, row: int) -> str:
        """Return the term that is ticked in columns of years («+ + –») as it is spelled officially."""
        columns = [one for one in self._grid.all("term") if one.year]
        texts = [self._grid.table.text(row, one.index).strip(" –—-") for one in columns]
        years = sorted(one.year for one, text in zip(columns, texts, strict=True) if one.year and text)
        if not years:
            return ""
        if years != list(range(years[0], years[-1] + 1)):
            return ", ".join(map(str, years))
        term = terms.Term(TermKind.YEARS, years[0], years[-1])
        return terms.written(term, self._grid.language(row))

    def _merged(self, row: int) -> list[str]:
        """Return the fields whose cell is one with that of the activity in the row above."""
        for name in ("task", *_MERGEABLE):
            if self._grid.over(row, name):
                place = self._grid.place(row, name)
                self._draft.doubt(place, self._grid.text(row, name), "merged_over_heading")
        if self._before is None or self._before[0] != row - 1:
            return []
        return [name for name in _MERGEABLE if self._grid.joined(row, name)]

    def _term_doubts(self, row: int, item: PlanItem, term: terms.Term) -> None:
        place, text = self._grid.place(row, "term"), item.term.of("ky")
        if not self._grid.has("term") or "term" in item.merged.split():
            return
        if not text:
            self._draft.doubt(place, text, "term_missing", item.id, "term")
        elif term.kind is TermKind.UNCLEAR:
            self._draft.doubt(place, text, "term_unclear", item.id, "term")
        elif term.rest:
            self._draft.doubt(place, text, "term_rest", item.id, "term", rest=term.rest)

    def _extra(self, row: int) -> str:
        texts = {
            self._own_keys[one.index]: text
            for name in ("own", "source")
            for one in self._grid.all(name)
            if one.index in self._own_keys and (text := self._grid.table.text(row, one.index))
        }
        return json.dumps(texts, ensure_ascii=False, sort_keys=True) if texts else ""

    # ---- money ----------------------------------------------------------------------------------

    def _money(self, row: int, item: PlanItem) -> None:
        sums: dict[tuple[int, FundingSource], Funding] = {}
        for column in self._grid.all("money"):
            text = self._grid.table.text(row, column.index)
            if text:
                self._one_sum(row, item, column, text, sums)
        self._draft.funding += sums.values()

    def _one_sum(
        self,
        row: int,
        item: PlanItem,
        column: Column,
        text: str,
        sums: dict[tuple[int, FundingSource], Funding],
    ) -> None:
        draft, place = self._draft, self._grid.cell(row, column.index)
        amount = tyiyn(text, column.unit)
        if amount is None:
            if values.understand(text).kind is not values.ValueKind.EMPTY:
                draft.doubt(place, text, "money_unclear", item.id)
            return
        year = column.year or (item.first_year if item.first_year == item.last_year else None)
        if year is None:
            year = item.first_year or draft.first_year
            reason = "money_without_year" if year else "money_unclear"
            draft.doubt(place, text, reason, item.id, year=year or "")
            if year is None:
                return
        named = source_of(self._grid.text(row, "source"))
        source = column.source or named or FundingSource.TOWN_BUDGET
        key = (year, source)
        now = sums.get(key) or Funding(
            id=draft.new_id(item.id, "money", year, source.value),
            programme_id=draft.programme_id,
            plan_item_id=item.id,
            year=year,
            source=source,
        )
        if column.fact:
            sums[key] = replace(now, fact_second=(now.fact_second or 0) + amount)
        else:
            sums[key] = replace(now, plan=(now.plan or 0) + amount)


def tyiyn(text: str, unit: int = 1) -> int | None:
    """Return a sum as written («1 250,5») in tyiyn; ``unit`` som make one. None: it is no sum."""
    value = values.understand(text)
    if value.kind is not values.ValueKind.DECIMAL or value.amount is None or value.amount < 0:
        return None
    said = fold(value.unit)
    factor = 1_000_000 if "млн" in said else 1_000 if re.search(r"тыс|мин", said) else unit
    amount = value.amount * factor * 100
    return int(amount.to_integral_value()) if amount <= _LARGEST else None


def _measure(text: str) -> Measure | None:
    """Tell project or measure where the text says it itself."""
    folded = fold(text[:40])
    if re.match(r"\W*(?:инвестици\w+ )?(?:долбоор|проект)\b", folded):
        return Measure.PROJECT
    return None


def _language(text: str) -> str:
    from_text = re.search("[ңөүҢӨҮ]", text)
    return "ky" if from_text else ""


def _key(text: str) -> str:
    head = headings.read(text)
    return head.number + fold(head.text)
