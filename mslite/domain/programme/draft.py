"""A programme while its files are being understood, and tables read by the fields of their rows."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mslite.domain.programme.columns import shared
from mslite.domain.programme.found import Column, Doubt, Line, Place, TableMap
from mslite.domain.programme.raw import RawTable
from mslite.domain.programme.rows import (
    Abbreviation,
    Chapter,
    Factor,
    ForecastSeries,
    ForecastValue,
    Funding,
    Indicator,
    PlanItem,
    TableColumn,
    Target,
)
from mslite.domain.rows import Words
from mslite.domain.text import language_of

_RUSSIAN = re.compile(
    r"(?:ени[еяюй]|аци[яию]|ост[ьи]|ого|его|ых|ств[оа]|ани[еяю]|ский|ская|ское|ных|ная|ное|ов)\b|щ", re.I
)
_KYRGYZ = re.compile(r"[ңөүҢӨҮ]|(?:лар|лер|дар|дер|тар|тер|нын|нин|дын|дин|тын|тин|луу|дуу)\b")


@dataclass
class Draft:
    """Rows in order as they are found. Identities come from ``seed`` and the place, so that a correction
    in one cell leaves the rows of all others what they were.
    """

    programme_id: str
    seed: str
    first_year: int | None = None
    last_year: int | None = None
    items: list[PlanItem] = field(default_factory=list)
    funding: list[Funding] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    series: list[ForecastSeries] = field(default_factory=list)
    forecast: list[ForecastValue] = field(default_factory=list)
    abbreviations: list[Abbreviation] = field(default_factory=list)
    factors: list[Factor] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    columns: list[TableColumn] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    bodies: list[tuple[PlanItem | Indicator, Place]] = field(default_factory=list)
    """Each row with responsible bodies, and the cell in which they stand."""

    def new_id(self, *parts: object) -> str:
        """Return the identity of the row found at a place."""
        told = "\x1f".join(map(str, (self.seed, *parts)))
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    def doubt(
        self,
        place: Place,
        text: str,
        reason: str,
        record_id: str = "",
        field: str = "",
        **values: object,
    ) -> None:
        """Note something to look at."""
        self.doubts.append(Doubt(place, text, reason, values, record_id, field))


class Grid:
    """One table with its columns by field: what a row says."""

    def __init__(self, table: RawTable, taken: TableMap) -> None:
        self.table, self.map = table, taken
        self._columns: dict[str, list[Column]] = {}
        for column in taken.columns:
            if column.index < table.width:
                self._columns.setdefault(column.field, []).append(column)
        self.usual = _majority(table, self._text_columns())

    def _text_columns(self) -> list[int]:
        return [one.index for name in ("task", "text", "result", "name", "issue") for one in self.all(name)]

    def all(self, name: str) -> Sequence[Column]:
        """Return the columns taken for a field."""
        return self._columns.get(name, ())

    def has(self, name: str) -> bool:
        """Tell whether a column is taken for the field."""
        return name in self._columns

    def text(self, row: int, name: str) -> str:
        """Return what a row says in a field, "" where there is no such column."""
        column = next(iter(self.all(name)), None)
        return self.table.text(row, column.index) if column else ""

    def owner(self, row: int, name: str) -> tuple[int, int] | None:
        """Return the owner of a row's cell of a field."""
        column = next(iter(self.all(name)), None)
        return self.table.rows[row][column.index].owner if column else None

    def joined(self, row: int, name: str) -> bool:
        """Tell whether the cell of a field is one with the cell of the row above."""
        owner = self.owner(row, name)
        return owner is not None and row > 0 and owner[0] < row and owner == self.owner(row - 1, name)

    def over(self, row: int, name: str) -> bool:
        """Tell whether the cell of a field goes on from above over a row of another shape."""
        owner = self.owner(row, name)
        return owner is not None and owner[0] < row and not self.joined(row, name)

    def place(self, row: int, name: str = "") -> Place:
        """Return where a row, or its cell of a field, stands."""
        column = next(iter(self.all(name)), None) if name else None
        return self.cell(row, column.index if column else None)

    def cell(self, row: int, column: int | None) -> Place:
        """Return where a cell stands; without ``column``: where the row does."""
        at = 0 if column is None else column + 1
        return Place(self.map.file, self.table.no, self.table.first_row + row, at)

    def language(self, row: int) -> str:
        """Return the language of a row: one Russian row may stand in a Kyrgyz table."""
        texts = [self.table.text(row, column) for column in self._text_columns()]
        return language(texts) or self.usual

    def words(self, row: int, text: str) -> Words:
        """Return a text of a row in the row's language."""
        return Words().put(self.language(row), text)

    def blank(self, row: int) -> bool:
        """Tell whether nothing stands in a row."""
        return not shared(self.table, row)

    def repeats_head(self, row: int) -> bool:
        """Tell whether a row is the header again, as on the next page of a table split by hand."""
        texts = [cell.text.split() for cell in self.table.rows[row]]
        return any(
            texts == [cell.text.split() for cell in self.table.rows[head]]
            for head in self.map.head
            if head != row
        )


def language(texts: Iterable[str]) -> str:
    """Return "ky" or "ru" where some texts tell it, else ""."""
    text = " ".join(texts)
    if re.search("[ңөүҢӨҮ]", re.sub("«[^»]*»", "", text)):
        return "ky"
    russian = len(_RUSSIAN.findall(text)) + 3 * (language_of(text) == "ru")
    kyrgyz = len(_KYRGYZ.findall(text))
    if russian == kyrgyz:
        return ""
    return "ru" if russian > kyrgyz else "ky"


def _majority(table: RawTable, columns: Sequence[int]) -> str:
    found = [language([row[column].text for column in columns]) for row in table.rows]
    return "ru" if found.count("ru") > found.count("ky") else "ky"
