"""The plan of a year: activities are chosen, narrowed, and taken out again."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from mslite.db.queries import programme as queries
from mslite.db.queries.rows import having
from mslite.db.store import Store
from mslite.domain.problems import UserFixable
from mslite.domain.programme.annual import NARROWED, annual_lines
from mslite.domain.programme.rows import AnnualItem, PlanItem
from mslite.domain.rows import Words
from mslite.domain.views import Saved
from mslite.services.base import action


class Annual:
    """Actions on the plan of a year."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def propose(self, programme_id: str, year: int) -> Saved:
        """Choose every activity whose term covers ``year`` and which is not chosen yet."""
        with action(self._store) as act:
            book = queries.book(act.session, programme_id, "items", "annual")
            if book is None:
                raise UserFixable("gone", record="Programme")
            for line in annual_lines(book, year):
                if line.proposed and line.row is None:
                    act.save(AnnualItem(programme_id=programme_id, plan_item_id=line.id, year=year))
            return act.saved()

    def choose(self, programme_id: str, year: int, item_ids: Sequence[str], chosen: bool) -> Saved:
        """Take activities into the plan of a year, or out of it with what was narrowed."""
        with action(self._store) as act:
            known = having(act.session, AnnualItem, programme_id=programme_id, year=year)
            rows = {row.plan_item_id: row for row in known}
            for item_id in item_ids:
                row = rows.get(item_id)
                if chosen and row is None:
                    act.get(PlanItem, item_id)
                    act.save(AnnualItem(programme_id=programme_id, plan_item_id=item_id, year=year))
                elif not chosen and row is not None:
                    act.remove(row)
            return act.saved()

    def narrow(self, programme_id: str, year: int, item_id: str, field: str, lang: str, text: str) -> Saved:
        """Say a field in the year's own way; the programme's own words or none make it flow again.

        An activity that is not chosen yet is chosen by it. ``field`` is one of ``NARROWED``.
        """
        with action(self._store) as act:
            item = act.get(PlanItem, item_id)
            whole: Words = getattr(item, field)
            known = having(
                act.session, AnnualItem, programme_id=programme_id, year=year, plan_item_id=item_id
            )
            row = known[0] if known else AnnualItem(
                programme_id=programme_id, plan_item_id=item_id, year=year
            )  # fmt: skip
            text = "" if text.strip() == getattr(whole, lang).strip() else text.strip()
            act.save(dataclasses.replace(row, **{field: getattr(row, field).put(lang, text)}))
            return act.saved()

    def as_programme(self, row: AnnualItem) -> Saved:
        """Let every field of a chosen activity flow from the programme again."""
        with action(self._store) as act:
            act.edit(act.get(AnnualItem, row.id), **dict.fromkeys(NARROWED, Words()))
            return act.saved()
