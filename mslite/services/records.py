"""Saving, removing, restoring and undoing any record; its history."""

from __future__ import annotations

from mslite.db import history as journal
from mslite.db.mapping import row_of
from mslite.db.queries.rows import get
from mslite.db.queries.trash import removed
from mslite.db.store import Store
from mslite.db.typing import forget
from mslite.domain.checks import check
from mslite.domain.history import Change, HistoryLine
from mslite.domain.meetings import Meeting
from mslite.domain.problems import Severity, UserFixable
from mslite.domain.rows import RecordRef, Row
from mslite.domain.views import Saved, TrashLine
from mslite.services.base import action
from mslite.services.captions import caption
from mslite.services.told import told
from mslite.services.typing import changed_keys

ISSUED = ("paper", "revision")
"""Tables that only the actions on papers change."""


class Records:
    """The generic actions on records. Pages save their fields through :meth:`save`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, ref: RecordRef) -> Row | None:
        """Return the record, also a removed one; None when there is none."""
        with self._store.read() as session:
            return get(session, row_of(ref.table), ref.id)

    def save(self, *rows: Row) -> Saved:
        """Save records (new ones have version 0) in one transaction and settle what was typed into them.

        When one of them cannot be saved as it is, nothing is saved: the answer has no rows and its
        ``problems`` (severity SAVE, with field and record) say why. Otherwise the problems are warnings
        and what hinders issuing. Raises ``UserFixable("stale")`` when a record was changed meanwhile
        (read it again by :meth:`get` and show both), ``UserFixable("lock:protocol")`` where a signed
        protocol forbids it.
        """
        found = [problem for row in rows for problem in check(row)]
        if any(problem.severity is Severity.SAVE for problem in found):
            return Saved(problems=tuple(found))
        with action(self._store) as act:
            for row in rows:
                act.save(row)
            saved = act.saved()
            for before, after in zip(saved.before, saved.rows, strict=True):
                for key in changed_keys(before, after):
                    forget(act.session, key)
            return saved

    def remove(self, *rows: Row) -> Saved:
        """Put records into the trash; children of a removed agenda item or meeting go and return with it."""
        with action(self._store) as act:
            for row in rows:
                act.remove(row)
            return act.saved()

    def restore(self, *refs: RecordRef) -> Saved:
        """Take records out of the trash; raises ``UserFixable("gone")``."""
        with action(self._store) as act:
            for ref in refs:
                act.restore(act.get(row_of(ref.table), ref.id))
            return act.saved()

    def undo(self, saved: Saved) -> Saved:
        """Take back what one action did: changed records as they were, new ones into the trash.

        Steps are taken back one after another, and done again by undoing the undoing. Raises
        ``UserFixable("stale")`` when one of them was changed again since and says something else now.
        """
        with action(self._store) as act:
            act.take_back(saved)
            return act.saved()

    def history(self, ref: RecordRef) -> tuple[Change, ...]:
        """Return who changed what when, newest first."""
        with self._store.read() as session:
            return journal.history(session, ref.table, ref.id)

    def history_lines(self, ref: RecordRef, limit: int = 500) -> tuple[HistoryLine, ...]:
        """Return the last ``limit`` changes of a record as a person reads them, newest first.

        Of a meeting, an appeal or a programme: also the changes of all that hangs on it.
        """
        with self._store.read() as session:
            if ref.table in journal.HANGING:
                found = journal.history_of_whole(session, ref.table, ref.id, limit)
            else:
                found = journal.history(session, ref.table, ref.id)
            return told(session, found, limit)

    def revert(self, change: Change) -> Saved:
        """Put one field back to what it was before ``change``.

        Raises ``UserFixable`` with ``changed_since`` when the field holds something else by now,
        ``nothing_before`` for the first values, ``gone``, ``lock:protocol``, ``paper_stands`` for what has
        been issued.
        """
        if change.table in ISSUED:
            raise UserFixable("paper_stands")
        shape = row_of(change.table)
        with self._store.write() as writer:
            before = get(writer.session, shape, change.record_id)
            journal.revert(writer, change)
            after = get(writer.session, shape, change.record_id)
            assert after is not None
            return Saved(rows=(after,), changes=writer.changes.refs, before=(before,))

    def trash(self, limit: int = 500) -> tuple[TrashLine, ...]:
        """Return what lies in the trash, last removed first."""
        with self._store.read() as session:
            return tuple(
                TrashLine(
                    RecordRef(found.table, found.row.id),
                    caption(found.row),
                    found.at,
                    found.by,
                    getattr(found.row, "meeting_id", ""),
                    found.row.kind if isinstance(found.row, Meeting) else None,
                    found.row.date if isinstance(found.row, Meeting) else None,
                )
                for found in removed(session, limit)
            )

    def require(self, ref: RecordRef) -> Row:
        """Return the record; raises ``UserFixable("gone")`` when there is none."""
        row = self.get(ref)
        if row is None:
            raise UserFixable("gone", record=ref.table)
        return row
