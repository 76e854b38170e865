"""Pages of help in the language of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from mslite.ui.kit.context import PageContext


class HelpWindow(QDialog):
    """Shows the page ``topic`` of the help."""

    def __init__(self, ctx: PageContext, parent: QWidget, topic: str) -> None:
        super().__init__(parent)
        self._ctx, self._topic = ctx, topic
