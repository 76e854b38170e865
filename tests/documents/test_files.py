"""Binding, reading and scanning PDF files."""

import io

import pypdfium2
import pytest
from PIL import Image

from mslite.documents import casefile, pdf
from mslite.documents.pdftext import image, images, page_texts
from mslite.documents.scan import images_to_pdf
from mslite.domain.problems import UserFixable
from tests.documents import samples
from tests.documents.reading import fonts_of


def photo(size=(4000, 3000), kind="JPEG", turned=1, mode="RGB", colour="#dddddd"):
    picture = Image.new(mode, size, colour)
    marks = picture.getexif()
    marks[0x0112] = turned
    out = io.BytesIO()
    picture.save(out, kind, exif=marks) if kind in ("JPEG", "PNG") else picture.save(out, kind)
    return out.getvalue()


def sizes(data):
    return [
        tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in pypdfium2.PdfDocument(data)
    ]


def test_photographs_become_upright_a4_pages():
    data = images_to_pdf(
        [photo(), photo(turned=6), photo((300, 400), "PNG", mode="RGBA", colour="#00000000")]
    )
    assert sizes(data) == [(297, 210), (210, 297), (210, 297)]
    assert len(data) < 500_000
    assert images_to_pdf([photo()]) == images_to_pdf([photo()])


def test_photographs_are_scaled_down_to_200_dpi():
    document = pypdfium2.PdfDocument(images_to_pdf([photo((6000, 8000))]))
    (picture,) = document[0].get_objects()
    assert max(picture.get_px_size()) <= 297 / 25.4 * 200


def test_the_pages_of_a_tiff_all_come():
    pages = [Image.new("1", (200, 300), 1) for _ in range(3)]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    assert len(sizes(images_to_pdf([out.getvalue()]))) == 3


def test_a_pdf_passes_through(tr):
    paper = pdf.render(samples.PROTOCOL, tr)
    assert images_to_pdf([paper]) is paper


@pytest.mark.parametrize("wrong", [b"", b"hello", photo()[:500]])
def test_what_is_no_scan_is_named(wrong):
    with pytest.raises(UserFixable) as told:
        images_to_pdf([photo((30, 40)), wrong])
    assert (told.value.code, told.value.values["no"]) == ("not_scan", 2)


def test_case_file_has_contents_bookmarks_and_all_pages(tr, tmp_path):
    paper, sheet, scan = (
        pdf.render(samples.PROTOCOL, tr),
        pdf.render(samples.REGISTRATION, tr),
        images_to_pdf([photo((300, 400))]),
    )
    data = casefile.merge([("Протокол № 05", paper), ("Каттоо", sheet), ("Скан", scan)], "Мазмуну")
    pages = page_texts(data)
    assert list(pages[1:]) == [*page_texts(paper), *page_texts(sheet), *page_texts(scan)]
    first = 2 + len(page_texts(paper))
    assert f"Каттоо\n{first}" in pages[0] or f"Каттоо {first}" in pages[0]
    marks = [
        (mark.get_title(), mark.get_dest().get_index()) for mark in pypdfium2.PdfDocument(data).get_toc()
    ]
    assert marks[:3] == [("Мазмуну", 0), ("Протокол № 05", 1), ("Каттоо", first - 1)]
    assert sizes(data)[1:] == sizes(paper) + sizes(sheet) + sizes(scan)
    assert all("Helvetica" not in font[0] for font in fonts_of(data, tmp_path))


def test_a_turned_part_of_the_case_file_stays_turned(tr):
    document = pypdfium2.PdfDocument(pdf.render(samples.CORRECTION, tr))
    document[0].set_rotation(90)
    out = io.BytesIO()
    document.save(out)
    bound = casefile.merge([("А", out.getvalue())])
    assert sizes(bound)[1] == (297, 210)
    assert image(bound, 1, 50) == image(out.getvalue(), 0, 50)


def test_pages_as_pictures(tr):
    paper = pdf.render(samples.PROTOCOL, tr)
    pictures = images(paper, 50)
    assert len(pictures) == len(page_texts(paper))
    assert Image.open(io.BytesIO(pictures[0])).size == (414, 585)
    assert image(paper, 1, 50) == pictures[1]


def test_broken_pdf_is_named():
    for call in (page_texts, images, lambda data: casefile.merge([("А", data)])):
        with pytest.raises(UserFixable) as told:
            call(b"no pdf")
        assert told.value.code == "not_pdf"
