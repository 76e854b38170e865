"""What is missing: each line leads to its field; what forbids issuing stands apart from what is only said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from mslite.domain.problems import Problem, Severity
from mslite.i18n import problems
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import icons, parts, theme


class ProblemRow(QPushButton):
    """One problem in words; a press leads to where it is solved."""

    opened = Signal(object)

    def __init__(self, problem: Problem, tr: Translator) -> None:
        super().__init__()
        self.problem = problem
        warning = problem.severity is Severity.WARNING
        tone = parts.Tone.WARN if warning else parts.Tone.BAD
        told = problems.wording(problem, tr)
        self.setProperty("role", "rail")
        self.setAutoDefault(False)
        self.setAccessibleName(told.what)
        self.setAccessibleDescription(told.advice)
        self.setToolTip(told.advice)
        sign = QLabel()
        sign.setPixmap(icons.pixmap(parts.SIGNS[tone], parts.colour_of(tone), 16))
        words = parts.label(told.what, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GRID, 5, theme.GRID, 5)
        row.setSpacing(theme.GRID)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        for part in (sign, words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.opened.emit(self.problem)


class MissingList(QWidget):
    """The problems of a draft, what forbids issuing first."""

    chosen = Signal(object)
    """The person wants to solve this :class:`Problem`."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._shown: tuple[Problem, ...] | None = None
        self.rows: list[ProblemRow] = []
        self._box = parts.column(self, 0, 2)

    @property
    def forbidding(self) -> int:
        """How many of the problems forbid issuing."""
        return sum(row.problem.severity is not Severity.WARNING for row in self.rows)

    def show_problems(self, found: Sequence[Problem]) -> None:
        """Show ``found``; a list that is the same is left alone, so that the focus stays."""
        if self._shown == tuple(found):
            return
        self._shown = tuple(found)
        parts.empty(self._box)
        self.rows = []
        groups = (
            (self._tr.t("Missing for issuing"), [p for p in found if p.severity is not Severity.WARNING]),
            (self._tr.t("Worth a look"), [p for p in found if p.severity is Severity.WARNING]),
        )
        for title, group in groups:
            if group:
                self._box.addWidget(parts.label(title, "section"))
            for problem in group:
                row = ProblemRow(problem, self._tr)
                row.opened.connect(self.chosen)
                self.rows.append(row)
                self._box.addWidget(row)
        self.setVisible(bool(found))
