"""The action plan as a tree and as the flat table that a person sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mslite.domain.programme.kinds import PlanKind
from mslite.domain.programme.rows import Indicator, PlanItem

LEVELS = {PlanKind.PRIORITY: 0, PlanKind.SECTION: 1, PlanKind.TASK: 2, PlanKind.ACTIVITY: 3}
"""Depth of a kind in the plan: a row hangs under a row of a lesser level, or under none."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A row of the plan in its place: the numbers of its headings and how deep it hangs.

    ``number`` is what is printed: by the program («1», «1.2.», task «3») or, with the office's own
    numbering, as written. ``path`` holds the parents, outermost first.
    """

    item: PlanItem
    number: str
    path: tuple[PlanItem, ...] = ()

    def above(self, kind: PlanKind) -> PlanItem | None:
        """Return the parent of ``kind``, if there is one."""
        return next((item for item in self.path if item.kind is kind), None)


def lines(items: Iterable[PlanItem], *, own_numbers: bool = False) -> tuple[PlanLine, ...]:
    """Return the whole plan in the order of print, depth first; each row exactly once."""
    children: dict[str | None, list[PlanItem]] = {}
    for item in items:
        children.setdefault(item.parent_id, []).append(item)
    for row in children.values():
        row.sort(key=lambda item: (item.position, item.id))
    return tuple(_walk(children, None, (), "", own_numbers))


def _walk(
    children: dict[str | None, list[PlanItem]],
    parent: str | None,
    path: tuple[PlanItem, ...],
    prefix: str,
    own: bool,
) -> Iterator[PlanLine]:
    counts: dict[PlanKind, int] = {}
    for item in children.get(parent, ()):
        counts[item.kind] = counts.get(item.kind, 0) + 1
        number = item.number if own else _number(item.kind, counts[item.kind], prefix)
        yield PlanLine(item, number, path)
        inner = f"{prefix}{counts[item.kind]}." if item.kind in (PlanKind.PRIORITY, PlanKind.SECTION) else ""
        yield from _walk(children, item.id, (*path, item), inner, own)


def _number(kind: PlanKind, no: int, prefix: str) -> str:
    if kind is PlanKind.PRIORITY:
        return f"{no}."
    if kind is PlanKind.SECTION:
        return f"{prefix}{no}."
    return str(no) if kind is PlanKind.TASK else ""


def matrix_lines(indicators: Sequence[Indicator]) -> tuple[tuple[Indicator, str], ...]:
    """Return the rows of the matrix in order with their numbers: sub-indicators follow their indicator."""
    children: dict[str | None, list[Indicator]] = {}
    for row in sorted(indicators, key=lambda row: (row.position, row.id)):
        children.setdefault(row.main_id, []).append(row)
    out: list[tuple[Indicator, str]] = []
    count = 0
    for row in children.get(None, ()):
        if row.kind.value == "indicator":
            count += 1
            out.append((row, str(count)))
            out += [(sub, f"{count}.{no}") for no, sub in enumerate(children.get(row.id, ()), start=1)]
        else:
            out.append((row, ""))
    return tuple(out)
