"""What stands on a paper, in order, before anybody thinks of PDF or Word.

A composition turns a sheet into a :class:`Document`; ``pdf`` and ``docx`` only draw its blocks. Widths are
parts of the text width, heights are millimetres.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """How a paragraph looks; each is one style of ReportLab and one style of Word."""

    TITLE = "title"  # ПРОТОКОЛ
    SUBTITLE = "subtitle"  # what the paper is about, centred, bold
    CENTRE = "centre"  # centred bold lines of a project header
    MIDDLE = "middle"  # centred, not bold
    RIGHT = "right"
    HEADING = "heading"  # КҮН ТАРТИБИ:
    BODY = "body"  # justified, first line indented
    APART = "apart"  # as BODY, set off from the list before it
    PLAIN = "plain"  # from the margin, not indented
    POINT = "point"  # a numbered point: the number hangs left of the text
    UNDER = "under"  # a line under a point: executor and due date, speakers
    SIGN = "sign"  # a line of the signature block
    CELL = "cell"
    CELL_CENTRE = "cell_centre"
    CELL_HEAD = "cell_head"
    COVER = "cover"  # the name on a title page
    CHAPTER = "chapter"  # a chapter of a book; its level is the depth of the paragraph
    SMALL = "small"  # cells of a table with many columns
    SMALL_CENTRE = "small_centre"
    SMALL_RIGHT = "small_right"
    SMALL_HEAD = "small_head"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one face; a line feed in ``text`` is a line feed on paper."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; ``number`` hangs in the margin of a POINT; ``keep`` binds it to what follows.

    ``depth`` is that of a POINT in its list, or the level of a CHAPTER, both from 0.
    """

    runs: tuple[Run, ...]
    look: Look = Look.BODY
    number: str = ""
    keep: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Kyrgyz left, emblem in the middle, Russian right, a double rule below; names over addresses.

    A single name stands in the middle, under the emblem.
    """

    names: tuple[str, ...]
    addresses: tuple[str, ...]
    contact: str = ""


@dataclass(frozen=True, slots=True)
class DateLine:
    """One line: place left, number in the middle, date right."""

    place: str
    number: str
    date: str


@dataclass(frozen=True, slots=True)
class Rule:
    """The solid line that sets those present off from the decisions of a short protocol."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; a cell is a tuple of paragraphs. The head is repeated on every page.

    ``head`` may be empty; ``ruled`` draws the grid; ``low`` is the least height of a row in mm.
    """

    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[Para, ...], ...], ...]
    head: tuple[str, ...] = ()
    ruled: bool = True
    low: float = 0.0


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a :class:`Grid`; one with a single cell is as wide as the table, ``shade`` (0 to 1) its grey.

    ``merged`` are the columns, from 0, whose cell is one with that of the row above; it is empty here.
    ``keep`` binds the row to the next: it never stands last on a page.
    """

    cells: tuple[tuple[Para, ...], ...]
    merged: frozenset[int] = frozenset()
    keep: bool = False
    shade: float = 0.0


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of the head: it is ``wide`` columns wide; ``high``: it goes down to the last row of the head."""

    text: str
    wide: int = 1
    high: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A long table as an action plan is: full-width rows, cells merged down, a head of one or two rows.

    The head is repeated on every page; merged cells go on where a page ends, and so do high rows unless they
    are to be ``whole``.
    """

    widths: tuple[float, ...]
    rows: tuple[GridRow, ...]
    head: tuple[tuple[HeadCell, ...], ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of the chapters with the pages on which they begin; ``title`` stands above it."""

    title: str
    deepest: int = 1


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of :class:`Bars`: an amount for each series, and what stands beside it («45 %»).

    ``mark`` is where the first amount ought to be.
    """

    label: str
    amounts: tuple[float, ...]
    words: tuple[str, ...]
    mark: float | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """Lying bars under a title; ``series`` names the amounts of each, ``full`` is the whole width.

    ``mark`` says what the marks mean.
    """

    title: str
    bars: tuple[Bar, ...]
    series: tuple[str, ...] = ()
    full: float | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a time (in years), and how it is written."""

    at: float
    amount: float
    words: str


@dataclass(frozen=True, slots=True)
class Path:
    """The way of an indicator: what was planned as a line, what was reached as points on another."""

    title: str
    planned: tuple[Point, ...]
    reached: tuple[Point, ...] = ()
    series: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of numbers; how it is drawn is up to ``charts``."""

    figure: Bars | Path


@dataclass(frozen=True, slots=True)
class Space:
    """Free room, in mm; ``fill``: all that is left on the page but for ``height`` mm at its foot."""

    height: float
    fill: bool = False


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows stands on a new page."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Post left, room to sign, initials and surname right."""

    post: str
    name: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signs, in order, never alone on a page. ``before`` and ``after`` stand with them (верно, date)."""

    people: tuple[Signatory, ...]
    before: str = ""
    after: str = ""


Block = Para | Letterhead | DateLine | Rule | Table | Grid | Contents | Chart | Space | NewPage | Signatures


@dataclass(frozen=True, slots=True)
class Section:
    """A whole text in one language; ``new_page`` starts it on a page of its own, ``landscape`` turns it."""

    lang: str
    blocks: tuple[Block, ...]
    new_page: bool = True
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A paper ready to be drawn. ``draft`` is the mark of an unissued paper, empty on an issued one."""

    title: str
    author: str
    lang: str
    sections: tuple[Section, ...]
    draft: str = ""


def para(text: str, look: Look = Look.BODY, *, number: str = "", keep: bool = False) -> Para:
    """Return a paragraph in the look's own face."""
    return Para((Run(text),), look, number, keep)


def titled(head: str, text: str, look: Look = Look.BODY, *, keep: bool = False) -> Para:
    """Return a paragraph that begins with a bold ``head``: «Төрага: Осмонова А.Б.»."""
    return Para((Run(head + " ", bold=True), Run(text)), look, keep=keep)


def cell(text: str, look: Look = Look.CELL) -> tuple[Para, ...]:
    """Return a cell: one paragraph a line of ``text``."""
    return tuple(para(line, look) for line in text.split("\n"))
