"""Everything in the file that is generated and not migrated: triggers, views, the search index."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table

from mslite.db import locks, search
from mslite.db.mapping import ROWS, table


def journalled(table: Table) -> list[str]:
    """Return the columns whose changes are journalled."""
    return [c.name for c in table.columns if not c.primary_key and c.info.get("journal", True)]


def _changed(table: Table, update: bool) -> str:
    parts = []
    for column in journalled(table):
        where = f' WHERE NEW."{column}" IS NOT OLD."{column}"' if update else ""
        parts.append(f"""SELECT '{column}' AS c, NEW."{column}" AS v{where}""")
    return " UNION ALL ".join(parts)


def _operation(table: Table, kind: str) -> str:
    name = table.name
    return f"""SELECT hlc_tick();
  INSERT INTO op(device, seq, epoch, hlc, schema_no, actor, tbl, pk, kind, salt, body, hash)
  SELECT device, seq, epoch, h, schema_no, a, '{name}', pk, '{kind}', salt, body,
    op_hash((SELECT hash FROM op o WHERE o.device = q.device AND o.seq = q.seq - 1),
            device, seq, epoch, h, schema_no, a, '{name}', pk, '{kind}', op_hash(salt, body))
  FROM (SELECT s.device, coalesce((SELECT max(seq) FROM op WHERE device = s.device), 0) + 1 AS seq, s.epoch,
          hlc_cur() AS h, s.schema_no, actor() AS a, NEW.id AS pk, op_salt() AS salt, b.body AS body
        FROM sync_state s,
          (SELECT json_group_object(c, v) AS body, count(*) AS n FROM ({_changed(table, kind == "U")})) b
        WHERE b.n > 0) q;"""


def journal(table: Table) -> dict[str, str]:
    """Return the triggers of one table: journal, guards, immutable key, no deletion, version steps by one."""
    n = table.name
    on = "WHEN sync_off() = 0"
    guard = "SELECT RAISE(ABORT, 'bug:no actor') WHERE actor() IS NULL OR actor() = '';"
    return _named(
        {
            f"jr_{n}_gi": f"BEFORE INSERT ON {n} {on} BEGIN {guard} END",
            f"jr_{n}_gu": f"BEFORE UPDATE ON {n} {on} BEGIN {guard} END",
            f"jr_{n}_i": f"AFTER INSERT ON {n} {on} BEGIN {_operation(table, 'I')} END",
            f"jr_{n}_u": f"AFTER UPDATE ON {n} {on} BEGIN {_operation(table, 'U')} END",
            f"jr_{n}_k": f"BEFORE UPDATE ON {n} WHEN NEW.id IS NOT OLD.id"
            " BEGIN SELECT RAISE(ABORT, 'bug:the key of a record never changes'); END",
            f"jr_{n}_d": f"BEFORE DELETE ON {n}"
            " BEGIN SELECT RAISE(ABORT, 'bug:records are never deleted, set deleted'); END",
            f"jr_{n}_v": f"BEFORE UPDATE ON {n} {on} AND NEW.version <> OLD.version + 1"
            " BEGIN SELECT RAISE(ABORT, 'bug:the version steps by one'); END",
        }
    )


def _named(triggers: dict[str, str]) -> dict[str, str]:
    return {name: f"CREATE TRIGGER {name} {rest}" for name, rest in triggers.items()}


_ONLY_GROWS = "BEGIN SELECT RAISE(ABORT, 'bug:the journal only grows'); END"
OP_GUARDS = _named(
    {
        "op_noupd": f"BEFORE UPDATE ON op {_ONLY_GROWS}",
        "op_nodel": f"BEFORE DELETE ON op {_ONLY_GROWS}",
    }
)


def expected() -> dict[str, str]:
    """Return the whole generated set, by name."""
    out: dict[str, str] = {}
    for shape in ROWS:
        out |= journal(table(shape))
    return out | OP_GUARDS | search.derived() | locks.derived()


def actual(connection: Any) -> dict[str, str]:
    """Return the triggers and views that stand in the file."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')")
    return dict(rows.fetchall())


def drop_all(connection: Any) -> None:
    """Drop the generated set (before a migration: batch mode would lose triggers in silence)."""
    rows = connection.execute(
        "SELECT name, type FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY type"
    )
    for name, kind in rows.fetchall():
        connection.execute(f'DROP {kind} "{name}"')


def create_all(connection: Any) -> None:
    """Create the generated set and the search index; raises ``RuntimeError`` if the file then differs."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'search_fts'").fetchone():
        connection.execute(search.FTS)
    for sql in expected().values():
        connection.execute(sql)
    if actual(connection) != expected():
        raise RuntimeError("the generated triggers differ from those expected")
