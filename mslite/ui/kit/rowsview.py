"""The widget over :mod:`mslite.ui.kit.rows`: the list with its four buttons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from mslite.i18n.catalogue import Translator
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.rows import Field, RowsModel
from mslite.ui.kit.table import PlainView
from mslite.ui.kit.windowmodel import Index


class CellDelegate(QStyledItemDelegate):
    """Editors in cells: a line, or a list of choices."""

    typed = Signal(QModelIndex, str)
    """The person types in a cell: its index and the whole text as it is now."""

    def _typed(self, text: str) -> None:
        view, editor = self.parent(), self.sender()
        if isinstance(view, QAbstractItemView) and isinstance(editor, QWidget):
            self.typed.emit(view.indexAt(editor.geometry().center()), text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        narrow = QStyleOptionViewItem(option)  # Qt wraps in the whole cell, but draws inside its padding
        narrow.rect = option.rect.adjusted(0, 0, -theme.GRID, 0)
        return super().sizeHint(narrow, index) + QSize(0, theme.GRID)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, RowsModel)
        field = model.fields[index.column()]
        editor: QComboBox | QLineEdit
        if field.choices:
            editor = QComboBox(parent)
            editor.addItems([text for _, text in field.choices])
        else:
            editor = QLineEdit(parent)
            editor.textEdited.connect(self._typed)
        editor.setAccessibleName(field.title)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        model, value = index.model(), index.data(Qt.ItemDataRole.EditRole)
        assert isinstance(model, RowsModel)
        if isinstance(editor, QComboBox):
            known = [key for key, _ in model.fields[index.column()].choices]
            editor.setCurrentIndex(known.index(value) if value in known else -1)
        elif isinstance(editor, QLineEdit):
            editor.setText("" if value is None else str(value))

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, QComboBox):
            if editor.currentIndex() >= 0:
                model.setData(index, model.fields[index.column()].choices[editor.currentIndex()][0])
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())


class RowsView(PlainView):
    """The view: rows can be dragged, Enter begins to edit."""

    moved = Signal(int)
    removing = Signal()
    inserting = Signal()
    ticking = Signal()

    def __init__(self) -> None:
        super().__init__()
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setWordWrap(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMinimumSectionSize(4 * theme.GRID)
        self._refit = QTimer(self, interval=0, singleShot=True)
        self._refit.timeout.connect(self.resizeRowsToContents)
        self.horizontalHeader().sectionResized.connect(self._resized)

    def _resized(self, *_sizes: int) -> None:
        """Words wrap anew in another width; Qt would keep the heights of the old one."""
        self._refit.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        editing = self.state() is QAbstractItemView.State.EditingState
        if editing:
            super().keyPressEvent(event)
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Insert:
            self.inserting.emit()
        elif key == Qt.Key.Key_Delete:
            self.removing.emit()
        elif key == Qt.Key.Key_Space:
            self.ticking.emit()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.setFocus()


class RowsEditor(QWidget):
    """A list with *Add*, *Remove*, ↑ and ↓. ``title`` is its accessible name, ``add`` the button's words."""

    changed = Signal(object)
    """A cell was changed: the new row."""
    typing = Signal(object, object)
    """While a cell is typed in: its row, and the row as it would be (for ``typing.keep``)."""
    ordered = Signal(object)
    """The rows stand in this order now (tuple); the page writes the positions."""
    inserting = Signal(int)
    """The person wants a new row at this place."""
    removing = Signal(object)
    """The person wants this row away (the page removes it and offers *Undo*)."""
    chosen = Signal(object)
    opened = Signal(object)
    """Enter on a row whose current cell is not editable."""

    def __init__(
        self, tr: Translator, fields: Sequence[Field], title: str, add: str, numbers: bool = True
    ) -> None:
        super().__init__()
        self.model = RowsModel(fields, self)
        self.view = RowsView()
        self.view.setModel(self.model)
        cells = CellDelegate(self.view)
        cells.typed.connect(self._typed)
        self.view.setItemDelegate(cells)
        self.view.setAccessibleName(title)
        self.view.verticalHeader().setVisible(numbers)
        self.view.entered_row.connect(self._enter)
        self.view.doubleClicked.connect(self._enter)
        self.view.moved.connect(self.move_by)
        self.view.removing.connect(self._remove)
        self.view.inserting.connect(self._insert)
        self.view.ticking.connect(self._tick)
        self.view.selectionModel().currentRowChanged.connect(self._chosen)
        self.model.changed.connect(self.changed)
        self.model.ordered.connect(self.ordered)
        self.add = parts.button(add, self._insert, "plus", "Insert")
        self.remove = parts.tool("trash-2", tr.t("Remove"), self._remove, "Delete")
        self.up = parts.tool("arrow-up", tr.t("Move up"), self._up, "Alt+↑")
        self.down = parts.tool("arrow-down", tr.t("Move down"), self._down, "Alt+↓")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.view, 1)
        self.buttons = parts.line(self.add, None, self.up, self.down, self.remove)
        box.addLayout(self.buttons)
        self.setFocusProxy(self.view)
        head = self.view.horizontalHeader()
        head.ensurePolished()
        for no, field in enumerate(fields):
            stretch = QHeaderView.ResizeMode.Interactive if field.width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(no, stretch)
            if field.width:
                self.view.setColumnWidth(no, max(field.width, head.sectionSizeHint(no)))
        keys.shortcut(self, "Ctrl+Shift+N", self._insert)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show ``rows``; the current one stays current where it is still there (by ``id``)."""
        before, at = self.current(), self.view.currentIndex()
        wanted = getattr(before, "id", None)
        self.model.set_rows(rows)
        same = next(
            (no for no, row in enumerate(rows) if wanted and getattr(row, "id", None) == wanted), at.row()
        )
        self.select_row(min(max(same, 0), len(rows) - 1), max(at.column(), 0))

    def current(self) -> Any:
        """Return the current row, None when there is none."""
        at = self.view.currentIndex().row()
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def select_row(self, row: int, column: int = 0, edit: bool = False) -> None:
        """Make a row current, with ``edit`` begin to type in it."""
        index = self.model.index(row, column)
        self.view.setCurrentIndex(index)
        if edit and index.isValid():
            self.view.edit(index)

    def move_by(self, step: int) -> None:
        """Move the current row up (-1) or down (1)."""
        at = self.view.currentIndex().row()
        self.model.move(at, at + step)

    def set_read_only(self, on: bool) -> None:
        """Close or open the list."""
        self.model.read_only = on
        for part in (self.add, self.remove, self.up, self.down):
            part.setVisible(not on)

    def _enter(self) -> None:
        index = self.view.currentIndex()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            if self.view.state() is not QAbstractItemView.State.EditingState:
                self.view.edit(index)
        elif index.isValid():
            self.opened.emit(self.current())

    def _insert(self) -> None:
        if not self.model.read_only:
            self.inserting.emit(self.view.currentIndex().row() + 1 if self.model.rows else 0)

    def _remove(self) -> None:
        if self.current() is not None and not self.model.read_only:
            self.removing.emit(self.current())

    def _tick(self) -> None:
        at = next((no for no, field in enumerate(self.model.fields) if field.check), -1)
        index = self.model.index(self.view.currentIndex().row(), at)
        if index.isValid():
            done = self.model.fields[at].get(self.model.rows[index.row()])
            wanted = Qt.CheckState.Unchecked if done else Qt.CheckState.Checked
            self.model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def _typed(self, index: QModelIndex, text: str) -> None:
        draft = self.model.draft(index, text) if index.isValid() else None
        if draft is not None:
            self.typing.emit(self.model.rows[index.row()], draft)

    def _up(self) -> None:
        self.move_by(-1)

    def _down(self) -> None:
        self.move_by(1)

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.model.rows[now.row()] if now.isValid() else None)
