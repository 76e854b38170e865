"""Does what a file brings hold together: identities, references, attached files, prints of papers."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from mslite.domain.appeals.rows import Appeal, AppealLink, AppealSettings, Filing
from mslite.domain.checks import check
from mslite.domain.meetings import Meeting, Role
from mslite.domain.office import BodyMember, FirstNumber, KindRule, Municipality
from mslite.domain.papers import Attachment, Paper, PaperState, PaperType, Revision
from mslite.domain.plain import PlainError, from_plain
from mslite.domain.problems import Severity
from mslite.domain.rows import Row
from mslite.domain.shapes import REFERS, ROWS, table_of
from mslite.domain.sheets import CorrectionSheet, LetterSheet, ProtocolSheet
from mslite.exchange.parcel import Parcel, Placed, deep

Here = Mapping[tuple[type[Row], str], Row]
"""Records that are in the data file already, by shape and identity."""

_SHAPES = {table_of(shape): shape for shape in ROWS}


def references(row: Row) -> Iterator[tuple[str, type[Row] | None, str]]:
    """Yield (field, shape, identity) of each record that ``row`` refers to; shape None: no such table."""
    for field in dataclasses.fields(row):
        value = getattr(row, field.name)
        if field.name in REFERS and value not in (None, field.default):
            yield field.name, REFERS[field.name], value
    if isinstance(row, Attachment | AppealLink | Filing):
        yield "record_id", _SHAPES.get(row.table), row.record_id


def singular(row: Row) -> Iterator[tuple[Any, ...]]:
    """Yield what only one record of an office may be: its municipality, the paper with a number …"""
    if isinstance(row, Paper) and row.seq:
        yield "number", row.series, row.year, row.seq  # annulled and removed papers keep theirs
    if isinstance(row, Appeal) and row.seq:
        yield "appeal", row.journal_id, row.year, row.seq
    if row.deleted:
        return
    if isinstance(row, Municipality):
        yield ("municipality",)
    elif isinstance(row, AppealSettings):
        yield ("appeal_settings",)
    elif isinstance(row, KindRule):
        yield "rule", row.kind
    elif isinstance(row, FirstNumber):
        yield "first", row.series, row.year
    elif isinstance(row, Paper) and row.type is PaperType.PROTOCOL and row.state is not PaperState.ANNULLED:
        yield "protocol", row.meeting_id


def check_whole(parcel: Parcel, here: Here, stored: Collection[str]) -> None:
    """Raise :class:`PlainError` at the first thing that does not hold together.

    ``here`` has to hold what ``parcel`` refers to and the office has; ``stored`` are the digests of files
    that need not be brought.
    """
    brought: dict[tuple[type[Row], str], Row] = {}
    only: set[tuple[Any, ...]] = set()
    for one in parcel.placed:
        key = (type(one.row), one.row.id)
        if key in brought:
            raise PlainError(f"{one.path}.id", "json_same_id")
        brought[key] = one.row
        for singled in singular(one.row):
            if singled in only:
                raise PlainError(one.path, "json_only_one")
            only.add(singled)
    everything = {**here, **brought}
    for one in parcel.placed:
        _checked(one)
        _refers(one, everything)
    named = _attached(parcel, stored)
    _papers(parcel, everything)
    for digest in parcel.files:
        if digest not in named:
            raise PlainError(f"files.{digest}", "json_nobodys_file")


def _checked(one: Placed) -> None:
    for problem in check(one.row):
        if problem.severity is Severity.SAVE:
            raise PlainError(f"{one.path}.{problem.field}", problem.code, **problem.values)
    if isinstance(one.row, BodyMember) and one.row.role not in list(Role):
        allowed = ", ".join(Role)
        raise PlainError(f"{one.path}.role", "json_choice", value=one.row.role, allowed=allowed)


def _refers(one: Placed, everything: Here) -> None:
    meeting = getattr(one.row, "meeting_id", None)
    for name, shape, record_id in references(one.row):
        path = f"{one.path}.{name}"
        if shape is None:
            raise PlainError(f"{one.path}.table", "json_nothing", value=getattr(one.row, "table", ""))
        found = everything.get((shape, record_id))
        if found is None:
            raise PlainError(path, "json_nothing", value=record_id)
        if meeting and shape is not Meeting and getattr(found, "meeting_id", meeting) != meeting:
            raise PlainError(path, "json_other_meeting")


def _attached(parcel: Parcel, stored: Collection[str]) -> set[str]:
    named = set()
    for one in parcel.placed:
        if isinstance(one.row, Attachment):
            named.add(one.row.digest)
            data = parcel.files.get(one.row.digest)
            if data is None and one.row.digest not in stored:
                raise PlainError(f"{one.path}.digest", "json_no_file")
            if data is not None and len(data) != one.row.size:
                raise PlainError(f"{one.path}.size", "json_size", value=one.row.size)
    return named


def _papers(parcel: Parcel, everything: Here) -> None:
    """A print is what its hashes say, and a signed paper has its print."""
    prints = set()
    for row in everything.values():
        if isinstance(row, Revision):
            prints.add((row.paper_id, row.no))
    for one in parcel.placed:
        row = one.row
        if isinstance(row, Revision):
            _print(one.path, row, everything)
        elif isinstance(row, Paper) and row.state is not PaperState.ISSUED:
            if row.state is PaperState.SIGNED and not row.signed_on:
                raise PlainError(f"{one.path}.signed_on", "json_missing")
            if row.state is PaperState.ANNULLED and not row.reason.strip():
                raise PlainError(f"{one.path}.reason", "json_missing")
            if row.signed_on and (row.id, row.revision) not in prints:
                raise PlainError(f"{one.path}.revision", "json_no_print")


def _print(path: str, row: Revision, everything: Here) -> None:
    paper, file = everything[Paper, row.paper_id], everything.get((Attachment, row.pdf_id))
    assert isinstance(paper, Paper)
    if hashlib.sha256(row.sheet.encode()).hexdigest() != row.sheet_sha256:
        raise PlainError(f"{path}.sheet_sha256", "json_digest")
    if not isinstance(file, Attachment) or file.digest != row.pdf_sha256:
        raise PlainError(f"{path}.pdf_sha256", "json_digest")
    try:
        sheet = json.loads(row.sheet)
    except (ValueError, RecursionError) as error:
        raise PlainError(f"{path}.sheet", "json_broken") from error
    if deep(sheet):
        raise PlainError(f"{path}.sheet", "json_broken")
    shape: type = CorrectionSheet if paper.type is PaperType.CORRECTION else ProtocolSheet
    if paper.type.of_appeal:
        shape = LetterSheet
    from_plain(shape, sheet, f"{path}.sheet")
