"""Is the file whole? SQLite itself, triggers, the chain of the journal, the tables against it, the index."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from mslite.db import derived, search
from mslite.db.engine import Context, connect_keyed, install, op_hash
from mslite.db.mapping import ROWS, table, table_of
from mslite.db.merge import Operation, VersionVectors, merge
from mslite.db.trouble import translated


@dataclass(frozen=True, slots=True)
class Report:
    """What was found. ``counts`` are live records by table, ``findings`` one line for each fault."""

    counts: dict[str, int]
    findings: tuple[str, ...] = ()
    operations: int = 0

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


def verify(path: Path, key: bytes) -> Report:
    """Check a closed or open data file without writing to it; raises ``EnvironmentTrouble`` if unreadable."""
    with translated(), closing(connect_keyed(path, key.hex())) as connection:
        install(connection, Context())
        connection.execute("PRAGMA query_only=ON")
        connection.execute("BEGIN")
        findings = [*_sqlite(connection), *_generated(connection), *_chain(connection), *_tables(connection)]
        findings += _index(connection)
        counts = {
            table_of(shape): _one(connection, f"SELECT count(*) FROM {table_of(shape)} WHERE deleted = 0")
            for shape in ROWS
        }
        return Report(counts, tuple(findings), _one(connection, "SELECT count(*) FROM op"))


def _one(connection: Any, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


def _sqlite(connection: Any) -> Iterator[str]:
    for pragma in ("cipher_integrity_check", "integrity_check", "foreign_key_check"):
        for row in connection.execute(f"PRAGMA {pragma}").fetchall():
            if row != ("ok",):
                yield f"{pragma}: {' '.join(str(part) for part in row)}"


def _generated(connection: Any) -> Iterator[str]:
    actual, expected = derived.actual(connection), derived.expected()
    for name in sorted(actual.keys() | expected.keys()):
        if actual.get(name) != expected.get(name):
            yield f"trigger or view differs: {name}"


def _chain(connection: Any) -> Iterator[str]:
    """Recount the hash of every operation over that of the one before it."""
    rows = connection.execute(
        "SELECT device, seq, epoch, hlc, schema_no, actor, tbl, pk, kind, salt, body, hash FROM op"
        " ORDER BY device, seq"
    )
    for device, group in groupby(rows, key=lambda row: row[0]):
        previous, expected_seq = None, 1
        for row in group:
            *fields, salt, body, stored = row
            if fields[1] != expected_seq or op_hash(previous, *fields, op_hash(salt, body)) != stored:
                yield f"journal: the chain of {device} breaks at operation {fields[1]}"
                break
            previous, expected_seq = stored, expected_seq + 1


def vectors(connection: Any) -> VersionVectors:
    """Return what each device had seen in each epoch."""
    return {(d, e): json.loads(vv) for d, e, vv in connection.execute("SELECT device, epoch, vv FROM ctx")}


def operations(connection: Any, name: str) -> Iterator[tuple[str, list[Operation]]]:
    """Yield (record, its operations) of one table."""
    rows = connection.execute(
        "SELECT pk, device, seq, epoch, hlc, actor, kind, body FROM op WHERE tbl = ?"
        " ORDER BY pk, device, seq",
        (name,),
    )
    for pk, group in groupby(rows, key=lambda row: row[0]):
        yield (
            pk,
            [
                Operation(device, seq, epoch, hlc, actor, kind, json.loads(body or "{}"))
                for _, device, seq, epoch, hlc, actor, kind, body in group
            ],
        )


def _tables(connection: Any) -> Iterator[str]:
    """Compare each record with what its operations make of it."""
    seen = vectors(connection)
    for shape in ROWS:
        name = table_of(shape)
        columns = derived.journalled(table(shape))
        listed = ", ".join(f'"{column}"' for column in columns)
        stored = {row[0]: row[1:] for row in connection.execute(f"SELECT id, {listed} FROM {name}")}
        try:
            for pk, ops in operations(connection, name):
                values = merge(ops, seen).values
                row = stored.pop(pk, None)
                if row is None:
                    yield f"{name} {pk}: in the journal, not in the table"
                    continue
                for column, value in zip(columns, row, strict=True):
                    if values.get(column) != value:
                        yield f"{name} {pk}: {column} differs from the journal"
        except (ValueError, KeyError) as error:
            yield f"journal: an operation of {name} cannot be read: {error}"
            continue
        for pk in stored:
            yield f"{name} {pk}: in the table, not in the journal"


def _index(connection: Any) -> Iterator[str]:
    indexed = {row[0] for row in connection.execute("SELECT rowid FROM search_fts")}
    expected = set()
    for view in search.views():
        expected |= {row[0] for row in connection.execute(f"SELECT rid FROM {view}")}
    if indexed != expected:
        yield f"search: {len(indexed ^ expected)} entries missing or left over (a rebuild mends it)"
