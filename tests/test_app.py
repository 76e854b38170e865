"""The program's window as a process: it paints first, opens late, is alone on its folder, closes in order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from mslite import wiring
from mslite.app import App
from mslite.domain.problems import EnvironmentTrouble
from mslite.ui.kit import crash, single
from mslite.ui.kit.doors import PasswordDoor, TroubleDoor, WhoDoor
from tests.ui import hands

LATE = (
    "sqlalchemy",
    "alembic",
    "reportlab",
    "docx",
    "babel",
    "mslite.wiring",
    "mslite.db",
    "mslite.services",
)

AT_PAINT = """
import sys
from pathlib import Path
from mslite import app
seen = []
app.App._painted = lambda self: (seen.extend(sys.modules), app.QApplication.quit())
code = app.main(Path(sys.argv[1]), "ky")
print(code, *seen)
"""


def run(code: str, folder: Path, **more: str) -> list[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"} | more
    command = [sys.executable, "-c", code, str(folder)]
    done = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    return done.stdout.split()


def test_nothing_heavy_is_loaded_at_the_first_paint(tmp_path):
    code, *modules = run(AT_PAINT, tmp_path)
    assert code == "0"
    assert [m for m in modules if m in LATE or m.startswith(tuple(f"{x}." for x in LATE))] == []


@pytest.mark.parametrize("moment", ["paint", "ready"])
def test_the_program_ends_where_a_benchmark_wants_it(tmp_path, moment):
    code = "import sys, pathlib\nfrom mslite.app import main\nprint(main(pathlib.Path(sys.argv[1]), 'ru'))"
    assert run(code, tmp_path, MSLITE_EXIT_AT=moment) == ["0"]
    assert crash.waiting(tmp_path / "logs") == ()


def door(app: App, kind: type) -> object:
    hands.until(lambda: isinstance(app.shell.stack.currentWidget(), kind))
    return app.shell.stack.currentWidget()


def skip_wizard(app: App) -> None:
    """Press Esc through the first steps."""
    door(app, wiring.WIZARD)
    for no in range(4):
        wizard = app.shell.stack.currentWidget()
        hands.until(lambda no=no, wizard=wizard: wizard.step == no and app.desk.idle)
        wizard.skip_step()
    hands.until(lambda: wizard.step == 4)
    wizard.go_on()


def begin(app: App) -> None:
    skip_wizard(app)
    who = door(app, WhoDoor)
    hands.type_text(who.name, "Осмонова Айгүл")
    who._go()
    hands.until(lambda: app.ready)


def test_the_name_is_typed_where_the_directory_is_empty_and_stands_at_the_foot(program):
    app = program()
    begin(app)
    assert app.shell.status.person.text() == "Осмонова Айгүл"
    assert app.shell.places.isEnabled()


def test_a_second_start_raises_the_first_window(program):
    app = program()
    hands.until(lambda: app.first is not None)
    app.shell.showMinimized()
    assert single.raise_first(app.folder)
    hands.until(lambda: not app.shell.isMinimized())
    assert not single.raise_first(app.folder / "other")


def test_trouble_is_told_with_advice_and_tried_again(program, monkeypatch):
    def full(folder, name="", password=""):
        raise EnvironmentTrouble("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(wiring, "open_office", full)
        app = program()
        trouble = door(app, TroubleDoor)
    trouble.retry.click()
    door(app, wiring.WIZARD)


def test_a_wrong_password_is_asked_again(program, monkeypatch):
    tries = []

    def locked(folder, name="", password=""):
        tries.append((name, password))
        return wiring.Locked(("Осмонова",), wrong=bool(password), person=name)

    monkeypatch.setattr(wiring, "open_office", locked)
    app = program()
    first = door(app, PasswordDoor)
    assert not first.problem.isVisible()
    hands.type_text(first.word, "ачкыч")
    first._give()
    hands.until(lambda: app.shell.stack.currentWidget() is not first)
    assert door(app, PasswordDoor).problem.isVisible() and tries[-1] == ("Осмонова", "ачкыч")
    second = door(app, PasswordDoor)
    assert second.who.currentRow() == 0 and second.word.echoMode() is second.word.EchoMode.Password

    second.who.setCurrentRow(1)  # the recovery key: it is copied from paper, so it can be seen
    assert second.word.echoMode() is second.word.EchoMode.Normal
    hands.type_text(second.word, "ABCD")
    second._give()
    hands.until(lambda: app.shell.stack.currentWidget() is not second)
    third = door(app, PasswordDoor)
    assert tries[-1] == ("", "ABCD") and third.who.currentRow() == 1
    assert third.word.echoMode() is third.word.EchoMode.Normal
    assert third.who.visualItemRect(third.who.item(1)).top() == third.who.sizeHintForRow(0)  # not cut
    assert app.words.t("This is not the recovery key. Compare it with the sheet group by group.") in (
        third.problem.text()
    )


def test_the_language_changes_without_a_restart(program):
    app = program("ky")
    begin(app)
    assert app.shell.places.item(0).text() == "Бүгүн"
    app.shell.language_wanted.emit("ru")
    assert app.shell.places.item(0).text() == "Сегодня"
    assert app.shell.status.person.text() == "Осмонова Айгүл"
    field = QApplication.translate("QLineEdit", "&Copy")
    assert field == "Копировать"


def test_a_fault_becomes_a_report_without_anybodys_words(program, tmp_path):
    app = program()
    begin(app)
    try:
        raise ValueError("Осмонова Айгүл, телефон 0555")
    except ValueError as error:
        app.shell.trouble(error)
    (report,) = crash.waiting(app.logs)
    text = report.read_text(encoding="utf-8")
    assert "ValueError" in text and "Осмонова" not in text and "0555" not in text
    assert app.shell.bar.isVisible()
