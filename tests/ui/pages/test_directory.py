"""The clerk keeps the directory: people, organisations, bodies, parts of the town."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from mslite.domain.office import Body, District, Organisation, Person, Post
from mslite.domain.rows import RecordRef, Words
from mslite.ui.kit.access import nameless
from mslite.ui.pages.directory.page import DirectoryPage
from mslite.ui.pages.directory.paste import PasteDialog
from mslite.ui.pages.directory.posts import PostDialog
from tests.services.day import staff_meeting
from tests.ui import hands

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def in_dialog(do: Callable[[object], None]) -> None:
    """Let ``do(dialog)`` work in the dialog that is about to open."""

    def begin() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, begin)
            return
        try:
            hands.until(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
            do(dialog)
        finally:
            dialog.close()  # a failure must not leave it open

    QTimer.singleShot(0, begin)


def names(page: DirectoryPage) -> list[str]:
    model = page.book.table.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def focused() -> object:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_a_new_person_is_written_down_by_keyboard(window):
    page = window.go("directory")
    hands.press(page, Qt.Key.Key_N, CTRL)
    hands.type_text(focused(), "Өмүралиева Чынара Бековна")
    assert page.book.card.short.placeholderText() == "Өмүралиева Ч.Б."
    hands.press(focused(), Qt.Key.Key_Tab)
    window.settled()
    assert names(page) == ["Асанова Мээрим Талантовна", "Өмүралиева Чынара Бековна"]
    assert page.book.table.current().person.name == "Өмүралиева Чынара Бековна"
    assert focused() is page.book.card.short
    hands.press(focused(), Qt.Key.Key_Tab)
    hands.type_text(focused(), "0555 12-34-56")
    hands.press(focused(), Qt.Key.Key_Tab)
    window.settled()
    (line,) = window.office.directory.people("омуралиева")
    assert line.person.phone == "0555 12-34-56"


def test_a_double_is_told_and_not_forbidden(window):
    page = window.go("directory")
    hands.press(page, Qt.Key.Key_N, CTRL)
    hands.type_text(focused(), "АСАНОВА Мээрим  Талантовна")
    hands.press(focused(), Qt.Key.Key_Tab)
    window.settled()
    assert page.book.card.twin.isVisible()
    assert len(window.office.directory.people()) == 2


def test_what_is_typed_is_saved_when_another_line_is_chosen_at_once(window):
    window.office.records.save(Person(name="Бакиров Эрмек"))
    page = window.go("directory")
    card = page.book.card
    card.form.focus("phone")
    hands.type_text(focused(), "111")
    hands.press(focused(), Qt.Key.Key_Tab)
    hands.type_text(focused(), "Абай көчөсү, 4")
    page.book.table.select_row(1)
    page.book._show_current()
    window.settled()
    assert card.form.base.name == "Бакиров Эрмек"
    person = window.office.directory.people("Асанова")[0].person
    assert (person.phone, person.address) == ("111", "Абай көчөсү, 4")


def test_a_new_post_ends_the_earlier_one(window):
    person = window.office.records.save(Person(name="Турдубаев Нурлан")).first(Person)
    engineer = Post(person_id=person.id, title=Words("инженер", "инженер"), since=dt.date(2020, 1, 1))
    window.office.directory.save_post(engineer)
    page = window.open("person", person.id)

    def fill(dialog: PostDialog) -> None:
        hands.type_text(focused(), "директор")
        for _ in range(2):
            hands.press(focused(), Qt.Key.Key_Tab)
        hands.type_text(focused(), "№ 3 мектеп")
        hands.press(focused(), Qt.Key.Key_Tab)
        focused().selectAll()
        hands.type_text(focused(), "1.9.2024")
        hands.press(focused(), Qt.Key.Key_Return)

    in_dialog(fill)
    page.book.card.form.focus("name")
    hands.press(focused(), Qt.Key.Key_P, CTRL | SHIFT)
    window.settled()
    new, old = window.office.directory.posts(person.id)
    assert (new.title.ky, new.since, old.until) == ("директор", dt.date(2024, 9, 1), dt.date(2024, 8, 31))
    (school,) = window.office.directory.organisations()
    assert (school.name.ky, new.organisation_id) == ("№ 3 мектеп", school.id)
    first, second = page.book.card.posts.lines()
    assert "директор" in first.accessibleName() and "31.08.2024" in second.accessibleName()


def test_a_post_with_contradicting_dates_stays_in_its_dialog(window):
    person = window.office.records.save(Person(name="Турдубаев Нурлан")).first(Person)
    page = window.open("person", person.id)
    seen = []

    def fill(dialog: PostDialog) -> None:
        dialog.form.rows["since"].editor.set_value(dt.date(2025, 1, 1))
        dialog.form.rows["until"].editor.set_value(dt.date(2024, 1, 1))
        dialog.verb.click()
        seen.append((dialog.isVisible(), dialog.form.rows["until"].problem.text()))
        dialog.reject()

    in_dialog(fill)
    page.book.card.new_post()
    window.settled()
    ((visible, words),) = seen
    assert visible and words
    assert window.office.directory.posts(person.id) == ()


def test_members_of_a_commission_are_typed_ordered_and_given_roles(window):
    body = window.office.records.save(Body(name=Words("Бюджет комиссиясы"))).first(Body)
    page = window.open("body", body.id)
    card = page.book.card
    for name in ("Асанова Мээрим Талантовна", "Жаңы Мүчө"):
        card.entry.setFocus()
        hands.type_text(card.entry, name)
        card.entry.returnPressed.emit()
        window.settled()
    card.members.select_row(1)
    hands.press(card.members.view, Qt.Key.Key_Up, ALT)
    window.settled()
    index = card.members.model.index(0, 1)
    assert card.members.model.setData(index, "chair")
    window.settled()
    members = window.office.directory.body(body.id).members
    assert [(line.person.name, seat.role) for seat, line in members] == [
        ("Жаңы Мүчө", "chair"),
        ("Асанова Мээрим Талантовна", "member"),
    ]
    QAbstractItemModelTester(card.members.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_a_removed_person_lies_in_the_trash_and_comes_back(window):
    person = window.office.records.save(Person(name="Бакиров Эрмек")).first(Person)
    page = window.open("person", person.id)
    assert page.book.table.current().person == person
    hands.press(page.book.table.view, Qt.Key.Key_Delete)
    window.settled()
    assert "Бакиров Эрмек" not in names(page)
    assert [line.ref for line in window.office.records.trash()] == [RecordRef("person", person.id)]
    window.shell.status.take_back()
    window.settled()
    assert "Бакиров Эрмек" in names(page)


def test_a_list_copied_from_excel_is_added_at_once(window):
    page = window.go("directory")
    text = "1\tОсмонов Бакыт\tмэр\n2. асанова мээрим талантовна\n• Жумабаева Айнура – вице-мэр\n\n"
    QApplication.clipboard().setText(text)

    def look(dialog: PasteDialog) -> None:
        hands.until(lambda: dialog.twice.isVisible())
        dialog.here.setChecked(True)
        dialog.verb.click()

    in_dialog(look)
    hands.press(page.book.table.view, Qt.Key.Key_V, CTRL)
    window.settled()
    lines = window.office.directory.people(works_here=True)
    assert [(line.person.name, line.post.title.ky if line.post else "") for line in lines] == [
        ("Асанова Мээрим Талантовна", ""),
        ("Жумабаева Айнура", "вице-мэр"),
        ("Осмонов Бакыт", "мэр"),
    ]


@pytest.mark.parametrize("table", ["person", "organisation", "body", "district"])
def test_a_record_is_opened_from_anywhere(window, table):
    staff_meeting(window.office)
    made = {
        "person": Person(name="Яковлева Анна"),
        "organisation": Organisation(name=Words("Ярмарка")),
        "body": Body(name=Words("Якорь")),
        "district": District(name=Words("Ягодное")),
    }[table]
    made = window.office.records.save(made).rows[0]
    page = window.open(table, made.id)
    assert page.book.kind.table == table
    assert page.book.card.form.base == made
    assert nameless(page) == []


def test_five_thousand_people_cost_three_questions_and_scroll(window, count_reads):
    people = [Person(name=f"Асанов {no:04} Бакытович") for no in range(5000)]
    window.office.records.save(*people)
    window.office.records.save(*(Post(person_id=p.id, title=Words("адис")) for p in people[:600]))
    with count_reads() as sent:
        window.office.directory.people()
    assert len(sent) == 3
    page = window.go("directory")
    assert len(names(page)) == 5001
    hands.press(page.book.table.view, Qt.Key.Key_End)
    window.settled()
    assert page.book.card.form.base.name == "Асанова Мээрим Талантовна"
    hands.press(page, Qt.Key.Key_F, CTRL)
    hands.type_text(focused(), "0042")
    window.settled()
    hands.rest(200)
    window.settled()
    assert names(page) == ["Асанов 0042 Бакытович"]


def test_the_page_and_its_dialogs_die_when_closed(window):
    person = window.office.directory.people()[0].person
    window.go("directory")
    ctx = window.page._ctx
    hands.assert_dies(lambda: DirectoryPage(ctx, RecordRef("person", person.id)))
    window.settled()
    hands.assert_dies(lambda: PostDialog(ctx, None, Post(person_id=person.id)))
    hands.assert_dies(lambda: PasteDialog(ctx, None, "Асанов"))
    window.settled()
