"""Everything about one meeting bound into one PDF, whatever was attached."""

import io

import pytest
from PIL import Image

from mslite.documents.pdftext import page_texts
from mslite.domain.meetings import Decision
from mslite.domain.rows import PaperLang, RecordRef, Words
from mslite.domain.views import AssignmentQuery, AssignmentScope
from mslite.services.office import Office
from tests.services.day import DAY, staff_meeting


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 400), "#336699").save(out, "PNG")
    return out.getvalue()


def test_a_word_file_and_a_broken_pdf_are_named_on_a_page_of_their_own(office: Office) -> None:
    meeting_id = staff_meeting(office)
    ref = RecordRef("meeting", meeting_id)
    office.attachments.add(ref, b"PK\x03\x04 word", title="Смета", file_name="смета.docx")
    office.attachments.add(ref, b"%PDF-1.4 broken", title="Акт", file_name="акт.pdf")
    office.attachments.add(ref, picture(), title="Сүрөт", file_name="сүрөт.png")
    heard: list[tuple[int, int]] = []
    pages = page_texts(office.papers.case_file(meeting_id, PaperLang.KY, lambda *at: heard.append(at)))
    assert all(title in pages[0] for title in ("Тиркеме: Смета", "Тиркеме: Акт", "Тиркеме: Сүрөт"))
    text = "\n".join(pages[1:])
    assert "смета.docx" in text and "акт.pdf" in text
    assert heard[0] == (0, heard[-1][1]) and heard[-1][0] == heard[-1][1] - 1


def test_binding_can_be_stopped(office: Office) -> None:
    class Stop(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise Stop

    with pytest.raises(Stop):
        office.papers.case_file(staff_meeting(office), PaperLang.KY, stop)


def test_the_printed_list_holds_what_was_asked_for_by_executor(office: Office) -> None:
    first = staff_meeting(office)
    for executor, text in (("Жээнбаева Н.", "Отчёт"), ("Абдраева С.", "Смета"), ("", "Жооп")):
        office.records.save(Decision(meeting_id=first, text=Words(text), executor=executor, due=DAY))
    query = AssignmentQuery(AssignmentScope.ALL, today=DAY, limit=1)
    text = "\n".join(page_texts(office.assignments.printed(query, PaperLang.RU)))
    places = [text.index(name) for name in ("Абдраева С.", "Жээнбаева Н.", "Турдубаев Н.К.", "Жооп")]
    assert places == sorted(places)
    assert "сегодня" in text


def test_what_is_done_stands_after_what_is_open(office: Office) -> None:
    first = staff_meeting(office)
    early = Decision(meeting_id=first, text=Words("Отчёт"), executor="Абдраева С.", due=DAY)
    office.records.save(early)
    office.assignments.complete(early.id, note="Берилди")
    lines = office.assignments.lines(AssignmentQuery(AssignmentScope.ALL))
    assert [line.executor for line in lines] == ["Турдубаев Н.К.", "Абдраева С."]
    office.assignments.complete(early.id, note="")
    assert office.assignments.lines(AssignmentQuery(AssignmentScope.DONE))[0].note == ""
