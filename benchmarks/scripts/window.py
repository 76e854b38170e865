"""The floor of every start: a window as rich as ours with nothing but Qt, gone after its first paint."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QLineEdit,
    QMainWindow,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)


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
        layout = QFormLayout(form)
        for number in range(10):
            layout.addRow(f"Field {number}", QLineEdit())
        splitter = QSplitter()
        for part in (tree, table, form):
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

    def leave() -> None:
        if painted:
            painted()
        app.quit()

    window = Window(leave)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
