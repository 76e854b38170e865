"""The frame of the first start."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from mslite.i18n.catalogue import Translator
from mslite.ui.kit.context import ShellLike
from mslite.ui.kit.desk import Desk


class Wizard(QWidget):
    """Stands in the window until the person is through; then ``done()`` is called."""

    def __init__(
        self, desk: Desk, office: Any, tr: Translator, shell: ShellLike, done: Callable[[], None]
    ) -> None:
        super().__init__()
        self._done = done
