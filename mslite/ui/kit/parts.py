"""Small parts of a page: buttons, header, card, badge, note, empty state. Composed by hand on each page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
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
from mslite.ui.kit.base import Slot, column, label, line
from mslite.ui.kit.marks import SIGNS, Badge, EmptyState, Note, Tone, colour_of

__all__ = [
    "SIGNS", "Badge", "Card", "EmptyState", "Heading", "Note", "PageHeader", "Slot", "Tone", "button",
    "colour_of", "column", "empty", "label", "line", "rule", "scrolled", "tool",
]  # fmt: skip


def button(text: str, slot: Slot, icon: str = "", key: str = "", main: bool = False) -> QPushButton:
    """Return a button with its words; ``main`` is the one main action of a page. ``key`` is only shown:
    bind it with :func:`keys.shortcut`.
    """
    out = QPushButton(text)
    if icon:
        out.setIcon(icons.icon(icon, theme.colours().on_accent if main else "", gap=True))
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
    out.setIcon(icons.icon(icon, gap=words))
    out.setIconSize(QSize(icons.SIZE + (icons.SIZE * 3 // 8 if words else 0), icons.SIZE))
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


def empty(layout: QLayout) -> None:
    """Take everything out of ``layout``; the widgets are destroyed."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


class Heading(QLabel):
    """A title on one line, cut where there is no room; the whole of it is its tooltip."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._whole = ""
        self.setProperty("role", "heading")
        self.setFixedHeight(28)  # ө and ү come from another font: the page would jump with them
        self.put(text)

    def put(self, text: str) -> None:
        """Change the words."""
        self._whole = text
        self.setToolTip(text)
        self.updateGeometry()
        self._cut()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(20 * theme.GRID, self.sizeHint().width()), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class PageHeader(QWidget):
    """Top of a page: title with a quiet line under it, room for buttons, one main action, a search field.

    ``search`` is the words standing in the empty search field (Ctrl+F goes there); None: no field.
    """

    def __init__(self, title: str, search: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Heading(title)
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
        """Change the words."""
        self.title.put(title)
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
