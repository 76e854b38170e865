"""The real program as a process: ``mslite("list", "meetings")`` on a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from mslite.services import sample

Started = subprocess.CompletedProcess[str]
OBEYING_MODES = (  # as root too
    ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
)


@dataclass(frozen=True)
class Program:
    """``python -m mslite --data FOLDER --lang LANG …``; answers with exit code, stdout and stderr."""

    folder: Path
    lang: str = "en"
    before: Sequence[str] = ()

    def __call__(self, *arguments: object, data: Path | None = None, **environment: str) -> Started:
        done = subprocess.run(
            [
                *self.before,
                sys.executable,
                *("-W", "error", "-m", "mslite", "--data", str(data or self.folder), "--lang", self.lang),
                *map(str, arguments),
            ],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            env=os.environ | environment,
            check=False,
        )
        assert "Traceback" not in done.stdout + done.stderr, done.stderr
        return done


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "sample"
    sample.make(folder)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "маалымат"


@pytest.fixture
def mslite(folder: Path) -> Program:
    """The program on a folder that is not there yet."""
    return Program(folder)


@pytest.fixture
def town(folder: Path, sample_folder: Path) -> Program:
    """The program on the sample office."""
    shutil.copytree(sample_folder, folder)
    return Program(folder)


@pytest.fixture
def shown(sample_folder: Path) -> Program:
    """The program on a sample office that is only looked at."""
    return Program(sample_folder)


@pytest.fixture
def refs(shown: Program) -> dict[str, str]:
    """What the lines of the list begin with, by the state of the meeting."""
    lines = shown("list", "meetings").stdout.splitlines()
    states = ("Planned", "Running", "Held, not issued", "Issued, not signed", "Signed", "Cancelled")
    return {state: line.split()[0] for state in states for line in lines if f"  {state}  " in line}
