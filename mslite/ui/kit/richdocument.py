"""Between the blocks of :mod:`mslite.domain.programme.richtext` and a text document of Qt, both ways.

A point of a list is a paragraph that begins with its sign or number as it will be printed («• », «3. »),
indented by its depth; so a number stays as it was written. A heading is a paragraph with a heading level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from mslite.domain.programme import richtext
from mslite.domain.programme.richtext import Block, Heading, Item, Para, Span, Spans, Table
from mslite.ui.kit import theme

BULLET = "•"
FEED = "\u2028"
STEP = 22
"""Pixels by which a point of a list is indented."""

START = re.compile(r"(?P<sign>[-–•·]|\d{1,3}(?:\.\d{1,3})*[.)]|[IVX]{1,5}[.)]|[a-zа-яёөүң]\))[ \t\u00a0]+")


def blocks_of(document: QTextDocument) -> tuple[Block, ...]:
    """Return what stands in ``document``: what the subset has no words for becomes plain text."""
    return tuple(_walk(document.rootFrame()))


def _walk(frame: QTextFrame) -> Iterator[Block]:
    at = frame.begin()
    while not at.atEnd():
        inner = at.currentFrame()
        if isinstance(inner, QTextTable):
            yield _table(inner)
        elif inner is not None:
            yield from _walk(inner)
        else:
            found = _block(at.currentBlock())
            if found is not None:
                yield found
        at += 1


def _block(block: QTextBlock) -> Block | None:
    spans = _spans(block)
    text = "".join(span.text for span in spans)
    if not text.strip():
        return None
    form, listed = block.blockFormat(), block.textList()
    if form.headingLevel():
        return Heading(_plain(spans), min(form.headingLevel(), 3))
    depth = min(form.indent(), richtext.DEEPEST)
    if listed is not None:  # only what is pasted has lists of Qt
        sign = listed.itemText(block)
        depth = min(max(listed.format().indent() - 1, 0), richtext.DEEPEST)
        return Item(spans, sign if sign[:1].isalnum() else "", depth)
    begun = START.match(text)
    if begun is None:
        return Para(spans)
    sign = begun["sign"]
    return Item(_after(spans, begun.end()), sign if sign[0].isalnum() else "", depth)


def _spans(block: QTextBlock) -> Spans:
    out, at = [], block.begin()
    while not at.atEnd():
        piece = at.fragment()
        form = piece.charFormat()
        text = piece.text().replace(FEED, "\n").replace("\ufffc", "")
        out.append(Span(text, form.fontWeight() >= QFont.Weight.DemiBold, form.fontItalic()))
        at += 1
    return richtext.joined(out)


def _plain(spans: Spans) -> Spans:
    return richtext.joined(Span(span.text) for span in spans)


def _after(spans: Spans, count: int) -> Spans:
    out = []
    for span in spans:
        cut = min(count, len(span.text))
        count -= cut
        out.append(Span(span.text[cut:], span.bold, span.italic))
    return richtext.joined(span for span in out if span.text)


def _table(table: QTextTable) -> Table:
    rows = []
    for row in range(table.rows()):
        cells = []
        for column in range(table.columns()):
            cell, spans = table.cellAt(row, column), list[Span]()
            at = cell.begin()
            while not at.atEnd():
                block = at.currentBlock()
                if block.isValid():
                    spans += [*([Span("\n")] if spans else []), *_spans(block)]
                at += 1
            cells.append(richtext.joined(spans))
        rows.append(tuple(cells))
    head = table.rows() > 0 and bool(table.format().headerRowCount())
    return Table(tuple(rows), head)


# ---- writing ---------------------------------------------------------------------------------------------


def write(cursor: QTextCursor, blocks: Sequence[Block]) -> None:
    """Put ``blocks`` where the cursor stands, in place of what is selected."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    fresh = not cursor.block().text() and cursor.currentTable() is None
    for block in blocks:
        if isinstance(block, Table) and cursor.currentTable() is None:
            _write_table(cursor, block)
            fresh = True
            continue
        if not fresh:
            cursor.insertBlock()
        fresh = False
        if isinstance(block, Table):  # no table in a table
            cursor.insertText(" ".join(span.text for row in block.rows for cell in row for span in cell))
            continue
        dress(cursor, block)
        if isinstance(block, Item):
            cursor.insertText(f"{block.number or BULLET} ", QTextCharFormat())
        _write_spans(cursor, block.spans, isinstance(block, Heading))
    cursor.endEditBlock()


def dress(cursor: QTextCursor, block: Block) -> None:
    """Give the paragraph of the cursor the look of ``block``."""
    form = QTextBlockFormat()
    form.setBottomMargin(4)
    if isinstance(block, Heading):
        form.setHeadingLevel(block.level)
        form.setTopMargin(8)
    elif isinstance(block, Item):
        form.setIndent(block.depth)
        form.setLeftMargin(STEP)
        form.setTextIndent(-STEP + 8)
    cursor.setBlockFormat(form)


def _write_spans(cursor: QTextCursor, spans: Spans, heading: bool) -> None:
    for span in spans:
        cursor.insertText(span.text.replace("\n", FEED), char_format(span.bold or heading, span.italic))


def char_format(bold: bool, italic: bool = False) -> QTextCharFormat:
    """Return the face of letters."""
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    form.setFontItalic(italic)
    return form


def table_format(columns: int, head: bool) -> QTextTableFormat:
    """Return the look of a table over the whole width."""
    form = QTextTableFormat()
    form.setBorder(1)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderCollapse(True)
    form.setBorderBrush(QColor(theme.colours().line))
    form.setCellPadding(4)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 100 / columns)] * columns)
    form.setHeaderRowCount(int(head))
    return form


def _write_table(cursor: QTextCursor, table: Table) -> None:
    columns = max((len(row) for row in table.rows), default=0)
    if not columns:
        return
    made = cursor.insertTable(len(table.rows), columns, table_format(columns, table.head))
    for row, cells in enumerate(table.rows):
        for column, spans in enumerate(cells):
            _write_spans(made.cellAt(row, column).firstCursorPosition(), spans, False)
    cursor.setPosition(made.lastPosition() + 1)
    if cursor.block().text():  # what stood behind the place of the table goes on behind it
        cursor.insertBlock()
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
