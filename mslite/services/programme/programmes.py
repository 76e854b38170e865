"""Programmes: the list, one whole, a new one; single records are saved through ``Records``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from mslite.db.queries import programme as queries
from mslite.db.store import Store
from mslite.domain.problems import UserFixable
from mslite.domain.programme.beginnings import new_programme
from mslite.domain.programme.rows import Book, Chapter, Programme
from mslite.domain.rows import Row
from mslite.domain.views import Saved
from mslite.services.base import action

DEEPEST = 3
"""Levels of headings in the book."""


class Programmes:
    """The programmes of the office."""

    def __init__(self, store: Store, resources: Path) -> None:
        self._store, self._resources = store, resources

    def all(self) -> tuple[Programme, ...]:
        """Return the programmes, the latest first."""
        with self._store.read() as session:
            return queries.programmes(session)

    def book(self, programme_id: str, *only: str) -> Book:
        """Return a programme with all that hangs on it, or with the named parts of ``Book`` alone.

        Raises ``UserFixable("gone")`` when there is none.
        """
        with self._store.read() as session:
            found = queries.book(session, programme_id, *only)
        if found is None:
            raise UserFixable("gone", record="Programme")
        return found

    def create(self, programme: Programme) -> Saved:
        """Save a new programme."""
        with action(self._store) as act:
            act.save(programme)
            return act.saved()

    def insert(self, row: Row, after_id: str | None = None) -> Saved:
        """Save a new row of a programme's list (chapters, abbreviations, factors of a kind, series, columns).

        It stands at the end or right after the row ``after_id``.
        """
        with action(self._store) as act:
            others = queries.siblings(act.session, row)
            places = [one.id for one in others]
            at = places.index(after_id) + 1 if after_id in places else len(others)
            act.order((*others[:at], row, *others[at:]))
            return act.saved()

    def save_order(self, rows: Sequence[Row]) -> Saved:
        """Number the rows of one list in the order given, as they stand in the file."""
        with action(self._store) as act:
            act.order([act.get(type(row), row.id) for row in rows])
            return act.saved()

    def shift(self, chapter_id: str, by: int) -> Saved:
        """Make the heading of a chapter ``by`` levels lower (higher: -1), as far as there are levels."""
        with action(self._store) as act:
            chapter = act.get(Chapter, chapter_id)
            act.edit(chapter, level=min(max(chapter.level + by, 1), DEEPEST))
            return act.saved()

    def begin(self, first_year: int) -> Saved:
        """Save a new programme of the years from ``first_year`` with the chapters that every one has."""
        preset = json.loads((self._resources / "presets" / "programme.json").read_text(encoding="utf-8"))
        programme, chapters = new_programme(preset, first_year)
        with action(self._store) as act:
            act.save(programme)
            for chapter in chapters:
                act.save(chapter)
            return act.saved()
