"""Lists edited in place and the card beside a list, with a real office behind them."""

from __future__ import annotations

import secrets
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit

from mslite.domain.meetings import AgendaItem, Meeting, PreparationStep
from mslite.domain.rows import RecordRef, Words
from mslite.services.office import Office
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import ChoiceEditor, LineEditor
from mslite.ui.kit.marks import Tone
from mslite.ui.kit.people import Option
from mslite.ui.kit.rowcard import RowCard
from mslite.ui.kit.rows import Field
from mslite.ui.kit.rowsview import RowsEditor
from mslite.ui.kit.tokens import TokensEditor
from mslite.ui.kit.words import WordsEditor
from tests.ui import hands


class Foot:
    """The window, as far as saving tells it anything."""

    def __init__(self):
        self.troubles = []

    def trouble(self, error):
        self.troubles.append(error)


@pytest.fixture
def ctx(desk, tr, tmp_path):
    office = Office(tmp_path / "data", secrets.token_bytes(32))
    office.work_as("", "Асанова Мээрим Талантовна")
    yield PageContext(desk, office, tr, Foot())
    hands.settle(desk)
    office.close()


def steps():
    return [PreparationStep(meeting_id="m", text=Words(text, "")) for text in ("Жарыя", "Тизме")]


@pytest.fixture
def listed(qtbot, dressed, tr):
    def put(row, text):
        if not text:
            raise ValueError
        return replace(row, text=Words(text, ""))

    fields = (
        Field("Done", lambda row: row.done_on is not None,
              lambda row, on: replace(row, done_on="today" if on else None), 60, check=True),
        Field("Step", lambda row: row.text.ky, put, tone=lambda row: Tone.BAD),
    )  # fmt: skip
    out = RowsEditor(tr, fields, "Steps", "Add")
    qtbot.addWidget(out)
    out.set_rows(steps())
    out.show()
    return out


def test_space_ticks_whatever_cell_is_current(listed):
    told = []
    listed.changed.connect(told.append)
    listed.select_row(1, 1)
    hands.press(listed.view, Qt.Key.Key_Space)
    hands.press(listed.view, Qt.Key.Key_Space)
    assert [row.done_on for row in told] == ["today", None]


def test_what_is_typed_in_a_cell_is_told_before_it_is_closed(listed):
    told = []
    listed.typing.connect(lambda before, after: told.append((before.text.ky, after.text.ky)))
    listed.select_row(0, 1, edit=True)
    cell = listed.view.findChild(QLineEdit)
    cell.selectAll()
    hands.type_text(cell, "Үй")
    assert told == [("Жарыя", "Ү"), ("Жарыя", "Үй")]


def test_a_tone_has_colour_and_sign(listed):
    QAbstractItemModelTester(listed.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    index = listed.model.index(0, 1)
    assert index.data(Qt.ItemDataRole.DecorationRole) is not None
    assert index.data(Qt.ItemDataRole.ForegroundRole) is not None


def test_rows_are_as_high_as_their_words_in_the_width_there_is(listed):
    long = PreparationStep(meeting_id="m", text=Words("Жарыялоо жана чакыруу " * 6, ""))
    listed.resize(260, 300)
    listed.set_rows([long])
    hands.rest(50)
    high = listed.view.rowHeight(0)
    listed.resize(1200, 300)
    hands.rest(50)
    assert listed.view.rowHeight(0) < high


def test_the_card_saves_one_row_before_it_shows_the_next(ctx, qtbot):
    meeting = Meeting(title=Words("Кеңешме", ""))
    one, two = (AgendaItem(meeting_id=meeting.id, position=no) for no in (1, 2))
    office = ctx.office
    one, two = office.records.save(meeting, one, two).all(AgendaItem)
    card = RowCard(ctx, "Item", "agenda_item")
    card.form.row("text", "Text", WordsEditor(ctx.tr))
    qtbot.addWidget(card)
    card.show_row(one)
    assert card.isVisible()
    card.form.focus("text")
    hands.type_text(card.form.rows["text"].editor.ky, "Биринчи маселе")
    card.show_row(two)
    hands.settle(ctx.desk)
    assert card.form.base.id == two.id and not card.form.dirty
    assert office.records.get(RecordRef("agenda_item", one.id)).text.ky == "Биринчи маселе"
    card.show_row(None)
    assert not card.isVisible()


def test_a_name_typed_is_not_lost_when_the_field_is_left(ctx, qtbot):
    field = TokensEditor(ctx.desk, lambda text: (), ctx.tr)
    other = LineEditor()
    for part in (field, other):
        qtbot.addWidget(part)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.setFocus()
    hands.type_text(field.entry, "Асанова М.Т.")
    field.entry.clearFocus()
    assert field.value() == (Option("Асанова М.Т."),)


def test_many_names_go_on_in_the_next_line(ctx, qtbot):
    field = TokensEditor(ctx.desk, lambda text: (), ctx.tr)
    qtbot.addWidget(field)
    field.resize(320, 40)
    field.show()
    one_line = field.heightForWidth(320)
    field.set_value([Option(f"Асанова М.Т. {no}") for no in range(8)])
    hands.rest(20)
    field.resize(320, field.heightForWidth(320))
    hands.rest(20)
    assert field.heightForWidth(320) > 3 * one_line
    parts = [*field._chips, field.entry]
    assert all(field.rect().contains(part.geometry()) for part in parts)
    assert not any(a.geometry().intersects(b.geometry()) for a in parts for b in parts if a is not b)
    assert field.entry.width() >= 160
    assert parts == sorted(parts, key=lambda part: (part.y(), part.x()))
    field.set_value(())
    hands.rest(20)
    assert field.heightForWidth(320) == one_line


def test_other_choices_keep_the_value(qtbot, dressed):
    choice = ChoiceEditor([(None, "All"), (2025, "2025")])
    qtbot.addWidget(choice)
    choice.set_value(2025)
    choice.set_choices([(None, "All"), (2026, "2026"), (2025, "2025")])
    assert choice.value() == 2025
