"""Photographs of a telephone and pictures of a scanner as A4 pages of a PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from mslite.documents import fonts
from mslite.documents.pdf import A4
from mslite.documents.pdf_paras import MM
from mslite.domain.problems import UserFixable

DPI = 200
MARGIN = 4 * MM
QUALITY = 80
PDF_MAGIC = b"%PDF-"


def images_to_pdf(images: Sequence[bytes]) -> bytes:
    """Return a PDF with one A4 page an image (JPEG, PNG, TIFF with its pages …), upright, at most 200 dpi.

    A single PDF passes through as it is.
    Raises ``UserFixable("not_scan", no=…)`` with the number of the file that is no image.
    """
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    if len(images) == 1 and images[0].startswith(PDF_MAGIC):
        return images[0]
    out = io.BytesIO()
    fonts.register()
    canvas = Canvas(out, invariant=1, initialFontName=fonts.FACES[False, False])
    for no, data in enumerate(images, 1):
        for picture in _pictures(data, no):
            page = A4 if picture.height >= picture.width else (A4[1], A4[0])
            room = (page[0] - 2 * MARGIN, page[1] - 2 * MARGIN)
            picture.thumbnail((int(room[0] / 72 * DPI), int(room[1] / 72 * DPI)))
            scale = min(room[0] / picture.width, room[1] / picture.height)
            size = (picture.width * scale, picture.height * scale)
            jpeg = io.BytesIO()
            picture.save(jpeg, "JPEG", quality=QUALITY)
            jpeg.seek(0)
            canvas.setPageSize(page)
            corner = ((page[0] - size[0]) / 2, (page[1] - size[1]) / 2)
            canvas.drawImage(ImageReader(jpeg), *corner, *size)
            canvas.showPage()
    canvas.save()
    return out.getvalue()


def _pictures(data: bytes, no: int) -> Iterator[Any]:
    """Yield the pages of an image file, turned as the camera was held, on white, grey or in colour."""
    from PIL import Image, ImageOps, ImageSequence

    try:
        with Image.open(io.BytesIO(data)) as file:
            for frame in ImageSequence.Iterator(file):
                upright = ImageOps.exif_transpose(frame)
                if upright.mode in ("1", "L", "I;16"):
                    yield upright.convert("L")
                else:
                    layer = upright.convert("RGBA")
                    white = Image.new("RGB", layer.size, "white")
                    white.paste(layer, mask=layer.getchannel("A"))
                    yield white
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserFixable("not_scan", no=no) from error
