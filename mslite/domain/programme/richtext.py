"""Prose with a few marks: the small safe subset in which chapters are kept.

Each line is a paragraph. What makes more of it::

    **bold**  __italic__      in exactly two signs; «***», «_____» and a mark that nobody closes are text
    # Heading                 two or three signs: a lesser one
    - point   • point         two spaces before it: a point of a point
    1. point  2) point        the number stays as written: «3.», «1.2.», «IV.», «а)»
    | cell | cell |           a table; a second line of |---|---| makes its first row the head
    one // two                a line feed inside a paragraph or a cell (with a space on either side)
    `                         takes the mark that follows it as text

Any text can be read: what is no mark is text. ``parse(render(blocks)) == blocks`` for whatever was parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

DEEPEST = 5
"""The deepest list has this depth; what hangs deeper is counted as this."""

_START = re.compile(
    r"(?:(?P<heading>#{1,3})|[-•]|(?P<number>\d{1,3}(?:\.\d{1,3})*[.)]|[IVX]{1,5}[.)]|[a-zа-яёөүң]\)))\s+"
)
_TOKEN = re.compile(r"`(?P<escaped>[`*_|/-])|(?P<mark>\*+|_+)|(?P<feed>(?:[ \t]+//)+(?=[ \t])[ \t]+)")
_BAR = re.compile(r"`[`*_|/-]|\|")
_DASHES = re.compile(r"-{3,}")
_FEED = re.compile(r"(?<=[ \t\n])//(?=[ \t\n])")
_AROUND = re.compile(r"[ \t]*\n[ \t]*")
_RUN = re.compile(r"\*+|_+")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in one face; a line feed in it is one on paper."""

    text: str
    bold: bool = False
    italic: bool = False


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a chapter; ``level`` 1 to 3."""

    spans: Spans
    level: int = 1


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list: ``number`` as written, "" with a bullet; ``depth`` from 0."""

    spans: Spans
    number: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A simple table: all rows of one length; ``head``: the first row heads it."""

    rows: tuple[tuple[Spans, ...], ...]
    head: bool = False


Block = Para | Heading | Item | Table


def parse(text: str) -> tuple[Block, ...]:
    """Return the blocks of any text; lines that hold nothing are left out."""
    blocks: list[Block] = []
    table: list[list[str]] = []
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        line = raw.strip()
        if line.startswith("|"):
            table.append(_cells(line))
            continue
        if table:
            blocks.append(_table(table))
            table = []
        if line:
            blocks += _line(line, raw)
    if table:
        blocks.append(_table(table))
    return tuple(blocks)


def render(blocks: Iterable[Block]) -> str:
    """Return the text of which :func:`parse` makes these blocks."""
    lines: list[str] = []
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Table):
            lines += [*([""] if isinstance(before, Table) else []), *_table_lines(block)]
        elif isinstance(block, Heading):
            lines.append(f"{'#' * block.level} {render_line(block.spans)}")
        elif isinstance(block, Item):
            lines.append(f"{'  ' * block.depth}{block.number or '-'} {render_line(block.spans)}")
        else:
            line = render_line(block.spans)
            lines.append("`" + line if _START.match(line) or line.startswith("|") else line)
        before = block
    return "\n".join(lines)


def parse_line(text: str) -> Spans:
    """Return the pieces of one paragraph: bold, italic and line feeds alone."""
    tokens = list(_TOKEN.finditer(text))
    odd = set(_unclosed(tokens))
    bold = italic = False
    out: list[Span] = []
    at = 0
    for token in tokens:
        out.append(Span(text[at : token.start()], bold, italic))
        at = token.end()
        mark = token["mark"]
        if token["escaped"]:
            out.append(Span(token["escaped"], bold, italic))
        elif token["feed"]:
            out.append(Span("\n" * token["feed"].count("//"), bold, italic))
        elif len(mark) != 2 or token.start() in odd:
            out.append(Span(mark, bold, italic))
        elif mark == "**":
            bold = not bold
        else:
            italic = not italic
    out.append(Span(text[at:], bold, italic))
    return joined(out)


def render_line(spans: Sequence[Span]) -> str:
    """Return the marked text of one paragraph."""
    out = ""
    bold = italic = False
    for span in (*joined(spans), Span("")):
        out += "**" * (bold is not span.bold) + "__" * (italic is not span.italic) + _escaped(span.text)
        bold, italic = span.bold, span.italic
    return out


def joined(spans: Iterable[Span]) -> Spans:
    """Return the pieces trimmed at both ends, equal faces joined, without empty ones."""
    out: list[Span] = []
    for span in spans:
        text = span.text if out else span.text.lstrip()
        if out and (out[-1].bold, out[-1].italic) == (span.bold, span.italic):
            text = out.pop().text + text
        if text:
            out.append(Span(_AROUND.sub("\n", text), span.bold, span.italic))
    while out and not out[-1].text.rstrip():
        out.pop()
    if out:
        out[-1] = Span(out[-1].text.rstrip(), out[-1].bold, out[-1].italic)
    return tuple(out)


def plain(text: str) -> str:
    """Return rich text that reads as ``text`` letter by letter: every mark in it is text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return render(Para(spans) for line in lines if (spans := joined([Span(line)])))


