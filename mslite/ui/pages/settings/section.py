"""What one section of the settings is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mslite.domain.rows import RecordRef
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext


class Section(QWidget):
    """A heading, a quiet sentence, and ``box`` to be filled. Everything is saved when a field is left."""

    tables: frozenset[str] = frozenset()
    """Tables whose changes make it read again."""
    scrolls = True

    def __init__(self, ctx: PageContext, title: str, advice: str = "") -> None:
        super().__init__()
        self.ctx = ctx
        inner = QWidget()
        self.box = parts.column(inner, 0, 2 * theme.GRID)
        self.box.setContentsMargins(0, 0, 2 * theme.GRID, 2 * theme.GRID)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(parts.label(title, "section"))
        if advice:
            head.addWidget(parts.label(advice, "quiet", wrap=True))
        self.box.addLayout(head)
        parts.column(self).addWidget(parts.scrolled(inner) if self.scrolls else inner)

    def read(self) -> None:
        """Read what is shown."""

    def flush(self) -> None:
        """Save what is typed."""

    def lead(self, ref: RecordRef) -> None:
        """Show this record."""

    def entered(self) -> None:
        """The section has come to the front: put the focus into its first field."""
        for part in self.findChildren(QWidget):
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled() and part.isVisibleTo(self):
                part.setFocus()
                return
