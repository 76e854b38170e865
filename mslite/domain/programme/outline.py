"""The action plan while it is changed: rows are put in, moved and taken out, then the change is told.

Whatever is done, every row stands in the plan once, under a row of a lesser level or under none.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mslite.domain.programme.kinds import PlanKind
from mslite.domain.programme.rows import PlanItem
from mslite.domain.programme.tree import LEVELS

KINDS = tuple(PlanKind)
"""By level."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What an operation changes: rows to save (new ones have version 0), rows to take out.

    ``focus`` is the row where the person goes on, "" when it is the same.
    """

    saved: tuple[PlanItem, ...] = ()
    removed: tuple[PlanItem, ...] = ()
    focus: str = ""


class Outline:
    """A plan that is being changed; :meth:`edit` tells what differs from the rows it was made of."""

    def __init__(self, items: Iterable[PlanItem]) -> None:
        self._before = {item.id: item for item in items}
        self.rows = dict(self._before)
        self._children: dict[str | None, list[str]] = {None: []}
        for item in sorted(self.rows.values(), key=lambda item: (item.position, item.id)):
            parent = item.parent_id if item.parent_id in self.rows else None
            self._children.setdefault(parent, []).append(item.id)
        self._touched: set[str | None] = set()
        self._removed: list[PlanItem] = []
        self._parents = {child: parent for parent, found in self._children.items() for child in found}

    # ---- looking -------------------------------------------------------------------------------------

    def children(self, parent: str | None) -> tuple[str, ...]:
        """Return the rows under ``parent`` in order."""
        return tuple(self._children.get(parent, ()))

    def parent(self, row: str) -> str | None:
        """Return under which row a row stands."""
        return self._parents[row]

    def level(self, row: str | None) -> int:
        """Return the level of a row, -1 for the plan itself."""
        return LEVELS[self.rows[row].kind] if row is not None else -1

    def place(self, row: str) -> int:
        """Return the place of a row among the rows of its parent, from 0."""
        return self._children[self._parents[row]].index(row)

    def order(self, parent: str | None = None) -> list[str]:
        """Return the rows under ``parent`` in the order of print, depth first."""
        out: list[str] = []
        for row in self._children.get(parent, ()):
            out.append(row)
            out += self.order(row)
        return out

    def tops(self, rows: Iterable[str]) -> list[str]:
        """Return those of ``rows`` that hang under none of the others, in the order of print."""
        wanted = {row for row in rows if row in self.rows}
        return [row for row in self.order() if row in wanted and not self._under(row, wanted)]

    def _under(self, row: str, wanted: set[str]) -> bool:
        parent = self._parents[row]
        while parent is not None:
            if parent in wanted:
                return True
            parent = self._parents[parent]
        return False

    # ---- changing ------------------------------------------------------------------------------------

    def put(self, item: PlanItem) -> None:
        """Replace a row by itself with other fields."""
        self.rows[item.id] = item

    def insert(self, item: PlanItem, parent: str | None, at: int) -> None:
        """Put a new row under ``parent`` at a place."""
        self.rows[item.id] = item
        self._attach(item.id, parent, at)

    def shift(self, row: str, parent: str | None, at: int) -> None:
        """Move a row with all under it to a place under ``parent``; the place counts without the row."""
        old = self._parents[row]
        self._children[old].remove(row)
        self._touched.add(old)
        self._attach(row, parent, at)

    def remove(self, row: str) -> None:
        """Take a row out, with all that hangs under it (which stays with it, unchanged)."""
        self._children[self._parents[row]].remove(row)
        item = self._before.get(row)
        if item is not None:
            self._removed.append(item)
        for child in (row, *self.order(row)):
            del self.rows[child]

    def _attach(self, row: str, parent: str | None, at: int) -> None:
        self._children.setdefault(parent, []).insert(at, row)
        self._parents[row] = parent
        self._touched.add(parent)

    # ---- the change ----------------------------------------------------------------------------------

    def edit(self, focus: str = "") -> Edit:
        """Return what has changed: positions too, as few of them as can be."""
        for parent in self._touched:
            self._number(parent)
        self._part()
        saved = [item for row, item in self.rows.items() if self._before.get(row) != item]
        ranks = {row: no for no, row in enumerate(self.order())}
        saved.sort(key=lambda item: ranks[item.id])
        return Edit(tuple(saved), tuple(self._removed), focus)

    def _number(self, parent: str | None) -> None:
        last = 0
        for row in self._children.get(parent, ()):
            if row not in self.rows:
                continue
            item = self.rows[row]
            known = self._before.get(row)
            stays = known is not None and known.parent_id == parent and item.position > last
            position = item.position if stays else last + 1
            last = position
            if item.position != position or item.parent_id != parent:
                self.rows[row] = dataclasses.replace(item, position=position, parent_id=parent)

    def _part(self) -> None:
        """Part cells that were one with the cell above and say something else now."""
        above: PlanItem | None = None
        for row in self.order():
            item = self.rows[row]
            if item.kind is not PlanKind.ACTIVITY:
                if item.kind is not PlanKind.TASK:
                    above = None
                continue
            if item.merged:
                kept = " ".join(name for name in item.merged.split() if joined(above, item, name))
                if kept != item.merged:
                    item = self.rows[row] = dataclasses.replace(item, merged=kept)
            above = item


def joined(above: PlanItem | None, item: PlanItem, field: str) -> bool:
    """Tell whether the cell of ``field`` is one with that of the activity above: marked, the same words."""
    if above is None or field not in item.merged.split():
        return False
    return bool(getattr(above, field, None) == getattr(item, field, None))


def together(outline: Outline, field: str) -> dict[str, Sequence[str]]:
    """Return the activities whose cell of ``field`` is one with others: each with all of them, in order."""
    runs: list[list[PlanItem]] = [[]]
    for row in outline.order():
        item = outline.rows[row]
        if item.kind in (PlanKind.PRIORITY, PlanKind.SECTION):
            runs.append([])
        elif item.kind is PlanKind.ACTIVITY:
            if not runs[-1] or not joined(runs[-1][-1], item, field):
                runs.append([])
            runs[-1].append(item)
    return {item.id: [one.id for one in run] for run in runs if len(run) > 1 for item in run}
