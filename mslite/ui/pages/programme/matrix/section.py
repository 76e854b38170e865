"""The section of the matrix: the official table to write in, and how plan and actual stand."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from mslite.domain.programme import progress
from mslite.domain.programme.kinds import ProgrammeState
from mslite.domain.programme.progress import Moment, PlanProgress
from mslite.domain.programme.rows import Book
from mslite.domain.rows import RecordRef
from mslite.i18n.catalogue import N_
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import ChoiceEditor
from mslite.ui.kit.grid import Grid
from mslite.ui.kit.steps import StepStrip
from mslite.ui.pages.programme.matrix import actual
from mslite.ui.pages.programme.matrix.official import OfficialTable
from mslite.ui.pages.programme.periods import half_year
from mslite.ui.pages.programme.section import Section

MODES = (N_("Targets"), N_("Plan and actual"))
PLAN, ACTUAL = 0, 1


class MatrixSection(Section):
    """See the module."""

    def __init__(self, ctx: PageContext, programme_id: str) -> None:
        super().__init__(ctx, programme_id)
        tr = ctx.tr
        self._book: Book | None = None
        self.official = OfficialTable(ctx, programme_id)
        self.modes = StepStrip([tr.t(word) for word in MODES], None, numbered=False)
        self.modes.set_current(PLAN)
        self.modes.chosen.connect(self._mode)
        self.when = ChoiceEditor([])
        self.when.set_name(tr.t("Half-year"))
        self.when.edited.connect(self._reckon)
        self.summary = parts.label("", "quiet")
        self.rest = parts.tool("info", tr.t("Rest of the row"), self._toggle_card, "F4", words=True)
        self.add = parts.tool("plus", tr.t("Add an indicator"), self._add, "Ctrl+N", words=True)
        bar = parts.line()
        for widget in (self.modes, self.when, self.summary):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.rest)
        bar.addWidget(self.add)
        self.facts = Grid(ctx, (), "matrix-actual", tr.t("Plan and actual"))
        self.facts.set_read_only(True)
        self.none = parts.EmptyState(
            "list",
            tr.t("The matrix is empty"),
            tr.t("Add the first indicator, or import the matrix from the office's Word or Excel file."),
            parts.button(tr.t("Add an indicator"), self._add, "plus"),
        )
        self.unopened = parts.EmptyState(
            "calendar-days",
            tr.t("No half-year is open yet"),
            tr.t("Open one in the section «Monitoring»; then plan and actual stand side by side here."),
            parts.button(tr.t("To monitoring"), self._to_monitoring, "arrow-right"),
        )
        self.stack = QStackedWidget()
        for page in (self.official, self.facts, self.none, self.unopened):
            self.stack.addWidget(page)
        box = parts.column(self, 0, theme.GRID)
        box.addLayout(bar)
        box.addWidget(self.stack, 1)
        for combination, slot in (
            ("Ctrl+N", self._add), ("F4", self._toggle_card), ("Ctrl+M", self._next_mode),
        ):  # fmt: skip
            keys.shortcut(self, combination, slot)

    def show_book(self, book: Book) -> None:
        self._book = book
        self.official.show_book(book)
        self.add.setEnabled(book.programme.state is not ProgrammeState.CLOSED)
        moments = sorted({progress.moment_of(row) for row in book.periods}, reverse=True)
        kept = self.when.value()
        self.when.set_choices([(one, half_year(self.ctx.tr, one)) for one in moments])
        self.when.set_value(kept if kept in moments else moments[0] if moments else None)
        self._show()
        if self.modes.current == ACTUAL:
            self._reckon()

    def _show(self) -> None:
        book, acting = self._book, self.modes.current == ACTUAL
        if book is None:
            return
        page: QWidget = self.facts if acting else self.official
        if not book.indicators:
            page = self.none
        elif acting and not book.periods:
            page = self.unopened
        self.stack.setCurrentWidget(page)
        for widget in (self.when, self.summary):
            widget.setVisible(page is self.facts)
        for tool in (self.rest, self.add):
            tool.setVisible(page is self.official)

    def entered(self) -> None:
        front = self.stack.currentWidget()
        if front is not None:
            front.setFocus()

    def may_leave(self) -> bool:
        self.official.flush()
        return True

    def lead(self, ref: RecordRef) -> bool:
        if ref.table != "indicator" or not self.official.grid.go(ref.id, "name"):
            return False
        self.modes.set_current(PLAN)
        self._show()
        return True

    def _add(self) -> None:
        self.modes.set_current(PLAN)
        self._show()
        self.official.add()

    def _toggle_card(self) -> None:
        self.official.toggle_card()

    # ---- plan and actual -----------------------------------------------------------------------------

    def _mode(self, _no: int) -> None:
        self.official.flush()
        self._show()
        if self.modes.current == ACTUAL:
            self._reckon()
        self.entered()

    def _next_mode(self) -> None:
        self.modes.set_current(1 - self.modes.current)
        self._mode(self.modes.current)

    def _reckon(self) -> None:
        when = self.when.value()
        if self._book is not None and isinstance(when, Moment):
            self.ctx.desk.read(partial(progress.of_plan, self._book, when), self._reckoned)

    def _reckoned(self, found: PlanProgress) -> None:
        tr = self.ctx.tr
        if self._book is None or found.when != self.when.value():
            return
        self.facts.set_columns(actual.columns(tr, found.when))
        self.facts.show_lines(actual.lines(self._book, found, tr))
        known = sum(part.fact is not None for part in found.indicators.values())
        self.summary.setText(
            tr.t("Actual values known: {known} of {total}", known=known, total=len(found.indicators))
        )

    def _to_monitoring(self) -> None:
        self.wanted.emit(RecordRef("programme", "monitoring"))
