"""What one step of the first start is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext


class WizardStep(QWidget):
    """One screen. Nothing in it has to be filled in."""

    title = ""
    advice = ""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        self.ctx = ctx
        self.box = parts.column(self, 0, 2 * theme.GRID)
        self.editors: dict[str, Any] = {}
        """What a person types, by name: kept when the language of the window changes."""

    def work(self) -> Callable[[], Any] | None:
        """Return what is to be written when the person goes on; None: nothing."""
        return None

    def read(self) -> None:
        """The step has come to the front: read what is shown."""
