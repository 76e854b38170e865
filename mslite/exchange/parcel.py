"""What a JSON file brings: records with their places in the file, attached files; faults with their place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mslite.domain.plain import PlainError
from mslite.domain.problems import UserFixable
from mslite.domain.rows import Row

DEEPEST = 50
"""Levels of nesting; our own files have five."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A record and where it stands in the file (``records.meeting[3]``)."""

    path: str
    row: Row


@dataclass(frozen=True, slots=True)
class Parcel:
    """Records in the order of the file, and the bytes of attached files by their SHA-256."""

    placed: tuple[Placed, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)


def bad(error: PlainError) -> UserFixable:
    """Return a fault as ``UserFixable("bad_json", path, why, …)``."""
    values = {name: _said(value) for name, value in error.values.items()}
    return UserFixable("bad_json", (), path=_said(error.path), why=error.why, **values)


def _said(value: object) -> object:
    """Return what a file holds so that it can be printed: no halves of letters, not too long."""
    return value.encode(errors="replace").decode()[:200] if isinstance(value, str) else value


def load(data: bytes) -> dict[str, Any]:
    """Return the object that a JSON file holds (UTF-8, with or without a byte order mark).

    Raises ``UserFixable("bad_json", line, column, why)`` for what is not JSON, names a key twice or nests
    deeper than :data:`DEEPEST`.
    """
    try:
        plain = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_constant)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UserFixable("bad_json", line=line, why="json_utf8") from error
    except json.JSONDecodeError as error:
        raise UserFixable("bad_json", line=error.lineno, column=error.colno, why="json_broken") from error
    except PlainError as error:
        raise bad(error) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, endless brackets
        raise UserFixable("bad_json", why="json_broken") from error
    if not isinstance(plain, dict):
        raise UserFixable("bad_json", path="$", why="json_object")
    if deep(plain):
        raise UserFixable("bad_json", path="$", why="json_broken")
    return plain


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise PlainError(twice, "json_twice")
    return result


def _constant(name: str) -> Any:
    raise PlainError(name, "json_int", value=name)


def deep(value: Any) -> bool:
    """Tell whether a plain value nests deeper than :data:`DEEPEST`."""
    level = [value]
    for _ in range(DEEPEST):
        level = [
            part
            for one in level
            if isinstance(one, dict | list)
            for part in (one.values() if isinstance(one, dict) else one)
        ]
        if not level:
            return False
    return True
