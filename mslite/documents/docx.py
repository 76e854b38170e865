"""Sheet to a Word file: a working copy with real styles, in the office's own template where it has one."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from mslite.documents import charts, pdf
from mslite.documents.blocks import (
    Block,
    Chart,
    Contents,
    DateLine,
    Document,
    Grid,
    Letterhead,
    Look,
    NewPage,
    Para,
    Run,
    Signatures,
    Space,
    Table,
    para,
)
from mslite.documents.compose import compose
from mslite.documents.compose_parts import Translate
from mslite.documents.docx_grid import put_grid
from mslite.documents.docx_styles import LANGS, add_styles, style_of
from mslite.documents.docx_toc import put_contents
from mslite.documents.docx_xml import borders, field, language, repeated
from mslite.documents.text import printable
from mslite.domain.problems import UserFixable
from mslite.domain.sheets import AnySheet

EMU_MM, EMU_POINT = 36000, 12700
TALL = 20 * EMU_MM


def render(
    sheet: AnySheet, tr: Translate, template: bytes | None = None, emblem: bytes | None = None
) -> bytes:
    """Return the DOCX of a sheet.

    ``template`` is the office's own .docx: its header, footer, margins and styles are kept, its text is
    replaced; a header that is not empty stands for our letterhead. ``emblem`` is a PNG or JPEG image.
    Raises ``UserFixable("bad_template")``.
    """
    return draw(compose(sheet, tr), template=template, emblem=emblem)


def draw(document: Document, *, template: bytes | None = None, emblem: bytes | None = None) -> bytes:
    """Return the DOCX of a composed paper; raises as :func:`render`."""
    word = _opened(template) if template else _ours(document)
    add_styles(word, ours=template is None, book=pdf.is_book(document))
    word.core_properties.title = document.title
    word.core_properties.author = document.author
    word.core_properties.language = LANGS[document.lang]
    writer = _Writer(word, document, emblem, headed=template is not None and _has_header(word))
    if template and document.draft:
        writer.paragraph(para(document.draft, Look.RIGHT))
    before = document.sections[0] if document.sections else None
    for section in document.sections:
        if section is not before and section.new_page:
            if before is not None and section.landscape is not before.landscape:
                writer.turn(section.landscape)
            else:
                writer.new_page()
        before = section
        writer.lang = LANGS[section.lang]
        for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=True):
            writer.block(block, bound=_follows(following))
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _opened(template: bytes) -> Any:
    """Open the office's file and take its text away; what follows the last section is kept."""
    import docx
    from lxml.etree import XMLSyntaxError

    try:
        word = docx.Document(io.BytesIO(template))
        body = word.element.body
        for child in list(body):
            if not child.tag.endswith("}sectPr"):
                body.remove(child)
        _ = word.sections[0], word.styles
    except (XMLSyntaxError, KeyError, ValueError, OSError, IndexError, AttributeError) as error:
        raise UserFixable("bad_template") from error
    except Exception as error:  # zipfile and python-docx have errors of their own for broken packages
        if type(error).__module__.partition(".")[0] in ("docx", "zipfile", "zlib"):
            raise UserFixable("bad_template") from error
        raise
    return word


def _ours(document: Document) -> Any:
    """Return an empty file with our page, the number at the top from page 2, the draft's mark."""
    import docx

    word: Any = docx.Document()
    section = word.sections[0]
    _shape(section, landscape=bool(document.sections) and document.sections[0].landscape)
    section.different_first_page_header_footer = True
    _head(word, section.first_page_header, section, document.draft, numbered=False)
    _head(word, section.header, section, document.draft, numbered=True)
    return word


def _shape(section: Any, *, landscape: bool) -> None:
    """Give a section our page and margins."""
    from docx.enum.section import WD_ORIENT

    sides = (210, 297) if not landscape else (297, 210)
    section.page_width, section.page_height = (side * EMU_MM for side in sides)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = (20 if landscape else 30) * EMU_MM
    section.right_margin, section.top_margin, section.bottom_margin = 15 * EMU_MM, 20 * EMU_MM, 20 * EMU_MM
    section.header_distance = section.footer_distance = 8 * EMU_MM


