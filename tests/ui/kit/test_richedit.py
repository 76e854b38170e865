"""Prose is typed, pasted and kept in the small subset, and comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor

from mslite.domain.programme import richtext
from mslite.ui.kit.richedit import RichEdit
from tests.ui import hands

TEXTS = (
    "Жөнөкөй абзац",
    "Сөз **калың** жана __жантык__ жазылат",
    "# Корутунду\nАбзац",
    "- бир\n- эки\n  - эки жарым",
    "1. биринчи\n2. экинчи\n7. жетинчи",
    "| Көрсөткүч | Жыл |\n|---|---|\n| Суу | 80 |",
    "Бир // эки",
    "| а | б |\n| в | г |\nКийин абзац\n\n\nДагы",
)


@pytest.fixture
def edit(dressed, qtbot):
    out = RichEdit()
    qtbot.addWidget(out)
    out.show()
    return out


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_kept_comes_back_as_it_was(edit, text):
    edit.set_value(text)
    assert richtext.parse(edit.value()) == richtext.parse(text)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="аб *_-#|1.)\n`/•", max_size=60))
def test_any_text_is_shown_and_shown_again_the_same(text):
    edit = RichEdit()
    edit.set_value(text)
    once = edit.value()
    edit.set_value("")
    edit.set_value(once)
    assert richtext.parse(edit.value()) == richtext.parse(once)


def test_a_list_begins_goes_on_and_ends(edit):
    hands.type_text(edit, "- суу")
    hands.press(edit, Qt.Key.Key_Return)
    hands.type_text(edit, "жол")
    hands.press(edit, Qt.Key.Key_Tab)
    hands.press(edit, Qt.Key.Key_Return)
    hands.press(edit, Qt.Key.Key_Return)
    hands.type_text(edit, "Абзац")
    assert edit.value() == "- суу\n  - жол\nАбзац"


def test_numbers_go_on_from_the_one_above(edit):
    hands.type_text(edit, "3. үчүнчү")
    hands.press(edit, Qt.Key.Key_Return)
    hands.type_text(edit, "төртүнчү")
    assert edit.value() == "3. үчүнчү\n4. төртүнчү"


def test_the_buttons_make_a_list_of_the_selected_and_plain_text_again(edit):
    edit.set_value("бир\nэки")
    edit.selectAll()
    edit.numbers()
    assert edit.value() == "1. бир\n2. эки"
    edit.selectAll()
    edit.bullets()
    assert edit.value() == "- бир\n- эки"
    edit.selectAll()
    edit.bullets()
    assert edit.value() == "бир\nэки"


def test_bold_and_heading(edit):
    edit.set_value("таза суу")
    edit.selectAll()
    hands.press(edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert edit.value() == "**таза суу**"
    edit.heading()
    assert edit.value() == "# таза суу"
    edit.heading()
    assert edit.value() == "таза суу"


def test_a_table_is_put_filled_and_grows(edit):
    edit.set_value("Кириш")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.table()
    hands.type_text(edit, "Баш")
    edit.add_row()
    edit.add_column()
    (_para, table) = richtext.parse(edit.value())
    assert len(table.rows) == 3 and len(table.rows[0]) == 3 and table.head
    assert table.rows[0][0][0].text == "Баш"


def test_what_is_pasted_from_word_keeps_the_subset_alone(edit):
    data = QMimeData()
    data.setHtml(
        "<html><body><h1>Кириш</h1><p style='color:red'>Бир <b>калың</b> <u>сызык</u></p>"
        "<ul><li>бир</li><li>эки</li></ul><ol><li>а</li><li>б</li></ol>"
        "<table><tr><td>x</td><td>y</td></tr></table><script>evil()</script></body></html>"
    )
    edit.insertFromMimeData(data)
    assert edit.value() == ("# Кириш\nБир **калың** сызык\n- бир\n- эки\n1. а\n2. б\n| x | y |")


def test_a_few_words_are_pasted_into_the_line(edit):
    edit.set_value("Ак-Суу шаары")
    cursor = edit.textCursor()
    cursor.setPosition(6)
    edit.setTextCursor(cursor)
    data = QMimeData()
    data.setText(" таза")
    edit.insertFromMimeData(data)
    assert edit.value() == "Ак-Суу таза шаары"


def test_it_dies(dressed):
    hands.assert_dies(RichEdit)
