"""The place of the programme: a list, and with exactly one its page at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from mslite.domain.programme.rows import Indicator, PlanItem
from mslite.domain.rows import RecordRef, Words
from mslite.ui.pages.help.topics import TOPICS
from mslite.ui.pages.programme.page import SECTIONS, ProgrammeFrame
from mslite.ui.pages.programmes.page import ProgrammesPage
from tests.ui import hands

CTRL = Qt.KeyboardModifier.ControlModifier


def begin(office, year=2024):
    """A new programme with its empty chapters; returns its identity."""
    return office.programmes.begin(year).rows[0].id


def test_an_empty_place_says_what_to_do_and_one_key_begins(window, office):
    page = window.go("programmes")
    assert isinstance(page, ProgrammesPage) and page.table.model.rowCount() == 0
    hands.press(QApplication.focusWidget(), Qt.Key.Key_N, CTRL)
    frame = window.settled()
    assert isinstance(frame, ProgrammeFrame)
    (made,) = office.programmes.all()
    assert made.last_year - made.first_year == 3
    book = office.programmes.book(made.id)
    assert [one.position for one in book.chapters] == list(range(1, len(book.chapters) + 1))
    assert all(one.title.ky and one.title.ru for one in book.chapters)


def test_the_only_programme_is_opened_by_its_place_and_the_way_back_skips_the_list(window, office):
    programme_id = begin(office)
    window.go("today")
    assert isinstance(window.go("programmes"), ProgrammeFrame)
    window.shell.back()
    assert window.settled().help_topic == "today"
    listed = window.open("programmes", "")
    assert isinstance(listed, ProgrammesPage) and listed.table.model.rowCount() == 1
    QAbstractItemModelTester(listed.table.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    hands.press(listed.table.view, Qt.Key.Key_Return)
    assert window.settled()._programme_id == programme_id


def test_two_programmes_stand_in_a_list_the_latest_first(window, office, count_reads):
    begin(office, 2020)
    begin(office, 2024)
    with count_reads() as sent:
        page = window.go("programmes")
    assert isinstance(page, ProgrammesPage)
    assert [page.table.model.index(no, 1).data() for no in range(2)] == ["2024–2027", "2020–2023"]
    assert len([one for one in sent if "FROM programme" in one]) == 1


def test_each_section_has_its_help(window, office):
    page = window.open("programme", begin(office))
    for no in range(len(SECTIONS)):
        page.show_section(no)
        window.settled()
        assert page.help_topic in TOPICS


def test_what_is_typed_in_the_passport_is_saved_and_the_title_follows(window, office):
    programme_id = begin(office)
    page = window.open("programme", programme_id)
    slogan = page.section.form.rows["slogan"].editor.ky
    slogan.setFocus()
    hands.type_text(slogan, "Ак-Суу – биздин үй")
    page.section.form.rows["name"].editor.ky.setFocus()
    window.settled()
    assert office.programmes.book(programme_id).programme.slogan.ky == "Ак-Суу – биздин үй"
    office.records.save(office.records.require(RecordRef("programme", programme_id)))


def test_a_record_of_the_programme_opens_its_page(window, office):
    chapter = office.programmes.book(begin(office)).chapters[3]
    assert isinstance(window.open("chapter", chapter.id), ProgrammeFrame)


def test_the_pages_die(window, office):
    programme_id = begin(office)
    ctx = window.shell.navigator._ctx
    hands.assert_dies(lambda: ProgrammesPage(ctx, RecordRef("programmes", "")))
    hands.assert_dies(lambda: ProgrammeFrame(ctx, RecordRef("programme", programme_id)))
    window.settled()


def test_what_the_search_finds_opens_in_its_section_on_its_row(window, office):
    programme_id = begin(office)
    item = PlanItem(programme_id=programme_id, position=1, text=Words("Арык казуу"))
    indicator = Indicator(programme_id=programme_id, name=Words("Жарык көчөлөр"))
    office.records.save(item, indicator)
    for text, key, ref in (
        ("арык", "plan", RecordRef("plan_item", item.id)),
        ("жарык", "matrix", RecordRef("indicator", indicator.id)),
    ):
        (found,) = office.find.find(text)
        assert found.opens == ref
        page = window.open(found.opens.table, found.opens.id)
        assert SECTIONS[page.strip.current].key == key


def test_a_removed_programme_goes_to_the_trash_and_comes_back_with_all_that_hangs_on_it(window, office):
    programme_id = begin(office)
    page = window.open("programme", programme_id)
    page._remove()
    window.settled()
    assert office.programmes.all() == ()
    (line,) = office.records.trash()
    assert line.title.ky.startswith("2024–2027") and line.ref.table == "programme"
    window.shell.status.take_back()
    window.settled()
    assert office.programmes.book(programme_id).chapters
