"""What is being typed: kept within two seconds, written as a change when the field is left."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator

from mslite.db import typing as kept
from mslite.db.mapping import ROWS, row_of, table_of
from mslite.db.queries.rows import get
from mslite.db.store import Store
from mslite.domain.plain import PlainError, canonical, from_plain
from mslite.domain.problems import MsliteError
from mslite.domain.rows import Row, Words
from mslite.domain.sheets import SheetPerson
from mslite.domain.views import Typed, TypingKey
from mslite.services.base import Action, action
from mslite.services.captions import caption

TABLES = frozenset(table_of(shape) for shape in ROWS)
SIGNATORIES = "signatories"


class Typing:
    """The unjournalled table of keystrokes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.recovered: tuple[Typed, ...] = ()
        """What :meth:`recover` found at the start of the program; Today shows it."""

    def keep(self, key: TypingKey, text: str) -> None:
        """Keep a field's whole text as it is now; cheap, call it at most two seconds after a key."""
        kept.keep(self._store, key, text)

    def settle(self, key: TypingKey) -> None:
        """Forget what was kept of a field (``Records.save`` does it for what it saves)."""
        kept.settle(self._store, key)

    def pending(self) -> tuple[Typed, ...]:
        """Return what is kept and not settled, oldest first."""
        return tuple(
            Typed(one.key, one.text, at=one.at, by=one.actor)
            for one in kept.pending(self._store)
            if one.key.table != SIGNATORIES
        )

    def keep_signatories(self, meeting_id: str, people: tuple[SheetPerson, ...]) -> None:
        """Keep who shall sign a protocol that is not issued yet; () for the usual ones."""
        if people:
            self.keep(signatories_key(meeting_id), canonical(people))
        else:
            self.settle(signatories_key(meeting_id))

    def signatories(self, meeting_id: str) -> tuple[SheetPerson, ...]:
        """Return who shall sign, as it was kept; () for the usual ones."""
        found = [one.text for one in kept.pending(self._store) if one.key == signatories_key(meeting_id)]
        try:
            return tuple(from_plain(SheetPerson, one) for text in found for one in json.loads(text))
        except PlainError:  # kept by another version
            return ()

    def recover(self) -> tuple[Typed, ...]:
        """Write what was typed and not saved into its records, each as a change of its own.

        Called once when a file is opened. Texts whose record is gone or locked stay kept and come back
        with ``placed`` False; what the record holds already is settled in silence.
        """
        found = [done for one in self.pending() for done in [self._place(one)] if done is not None]
        self.recovered = tuple(found)
        return self.recovered

    def put_away(self, key: TypingKey) -> None:
        """Forget a recovered text that the person has copied (or seen in its place)."""
        self.settle(key)
        self.recovered = tuple(one for one in self.recovered if one.key != key)

    def _record(self, key: TypingKey) -> Row | None:
        if key.table not in TABLES:
            return None
        with self._store.read() as session:
            row = get(session, row_of(key.table), key.id)
        return row if row is not None and hasattr(row, key.field.partition(".")[0]) else None

    def _place(self, one: Typed) -> Typed | None:
        row = self._record(one.key)
        if row is None:
            return one
        before = text_of(row, one.key.field)
        if before == one.text:
            self.settle(one.key)
            return None
        told = dataclasses.replace(
            one,
            before=before,
            title=caption(row),
            meeting_id=row.id if one.key.table == "meeting" else getattr(row, "meeting_id", ""),
        )
        try:
            with action(self._store) as act:
                _write(act, row, one)
        except MsliteError:
            return told
        self.settle(one.key)
        return dataclasses.replace(told, placed=True)


def signatories_key(meeting_id: str) -> TypingKey:
    """Return under which key the chosen signatories of a meeting are kept."""
    return TypingKey(SIGNATORIES, meeting_id, "")


def text_of(row: Row, field: str) -> str:
    """Return the text of a field, of one language for ``title.ky``."""
    name, _, lang = field.partition(".")
    value = getattr(row, name)
    return str(getattr(value, lang)) if isinstance(value, Words) else str(value or "")


def changed_keys(before: Row | None, after: Row) -> Iterator[TypingKey]:
    """Yield the keys of the text fields that one save changed."""
    for field in dataclasses.fields(after):
        new = getattr(after, field.name)
        old = getattr(before, field.name) if before is not None else None
        names = [field.name]
        if isinstance(new, Words):
            names = [f"{field.name}.ky", f"{field.name}.ru"]
        elif not isinstance(new, str):
            continue
        if new != old:
            for name in names:
                yield TypingKey(table_of(type(after)), after.id, name)


def _write(act: Action, row: Row, one: Typed) -> None:
    name, _, lang = one.key.field.partition(".")
    value = getattr(row, name)
    act.edit(row, **{name: value.put(lang, one.text) if isinstance(value, Words) else one.text})
