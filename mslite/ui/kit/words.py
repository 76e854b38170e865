"""A text in Kyrgyz and Russian: two fields side by side, Kyrgyz first; what is missing says so."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from mslite.domain.rows import Words
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import parts
from mslite.ui.kit.editing import watch
from mslite.ui.kit.editors import LineEditor, TextEditor


class WordsEditor(QWidget):
    """Value: :class:`Words`. ``lines`` 1: one line each; more: text fields that grow.

    ``stacked`` puts Russian under Kyrgyz (for narrow places). The field of the language that is missing
    says «no Russian text yet» once the other one has words.
    """

    edited = Signal()
    left = Signal()

    def __init__(
        self, tr: Translator, lines: int = 1, stacked: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tr = tr
        self.ky: LineEditor | TextEditor = LineEditor() if lines == 1 else TextEditor(lines)
        self.ru: LineEditor | TextEditor = LineEditor() if lines == 1 else TextEditor(lines)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        for no, (sign, editor) in enumerate((("КЫР", self.ky), ("РУС", self.ru))):
            row, first = (no, 0) if stacked else (0, 3 * no)
            tag = parts.label(sign, "quiet")
            tag.setBuddy(editor)
            tag.setContentsMargins(0, 6, 0, 0)
            grid.addWidget(tag, row, first, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(editor, row, first + 1, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(first + 1, 1)
            watch(self, editor, self._edited, self.left)
        if not stacked:
            grid.setColumnMinimumWidth(2, 4)
        self.setFocusProxy(self.ky)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def value(self) -> Words:
        return Words(self.ky.value(), self.ru.value())

    def set_value(self, value: Words | None) -> None:
        words = value or Words()
        self.ky.set_value(words.ky)
        self.ru.set_value(words.ru)
        self._hint()

    def set_read_only(self, on: bool) -> None:
        self.ky.set_read_only(on)
        self.ru.set_read_only(on)

    def set_name(self, name: str) -> None:
        self.ky.set_name(self._tr.t("{name}, in Kyrgyz", name=name))
        self.ru.set_name(self._tr.t("{name}, in Russian", name=name))

    def fault(self) -> str:
        return ""

    def _edited(self) -> None:
        self._hint()
        self.edited.emit()

    def _hint(self) -> None:
        ky, ru = bool(self.ky.value().strip()), bool(self.ru.value().strip())
        self.ky.setPlaceholderText(self._tr.t("no Kyrgyz text yet") if ru and not ky else "")
        self.ru.setPlaceholderText(self._tr.t("no Russian text yet") if ky and not ru else "")
