"""The search over everything."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from mslite.ui.kit.context import PageContext


class Finder(QDialog):
    """Type, choose with the arrows, Enter opens."""

    def __init__(self, ctx: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._ctx = ctx
