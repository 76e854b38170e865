"""The search over everything: type, choose with ↑ and ↓, Enter opens, Esc closes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QStackedLayout, QWidget

from mslite.domain.views import FoundLine
from mslite.i18n import formats
from mslite.i18n.catalogue import N_, Translator
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.pages.finder.hits import HIT, HitDelegate

PAUSE_MS = 120
LIMIT = 60
WIDTH, HEIGHT = 90 * theme.GRID, 62 * theme.GRID
GROUPS = {
    "meeting": N_("Meetings"),
    "paper": N_("Protocols and other papers"),
    "person": N_("People"),
    "organisation": N_("Organisations"),
    "body": N_("Standing bodies"),
}
OTHERS = N_("Said, planned and decided")
_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Finder(QDialog):
    """See the module."""

    def __init__(self, ctx: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._ctx, self._round = ctx, 0
        tr = ctx.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr.t("Search everywhere"))
        self.setModal(True)
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr.t("A name, a number, a word that was said …"))
        self.line.setAccessibleName(tr.t("Search everywhere"))
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._typed)
        self.list = QListWidget()
        self.list.setAccessibleName(tr.t("Found"))
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._open)
        self.none = parts.label("", "quiet", wrap=True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        below = QWidget()
        self._stack = QStackedLayout(below)
        self._stack.addWidget(self.none)
        self._stack.addWidget(self.list)
        box = parts.column(self, 2 * theme.GRID)
        box.addWidget(self.line)
        box.addWidget(below, 1)
        hint = parts.label(tr.t("↑ ↓ choose   ·   Enter opens   ·   Esc closes"), "quiet")
        box.addWidget(hint)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.look)
        self.resize(WIDTH, HEIGHT)
        self._say(tr.t("ө and о, ү and у, ң and н, ё and е are alike; the beginning of a word is enough."))
        self.line.setFocus()

    def look(self) -> None:
        """Look for what stands in the line now."""
        text = self.line.text().strip()
        self._round += 1
        if text:
            self._ctx.desk.read(partial(self._ask, self._round, text), self._found)
        else:
            self._say("")

    def _ask(self, round_: int, text: str) -> tuple[int, Sequence[FoundLine]]:
        return round_, self._ctx.office.find.find(text, LIMIT, self._ctx.tr.lang)

    def _found(self, answer: tuple[int, Sequence[FoundLine]]) -> None:
        round_, lines = answer
        if round_ != self._round:
            return
        tr = self._ctx.tr
        if not lines:
            self._say(tr.t("Nothing found. Try the beginning of a word, or another spelling."))
            return
        self.list.clear()
        group = ""
        for line in lines:
            head = GROUPS.get(line.table, OTHERS)
            if head != group:
                group = head
                self._head(tr.t(head))
            self._hit(line, tr)
        self._stack.setCurrentWidget(self.list)
        self.list.setCurrentRow(1)

    def _head(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)

    def _hit(self, line: FoundLine, tr: Translator) -> None:
        item = QListWidgetItem(line.title or line.snippet or tr.t("Without a title"))
        item.setData(HIT, line)
        when = formats.date_short(line.date)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (line.title, when))))
        self.list.addItem(item)

    def _say(self, words: str) -> None:
        self.none.setText(words)
        self._stack.setCurrentWidget(self.none)

    def _typed(self) -> None:
        self._pause.start()

    def _open(self, item: QListWidgetItem) -> None:
        line = item.data(HIT)
        if isinstance(line, FoundLine):
            shell = self._ctx.shell
            self.close()
            shell.open(line.opens)

    def _move(self, step: int) -> None:
        row = self.list.currentRow() + step
        while 0 <= row < self.list.count() and self.list.item(row).data(HIT) is None:
            row += 1 if step > 0 else -1
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in _KEYS:
                far = 8 if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) else 1
                self._move(far if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) else -far)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                if item is not None and self._stack.currentWidget() is self.list:
                    self._open(item)
                else:
                    self.look()
                return True
        return super().eventFilter(watched, event)
