"""The set-up of a fresh machine: stops with advice, does nothing twice, needs nothing but Python."""

import ast
import os
import re
import sys
from pathlib import Path

import pytest

from installer import bootstrap

ROOT = Path(bootstrap.__file__).resolve().parent.parent


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of its own for the set-up, with this Python standing in for the one of ``.venv``."""
    (tmp_path / "requirements.lock").write_text("", encoding="utf-8")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "pyvenv.cfg").touch()
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    monkeypatch.setattr(bootstrap, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / ".venv" / "ready")
    monkeypatch.setattr(bootstrap, "CATALOGUES", tmp_path)
    return tmp_path


def test_it_is_standard_library_alone():
    tree = ast.parse(Path(bootstrap.__file__).read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


def test_who_may_not_install_is_told_the_packages(monkeypatch):
    monkeypatch.setattr(bootstrap, "administrator", lambda: None)
    with pytest.raises(bootstrap.Stopped, match=r"sudo apt install libegl1 libgl1$"):
        bootstrap.install_system(["libegl1", "libgl1"], "Qt needs system libraries that are not here.")


def test_a_python_too_old_or_too_new_is_refused(monkeypatch):
    for version in ((3, 10, 9), (3, 14, 0)):
        monkeypatch.setattr(sys, "version_info", version)
        with pytest.raises(bootstrap.Stopped, match=r"3\.11, 3\.12 or 3\.13"):
            bootstrap.check_python()


def test_a_missing_library_is_named_by_its_package(monkeypatch):
    monkeypatch.setattr(bootstrap, "OFFSCREEN", {"libno-such.so.7": "libno-such7"})
    monkeypatch.setenv("DISPLAY", "")
    assert bootstrap.missing_libraries() == ["libno-such7"]


def test_the_window_s_libraries_are_wanted_with_a_display_only(monkeypatch):
    monkeypatch.setattr(bootstrap, "OFFSCREEN", {})
    monkeypatch.setattr(bootstrap, "WINDOW", {"libno-such.so.7": "libno-such7"})
    monkeypatch.setenv("DISPLAY", "")
    assert bootstrap.missing_libraries() == []
    monkeypatch.setenv("DISPLAY", ":0")
    assert bootstrap.missing_libraries() == ["libno-such7"]


def test_the_environment_is_made_once_for_a_lock_file(machine, monkeypatch):
    commands = []
    monkeypatch.setattr(bootstrap, "run", lambda command, failing: commands.append(command))
    bootstrap.make_environment()
    bootstrap.make_environment()
    assert len(commands) == 1 and "--require-hashes" in commands[0]
    (machine / "requirements.lock").write_text("# changed\n", encoding="utf-8")
    bootstrap.make_environment()
    assert len(commands) == 2


def test_an_installation_that_fails_is_shown_and_tried_again(machine, capsys):
    (machine / "requirements.lock").write_text("babel==2.18.0\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(bootstrap.Stopped, match="could not be installed"):
            bootstrap.make_environment()
        assert "hashes are required" in capsys.readouterr().out.lower()
    assert not (machine / ".venv" / "ready").exists()


def test_only_catalogues_older_than_their_texts_are_compiled(machine, monkeypatch):
    commands = []
    monkeypatch.setattr(bootstrap, "run", lambda command, failing: commands.append(command))
    source, compiled = machine / "ky.po", machine / "ky.mo"
    source.touch()
    compiled.touch()
    os.utime(source, (1, 1))
    bootstrap.compile_catalogues()
    assert commands == []
    os.utime(compiled, (0, 0))
    bootstrap.compile_catalogues()
    assert len(commands) == 1


def test_every_pinned_package_has_its_hashes_and_no_place_to_fetch_from():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    packages = re.findall(r"^[a-z0-9].*(?:\n    --hash=sha256:[0-9a-f]{64}.*)+", text, re.MULTILINE)
    assert len(packages) == len(re.findall(r"^[a-z0-9]", text, re.MULTILINE)) > 30
    assert "://" not in text and "--index" not in text
