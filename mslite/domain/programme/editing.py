"""What a person does to the action plan, as pure operations on its rows.

Each takes the rows of the plan and answers with an :class:`~mslite.domain.programme.outline.Edit`. Rows that
are not there (any more) are passed over. To indent or outdent a row never changes the order of print: what
stood under it or beside it goes where the same order asks for it, as in the outline of a word processor.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mslite.domain.programme import terms
from mslite.domain.programme.kinds import PlanKind
from mslite.domain.programme.outline import KINDS, Edit, Outline, together
from mslite.domain.programme.pack import OWN
from mslite.domain.programme.rows import PlanItem
from mslite.domain.programme.tree import LEVELS, lines
from mslite.domain.rows import Words

TASK_COLUMNS = ("number", "task")
"""Columns of an activity's line that belong to its task."""
TEXTS = ("text", "term", "result", "responsible")
"""Columns that are fields of the activity, in two languages."""


@dataclass(frozen=True, slots=True)
class CellText:
    """A text put into a cell of the plan's table: the row of the line, the key of the column.

    ``before`` is what the person saw there (None: whatever it was).
    """

    row: str
    column: str
    text: str
    before: str | None = None


# ---- rows ------------------------------------------------------------------------------------------------


def insert(items: Iterable[PlanItem], new: PlanItem, near: str | None, *, below: bool = True) -> Edit:
    """Put ``new`` above or below the row ``near`` (None: at the end of the plan).

    Where the kind of ``new`` does not fit beside ``near``, it goes beside the heading of ``near`` for which
    it fits: a section put below an activity follows the activity's section.
    """
    outline = Outline(items)
    put_in(outline, new, near if near in outline.rows else None, below)
    return outline.edit(new.id)


def put_in(outline: Outline, new: PlanItem, near: str | None, below: bool) -> None:
    """Put a new row into an outline as :func:`insert` does."""
    level = LEVELS[new.kind]
    if near is not None and not below and outline.level(near) < level:
        order = outline.order()
        at = order.index(near)
        if not at:
            outline.insert(new, None, 0)
            return
        near, below = order[at - 1], True
    if near is None:
        order = outline.order()
        if not order:
            outline.insert(new, None, 0)
            return
        near = order[-1]
    if outline.level(near) < level:
        outline.insert(new, near, 0)
        return
    while outline.level(outline.parent(near)) >= level:
        near = outline.parent(near)
        assert near is not None  # the plan itself has the least level
    outline.insert(new, outline.parent(near), outline.place(near) + (1 if below else 0))


def remove(items: Iterable[PlanItem], rows: Iterable[str]) -> Edit:
    """Take rows out, each with all that hangs under it."""
    outline = Outline(items)
    order = outline.order()
    tops = outline.tops(rows)
    gone = {row for top in tops for row in (top, *outline.order(top))}
    for row in tops:
        outline.remove(row)
    last = max((no for no, row in enumerate(order) if row in gone), default=0)
    stays = [row for row in order[last + 1 :] if row not in gone] or [
        row for row in reversed(order[: last + 1]) if row not in gone
    ]
    return outline.edit(stays[0] if stays else "")


def demote(items: Iterable[PlanItem], rows: Iterable[str]) -> Edit:
    """Make rows one level lower; an activity beside a task goes into the task above it."""
    outline = Outline(items)
    for row in outline.tops(rows):
        _demote(outline, row)
    return outline.edit()


def _demote(outline: Outline, row: str) -> None:
    item, parent, at = outline.rows[row], outline.parent(row), outline.place(row)
    before = outline.children(parent)[at - 1] if at else None
    level = outline.level(row)
    if item.kind is PlanKind.ACTIVITY:
        if before is not None and outline.level(before) < level:
            outline.shift(row, before, len(outline.children(before)))
        return
    outline.put(dataclasses.replace(item, kind=KINDS[level + 1]))
    children = outline.children(row)
    shallow = next((no for no, child in enumerate(children) if outline.level(child) <= level + 1), None)
    if before is not None and outline.level(before) < level + 1:
        parent, at = before, len(outline.children(before))
        outline.shift(row, parent, at)
    for no, child in enumerate(children[shallow:] if shallow is not None else ()):
        outline.shift(child, parent, at + 1 + no)


