"""A data folder with keys, some people and an attached scan, for tests of what lies around the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mslite.db import keys
from mslite.db.files import Files
from mslite.db.store import Store
from mslite.domain.office import Person
from mslite.domain.papers import Attachment, AttachmentRole

CLERK = "Осмонова Айгүл Бековна"
SCAN = b"%PDF a scan of a signed page " * 300


@dataclass
class Desk:
    """An open data folder; ``key`` is its data key."""

    folder: Path
    key: bytes
    store: Store
    files: Files

    def hire(self, *names: str) -> Sequence[Person]:
        with self.store.write() as writer:
            return [writer.save(Person(name=name)) for name in names]

    def attach(self, data: bytes = SCAN) -> str:
        digest = self.files.put(data)
        row = Attachment(
            table="meeting", record_id="0" * 32, role=AttachmentRole.SCAN, size=len(data), digest=digest
        )
        with self.store.write() as writer:
            writer.save(row)
        return digest

    def names(self) -> set[str]:
        with self.store.read() as session:
            return {row[0] for row in session.connection().exec_driver_sql("SELECT name FROM person")}


def open_desk(folder: Path) -> Desk:
    """Open the folder, which is made when it is not there."""
    key = keys.open_with_key_file(folder) if keys.exist(folder) else keys.create(folder)
    store = Store(folder, key)
    store.actor = CLERK
    return Desk(folder, key, store, Files(folder, key))
