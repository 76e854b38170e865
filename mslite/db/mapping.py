"""Rows and tables: one correspondence for all records, made by name, so no code per table is needed."""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar


from mslite.db.models import Base, Record
from mslite.domain import meetings, office, papers
from mslite.domain.rows import Row, Words

R = TypeVar("R", bound=Row)


def _rows() -> tuple[type[Row], ...]:
    return tuple(
        shape
        for module in (office, meetings, papers)
        for shape in vars(module).values()
        if isinstance(shape, type) and issubclass(shape, Row) and shape.__module__ == module.__name__
    )


ROWS: tuple[type[Row], ...] = _rows()
"""Every shape of record, in the order in which they may refer to each other."""


def table_of(shape: type[Row]) -> str:
    """Return the table name: the class name in snake case."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", shape.__name__).lower()


@cache
def row_of(table: str) -> type[Row]:
    """Return the shape of the records of ``table``; raises ``KeyError`` for another table."""
    return {table_of(shape): shape for shape in ROWS}[table]


@cache
def model_of(shape: type[Row]) -> type[Record]:
    """Return the model class of the same name."""
    found = {mapper.class_.__name__: mapper.class_ for mapper in Base.registry.mappers}
    return typing.cast(type[Record], found[shape.__name__])


@cache
def fields(shape: type[Row]) -> dict[str, Any]:
    """Return the plain type of each field (None stripped from optional ones)."""
    hints = typing.get_type_hints(shape)
    out: dict[str, Any] = {}
    for field in dataclasses.fields(shape):
        kind = hints[field.name]
        if typing.get_origin(kind) in (types.UnionType, typing.Union):
            kind = next(part for part in typing.get_args(kind) if part is not type(None))
        out[field.name] = kind
    return out


def to_columns(row: Row) -> dict[str, Any]:
    """Return the column values of ``row``."""
    out: dict[str, Any] = {}
    for name, kind in fields(type(row)).items():
        value = getattr(row, name)
        if kind is Words:
            out[f"{name}_ky"], out[f"{name}_ru"] = value.ky, value.ru
        else:
            out[name] = value.value if isinstance(value, Enum) else value
    return out


def to_row(shape: type[R], columns: Mapping[Any, Any]) -> R:
    """Build the record from its column values."""
    values: dict[str, Any] = {}
    for name, kind in fields(shape).items():
        if kind is Words:
            values[name] = Words(columns[f"{name}_ky"], columns[f"{name}_ru"])
            continue
        value = columns[name]
        if value is not None and isinstance(kind, type) and issubclass(kind, Enum):
            value = kind(value)
        values[name] = value
    return shape(**values)
