"""Long tables for Word, written as XML: with hundreds of rows python-docx's own cells take minutes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from mslite.documents.blocks import Grid, GridRow, HeadCell, Look, Para, para
from mslite.documents.docx_styles import style_of
from mslite.documents.text import printable

TWIP = 635
"""EMU in a twentieth of a point."""

HEAD_SHADE = 0.08
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def put_grid(word: Any, block: Grid, width: int, lang: str) -> None:
    """Put a table at the end of the file; ``width`` is that of the text in EMU, ``lang`` a language tag."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    whole = sum(block.widths)
    widths = [round(width / TWIP * part / whole) for part in block.widths]
    writer = _Rows(word, widths, lang)
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    text = "".join((*writer.head(block), *(writer.row(block, no) for no in range(len(block.rows)))))
    table = parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/>'
        '<w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{text}</w:tbl>"
    )
    word.element.body.insert_element_before(table, "w:sectPr")


class _Rows:
    """Rows as XML."""

    def __init__(self, word: Any, widths: list[int], lang: str) -> None:
        self._word, self._widths, self._lang = word, widths, lang
        self._styles: dict[tuple[Look, int], str] = {}

    def head(self, block: Grid) -> Iterator[str]:
        """Yield the rows of the head; they are repeated on every page."""
        below: dict[int, HeadCell] = {}
        for no, cells in enumerate(block.head):
            waiting = list(cells)
            column = 0
            out = ""
            while column < len(self._widths):
                one = below.get(column)
                if one is None:
                    one = waiting.pop(0)
                    merge = "restart" if one.high and no + 1 < len(block.head) else ""
                    if merge:
                        below[column] = one
                    paras = tuple(para(line, Look.SMALL_HEAD) for line in one.text.split("\n"))
                else:
                    merge, paras = "continue", (para("", Look.SMALL_HEAD),)
                out += self._cell(paras, column, one.wide, merge, HEAD_SHADE, middle=True)
                column += one.wide
            yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{out}</w:tr>"

    def row(self, block: Grid, no: int) -> str:
        """Return one row."""
        row = block.rows[no]
        below: GridRow | None = block.rows[no + 1] if no + 1 < len(block.rows) else None
        out = ""
        if len(row.cells) == 1:
            out = self._cell(row.cells[0], 0, len(self._widths), "", row.shade, keep=row.keep)
            return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{out}</w:tr>"
        for column, paras in enumerate(row.cells):
            if column in row.merged:
                merge = "continue"
            else:
                merge = "restart" if below is not None and column in below.merged else ""
            out += self._cell(paras, column, 1, merge, 0.0, keep=row.keep)
        whole = "<w:trPr><w:cantSplit/></w:trPr>" if block.whole else ""
        return f"<w:tr>{whole}{out}</w:tr>"

    def _cell(
        self,
        paras: tuple[Para, ...],
        column: int,
        wide: int,
        merge: str,
        shade: float,
        *,
        keep: bool = False,
        middle: bool = False,
    ) -> str:
        width = sum(self._widths[column : column + wide])
        grey = f"{round(255 * (1 - shade)):02X}" * 3
        properties = (
            f'<w:tcW w:w="{width}" w:type="dxa"/>'
            + (f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else "")
            + (f'<w:vMerge w:val="{merge}"/>' if merge else "")
            + (f'<w:shd w:val="clear" w:color="auto" w:fill="{grey}"/>' if shade else "")
            + ('<w:vAlign w:val="center"/>' if middle else "")
        )
        text = "".join(self._paragraph(one, keep) for one in paras or (para("", Look.SMALL),))
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text}</w:tc>"

    def _paragraph(self, one: Para, keep: bool) -> str:
        look = (one.look, one.depth)
        if look not in self._styles:
            self._styles[look] = style_of(self._word, *look).style_id
        kept = "<w:keepNext/>" if keep or one.keep else ""
        number = f"{printable(one.number)} " if one.number else ""
        runs = "".join(
            f"<w:r><w:rPr>{'<w:b/>' if run.bold else ''}{'<w:i/>' if run.italic else ''}"
            f'<w:lang w:val="{self._lang}"/></w:rPr><w:t xml:space="preserve">{_text(text)}</w:t></w:r>'
            for run, text in ((run, run.text if no else number + run.text) for no, run in enumerate(one.runs))
            if text
        )
        return f'<w:p><w:pPr><w:pStyle w:val="{self._styles[look]}"/>{kept}</w:pPr>{runs}</w:p>'


def _text(text: str) -> str:
    return escape(printable(text).replace("\n", " "))
