"""A row of widgets that goes on in the next line where there is no more room; Qt has no such layout."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items of one height from left to right, as wide as they like to be; the last one fills its line.

    The last one begins a line of its own where less than its minimum width is left.
    """

    def __init__(self, parent: QWidget, gap: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def insert(self, at: int, widget: QWidget) -> None:
        """Put a widget before the one at the place ``at``."""
        self.addWidget(widget)
        self._items.insert(at, self._items.pop())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def _lay(self, rect: QRect, move: bool) -> int:
        """Place the items in ``rect``; returns the height they need."""
        x, y, gap = rect.x(), rect.y(), self.spacing()
        high = max((item.sizeHint().height() for item in self._items), default=0)
        for item in self._items:
            last = item is self._items[-1]
            width = item.minimumSize().width() if last else min(item.sizeHint().width(), rect.width())
            if x > rect.x() and x + width > rect.x() + rect.width():
                x, y = rect.x(), y + high + gap
            if last:
                width = rect.x() + rect.width() - x
            if move:
                item.setGeometry(QRect(x, y, width, high))
            x += width + gap
        return y + high - rect.y()
