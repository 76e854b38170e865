"""A step of several sections: a rail at the left, beside it the section in front."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.steps import Rail
from mslite.ui.pages.meeting.step import Step


class SectionedStep(Step):
    """Call :meth:`lay_sections` in the constructor. Ctrl+PgDn and Ctrl+PgUp go from one to the next."""

    rail: Rail
    stack: QStackedWidget
    side: QVBoxLayout
    """The column of the rail; more may be put under it."""

    def lay_sections(self, words: Sequence[str], least: int, views: Sequence[QWidget]) -> QHBoxLayout:
        """Make the rail, ``least`` pixels wide or more, of English ``words`` for the ``views``.

        Returns the line that holds rail and views; the first section is in front.
        """
        self.rail = Rail([self.ctx.tr.t(word) for word in words], least)
        self.rail.chosen.connect(self.show_section)
        self.rail.set_current(0)
        self.side = parts.column(left := QWidget())
        self.side.addWidget(self.rail, 1)
        self.stack = QStackedWidget()
        self._sections = tuple(views)
        for view in self._sections:
            self.stack.addWidget(view)
        keys.shortcut(self, "Ctrl+PgDown", self.rail.forth)
        keys.shortcut(self, "Ctrl+PgUp", self.rail.back)
        out = parts.line(left, self.stack, gap=2 * theme.GRID)
        out.setStretch(1, 1)
        return out

    def show_section(self, no: int) -> None:
        """Bring a section to the front."""
        self.may_leave()
        self.rail.set_current(no)
        self.stack.setCurrentIndex(no)
        self.entered()

    def entered(self) -> None:
        self._sections[self.rail.current].setFocus()
