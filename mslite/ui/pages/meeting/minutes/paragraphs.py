"""The paragraphs of the minutes, painted as they will be printed."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mslite.ui.kit import theme
from mslite.ui.kit.windowmodel import LINE, Index
from mslite.ui.pages.meeting.minutes.lines import Line, Look

FACE = "Liberation Serif"
KEPT = 300
EDGE = 3 * theme.GRID
SIDE = 6 * theme.GRID
GAP = 6
INDENT = {Look.POINT: 3 * theme.GRID}


class PaperDelegate(QStyledItemDelegate):
    """Lays lines out once for a width and paints from that."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.editing = ""
        self.editor: QWidget | None = None
        self._kept: OrderedDict[tuple[Line, int, bool], QTextLayout] = OrderedDict()

    def room(self) -> int:
        """Return the width of a paragraph in the view as it is now."""
        view = self._view()
        bar = view.verticalScrollBar().sizeHint().width()  # as if it were there: lines never break anew
        return max(40 * theme.GRID, view.width() - 2 * view.frameWidth() - bar - 2 * EDGE - SIDE)

    def _view(self) -> QListView:
        view = self.parent()
        assert isinstance(view, QListView)
        return view

    def layout_of(self, line: Line) -> QTextLayout:
        """Return the paragraph of ``line`` laid out for the view's width."""
        key = (line, self.room(), theme.is_dark())
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = _lay_out(line, self.room() - INDENT.get(line.look, 0))
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line = index.data(LINE)
        if line.key == self.editing and self.editor is not None:
            self.editor.ensurePolished()
            return QSize(self.room(), self.editor.sizeHint().height() + 2 * GAP)
        height = self.layout_of(line).boundingRect().height() + 2 * GAP
        if line.detail:
            height += option.fontMetrics.height() + 2
        if line.look in (Look.HEAD, Look.WORD):
            height += theme.GRID
        return QSize(self.room(), int(height) + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE)
        if line.key == self.editing:
            return
        c = theme.colours()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and self._view().hasFocus():
            painter.fillRect(option.rect, QColor(c.selected))
            bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            painter.fillRect(bar, QColor(c.accent))
        laid = self.layout_of(line)
        left = option.rect.left() + EDGE
        top = option.rect.top() + GAP + (theme.GRID if line.look in (Look.HEAD, Look.WORD) else 0)
        indent = INDENT.get(line.look, 0)
        painter.setPen(QColor(c.text))
        if line.number:
            painter.setFont(laid.font())
            painter.drawText(QRect(left, top, 2 * indent, 40), int(Qt.AlignmentFlag.AlignTop), line.number)
            indent = max(indent, painter.fontMetrics().horizontalAdvance(line.number) + theme.GRID)
        laid.draw(
            painter,
            QPointF(left + indent, top),
            [],
            QRectF(option.rect.intersected(self._view().viewport().rect())),
        )
        painter.setPen(QColor(c.quiet))
        painter.setFont(theme.font(theme.SMALL_PT))
        if line.detail:
            under = top + int(laid.boundingRect().height()) + 2
            box = QRect(left + indent, under, self.room() - indent, painter.fontMetrics().height())
            cut = painter.fontMetrics().elidedText(line.detail, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft), cut)
        if line.side:
            box = QRect(option.rect.right() - SIDE, top + 2, SIDE - theme.GRID, 20)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight), line.side)
        painter.restore()


def face(bold: bool = False) -> QFont:
    """Return the letters of paper."""
    out = theme.font(theme.BASE_PT + 1.5, bold)
    out.setFamilies([FACE, out.family()])
    return out


def _lay_out(line: Line, width: int) -> QTextLayout:
    out = QTextLayout("".join(text for text, _ in line.runs).replace("\n", "\u2028"), face())
    wrap = QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    out.setTextOption(wrap)
    formats, at = [], 0
    for text, style in line.runs:
        part = QTextLayout.FormatRange()
        part.start, part.length = at, _units(text)
        look = QTextCharFormat()
        if "b" in style:
            look.setFontWeight(QFont.Weight.Bold)
        if "i" in style:
            look.setFontItalic(True)
        if "q" in style:
            look.setForeground(QColor(theme.colours().quiet))
        part.format = look
        formats.append(part)
        at += part.length
    out.setFormats(formats)
    out.beginLayout()
    height = 0.0
    while (laid := out.createLine()).isValid():
        laid.setLineWidth(width)
        laid.setPosition(QPointF(0, height))
        height += laid.height() + 1
    out.endLayout()
    return out


def _units(text: str) -> int:
    """Return the length of ``text`` as Qt counts it: a sign beyond the basic plane is two."""
    return len(text) + sum(1 for sign in text if ord(sign) > 0xFFFF)
