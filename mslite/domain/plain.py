"""Frozen values to plain JSON values and back: one codec for sheets, exports and packages."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


class PlainError(ValueError):
    """A plain value does not fit the shape; ``path`` says where (``agenda[2].text.ky``)."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why


def to_plain(value: object) -> Any:
    """Return ``value`` as dicts, lists, strings, numbers, booleans and None (dates as ISO text)."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    return value


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def from_plain(shape: type[T], value: Any, path: str = "") -> T:
    """Build ``shape`` (dataclass, enum, date, tuple, optional, scalar) from a plain value.

    Unknown keys and wrong types raise :class:`PlainError`; a missing key takes the field's default.
    """
    return typing.cast(T, _build(shape, value, path or "$"))


def _build(shape: Any, value: Any, path: str) -> Any:
    origin = typing.get_origin(shape)
    if origin in (types.UnionType, typing.Union):
        parts = [part for part in typing.get_args(shape) if part is not type(None)]
        return None if value is None else _build(parts[0], value, path)
    if origin is tuple:
        if not isinstance(value, list):
            raise PlainError(path, "a list is expected")
        item = typing.get_args(shape)[0]
        return tuple(_build(item, part, f"{path}[{i}]") for i, part in enumerate(value))
    if dataclasses.is_dataclass(shape):
        return _dataclass(shape, value, path)
    if isinstance(shape, type) and issubclass(shape, Enum):
        try:
            return shape(value)
        except ValueError as error:
            raise PlainError(path, f"«{value}» is not one of {', '.join(m.value for m in shape)}") from error
    if shape in (dt.date, dt.time, dt.datetime):
        try:
            return shape.fromisoformat(value)
        except (TypeError, ValueError) as error:
            raise PlainError(path, f"«{value}» is not an ISO {shape.__name__}") from error
    if shape is bool or shape is int:
        if type(value) is not shape:
            raise PlainError(path, f"{shape.__name__} is expected")
        return value
    if shape is str and not isinstance(value, str):
        raise PlainError(path, "a text is expected")
    return value


def _dataclass(shape: Any, value: Any, path: str) -> Any:
    if not isinstance(value, dict):
        raise PlainError(path, "an object is expected")
    hints = _hints(shape)
    known = {f.name: f for f in dataclasses.fields(shape)}
    for key in value:
        if key not in known:
            raise PlainError(f"{path}.{key}", "unknown field")
    arguments = {key: _build(hints[key], part, f"{path}.{key}") for key, part in value.items()}
    try:
        return shape(**arguments)
    except TypeError as error:
        raise PlainError(path, str(error)) from error


def canonical(value: object) -> str:
    """Return the one canonical JSON text of ``value``: sorted keys, no spaces, real letters."""
    return json.dumps(to_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: object) -> str:
    """Return the SHA-256 of :func:`canonical` as 64 hex digits: the content hash printed on papers."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()