def words(text: str) -> str:
    """Return rich text without its marks, a line a paragraph; cells of a row are parted by « | »."""
    return "\n".join(_words(parse(text)))


def _words(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield " | ".join(_flat(cell) for cell in row)
        elif isinstance(block, Item):
            yield f"{block.number or '–'} {_flat(block.spans)}"
        else:
            yield _flat(block.spans)


def _flat(spans: Spans) -> str:
    return "".join(span.text for span in spans).replace("\n", " ")


def _line(line: str, raw: str) -> Iterator[Block]:
    if line.startswith("`") and (_START.match(line, 1) or line.startswith("|", 1)):
        start, spans = None, parse_line(line[1:])
    else:
        start = _START.match(line)
        spans = parse_line(line[start.end() :] if start else line)
    if not spans:
        return
    if start is None:
        yield Para(spans)
    elif start["heading"]:
        yield Heading(spans, len(start["heading"]))
    else:
        indent = raw[: len(raw) - len(raw.lstrip())].replace("\t", "  ")
        yield Item(spans, start["number"] or "", min(len(indent) // 2, DEEPEST))


def _unclosed(tokens: Sequence[re.Match[str]]) -> Iterator[int]:
    """Yield where the last mark of a kind stands that opens and is never closed."""
    for kind in ("**", "__"):
        places = [token.start() for token in tokens if token["mark"] == kind]
        if len(places) % 2:
            yield places[-1]


def _escaped(text: str) -> str:
    text = text.replace("`", "``")
    text = _RUN.sub(
        lambda run: (
            "".join("`" + sign for sign in run[0])
            if len(run[0]) == 2 or run.start() == 0 or run.end() == len(text)
            else run[0]
        ),
        text,
    )
    return _FEED.sub("`//", text).replace("\n", " // ")


def _cells(line: str) -> list[str]:
    cells: list[str] = []
    at = 1
    for bar in _BAR.finditer(line, 1):
        if bar[0] == "|":
            cells.append(line[at : bar.start()].strip())
            at = bar.end()
    if rest := line[at:].strip():
        cells.append(rest)
    return cells or [""]


def _table(lines: list[list[str]]) -> Table:
    head = len(lines) > 1 and all(_DASHES.fullmatch(cell) for cell in lines[1])
    kept = lines[:1] + lines[2:] if head else lines
    width = max(map(len, kept))
    rows = tuple(tuple(parse_line(cell) for cell in (*line, *[""] * (width - len(line)))) for line in kept)
    return Table(rows, head)


def _table_lines(table: Table) -> Iterator[str]:
    for no, row in enumerate(table.rows):
        if table.head and no == 1:
            yield _rule(table)
        cells = (render_line(cell).replace("|", "`|") for cell in row)
        yield "| " + " | ".join("`" + cell if _DASHES.fullmatch(cell) else cell for cell in cells) + " |"
    if table.head and len(table.rows) == 1:
        yield _rule(table)


def _rule(table: Table) -> str:
    return "|" + "---|" * len(table.rows[0])
