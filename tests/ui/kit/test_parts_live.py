"""The kit at work: typing, shortcuts, forms, lists, lifetimes – with real widgets."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mslite.app import PLACES
from mslite.domain.meetings import Meeting
from mslite.domain.problems import Problem, Severity
from mslite.domain.rows import RecordRef, Words
from mslite.ui.kit import dialogs, doors, keys, parts, typed
from mslite.ui.kit.access import nameless
from mslite.ui.kit.context import Page, PageSpec
from mslite.ui.kit.dates import DateEditor, TimeEditor
from mslite.ui.kit.desk import Cancelled, Job
from mslite.ui.kit.editors import IntEditor, LineEditor
from mslite.ui.kit.form import Form
from mslite.ui.kit.people import CompletedLine, Option
from mslite.ui.kit.rows import Field
from mslite.ui.kit.rowsview import RowsEditor
from mslite.ui.kit.shell import Shell
from mslite.ui.kit.windowmodel import WINDOW, Column, WindowModel
from mslite.ui.kit.words import WordsEditor
from tests.ui import gallery, hands

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot, dressed):
    out = QWidget()
    QVBoxLayout(out)
    qtbot.addWidget(out)
    out.show()
    out.activateWindow()
    qtbot.waitUntil(lambda: out.windowHandle() is not None and out.isActiveWindow())
    return out


def put(window, part):
    window.layout().addWidget(part)
    part.show()
    QApplication.processEvents()


class Count(QObject):
    def __init__(self):
        super().__init__()
        self.seen = []

    def note(self, value=None):
        self.seen.append(value)


def test_shortcuts_work_under_a_cyrillic_layout(window):
    count, line = Count(), LineEditor()
    put(window, line)
    keys.shortcut(window, "Ctrl+K", count.note)
    line.setFocus()
    hands.press_cyrillic(line, "Л", CTRL)
    assert len(count.seen) == 1
    line.setText("сөз")
    hands.press_cyrillic(line, "Ф", CTRL)  # Ctrl+A of the line itself
    assert line.selectedText() == "сөз"


def test_the_inner_owner_of_a_shortcut_wins(window):
    outer, inner, box, line = Count(), Count(), QWidget(), LineEditor()
    QVBoxLayout(box).addWidget(line)
    put(window, box)
    keys.shortcut(window, "Ctrl+N", outer.note)
    keys.shortcut(box, "Ctrl+N", inner.note)
    line.setFocus()
    hands.press(line, Qt.Key.Key_N, CTRL)
    hands.press_cyrillic(line, "Т", CTRL)
    assert (len(outer.seen), len(inner.seen)) == (0, 2)


def test_alt_types_the_kyrgyz_letters(window):
    line = LineEditor()
    put(window, line)
    line.setFocus()
    for letter, modifiers in (("Н", ALT), ("О", ALT), ("У", ALT), ("О", ALT | SHIFT)):
        hands.press_cyrillic(line, letter, modifiers)
    assert line.text() == "ңөүӨ"
    line.setReadOnly(True)
    hands.press_cyrillic(line, "Н", ALT)
    assert line.text() == "ңөүӨ"


TODAY = dt.date(2026, 2, 10)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("16.02.2026", dt.date(2026, 2, 16)), ("16.2", dt.date(2026, 2, 16)), ("16", dt.date(2026, 2, 16)),
        ("1602", dt.date(2026, 2, 16)), ("16022026", dt.date(2026, 2, 16)), ("16/2/26", dt.date(2026, 2, 16)),
        ("+3", dt.date(2026, 2, 13)), ("бүгүн", TODAY), ("эртең", dt.date(2026, 2, 11)),
        ("2026-02-16", dt.date(2026, 2, 16)), ("", None),
    ],
)  # fmt: skip
def test_a_hurried_date_is_understood(text, day):
    assert typed.parse_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("+10", dt.date(2025, 12, 10)), ("16", dt.date(2025, 11, 16)), ("1.12", dt.date(2025, 12, 1)),
        ("бүгүн", TODAY), ("эртең", dt.date(2026, 2, 11)),
    ],
)  # fmt: skip
def test_a_date_is_counted_from_another_day(text, day):
    assert typed.parse_date(text, TODAY, dt.date(2025, 11, 30)) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("16.1", dt.date(2027, 1, 16)), ("16", dt.date(2027, 1, 16)), ("28", dt.date(2026, 12, 28)),
        ("1.11", dt.date(2026, 11, 1)), ("1.7", dt.date(2026, 7, 1)), ("1.6", dt.date(2027, 6, 1)),
        ("16.1.26", dt.date(2026, 1, 16)),
    ],
)  # fmt: skip
def test_a_due_date_is_one_to_come(text, day):
    assert typed.parse_date(text, TODAY, dt.date(2026, 12, 21), ahead=True) == day


@pytest.mark.parametrize("text", ["32.01.2026", "сөз", "1.2.3.4", "16.13", "16-", "99999"])
def test_what_is_no_date_is_told(text):
    if text == "16-":
        assert typed.parse_date(text, TODAY) == dt.date(2026, 2, 16)
        return
    with pytest.raises(ValueError):
        typed.parse_date(text, TODAY)


def form_of(tr):
    form = Form(tr)
    form.row("title", "Title", WordsEditor(tr))
    form.row("date", "Date", DateEditor(tr))
    form.row("starts", "Time", TimeEditor(tr))
    form.row("invited_count", "Invited", IntEditor(tr))
    return form


def test_a_form_gives_back_the_row_it_was_given(qtbot, window, tr):
    form = form_of(tr)
    put(window, form)
    meeting = Meeting(title=Words("Жыйын", "Собрание"), date=dt.date(2026, 2, 16), starts=dt.time(9, 30))
    form.load(meeting)
    assert form.draft() == meeting and not form.dirty
    left = Count()
    form.left.connect(left.note)
    field = form.rows["title"].editor.ky
    field.setFocus()
    field.clear()
    hands.type_text(field, "Ңөүчө")
    assert form.dirty and left.seen == []
    form.rows["date"].editor.setFocus()
    assert left.seen == ["title"]
    assert form.draft() == replace(meeting, title=Words("Ңөүчө", "Собрание"))


def test_a_fault_stays_beside_its_field_and_keeps_the_saved_value(qtbot, window, tr):
    form = form_of(tr)
    put(window, form)
    meeting = Meeting(date=dt.date(2026, 2, 16))
    form.load(meeting)
    left = Count()
    form.left.connect(left.note)
    date = form.rows["date"].editor.field
    date.setFocus()
    date.setText("кечээ")
    form.rows["starts"].editor.setFocus()
    assert form.rows["date"].problem.isVisible() and left.seen == []
    assert form.draft().date == meeting.date


def test_words_typed_while_saving_stay(qtbot, window, tr):
    form = form_of(tr)
    put(window, form)
    meeting = Meeting(title=Words("А", ""))
    form.load(meeting)
    form.rows["title"].editor.ky.setText("АБ")
    saved = replace(form.draft(), version=1)
    form.rows["title"].editor.ky.setText("АБВ")
    form.rebase(saved)
    assert form.draft().title.ky == "АБВ" and form.draft().version == 1


def test_undo_in_the_form_takes_back_the_last_field(qtbot, window, tr):
    form = form_of(tr)
    put(window, form)
    form.load(Meeting(title=Words("бир", "")))
    ky = form.rows["title"].editor.ky
    ky.setFocus()
    ky.setText("эки")
    form.rows["starts"].editor.setFocus()
    form.rebase(replace(form.draft(), version=1))
    hands.press(form.rows["starts"].editor, Qt.Key.Key_Z, CTRL)
    assert ky.text() == "бир" and form.dirty


def test_problems_go_to_their_fields_and_the_rest_comes_back(window, tr):
    form = form_of(tr)
    put(window, form)
    form.load(Meeting())
    mine, other = Problem("x", "title.ru", severity=Severity.SAVE), Problem("y", "body")
    assert form.show_problems((mine, other), lambda p: p.code) == (other,)
    assert form.rows["title"].problem.text().endswith("x")


def model_tester(model):
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)


@dataclass(frozen=True)
class Line:
    id: int


def test_a_list_of_a_hundred_thousand_reads_only_what_is_seen(qtbot, desk):
    asked = []

    def fetch(offset, limit):
        asked.append((offset, limit))
        return [Line(n) for n in range(offset, min(offset + limit, 100_000))]

    columns = (Column("id", "№", lambda line: str(line.id), 80), Column("b", "B", lambda line: "b"))
    from mslite.ui.kit.table import Table

    table = Table(desk, columns, "t", "List")
    qtbot.addWidget(table)
    tester = model_tester(table.model)
    table.resize(400, 300)
    table.show_lines(100_000, fetch, fetch(0, WINDOW))
    table.show()
    asked.clear()
    opened = Count()
    table.opened.connect(opened.note)
    hands.press(table.view, Qt.Key.Key_End)
    hands.until(lambda: table.current() is not None)
    assert table.current() == Line(99_999) and len(asked) <= 2
    hands.press(table.view, Qt.Key.Key_Return)
    assert opened.seen == [Line(99_999)]
    del tester


def test_window_model_forgets_an_answer_to_an_older_question(desk):
    model = WindowModel(desk, (Column("id", "№", lambda line: str(line.id)),))
    model.show(10, lambda offset, limit: [Line(-1)] * 10)
    assert model.line(0) is None
    model.show(10, None, [Line(n) for n in range(10)])
    hands.settle(desk)
    assert model.line(0) == Line(0)


def rows_editor(tr):
    fields = (
        Field("Text", lambda r: r.text, lambda r, v: replace(r, text=v)),
        Field(
            "Outcome",
            lambda r: r.outcome,
            lambda r, v: replace(r, outcome=v),
            90,
            (("open", "A"), ("noted", "B")),
        ),
        Field("Done", lambda r: r.done, lambda r, v: replace(r, done=v), 40, check=True),
    )
    out = RowsEditor(tr, fields, "Agenda", "Add")
    out.set_rows([gallery.Item(n, f"{n}", "") for n in range(3)])
    return out


def test_rows_are_moved_edited_ticked_inserted_and_removed_by_keys(qtbot, window, tr):
    rows = rows_editor(tr)
    put(window, rows)
    tester = model_tester(rows.model)
    told = {name: Count() for name in ("changed", "ordered", "inserting", "removing")}
    for name, count in told.items():
        getattr(rows, name).connect(count.note)
    rows.select_row(0)
    rows.view.setFocus()
    hands.press(rows.view, Qt.Key.Key_Down, ALT)
    assert [r.id for r in told["ordered"].seen[0]] == [1, 0, 2] and rows.current().id == 0
    rows.select_row(0, 2)
    hands.press(rows.view, Qt.Key.Key_Space)
    assert told["changed"].seen[-1].done
    assert rows.model.setData(rows.model.index(0, 0), "жаңы") and told["changed"].seen[-1].text == "жаңы"
    hands.press(rows.view, Qt.Key.Key_Insert)
    hands.press(rows.view, Qt.Key.Key_Delete)
    assert told["inserting"].seen == [1] and told["removing"].seen[0].id == 1
    rows.set_read_only(True)
    hands.press(rows.view, Qt.Key.Key_Delete)
    assert len(told["removing"].seen) == 1 and not rows.model.move(0, 1)
    del tester


def test_a_line_is_completed_off_the_window(qtbot, window, desk):
    line = CompletedLine(desk, gallery.suggest)
    put(window, line)
    picked = Count()
    line.picked.connect(picked.note)
    line.setFocus()
    hands.type_text(line, "ток")
    line.ask()
    hands.until(line.popup.isVisible)
    hands.press(line.popup, Qt.Key.Key_Down)
    hands.press(line.popup, Qt.Key.Key_Return)
    assert line.text() == gallery.NAMES[1] and isinstance(picked.seen[0], Option)


def test_desk_writes_in_order_and_drops_answers_for_the_closed(desk, qtbot):
    seen, log = Count(), []
    for n in range(20):
        desk.ask(lambda n=n: log.append(n), seen.note)
    hands.settle(desk)
    assert log == list(range(20)) and len(seen.seen) == 20
    failed = Count()
    desk.failed.connect(failed.note)
    desk.ask(lambda: 1 / 0, seen.note)
    hands.settle(desk)
    assert isinstance(failed.seen[0], ZeroDivisionError)


def test_a_slow_job_can_be_stopped(desk):
    job, seen = Job("long"), Count()

    def work():
        while True:
            job.step(1, 2)

    desk.slow(work, seen.note, seen.note, job)
    job.cancel()
    hands.settle(desk)
    assert seen.seen == [] and job.cancelled
    with pytest.raises(Cancelled):
        job.step(1)


class Answer:
    changes = frozenset({RecordRef("meeting", "1")})


class Note(Page):
    made = []

    def __init__(self, ctx, ref):
        super().__init__()
        self.ctx, self.ref, self.title, self.told = ctx, ref, "Note", []
        self.stay = False
        self.line = LineEditor()
        self.line.set_name("line")
        QVBoxLayout(self).addWidget(self.line)
        Note.made.append(self)

    def refresh(self, changes):
        self.told.append(changes)

    def may_leave(self):
        return not self.stay

    def save(self):
        self.ctx.desk.ask(Answer, self.saved)

    def saved(self, _answer):
        self.line.setText("saved")


@pytest.fixture
def shell(qtbot, desk, each_tr):
    Note.made.clear()
    out = Shell(desk, PLACES, each_tr)
    qtbot.addWidget(out)
    out.show()
    specs = (
        PageSpec("today", Note),
        PageSpec("meetings", Note),
        PageSpec("meeting", Note, "meetings", ("meeting",)),
    )
    out.enter(None, specs, "today")
    return out


def test_the_shell_opens_goes_back_and_keeps_places(shell):
    today = shell.navigator.page
    shell.open(RecordRef("meeting", "1"))
    card = shell.navigator.page
    assert card.ref == RecordRef("meeting", "1") and shell.places.currentRow() == 1
    card.stay = True
    shell.back()
    assert shell.navigator.page is card
    card.stay = False
    shell.back()
    assert shell.navigator.page is today
    shell.forward()
    assert shell.navigator.page is not card and shell.navigator.page.ref == RecordRef("meeting", "1")
    hands.press(shell, Qt.Key.Key_2, ALT)
    assert shell.navigator.spec.key == "meetings"


def test_the_author_is_not_refreshed_and_the_hidden_hear_later(shell, desk):
    today = shell.navigator.page
    shell.go("meetings")
    meetings = shell.navigator.page
    meetings.save()
    hands.settle(desk)
    assert meetings.line.text() == "saved" and meetings.told == [] and today.told == []
    shell.back()
    assert today.told == [Answer.changes]


def test_undo_on_the_line_at_the_foot(shell):
    count = Count()
    shell.say("…", count.note)
    shell.navigator.page.line.setFocus()
    hands.press(shell.navigator.page.line, Qt.Key.Key_Z, CTRL)
    assert len(count.seen) == 1 and not shell.status.undo.isVisible()


def test_everything_has_a_name_and_models_are_sound(shell, desk, tr):
    assert nameless(shell) == []
    tester = model_tester(shell.places.model())
    shell.places.set_counts({"today": 3})
    del tester  # it must not outlive the model
    for make in (lambda: gallery.FormPage(shell._ctx), lambda: gallery.ListPage(shell._ctx)):
        page = make()
        page.show()
        assert nameless(page) == [], [type(w) for w in nameless(page)]
        hands.settle(desk)
        page.deleteLater()


def test_pages_doors_and_parts_die(shell, desk, tr):
    hands.assert_dies(lambda: gallery.FormPage(shell._ctx))
    hands.assert_dies(lambda: gallery.ListPage(shell._ctx))
    hands.settle(desk)
    hands.assert_dies(lambda: doors.WhoDoor(tr, [("1", "A")]))
    hands.assert_dies(lambda: doors.PasswordDoor(tr, ["A"]))
    hands.assert_dies(lambda: doors.TroubleDoor(tr, "A", "B"))
    hands.assert_dies(lambda: dialogs.Decision(None, "A"))


def test_decisions_answer_by_verb(shell, tr):
    hands.answer("Annul")
    assert dialogs.confirm(shell, tr, "Annul the protocol?", "Annul", danger=True)
    hands.answer("Cancel")
    assert not dialogs.confirm(shell, tr, "Annul the protocol?", "Annul")
    hands.answer("Take")
    assert dialogs.choose(shell, tr, "Which?", [Option("a", "", 1), Option("b", "", 2)], "Take") == 1


def test_key_sequence_of_the_latin_twin():
    assert keys.LATIN_OF[ord("Л")] == ord("K") and QKeySequence("Ctrl+K")[0].key() == Qt.Key.Key_K


def test_a_long_title_is_cut_to_the_room_and_never_widens_the_window(window):
    header = parts.PageHeader("Ак-Суу")
    put(window, header)
    header.add(parts.button("Жылдык планды басып чыгаруу", window.update))
    long = "Ак-Суу шаарын 2024–2027-жылдарга карата социалдык-экономикалык өнүктүрүү программасы"
    window.resize(640, 200)
    header.set_title(long)
    QApplication.processEvents()
    assert window.width() == 640
    assert header.title.text().endswith("…")
    assert header.title.toolTip() == long
    window.resize(1600, 200)
    QApplication.processEvents()
    assert header.title.text() == long


def test_words_of_a_cell_and_of_its_column_are_seen_whole(window, tr):
    long = "«Ак-Суу Таза суу» муниципалдык ишканасы, Муниципалдык чарба бөлүмү"
    fields = (Field("Ишке ашыруу мөөнөтү", lambda r: r.text, None, 60), Field("Аты", lambda r: "Аты"))
    rows = RowsEditor(tr, fields, "Тизме", "Кошуу")
    rows.set_rows([gallery.Item(1, long, "")])
    put(window, rows)
    QApplication.processEvents()
    assert rows.view.columnWidth(0) > rows.view.fontMetrics().horizontalAdvance(fields[0].title)
    inside = rows.view.columnWidth(0) - 14  # the padding of the style sheet, and Qt's margin
    box = rows.view.fontMetrics().boundingRect(0, 0, inside, 999, Qt.TextFlag.TextWordWrap, long)
    assert rows.view.rowHeight(0) >= box.height()