def _head(word: Any, header: Any, section: Any, draft: str, *, numbered: bool) -> None:
    """Write the header of a section: the page number in the middle, the draft's mark at the right."""
    from docx.enum.text import WD_TAB_ALIGNMENT

    width = _width_of(section)
    line = header.paragraphs[0]
    line.style = word.styles["Normal"]
    stops = line.paragraph_format.tab_stops
    stops.add_tab_stop(width // 2, WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    line.add_run("\t")
    if numbered:
        field(line, "PAGE")
    if draft:
        line.add_run(f"\t{draft}").bold = True


def _width_of(section: Any) -> int:
    width: int = section.page_width - section.left_margin - section.right_margin
    return width


def _has_header(word: Any) -> bool:
    section = word.sections[0]
    headers = (section.first_page_header, section.header)
    return any(
        header._element.xpath(".//w:t|.//w:drawing|.//w:pict")
        for header in headers
        if not header.is_linked_to_previous
    )


def _follows(block: Block | None) -> bool:
    """Tell whether a block stays with the one before it."""
    return isinstance(block, Signatures) or (isinstance(block, Para) and block.look is Look.UNDER)


class _Writer:
    """Puts blocks at the end of the file. ``lang`` is the language of what comes next."""

    def __init__(self, word: Any, document: Document, emblem: bytes | None, *, headed: bool) -> None:
        self._word, self._document, self._emblem, self._headed = word, document, emblem, headed
        self._width = _width_of(word.sections[0])
        self.lang = LANGS["ky"]

    def turn(self, landscape: bool) -> None:
        """Go on in a section of the other orientation, on a page of its own."""
        from docx.enum.section import WD_SECTION

        first = self._word.sections[0]
        section = self._word.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False
        _shape(section, landscape=landscape)
        if not landscape:
            section.left_margin, section.right_margin = first.left_margin, first.right_margin
        if not self._headed:
            section.header.is_linked_to_previous = False
            _head(self._word, section.header, section, self._document.draft, numbered=True)
        self._width = _width_of(section)

    def block(self, block: Block, *, bound: bool) -> None:
        """Write one block; ``bound``: it stays with the next."""
        if isinstance(block, Para):
            self.paragraph(block, bound=bound)
        elif isinstance(block, Table):
            self._table(block, bound=bound)
        elif isinstance(block, Grid):
            put_grid(self._word, block, self._width, self.lang)
            self._gap(bound=bound)
        elif isinstance(block, Signatures):
            self._signatures(block, bound=bound)
        elif isinstance(block, Letterhead):
            if not self._headed:
                self._letterhead(block)
        elif isinstance(block, DateLine):
            cells = (
                (para(block.place, Look.PLAIN),),
                (para(block.number, Look.MIDDLE),),
                (para(block.date, Look.RIGHT),),
            )
            self._grid((0.38, 0.24, 0.38), (cells,))
            self._gap()
        elif isinstance(block, Contents):
            put_contents(self._word, block, pdf.chapter_pages(self._document), self._width)
        elif isinstance(block, Chart):
            picture = charts.png(block.figure, 200, self._width / EMU_POINT)
            self._word.add_picture(io.BytesIO(picture), width=self._width)
        elif isinstance(block, Space):
            self.paragraph(para("", Look.CELL)).paragraph_format.space_before = int(block.height * EMU_MM)
        elif isinstance(block, NewPage):
            self.new_page()
        else:
            borders(self._word.add_paragraph(style="Normal"), sides=("bottom",))

    def new_page(self) -> None:
        """Go to a new page by a line so low that it never opens a page of its own."""
        from docx.shared import Pt

        line = self._word.add_page_break()
        line.style = style_of(self._word, Look.CELL)
        line.paragraph_format.line_spacing = Pt(1)

    def paragraph(self, block: Para, *, bound: bool = False, into: Any = None) -> Any:
        """Write one paragraph at the end of the file or of the cell ``into``."""
        line = (into or self._word).add_paragraph(style=style_of(self._word, block.look, block.depth))
        if block.depth and block.look is Look.POINT:
            line.paragraph_format.left_indent = int((12.5 + 8 * block.depth) * EMU_MM)
        self._fill(line, block, bound=bound)
        return line

    def _fill(self, line: Any, block: Para, *, bound: bool) -> None:
        if block.keep or bound:
            line.paragraph_format.keep_with_next = True
        if block.number:
            line.add_run(printable(block.number)).add_tab()
        for run in block.runs:
            if run.text:
                piece = line.add_run(printable(run.text).replace("\n", " "))
                piece.bold = True if run.bold else None
                piece.italic = True if run.italic else None
                language(piece, self.lang)

    def _grid(self, widths: tuple[float, ...], rows: Any, *, kept: bool = False, bound: bool = False) -> Any:
        """Write a table of cells, each a tuple of paragraphs; ``kept``: its rows stay together."""
        grid = self._word.add_table(len(rows), len(widths))
        grid.autofit = False
        sizes = [int(part * self._width) for part in widths]
        for column, size in zip(grid.columns, sizes, strict=True):
            column.width = size
        last = len(rows) - 1
        for no, (row, cells) in enumerate(zip(grid.rows, rows, strict=True)):
            for target, size, content in zip(row.cells, sizes, cells, strict=True):
                target.width = size
                first = target.paragraphs[0]
                for place, one in enumerate(content):
                    together = (kept and no < last) or bound
                    if place:
                        self.paragraph(one, bound=together, into=target)
                    else:
                        first.style = style_of(self._word, one.look)
                        self._fill(first, one, bound=together)
        return grid

    def _table(self, block: Table, *, bound: bool) -> None:
        head = (tuple((para(word, Look.CELL_HEAD),) for word in block.head),) if block.head else ()
        grid = self._grid(block.widths, (*head, *block.rows))
        if block.ruled:
            borders(grid)
        if head:
            repeated(grid.rows[0])
        if block.low:
            for row in list(grid.rows)[len(head) :]:
                row.height = int(block.low * EMU_MM)
        if bound:
            for target in grid.rows[-1].cells:
                target.paragraphs[-1].paragraph_format.keep_with_next = True
        self._gap(bound=bound)

    def _signatures(self, block: Signatures, *, bound: bool) -> None:
        from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

        if block.before:
            self.paragraph(Para((Run(block.before, bold=True),), Look.PLAIN), bound=True)
        rows = tuple(
            ((para(one.post, Look.SIGN),), (para("", Look.SIGN),), (para(one.name, Look.SIGN),))
            for one in block.people
        )
        grid = self._grid((0.45, 0.25, 0.3), rows, kept=True, bound=bool(block.after) or bound)
        for row in grid.rows:
            borders(row.cells[1], sides=("bottom",))
            for target in row.cells:
                target.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
        if block.after:
            self.paragraph(para(block.after, Look.PLAIN), bound=bound)

    def _letterhead(self, block: Letterhead) -> None:
        sides: Iterator[tuple[Para, ...]] = (
            (para(name, Look.CENTRE), *((para(address, Look.CELL_CENTRE),) if address else ()))
            for name, address in zip(block.names, block.addresses, strict=True)
        )
        left, *right = sides
        middle = para("", Look.CELL_CENTRE)
        if right:
            grid = self._grid((0.4, 0.2, 0.4), ((left, (middle,), right[0]),))
        else:
            grid = self._grid((1.0,), (((*((middle,) if self._emblem else ()), *left),),))
        if self._emblem:
            picture = grid.rows[0].cells[len(right)].paragraphs[0].add_run()
            picture.add_picture(io.BytesIO(self._emblem), height=TALL)
        line = self.paragraph(para(block.contact, Look.CELL_CENTRE))
        borders(line, sides=("bottom",), kind="double")
        self._gap()

    def _gap(self, *, bound: bool = False) -> None:
        """Write the empty small line that Word wants after a table."""
        self.paragraph(para("", Look.CELL), bound=bound)
