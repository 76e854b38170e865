"""History on a card: who changed what, in words; any change can be put back, or it is said why not."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from mslite.domain.meetings import AssignmentState, Meeting
from mslite.domain.office import District
from mslite.domain.papers import Paper
from mslite.domain.rows import RecordRef, Words
from mslite.domain.shapes import REFERS, ROWS, fields, table_of
from mslite.domain.sheets import PrintChoice
from mslite.domain.views import AssignmentScope
from mslite.i18n import labels
from mslite.i18n.fields import field_name, value_text
from mslite.i18n.tables import name as table_name
from mslite.ui.kit.access import nameless
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.recordhistory import HistoryDialog
from mslite.ui.pages.settings.page import SECTIONS
from tests.services.day import staff_meeting
from tests.ui import hands

COLUMNS = [
    (table_of(shape), column)
    for shape in ROWS
    for field, kind in fields(shape).items()
    if field not in ("id", "version")
    for column in ((f"{field}_ky", f"{field}_ru") if kind is Words else (field,))
]


def opened(window, ref: RecordRef) -> HistoryDialog:
    ctx = PageContext(window.desk, window.office, window.shell.tr_now, window.shell)
    dialog = HistoryDialog(ctx, window.shell, ref)
    dialog.show()
    window.settled()
    return dialog


def lines(dialog: HistoryDialog) -> list[list[str]]:
    model = dialog.panel.table.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
def test_every_column_of_every_record_has_its_word(lang, tr_ky, tr_ru, tr_en):
    tr = {"ky": tr_ky, "ru": tr_ru, "en": tr_en}[lang]
    assert all(field_name(table, column, tr).strip() for table, column in COLUMNS)
    assert all(table_name(table_of(shape), tr) for shape in ROWS)


def test_every_field_that_names_another_record_is_known():
    asked = {column for _, column in COLUMNS if column.endswith("_id")}
    assert asked - {"record_id"} <= set(REFERS)


def test_values_are_words(tr_ky):
    meeting = Meeting(title=Words("Кеңешме"))
    assert value_text("meeting", "state", meeting.state.value, tr_ky) == "Пландалган"
    assert value_text("meeting", "recurring", True, tr_ky) == "ооба"
    assert value_text("meeting", "date", None, tr_ky) == "бош"
    assert value_text("body_member", "role", "chair", tr_ky) == "Төрага"
    assert value_text("statement", "item_id", Words("Суу жөнүндө", "О воде"), tr_ky) == "Суу жөнүндө"


def test_a_meetings_history_tells_of_its_statements_too(window):
    meeting_id = staff_meeting(window.office)
    dialog = opened(window, RecordRef("meeting", meeting_id))
    told = lines(dialog)
    assert any(line[2].startswith("Сөз") and line[3] == "Кошулган" for line in told)
    assert any(line[2] == "Жыйын" and line[4:] == ["Жүрүп жатат", "Өттү"] for line in told)
    assert all(line[1] for line in told)
    assert nameless(dialog) == []


def test_a_change_is_put_back_and_that_is_a_change_too(window):
    meeting_id = staff_meeting(window.office)
    meeting = window.office.meetings.dossier(meeting_id).meeting
    long = "Узун аталыш " * 20
    window.office.records.save(dataclasses.replace(meeting, title=Words(long, meeting.title.ru)))
    dialog = opened(window, RecordRef("meeting", meeting_id))
    assert dialog.panel.after.value() == long, "the whole text stands below"
    dialog.panel.button.click()
    window.settled()
    assert window.office.meetings.dossier(meeting_id).meeting.title.ky == "Жумалык кеңешме"
    assert lines(dialog)[0][5] == "Жумалык кеңешме"
    assert dialog.told.isVisible()
    assert dialog.panel.table.view.currentIndex().row() == 0


def test_what_cannot_be_put_back_says_why(window):
    meeting_id = staff_meeting(window.office)
    office = window.office
    paper = office.papers.issue(meeting_id, PrintChoice()).first(Paper)
    office.papers.sign(paper.id, [office.papers.notice(meeting_id)])
    dialog = opened(window, RecordRef("meeting", meeting_id))
    rows = lines(dialog)
    dialog.panel.table.select_row(
        next(no for no, line in enumerate(rows) if line[4:] == ["Жүрүп жатат", "Өттү"])
    )
    dialog.panel.button.click()
    window.settled()
    assert "кол коюлган" in dialog.told.words.text().lower()
    dialog.panel.table.select_row(next(no for no, line in enumerate(rows) if line[3] == "Кошулган"))
    assert not dialog.panel.button.isEnabled()


def test_the_dialog_dies(window):
    meeting_id = staff_meeting(window.office)
    ctx = PageContext(window.desk, window.office, window.shell.tr_now, window.shell)

    def make() -> HistoryDialog:
        dialog = HistoryDialog(ctx, window.shell, RecordRef("meeting", meeting_id))
        hands.settle(window.desk)
        return dialog

    hands.assert_dies(make)


def read_by_key(window, widget: QWidget) -> list[list[str]]:
    """Press Ctrl+H in ``widget``, read the history that opens, close it."""
    seen: list[list[str]] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, HistoryDialog) and lines(dialog):
            seen.extend(lines(dialog))
            dialog.reject()
        else:
            QTimer.singleShot(20, read)

    QTimer.singleShot(0, read)
    widget.setFocus()
    hands.press(widget, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    window.settled()
    return seen


def test_what_became_of_an_assignment_is_told_on_its_page(window):
    staff_meeting(window.office)
    page = window.go("assignments")
    window.settled()
    page.list.done_today()
    window.settled()
    page.scope.set_value(AssignmentScope.DONE)
    page._read()
    window.settled()
    told = read_by_key(window, page.list.table.view)
    assert any(labels.label(AssignmentState.DONE, window.shell.tr_now) in line for line in told), told


@pytest.mark.parametrize("place", ["districts", "texts"])
def test_every_list_of_the_settings_has_its_history(window, place):
    window.office.meetings.append(District(name=Words("Борбор")))
    page = window.go("settings")
    page.show_section([key for key, _, _ in SECTIONS].index(place))
    window.settled()
    shown = page.section.list
    shown.select_row(0)
    shown.model.setData(shown.model.index(0, shown.model.columnCount() - 2), "Жаңыча айтылды")
    window.settled()
    told = read_by_key(window, shown.view)
    assert any("Жаңыча айтылды" in line for line in told)
