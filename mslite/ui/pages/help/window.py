"""Pages of help in the language of the window: topics at the left, the chosen one at the right."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from mslite.i18n.catalogue import Translator
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.pages.help.topic import Topic
from mslite.ui.pages.help.topics import TOPICS

_TOPIC = int(Qt.ItemDataRole.UserRole)
WIDTH, HEIGHT = 110 * theme.GRID, 72 * theme.GRID
ELSE = "everywhere"
"""What is shown for a page without a topic of its own."""


class HelpWindow(QDialog):
    """Stays beside the window while the person works; Esc closes it."""

    def __init__(self, ctx: PageContext, parent: QWidget, topic: str) -> None:
        super().__init__(parent)
        self._tr = ctx.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(ctx.tr.t("Help"))
        self.list = QListWidget()
        self.list.setAccessibleName(ctx.tr.t("Topics"))
        self.list.setFixedWidth(34 * theme.GRID)
        self.list.ensurePolished()  # or its rows are laid out without their padding
        for key, found in TOPICS.items():
            item = QListWidgetItem(ctx.tr.t(found.title))
            item.setData(_TOPIC, key)
            self.list.addItem(item)
        self.text = QTextBrowser()
        self.text.setAccessibleName(ctx.tr.t("Help"))
        box = parts.column(self, 2 * theme.GRID)
        box.addLayout(parts.line(self.list, self.text))
        self.list.currentItemChanged.connect(self._chosen)
        keys = tuple(TOPICS)
        self.list.setCurrentRow(keys.index(topic if topic in TOPICS else ELSE))
        self.resize(WIDTH, HEIGHT)

    def _chosen(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.text.setHtml(page(TOPICS[item.data(_TOPIC)], self._tr))


def page(topic: Topic, tr: Translator) -> str:
    """Return the HTML of one topic."""
    c = theme.colours()
    told = "".join(f"<p>{escape(tr.t(line))}</p>" for line in topic.tells)
    rows = "".join(
        f'<tr><td style="padding: 3px 24px 3px 0; color: {c.accent};"><b>{escape(key)}</b></td>'
        f'<td style="padding: 3px 0;">{escape(tr.t(does))}</td></tr>'
        for key, does in topic.keys
    )
    return f"<h2>{escape(tr.t(topic.title))}</h2>{told}<table style='margin-top: 12px'>{rows}</table>"
