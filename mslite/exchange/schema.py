"""The JSON Schema of both forms, made from the shapes of the records.

``python -m mslite.exchange.schema`` prints it; it is kept as ``resources/json/office.schema.json``.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from enum import Enum
from typing import Any

from mslite.domain.meetings import Meeting
from mslite.domain.plain import LARGEST, WRITTEN
from mslite.domain.rows import Row, Words
from mslite.domain.shapes import REFERS, ROWS, fields, table_of
from mslite.exchange import meeting, office

Plain = dict[str, Any]


def schema() -> Plain:
    """Return the schema (draft 2020-12) of ``mslite.office/1`` and ``mslite.meeting/1``."""
    nested = [shape for shape in ROWS if shape is Meeting or any(shape in of.values() for of in _nests())]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "JSON forms of mslite",
        "oneOf": [{"$ref": "#/$defs/office_form"}, {"$ref": "#/$defs/meeting_form"}],
        "$defs": {
            "office_form": _closed(
                {
                    "form": {"const": office.FORM},
                    "records": _closed({table_of(s): _list(f"#/$defs/{table_of(s)}") for s in ROWS}),
                    "files": {
                        "type": "object",
                        "propertyNames": {"pattern": "^[0-9a-f]{64}$"},
                        "additionalProperties": {"type": "string", "contentEncoding": "base64"},
                        "description": "Attached files in Base64 by the SHA-256 of their bytes.",
                    },
                },
                ["form"],
                "A whole office, or a part of it.",
            ),
            "meeting_form": _closed(
                {
                    "form": {"const": meeting.FORM},
                    "lang": {"enum": [lang.value for lang in meeting.TextLang], "default": "ky"},
                    "meeting": {"$ref": "#/$defs/written_meeting"},
                },
                ["form", "meeting"],
                "One meeting, nested and without identities; lang is the language of plain texts.",
            ),
            "words": _closed({"ky": {"type": "string"}, "ru": {"type": "string"}}, text=_told(Words)),
            "id": {"type": "string", "pattern": f"^{office.ID}$"},
            **{table_of(shape): _record(shape) for shape in ROWS},
            **{f"written_{table_of(shape)}": _written(shape) for shape in nested},
        },
    }


def text() -> str:
    """Return the schema as it is kept."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _nests() -> list[dict[str, type[Row]]]:
    return list(meeting.NESTED.values())


def _list(ref: str) -> Plain:
    return {"type": "array", "items": {"$ref": ref}}


def _closed(properties: Plain, required: list[str] | None = None, text: str = "") -> Plain:
    head: Plain = {"description": text} if text else {}
    more: Plain = {"required": required} if required else {}
    return {**head, "type": "object", "properties": properties, **more, "additionalProperties": False}


def _record(shape: type[Row]) -> Plain:
    """Return the schema of a record of the office form."""
    properties, required = {}, ["id"]
    for field in dataclasses.fields(shape):
        if field.name != "version":
            properties[field.name] = _field(field.name, field, fields(shape)[field.name])
        if _must(field):
            required.append(field.name)
    return _closed(properties, required, _told(shape))


def _written(shape: type[Row]) -> Plain:
    """Return the schema of a record of the meeting form."""
    known = {field.name: field for field in dataclasses.fields(shape)}
    finds = meeting.NAMED.get(shape, {})
    properties: Plain = {}
    required = []
    for name, kind in meeting.own_fields(shape).items():
        field = known[name] if name in known else known[finds[name][0]]
        value = _field(name, field, kind)
        if kind is Words:
            value = {"anyOf": [value, {"type": "string"}]}
        if usual := meeting.USUAL.get(shape, {}).get(name):
            value["default"] = usual.value
        properties[name] = value
        if _must(field):
            required.append(name)
    for name, inner in meeting.NESTED.get(shape, {}).items():
        properties[name] = _list(f"#/$defs/written_{table_of(inner)}")
    whole = _closed(properties, required, _told(shape))
    if shape not in meeting.BRIEF:
        return whole
    brief = {"type": "string", "description": f"The same as an object with «{meeting.BRIEF[shape]}» alone."}
    return {"anyOf": [whole, brief]}


def _must(field: dataclasses.Field[Any]) -> bool:
    return field.default is field.default_factory is dataclasses.MISSING


def _field(name: str, field: dataclasses.Field[Any], kind: Any) -> Plain:
    value = _type(name, kind)
    default = field.default
    if default is None:
        return {"anyOf": [value, {"type": "null"}], "default": None}
    if isinstance(default, Enum):
        default = default.value
    if isinstance(default, str | int) and "$ref" not in value:
        value["default"] = default
    return value


def _type(name: str, kind: Any) -> Plain:
    if kind is Words:
        return {"$ref": "#/$defs/words"}
    if kind in WRITTEN:
        named = {dt.date: {"format": "date"}}.get(kind, {})
        return {"type": "string", **named, "pattern": f"^{WRITTEN[kind]}$"}
    if issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    if kind is bool:
        return {"type": "boolean"}
    if kind is int:
        return {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST}
    if name in ("id", "record_id") or (name in REFERS and name.endswith(("_id", "_to"))):
        return {"$ref": "#/$defs/id"}
    if name in REFERS:
        return {"type": "string", "pattern": f"^({office.ID})?$"}
    return {"type": "string"}


def _told(shape: type) -> str:
    return " ".join((shape.__doc__ or "").replace("``", "").split("\n\n")[0].split())


if __name__ == "__main__":
    print(text(), end="")
