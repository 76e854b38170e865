"""How a hit is drawn: its title, the words around what was found, its date at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mslite.domain.views import FoundLine
from mslite.i18n import formats
from mslite.ui.kit import theme

HIT = int(Qt.ItemDataRole.UserRole)
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
_RIGHT = _MIDDLE | int(Qt.AlignmentFlag.AlignRight)
_ELIDE = Qt.TextElideMode.ElideRight


class HitDelegate(QStyledItemDelegate):
    """A line for the title, a smaller one for the snippet; a group's name in the quiet colour."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line, c = index.data(HIT), theme.colours()
        box = option.rect.adjusted(theme.GRID, 2, -theme.GRID, -2)
        painter.save()
        if not isinstance(line, FoundLine):
            painter.setPen(c.quiet)
            painter.setFont(theme.font(theme.SMALL_PT, bold=True))
            painter.drawText(box.adjusted(0, 6, 0, 0), _MIDDLE, index.data())
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, c.selected)
            painter.fillRect(option.rect.adjusted(0, 0, 3 - option.rect.width(), 0), c.accent)
        when = formats.date_short(line.date)
        small = theme.font(theme.SMALL_PT)
        painter.setFont(small)
        painter.setPen(c.quiet)
        painter.drawText(box, _RIGHT, when)
        room = box.width() - painter.fontMetrics().horizontalAdvance(when) - 2 * theme.GRID
        two = bool(line.snippet) and line.snippet != line.title
        top = box.adjusted(0, 0, 0, -box.height() // 2) if two else box
        if two:
            below = box.adjusted(0, box.height() // 2, 0, 0)
            painter.drawText(below, _MIDDLE, painter.fontMetrics().elidedText(line.snippet, _ELIDE, room))
        painter.setPen(c.text)
        painter.setFont(theme.font())
        painter.drawText(top, _MIDDLE, painter.fontMetrics().elidedText(index.data(), _ELIDE, room))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = index.data(HIT)
        two = isinstance(line, FoundLine) and bool(line.snippet) and line.snippet != line.title
        return QSize(40 * theme.GRID, (6 if two else 4) * theme.GRID)
