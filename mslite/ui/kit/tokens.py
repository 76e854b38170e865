"""Several names in one field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from mslite.i18n.catalogue import Translator
from mslite.ui.kit import icons
from mslite.ui.kit.desk import Desk
from mslite.ui.kit.flow import FlowLayout
from mslite.ui.kit.people import CompletedLine, Option, Suggest

LEAST = 160
"""So wide at least is the line to type in; where less is left it begins a line of its own."""


class TokensEditor(QWidget):
    """Several names in one field: chips in lines, then a completed line. Value: ``tuple[Option, ...]``.

    Enter adds what is typed or marked, and so does leaving the field; Backspace in the empty line takes
    the last chip away.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, desk: Desk, suggest: Suggest, tr: Translator, placeholder: str = "") -> None:
        super().__init__()
        self._tr = tr
        self._options: list[Option] = []
        self._chips: list[QPushButton] = []
        self.entry = CompletedLine(desk, suggest, placeholder)
        self.entry.picked.connect(self._add)
        self.entry.setMinimumWidth(LEAST)
        self.entry.returnPressed.connect(self.flush)
        self.entry.installEventFilter(self)
        self.entry.left.connect(self.flush)
        self.entry.left.connect(self.left)
        self._row = FlowLayout(self, 4)
        self._row.addWidget(self.entry)
        self.setFocusProxy(self.entry)

    def value(self) -> tuple[Option, ...]:
        return tuple(self._options)

    def set_value(self, value: Sequence[Option]) -> None:
        self._options = list(value)
        self._draw()

    def set_read_only(self, on: bool) -> None:
        self.entry.set_read_only(on)
        for chip in self._chips:
            chip.setEnabled(not on)

    def set_name(self, name: str) -> None:
        self.entry.set_name(name)

    def fault(self) -> str:
        return ""

    def _add(self, option: Option) -> None:
        self._options.append(option)
        self.entry.clear()
        self._changed()

    def flush(self) -> None:
        """Add the name that is typed."""
        if self.entry.text().strip():
            self._add(Option(self.entry.text().strip()))

    def _remove(self) -> None:
        chip = self.sender()
        if isinstance(chip, QPushButton) and chip in self._chips:
            del self._options[self._chips.index(chip)]
            self._changed()

    def _changed(self) -> None:
        self._draw()
        self.edited.emit()
        self.left.emit()

    def _draw(self) -> None:
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for no, option in enumerate(self._options):
            chip = QPushButton(icons.icon("x"), option.text)
            chip.setIconSize(QSize(12, 12))
            chip.setToolTip(self._tr.t("Take {name} away", name=option.text))
            chip.clicked.connect(self._remove)
            chip.setAutoDefault(False)
            self._row.insert(no, chip)
            self._chips.append(chip)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        back = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Backspace
        bare = not self.entry.text() and not self.entry.isReadOnly()  # where Qt would swallow the key
        if back and bare and self._options and event.type() is QEvent.Type.KeyPress:
            self._options.pop()
            self._changed()
            return True
        return super().eventFilter(watched, event)
