"""Windows for tests: offscreen, with the program's look, in any language."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from mslite.app import translator
from mslite.config import places
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import theme
from mslite.ui.kit.desk import Desk
from mslite.ui.kit.keys import KeyFilter


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with palette, fonts, icons and the filter of keys."""
    theme.install(qapp, places.resources(), scheme="light")
    KeyFilter(qapp)
    return qapp


@pytest.fixture
def desk(dressed: QApplication) -> Iterator[Desk]:
    """A desk, closed at the end."""
    out = Desk()
    yield out
    out.close()
    out.deleteLater()


@pytest.fixture
def tr() -> Translator:
    """Texts as they stand in the code."""
    return Translator("en")


@pytest.fixture(params=["ky", "ru", "en"])
def each_tr(request: pytest.FixtureRequest) -> Translator:
    """Texts in each of the three languages, one after another."""
    return translator(request.param)
