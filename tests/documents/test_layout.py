"""Where things come to stand on the page, at every length of text."""

import io
import re
from dataclasses import replace

import docx
import pytest

from mslite.documents import docx as docx_file
from mslite.documents import pdf
from mslite.documents.pdftext import page_texts
from mslite.domain.meetings import StatementKind
from mslite.domain.rows import Words
from mslite.domain.sheets import SheetDecision, SheetItem, SheetPerson, SheetStatement
from tests.documents import samples
from tests.documents.reading import body, pdf_text

FOOT = pdf.Foot("0123456789abcdef" * 4, "05")
SENTENCE = "Шаардын көчөлөрүн жарыктандыруу жана суу түтүктөрүн оңдоо иштери ушул жылы улантылат. "


def long(lines, end="text"):
    """A protocol of about ``lines`` lines; ends with a text, a decision, a table or a list."""
    said = tuple(
        SheetStatement(
            StatementKind.SPEECH,
            "Ким В.С.",
            Words("депутат", "депутат"),
            f"Саны {no}. {SENTENCE * (1 + no % 4)}",
        )
        for no in range(lines // 3)
    )
    item = SheetItem("1", Words("Маселе", "Вопрос"), statements=said)
    sheet = replace(
        samples.PROTOCOL,
        items=(item,),
        annexes=(),
        publications=(),
        head_counts=(),
        present=samples.PRESENT[:2],
    )
    if end == "text":
        return replace(sheet, closing=Words("Жыйынтык. " + SENTENCE * (lines % 5)))
    if end == "decision":
        return replace(sheet, decisions=(SheetDecision("1.", Words(SENTENCE * 2), "Төлөев Б.Э."),))
    if end == "heading":
        return replace(sheet, decisions=(SheetDecision("1.", Words("Кыска чечим.")),))
    return replace(sheet, annexes=tuple(f"Тиркеме {no}" for no in range(3)))


@pytest.mark.parametrize("end", ["text", "decision", "heading", "list"])
@pytest.mark.parametrize("foot", [None, FOOT])
def test_signatures_never_stand_alone(end, foot, tr):
    for lines in range(20, 110, 3):
        last = body(page_texts(pdf.render(long(lines, end), tr, foot=foot))[-1])
        before = last[: last.index("А.Б. Осмонова")].split("\n")
        assert len([line for line in before if line.strip()]) >= 2, (lines, last)


def test_chair_and_secretary_sign_on_one_page(tr):
    for lines in range(20, 110, 5):
        last = page_texts(pdf.render(long(lines), tr, foot=FOOT))[-1]
        assert "А.Б. Осмонова" in last and "Н. Жээнбаева" in last and "0123 4567 89ab cdef" in last


def test_no_heading_ends_a_page(tr):
    for lines in range(20, 110, 3):
        for page in page_texts(pdf.render(long(lines, "heading"), tr))[:-1]:
            assert not page.strip().split("\n")[-1].strip().endswith(("СҮЙЛӨШТҮ:", "КЫЛАТ:")), lines


def test_the_second_language_of_a_notice_keeps_its_heading_whole(tr):
    for count in range(1, 60):
        items = tuple(Words(f"Маселе {no}", f"Вопрос {no}") for no in range(count))
        for page in page_texts(pdf.render(replace(samples.NOTICE, items=items), tr)):
            assert ("ОБЪЯВЛЕНИЕ" in page) == ("Дата:" in page), count


def test_nothing_is_lost_or_doubled_at_any_length(tr):
    for lines in (30, 90, 300):
        text = pdf_text(pdf.render(long(lines), tr))
        assert [int(no) for no in re.findall(r"Саны (\d+)\.", text)] == list(range(lines // 3))
        assert text.count(SENTENCE.strip()) == sum(1 + no % 4 for no in range(lines // 3)) + lines % 5


def test_pages_are_numbered_from_the_second(tr):
    pages = page_texts(pdf.render(long(150), tr))
    assert len(pages) > 3
    assert not re.match(r"1\b", pages[0].strip())
    for no, page in enumerate(pages[1:], 2):
        assert page.strip().split("\n")[0].strip() == f"{no}"


def test_table_heads_are_repeated(tr):
    pages = page_texts(pdf.render(replace(samples.REGISTRATION, blank_rows=60), tr))
    assert len(pages) > 3
    for page in pages[:-1]:
        assert "Аты-жөнү / Ф.И.О." in page


def test_many_signatories_all_stand(tr):
    people = tuple(SheetPerson(f"Мүчөев{no} Бакыт", Words("Комиссиянын мүчөсү")) for no in range(40))
    text = pdf_text(pdf.render(replace(samples.PROTOCOL, signatories=people), tr))
    assert all(f"Б. Мүчөев{no}" in text for no in range(40))


def test_nobody_signs_and_the_paper_still_prints(tr):
    assert "УГУЛДУ" in pdf_text(pdf.render(replace(samples.PROTOCOL, signatories=()), tr, foot=FOOT))


def test_an_empty_sheet_prints(tr):
    from mslite.domain.office import Form, MeetingKind
    from mslite.domain.rows import PaperLang
    from mslite.domain.sheets import ProtocolSheet, SheetOffice, SheetPaper

    for form in Form:
        for lang in PaperLang:
            sheet = ProtocolSheet(SheetOffice(), SheetPaper(form=form, lang=lang), MeetingKind.STAFF)
            assert "ПРОТОКОЛ" in pdf_text(pdf.render(sheet, tr))


def test_a_table_head_stands_once_a_page_and_small_rows_are_whole(tr):
    for length in range(1, 30):
        items = tuple(
            SheetItem(f"{no}", Words(f"Башы-{no}; {SENTENCE * (1 + no % 7)} Аягы-{no}."))
            for no in range(length)
        )
        sheet = replace(samples.RECORD, items=items)
        pages = [" ".join(page.split()) for page in page_texts(pdf.render(sheet, tr))]
        for page in pages:
            assert page.count("Каралган маселе") <= 1
            for no in range(0, length, 7):  # rows of three lines
                assert (f"Башы-{no};" in page) == (f"Аягы-{no}." in page), (length, no)
        text = " ".join(pages)
        assert all(text.count(f"Башы-{no};") == 1 == text.count(f"Аягы-{no}.") for no in range(length)), (
            length
        )


@pytest.mark.parametrize("rows", [499, 500, 501, 505, 513, 1010])
@pytest.mark.parametrize("lines", range(0, 12, 3))
def test_a_very_long_register_has_its_head_only_where_a_page_begins(rows, lines, tr):
    blank = rows - len(samples.REGISTRATION.people)
    places = (Words("Ак-Суу, маданият үйү; " * lines), *samples.REGISTRATION.places)
    sheet = replace(samples.REGISTRATION, blank_rows=blank, places=places)
    pages = [page.strip().split("\n") for page in page_texts(pdf.render(sheet, tr))]
    for no, page in enumerate(pages[1:], 2):
        heads = [at for at, line in enumerate(page) if "Ф.И.О." in line]
        assert heads in ([], [1], [2], [3]), (no, page)
        assert heads or not any(line.strip().isdigit() for line in page[1:]), (no, page)
    numbers = [
        line.split()[0] for page in pages for line in page[1:] if line.split() and line.split()[0].isdigit()
    ]
    assert numbers == [f"{no}" for no in range(1, rows + 1)]


def test_an_office_named_in_one_language_has_its_name_once(tr):
    office = replace(samples.OFFICE, name=Words("Ак-Суу айыл өкмөтү"), address=Words("Токтогул көчөсү, 12"))
    sheet = replace(samples.NOTICE, office=office)
    (page, *_) = page_texts(pdf.render(sheet, tr))
    word = docx.Document(io.BytesIO(docx_file.render(sheet, tr)))
    written = "\n".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    for text in (page, written):
        assert text.count("Ак-Суу айыл өкмөтү") == text.count("Токтогул көчөсү, 12") == 1
