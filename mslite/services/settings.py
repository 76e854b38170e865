"""The office's own settings: names, rules of kinds, numbers, ready-made texts; the seeds of a new file."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from mslite.db.queries import office as queries
from mslite.db.queries.rows import get, having
from mslite.db.store import Store
from mslite.domain.numbering import check_pattern
from mslite.domain.office import FirstNumber, KindRule, MeetingKind, Municipality, Template, TemplateKind
from mslite.domain.presets import preset_rows
from mslite.domain.views import Saved
from mslite.services.base import action


class OfficeSettings:
    """Settings of the office; they live in the data file. Rows are changed by ``Records.save`` too."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def municipality(self) -> Municipality:
        """Return the office; ``version`` 0 means that the first start is not done yet."""
        with self._store.read() as session:
            return queries.municipality(session)

    def save_municipality(self, municipality: Municipality) -> Saved:
        """Save the office's names; there is always exactly one."""
        with action(self._store) as act:
            stored = queries.municipality(act.session)
            if stored.version and stored.id != municipality.id:
                municipality = dataclasses.replace(municipality, id=stored.id, version=stored.version)
            act.save(municipality)
            return act.saved()

    def rules(self) -> tuple[KindRule, ...]:
        """Return the rules of all kinds, weekly kinds first."""
        with self._store.read() as session:
            found = {rule.kind: rule for rule in having(session, KindRule)}
            return tuple(found.get(kind, KindRule(kind=kind)) for kind in MeetingKind)

    def templates(self, purpose: TemplateKind | None = None) -> tuple[Template, ...]:
        """Return all ready-made texts (of one purpose) in their order."""
        with self._store.read() as session:
            wanted = {} if purpose is None else {"purpose": purpose}
            return having(session, Template, **wanted)

    def first_numbers(self) -> tuple[FirstNumber, ...]:
        """Return the first numbers that were set, newest year first."""
        with self._store.read() as session:
            found = having(session, FirstNumber)
            return tuple(sorted(found, key=lambda first: (-first.year, first.series)))

    def set_first_number(self, series: str, year: int, first: int) -> Saved:
        """Let a series of a year begin at ``first`` (``series`` as ``domain.numbering.series_of``)."""
        with action(self._store) as act:
            stored = having(act.session, FirstNumber, series=series, year=year)
            row = stored[0] if stored else FirstNumber(series=series, year=year)
            act.edit(row, first=first)
            return act.saved()

    def check_pattern(self, pattern: str) -> str:
        """Return "" when a pattern of numbers is right, else the code of what is wrong with it."""
        return check_pattern(pattern)

    def seed_new(self, resources: Path) -> Saved:
        """Put the presets (rules, agenda items, steps, text modules) into a file without any.

        Identities are the same in every office's file, so that copies of one office never double them;
        what a person changed or removed stays so.
        """
        with self._store.read() as session:
            if having(session, KindRule):
                return Saved()
        return self.seed(resources)

    def seed(self, resources: Path) -> Saved:
        """Bring in the presets that the file does not have at all (as :meth:`seed_new`)."""
        presets = json.loads((resources / "presets" / "meetings.json").read_text(encoding="utf-8"))
        with action(self._store) as act:
            for row in preset_rows(presets):
                if get(act.session, type(row), row.id) is None:
                    act.save(row)
            return act.saved()
