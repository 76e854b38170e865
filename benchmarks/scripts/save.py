"""Save a statement into a file that holds 100,000: ``ours|floor|entry FOLDER``; CPU ms of one save.

*Ours* is ``Records.save`` of what was typed: rules, one transaction, journal with its hash, search index.
*Entry* is the minutes' own action, which finds place, speaker and time too. The *floor* writes the same four
rows by sqlcipher3 alone, ready made, in a file without triggers. All commit with ``synchronous=FULL``.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.scripts import archive
from benchmarks.scripts.timing import report
from mslite.db import derived
from mslite.db.engine import Context, connect_keyed, dumps, install, op_hash
from mslite.db.mapping import to_columns
from mslite.db.store import FILE_NAME, Store
from mslite.domain.meetings import Statement
from mslite.domain.rows import new_id
from mslite.domain.text import fold
from mslite.services.minutes import Minutes
from mslite.services.records import Records

TEXT = "Токтогул көчөсүндөгү суу түтүгү эскирди, жыл сайын жарылат; оңдоо үчүн бюджеттен акча керек. " * 3
COUNT = 120


def newest(folder: Path) -> tuple[str, str]:
    """Return the identities of the last meeting and of its item."""
    with closing(connect_keyed(folder / FILE_NAME, archive.KEY.hex())) as connection:
        found = connection.execute(
            "SELECT m.id, i.id FROM meeting m JOIN agenda_item i ON i.meeting_id = m.id ORDER BY m.date DESC"
        )
        meeting, item = found.fetchone()
        return str(meeting), str(item)


def ours(folder: Path, *, entry: bool) -> None:
    """Save through the services."""
    meeting, item = newest(folder)
    store = Store(folder, archive.KEY)
    store.actor = "Асанова Мээрим"
    records, minutes = Records(store), Minutes(store)
    if entry:
        add = partial(minutes.add_statement, meeting, item, speaker="Төлөев Б.", text=TEXT)
        report([add] * COUNT, warm=20)
    else:
        row = Statement(meeting_id=meeting, item_id=item, speaker="Төлөев Б.", text=TEXT)
        rows = [dataclasses.replace(row, id=new_id()) for _ in range(COUNT)]
        report((partial(records.save, row) for row in rows), warm=20)
    store.close()


def floor(folder: Path) -> None:
    """Write the rows by hand."""
    meeting, item = newest(folder)
    with closing(connect_keyed(folder / FILE_NAME, archive.KEY.hex())) as connection:
        context = Context()
        context.sync_off = 1
        install(connection, context)
        derived.drop_all(connection)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")
        (device,) = connection.execute("SELECT device FROM sync_state").fetchone()
        (seq,) = connection.execute("SELECT max(seq) FROM op").fetchone()
        (rid,) = connection.execute("SELECT max(rid) FROM search_doc").fetchone()

        def write(no: int, row: dict[str, Any], operation: tuple[Any, ...], folded: tuple[str, str]) -> None:
            connection.execute("BEGIN IMMEDIATE")
            marks = ", ".join("?" * len(row))
            connection.execute(
                f"INSERT INTO statement ({', '.join(row)}) VALUES ({marks})", tuple(row.values())
            )
            connection.execute(f"INSERT INTO op VALUES ({', '.join('?' * 12)})", operation)
            connection.execute("INSERT INTO search_doc VALUES (?, 'statement', ?)", (rid + no, row["id"]))
            connection.execute(
                "INSERT INTO search_fts (rowid, subject, body) VALUES (?, ?, ?)", (rid + no, *folded)
            )
            connection.execute("COMMIT")

        def calls() -> Iterator[Any]:
            for no in range(1, COUNT + 1):
                statement = Statement(meeting_id=meeting, item_id=item, speaker="Төлөев Б.", text=TEXT)
                row = to_columns(statement) | {"version": 1, "at": None}
                body = dumps(row)
                operation = (
                    *(
                        device,
                        seq + no,
                        1,
                        f"{no:012x}-0000-{device}",
                        1,
                        "Асанова",
                        "statement",
                        row["id"],
                        "I",
                    ),
                    *(new_id(), body, op_hash(body)),
                )
                yield partial(write, no, row, operation, (fold("Төлөев Б."), fold(TEXT)))

        report(list(calls()), warm=20)


def main() -> None:
    """Measure what the command line names."""
    who, folder = sys.argv[1], Path(sys.argv[2])
    archive.copy(folder)
    if who == "floor":
        floor(folder)
    else:
        ours(folder, entry=who == "entry")


if __name__ == "__main__":
    main()
