"""The Word file: real styles, fields and language tags, and the office's own template."""

import io
import zipfile

import docx as word
import pytest

from mslite.documents import docx
from mslite.domain.problems import UserFixable
from tests.documents import samples
from tests.documents.papers import all_papers
from tests.documents.reading import docx_text

PAPERS = all_papers()


def xml(data, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def template(header="Мэриянын бланкы", text="Эски текст"):
    made = word.Document()
    made.sections[0].header.paragraphs[0].text = header
    made.sections[0].footer.paragraphs[0].text = "Төмөнкү сап"
    made.sections[0].left_margin = word.shared.Mm(35)
    made.styles["Body Text"].font.size = word.shared.Pt(16)
    made.add_paragraph(text)
    made.add_table(1, 1).rows[0].cells[0].text = "Эски таблица"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_styles_languages_fields_and_page(tr):
    data = docx.render(PAPERS["full-both"], tr)
    text = xml(data)
    opened = word.Document(io.BytesIO(data))
    used = {paragraph.style.name for paragraph in opened.paragraphs}
    assert {"Title", "Subtitle", "Heading 1", "Body Text", "Point"} <= used
    assert 'w:val="ky-KG"' in text and 'w:val="ru-RU"' in text
    assert text.index('w:val="ky-KG"') < text.index('w:val="ru-RU"')
    assert "w:tblHeader" in text and "w:keepNext" in text
    headers = [xml(data, name) for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "/header" in name]
    assert sum("PAGE" in header for header in headers) == 1
    section = opened.sections[0]
    assert (round(section.left_margin.mm), round(section.right_margin.mm)) == (30, 15)
    assert round(section.page_width.mm) == 210
    assert opened.core_properties.title.startswith("Протокол № 05")


def test_signature_block_stays_with_the_text(tr):
    opened = word.Document(io.BytesIO(docx.render(PAPERS["full-ky"], tr)))
    table = opened.tables[-1]
    assert [row.cells[2].text for row in table.rows] == ["А.Б. Осмонова", "Н. Жээнбаева"]
    assert table.rows[0].cells[0].paragraphs[0].paragraph_format.keep_with_next
    assert opened.paragraphs[-1].paragraph_format.keep_with_next


def test_draft_is_marked(tr):
    data = docx.render(PAPERS["draft-both"], tr)
    headers = [xml(data, name) for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "/header" in name]
    assert all("ДОЛБООР / ПРОЕКТ" in header for header in headers)
    assert "ДОЛБООР / ПРОЕКТ" in docx_text(docx.render(PAPERS["draft-both"], tr, template=template()))


def test_the_offices_template_gives_header_footer_margins_and_styles(tr):
    data = docx.render(PAPERS["full-ky"], tr, template=template())
    opened = word.Document(io.BytesIO(data))
    assert opened.sections[0].header.paragraphs[0].text == "Мэриянын бланкы"
    assert opened.sections[0].footer.paragraphs[0].text == "Төмөнкү сап"
    assert round(opened.sections[0].left_margin.mm) == 35
    assert opened.styles["Body Text"].font.size.pt == 16
    text = docx_text(data)
    assert "Эски" not in text
    assert "УГУЛДУ" in text
    assert "ул. Токтогула" not in text  # the header of the office is its letterhead


def test_a_template_without_a_header_gets_our_letterhead(tr):
    assert "ул. Токтогула" in docx_text(docx.render(PAPERS["full-ky"], tr, template=template(header="")))


@pytest.mark.parametrize("broken", [b"", b"abc", b"PK\x03\x04 nothing", template()[:2000], b"%PDF-1.4"])
def test_a_broken_template_is_named(broken, tr):
    with pytest.raises(UserFixable) as told:
        docx.render(PAPERS["full-ky"], tr, template=broken or b"x")
    assert told.value.code == "bad_template"


def test_a_zip_that_is_no_word_file(tr):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.txt", "x")
    with pytest.raises(UserFixable):
        docx.render(PAPERS["full-ky"], tr, template=out.getvalue())


def test_emblem_stands_in_both(tr):
    from mslite.documents import pdf
    from tests.conftest import ROOT

    emblem = (ROOT / "resources" / "emblem.png").read_bytes()
    data = docx.render(samples.PROTOCOL, tr, emblem=emblem)
    assert any("/media/" in name for name in zipfile.ZipFile(io.BytesIO(data)).namelist())
    assert b"/Subtype /Image" in pdf.render(samples.PROTOCOL, tr, emblem=emblem)
