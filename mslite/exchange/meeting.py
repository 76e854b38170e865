"""The form ``mslite.meeting/1``: one meeting as a person writes it, nested and without identities.

Places in a list become positions, names become references, identities follow from the content: the same
file imported twice is the same meeting. ``resources/json/README.md`` is its documentation.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from mslite.domain.meetings import (
    AgendaItem,
    AgendaSpeaker,
    Attendance,
    Ballot,
    Decision,
    HeadCount,
    ItemOutcome,
    Meeting,
    MeetingState,
    Participant,
    PreparationStep,
    Publication,
    Statement,
    Venue,
    Vote,
)
from mslite.domain.office import Body, Organisation, Person
from mslite.domain.plain import PlainError, from_plain
from mslite.domain.rows import Row, Words
from mslite.domain.shapes import REFERS, ROWS, fields, table_of
from mslite.domain.text import fold
from mslite.exchange.parcel import Parcel, Placed

FORM = "mslite.meeting/1"

NESTED: dict[type[Row], dict[str, type[Row]]] = {
    Meeting: {
        "venues": Venue,
        "attendees": Participant,
        "counts": HeadCount,
        "agenda": AgendaItem,
        "statements": Statement,
        "decisions": Decision,
        "steps": PreparationStep,
        "publications": Publication,
    },
    AgendaItem: {"speakers": AgendaSpeaker, "statements": Statement, "votes": Vote, "decisions": Decision},
    Statement: {"replies": Statement},
    Vote: {"ballots": Ballot},
}
"""The lists that may stand inside a record, and what is in them."""

BRIEF = {
    Venue: "name",
    Participant: "name",
    AgendaItem: "text",
    AgendaSpeaker: "name",
    Decision: "text",
    PreparationStep: "text",
    Publication: "url",
}
"""Records for which a plain text may stand: the field that it is."""

NAMED: dict[type[Row], dict[str, tuple[str, type[Row], bool]]] = {
    Meeting: {"body": ("body_id", Body, True)},
    Participant: {
        "name": ("person_id", Person, False),
        "organisation": ("organisation_id", Organisation, False),
    },
    AgendaSpeaker: {"name": ("participant_id", Participant, False)},
    Statement: {"speaker": ("participant_id", Participant, False)},
    Ballot: {"name": ("participant_id", Participant, True)},
}
"""Names that find a record: field of the name → field of the reference, what it finds, whether it must."""

USUAL: dict[type[Row], dict[str, StrEnum]] = {
    Meeting: {"state": MeetingState.HELD},
    Participant: {"attendance": Attendance.PRESENT},
}
"""What is taken where the file says nothing and it is not the default of the record."""

_MACHINE = {"id", "version", "deleted", "position", "row", "recurring", "table", *REFERS}


class TextLang(StrEnum):
    """The language of plain texts, where an object of two languages might stand."""

    KY = "ky"
    RU = "ru"


Names = Mapping[type[Row], Mapping[str, str]]
"""Identities of people, organisations and bodies of the directory by their :func:`key`."""


def key(name: str) -> str:
    """Return what names are compared by: «Асанова М. Т.» is «асанова м.т»."""
    return "".join(sign for sign in fold(name) if sign.isalnum())


def own_fields(shape: type[Row]) -> dict[str, Any]:
    """Return the fields that may be written for ``shape``, without the nested lists, and their types."""
    own = {name: kind for name, kind in fields(shape).items() if name not in _MACHINE}
    return own | {name: str for name in NAMED.get(shape, {}) if name not in own}


def parcel(plain: dict[str, Any], names: Names) -> Parcel:
    """Read the form; raises :class:`PlainError` with the place of the first fault."""
    for name in plain:
        if name not in ("form", "lang", "meeting"):
            raise PlainError(name, "json_unknown")
    if "meeting" not in plain:
        raise PlainError("meeting", "json_missing")
    lang = from_plain(TextLang, plain.get("lang", "ky"), "lang")
    reading = _Reading(lang, names, json.dumps(plain, sort_keys=True))
    placed = _in_turn(reading.rows(Meeting, plain["meeting"], "meeting", 0, {}))
    order = {shape: no for no, shape in enumerate(ROWS)}
    return Parcel(tuple(sorted(placed, key=lambda one: order[type(one.row)])))


def _in_turn(placed: Iterable[Placed]) -> Iterator[Placed]:
    """Number the statements of each item through, replies among them."""
    spoken: Counter[str | None] = Counter()
    for one in placed:
        if isinstance(one.row, Statement):
            spoken[one.row.item_id] += 1
            one = Placed(one.path, dataclasses.replace(one.row, position=spoken[one.row.item_id]))
        yield one


class _Reading:
    """One file while it is read."""

    def __init__(self, lang: TextLang, names: Names, content: str) -> None:
        self._lang, self._seed = lang, hashlib.sha256(content.encode()).hexdigest()
        self._names: dict[type[Row], dict[str, str]] = {shape: dict(of) for shape, of in names.items()}
        self._names[Participant] = {}

    def rows(
        self, shape: type[Row], plain: Any, path: str, position: int, above: Mapping[str, str]
    ) -> Iterator[Placed]:
        """Yield the record at ``path`` and all that is nested in it; ``above`` are references to it."""
        if isinstance(plain, str) and shape in BRIEF:
            plain = {BRIEF[shape]: plain}
        if not isinstance(plain, dict):
            raise PlainError(path, "json_object")
        nested = NESTED.get(shape, {})
        own = {name: value for name, value in plain.items() if name not in nested}
        row = self._row(shape, own, path, position, above)
        if isinstance(row, AgendaItem) and plain.get("decisions") and "outcome" not in plain:
            row = dataclasses.replace(row, outcome=ItemOutcome.DECIDED)
        yield Placed(path, row)
        for name, inner in nested.items():
            below = self._below(shape, inner, row, above)
            parts = plain.get(name, [])
            if not isinstance(parts, list):
                raise PlainError(f"{path}.{name}", "json_list")
            for no, part in enumerate(parts):
                yield from self.rows(inner, part, f"{path}.{name}[{no}]", no + 1, below)

    def _below(
        self, shape: type[Row], inner: type[Row], row: Row, above: Mapping[str, str]
    ) -> dict[str, str]:
        """Return the references of what is nested in ``row``."""
        if inner is Statement and shape is Statement:
            return {**above, "reply_to": row.id}
        own = {AgendaItem: "item_id", Vote: "vote_id"}.get(shape, f"{table_of(shape)}_id")
        return {**above, own: row.id}

    def _row(
        self, shape: type[Row], plain: dict[str, Any], path: str, position: int, above: Mapping[str, str]
    ) -> Row:
        allowed, known = own_fields(shape), fields(shape)
        values: dict[str, Any] = dict(USUAL.get(shape, {}))
        for name, value in plain.items():
            if name not in allowed:
                raise PlainError(f"{path}.{name}", "json_unknown")
            brief = allowed[name] is Words and isinstance(value, str)
            values[name] = {self._lang.value: value} if brief else value
        for name, (field, found, must) in NAMED.get(shape, {}).items():
            record_id = self._found(found, values.get(name))
            if must and values.get(name) is not None and record_id is None:
                raise PlainError(f"{path}.{name}", "json_nothing", value=str(values[name]))
            if record_id is not None:
                values[field] = record_id
            if name not in known:
                _text_or_nothing(values.pop(name, None), f"{path}.{name}")
        values |= {name: record_id for name, record_id in above.items() if name in known}
        values["id"] = hashlib.sha256(f"{self._seed}\0{path}".encode()).hexdigest()[:32]
        if "position" in known:
            values["position"] = position
        try:
            row = from_plain(shape, values, path)
        except PlainError as error:
            if error.path == f"{path}.participant_id":  # it is found by the name
                raise PlainError(f"{path}.name", error.why, **error.values) from error
            raise
        if isinstance(row, Participant) and row.name:
            self._names[Participant].setdefault(key(row.name), row.id)
        return row

    def _found(self, shape: type[Row], name: Any) -> str | None:
        texts = name.values() if isinstance(name, dict) else (name,)
        of = self._names.get(shape, {})
        return next((of[key(text)] for text in texts if isinstance(text, str) and key(text) in of), None)


def _text_or_nothing(value: Any, path: str) -> None:
    if value is not None:
        from_plain(str, value, path)
