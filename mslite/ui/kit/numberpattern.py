"""How numbers of papers are formed: the pattern is typed, the numbers it gives stand beside it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from mslite.domain.numbering import check_pattern, render
from mslite.domain.problems import Problem
from mslite.i18n import problems
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import parts, theme
from mslite.ui.kit.editors import LineEditor


class PatternEditor(QWidget):
    """Value: a pattern such as ``{seq:02}``; ``empty`` is the pattern in force when there is none."""

    edited = Signal()
    left = Signal()

    def __init__(self, tr: Translator, empty: str = "{seq}", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr, self._empty, self.first = tr, empty, 1
        self.field = LineEditor(empty)
        self.field.setFixedWidth(20 * theme.GRID)
        self.field.edited.connect(self._edited)
        self.field.left.connect(self.left)
        self.example = parts.label("", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)
        row.addWidget(self.example, 1)
        self.setFocusProxy(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def value(self) -> str:
        return self.field.value().strip()

    def set_value(self, value: str | None) -> None:
        self.field.set_value(value)
        self._show()

    def set_read_only(self, on: bool) -> None:
        self.field.set_read_only(on)

    def set_name(self, name: str) -> None:
        self.field.set_name(name)

    def fault(self) -> str:
        code = check_pattern(self.value() or self._empty)
        if not code:
            return ""
        return str(problems.wording(Problem(code, values={"pattern": self.value()}), self._tr))

    def show_first(self, first: int) -> None:
        """Let the examples begin at ``first``."""
        self.first = first
        self._show()

    def _edited(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        if self.fault():
            self.example.setText("")
            return
        pattern, year = self.value() or self._empty, dt.date.today().year
        numbers = ", ".join(f"№ {render(pattern, seq, year)}" for seq in range(self.first, self.first + 3))
        self.example.setText(self._tr.t("gives {numbers} …", numbers=numbers))
