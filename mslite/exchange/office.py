"""The form ``mslite.office/1``: every record of an office and its attached files, one record a line.

Not in it: the journal of changes, versions of records, keys and passwords, settings of the machine, typing
that is not saved yet. ``resources/json/README.md`` is its documentation.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from mslite.domain.plain import PlainError, from_plain, to_plain
from mslite.domain.rows import Row
from mslite.domain.shapes import ROWS, table_of
from mslite.exchange.parcel import Parcel, Placed

FORM = "mslite.office/1"
ID = r"[0-9a-f]{32}"


def record(row: Row) -> dict[str, Any]:
    """Return a record as it stands in the file: all fields in their order, without the version."""
    plain: dict[str, Any] = to_plain(row)
    del plain["version"]
    return plain


def written(records: Iterable[Sequence[Row]], files: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    """Yield the text of the form piece by piece.

    ``records`` are the rows of each shape in the order of ``shapes.ROWS``; ``files`` (digest, bytes).
    """
    yield f'{{\n"form": {_text(FORM)},\n"records": {{'
    for no, (shape, rows) in enumerate(zip(ROWS, records, strict=True)):
        yield f"{',' if no else ''}\n{_text(table_of(shape))}: ["
        yield ",".join(f"\n{_text(record(row))}" for row in sorted(rows, key=lambda row: row.id))
        yield "\n]" if rows else "]"
    yield '\n},\n"files": {'
    comma = ""
    for digest, data in files:
        yield f"{comma}\n{_text(digest)}: {_text(base64.b64encode(data).decode())}"
        comma = ","
    yield "\n}\n}\n" if comma else "}\n}\n"


def _text(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False)


def parcel(plain: dict[str, Any]) -> Parcel:
    """Read the form; raises :class:`PlainError` with the place of the first fault."""
    shapes = {table_of(shape): shape for shape in ROWS}
    _known(plain, "", {"form", "records", "files"})
    records = _of(plain.get("records", {}), dict, "records", "json_object")
    _known(records, "records.", set(shapes))
    placed = []
    for name, shape in shapes.items():  # the order in which they may refer to each other
        for no, one in enumerate(_of(records.get(name, []), list, f"records.{name}", "json_list")):
            placed.append(_placed(shape, one, f"records.{name}[{no}]"))
    files = _of(plain.get("files", {}), dict, "files", "json_object")
    return Parcel(tuple(placed), {digest: _file(digest, text) for digest, text in files.items()})


def _of(value: Any, kind: type, path: str, why: str) -> Any:
    if not isinstance(value, kind):
        raise PlainError(path, why)
    return value


def _known(plain: dict[str, Any], path: str, names: set[str]) -> None:
    for key in plain:
        if key not in names:
            raise PlainError(f"{path}{key}", "json_unknown")


def _placed(shape: type[Row], plain: Any, path: str) -> Placed:
    if isinstance(plain, dict):
        if "version" in plain:
            raise PlainError(f"{path}.version", "json_unknown")
        if not re.fullmatch(ID, str(plain.get("id", ""))):
            raise PlainError(f"{path}.id", "json_id")
    return Placed(path, from_plain(shape, plain, path))


def _file(digest: str, text: Any) -> bytes:
    path = f"files.{digest[:64]}"
    try:
        data = base64.b64decode(_of(text, str, path, "json_base64"), validate=True)
    except (binascii.Error, ValueError) as error:
        if isinstance(error, PlainError):
            raise
        raise PlainError(path, "json_base64") from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise PlainError(path, "json_digest")
    return data
