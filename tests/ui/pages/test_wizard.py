"""The first start on a fresh folder, walked by keyboard in the real program."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from mslite import wiring
from mslite.app import App
from mslite.domain.numbering import series_of
from mslite.domain.office import Form, MeetingKind
from mslite.domain.rows import Words
from mslite.ui.kit.access import nameless
from mslite.ui.kit.doors import WhoDoor
from mslite.ui.pages.wizard.page import Wizard
from tests.ui import hands

CTRL = Qt.KeyboardModifier.ControlModifier


pytestmark = pytest.mark.usefixtures("dressed")


class Clerk:
    """Somebody at the keyboard, who counts the keys beyond the words typed."""

    def __init__(self, app: App) -> None:
        self.app, self.keys = app, 0
        hands.until(lambda: isinstance(self.door, Wizard))
        self.rest()

    @property
    def door(self):
        return self.app.shell.stack.currentWidget()

    def rest(self) -> None:
        for _ in range(2):
            hands.settle(self.app.desk)
            hands.rest(50)

    def type(self, text: str) -> None:
        hands.type_text(QApplication.focusWidget(), text)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        hands.press(QApplication.focusWidget(), key, modifiers)
        self.rest()


def test_an_office_is_set_up_with_eleven_keys_beyond_the_words(program):
    clerk = Clerk(program("ky"))
    tab, enter = Qt.Key.Key_Tab, Qt.Key.Key_Return
    for words in ("Ак-Суу шаарынын мэриясы", "Мэрия города Ак-Суу", "Ак-Суу шаары", "город Ак-Суу"):
        if clerk.keys or words != "Ак-Суу шаарынын мэриясы":
            clerk.press(tab)
        clerk.type(words)
    clerk.press(enter)
    clerk.type("Асанова Мээрим Талантовна")
    clerk.press(tab)
    clerk.type("катчы")
    clerk.press(tab)
    clerk.press(tab)
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    clerk.type("Бакиров Эрмек Сапарович, мэр")
    clerk.press(enter, CTRL)
    clerk.door.steps[2].last[MeetingKind.STAFF].setText("12")
    clerk.press(enter)
    clerk.press(enter)
    assert clerk.door.step == 4
    assert clerk.keys == 10
    clerk.door.go_on()
    hands.until(lambda: clerk.app.ready)
    office = clerk.app.office
    assert office.settings.municipality().name == Words("Ак-Суу шаарынын мэриясы", "Мэрия города Ак-Суу")
    assert office.actor == "Асанова Мээрим Талантовна"
    assert [(line.person.name, line.post.title.ky) for line in office.directory.people(works_here=True)] == [
        ("Асанова Мээрим Талантовна", "катчы"),
        ("Бакиров Эрмек Сапарович", "мэр"),
    ]
    (first,) = office.settings.first_numbers()
    year = dt.date.today().year
    assert (first.series, first.year, first.first) == (series_of(MeetingKind.STAFF, None), year, 13)
    assert office.settings.rules()[0].form is Form.SHORT
    assert office.machine().print_choices["hearing"] == {"lang": "ky"}


def test_everything_may_be_skipped_and_it_does_not_come_again(program):
    clerk = Clerk(program("ky"))
    for _ in range(4):
        clerk.press(Qt.Key.Key_Escape)
    clerk.door.go_on()
    hands.until(lambda: isinstance(clerk.door, WhoDoor))
    assert not clerk.app.office.wizard_wanted


def test_going_back_keeps_what_was_typed(program):
    clerk = Clerk(program("ky"))
    clerk.type("Ак-Суу мэриясы")
    clerk.press(Qt.Key.Key_Return)
    clerk.type("Асанова Мээрим")
    clerk.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert clerk.door.step == 0
    clerk.press(Qt.Key.Key_Return)
    assert clerk.door.people.name == "Асанова Мээрим"


def test_the_language_changes_on_the_way_and_nothing_typed_is_lost(program):
    clerk = Clerk(program("ky"))
    clerk.type("Ак-Суу мэриясы")
    before = clerk.door.heading.text()
    clerk.app.speak("ru")
    clerk.rest()
    assert clerk.door.heading.text() != before
    assert clerk.door.steps[0].name.value() == Words("Ак-Суу мэриясы")
    assert clerk.app.shell.places.item(0).text() == "Сегодня"


def test_a_sample_office_is_loaded(program):
    clerk = Clerk(program("ky"))
    for _ in range(4):
        clerk.press(Qt.Key.Key_Escape)
    clerk.door.begin.sample.click()
    hands.until(lambda: isinstance(clerk.door, WhoDoor), 60_000)
    assert clerk.app.office.meetings.count() > 3


def test_a_file_is_brought_in(program, tmp_path, monkeypatch):
    clerk = Clerk(program("ky"))
    for _ in range(4):
        clerk.press(Qt.Key.Key_Escape)
    meeting = {"kind": "staff", "title": {"ky": "Жумалык кеңешме"}, "date": "2026-02-16"}
    file = tmp_path / "meeting.json"
    file.write_text(json.dumps({"form": "mslite.meeting/1", "meeting": meeting}), encoding="utf-8")
    monkeypatch.setattr("mslite.ui.kit.dialogs.open_files", lambda *_a, **_k: (file,))
    clerk.door.begin._import()
    hands.until(lambda: isinstance(clerk.door, WhoDoor))
    assert clerk.app.office.meetings.count() == 1


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
def test_every_step_has_names_and_fits_the_window(program, lang):
    clerk = Clerk(program(lang))
    for step in range(5):
        clerk.door._show(step)
        clerk.rest()
        assert nameless(clerk.door) == []
        assert clerk.door.minimumSizeHint().height() <= 700


def test_it_dies_when_it_is_through(program):
    clerk = Clerk(program("ky"))
    app = clerk.app
    hands.assert_dies(lambda: wiring.WIZARD(app.desk, app.office, app.words, app.shell, app._wizard_done))
    clerk.rest()
