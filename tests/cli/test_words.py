"""Help, languages, wrong usage, the consoles of Windows, and how quickly it answers."""

import argparse
import json
import re
import subprocess
import sys

import pytest

from mslite import __version__
from mslite.cli import words
from mslite.cli.parser import build
from mslite.config import places
from mslite.i18n.catalogue import load
from mslite.ui.kit import crash

HELP = {
    "ky": ("колдонуу: mslite", "буйруктар:", "Аяктоо коддору:", "үлгү"),
    "ru": ("использование: mslite", "команды:", "Коды завершения:", "образец"),
    "en": ("usage: mslite", "commands:", "Exit codes:", "sample"),
}
COMMANDS = (
    "demo", "import", "export", "list", "report", "search", "print", "verify", "backup", "restore",
    "self-test",
)  # fmt: skip


PRINTED = (
    "protocol", "notice", "registration", "extract", "casefile",
    "book", "annual-plan", "plan", "matrix", "monitoring", "handout", "body",
)  # fmt: skip


@pytest.mark.parametrize("lang", HELP)
def test_help_speaks_three_languages(mslite, lang):
    done = type(mslite)(mslite.folder, lang)("--help")
    assert done.returncode == 0 and done.stderr == ""
    assert all(text in done.stdout for text in HELP[lang])
    assert all(re.search(rf"^ +{command} ", done.stdout, re.MULTILINE) for command in COMMANDS)
    assert all(f"\n  {code}  " in done.stdout for code in range(5))


@pytest.mark.parametrize("lang", ["ky", "ru"])
@pytest.mark.parametrize(
    "command",
    [(one,) for one in COMMANDS]
    + [("print", one) for one in PRINTED]
    + [("import", "json"), ("import", "programme"), ("export", "json")]
    + [("list", "meetings"), ("list", "activities"), ("report", "progress")],
    ids=" ".join,
)
def test_no_english_is_left_in_the_help_of_a_command(monkeypatch, capsys, lang, command):
    monkeypatch.setattr(argparse, "_", vars(argparse)["_"])
    tr = load(places.translations(), lang)
    words.teach_argparse(tr)
    with pytest.raises(SystemExit):
        build(tr).parse_args([*command, "--help"])
    text = capsys.readouterr().out
    known = (
        r"usage|mslite|--?[\w-]+|\{[^}]*\}|[A-Z]{2,}(\.pdf|s)?|\.(pdf|docx)|list meetings|logs|json|meetings"
    )
    known += r"|Word|Excel|programme|activities|progress|year=\d+|state=planned|responsible=|section=|\bID\b"
    known += "|" + "|".join((*COMMANDS, *PRINTED)) + r"|\.xlsx"
    assert re.findall(r"[A-Za-z]{2,}", re.sub(known, " ", text.partition("\n")[2])) == []


def test_version(mslite):
    assert mslite("--version").stdout == f"mslite {__version__}\n"


@pytest.mark.parametrize(
    "typed",
    [("dance",), ("print",), ("print", "protocol", "1"), ("list", "meetings", "--tall"), ("--lang", "fr")],
    ids=" ".join,
)
def test_wrong_usage_is_told_in_two_lines_and_makes_nothing(mslite, typed):
    done = mslite(*typed)
    assert done.returncode == 2 and done.stdout == ""
    assert len(done.stderr.splitlines()) == 2 and "--help" in done.stderr
    assert not mslite.folder.exists()


def test_an_unknown_choice_is_told_in_the_persons_language(mslite):
    said = type(mslite)(mslite.folder, "ky")("print", "protocol", "1", "--form", "long", "--out", "x.pdf")
    assert "мындай тандоо жок: 'long'" in said.stderr


def test_without_lang_it_speaks_as_this_machine_was_set(town):
    (town.folder / "settings.json").write_text('{"language": "ru"}', encoding="utf-8")
    command = [sys.executable, "-m", "mslite", "--data", str(town.folder), "list", "meetings"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert "Подписан" in done.stdout


@pytest.mark.parametrize(
    ("named", "lang"),
    [
        ("ru_RU.UTF-8", "ru"),
        ("ky_KG", "ky"),
        ("en_US.UTF-8", "en"),
        ("C", "en"),
        ("C.UTF-8", "en"),
        ("uz_UZ", "ky"),
    ],
)
def test_without_both_it_speaks_as_the_system(monkeypatch, named, lang):
    monkeypatch.setenv("LC_ALL", named)
    assert words.of_system() == lang


@pytest.mark.parametrize("encoding", ["cp866", "ascii", "cp1251"])
def test_no_console_is_too_old_for_kyrgyz(shown, encoding):
    done = type(shown)(shown.folder, "ky")("list", "meetings", PYTHONIOENCODING=encoding)
    assert done.returncode == 0 and "Жер комиссиясынын отуруму" in done.stdout


def test_a_reader_that_has_enough_is_no_fault(shown):
    command = f"'{sys.executable}' -m mslite --data '{shown.folder}' list meetings | head -c 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0 and done.stderr == ""


LOADED = """
import json, sys
from mslite.cli.main import main
try:
    code = main(sys.argv[1:])
except SystemExit as stop:
    code = stop.code
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def loaded(*arguments: object) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code == 0, done.stderr
    return set(modules)


def test_help_loads_neither_the_database_nor_qt():
    modules = loaded("--help")
    assert modules.isdisjoint({"sqlalchemy", "PySide6", "babel", "reportlab", "mslite.services.office"})


@pytest.mark.parametrize(
    "command",
    [
        ("list", "meetings"),
        ("list", "activities"),
        ("report", "progress"),
        ("search", "суу"),
        ("verify",),
        ("backup",),
        ("export", "json", "--out", "{}/o.json"),
        ("print", "casefile", "1", "--out", "{}/o.pdf"),
    ],
    ids=lambda command: command[0],
)
def test_no_command_loads_qt(shown, tmp_path, command):
    modules = loaded("--data", shown.folder, *(one.format(tmp_path) for one in command))
    assert not {name for name in modules if name.startswith(("PySide6", "shiboken"))}


def test_without_a_screen_the_window_says_so(mslite):
    quiet = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    done = mslite(**quiet)
    assert done.returncode == 3 and "no screen" in done.stderr


def test_without_a_command_the_window_opens(town):
    done = town(QT_QPA_PLATFORM="offscreen", MSLITE_EXIT_AT="ready")
    assert done.returncode == 0, done.stderr
    assert crash.waiting(town.folder / "logs") == ()
