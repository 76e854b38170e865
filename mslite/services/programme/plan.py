"""The action plan as a person changes it: each operation one transaction on the rows as they stand now."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from mslite.db.mapping import row_of
from mslite.db.queries.programme import book
from mslite.db.queries.rows import get, having
from mslite.db.search import find
from mslite.db.store import Store
from mslite.db.typing import forget
from mslite.domain.office import Organisation
from mslite.domain.problems import UserFixable
from mslite.domain.programme import bodies, editing
from mslite.domain.programme.editing import CellText
from mslite.domain.programme.kinds import PlanKind
from mslite.domain.programme.outline import Edit
from mslite.domain.programme.pasting import paste
from mslite.domain.programme.rows import Book, PlanItem, PlanLink, Programme, Responsible
from mslite.domain.rows import RecordRef, Words
from mslite.domain.views import FoundLine, Saved
from mslite.services.base import Action, action
from mslite.services.captions import caption
from mslite.services.find import around
from mslite.services.typing import changed_keys

LINKED = ("decision", "meeting", "paper", "appeal")
"""Tables that a row of the plan may be linked to."""
Operation = Callable[[tuple[PlanItem, ...]], Edit]


@dataclass(frozen=True, slots=True)
class Linked:
    """A link of a row with what it leads to: its title and what to open."""

    link: PlanLink
    title: Words
    opens: RecordRef


class Plan:
    """The operations; each raises ``UserFixable("gone")`` for a removed programme.

    Take a step back with ``Records.undo``. Rows that are gone meanwhile are passed over.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def insert(
        self, programme_id: str, kind: PlanKind, near: str | None = None, *, below: bool = True
    ) -> Saved:
        """Put an empty row above or below ``near``; the new one is the first ``PlanItem`` of version 1."""
        new = PlanItem(programme_id=programme_id, kind=kind)
        return self._do(programme_id, partial(editing.insert, new=new, near=near, below=below))

    def remove(self, programme_id: str, rows: Sequence[str]) -> Saved:
        """Put rows into the trash; what hangs under them goes and returns with them."""
        return self._do(programme_id, partial(editing.remove, rows=rows))

    def demote(self, programme_id: str, rows: Sequence[str]) -> Saved:
        """Make rows one level lower."""
        return self._do(programme_id, partial(editing.demote, rows=rows))

    def promote(self, programme_id: str, rows: Sequence[str]) -> Saved:
        """Make rows one level higher."""
        return self._do(programme_id, partial(editing.promote, rows=rows))

    def move(self, programme_id: str, rows: Sequence[str], by: int) -> Saved:
        """Move rows up (-1) or down (1)."""
        return self._do(programme_id, partial(editing.move, rows=rows, by=by))

    def put(self, programme_id: str, cells: Sequence[CellText], lang: str) -> Saved:
        """Put texts into cells, in the language of the table.

        Raises ``UserFixable("stale")`` when a cell says something else by now than the person saw.
        """
        return self._do(programme_id, partial(editing.put, cells=cells, lang=lang), cells, lang)

    def paste(
        self,
        programme_id: str,
        shown: Sequence[str],
        at: int,
        columns: Sequence[str],
        block: Sequence[Sequence[str]],
        lang: str,
    ) -> Saved:
        """Put a block of cells over lines and beyond the last one (``domain.programme.pasting``)."""
        work = partial(_paste, programme_id, shown, at, columns, block, lang)
        return self._do(programme_id, work)

    def number(self, programme_id: str, *, own: bool) -> Saved:
        """Let the plan bear the office's own numbers, those it has now to begin with; or the program's."""
        with action(self._store) as act:
            programme = act.get(Programme, programme_id)
            if programme.own_numbers == own:
                return act.saved()
            act.edit(programme, own_numbers=own)
            if own:
                _write(act, _plan(act, programme_id), editing.renumber)
            return act.saved()

    def link(self, item: PlanItem, ref: RecordRef) -> Saved:
        """Link a row of the plan to a record (a decision of a meeting); a second time changes nothing."""
        with action(self._store) as act:
            known = having(act.session, PlanLink, plan_item_id=item.id)
            if not any((one.table, one.record_id) == (ref.table, ref.id) for one in known):
                act.save(
                    PlanLink(
                        programme_id=item.programme_id,
                        plan_item_id=item.id,
                        table=ref.table,
                        record_id=ref.id,
                    )
                )
            return act.saved()

    def save(self, item: PlanItem) -> Saved:
        """Save one row as a form has it: its term is understood, its bodies are tied to the directory.

        Raises ``UserFixable("stale")`` when it was changed meanwhile, ``UserFixable("cannot_save")``.
        """
        return self._do(item.programme_id, partial(editing.replaced, new=item))

    def linked(self, item_id: str) -> tuple[Linked, ...]:
        """Return what a row of the plan is linked to; removed records are left out."""
        with self._store.read() as session:
            out = []
            for link in having(session, PlanLink, plan_item_id=item_id):
                row = get(session, row_of(link.table), link.record_id)
                if row is not None and not row.deleted:
                    meeting = getattr(row, "meeting_id", "")
                    opens = RecordRef("meeting", meeting) if meeting else RecordRef(link.table, row.id)
                    out.append(Linked(link, caption(row), opens))
            return tuple(out)

    def linkable(self, text: str, lang: str, limit: int = 40) -> tuple[FoundLine, ...]:
        """Return decisions, meetings, papers and appeals found by ``text``; ``opens`` is the record."""
        with self._store.read() as session:
            hits = find(session, text, limit, lang) if text.strip() else ()
        return tuple(
            FoundLine(hit.ref.table, hit.ref, around(hit.title or hit.snippet, text), hit.snippet, hit.date)
            for hit in hits
            if hit.ref.table in LINKED
        )

    def _do(
        self, programme_id: str, work: Operation, cells: Iterable[CellText] = (), lang: str = "ky"
    ) -> Saved:
        with action(self._store) as act:
            found = _plan(act, programme_id)
            by_id = {item.id: item for item in found.items}
            for cell in cells:
                now = editing.cell_text(by_id, cell.row, cell.column, lang)
                if cell.before is not None and now not in (cell.before, cell.text):
                    raise UserFixable("stale", table="plan_item", id=cell.row)
            _write(act, found, work)
            return act.saved()


