"""Every shape of record, the name of its table, the types of its fields, what its fields refer to."""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from functools import cache
from typing import Any

from mslite.domain import meetings, office, papers
from mslite.domain.appeals import letters, terms
from mslite.domain.appeals import rows as appeals
from mslite.domain.programme import rows as programme
from mslite.domain.rows import Row


def _rows() -> tuple[type[Row], ...]:
    return tuple(
        shape
        for module in (office, meetings, terms, appeals, papers, letters, programme)
        for shape in vars(module).values()
        if isinstance(shape, type) and issubclass(shape, Row) and shape.__module__ == module.__name__
    )


ROWS: tuple[type[Row], ...] = _rows()
"""Every shape of record, in the order in which they may refer to each other."""

REFERS: dict[str, type[Row]] = {
    "meeting_id": meetings.Meeting,
    "item_id": meetings.AgendaItem,
    "participant_id": meetings.Participant,
    "vote_id": meetings.Vote,
    "decision_id": meetings.Decision,
    "statement_id": meetings.Statement,
    "reply_to": meetings.Statement,
    "person_id": office.Person,
    "executor_person_id": office.Person,
    "organisation_id": office.Organisation,
    "body_id": office.Body,
    "paper_id": papers.Paper,
    "journal_id": appeals.Journal,
    "broader_id": appeals.Theme,
    "theme_id": appeals.Theme,
    "file_index_id": appeals.FileIndex,
    "appeal_id": appeals.Appeal,
    "repeat_of_id": appeals.Appeal,
    "complained_of_id": office.Person,
    "head_person_id": office.Person,
    "instruction_id": appeals.Instruction,
    "forwarding_id": appeals.Forwarding,
    "extension_id": appeals.Extension,
    "corrects_id": papers.Paper,
    "pdf_id": papers.Attachment,
    "emblem": papers.Attachment,
    "docx_template": papers.Attachment,
    "programme_id": programme.Programme,
    "parent_id": programme.PlanItem,
    "plan_item_id": programme.PlanItem,
    "main_id": programme.Indicator,
    "indicator_id": programme.Indicator,
    "series_id": programme.ForecastSeries,
    "period_id": programme.Period,
    "fact_id": programme.Fact,
    "district_id": office.District,
}
"""Fields that hold the identity of another record, by their name, and its shape."""


def table_of(shape: type[Row]) -> str:
    """Return the table name: the class name in snake case."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", shape.__name__).lower()


@cache
def row_of(table: str) -> type[Row]:
    """Return the shape of the records of ``table``; raises ``KeyError`` for another table."""
    return {table_of(shape): shape for shape in ROWS}[table]


_FIELDS: dict[type[Row], dict[str, Any]] = {}


def fields(shape: type[Row]) -> dict[str, Any]:
    """Return the plain type of each field (None stripped from optional ones)."""
    if shape not in _FIELDS:
        hints = typing.get_type_hints(shape)
        _FIELDS[shape] = {field.name: _plain(hints[field.name]) for field in dataclasses.fields(shape)}
    return _FIELDS[shape]


def _plain(kind: Any) -> Any:
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        return next(part for part in typing.get_args(kind) if part is not type(None))
    return kind
