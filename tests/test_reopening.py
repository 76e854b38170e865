"""A backup is brought back in the running program: closed, exchanged, opened again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from mslite.app import App
from mslite.config import places
from mslite.domain.office import Person
from mslite.domain.problems import EnvironmentTrouble
from mslite.domain.rows import RecordRef
from mslite.services.office import Office, open_office
from mslite.ui.kit import theme
from mslite.ui.kit.doors import PasswordDoor, WhoDoor
from mslite.ui.pages.settings.bringing import RestoreDialog
from tests.ui import hands

CLERK = "Асанова Мээрим Талантовна"


@pytest.fixture
def program(qapp, tmp_path, monkeypatch):
    """The program at work on an office with one backup, made before Bakirov was written down."""
    theme.install(qapp, places.resources(), scheme="light")
    monkeypatch.delenv("MSLITE_EXIT_AT", raising=False)
    office = open_office(tmp_path)
    assert isinstance(office, Office)
    office.settings.save_municipality(office.settings.municipality())
    office.work_as("", CLERK)
    office.backups.run()
    office.records.save(Person(name="Бакиров Эрмек"))
    office.close()
    app = App(tmp_path, "ky")
    app.shell.show()
    come(app)
    yield app
    app.shell.close()
    app.close()
    app.shell.deleteLater()
    app.deleteLater()
    QApplication.processEvents()


def come(app: App) -> None:
    """Choose who is working, and begin."""
    hands.until(lambda: isinstance(app.shell.stack.currentWidget(), WhoDoor))
    app.ready = False
    app.shell.stack.currentWidget()._go()
    hands.until(lambda: app.ready)
    hands.settle(app.desk)


def names(app: App) -> list[str]:
    return [line.person.name for line in app.office.directory.people()]


def test_the_present_data_are_kept_and_those_of_the_backup_come_back(program, tmp_path):
    program.shell.open(RecordRef("settings", "backups"))
    hands.settle(program.desk)
    section = program.shell.navigator.page.section
    hands.until(lambda: section.table.current() is not None)
    asked = []

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, agree)
            return
        asked.append(type(dialog))
        dialog.verb.click()

    QTimer.singleShot(0, agree)
    section.restore.click()
    come(program)
    assert asked == [RestoreDialog]
    assert names(program) == [CLERK]
    assert program.shell.status.said.text()
    assert not program.shell.bar.isVisible()
    backups = program.office.backups.list()
    assert len(backups) == 2  # the data before bringing back were backed up too
    assert len(list(tmp_path.glob("office.mslite-before-restore-*"))) == 1


def test_when_it_fails_the_office_opens_again_as_it_was_and_says_why(program):
    def full() -> None:
        raise EnvironmentTrouble("disk_full")

    program.shell.reopen(full, "")
    come(program)
    assert sorted(names(program)) == [CLERK, "Бакиров Эрмек"]
    assert program.shell.bar.isVisible()


def test_a_backup_under_a_password_is_asked_for_it(program, tmp_path):
    program.office.access.set_password(CLERK, "тоолор бийик")
    program.office.access.require(True)
    program.shell.reopen(int, "")
    hands.until(lambda: isinstance(program.shell.stack.currentWidget(), PasswordDoor))
    door = program.shell.stack.currentWidget()
    assert door.who.count() == 2  # the person and the recovery key
    door.word.setText("тоолор бийик")
    door._give()
    come(program)


def test_a_password_door_takes_the_recovery_key(program, tmp_path):
    recovery = program.office.access.make_recovery()
    program.office.access.set_password(CLERK, "тоолор бийик")
    program.office.access.require(True)
    program.shell.reopen(int, "")
    hands.until(lambda: isinstance(program.shell.stack.currentWidget(), PasswordDoor))
    door = program.shell.stack.currentWidget()
    door.who.setCurrentRow(1)
    door.word.setText(recovery.lower())
    door._give()
    come(program)
