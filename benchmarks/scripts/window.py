"""The floor of every start: a window as rich as ours with nothing but Qt, gone after its first paint.

It does with Qt what ours does: bundled fonts, a palette and a style sheet, places with icons painted by a
delegate, shortcuts, a socket for the second start.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import (
    QFontDatabase,
    QIcon,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QShortcut,
)
from PySide6.QtNetwork import QLocalServer
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QPlainTextEdit,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

RESOURCES = Path(__file__).resolve().parent.parent.parent / "resources"
SHEET = "QListWidget { border: none } QLineEdit { padding: 4px } QToolBar { spacing: 8px }"


class Places(QStyledItemDelegate):
    """Paints a place: icon and word."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw them side by side."""
        box = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, Qt.GlobalColor.lightGray)
        index.data(Qt.ItemDataRole.DecorationRole).paint(painter, box.adjusted(4, 4, 20 - box.width(), -4))
        painter.drawText(box.adjusted(32, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, index.data())


class Keys(QObject):
    """Looks at every key."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let all pass."""
        return event.type() == QEvent.Type.KeyPress and False


def icon(name: str) -> QIcon:
    """Draw an icon of the program."""
    picture = QPixmap(20, 20)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        QSvgRenderer(str(RESOURCES / "icons" / f"{name}.svg")).render(painter)
    return QIcon(picture)


class Window(QMainWindow):
    """Menu, toolbar, tree, a table of 50 × 5, a form of ten fields."""

    def __init__(self, painted: Callable[[], object]) -> None:
        super().__init__()
        self._painted: Callable[[], object] | None = painted
        menu, bar = self.menuBar().addMenu("File"), self.addToolBar("Main")
        for number in range(10):
            menu.addAction(f"Action {number}")
            bar.addAction(f"Action {number}")
        tree, table, form = QTreeWidget(), QTableWidget(50, 5), QWidget()
        for number in range(8):
            tree.addTopLevelItem(QTreeWidgetItem([f"Place {number}"]))
        for row in range(50):
            for column in range(5):
                table.setItem(row, column, QTableWidgetItem(f"{row}:{column}"))
        places = QListWidget()
        places.setItemDelegate(Places(places))
        for name in ("sun", "calendar-days", "clipboard-check", "users", "trash-2", "settings"):
            places.addItem(QListWidgetItem(icon(name), name))
        for number in range(12):
            QShortcut(QKeySequence(f"Ctrl+{number % 10}"), self).setContext(Qt.ShortcutContext.WindowShortcut)
        layout = QFormLayout(form)
        for number in range(10):
            layout.addRow(f"Field {number}", QLineEdit())
        splitter = QSplitter()
        layout.addRow(QPlainTextEdit())
        for part in (places, tree, table, form):
            splitter.addWidget(part)
        self.setCentralWidget(splitter)
        self.resize(1366, 720)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, then call back once the first paint is done."""
        super().paintEvent(event)
        if self._painted:
            QTimer.singleShot(0, self._painted)
            self._painted = None


def main(painted: Callable[[], object] | None = None) -> None:
    """Show the window; after its first paint call ``painted`` and leave."""
    app = QApplication([])
    QLocale.setDefault(QLocale("ky"))
    for font in sorted((RESOURCES / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    app.setStyle("Fusion")
    app.setPalette(QPalette(Qt.GlobalColor.white))
    app.setStyleSheet(SHEET)
    keys = Keys()
    app.installEventFilter(keys)
    server = QLocalServer()
    server.listen("mslite-floor")

    def leave() -> None:
        if painted:
            painted()
        app.quit()

    window = Window(leave)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
