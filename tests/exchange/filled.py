"""A workbook as somebody gives it back: cells typed over, rows taken out or doubled, parts changed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

from tests.exchange.made import zipped


def changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """Return the file with one part changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    return zipped(parts | {part: change(parts[part].decode()).encode()})


def typed(data: bytes, cells: Mapping[str, str | float], sheet: int = 1) -> bytes:
    """Return the workbook with values typed into cells («F6») of a sheet; a text «=…» is a bare formula."""

    def type_in(xml: str) -> str:
        for ref, value in cells.items():
            if isinstance(value, str) and value.startswith("="):
                inner, kind = f"<f>{value[1:]}</f>", ""
            elif isinstance(value, str):
                inner, kind = f"<is><t>{escape(value)}</t></is>", ' t="inlineStr"'
            else:
                inner, kind = f"<v>{value}</v>", ""
            made = f'<c r="{ref}"\\1{kind}>{inner}</c>'
            xml, count = re.subn(rf'<c r="{ref}"( s="\d+")?(?: t="\w+")?(?:/>|>.*?</c>)', made, xml)
            assert count == 1, ref
        return xml

    return changed(data, f"xl/worksheets/sheet{sheet}.xml", type_in)


def row_of(xml: str, number: int) -> str:
    """Return the XML of a row."""
    found = re.search(rf'<row r="{number}".*?</row>', xml, re.DOTALL)
    assert found is not None
    return found[0]


def without_row(data: bytes, number: int, sheet: int = 1) -> bytes:
    """Return the workbook with a row taken out; those below keep their numbers."""
    return changed(data, f"xl/worksheets/sheet{sheet}.xml", lambda xml: xml.replace(row_of(xml, number), ""))


def with_row_again(data: bytes, number: int, to: int, sheet: int = 1) -> bytes:
    """Return the workbook with a row copied below the others."""

    def copy(xml: str) -> str:
        row = row_of(xml, number)
        again = row.replace(f'r="{number}"', f'r="{to}"', 1)
        again = re.sub(rf'r="([A-Z]+){number}"', rf'r="\g<1>{to}"', again)
        return xml.replace("</sheetData>", again + "</sheetData>")

    return changed(data, f"xl/worksheets/sheet{sheet}.xml", copy)