def _paste(
    programme_id: str,
    shown: Sequence[str],
    at: int,
    columns: Sequence[str],
    block: Sequence[Sequence[str]],
    lang: str,
    items: tuple[PlanItem, ...],
) -> Edit:
    return paste(items, programme_id, shown, at, columns, block, lang)


def _plan(act: Action, programme_id: str) -> Book:
    found = book(act.session, programme_id, "items", "responsible", "abbreviations")
    if found is None:
        raise UserFixable("gone", record="Programme")
    return found


def _write(act: Action, found: Book, work: Operation) -> None:
    edit = work(found.items)
    before = {item.id: item for item in found.items}
    for item in edit.removed:
        act.remove(item)
    act.add([item for item in edit.saved if not item.version])
    for item in edit.saved:
        old = before.get(item.id)
        if item.version:
            act.save(item, old)
        for key in changed_keys(old, item) if old is not None else ():  # nothing was typed into a new row
            forget(act.session, key)
    changed = [
        item
        for item in edit.saved
        if item.responsible != (before[item.id].responsible if item.id in before else Words())
    ]
    if changed:
        _tie(act, found, changed)


def _tie(act: Action, found: Book, items: Sequence[PlanItem]) -> None:
    """Keep the links to bodies of the directory in step with the words."""
    meanings = [(one.short.of("ky"), one.meaning.of("ky")) for one in found.abbreviations]
    names = bodies.Names.of(having(act.session, Organisation), meanings)
    standing: dict[str | None, dict[str | None, Responsible]] = {}
    for tie in found.responsible:
        standing.setdefault(tie.plan_item_id, {})[tie.organisation_id] = tie
    new: list[Responsible] = []
    for item in items:
        before = standing.get(item.id, {})
        texts = bodies.split(item.responsible.of("ky"), names.by_key.keys())
        known = dict.fromkeys(one.id for one in map(names.find, texts) if one is not None)
        for no, organisation_id in enumerate(known, start=1):
            known_tie = before.pop(organisation_id, None)
            if known_tie is not None:
                act.save(dataclasses.replace(known_tie, position=no), known_tie)
                continue
            new.append(
                Responsible(
                    programme_id=item.programme_id,
                    plan_item_id=item.id,
                    organisation_id=organisation_id,
                    position=no,
                )
            )
        for tie in before.values():
            act.remove(tie)
    act.add(new)
