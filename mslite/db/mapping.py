"""Rows and tables: one correspondence for all records, made by name, so no code per table is needed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar

from sqlalchemy import Table

from mslite.db.models import Base
from mslite.domain.rows import Row, Words
from mslite.domain.shapes import ROWS, fields, row_of, table_of

__all__ = ["ROWS", "fields", "row_of", "table", "table_of", "to_columns", "to_row"]

R = TypeVar("R", bound=Row)


def table(shape: type[Row]) -> Table:
    """Return the table that holds ``shape``."""
    return Base.metadata.tables[table_of(shape)]


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
