"""The settings of the office, walked as a clerk would."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit

from mslite.domain.numbering import series_of
from mslite.domain.office import District, MeetingKind, Template, TemplateKind
from mslite.domain.rows import RecordRef, Words
from mslite.services.office import Locked, Office, open_office
from mslite.ui.kit.access import nameless
from mslite.ui.kit.passwords import PasswordDialog, RecoveryDialog
from mslite.ui.pages.settings.bringing import ForeignDialog, RestoreDialog
from mslite.ui.pages.settings.page import SECTIONS, SettingsPage
from tests.services.day import staff_meeting
from tests.ui import hands
from tests.ui.pages.conftest import CLERK

PLACE = {key: no for no, (key, _, _) in enumerate(SECTIONS)}
PICTURE = Path(__file__).resolve().parents[3] / "resources" / "emblem.png"


@pytest.fixture
def office(tmp_path):
    """An office with keys in its folder, as the program opens it."""
    out = open_office(tmp_path / "data")
    assert isinstance(out, Office)
    out.settings.save_municipality(out.settings.municipality())
    out.work_as("", CLERK)
    yield out
    out.close()


def section(window, key):
    page = window.go("settings")
    page.show_section(PLACE[key])
    window.settled()
    return page.section


def in_dialog(do):
    """Let ``do(dialog)`` work in the dialog that is about to open."""

    def begin():
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, begin)
            return
        try:
            do(dialog)
        except BaseException:
            dialog.reject()
            raise

    QTimer.singleShot(0, begin)


def test_the_office_is_saved_when_a_field_is_left(window):
    shown = section(window, "office")
    hands.type_text(QApplication.focusWidget(), "Ак-Суу шаарынын мэриясы")
    hands.press(QApplication.focusWidget(), Qt.Key.Key_Tab)
    window.settled()
    assert window.office.settings.municipality().name.ky == "Ак-Суу шаарынын мэриясы"
    shown.picture.chosen.emit(PICTURE)
    window.settled()
    assert window.office.settings.municipality().emblem
    assert shown.picture.picture.pixmap().width() > 0
    shown.picture.removed.emit()
    window.settled()
    assert window.office.settings.municipality().emblem == ""
    window.shell.status.take_back()
    window.settled()
    assert window.office.settings.municipality().emblem


def test_who_works_here_is_typed_with_post_and_short_name(window):
    shown = section(window, "people")
    hands.type_text(shown.entry, "Бакиров Эрмек Сапарович")
    shown.entry.returnPressed.emit()
    window.settled()
    model = shown.list.model
    row = next(no for no, line in enumerate(model.rows) if line.person.name.startswith("Бакиров"))
    assert model.index(row, 1).data() == "Бакиров Э.С."
    assert model.setData(model.index(row, 2), "мэр")
    assert model.setData(model.index(row, 3), "мэр города")
    window.settled()
    (line,) = window.office.directory.people("Бакиров", works_here=True)
    assert line.post.title == Words("мэр", "мэр города")
    assert len(window.office.directory.posts(line.person.id)) == 1
    shown.list.select_row(row)
    hands.press(shown.list.view, Qt.Key.Key_Delete)
    window.settled()
    assert len(window.office.directory.people(works_here=True)) == 1
    window.shell.status.take_back()
    window.settled()
    assert len(window.office.directory.people(works_here=True)) == 2
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_a_cell_being_typed_in_survives_the_saving_of_the_one_before(window):
    for name in ("Чыгыш", "Батыш"):
        window.office.meetings.append(District(name=Words(name)))
    shown = section(window, "districts")
    view, model = shown.list.view, shown.list.model
    model.setData(model.index(0, 1), "Восток")
    view.setCurrentIndex(model.index(0, 0))
    view.edit(model.index(0, 0))
    editor = view.findChild(QLineEdit)
    hands.type_text(editor, "Чыгыш ")
    window.settled()
    assert editor.text() == "Чыгыш "
    assert model.rows[0].name.ru == "Восток" and model.rows[0].version == 2


def test_parts_of_the_town_are_added_and_ordered(window):
    shown = section(window, "districts")
    for name in ("Чыгыш", "Батыш"):
        shown.list.add.click()
        window.settled()
        editor = shown.list.view.findChild(QLineEdit)
        hands.type_text(editor, name)
        hands.press(editor, Qt.Key.Key_Return)
        window.settled()
    shown.list.select_row(1)
    hands.press(shown.list.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    window.settled()
    assert [d.name.ky for d in window.office.directory.districts()] == ["Батыш", "Чыгыш"]


def test_a_rule_that_is_changed_becomes_the_offices_own(window):
    shown = section(window, "rules")
    shown.kind.set_value(MeetingKind.HEARING)
    shown.kind.edited.emit()
    form = shown.form
    assert form.base.standing == "doc"
    quorum = form.rows["quorum_num quorum_den quorum_count"].editor
    assert quorum.value() == (2, 3, 0)
    quorum.way.set_value("count")
    quorum.count.set_value(40)
    quorum.left.emit()
    form.rows["requires"].editor.boxes["purpose"].click()
    pattern = form.rows["pattern"].editor
    pattern.field.setFocus()
    pattern.field.selectAll()
    hands.type_text(pattern.field, "{year}/{seq:02}")
    assert f"№ {dt.date.today().year}/01" in pattern.example.text()
    hands.press(pattern.field, Qt.Key.Key_Tab)
    window.settled()
    rule = window.office.meetings.rule(MeetingKind.HEARING)
    assert (rule.quorum_count, rule.pattern, rule.standing) == (40, "{year}/{seq:02}", "own")
    assert "purpose" in rule.requires.split()


def test_a_broken_pattern_is_told_beside_its_field(window):
    shown = section(window, "rules")
    line = shown.form.rows["pattern"]
    line.editor.field.setFocus()
    line.editor.field.selectAll()
    hands.type_text(line.editor.field, "№")
    hands.press(line.editor.field, Qt.Key.Key_Tab)
    window.settled()
    assert line.problem.text()
    assert window.office.meetings.rule(MeetingKind.STAFF).pattern == "{seq}"


def test_the_numbers_of_this_year_begin_where_the_journal_stands(window):
    shown = section(window, "rules")
    shown.first.setFocus()
    shown.first.selectAll()
    hands.type_text(shown.first, "13")
    hands.press(shown.first, Qt.Key.Key_Return)
    window.settled()
    (first,) = window.office.settings.first_numbers()
    assert (first.series, first.first) == (series_of(MeetingKind.STAFF, None), 13)
    assert "№ 13" in shown.pattern.example.text()


def test_ready_made_texts_are_shown_where_there_are_some(window):
    shown = section(window, "texts")
    for no in range(3):
        shown.strip._group.button(no).click()
        window.settled()
        assert shown.list.model.rows, shown.purpose


def test_text_modules_are_added_and_removed(window):
    shown = section(window, "texts")
    shown.strip._group.button(2).click()
    before = len(shown.list.model.rows)
    assert before == len([t for t in window.office.settings.templates(TemplateKind.MODULE) if not t.kind])
    shown.list.select_row(before - 1)
    shown.list.add.click()
    window.settled()
    at = shown.list.view.currentIndex().row()
    assert at == before
    for column, text in enumerate(("жт", "тж", "Жыйын токтотулду.", "Собрание прервано.")):
        shown.list.model.setData(shown.list.model.index(at, column), text)
    window.settled()
    new = window.office.settings.templates(TemplateKind.MODULE)[-1]
    assert (new.prefix, new.text.ru) == (Words("жт", "тж"), "Собрание прервано.")
    hands.press(shown.list.view.findChild(QLineEdit), Qt.Key.Key_Escape)
    shown.list.select_row(at)
    hands.press(shown.list.view, Qt.Key.Key_Delete)
    window.settled()
    assert len(shown.list.model.rows) == before


def test_a_template_of_one_kind_is_counted_at_its_kind(window):
    row = Template(purpose=TemplateKind.AGENDA, kind=MeetingKind.TRAINING, text=Words("Тааныштыруу"))
    window.office.meetings.append(row)
    shown = section(window, "texts")
    assert any(shown.kind.itemText(no).endswith("(1)") for no in range(shown.kind.count()))


def test_passwords_are_given_asked_for_and_not_taken_from_the_last(window, tmp_path):
    shown = section(window, "access")

    def give(dialog: PasswordDialog) -> None:
        assert dialog.new.echoMode() is QLineEdit.EchoMode.Password
        dialog.new.setText("тоолор бийик")
        dialog.again.setText("тоолор бийик эмес")
        dialog.verb.click()
        assert dialog.problem.isVisible() and dialog.isVisible()
        dialog.new.setText("кыска")
        dialog.again.setText("кыска")
        dialog.verb.click()
        hands.until(lambda: dialog.verb.isEnabled())
        assert "кыска" in dialog.problem.text()
        dialog.show_them.click()
        assert dialog.new.echoMode() is QLineEdit.EchoMode.Normal
        dialog.new.setText("тоолор бийик")
        dialog.again.setText("тоолор бийик")
        dialog.verb.click()

    in_dialog(give)
    shown.give.click()
    window.settled()
    assert window.office.access.people() == (CLERK,)
    in_dialog(lambda dialog: dialog.verb.click())
    shown.switch.click()
    window.settled()
    assert window.office.access.state().people == (CLERK,)
    in_dialog(lambda dialog: dialog.verb.click())
    shown.take.click()
    window.settled()
    assert window.office.access.people() == (CLERK,)
    assert window.shell.bar.isVisible()
    seen = []

    def change(dialog: PasswordDialog) -> None:
        dialog.old.setText("башка нерсе")
        dialog.new.setText("суулар таза")
        dialog.again.setText("суулар таза")
        dialog.verb.click()
        hands.until(lambda: dialog.verb.isEnabled())
        seen.append(dialog.problem.text())
        dialog.old.setText("тоолор бийик")
        dialog.verb.click()

    in_dialog(change)
    shown.give.click()
    window.settled()
    assert seen[0]
    window.office.close()
    assert open_office(tmp_path / "data") == Locked((CLERK,))
    opened = open_office(tmp_path / "data", CLERK, "суулар таза")
    assert isinstance(opened, Office)
    opened.close()


def test_the_recovery_key_is_shown_printed_and_opens_the_file(window):
    shown = section(window, "access")
    keys = []

    def keep(dialog: RecoveryDialog) -> None:
        assert not dialog.verb.isEnabled()
        keys.append(dialog.key.text().replace("\n", "-"))
        key, last = dialog.key.text(), keys[0].split("-")[-1]
        hands.type_text(dialog.back, "AAAA" if last != "AAAA" else "BBBB")
        assert dialog.problem.isVisible() and not dialog.verb.isEnabled()
        assert last not in dialog.key.text() and key not in dialog.key.text()
        dialog.back.selectAll()
        hands.type_text(dialog.back, last.lower())
        assert not dialog.problem.isVisible()
        dialog.verb.click()

    in_dialog(keep)
    shown.make.click()
    window.settled()
    hands.until(lambda: bool(keys))
    window.settled()
    office = window.office
    assert office.access.has_recovery()
    pdf = office.access.recovery_pdf(keys[0], office.settings.municipality().name, window.page._ctx.tr)
    assert office.papers.page_count(pdf) == 1


def test_a_backup_is_made_tried_out_and_listed(window, tmp_path):
    staff_meeting(window.office)
    shown = section(window, "backups")
    shown.now.click()
    hands.until(lambda: len(shown.table.model._pages.get(0, ())) == 1)
    window.settled()
    said = []

    def read(dialog) -> None:
        said.append(dialog.accessibleName())
        dialog.verb.click()

    in_dialog(read)
    hands.press(shown.table.view, Qt.Key.Key_Return)
    hands.until(lambda: bool(said))
    window.settled()
    stick = tmp_path / "флешка"
    stick.mkdir()
    shown._make(stick)
    window.settled()
    shown._place = stick
    shown.read()
    window.settled()
    assert shown.table.current().path.startswith(str(stick))


def test_the_file_is_checked(window):
    staff_meeting(window.office)
    shown = section(window, "check")
    shown.run()
    window.settled()
    assert shown.badge.isVisible() and shown.words.text() and not shown.findings.isVisible()


def test_records_lead_to_their_section(window):
    office = window.office
    rule = office.meetings.rule(MeetingKind.SESSION)
    page = window.open("kind_rule", rule.id)
    assert page.rail.current == PLACE["rules"] and page.section.kind.value() is MeetingKind.SESSION
    page = window.open("settings", "backups")
    assert page.rail.current == PLACE["backups"]


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
def test_every_section_opens_and_has_names(make_window, lang):
    window = make_window(lang)
    page = window.go("settings")
    for no in range(len(SECTIONS)):
        page.show_section(no)
        window.settled()
        assert nameless(page) == [], SECTIONS[no][0]


def test_the_page_and_its_dialogs_die_when_closed(window):
    page = window.go("settings")
    ctx = page._ctx

    def whole() -> SettingsPage:
        found = SettingsPage(ctx, RecordRef("settings", "backups"))
        for no in range(len(SECTIONS)):
            found.show_section(no)
        hands.settle(window.desk)
        return found

    hands.assert_dies(whole)
    window.settled()
    hands.assert_dies(lambda: PasswordDialog(ctx, None, CLERK))
    hands.assert_dies(lambda: RecoveryDialog(ctx, None, "ABCD-EFGH"))
    hands.assert_dies(lambda: RestoreDialog(ctx, None, "16.02.2026", {"meeting": 2}, {"meeting": 1}))
    hands.assert_dies(lambda: ForeignDialog(ctx, None, ""))
    window.settled()
