"""The program with its look, and a clerk who is sent home at the end."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from mslite.config import places
from mslite.ui.kit import memory, theme
from mslite.ui.kit.keys import KeyFilter
from tests.scenario.clerk import Clerk


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with palette, fonts, icons and the filter of keys."""
    theme.install(qapp, places.resources(), scheme="light")
    KeyFilter(qapp)
    return qapp


@pytest.fixture
def hire(dressed: QApplication, tmp_path: Path) -> Iterator[Callable[[str], Clerk]]:
    """Begin on a fresh folder of data: ``hire("ky")``."""
    made: list[Clerk] = []
    memory.put("new-meeting", [])

    def begin(lang: str = "ky") -> Clerk:
        made.append(Clerk(tmp_path / "data", lang))
        made[-1].start()
        return made[-1]

    yield begin
    for clerk in made:
        clerk.stop()
