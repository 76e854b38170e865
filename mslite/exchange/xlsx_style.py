"""The look of workbooks that the program writes: black on white, thin rules, Times as on paper."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

FONT = {"font_name": "Times New Roman", "font_size": 11, "text_wrap": True, "valign": "top"}
_RULED = {"border": 1, "border_color": "#808080"}
_FILLED = {**_RULED, "bg_color": "#FFFDE7", "locked": False}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14, "align": "center", "valign": "vcenter"},
    "subtitle": {"align": "center"},
    "plain": {},
    "label": {"bold": True},
    "note": {"italic": True, "font_color": "#404040"},
    "head": {**_RULED, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#D9E2F3"},
    "cell": {**_RULED, "num_format": "@"},
    "centre": {**_RULED, "num_format": "@", "align": "center"},
    "right": {**_RULED, "num_format": "@", "align": "right"},
    "level0": {**_RULED, "num_format": "@", "bold": True, "bg_color": "#BDD7EE", "valign": "vcenter"},
    "level1": {**_RULED, "num_format": "@", "bold": True, "bg_color": "#EDEDED", "valign": "vcenter"},
    "level2": {**_RULED, "num_format": "@", "italic": True, "valign": "vcenter"},
    "money": {**_RULED, "num_format": "#,##0.#####", "align": "right"},
    "fill": {**_FILLED, "num_format": "@"},
    "fill_centre": {**_FILLED, "num_format": "@", "align": "center"},
    "fill_number": {**_FILLED, "align": "center"},
}


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        if name not in self._made:
            self._made[name] = self._book.add_format({**FONT, **LOOKS[name]})
        return self._made[name]


@contextmanager
def workbook(out: io.BytesIO) -> Iterator[tuple[Workbook, Looks]]:
    """Give a workbook that is written to ``out``; texts never turn into formulas, links or numbers.

    It stands in memory until it is whole: cells that are merged downwards cannot be written as a stream.
    """
    from xlsxwriter import Workbook

    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(out, options) as book:
        yield book, Looks(book)


LINE = 15.0
"""Height of a line, in points."""


def lines_of(text: str, width: float) -> int:
    """Return about how many lines a text takes in a column of ``width``: Times is narrower than that."""
    signs = max(int(width * 1.1), 1)
    return sum(max(1, -(-len(line) // signs)) for line in text.split("\n"))
