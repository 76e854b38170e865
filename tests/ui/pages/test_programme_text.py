"""The chapters of the book: outline, prose in two languages, and what else stands in a chapter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from mslite.domain.programme.kinds import ChapterRole, FactorKind, ForecastKind, TableKind
from mslite.domain.programme.rows import Abbreviation, Programme
from mslite.domain.rows import RecordRef, Words
from mslite.domain.views import TypingKey
from tests.ui import hands

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def programme(office):
    return office.programmes.begin(2024).first(Programme)


@pytest.fixture
def text(window, programme):
    page = window.open("programme", programme.id)
    page.show_section(1)
    window.settled()
    return page.section


def chapter(text, role, window):
    """Go to the chapter of a role."""
    rows = text.outline.model.rows
    text.outline.select_row(next(no for no, one in enumerate(rows) if one.role is role))
    window.settled()
    return text.stack.currentWidget()


def type_in(view, words):
    """Type into the cell whose editor is open, Enter at the end."""
    editor = QApplication.focusWidget()
    assert view.isAncestorOf(editor)
    hands.type_text(editor, words)
    hands.press(editor, Qt.Key.Key_Return)


def test_prose_is_kept_while_it_is_typed_and_saved_when_it_is_left(window, office, programme, text):
    text.outline.select_row(1)
    window.settled()
    text.prose.ky.setFocus()
    hands.type_text(text.prose.ky, "- Таза суу")
    hands.rest(1300)
    window.settled()
    mine = text.outline.current()
    kept = [(one.key, one.text) for one in office.typing.pending()]
    assert (TypingKey("chapter", mine.id, "text.ky"), "- Таза суу") in kept
    text.outline.setFocus()
    window.settled()
    assert office.records.get(RecordRef("chapter", mine.id)).text == Words("- Таза суу")
    assert office.typing.pending() == ()


def test_words_typed_in_one_chapter_are_saved_when_another_one_is_chosen(window, office, text):
    text.outline.select_row(1)
    window.settled()
    first = text.outline.current()
    text.prose.ru.setFocus()
    hands.type_text(text.prose.ru, "Введение")
    text.outline.select_row(2)
    window.settled()
    assert office.records.get(RecordRef("chapter", first.id)).text.ru == "Введение"
    assert text.prose.value() == Words()


def test_a_chapter_is_added_below_with_the_cursor_in_its_title_moved_and_made_lower(
    window, office, programme, text
):
    QAbstractItemModelTester(text.outline.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    text.outline.select_row(1)
    text.outline.setFocus()
    hands.press(text.outline.view, Qt.Key.Key_Insert)
    window.settled()
    title = text.form.rows["title"].editor.ky
    assert title.hasFocus()
    hands.type_text(title, "Жаңы бөлүм")
    text.outline.setFocus()
    window.settled()
    titles = [one.title.ky for one in office.programmes.book(programme.id).chapters]
    assert titles[2] == "Жаңы бөлүм"
    hands.press(text.outline.view, Qt.Key.Key_Down, ALT)
    hands.press(text.outline.view, Qt.Key.Key_Right, ALT)
    window.settled()
    moved = office.programmes.book(programme.id).chapters[3]
    assert (moved.title.ky, moved.level) == ("Жаңы бөлүм", 2)
    hands.press(text.outline.view, Qt.Key.Key_Delete)
    window.settled()
    assert "Жаңы бөлүм" not in [one.title.ky for one in office.programmes.book(programme.id).chapters]


def test_abbreviations_are_typed_one_after_another(window, office, programme, text):
    part = chapter(text, ChapterRole.ABBREVIATIONS, window)
    part.list.setFocus()
    for short in ("ЖӨБ", "АӨ"):
        hands.press(part.list.view, Qt.Key.Key_Insert)
        window.settled()
        type_in(part.list.view, short)
        window.settled()
    assert [one.short.ky for one in office.programmes.book(programme.id).abbreviations] == ["ЖӨБ", "АӨ"]


def test_swot_stands_in_four_fields(window, office, programme, text):
    part = chapter(text, ChapterRole.SWOT, window)
    assert [one.kind for one in part.lists] == [
        FactorKind.STRENGTH, FactorKind.WEAKNESS, FactorKind.OPPORTUNITY, FactorKind.THREAT,
    ]  # fmt: skip
    weak = part.lists[1]
    weak.setFocus()
    hands.press(weak.view, Qt.Key.Key_Insert)
    window.settled()
    type_in(weak.view, "Түтүктөр эскирген")
    window.settled()
    (only,) = office.programmes.book(programme.id).factors
    assert (only.kind, only.text.ky) == (FactorKind.WEAKNESS, "Түтүктөр эскирген")


def test_forecast_values_are_kept_as_written_the_first_year_is_a_fact(window, office, programme, text):
    part = chapter(text, ChapterRole.FORECAST, window)
    listed = part.table.list
    assert [field.title for field in listed.model.fields[-5:]][1:] == ["2024", "2025", "2026", "2027"]
    listed.setFocus()
    hands.press(listed.view, Qt.Key.Key_Insert)
    window.settled()
    type_in(listed.view, "Калктын саны")
    window.settled()
    for column, value in ((4, "18,4"), (5, "1:0,3")):
        listed.select_row(0, column, edit=True)
        type_in(listed.view, value)
        window.settled()
    found = office.programmes.book(programme.id).forecast
    assert [(one.year, one.kind, one.value) for one in found] == [
        (2023, ForecastKind.FACT, "18,4"),
        (2024, ForecastKind.FORECAST, "1:0,3"),
    ]


def test_a_column_is_hidden_renamed_added_and_only_an_own_one_goes(window, office, programme, text):
    part = chapter(text, ChapterRole.PLAN, window)
    columns = part.columns
    columns.select_row(1, 0)
    columns.setFocus()
    hands.press(columns.view, Qt.Key.Key_Space)
    window.settled()
    columns.select_row(2, 1, edit=True)
    QApplication.focusWidget().selectAll()
    type_in(columns.view, "Иш-чара")
    window.settled()
    before = len(columns.model.rows)
    hands.press(columns.view, Qt.Key.Key_Delete)
    window.settled()
    assert len(columns.model.rows) == before
    hands.press(columns.view, Qt.Key.Key_Insert)
    window.settled()
    editor = QApplication.focusWidget()
    editor.selectAll()
    type_in(columns.view, "Эскертүү")
    window.settled()
    found = {one.title.ky: one for one in office.programmes.book(programme.id).columns}
    assert found["Иш-чара"].table_kind is TableKind.PLAN and not found["Иш-чара"].hidden
    assert found["Эскертүү"].key.startswith("own_")
    assert any(one.hidden for one in found.values())


def test_the_table_of_a_chapter_leads_to_its_section(window, text):
    part = chapter(text, ChapterRole.PLAN, window)
    seen = []
    text.wanted.connect(seen.append)
    part._open()
    window.settled()
    assert seen == [RecordRef("programme", "plan")]


def test_a_chapter_that_was_found_is_the_one_in_front(window, office, programme):
    office.records.save(Abbreviation(programme_id=programme.id, short=Words("ЖӨБ")))
    wanted = office.programmes.book(programme.id).chapters[4]
    page = window.open("chapter", wanted.id)
    assert page.section.outline.current().id == wanted.id


def test_the_section_dies(window, programme):
    page = window.open("programme", programme.id)
    make, ctx = type(page), page._ctx

    def whole():
        frame = make(ctx, RecordRef("programme", programme.id))
        hands.settle(window.desk)
        frame.show_section(1)
        for role in (ChapterRole.SWOT, ChapterRole.PLAN, ChapterRole.FORECAST):
            rows = frame.section.outline.model.rows
            frame.section.outline.select_row(next(n for n, one in enumerate(rows) if one.role is role))
        hands.settle(window.desk)
        return frame

    hands.assert_dies(whole)
    window.settled()
