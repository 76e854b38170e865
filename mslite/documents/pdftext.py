"""Reading PDF files back: their text for verification, their pages as pictures for the preview."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

from mslite.domain.problems import UserFixable

PDFIUM = RLock()
"""PDFium is not safe in two threads at a time: whoever calls it holds this."""


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """Open a PDF for the time of a ``with`` block; raises ``UserFixable("not_pdf")``."""
    import pypdfium2

    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise UserFixable("not_pdf") from error
        try:
            yield document
        finally:
            document.close()


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """Return the text of each page in reading order; raises as :func:`opened`."""
    with opened(pdf) as document:
        return tuple(page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document)


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has; raises as :func:`opened`."""
    with opened(pdf) as document:
        return len(document)


def images(pdf: bytes, dpi: float = 96) -> tuple[bytes, ...]:
    """Return each page as a PNG image at ``dpi`` dots an inch; raises as :func:`opened`."""
    with opened(pdf) as document:
        return tuple(_png(page, dpi) for page in document)


def image(pdf: bytes, page: int, dpi: float = 96) -> bytes:
    """Return one page, counted from 0, as a PNG image; raises as :func:`opened`."""
    with opened(pdf) as document:
        return _png(document[page], dpi)


def _png(page: Any, dpi: float) -> bytes:
    out = io.BytesIO()
    page.render(scale=dpi / 72).to_pil().save(out, "PNG", compress_level=1)
    return out.getvalue()
