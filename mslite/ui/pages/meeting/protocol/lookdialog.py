"""A dialog that shows at its right the page which it is about."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.dialogs import Decision
from mslite.ui.kit.pdfpreview import PdfPreview


class LookDialog(Decision):
    """Fill ``fields`` (the column at the left); ``preview`` shows the page."""

    def __init__(self, ctx: PageContext, parent: QWidget, question: str, advice: str = "") -> None:
        super().__init__(parent, question, advice)
        self.ctx = ctx
        left = QWidget()
        left.setFixedWidth(42 * theme.GRID)
        self.fields = parts.column(left)
        self.preview = PdfPreview(ctx)
        row = parts.line(left, gap=2 * theme.GRID)
        row.addWidget(self.preview, 1)
        self.body.addLayout(row, 1)
        keys.shortcut(self, "Ctrl+Return", self._press)
        self.resize(120 * theme.GRID, 84 * theme.GRID)

    def _press(self) -> None:
        self.verb.click()

    def field(self, name: str, editor: Any) -> None:
        """Put a named editor into the column."""
        label = parts.label(name, "quiet")
        label.setBuddy(editor)
        editor.set_name(name)
        self.fields.addWidget(label)
        self.fields.addWidget(editor)
