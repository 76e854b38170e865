"""The list of agenda items at the left: number, words, how it ended."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mslite.domain.meetings import ItemOutcome
from mslite.i18n import labels
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import icons, parts, theme
from mslite.ui.kit.windowmodel import LINE, Index
from mslite.ui.pages.meeting.minutes.keyed import KeyedModel
from mslite.ui.pages.meeting.minutes.lines import ItemLine

HEIGHT = 7 * theme.GRID
TONES = {
    ItemOutcome.DECIDED: parts.Tone.GOOD,
    ItemOutcome.NOTED: parts.Tone.GOOD,
    ItemOutcome.NO_DECISION: parts.Tone.WARN,
}


class AgendaDelegate(QStyledItemDelegate):
    """Two lines of words, under them the state."""

    def __init__(self, tr: Translator, parent: QListView) -> None:
        super().__init__(parent)
        self._tr = tr

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(20 * theme.GRID, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: ItemLine = index.data(LINE)
        c, box = theme.colours(), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(c.selected))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), QColor(c.accent))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setFont(theme.font(theme.BASE_PT, chosen))
        painter.setPen(QColor(c.text))
        left = box.left() + theme.GRID + 2
        number = QRect(left, box.top() + 6, 28, 20)
        painter.drawText(number, int(Qt.AlignmentFlag.AlignLeft), line.no)
        if not line.no:
            number.setWidth(1)
        words = QRect(number.right(), box.top() + 6, box.right() - number.right() - theme.GRID, 20)
        cut = painter.fontMetrics().elidedText(line.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft), cut)
        text, tone = state_of(line, self._tr)
        under = QRect(words.left(), box.top() + 30, words.width(), 18)
        painter.setFont(theme.font(theme.SMALL_PT))
        colour = parts.colour_of(tone)
        if parts.SIGNS[tone]:
            painter.drawPixmap(under.left(), under.top() + 1, icons.pixmap(parts.SIGNS[tone], colour, 14))
            under.setLeft(under.left() + 18)
        painter.setPen(QColor(colour))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, under.width())
        painter.drawText(under, int(Qt.AlignmentFlag.AlignLeft), cut)
        painter.setPen(QColor(c.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()


def state_of(line: ItemLine, tr: Translator) -> tuple[str, parts.Tone]:
    """Return the words and the tone of an item's state."""
    if line.item is not None and line.item.outcome in TONES:
        return labels.label(line.item.outcome, tr), TONES[line.item.outcome]
    if line.running:
        return tr.t("Under discussion"), parts.Tone.ACCENT
    if line.said:
        return tr.n("{n} entry", "{n} entries", line.said), parts.Tone.PLAIN
    return tr.t("nothing yet"), parts.Tone.PLAIN


class AgendaView(QListView):
    """Tells which item is chosen."""

    chosen = Signal(str)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self.items = KeyedModel(self)
        self.setModel(self.items)
        self.setItemDelegate(AgendaDelegate(tr, self))
        self.setAccessibleName(tr.t("Agenda"))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFixedWidth(31 * theme.GRID)
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._changed)

    @property
    def key(self) -> str:
        """The key of the chosen item."""
        line = self.currentIndex().data(LINE) if self.currentIndex().isValid() else None
        return line.key if line is not None else ""

    def show_items(self, lines: tuple[ItemLine, ...]) -> None:
        """Show the items as they stand now; the chosen one stays chosen, the first is it at first."""
        self._quiet = True
        self.items.set_rows(lines)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.items.index(0))
        self._quiet = False

    def select(self, key: str) -> bool:
        """Choose an item; False when there is none with this key."""
        at = self.items.place(key)
        if at >= 0:
            self.setCurrentIndex(self.items.index(at))
        return at >= 0

    def step(self, by: int) -> None:
        """Choose the item before or behind."""
        at = self.currentIndex().row() + by
        if 0 <= at < len(self.items.rows):
            self.setCurrentIndex(self.items.index(at))

    def _changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet and now.isValid():
            self.chosen.emit(self.key)
