"""What was found in an office's own files, as values: places, doubts, repairs, rows, bodies, counts."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mslite.domain.office import Organisation
from mslite.domain.programme.kinds import FundingSource
from mslite.domain.rows import Words


class TableUse(StrEnum):
    """What a table of a file is taken for."""

    PLAN = "plan"
    MATRIX = "matrix"
    FORECAST = "forecast"
    ABBREVIATIONS = "abbreviations"
    SWOT = "swot"
    TEXT = "text"  # a table within the prose: it stays there
    SKIP = "skip"  # left out


@dataclass(frozen=True, slots=True)
class Place:
    """A cell as a person counts in the file: table and row from 1, column from 1 (0: the whole row)."""

    file: str
    table: int = 0
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at: where, what stands there, why.

    ``reason`` is a code (wording in ``i18n.import_words``) with its ``values``; ``record_id`` and
    ``field`` name the row of the draft that is concerned, where there is one.
    """

    place: Place
    text: str
    reason: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    record_id: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """A word of an old Kyrgyz font and how it is read. ``taken``: the person left it ticked."""

    place: Place
    before: str
    after: str
    taken: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """How one column of a table is taken. ``index`` from 0.

    ``field`` is one of ``columns.FIELDS`` of the table's use, "own" (the office's own column), or ""
    (left out). ``year`` belongs to targets, values, money, and to a term ticked in columns of years;
    ``source`` and ``unit`` (som in one unit) to money. ``sure``: 0–100, how well the header was understood.
    """

    index: int
    field: str = ""
    title: str = ""
    year: int | None = None
    source: FundingSource | None = None
    unit: int = 1
    fact: bool = False
    sure: int = 100


@dataclass(frozen=True, slots=True)
class TableMap:
    """How one table is taken: ``table`` is its number in the file from 1, ``head`` its header rows from 0."""

    file: str
    table: int
    use: TableUse
    columns: tuple[Column, ...] = ()
    head: tuple[int, ...] = ()
    sure: int = 100


class Fate(StrEnum):
    """What the import does with a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    GONE = "gone"  # not in the file any more


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file and the record that it becomes.

    ``kind``: priority, section, task, activity, heading, indicator, sub_indicator, series, abbreviation,
    factor, chapter. A task in a column of its own stands at the row of its first activity.
    """

    place: Place
    kind: str
    record_id: str
    text: str
    number: str = ""
    fate: Fate = Fate.NEW


@dataclass(frozen=True, slots=True)
class BodyFound:
    """A responsible body in the file: an organisation of the directory, or a new one (``new``).

    ``spellings`` are the ways it is written, ``uses`` in how many rows. ``taken``: a new one that the
    person refused is not made, its rows keep the text alone.
    """

    organisation: Organisation
    spellings: tuple[str, ...]
    uses: int
    new: bool = False
    taken: bool = True


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found in the files (not what is new)."""

    priorities: int = 0
    sections: int = 0
    tasks: int = 0
    activities: int = 0
    indicators: int = 0
    indicator_rows: int = 0
    forecast_rows: int = 0
    abbreviations: int = 0
    headings_1: int = 0
    headings_2: int = 0
    swot: tuple[int, int, int, int] = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class CellFix:
    """A cell as the person corrected it."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything the person decided about an import.

    ``maps`` replace what was guessed for those tables; ``words`` are repairs refused (the word as it is
    in the file); ``bodies`` are keys (``bodies.key``) of new organisations not to be made; ``gone`` are
    identities of rows missing in the file that shall be removed; ``name`` that of a new programme.
    """

    maps: tuple[TableMap, ...] = ()
    cells: tuple[CellFix, ...] = ()
    words: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    name: Words = Words()
