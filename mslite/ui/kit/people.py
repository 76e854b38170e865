"""A line completed from a callable: people, organisations, posts, anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCompleter,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mslite.ui.kit import theme
from mslite.ui.kit.desk import Desk
from mslite.ui.kit.editors import LineEditor

TEXT = int(Qt.ItemDataRole.UserRole) + 1
OPTION = int(Qt.ItemDataRole.UserRole) + 2
PAUSE_MS = 120


@dataclass(frozen=True, slots=True)
class Option:
    """One line offered: the text that is taken over, a quiet detail behind it, the value behind it."""

    text: str
    detail: str = ""
    value: Any = None


Index = QModelIndex | QPersistentModelIndex
Suggest = Callable[[str], Sequence[Option]]


class OptionDelegate(QStyledItemDelegate):
    """Draws an option: its text, then the detail in the quiet colour."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        found: Option = index.data(OPTION)
        c = theme.colours()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight).lighter(100))
            painter.setPen(c.on_accent)
        else:
            painter.setPen(c.text)
        box = option.rect.adjusted(theme.GRID, 0, -theme.GRID, 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), found.text)
        taken = option.fontMetrics.horizontalAdvance(found.text) + 2 * theme.GRID
        if not option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(c.quiet)
        rest = QRect(box.left() + taken, box.top(), max(0, box.width() - taken), box.height())
        detail = option.fontMetrics.elidedText(found.detail, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter), detail)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40 * theme.GRID, option.fontMetrics.height() + theme.GRID)


class CompletedLine(LineEditor):
    """A line that offers what ``suggest(text)`` finds; ``suggest`` runs in a reader, off the window.

    ↓ opens the offers even for an empty line, Enter takes the marked one (:attr:`picked`), any other text
    may be typed. :attr:`option` is what was picked last while the text has not been changed since.
    """

    picked = Signal(object)

    def __init__(
        self, desk: Desk, suggest: Suggest, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(placeholder, parent)
        self._desk, self._suggest, self._asked = desk, suggest, 0
        self.option: Option | None = None
        self._model = QStandardItemModel(self)
        done = QCompleter(self._model, self)
        done.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        done.setCompletionRole(TEXT)
        self.popup = QListView()
        done.setPopup(self.popup)
        self.popup.setItemDelegate(OptionDelegate(self.popup))
        done.setWidget(self)
        done.activated[QModelIndex].connect(self._taken)  # type: ignore[index]
        self._done = done
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.ask)
        self.textEdited.connect(self._typed)
        self.returnPressed.connect(self.hush)

    def hush(self) -> None:
        """Offer nothing more for what has been typed so far."""
        self._asked += 1
        self._pause.stop()
        self.popup.hide()

    def ask(self) -> None:
        """Look for offers now."""
        self._asked += 1
        self._desk.read(partial(self._find, self._asked, self.text()), self._found)

    def _find(self, no: int, text: str) -> tuple[int, Sequence[Option]]:
        return no, self._suggest(text)

    def _typed(self) -> None:
        self.option = None
        self._pause.start()

    def _found(self, answer: tuple[int, Sequence[Option]]) -> None:
        no, options = answer
        if no != self._asked or not self.hasFocus() or self.isReadOnly():
            return
        self._model.clear()
        for option in options:
            item = QStandardItem(option.text)
            item.setData(option.text, TEXT)
            item.setData(option, OPTION)
            self._model.appendRow(item)
        if options:
            box = self.rect()
            box.setWidth(max(box.width(), 48 * theme.GRID))
            self._done.complete(box)
        else:
            self.popup.hide()

    def _taken(self, index: QModelIndex | QPersistentModelIndex) -> None:
        option: Option = index.data(OPTION)
        self.setText(option.text)
        self.option = option
        self.edited.emit()
        self.picked.emit(option)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self.popup
        if (
            popup.isVisible()
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and popup.currentIndex().isValid()
        ):
            event.ignore()  # the completer takes the marked offer
            return
        if event.key() == Qt.Key.Key_Down and not popup.isVisible() and not event.modifiers():
            self.ask()
            return
        super().keyPressEvent(event)
