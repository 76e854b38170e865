"""One action of the person as one transaction that remembers what it changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, islice
from typing import TypeVar

from mslite.db.mapping import table_of
from mslite.db.queries.rows import by_ids, get
from mslite.db.store import Store, Writer
from mslite.domain.checks import check
from mslite.domain.problems import Problem, Severity, UserFixable
from mslite.domain.rows import Row
from mslite.domain.views import Saved

R = TypeVar("R", bound=Row)
BATCH = 200
"""So many records are taken back by one statement."""


class Action:
    """Records saved within one transaction, with what each was before."""

    def __init__(self, writer: Writer, actor: str) -> None:
        self.writer, self.actor = writer, actor
        self.session = writer.session
        self._rows: dict[str, Row] = {}
        self._before: dict[str, Row | None] = {}
        self._problems: list[Problem] = []

    def get(self, shape: type[R], record_id: str) -> R:
        """Return the record as it is now; raises ``UserFixable("gone")`` when there is none."""
        row = get(self.session, shape, record_id)
        if row is None:
            raise UserFixable("gone", record=shape.__name__)
        return row

    def save(self, row: R, before: R | None = None) -> R:
        """Check and save one record; what is unchanged is not written.

        ``before`` is the record as this action has just read it; without it, it is read.

        Raises ``UserFixable("cannot_save")`` with the problems of severity SAVE, ``UserFixable("stale")``
        when the record was changed meanwhile.
        """
        found = check(row)
        refused = [problem for problem in found if problem.severity is Severity.SAVE]
        if refused:
            raise UserFixable("cannot_save", refused)
        self._problems += found
        if not row.version:
            before = None
        elif before is None:
            before = get(self.session, type(row), row.id)
        if before is not None and before == row:
            return row
        return self._note(before, self.writer.save(row, before))

    def add(self, rows: Sequence[Row]) -> None:
        """Check and save new records in batches, each after what it refers to; raises as :meth:`save`."""
        found = [problem for row in rows for problem in check(row)]
        refused = [problem for problem in found if problem.severity is Severity.SAVE]
        if refused:
            raise UserFixable("cannot_save", refused)
        self._problems += found
        self.writer.save_all(rows)
        for row in rows:
            self._note(None, dataclasses.replace(row, version=1))

    def take_back(self, saved: Saved) -> None:
        """Put changed records back as they were, unchecked, and new ones into the trash, last first.

        Records of one table that follow each other go in batches. Raises ``UserFixable("stale")`` when one
        of them says something else now.
        """
        steps = reversed(tuple(zip(saved.rows, saved.before, strict=True)))
        for shape, run in groupby(steps, key=lambda step: type(step[0])):
            while batch := tuple(islice(run, BATCH)):
                standing = by_ids(self.session, shape, [after.id for after, _ in batch])
                for after, _ in batch:
                    now = standing.get(after.id)
                    if now is None or dataclasses.replace(now, version=after.version) != after:
                        raise UserFixable("stale", table=table_of(shape), id=after.id)
                new = [standing[after.id] for after, before in batch if before is None]
                for now, removed in zip(new, self.writer.remove_all(new), strict=True):
                    self._note(now, removed)
                for after, before in batch:
                    if before is not None:
                        now = standing[after.id]
                        back = dataclasses.replace(before, version=now.version)
                        self._note(now, self.writer.save(back, now))

    def edit(self, row: R, /, **fields: object) -> R:
        """Save ``row``, which this action has read or is new, with some fields changed."""
        return self.save(dataclasses.replace(row, **fields), row)  # type: ignore[arg-type]

    def remove(self, row: R) -> R:
        """Put a record into the trash."""
        return self._note(row, self.writer.remove(row))

    def restore(self, row: R) -> R:
        """Take a record out of the trash."""
        return self._note(row, self.writer.restore(row))

    def order(self, rows: Sequence[R]) -> tuple[R, ...]:
        """Save ``rows`` of this action (each has a ``position``) numbered from 1 in the given order."""
        return tuple(self.edit(row, position=no) for no, row in enumerate(rows, start=1))

    def warn(self, *problems: Problem) -> None:
        """Add problems to the answer."""
        self._problems += problems

    def saved(self) -> Saved:
        """Return the answer, records in the order in which they were first touched."""
        return Saved(
            rows=tuple(self._rows.values()),
            changes=self.writer.changes.refs,
            problems=tuple(self._problems),
            before=tuple(self._before[record_id] for record_id in self._rows),
        )

    def _note(self, before: R | None, after: R) -> R:
        self._rows[after.id] = after
        self._before.setdefault(after.id, before)
        return after


@contextmanager
def action(store: Store) -> Iterator[Action]:
    """Open one write transaction; an exception rolls all of it back."""
    with store.write() as writer:
        yield Action(writer, store.actor)
