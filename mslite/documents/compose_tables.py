"""Tables and prose of a programme as blocks: the official tables, rich text, SWOT, abbreviations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from mslite.documents.blocks import Block, Grid, GridRow, HeadCell, Look, Para, Run, cell, para
from mslite.documents.compose_parts import Voice
from mslite.domain.programme import richtext
from mslite.domain.programme.kinds import FactorKind
from mslite.domain.programme.pack import Column
from mslite.domain.programme.sheets import Cell, SheetFactor, SheetRow, SheetTable
from mslite.i18n.labels import label

SHADES = (0.15, 0.07, 0.03)
"""How grey the full-width rows are: priority, section, task."""

BULLET = "•"
LANDSCAPE, LETTER, EDGES, LONGEST = 737.0, 5.7, 9.0, 15
"""Points: the text of a turned page, a letter in a table, the edges of a cell. Longer words are broken."""

SWOT = (
    (FactorKind.STRENGTH, FactorKind.WEAKNESS),
    (FactorKind.OPPORTUNITY, FactorKind.THREAT),
)
WIDEST, NARROWEST = 40, 6
"""Letters between which the width of a column of a table in the text is reckoned."""


def table(sheet: SheetTable, voice: Voice) -> Grid:
    """Return an official table."""
    looks = [_look(column) for column in sheet.columns]
    rows = tuple(_row(row, looks, voice) for row in sheet.rows)
    return Grid(_widths(sheet.columns, rows, voice), rows, tuple(_head(sheet.columns, voice)))


def _widths(columns: Sequence[Column], rows: Sequence[GridRow], voice: Voice) -> tuple[float, ...]:
    """Return the widths of the method, wider where the longest word would have to be broken."""
    words = [voice.of(column.title).split() for column in columns]
    for row in rows:
        if len(row.cells) > 1:
            for place, paras in zip(words, row.cells, strict=True):
                place += [word for one in paras for run in one.runs for word in run.text.split()]
    letters = [min(LONGEST, max(map(len, place), default=0)) for place in words]
    widths = [float(column.width) for column in columns]
    for _ in widths:  # what one gains the others lose, so that these may become too narrow in their turn
        whole = sum(widths)
        least = [(count * LETTER + EDGES) / LANDSCAPE * whole for count in letters]
        if all(width >= need for width, need in zip(widths, least, strict=True)):
            break
        widths = [max(width, need) for width, need in zip(widths, least, strict=True)]
    return tuple(widths)


def simple(
    widths: Sequence[float], head: Sequence[str], rows: Iterable[Sequence[str]], *, right: int
) -> Grid:
    """Return a table of texts; the last ``right`` columns hold numbers."""
    looks = [Look.SMALL] * (len(widths) - right) + [Look.SMALL_RIGHT] * right
    return Grid(
        tuple(widths),
        tuple(
            GridRow(tuple(cell(text, look) for text, look in zip(row, looks, strict=True))) for row in rows
        ),
        (tuple(HeadCell(word) for word in head),),
    )


def _look(column: Column) -> Look:
    return Look.SMALL_CENTRE if column.centre else Look.SMALL_RIGHT if column.right else Look.SMALL


def _row(row: SheetRow, looks: Sequence[Look], voice: Voice) -> GridRow:
    if row.level is not None:
        words = (Run(_word(row.cells[0], voice), bold=row.level < 2, italic=row.level > 1),)
        look = Look.SMALL if row.level else Look.SMALL_CENTRE
        return GridRow(((Para(words, look),),), keep=True, shade=SHADES[min(row.level, 2)])
    cells = tuple(cell(_word(one, voice), look) for one, look in zip(row.cells, looks, strict=True))
    return GridRow(cells, row.merged)


def _word(one: Cell, voice: Voice) -> str:
    if isinstance(one, tuple):
        return "\n".join(label(word, voice.tr) for word in one)
    return label(one, voice.tr) if isinstance(one, Enum) else one


def _head(columns: Sequence[Column], voice: Voice) -> Iterator[tuple[HeadCell, ...]]:
    """Yield one row, or two where columns stand under a common head."""
    if not any(column.group for column in columns):
        yield tuple(HeadCell(voice.of(column.title)) for column in columns)
        return
    upper: list[HeadCell] = []
    lower: list[HeadCell] = []
    for no, column in enumerate(columns):
        title = HeadCell(voice.of(column.title))
        if not column.group:
            upper.append(HeadCell(title.text, high=True))
            continue
        lower.append(title)
        if no and columns[no - 1].group == column.group:
            upper[-1] = HeadCell(upper[-1].text, upper[-1].wide + 1)
        else:
            upper.append(HeadCell(voice.of(column.group)))
    yield tuple(upper)
    yield tuple(lower)


# ---- prose -------------------------------------------------------------------------------------------


def prose(text: str) -> Iterator[Block]:
    """Yield rich text."""
    for block in richtext.parse(text):
        if isinstance(block, richtext.Table):
            yield _text_table(block)
        elif isinstance(block, richtext.Heading):
            yield Para(_runs(block.spans), Look.CHAPTER, keep=True, depth=2)
        else:
            first, *rest = _by_lines(block.spans)
            if isinstance(block, richtext.Item):
                yield Para(first, Look.POINT, block.number or BULLET, depth=block.depth)
                yield from (Para(line, Look.UNDER) for line in rest)
            else:
                yield Para(first, Look.BODY)
                yield from (Para(line, Look.PLAIN) for line in rest)


def _runs(spans: richtext.Spans) -> tuple[Run, ...]:
    return tuple(Run(span.text.replace("\n", " "), span.bold, span.italic) for span in spans)


def _by_lines(spans: richtext.Spans) -> list[tuple[Run, ...]]:
    """Part the pieces of a paragraph where a line feed stands."""
    lines: list[list[Run]] = [[]]
    for span in spans:
        first, *rest = span.text.split("\n")
        lines[-1].append(Run(first, span.bold, span.italic))
        lines += [[Run(text, span.bold, span.italic)] for text in rest]
    return [tuple(line) for line in lines]


def _text_table(block: richtext.Table) -> Grid:
    texts = [["".join(span.text for span in spans) for spans in row] for row in block.rows]
    widths = tuple(
        float(min(WIDEST, max(NARROWEST, *(len(line) for row in texts for line in row[no].split("\n")))))
        for no in range(len(texts[0]))
    )
    head = (tuple(HeadCell(text) for text in texts[0]),) if block.head else ()
    rows = block.rows[1:] if block.head else block.rows
    return Grid(
        widths,
        tuple(
            GridRow(tuple(tuple(Para(line, Look.CELL) for line in _by_lines(spans)) for spans in row))
            for row in rows
        ),
        head,
    )


def slogan(text: str) -> Para:
    """Return a slogan in quotation marks."""
    return Para((Run("«" + text.strip('«»"“”„ ') + "»", italic=True),), Look.MIDDLE)


# ---- the tables of the book --------------------------------------------------------------------------


def abbreviations(lines: Iterable[tuple[str, str]]) -> Grid:
    """Return the list of abbreviations."""
    return Grid(
        (1, 3),
        tuple(
            GridRow(((Para((Run(short, bold=True),), Look.CELL),), cell(meaning))) for short, meaning in lines
        ),
    )


def swot(factors: Sequence[SheetFactor], voice: Voice) -> Grid:
    """Return the four fields of SWOT."""
    return Grid(
        (1, 1),
        tuple(GridRow(tuple(_field(factors, kind, voice) for kind in kinds)) for kinds in SWOT),
        whole=True,
    )


def _field(factors: Sequence[SheetFactor], kind: FactorKind, voice: Voice) -> tuple[Para, ...]:
    texts = [one.text for one in factors if one.kind is kind]
    return (
        para(label(kind, voice.tr), Look.CELL_HEAD),
        *(para(f"{no}. {text}", Look.CELL) for no, text in enumerate(texts, 1)),
    )


def risks(factors: Sequence[SheetFactor], voice: Voice) -> Iterator[Block]:
    """Yield the favourable conditions, then the risks with the answer to each."""
    for kind in (FactorKind.FAVOURABLE, FactorKind.RISK):
        found = [one for one in factors if one.kind is kind]
        if not found:
            continue
        if any(one.answer for one in found):
            head = (label(kind, voice.tr), voice.t("Answer to the risk"))
            yield simple((1, 1), head, ((one.text, one.answer) for one in found), right=0)
        else:
            yield Para((Run(label(kind, voice.tr)),), Look.CHAPTER, keep=True, depth=2)
            for no, one in enumerate(found, 1):
                yield para(one.text, Look.POINT, number=f"{no}.")
