"""Copies of the data file that exchange packages of operations: what the test of the merge stands on.

An importer for tests alone: operations wait until everything that they had seen is here, then the records
they touch are computed anew from all their operations by the merge of the program.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mslite.db import verify
from mslite.db.engine import Context, connect_keyed, install
from mslite.db.merge import Merged
from mslite.db.store import Store

COLUMNS = "device, seq, epoch, hlc, schema_no, actor, tbl, pk, kind, salt, body, hash"
Key = tuple[str, int]
Line = tuple[Any, ...]
Merge = Callable[..., Merged]


@dataclass(frozen=True)
class Package:
    """Some operations and what each device had seen in each of its epochs."""

    lines: tuple[Line, ...]
    contexts: tuple[tuple[str, int, str], ...]


@dataclass
class Replica:
    """One copy: a real store, and what came to it; ``causal`` False lets operations in at once."""

    store: Store
    merge: Merge
    clock: int = 1_770_000_000_000
    causal: bool = True
    waiting: dict[Key, Line] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.store.context.now = lambda: self.clock  # type: ignore[method-assign]
        silent = Context()
        silent.sync_off = 1
        self.raw = connect_keyed(self.store.path, self.store.key.hex())
        install(self.raw, silent)
        self.raw.execute("PRAGMA foreign_keys = ON")

    def close(self) -> None:
        self.raw.close()
        self.store.close()

    @property
    def device(self) -> str:
        return self.store.context.device

    def lines(self) -> dict[Key, Line]:
        """Every operation of this copy."""
        return self._lines("1")

    def written(self, after: int) -> dict[Key, Line]:
        """The operations of this very device from ``after`` on."""
        return self._lines(f"device = '{self.device}' AND seq > {after}")

    def _lines(self, where: str) -> dict[Key, Line]:
        with self.store.read() as session:
            found = session.connection().exec_driver_sql(f"SELECT {COLUMNS} FROM op WHERE {where}")
            return {(row[0], row[1]): tuple(row) for row in found}

    def package(self, pick: Callable[[Iterable[Line]], Iterable[Line]]) -> Package:
        with self.store.read() as session:
            contexts = session.connection().exec_driver_sql("SELECT device, epoch, vv FROM ctx").all()
        return Package(tuple(pick(self.lines().values())), tuple(tuple(row) for row in contexts))

    def take(self, package: Package) -> set[Key]:
        """Take a package in one transaction; return the operations that are new here."""
        raw = self.raw
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("PRAGMA defer_foreign_keys = ON")
        raw.executemany("INSERT OR IGNORE INTO ctx VALUES (?, ?, ?)", package.contexts)
        seen = verify.vectors(raw)
        known = dict(raw.execute("SELECT device, max(seq) FROM op GROUP BY device").fetchall())
        here = {(d, s) for d, s in raw.execute("SELECT device, seq FROM op")}
        brought = {(line[0], line[1]): line for line in package.lines}
        self.waiting |= {key: line for key, line in brought.items() if key not in here}
        new = self._let_in(raw, seen, known)
        if new:
            (epoch,) = raw.execute("SELECT epoch + 1 FROM sync_state").fetchone()
            mine = {device: seq for device, seq in known.items() if device != self.device}
            raw.execute("UPDATE sync_state SET epoch = ?", (epoch,))
            raw.execute("INSERT INTO ctx VALUES (?, ?, ?)", (self.device, epoch, json.dumps(mine)))
            seen = verify.vectors(raw)
            for name, pk in dict.fromkeys((line[6], line[7]) for line in new.values()):
                self._make(raw, name, pk, seen)
        raw.execute("COMMIT")
        newest = raw.execute("SELECT max(hlc) FROM op").fetchone()[0]
        self.store.context.seed(newest)
        return set(new)

    def _let_in(self, raw: Any, seen: Mapping[Any, Any], known: dict[str, int]) -> dict[Key, Line]:
        new: dict[Key, Line] = {}
        while True:
            ready = [key for key, line in sorted(self.waiting.items()) if self._ready(line, seen, known)]
            if not ready:
                return new
            for key in ready:
                new[key] = line = self.waiting.pop(key)
                raw.execute(f"INSERT INTO op ({COLUMNS}) VALUES ({', '.join('?' * 12)})", line)
                known[line[0]] = max(known.get(line[0], 0), line[1])

    def _ready(self, line: Line, seen: Mapping[Any, Any], known: dict[str, int]) -> bool:
        device, seq, epoch = line[:3]
        if not self.causal:
            return True
        needs = seen.get((device, epoch))
        return (
            seq == known.get(device, 0) + 1
            and needs is not None
            and all(known.get(other, 0) >= count for other, count in needs.items())
        )

    def _make(self, raw: Any, name: str, pk: str, seen: Mapping[Any, Any]) -> None:
        values = self._merged(raw, name, pk, seen).values
        columns = ", ".join(f'"{column}"' for column in values)
        sets = ", ".join(f'"{column}" = excluded."{column}"' for column in values)
        raw.execute(
            f"INSERT INTO {name} (id, version, {columns}) VALUES (?, 1, {', '.join('?' * len(values))})"
            f" ON CONFLICT (id) DO UPDATE SET {sets}, version = version + 1",
            (pk, *values.values()),
        )

    def _merged(self, raw: Any, name: str, pk: str, seen: Mapping[Any, Any]) -> Merged:
        rows = raw.execute(
            "SELECT device, seq, epoch, hlc, actor, kind, body FROM op WHERE tbl = ? AND pk = ?", (name, pk)
        )
        return self.merge([(*row[:6], json.loads(row[6])) for row in rows], seen)

    def conflicts(self, *records: tuple[str, str]) -> dict[str, dict[str, list[tuple[Key, Any]]]]:
        """What a person would have to decide: record → field → (operation, value)."""
        seen = verify.vectors(self.raw)
        return {
            pk: {
                field: [(o.key, o.values.get(field)) for o in operations]
                for field, operations in self._merged(self.raw, name, pk, seen).conflicts.items()
            }
            for name, pk in records
        }

    def rows(self, *names: str) -> dict[str, list[Line]]:
        """The records as they stand, without the count of changes, which each copy has of its own."""
        out = {}
        with self.store.read() as session:
            for name in names:
                found = session.connection().exec_driver_sql(f"SELECT * FROM {name} ORDER BY id").mappings()
                out[name] = [{k: v for k, v in row.items() if k != "version"} for row in found]
        return out


def replica(folder: Path, key: bytes, merge: Merge, *, causal: bool = True) -> Replica:
    """Open a new copy in ``folder``; devices differ."""
    folder.mkdir(parents=True)
    store = Store(folder, key)
    store.actor = folder.name
    return Replica(store, merge, causal=causal)
