"""Frozen values to plain JSON values and back: one codec for sheets, exports and packages."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import re
import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


LARGEST = 2**53
"""The largest whole number that every reader of JSON keeps exactly."""

WRITTEN = {
    dt.date: r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    dt.time: r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{6})?)?",
    dt.datetime: r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{6})?)?",
}
"""How days and times are written: of ISO 8601 the one usual form, always local, never with a zone."""


class PlainError(ValueError):
    """A plain value does not fit the shape; ``path`` says where (``agenda[2].text.ky``).

    ``why`` is a code that ``mslite.i18n.json_words`` words with ``values``.
    """

    def __init__(self, path: str, why: str, **values: object) -> None:
        super().__init__(f"{path}: {why} {values or ''}".rstrip())
        self.path, self.why, self.values = path, why, values


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
            raise PlainError(path, "json_list")
        item = typing.get_args(shape)[0]
        return tuple(_build(item, part, f"{path}[{i}]") for i, part in enumerate(value))
    if dataclasses.is_dataclass(shape):
        return _dataclass(shape, value, path)
    if isinstance(shape, type) and issubclass(shape, Enum):
        try:
            return shape(value)
        except ValueError as error:
            allowed = ", ".join(member.value for member in shape)
            raise PlainError(path, "json_choice", value=_short(value), allowed=allowed) from error
    if shape in WRITTEN:
        try:
            if not re.fullmatch(WRITTEN[shape], value):
                raise ValueError(value)
            return shape.fromisoformat(value)
        except (TypeError, ValueError) as error:
            raise PlainError(path, f"json_{shape.__name__}", value=_short(value)) from error
    return _scalar(shape, value, path)


def _scalar(shape: Any, value: Any, path: str) -> Any:
    if shape in (bool, int, str) and type(value) is not shape:
        raise PlainError(path, f"json_{shape.__name__}", value=_short(value))
    if shape is int and abs(value) > LARGEST:
        raise PlainError(path, "json_int", value=_short(value))
    if shape is str and re.search("[\ud800-\udfff]", value):
        raise PlainError(path, "json_signs")
    return value


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    text = text.encode(errors="replace").decode()
    return text if len(text) <= 40 else text[:39] + "…"


def _dataclass(shape: Any, value: Any, path: str) -> Any:
    if not isinstance(value, dict):
        raise PlainError(path, "json_object")
    hints = _hints(shape)
    known = {f.name: f for f in dataclasses.fields(shape)}
    for key in value:
        if key not in known:
            raise PlainError(f"{path}.{_short(key)}", "json_unknown")
    for name, field in known.items():
        if name not in value and field.default is field.default_factory is dataclasses.MISSING:
            raise PlainError(f"{path}.{name}", "json_missing")
    return shape(**{key: _build(hints[key], part, f"{path}.{key}") for key, part in value.items()})


def canonical(value: object) -> str:
    """Return the one canonical JSON text of ``value``: sorted keys, no spaces, real letters."""
    return json.dumps(to_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: object) -> str:
    """Return the SHA-256 of :func:`canonical` as 64 hex digits: the content hash printed on papers."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()