def promote(items: Iterable[PlanItem], rows: Iterable[str]) -> Edit:
    """Make rows one level higher; what followed a row under its heading goes under the row itself."""
    outline = Outline(items)
    for row in outline.tops(rows):
        _promote(outline, row)
    return outline.edit()


def _promote(outline: Outline, row: str) -> None:
    item, parent = outline.rows[row], outline.parent(row)
    level = outline.level(row) - 1
    if level < 0:
        return
    outline.put(dataclasses.replace(item, kind=KINDS[level]))
    if parent is None or outline.level(parent) < level:
        return
    followers = outline.children(parent)[outline.place(row) + 1 :]
    outline.shift(row, outline.parent(parent), outline.place(parent) + 1)
    for child in followers:
        outline.shift(child, row, len(outline.children(row)))


def move(items: Iterable[PlanItem], rows: Iterable[str], by: int) -> Edit:
    """Move rows with all under them up (-1) or down (1); over the edge into the neighbouring heading."""
    outline = Outline(items)
    tops = outline.tops(rows)
    moving = set(tops)
    for row in tops if by < 0 else reversed(tops):
        _move(outline, row, by, moving)
    return outline.edit()


def _move(outline: Outline, row: str, by: int, moving: set[str]) -> None:
    parent, at = outline.parent(row), outline.place(row)
    beside = outline.children(parent)
    if 0 <= at + by < len(beside):
        if beside[at + by] not in moving:
            outline.shift(row, parent, at + by)
        return
    if parent is None:
        return
    around = outline.children(outline.parent(parent))
    to = outline.place(parent) + by
    if 0 <= to < len(around) and outline.level(around[to]) < outline.level(row):
        outline.shift(row, around[to], len(outline.children(around[to])) if by < 0 else 0)


def renumber(items: Iterable[PlanItem]) -> Edit:
    """Write the numbers that the program gives into the office's own numbers."""
    found = tuple(items)
    numbers = {line.item.id: line.number for line in lines(found)}
    changed = (dataclasses.replace(item, number=numbers.get(item.id, item.number)) for item in found)
    return Edit(tuple(new for new, old in zip(changed, found, strict=True) if new != old))


# ---- cells -----------------------------------------------------------------------------------------------


def put(items: Iterable[PlanItem], cells: Iterable[CellText], lang: str) -> Edit:
    """Put texts into cells of the table. ``lang`` is the language of the table.

    A cell that is one with others is written in all of them. A text beside a task without activities makes
    its first activity; a text in the task's cell of an activity that has none makes the task.
    """
    pen = Pen(Outline(items), lang)
    focus = ""
    for cell in cells:
        focus = pen.write(cell.row, cell.column, cell.text) or focus
    return pen.outline.edit(focus)


def replaced(items: Iterable[PlanItem], new: PlanItem) -> Edit:
    """Put ``new`` in the place of the row that it was; a cell that says something else now stands alone."""
    outline = Outline(items)
    old = outline.rows.get(new.id)
    outline.put(with_term(new, new.term) if old is None or old.term != new.term else new)
    return outline.edit()


