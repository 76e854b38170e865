"""Editors: one widget for one field of a row.

Each has ``value()``, ``set_value(value)``, ``set_read_only(bool)``, ``set_name(name)`` (accessible name),
``fault() -> str`` (why the text is no value, already in the person's words; empty: all is well) and two
signals: ``edited`` at each change by the person, ``left`` when the field is left (or Enter is pressed).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from mslite.i18n.catalogue import Translator
from mslite.ui.kit.editing import lets_undo_pass


class LineEditor(QLineEdit):
    """One line of text. ``placeholder`` says what an empty field means, not what the field is."""

    edited = Signal()
    left = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self.edited)
        self.editingFinished.connect(self.left)

    def value(self) -> str:
        return self.text()

    def set_value(self, value: str | None) -> None:
        if self.text() != (value or ""):
            self.setText(value or "")
            self.setCursorPosition(0)

    def set_read_only(self, on: bool) -> None:
        self.setReadOnly(on)
        self.style().polish(self)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)

    def fault(self) -> str:
        return ""

    def event(self, event: QEvent) -> bool:
        if lets_undo_pass(event, self.isUndoAvailable()):
            event.ignore()
            return False
        return super().event(event)


class TextEditor(QPlainTextEdit):
    """Several lines; grows with its text between ``lines`` and ``most``. Tab goes to the next field."""

    edited = Signal()
    left = Signal()

    def __init__(
        self, lines: int = 2, most: int = 12, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines, self._most, self._quiet = lines, most, False
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def value(self) -> str:
        return self.toPlainText()

    def set_value(self, value: str | None) -> None:
        if self.toPlainText() != (value or ""):
            self._quiet = True
            self.setPlainText(value or "")
            self._quiet = False

    def set_read_only(self, on: bool) -> None:
        self.setReadOnly(on)
        self.style().polish(self)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)

    def fault(self) -> str:
        return ""

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def _fit(self) -> None:
        lines = min(max(int(self.document().size().height()), self._lines), self._most)
        height = lines * self.fontMetrics().lineSpacing() + 2 * int(self.document().documentMargin()) + 12
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(240, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if lets_undo_pass(event, self.document().isUndoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class IntEditor(LineEditor):
    """A whole number of at least ``least``; empty means None, or 0 with ``zero``."""

    def __init__(
        self, tr: Translator, least: int = 0, zero: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._tr, self._least, self._zero = tr, least, zero
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(96)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def value(self) -> int | None:  # type: ignore[override]
        text = self.text().replace(" ", "").replace("\u00a0", "")
        return int(text) if self._good(text) else (0 if self._zero else None)

    def set_value(self, value: int | str | None) -> None:
        super().set_value("" if value is None or (self._zero and value == 0) else str(value))

    def fault(self) -> str:
        text = self.text().replace(" ", "").replace("\u00a0", "")
        return (
            ""
            if not text or self._good(text)
            else self._tr.t("Type a whole number, {least} or more.", least=self._least)
        )

    def _good(self, text: str) -> bool:
        return text.isascii() and text.isdigit() and int(text) >= self._least and len(text) < 10


class ChoiceEditor(QComboBox):
    """One of several values with their labels, e.g. of an enum: ``ChoiceEditor([(Sex.MALE, "…"), …])``.

    A value that is not among the choices is shown as its own text, and kept.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, choices: Sequence[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_choices(choices)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(27)
        self.activated.connect(self._picked)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer other values; the present one stays (the first one, when there is none)."""
        before = self.value() if self.count() else choices[0][0] if choices else None
        self.clear()
        for value, text in choices:
            self.addItem(text)
            self.setItemData(self.count() - 1, (value,))
        self.set_value(before)

    def value(self) -> Any:
        data = self.currentData()
        return data[0] if data else None

    def set_value(self, value: Any) -> None:
        for row in range(self.count()):
            if self.itemData(row)[0] == value:
                self.setCurrentIndex(row)
                return
        if value is None:
            self.setCurrentIndex(-1)
        else:
            self.addItem(str(value))
            self.setItemData(self.count() - 1, (value,))
            self.setCurrentIndex(self.count() - 1)

    def set_read_only(self, on: bool) -> None:
        self.setEnabled(not on)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)

    def fault(self) -> str:
        return ""

    def _picked(self, _row: int) -> None:
        self.edited.emit()
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a page scrolled by the wheel must not change what it passes over


class CheckEditor(QCheckBox):
    """Yes or no, with its words beside the box."""

    edited = Signal()
    left = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.clicked.connect(self._picked)

    def value(self) -> bool:
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        self.setChecked(bool(value))

    def set_read_only(self, on: bool) -> None:
        self.setEnabled(not on)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(self.text() or name)

    def fault(self) -> str:
        return ""

    def _picked(self) -> None:
        self.edited.emit()
        self.left.emit()
