"""Scans of signed pages and annexes as PDF: files of a scanner or photographs of a telephone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mslite.documents.pdftext import page_count
from mslite.documents.scan import images_to_pdf
from mslite.domain.problems import UserFixable
from mslite.services.attachments import read_source

PDF_MAGIC = b"%PDF-"
_APPLE = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypheim")
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM", b"RIFF")


def is_image(data: bytes) -> bool:
    """Tell whether bytes begin like an image (PNG, JPEG, TIFF, BMP, WebP)."""
    return data.startswith(_IMAGES)


def load(sources: Sequence[Path | bytes]) -> tuple[tuple[str, bytes], ...]:
    """Return (file name, PDF bytes): PDF files as they are, neighbouring images as one PDF.

    Raises ``UserFixable("not_scan"|"heic"|"not_pdf", name=…)`` for what cannot be shown as pages, and as
    ``Attachments.add``.
    """
    result: list[tuple[str, bytes]] = []
    images: list[tuple[str, bytes]] = []

    def close() -> None:
        if images:
            result.append((f"scan-{len(result) + 1}.pdf", _bound(images)))
            images.clear()

    for source in sources:
        data, name = read_source(source)
        if is_image(data):
            images.append((name, data))
        elif data.startswith(PDF_MAGIC):
            close()
            _check(name, data)
            result.append((name or f"scan-{len(result) + 1}.pdf", data))
        else:
            raise UserFixable("heic" if data[4:12] in _APPLE else "not_scan", name=name)
    close()
    return tuple(result)


def _bound(images: Sequence[tuple[str, bytes]]) -> bytes:
    try:
        return images_to_pdf([data for _, data in images])
    except UserFixable as error:
        name = images[int(str(error.values["no"])) - 1][0]
        raise UserFixable("not_scan", name=name) from error


def _check(name: str, data: bytes) -> None:
    try:
        page_count(data)
    except UserFixable as error:
        raise UserFixable("not_pdf", name=name) from error
