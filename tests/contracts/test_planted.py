"""A contract that cannot fail protects nothing: each one is seen failing on a planted fault."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts import house


@pytest.fixture
def rooms(tmp_path: Path) -> Path:
    """The plan of the house with every room in it, empty."""
    for path in house.PACKAGE.rglob("*.py"):
        room = tmp_path / "mslite" / path.relative_to(house.PACKAGE)
        room.parent.mkdir(parents=True, exist_ok=True)
        room.touch()
    shutil.copy(house.ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def plant(rooms: Path, place: str, line: str) -> None:
    path = rooms / "mslite" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{old}\n{line}\n", encoding="utf-8")


def lint(rooms: Path) -> tuple[int, str]:
    code = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"
    done = subprocess.run(
        [sys.executable, "-c", code, "--no-cache"],
        cwd=rooms,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_empty_rooms_are_clean_and_so_is_the_program(rooms):
    for folder in (rooms, house.ROOT):
        code, said = lint(folder)
        assert code == 0, said


FLOORS = "a floor imports what is below it"


@pytest.mark.parametrize(
    ("place", "line", "broken"),
    [
        ("domain/planted.py", "import mslite.i18n.catalogue", FLOORS),
        ("i18n/planted.py", "import mslite.db", FLOORS),
        ("db/planted.py", "import mslite.services", FLOORS),
        ("db/planted.py", "import mslite.documents", FLOORS),
        ("documents/planted.py", "import mslite.exchange", FLOORS),
        ("exchange/planted.py", "import mslite.config", FLOORS),
        ("config/planted.py", "import mslite.db", FLOORS),
        ("services/planted.py", "import mslite.ui.kit", FLOORS),
        ("ui/kit/planted.py", "import mslite.cli", FLOORS),
        ("domain/planted.py", "def late():\n    import mslite.services", FLOORS),
        ("ui/kit/planted.py", "import mslite.ui.pages", "pages stand on the kit"),
        ("ui/pages/one_planted.py", "import mslite.ui.pages.two_planted", "pages are strangers"),
        ("ui/pages/one_planted.py", "import mslite.db", "the window asks the services"),
        ("ui/kit/planted.py", "import mslite.documents", "the window asks the services"),
        ("ui/kit/planted.py", "import mslite.exchange", "the window asks the services"),
        ("ui/kit/planted.py", "import mslite.services", "the kit is mechanism only"),
    ],
)
def test_a_planted_import_breaks_its_contract(rooms, place, line, broken):
    plant(rooms, "ui/pages/two_planted.py", "")
    plant(rooms, place, line)
    code, said = lint(rooms)
    assert code == 1
    assert [row for row in said.splitlines() if row.startswith(broken) and row.endswith("BROKEN")], said


@pytest.mark.parametrize(("place", "container"), [("basement.py", "mslite"), ("ui/attic.py", "mslite.ui")])
def test_a_room_that_is_on_no_floor_breaks_the_plan(rooms, place, container):
    plant(rooms, place, "")
    code, said = lint(rooms)
    assert code == 1
    assert "not listed as layers" in said and f"{container}." in said


@pytest.mark.parametrize(
    ("place", "line", "rule"),
    [
        ("domain/planted.py", "import sqlalchemy", house.foreign_imports),
        ("domain/planted.py", "from babel.dates import format_date", house.foreign_imports),
        ("i18n/planted.py", "import babel", house.foreign_imports),
        ("ui/pages/planted.py", "import reportlab", house.foreign_imports),
        ("services/planted.py", "from PySide6.QtCore import QObject", house.foreign_imports),
        ("services/planted.py", "import sqlalchemy.orm", house.foreign_imports),
        ("documents/planted.py", "import requests", house.foreign_imports),
        ("services/planted.py", "def f():\n    from mslite.domain import rows", house.late_imports),
        ("services/planted.py", "def f():\n    from ..domain import rows", house.late_imports),
        ("app.py", "def f():\n    from mslite.db import engine", house.late_imports),
        ("exchange/planted.py", "import docx", house.early_imports),
        ("db/planted.py", "import alembic.command", house.early_imports),
        ("config/planted.py", "open('x')", house.unnamed_encodings),
        ("config/planted.py", "path.read_text()", house.unnamed_encodings),
        ("config/planted.py", "(a / b).open('r')", house.unnamed_encodings),
        ("exchange/planted.py", "open('x', 'w', encoding='utf-8')", house.bare_writes),
        ("exchange/planted.py", "(a / b).open(mode='ab')", house.bare_writes),
        ("cli/planted.py", "path.write_bytes(b'')", house.bare_writes),
        ("ui/pages/planted.py", "\n" * 250, house.long_modules),
        ("db/planted.py", "\n" * 400, house.long_modules),
        ("db/aux.py", "", house.reserved_names),
        ("domain/planted.py", f"# {house.MARKS[0]} later", house.unfinished),
    ],
)
def test_a_planted_fault_breaks_its_rule(rooms, place, line, rule):
    assert rule(rooms / "mslite") == []
    plant(rooms, place, line)
    assert len(rule(rooms / "mslite")) == 1


def test_what_only_looks_like_a_file_is_none(tmp_path):
    (tmp_path / "ui").mkdir()
    calls = "shell.open(ref)\nself.shell.open(ref)\nself.dialog.open()\nself.shell.open('meetings')\n"
    (tmp_path / "ui" / "page.py").write_text(calls, encoding="utf-8")
    assert house.unnamed_encodings(tmp_path) == []


def test_the_one_late_import_of_the_program_is_allowed(tmp_path):
    (tmp_path / "app.py").write_text("def f():\n    from mslite.wiring import Office\n", encoding="utf-8")
    assert house.late_imports(tmp_path) == []
