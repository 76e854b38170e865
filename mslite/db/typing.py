"""What is being typed, kept in the encrypted file without a journal until the field is left."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from mslite.db.models.system import Typing
from mslite.db.store import Store
from mslite.domain.views import TypingKey


@dataclass(frozen=True, slots=True)
class Kept:
    """One field's whole text as it was last kept."""

    key: TypingKey
    text: str
    at: dt.datetime
    actor: str


def keep(store: Store, key: TypingKey, text: str) -> None:
    """Keep the whole text of a field; committed when this returns."""
    values = {"tbl": key.table, "pk": key.id, "field": key.field}
    what = {"text": text, "at": dt.datetime.now().isoformat(timespec="seconds"), "actor": store.actor}
    statement = insert(Typing).values(values | what)
    with store.keystrokes() as session:
        session.execute(statement.on_conflict_do_update(index_elements=list(values), set_=what))


def settle(store: Store, key: TypingKey) -> None:
    """Forget what was kept of a field."""
    with store.keystrokes() as session:
        forget(session, key)


def forget(session: Session, key: TypingKey) -> None:
    """The same inside a transaction that saves the field."""
    session.execute(
        delete(Typing).where(Typing.c.tbl == key.table, Typing.c.pk == key.id, Typing.c.field == key.field)
    )


def pending(store: Store) -> tuple[Kept, ...]:
    """Return everything that is kept, oldest first."""
    with store.read() as session:
        return tuple(
            Kept(
                TypingKey(row["tbl"], row["pk"], row["field"]),
                row["text"],
                dt.datetime.fromisoformat(row["at"]),
                row["actor"],
            )
            for row in session.execute(select(Typing).order_by(Typing.c.at)).mappings()
        )
