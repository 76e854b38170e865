"""How a cell of a grid is drawn and edited."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QTextCursor
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from mslite.ui.kit import icons, theme
from mslite.ui.kit.desk import Desk
from mslite.ui.kit.gridcell import CellEditor
from mslite.ui.kit.gridmodel import Cell, GridModel
from mslite.ui.kit.marks import SIGNS, Tone, colour_of
from mslite.ui.kit.windowmodel import Index

PAD_X, PAD_Y = 6, 4
_PIECES = re.compile(r"(\s+|(?<=[-–]))")
_WIDEST = 14
"""Pixels of the widest letters: shorter words need not be measured."""
LEFT = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
RIGHT = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
SIGN = 14
BAR = 3


def font_of(wide: int) -> QFont:
    """Return the font of an ordinary row (0) or of a heading of a rank."""
    return theme.font(theme.BASE_PT, bold=bool(wide))


@lru_cache(maxsize=8192)
def fitted(text: str, room: int, wide: int) -> str:
    """Return a text that breaks between words, and within a word that is wider than ``room`` pixels."""
    most = max(room // _WIDEST, 1)
    if all(len(piece) <= most for piece in _PIECES.split(text)):
        return text
    metrics = QFontMetrics(font_of(wide))
    out = [
        "\u200b".join(piece) if len(piece) > most and metrics.horizontalAdvance(piece) > room else piece
        for piece in _PIECES.split(text)
    ]
    return "".join(out)


def block_rect(view: QTableView, model: GridModel, row: int, column: int) -> QRect:
    """Return where the whole joined cell or heading at a place is drawn, in the viewport."""
    if model.lines[row].wide:
        right = sum(view.columnWidth(no) for no in range(len(model.columns)))
        return QRect(
            view.columnViewportPosition(0), view.rowViewportPosition(row), right, view.rowHeight(row)
        )
    top, bottom = model.block(row, column)
    at = view.rowViewportPosition(top)
    height = view.rowViewportPosition(bottom) + view.rowHeight(bottom) - at
    return QRect(view.columnViewportPosition(column), at, view.columnWidth(column), height)


class GridDelegate(QStyledItemDelegate):
    """Every cell draws its part of the joined cell that it belongs to, so nothing has to be spanned."""

    typed = Signal(int, int, str)
    """While a cell is typed in: row, column, the whole text."""
    ended = Signal(int, object)
    """An editor was closed by a key (Qt.Key): with Enter, Tab … the view goes on; and its modifiers."""
    dropped = Signal(int, int)
    """What was typed in this cell is not wanted (Esc)."""

    def __init__(self, view: QTableView, model: GridModel, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._model, self._desk = view, model, desk
        self.fresh = False
        """The next editor begins empty: its first letter was typed over the cell."""
        self.place = (-1, -1)
        """Row and column of the editor that is open."""

    # ---- drawing -----------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.row(), index.column()
        model, view, c = self._model, self._view, theme.colours()
        line, cell = model.lines[row], model.cell(row, column)
        rect = QRect(option.rect)
        block = block_rect(view, model, row, column)
        now = view.currentIndex()
        here = now.row() >= 0 and block == block_rect(view, model, now.row(), now.column())
        selected = here or bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(rect)
        ground = QColor(c.selected) if selected else _ground(line.wide, cell, model.read_only)
        painter.fillRect(rect, ground)
        painter.setPen(QColor(c.line))
        if rect.bottom() == block.bottom():
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if rect.right() == block.right():
            painter.drawLine(rect.topRight(), rect.bottomRight())
        self._words(painter, block, line.wide, cell, model.columns[column].right)
        if here:
            painter.setPen(QColor(c.accent if view.hasFocus() else c.quiet))
            painter.drawRect(block.adjusted(0, 0, -1, -1))
            painter.drawRect(block.adjusted(1, 1, -2, -2))
        painter.restore()

    @staticmethod
    def _words(painter: QPainter, block: QRect, wide: int, cell: Cell, right: bool) -> None:
        c = theme.colours()
        room = block.adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y)
        if cell.tone is not Tone.PLAIN:
            sign = icons.pixmap(SIGNS[cell.tone], colour_of(cell.tone), SIGN)
            painter.drawPixmap(room.right() - SIGN + 3, room.top() + 1, sign)
            room.setRight(room.right() - SIGN - 4)
        painter.setFont(font_of(wide))
        painter.setPen(QColor(c.quiet if cell.ghost else c.text))
        words = fitted(cell.shown, room.width(), wide)
        painter.drawText(room, RIGHT if right and not wide else LEFT, words)
        if cell.share is not None:
            bar = QRect(room.left(), block.bottom() - BAR - 1, room.width(), BAR)
            painter.fillRect(bar, QColor(c.line))
            bar.setWidth(round(bar.width() * min(max(cell.share, 0), 1)))
            painter.fillRect(bar, QColor(c.accent if cell.tone is Tone.PLAIN else colour_of(cell.tone)))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._view.columnWidth(index.column()), self._view.rowHeight(index.row()))

    # ---- editing -----------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line, column = self._model.lines[index.row()], self._model.columns[index.column()]
        suggest = None if line.wide else column.suggest
        editor = CellEditor(self._desk, suggest, parent)
        editor.setAccessibleName(column.title)
        editor.setFont(font_of(line.wide))
        editor.fresh = self.fresh
        self.place = index.row(), index.column()
        editor.setPlainText("" if self.fresh else str(index.data(Qt.ItemDataRole.EditRole)))
        editor.moveCursor(QTextCursor.MoveOperation.End)
        editor.document().setModified(False)
        editor.textChanged.connect(self._typed)
        editor.grown.connect(self._grown)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The text is put once, when the editor is made: what comes later must not take words away."""

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, CellEditor):
            self._model.setData(index, editor.toPlainText())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        if isinstance(editor, CellEditor):
            self.place = index.row(), index.column()
            self._place(editor, *self.place)

    def _place(self, editor: CellEditor, row: int, column: int) -> None:
        box = block_rect(self._view, self._model, row, column)
        editor.setFixedWidth(max(box.width(), 120))
        high = max(min(box.height(), 12 * theme.GRID), editor.wanted_height())
        view = self._view.viewport().height()
        top = max(0, min(box.top(), view - high))
        editor.setGeometry(box.left(), top, editor.width(), min(high, max(view - top, 32)))

    def _typed(self) -> None:
        editor = self.sender()
        if isinstance(editor, CellEditor):
            self.typed.emit(*self.place, editor.toPlainText())

    def _grown(self) -> None:
        editor = self.sender()
        if isinstance(editor, CellEditor) and self.place[0] < len(self._model.lines):
            self._place(editor, *self.place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, CellEditor) and isinstance(event, QKeyEvent):
            kind = event.type()
            if kind is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if kind is QEvent.Type.KeyPress and watched.ends(event):
                self._end(watched, event)
                return True
            if kind is QEvent.Type.KeyPress:
                return False  # Qt would end the editor on its own keys
        return super().eventFilter(watched, event)

    def _end(self, editor: CellEditor, event: QKeyEvent) -> None:
        escaped = event.key() == Qt.Key.Key_Escape
        row, column = self.place
        if not escaped:
            self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        if escaped:
            self.dropped.emit(row, column)
        self.ended.emit(int(event.key()), event.modifiers())


def _ground(wide: int, cell: Cell, closed: bool) -> QColor:
    c = theme.colours()
    if wide == 1:
        out, line = QColor(c.window), QColor(c.line)
        out.setRedF((out.redF() + line.redF()) / 2)
        out.setGreenF((out.greenF() + line.greenF()) / 2)
        out.setBlueF((out.blueF() + line.blueF()) / 2)
        return out
    if wide:
        return QColor(c.window)
    return QColor(c.raised if cell.fixed and not closed else c.base)
