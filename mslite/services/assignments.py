"""Decisions that somebody has to carry out, over all meetings; they live on after the protocol is locked."""

from __future__ import annotations

import dataclasses
import datetime as dt

from mslite.db.files import Files
from mslite.db.queries import assignments as queries
from mslite.db.queries import office as office_queries
from mslite.db.queries.rows import having
from mslite.db.store import Store
from mslite.domain.meetings import Assignment, AssignmentState, Decision
from mslite.domain.rows import PaperLang
from mslite.domain.sheetbuild import assignment_sheet
from mslite.domain.views import AssignmentLine, AssignmentQuery, Saved
from mslite.services.base import action
from mslite.services.sheets import Printer, Translate, emblem

OPEN = AssignmentQuery()
PRINTED = 5_000
"""Assignments on one printed list: more nobody reads out."""


class Assignments:
    """The list of assignments and their completion."""

    def __init__(self, store: Store, files: Files, translate: Translate) -> None:
        self._store = store
        self._print = Printer(files, translate)

    def lines(self, query: AssignmentQuery = OPEN) -> tuple[AssignmentLine, ...]:
        """Return one window of the list, earliest due date (so: late ones) first; one query."""
        with self._store.read() as session:
            return queries.lines(session, query, query.today or dt.date.today())

    def count(self, query: AssignmentQuery = OPEN) -> int:
        """Return how many assignments the list has in all."""
        with self._store.read() as session:
            return queries.count(session, query, query.today or dt.date.today())

    def executors(self) -> tuple[str, ...]:
        """Return the executors' names used so far, for completion and the filter."""
        with self._store.read() as session:
            return tuple(sorted(queries.executors(session)))

    def printed(self, query: AssignmentQuery = OPEN, lang: PaperLang = PaperLang.KY) -> bytes:
        """Return the list of ``query``, whole and by executor, as a PDF."""
        today = query.today or dt.date.today()
        with self._store.read() as session:
            whole = dataclasses.replace(query, offset=0, limit=PRINTED)
            office = office_queries.municipality(session)
            sheet = assignment_sheet(
                queries.lines(session, whole, today),
                office,
                lang=lang,
                date=today,
                emblem=emblem(session, office),
            )
        return self._print.pdf(sheet)

    def complete(
        self,
        decision_id: str,
        state: AssignmentState = AssignmentState.DONE,
        done_on: dt.date | None = None,
        note: str | None = None,
    ) -> Saved:
        """Call an assignment done (``done_on`` or today), cancelled or, with OPEN, open again.

        ``note`` None leaves the note as it is.

        The decision itself stays untouched, so this works after the protocol is signed.
        """
        with action(self._store) as act:
            decision = act.get(Decision, decision_id)
            stored = having(act.session, Assignment, decision_id=decision_id)
            row = stored[0] if stored else Assignment(meeting_id=decision.meeting_id, decision_id=decision_id)
            day = None if state is AssignmentState.OPEN else done_on or dt.date.today()
            act.edit(row, state=state, done_on=day, note=row.note if note is None else note)
            return act.saved()

    def reopen(self, decision_id: str) -> Saved:
        """Open an assignment again."""
        return self.complete(decision_id, AssignmentState.OPEN)
