"""A strip of steps: Prepare · Registration · Minutes · Protocol · After, each with a mark."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from mslite.ui.kit import icons, keys, parts, theme


class StepMark(StrEnum):
    """How a step stands: nothing to say, all done, something is missing."""

    NONE = "none"
    DONE = "done"
    MISSING = "missing"


class StepStrip(QFrame):
    """Steps chosen by click, ←/→, or Ctrl+1 … Ctrl+n anywhere on ``page`` (None: no such keys).

    ``steps`` are the words.
    """

    chosen = Signal(int)

    def __init__(self, steps: Sequence[str], page: QWidget | None, numbered: bool = True) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._words = tuple(steps)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for no, word in enumerate(steps):
            step = QToolButton()
            step.setText(f"{no + 1}  {word}" if numbered else word)
            step.setCheckable(True)
            step.setProperty("framed", True)
            step.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            step.setIconSize(QSize(22, 16))
            step.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            step.setToolTip(keys.hint(word, f"Ctrl+{no + 1}") if page is not None else "")
            self._group.addButton(step, no)
            row.addWidget(step)
            if page is not None:
                keys.shortcut(page, f"Ctrl+{no + 1}", step.click)
        row.addStretch(1)
        self._group.idClicked.connect(self.chosen)

    def set_current(self, step: int) -> None:
        """Show ``step`` as the chosen one, without telling anybody."""
        self._group.button(step).setChecked(True)

    @property
    def current(self) -> int:
        """The chosen step, -1 before the first choice."""
        return self._group.checkedId()

    def mark(self, step: int, mark: StepMark, why: str = "") -> None:
        """Put a mark on ``step``; ``why`` says in the tooltip what is missing."""
        found = self._group.button(step)
        c = theme.colours()
        if mark is StepMark.DONE:
            found.setIcon(icons.icon("circle-check", c.good, gap=True))
        elif mark is StepMark.MISSING:
            found.setIcon(icons.icon("circle-alert", c.warn, gap=True))
        else:
            found.setIcon(QIcon())
        hint = keys.hint(self._words[step], f"Ctrl+{step + 1}")
        found.setToolTip(f"{hint}\n{why}" if why else hint)
        found.setAccessibleDescription(why)


class Rail(QWidget):
    """Sections of a page as a column of choices with a quiet count («Agenda  3»).

    It is as wide as its longest words with their count, in pixels ``least`` or more, and never cuts them.
    """

    chosen = Signal(int)

    def __init__(self, words: Sequence[str], least: int = 24 * theme.GRID) -> None:
        super().__init__()
        self._words = tuple(words)
        self._group = QButtonGroup(self)
        box = parts.column(self, 0, 2)
        for no, word in enumerate(words):
            entry = QPushButton(word)
            entry.setProperty("role", "rail")
            entry.setCheckable(True)
            entry.setAutoDefault(False)
            entry.setFixedHeight(4 * theme.GRID)
            self._group.addButton(entry, no)
            box.addWidget(entry)
        box.addStretch(1)
        self.setFixedWidth(least)
        for no in range(len(words)):
            self.count(no, "")
        self._group.idClicked.connect(self.chosen)

    def set_current(self, no: int) -> None:
        """Show ``no`` as chosen, without telling anybody."""
        self._group.button(no).setChecked(True)

    @property
    def current(self) -> int:
        """The chosen section."""
        return self._group.checkedId()

    def forth(self) -> None:
        """Choose the section below (Ctrl+PgDn)."""
        self._step(1)

    def back(self) -> None:
        """Choose the section above (Ctrl+PgUp)."""
        self._step(-1)

    def _step(self, by: int) -> None:
        wanted = self._group.button(self.current + by)
        if wanted is not None:
            wanted.click()

    def count(self, no: int, text: str) -> None:
        """Put a count («3», «2/5») behind the word."""
        entry = self._group.button(no)
        entry.setText(f"{self._words[no]}   {text}" if text else self._words[no])
        entry.ensurePolished()
        font = entry.font()
        font.setBold(True)  # as the chosen one stands
        needed = QFontMetrics(font).horizontalAdvance(entry.text()) + 4 * theme.GRID
        self.setFixedWidth(max(self.width(), needed))
