"""Scans of signed pages and annexes as PDF: files of a scanner or photographs of a telephone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mslite.documents.scan import images_to_pdf
from mslite.domain.problems import UserFixable
from mslite.services.attachments import read_source

PDF_MAGIC = b"%PDF-"
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM", b"RIFF")


def is_image(data: bytes) -> bool:
    """Tell whether bytes begin like an image (PNG, JPEG, TIFF, BMP, WebP)."""
    return data.startswith(_IMAGES)


def load(sources: Sequence[Path | bytes]) -> tuple[tuple[str, bytes], ...]:
    """Return (file name, PDF bytes): PDF files as they are, neighbouring images as one PDF.

    Raises ``UserFixable("not_scan", name=…)`` for anything else, and as ``Attachments.add``.
    """
    result: list[tuple[str, bytes]] = []
    images: list[bytes] = []

    def close() -> None:
        if images:
            result.append((f"scan-{len(result) + 1}.pdf", images_to_pdf(images)))
            images.clear()

    for source in sources:
        data, name = read_source(source)
        if is_image(data):
            images.append(data)
        elif data.startswith(PDF_MAGIC):
            close()
            result.append((name or f"scan-{len(result) + 1}.pdf", data))
        else:
            raise UserFixable("not_scan", name=name)
    close()
    return tuple(result)
