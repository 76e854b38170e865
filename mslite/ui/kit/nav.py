"""The places on the left: icon, word, count; chosen by click, arrows, or Alt+number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from mslite.i18n.catalogue import Translator
from mslite.ui.kit import icons, theme
from mslite.ui.kit.context import Place

_KEY = int(Qt.ItemDataRole.UserRole)
_COUNT = _KEY + 1
_ICON = _KEY + 2
WIDTH = 23 * theme.GRID


class _Painter(QStyledItemDelegate):
    """Asks the list for its state: the names of ``QStyle`` cost more than the list itself at the start."""

    def __init__(self, places: PlaceList) -> None:
        super().__init__(places)
        self._places = places

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        c, box = theme.colours(), option.rect
        chosen = index.row() == self._places.currentRow()
        painter.save()
        if chosen:
            painter.fillRect(box, c.selected)
            painter.fillRect(box.adjusted(0, 0, 3 - box.width(), 0), c.accent)
        if chosen and self._places.hasFocus():
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.drawRect(box.adjusted(1, 1, -2, -1))
        picture = icons.pixmap(index.data(_ICON), c.accent if chosen else c.quiet)
        top = box.top() + (box.height() - icons.SIZE) // 2
        painter.drawPixmap(box.left() + 2 * theme.GRID, top, picture)
        painter.setPen(c.text if self._places.isEnabled() else c.quiet)
        painter.setFont(theme.font(bold=chosen))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(box.adjusted(45, 0, -4, 0), middle, index.data())
        count = index.data(_COUNT)
        if count:
            painter.setPen(c.quiet)
            painter.setFont(theme.font())
            painter.drawText(
                box.adjusted(0, 0, -12, 0), middle | int(Qt.AlignmentFlag.AlignRight), str(count)
            )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(WIDTH, 5 * theme.GRID)


class PlaceList(QListWidget):
    """The list of places. Tells which one is wanted; the shell decides and calls :meth:`set_current`."""

    wanted = Signal(str)

    def __init__(self, tr: Translator, places: Sequence[Place]) -> None:
        super().__init__()
        self.setItemDelegate(_Painter(self))
        self.setFixedWidth(WIDTH)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setStyleSheet(f"background: {theme.colours().window}; border: 0;")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr.t("Places"))
        for no, place in enumerate(places):
            item = QListWidgetItem(tr.t(place.word))
            item.setData(_KEY, place.key)
            item.setData(_ICON, place.icon)
            item.setToolTip(f"{tr.t(place.word)}  (Alt+{no + 1})")
            self.addItem(item)
        self.itemClicked.connect(self._clicked)
        self.itemActivated.connect(self._clicked)
        self.currentItemChanged.connect(self._moved)
        self._quiet = False

    def set_current(self, key: str) -> None:
        """Mark the place of the page in front; an unknown key marks none."""
        self._quiet = True
        self.setCurrentRow(next((no for no in range(self.count()) if self.item(no).data(_KEY) == key), -1))
        self._quiet = False

    def set_counts(self, counts: dict[str, int]) -> None:
        """Show how much waits at each place; 0 shows nothing."""
        for no in range(self.count()):
            item = self.item(no)
            count = counts.get(item.data(_KEY), 0)
            item.setData(_COUNT, count)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()} {count or ''}".strip())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._quiet = True  # Qt makes the first line current when the focus comes: nobody chose it
        super().focusInEvent(event)
        self._quiet = False

    def _clicked(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.data(_KEY))

    def _moved(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None and not self._quiet and self.hasFocus():
            self.wanted.emit(item.data(_KEY))
