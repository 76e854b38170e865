"""The case file: several papers bound into one PDF, with a list of the parts in front and bookmarks."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from mslite.documents import fonts, pdf
from mslite.documents.blocks import Block, Document, Look, Section, Table, cell, para
from mslite.documents.pdftext import opened
from mslite.documents.text import printable

Part = tuple[str, bytes]


def merge(parts: Sequence[Part], heading: str = "") -> bytes:
    """Return one PDF of (title, PDF) parts in their order; links within the parts are not kept.

    In front stands a list of the parts under ``heading``, with the page on which each begins.
    Raises ``UserFixable("not_pdf")`` when a part cannot be read.
    """
    counts = [_page_count(data) for _, data in parts]
    front = _contents(parts, counts, heading, 1)
    length = _page_count(front)
    if length > 1:
        front = _contents(parts, counts, heading, length)
    return _bound([(heading or "–", front), *parts])


def leaf(title: str, text: str) -> bytes:
    """Return one page in place of a file that has no pages: its title and a line of words."""
    blocks = (para(title, Look.TITLE), para(text, Look.MIDDLE))
    return pdf.draw(Document(title, "", "ky", (Section("ky", blocks),)))


def _contents(parts: Sequence[Part], counts: Sequence[int], heading: str, length: int) -> bytes:
    rows = []
    page = length + 1
    for (title, _), count in zip(parts, counts, strict=True):
        rows.append((cell(title, Look.PLAIN), cell(f"{page}", Look.RIGHT)))
        page += count
    blocks: list[Block] = [para(heading, Look.TITLE)] if heading else []
    blocks.append(Table((0.9, 0.1), tuple(rows), ruled=False))
    return pdf.draw(Document(heading, "", "ky", (Section("ky", tuple(blocks)),)))


def _page_count(data: bytes) -> int:
    with opened(data) as document:
        return len(document)


def _bound(parts: Sequence[Part]) -> bytes:
    """Put the pages of all parts, as drawings, on the empty pages of a file that has the bookmarks."""
    out = io.BytesIO()
    with opened(_empty(parts)) as whole:
        no = 0
        for _, data in parts:
            with opened(data) as document:
                for index in range(len(document)):
                    _put(document, index, whole, no)
                    no += 1
        whole.save(out)
    return out.getvalue()


def _put(source: Any, index: int, whole: Any, no: int) -> None:
    import pypdfium2

    original = source[index]
    rotation = original.get_rotation()
    original.set_rotation(0)  # else the drawing would be turned twice
    left, bottom, _, _ = original.get_mediabox()
    drawing = source.page_as_xobject(index, whole).as_pageobject()
    drawing.set_matrix(pypdfium2.PdfMatrix().translate(-left, -bottom))
    page = whole[no]
    page.insert_obj(drawing)
    page.gen_content()
    page.set_rotation(rotation)
    page.close()


def _empty(parts: Sequence[Part]) -> bytes:
    """Return empty pages of the parts' sizes with a bookmark at the first page of each part."""
    from reportlab.pdfgen.canvas import Canvas

    fonts.register()
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, initialFontName=fonts.FACES[False, False])
    for no, (title, data) in enumerate(parts):
        with opened(data) as document:
            for index, page in enumerate(document):
                left, bottom, right, top = page.get_mediabox()
                canvas.setPageSize((right - left, top - bottom))
                if not index:
                    canvas.bookmarkPage(f"part{no}")
                    canvas.addOutlineEntry(printable(title), f"part{no}")
                canvas.showPage()
    canvas.showOutline()
    canvas.save()
    return out.getvalue()
