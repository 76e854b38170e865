"""Small parts of a page: buttons, header, card, badge, note, empty state. Composed by hand on each page."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mslite.ui.kit import icons, keys, theme

Slot = Callable[[], None]


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


def label(text: str, role: str = "", wrap: bool = False) -> QLabel:
    """Return a line of plain text; ``role`` is ``heading``, ``section``, ``quiet``, ``problem`` or empty."""
    out = QLabel(text)
    out.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        out.setProperty("role", role)
    out.setWordWrap(wrap)
    return out


def button(text: str, slot: Slot, icon: str = "", key: str = "", main: bool = False) -> QPushButton:
    """Return a button with its words; ``main`` is the one main action of a page. ``key`` is only shown:
    bind it with :func:`keys.shortcut`.
    """
    out = QPushButton(text)
    if icon:
        out.setIcon(icons.icon(icon, theme.colours().on_accent if main else ""))
        out.setIconSize(QSize(22, 16))
    if key:
        out.setToolTip(keys.hint(text, key))
    out.setProperty("main", main)
    out.setAutoDefault(False)
    out.clicked.connect(slot)
    return out


def tool(icon: str, text: str, slot: Slot, key: str = "", words: bool = False) -> QToolButton:
    """Return a flat button; ``text`` is its accessible name and tooltip, shown beside it with ``words``."""
    out = QToolButton()
    out.setIcon(icons.icon(icon))
    out.setIconSize(QSize(icons.SIZE, icons.SIZE))
    out.setText(text)
    out.setToolTip(keys.hint(text, key))
    out.setAccessibleName(text)
    style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if words else Qt.ToolButtonStyle.ToolButtonIconOnly
    out.setToolButtonStyle(style)
    out.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    out.clicked.connect(slot)
    return out


def scrolled(inner: QWidget) -> QScrollArea:
    """Return a frameless scroll area around ``inner`` that fits its width."""
    out = QScrollArea()
    out.setFrameShape(QFrame.Shape.NoFrame)
    out.setWidgetResizable(True)
    out.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    out.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    out.setWidget(inner)
    for part in (out.viewport(), inner):
        part.setAutoFillBackground(False)
    return out


def rule() -> QFrame:
    """Return a thin line across."""
    out = QFrame()
    out.setProperty("role", "rule")
    out.setFixedHeight(1)
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


def empty(layout: QLayout) -> None:
    """Take everything out of ``layout``; the widgets are destroyed."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


class PageHeader(QWidget):
    """Top of a page: title with a quiet line under it, room for buttons, one main action, a search field.

    ``search`` is the words standing in the empty search field (Ctrl+F goes there); None: no field.
    """

    def __init__(self, title: str, search: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(title, "heading")
        self.subtitle = label("", "quiet")
        self.subtitle.hide()
        self.search: QLineEdit | None = None
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self.title)
        left.addWidget(self.subtitle)
        self._row = line()
        self._row.addLayout(left)
        self._row.addStretch(1)
        if search is not None:
            self.search = QLineEdit()
            self.search.setPlaceholderText(search)
            self.search.setAccessibleName(search)
            self.search.setClearButtonEnabled(True)
            self.search.setFixedWidth(30 * theme.GRID)
            self._row.addWidget(self.search)
        outer = column(self)
        outer.addLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add(self, widget: QWidget) -> QWidget:
        """Put ``widget`` (badge, button) at the right end."""
        self._row.addWidget(widget)
        return widget

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change the words; a long title is cut with its whole text as tooltip."""
        self.title.setText(
            self.title.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, 90 * theme.GRID)
        )
        self.title.setToolTip(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))


class Card(QFrame):
    """A framed block; fill ``body``. ``tools`` is the row of its title, for buttons at the right."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        outer = column(self, 2 * theme.GRID, theme.GRID)
        self.tools = line()
        if title:
            self.tools.addWidget(label(title, "section"))
            self.tools.addStretch(1)
        outer.addLayout(self.tools)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.GRID)
        outer.addLayout(self.body)


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
        box.addStretch(2)
