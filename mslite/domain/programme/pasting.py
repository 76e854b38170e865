"""A block of cells from a spreadsheet or a word processor comes into the action plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mslite.domain.programme.editing import TASK_COLUMNS, Pen, put_in
from mslite.domain.programme.kinds import PlanKind
from mslite.domain.programme.outline import Edit, Outline
from mslite.domain.programme.rows import PlanItem
from mslite.domain.rows import Words
from mslite.domain.text import fold

_SECTION = re.compile(r"^\s*\d+\s*\.\s*\d+")
_PRIORITY = re.compile(r"артыкчылы|приоритет|багыт|направлени")
_LEAD = re.compile(r"^\s*(?:\d+\s*\.\s*)+\s*(?=\D)")
_LEAST_HEADING = 3
"""A block of fewer columns has no headings: one cell of two may be a cell as well."""


def paste(
    items: Iterable[PlanItem],
    programme_id: str,
    shown: Sequence[str],
    at: int,
    columns: Sequence[str],
    block: Sequence[Sequence[str]],
    lang: str,
) -> Edit:
    """Put ``block`` over the lines ``shown`` from the line ``at`` on; rows beyond the last are new.

    ``columns`` are the keys of the columns that the block covers, from its first one on. In a new row
    a text in the task's column begins a task, none belongs to the task above; a row of which only the
    first cell is filled (or all cells say the same), in a block of three columns or more, is a heading:
    a section when its number has two parts («1.2.»), a priority when it says so or none stands above.
    """
    pen = Pen(Outline(items), lang)
    last = shown[-1] if shown else None
    focus = ""
    for no, texts in enumerate(block):
        cells = dict(zip(columns, (text.strip() for text in texts), strict=False))
        if at + no < len(shown):
            _over(pen, shown[at + no], cells)
        elif any(cells.values()):
            last = _append(pen, programme_id, last, cells, lang)
            focus = focus or last
    return pen.outline.edit(focus)


def _over(pen: Pen, row: str, cells: dict[str, str]) -> None:
    item = pen.outline.rows.get(row)
    if item is None:
        return
    if item.kind in (PlanKind.PRIORITY, PlanKind.SECTION):
        text = next(filter(None, cells.values()), "")
        if text:
            pen.write(row, "text", _LEAD.sub("", text))
        return
    for column, text in cells.items():
        if text or not _follows_task(pen.outline, row, column):
            pen.write(row, column, text)


def _follows_task(outline: Outline, row: str, column: str) -> bool:
    """Tell whether a cell is the lower part of its task's cell: a copied block has nothing there."""
    parent = outline.parent(row)
    return (
        column in TASK_COLUMNS
        and parent is not None
        and outline.rows[parent].kind is PlanKind.TASK
        and outline.rows[row].kind is PlanKind.ACTIVITY
        and outline.place(row) > 0
    )


def _append(pen: Pen, programme_id: str, last: str | None, cells: dict[str, str], lang: str) -> str:
    outline = pen.outline
    heading = _heading(outline, cells)
    if heading is not None:
        text = _LEAD.sub("", next(filter(None, cells.values())))
        item = PlanItem(programme_id=programme_id, kind=heading, text=Words().put(lang, text))
        put_in(outline, item, last, True)
        return item.id
    if cells.get("task"):
        task = PlanItem(programme_id=programme_id, kind=PlanKind.TASK, number=cells.get("number", ""))
        put_in(outline, task, last, True)
        pen.write(task.id, "task", cells["task"])
        last = task.id
        if not any(text for column, text in cells.items() if column not in TASK_COLUMNS):
            return task.id
    item = PlanItem(programme_id=programme_id, kind=PlanKind.ACTIVITY)
    put_in(outline, item, last, True)
    for column, text in cells.items():
        if column not in TASK_COLUMNS and text:
            pen.write(item.id, column, text)
    return item.id


def _heading(outline: Outline, cells: dict[str, str]) -> PlanKind | None:
    texts = list(cells.values())
    if len(texts) < _LEAST_HEADING:
        return None
    alone = bool(texts[0]) and not any(texts[1:])
    if not (alone and next(iter(cells)) in TASK_COLUMNS) and len(set(texts)) > 1:
        return None
    if _SECTION.match(texts[0]):
        return PlanKind.SECTION
    known = any(item.kind is PlanKind.PRIORITY for item in outline.rows.values())
    return PlanKind.PRIORITY if not known or _PRIORITY.search(fold(texts[0])) else PlanKind.SECTION
