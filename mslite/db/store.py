"""The one write path: a transaction in the name of a person, returning what changed."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from mslite.db import migrate
from mslite.db.engine import Context, make_engine
from mslite.db.guard import authorize
from mslite.db.mapping import table, table_of, to_columns
from mslite.db.queries.rows import get
from mslite.db.trouble import translated
from mslite.domain.problems import UserFixable
from mslite.domain.rows import RecordRef, Row

R = TypeVar("R", bound=Row)
FILE_NAME = "office.mslite"


@dataclass(frozen=True, slots=True)
class Changes:
    """Records that one transaction touched."""

    refs: frozenset[RecordRef] = frozenset()


class Writer:
    """What may be done inside one write transaction."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._refs: set[RecordRef] = set()

    @property
    def changes(self) -> Changes:
        """The records touched so far."""
        return Changes(frozenset(self._refs))

    def save(self, row: R, before: R | None = None) -> R:
        """Insert a new record or write the changed columns of a known one; return it as it is now.

        ``before`` is the record as it stood in the file when it was read; without it, it is read here.
        Raises ``UserFixable("stale")`` when the record was changed since ``row`` was read.
        """
        place = table(type(row))
        columns = to_columns(row)
        if row.version == 0:
            self.session.execute(insert(place).values(columns | {"version": 1}))
            return self._touched(row, 1)
        if before is None:
            before = get(self.session, type(row), row.id)
            if before is None:
                raise UserFixable("stale", table=place.name, id=row.id)
        stored = to_columns(before)
        changed = {name: value for name, value in columns.items() if stored[name] != value}
        if not changed:
            return row
        same = update(place).where(place.c.id == row.id, place.c.version == row.version)
        done = self.session.connection().execute(same.values(changed | {"version": row.version + 1}))
        if done.rowcount == 0:
            raise UserFixable("stale", table=place.name, id=row.id)
        return self._touched(row, row.version + 1)

    def save_all(self, rows: Sequence[Row]) -> None:
        """Save many records in order; new ones of one table go in batches of 200."""
        batch: list[Row] = []
        for row in rows:
            if batch and (row.version or type(row) is not type(batch[0]) or len(batch) == 200):
                self._insert(batch)
                batch = []
            if row.version:
                self.save(row)
            else:
                batch.append(row)
        self._insert(batch)

    def remove(self, row: R) -> R:
        """Put a record into the trash."""
        return self.save(dataclasses.replace(row, deleted=True))

    def remove_all(self, rows: Sequence[R]) -> tuple[R, ...]:
        """Put records of one table, as this transaction has read them, into the trash by one statement."""
        live = [row.id for row in rows if not row.deleted]
        if live:
            columns = table(type(rows[0])).c
            gone = update(columns.id.table).where(columns.id.in_(live))
            self.session.connection().execute(gone.values(deleted=True, version=columns.version + 1))
        return tuple(
            row if row.deleted else self._touched(dataclasses.replace(row, deleted=True), row.version + 1)
            for row in rows
        )

    def restore(self, row: R) -> R:
        """Take a record out of the trash."""
        return self.save(dataclasses.replace(row, deleted=False))

    def touch(self, table: str, record_id: str) -> None:
        """Name a record that was changed by other means than :meth:`save`."""
        self._refs.add(RecordRef(table, record_id))

    def _insert(self, rows: list[Row]) -> None:
        if rows:
            self.session.execute(
                insert(table(type(rows[0]))), [to_columns(row) | {"version": 1} for row in rows]
            )
            self._refs |= {RecordRef(table_of(type(row)), row.id) for row in rows}

    def _touched(self, row: R, version: int) -> R:
        self._refs.add(RecordRef(table_of(type(row)), row.id))
        return dataclasses.replace(row, version=version)


class Store:
    """One open data file; threads may share it."""

    def __init__(self, folder: Path, key: bytes, *, reading: bool = False) -> None:
        """Open ``folder/office.mslite``, creating or migrating it; raises ``EnvironmentTrouble``.

        ``reading`` leaves the file as it is: ``EnvironmentTrouble("older_file")`` where it is of an earlier
        schema.
        """
        self.folder = folder
        self.path = folder / FILE_NAME
        self.key = key
        self.actor = ""
        self.context = Context()
        self._lock = threading.RLock()
        with translated():
            migrate.prepare(self.path, key, reading=reading)
            self._engine = make_engine(self.path, key.hex(), self.context, authorizer=authorize)
            self._reader = make_engine(self.path, key.hex(), self.context, reading=True, authorizer=authorize)
            with self._reader.begin() as connection:
                self.context.device = connection.exec_driver_sql("SELECT device FROM sync_state").scalar_one()
                self.context.seed(connection.exec_driver_sql("SELECT max(hlc) FROM op").scalar())

    @contextmanager
    def write(self) -> Iterator[Writer]:
        """Open one ``BEGIN IMMEDIATE`` transaction in the name of :attr:`actor`; an exception undoes it.

        Raises ``RuntimeError`` when nobody is named as working.
        """
        if not self.actor:
            raise RuntimeError("nobody is named as working: set Store.actor first")
        with self._lock, translated():
            self.context.actor = self.actor
            try:
                with Session(self._engine, expire_on_commit=False) as session, session.begin():
                    yield Writer(session)
            finally:
                self.context.actor = None

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Open a reading session on its own connection: a consistent view, unable to write."""
        with translated(), Session(self._reader, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def keystrokes(self) -> Iterator[Session]:
        """Open a short transaction for unjournalled tables (what is being typed)."""
        with self._lock, translated(), Session(self._engine) as session, session.begin():
            yield session

    def close(self) -> None:
        """Close every connection; the write-ahead log is folded back."""
        self._reader.dispose()
        self._engine.dispose()
