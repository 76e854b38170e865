"""The words of the papers, and the text of a PDF as one line."""

from collections.abc import Callable
from functools import partial

import pytest

from mslite.i18n.catalogue import Translator, load
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def tr() -> Callable[[str], Translator]:
    loaded = {lang: load(ROOT / "translations", lang) for lang in ("ky", "ru", "en")}
    return partial(dict.__getitem__, loaded)
