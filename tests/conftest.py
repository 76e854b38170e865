"""What every test stands on: no screen, our own fonts, three languages, and no warning unheard."""

import logging
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("MSLITE_EXIT_AT", None)

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from mslite.i18n.catalogue import Translator, load

if TYPE_CHECKING:
    from mslite.app import App

ROOT = Path(__file__).resolve().parent.parent

# The same examples every time: a failure here is a failure everywhere.
SLOW = [HealthCheck.too_slow]
settings.register_profile("house", derandomize=True, deadline=None, suppress_health_check=SLOW)
settings.load_profile("house")


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application with the fonts that the program itself brings, whatever the machine has."""
    for font in sorted((ROOT / "resources" / "fonts").glob("*.ttf")):
        assert QFontDatabase.addApplicationFont(str(font)) >= 0, font
    return qapp


@pytest.fixture(scope="session")
def tr_ky() -> Translator:
    return load(ROOT / "translations", "ky")


@pytest.fixture(scope="session")
def tr_ru() -> Translator:
    return load(ROOT / "translations", "ru")


@pytest.fixture(scope="session")
def tr_en() -> Translator:
    return load(ROOT / "translations", "en")


@pytest.fixture(autouse=True)
def nothing_logged_unexpected(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail a test in which a warning or worse is logged that it did not announce with ``expects_log``."""
    yield
    expected = [mark.args[0] for mark in request.node.iter_markers("expects_log")]
    loud = [r for when in ("setup", "call") for r in caplog.get_records(when) if r.levelno >= logging.WARNING]
    surprises = [r.getMessage() for r in loud if not any(re.search(e, r.getMessage()) for e in expected)]
    assert not surprises, f"logged unexpectedly: {surprises}"


@pytest.fixture
def program(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., "App"]]:
    """The program with its window on a folder of its own, in a language: ``program("ky")``."""
    from mslite.app import App
    from mslite.config import places
    from mslite.ui.kit import theme

    theme.install(qapp, places.resources(), scheme="light")
    monkeypatch.delenv("MSLITE_EXIT_AT", raising=False)
    made: list[App] = []

    def make(lang: str = "en") -> App:
        found = App(tmp_path, lang)
        made.append(found)
        found.shell.show()
        return found

    yield make
    for app in made:
        app.shell.close()
        app.close()
        app.shell.deleteLater()
        app.deleteLater()
        QApplication.processEvents()
