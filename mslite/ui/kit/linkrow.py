"""One line that opens something: words, a quiet detail, a state at the right. ↑ and ↓ go to neighbours."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from mslite.ui.kit import parts, theme

HEIGHT = 4 * theme.GRID


class _Elided(QWidget):
    """A line of text that is cut where there is no room; the quiet detail gives way first."""

    def __init__(self, text: str, detail: str) -> None:
        super().__init__()
        self._text, self._detail = " ".join(text.split()), " ".join(detail.split())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width, middle = self.width(), int(Qt.AlignmentFlag.AlignVCenter)
        metrics = self.fontMetrics()
        text = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, width)
        painter.setPen(theme.colours().text)
        painter.drawText(self.rect(), middle, text)
        left = metrics.horizontalAdvance(text) + 2 * theme.GRID
        if self._detail and width - left > 6 * theme.GRID:
            painter.setPen(theme.colours().quiet)
            painter.setFont(theme.font(theme.SMALL_PT))
            cut = painter.fontMetrics().elidedText(self._detail, Qt.TextElideMode.ElideRight, width - left)
            painter.drawText(self.rect().adjusted(left, 1, 0, 1), middle, cut)


class LinkRow(QPushButton):
    """See the module. ``value`` comes back with :attr:`opened`."""

    opened = Signal(object)

    def __init__(
        self, value: Any, text: str, detail: str = "", mark: str = "", tone: parts.Tone = parts.Tone.PLAIN
    ) -> None:
        super().__init__()
        self.value = value
        self.setProperty("role", "rail")
        self.setAutoDefault(False)
        self.setAccessibleName(", ".join(part for part in (text, detail, mark) if part))
        self.setToolTip(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GRID, 0, theme.GRID, 0)
        row.setSpacing(2 * theme.GRID)
        row.addWidget(_Elided(text, detail), 1)
        if mark:
            badge = parts.Badge(mark, tone)
            badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(badge)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    def sizeHint(self) -> QSize:
        return QSize(40 * theme.GRID, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.opened.emit(self.value)