class Pen:
    """Writes cells of the table into an outline."""

    def __init__(self, outline: Outline, lang: str) -> None:
        self.outline, self._lang = outline, lang
        self._together: dict[str, dict[str, Sequence[str]]] = {}

    def write(self, row: str, column: str, text: str) -> str:
        """Write a cell; returns the row that its line has now, "" when it is the same."""
        outline = self.outline
        if row not in outline.rows:
            return ""
        kind = outline.rows[row].kind
        if kind in (PlanKind.PRIORITY, PlanKind.SECTION):
            self._text(row, "text", text)
            return ""
        if kind is PlanKind.TASK:
            if column in TASK_COLUMNS:
                self._own(row, "number" if column == "number" else "text", text)
                return ""
            if not text:
                return ""
            under = outline.children(row)  # one may have been made since the line was shown
            made = under[0] if under else self._begin(row)
            self._activity(made, column, text)
            return made
        self._activity(row, column, text)
        return ""

    def _begin(self, task: str) -> str:
        item = PlanItem(programme_id=self.outline.rows[task].programme_id, kind=PlanKind.ACTIVITY)
        self.outline.insert(item, task, 0)
        return item.id

    def _activity(self, row: str, column: str, text: str) -> None:
        outline = self.outline
        parent = outline.parent(row)
        if column in TASK_COLUMNS and parent is not None and outline.rows[parent].kind is PlanKind.TASK:
            self._own(parent, "number" if column == "number" else "text", text)
        elif column == "task" and text:
            task = PlanItem(programme_id=outline.rows[row].programme_id, kind=PlanKind.TASK)
            outline.insert(task, parent, outline.place(row))
            outline.shift(row, task.id, 0)
            self._own(task.id, "text", text)
        elif column == "number":
            self._own(row, "number", text)
        elif column in TEXTS:
            if column not in self._together:
                self._together[column] = together(outline, column)
            for one in self._together[column].get(row, (row,)):
                self._text(one, column, text)
        elif column.startswith(OWN):
            item = outline.rows[row]
            extra = {**extra_of(item), column: text}
            kept = {key: value for key, value in extra.items() if value}
            told = json.dumps(kept, ensure_ascii=False, sort_keys=True) if kept else ""
            outline.put(dataclasses.replace(item, extra=told))

    def _own(self, row: str, field: str, text: str) -> None:
        if field == "number":
            self.outline.put(dataclasses.replace(self.outline.rows[row], number=text))
        else:
            self._text(row, field, text)

    def _text(self, row: str, field: str, text: str) -> None:
        item = self.outline.rows[row]
        words: Words = getattr(item, field).put(self._lang, text)
        if field == "term":
            self.outline.put(with_term(item, words))
        else:
            self.outline.put(dataclasses.replace(item, **{field: words}))  # type: ignore[arg-type]


def with_term(item: PlanItem, words: Words) -> PlanItem:
    """Return an activity with another term and what is understood of it."""
    term = terms.understand(words.of("ky"))
    return dataclasses.replace(
        item, term=words, term_kind=term.kind, first_year=term.first_year, last_year=term.last_year,
        term_on=term.day, times=term.times,
    )  # fmt: skip


def extra_of(item: PlanItem) -> dict[str, str]:
    """Return the texts of the columns that the office added; what is no such object holds none."""
    try:
        found = json.loads(item.extra or "{}")
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def cell_text(by_id: Mapping[str, PlanItem], row: str, column: str, lang: str) -> str | None:
    """Return what stands in a cell in ``lang``, None when the row is gone; "" where a row would be made."""
    item = by_id.get(row)
    if item is None:
        return None
    if item.kind in (PlanKind.PRIORITY, PlanKind.SECTION):
        column = "text"
    elif item.kind is PlanKind.TASK:
        if column not in TASK_COLUMNS:
            return ""
        column = "text" if column == "task" else column
    elif column in TASK_COLUMNS:
        parent = by_id.get(item.parent_id or "")
        if parent is not None and parent.kind is PlanKind.TASK:
            item, column = parent, "text" if column == "task" else column
        elif column == "task":
            return ""
    if column == "number":
        return item.number
    if column in TEXTS:
        words: Words = getattr(item, column)
        return words.ru if lang == "ru" else words.ky
    return extra_of(item).get(column, "")
