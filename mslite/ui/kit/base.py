"""Lines of text and layouts on the grid; :mod:`mslite.ui.kit.parts` offers them all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mslite.ui.kit import theme

Slot = Callable[[], None]


def label(text: str, role: str = "", wrap: bool = False) -> QLabel:
    """Return a line of plain text; ``role`` is ``heading``, ``section``, ``quiet``, ``problem`` or empty."""
    out = QLabel(text)
    out.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        out.setProperty("role", role)
    out.setWordWrap(wrap)
    return out


def column(widget: QWidget, margin: int = 0, gap: int = theme.GRID) -> QVBoxLayout:
    """Lay ``widget`` out as a column on the grid and return the layout."""
    out = QVBoxLayout(widget)
    out.setContentsMargins(margin, margin, margin, margin)
    out.setSpacing(gap)
    return out


def line(*parts: QWidget | int | None, gap: int = theme.GRID) -> QHBoxLayout:
    """Return a row of widgets; a number is that many pixels, None takes the space left."""
    out = QHBoxLayout()
    out.setContentsMargins(0, 0, 0, 0)
    out.setSpacing(gap)
    for part in parts:
        if part is None:
            out.addStretch(1)
        elif isinstance(part, int):
            out.addSpacing(part)
        else:
            out.addWidget(part)
    return out
