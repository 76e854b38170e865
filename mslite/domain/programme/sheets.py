"""What the papers of a programme say, frozen, in one language (DOMAIN 5).

Texts are of the paper's language where there are any, else of the other one. A cell holds a text, a word of
the field (an enum, worded when the paper is drawn) or several of them; money is worded here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum, StrEnum

from mslite.domain.programme.kinds import ChapterRole, FactorKind, FundingSource, ResolutionKind
from mslite.domain.programme.pack import Column
from mslite.domain.programme.progress import Moment, Progress, ProgressState
from mslite.domain.rows import Lang
from mslite.domain.sheets import SheetOffice

Cell = str | Enum | tuple[Enum, ...]


class ProgrammePaper(StrEnum):
    """The papers of a programme."""

    BOOK = "book"
    PLAN = "plan"
    ANNUAL_PLAN = "annual-plan"
    MATRIX = "matrix"
    MONITORING = "monitoring"
    HANDOUT = "handout"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class SheetResolution:
    """A resolution of the council about the programme."""

    kind: ResolutionKind
    number: str = ""
    date: dt.date | None = None
    council: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What every paper of a programme begins with. ``draft``: the council has not adopted it yet."""

    office: SheetOffice
    lang: Lang
    name: str = ""
    slogan: str = ""
    first_year: int | None = None
    last_year: int | None = None
    draft: bool = True
    resolutions: tuple[SheetResolution, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a table. ``level`` 0 (priority) or 1 (section, heading): its one cell is as wide as the table.

    ``merged`` are the columns, from 0, whose cell is one with that of the row above; it is empty here.
    """

    cells: tuple[Cell, ...]
    level: int | None = None
    merged: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table with the columns that the office wants."""

    columns: tuple[Column, ...] = ()
    rows: tuple[SheetRow, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetChapter:
    """A chapter: ``text`` is rich text; without a title it is called by its role."""

    title: str = ""
    level: int = 1
    role: ChapterRole = ChapterRole.PROSE
    text: str = ""


@dataclass(frozen=True, slots=True)
class SheetFactor:
    """A line of SWOT, a favourable condition, a risk with the answer to it."""

    kind: FactorKind
    text: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class BookSheet:
    """The whole book."""

    head: Head
    chapters: tuple[SheetChapter, ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()
    factors: tuple[SheetFactor, ...] = ()
    plan: SheetTable = SheetTable()
    matrix: SheetTable = SheetTable()
    forecast: SheetTable = SheetTable()


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """The action plan, or with ``year`` the plan of that year."""

    head: Head
    table: SheetTable
    year: int | None = None


@dataclass(frozen=True, slots=True)
class MatrixSheet:
    """The matrix of indicators and the forecast."""

    head: Head
    table: SheetTable
    forecast: SheetTable = SheetTable()


@dataclass(frozen=True, slots=True)
class BodySheet:
    """«Your tasks»: what one body of the directory answers for."""

    head: Head
    body: str
    plan: SheetTable
    matrix: SheetTable


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A priority (level 0) or a section (1) and how far it is."""

    name: str
    level: int
    progress: Progress


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """Money of a year from one source, in tyiyn; None: nothing is known."""

    source: FundingSource
    plan: int | None = None
    fact: int | None = None


@dataclass(frozen=True, slots=True)
class LateLine:
    """An activity that is behind its term, and why."""

    text: str
    term: str = ""
    responsible: str = ""
    percent: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MissingLine:
    """A body and how many of its activities and indicators it has not reported on."""

    body: str
    activities: int = 0
    indicators: int = 0


@dataclass(frozen=True, slots=True)
class MonitoringSheet:
    """The report of a half-year. ``parts`` are those of the method's form, in their order.

    ``states`` counts the activities by how they stand, ``indicator_states`` the indicators.
    """

    head: Head
    when: Moment
    whole: Progress
    parts: tuple[str, ...] = ()
    groups: tuple[GroupLine, ...] = ()
    states: tuple[tuple[ProgressState, int], ...] = ()
    indicator_states: tuple[tuple[ProgressState, int], ...] = ()
    activities: SheetTable = SheetTable()
    indicators: SheetTable = SheetTable()
    money: tuple[MoneyLine, ...] = ()
    late: tuple[LateLine, ...] = ()
    unreported: tuple[MissingLine, ...] = ()
    conclusion: str = ""
    locked: bool = False


@dataclass(frozen=True, slots=True)
class HandoutSheet:
    """One page for a meeting; ``vision`` and ``goal`` are rich text; ``when`` None: nothing is reported."""

    head: Head
    whole: Progress
    vision: str = ""
    goal: str = ""
    groups: tuple[GroupLine, ...] = ()
    when: Moment | None = None
    states: tuple[tuple[ProgressState, int], ...] = ()
    money: tuple[MoneyLine, ...] = ()


ProgrammeSheet = BookSheet | PlanSheet | MatrixSheet | BodySheet | MonitoringSheet | HandoutSheet


def thousands(tyiyn: int | None) -> str:
    """Return money in thousands of som with a comma, groups parted by no-break spaces; "" for None."""
    if tyiyn is None:
        return ""
    tenths = round(tyiyn / 10_000)
    whole, tenth = divmod(abs(tenths), 10)
    text = f"{whole:,}".replace(",", "\N{NO-BREAK SPACE}") + (f",{tenth}" if tenth else "")
    return f"-{text}" if tenths < 0 else text
