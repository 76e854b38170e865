"""States with sign and word, notes, empty places; :mod:`mslite.ui.kit.parts` offers them all."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from mslite.ui.kit import icons, theme
from mslite.ui.kit.base import column, label


class Tone(StrEnum):
    """What a state means; its colour never stands alone, a sign and a word go with it."""

    PLAIN = "plain"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    ACCENT = "accent"


SIGNS = {
    Tone.PLAIN: "",
    Tone.GOOD: "circle-check",
    Tone.WARN: "triangle-alert",
    Tone.BAD: "circle-alert",
    Tone.ACCENT: "info",
}


def colour_of(tone: Tone) -> str:
    """Return the colour of ``tone`` in the palette in force."""
    c = theme.colours()
    return {Tone.GOOD: c.good, Tone.WARN: c.warn, Tone.BAD: c.bad, Tone.ACCENT: c.accent}.get(tone, c.quiet)


class Badge(QWidget):
    """A state: sign and word in the colour of its tone."""

    def __init__(self, text: str = "", tone: Tone = Tone.PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign, self.word = QLabel(), label("")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._sign)
        row.addWidget(self.word)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.put(text, tone)

    def put(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Show another state."""
        colour = colour_of(tone)
        self.word.setText(text)
        self.word.setStyleSheet(f"color: {colour}; font-weight: bold;")
        self._sign.setVisible(bool(SIGNS[tone]))
        if SIGNS[tone]:
            self._sign.setPixmap(icons.pixmap(SIGNS[tone], colour, 16))
        self.setAccessibleName(text)


class Note(QFrame):
    """One clear line with a bar at its side: why something is read-only, what to do next."""

    def __init__(self, text: str = "", icon: str = "info", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        sign = QLabel()
        sign.setPixmap(icons.pixmap(icon, theme.colours().accent, icons.SIZE))
        self.words = label(text, wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 8, 8)
        self._row.addWidget(sign)
        self._row.addWidget(self.words, 1)

    def add(self, widget: QWidget) -> QWidget:
        """Put a button at the right."""
        self._row.addWidget(widget)
        return widget


class EmptyState(QWidget):
    """What stands where a list will be: a picture, what is not there, what to do first, its button."""

    def __init__(self, icon: str, text: str, advice: str = "", action: QPushButton | None = None) -> None:
        super().__init__()
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, theme.colours().quiet, 5 * theme.GRID))
        words = label(text, "section", wrap=True)
        more = label(advice, "", wrap=True)
        box = column(self, 3 * theme.GRID)
        box.addStretch(1)
        for part in (picture, words, more):
            if isinstance(part, QLabel):
                part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.addWidget(part)
        if action is not None:
            box.addWidget(action, 0, Qt.AlignmentFlag.AlignCenter)
            self.setFocusProxy(action)
        box.addStretch(2)
