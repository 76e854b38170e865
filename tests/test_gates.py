"""A warning of any kind fails the test in which it happens."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOUD = """
import logging, warnings
import pytest
from PySide6.QtCore import QObject, qWarning

def test_python(): warnings.warn("old")
def test_log(): logging.getLogger("x").warning("odd")
def test_qt(): qWarning("strange")
def test_slot(qtbot):
    source = QObject()
    source.objectNameChanged.connect(lambda name: 1 / 0)
    source.setObjectName("x")
@pytest.mark.expects_log("expec.ed")
def test_announced(): logging.getLogger("x").error("expected")
def test_quiet(): logging.getLogger("x").info("fine")
"""


def test_every_kind_of_warning_fails_its_test(tmp_path: Path):
    file = tmp_path / "test_loud.py"
    file.write_text(LOUD, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-c",
        ROOT / "pyproject.toml",
        "-p",
        "tests.conftest",
        "-v",
        file,
    ]
    command += ["-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    bad = set(re.findall(r"^(?:FAILED|ERROR) \S*::(\w+)", done.stdout, re.MULTILINE))
    assert bad == {"test_python", "test_log", "test_qt", "test_slot"}, done.stdout + done.stderr
    assert "2 passed" in done.stdout or "3 passed" in done.stdout
