"""Programmes: the list, one whole, a new one; single records are saved through ``Records``."""

from __future__ import annotations

import json
from pathlib import Path

from mslite.db.queries import programme as queries
from mslite.db.store import Store
from mslite.domain.problems import UserFixable
from mslite.domain.programme.beginnings import new_programme
from mslite.domain.programme.rows import Book, Programme
from mslite.domain.views import Saved
from mslite.services.base import action


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

    def begin(self, first_year: int) -> Saved:
        """Save a new programme of the years from ``first_year`` with the chapters that every one has."""
        preset = json.loads((self._resources / "presets" / "programme.json").read_text(encoding="utf-8"))
        programme, chapters = new_programme(preset, first_year)
        with action(self._store) as act:
            act.save(programme)
            for chapter in chapters:
                act.save(chapter)
            return act.saved()
