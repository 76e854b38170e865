"""Who came without names: two plain numbers, or a count by sex, age band and vulnerable group."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from mslite.domain.problems import Problem
from mslite.domain.views import MeetingPage
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import IntEditor
from mslite.ui.kit.form import Form
from mslite.ui.kit.saving import FormSaver
from mslite.ui.pages.meeting.registration.grid import Cell, CountGrid


class HeadsView(QWidget):
    """Left the numbers that are printed, right the count they may come from."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        super().__init__()
        self._ctx, self._meeting_id = ctx, meeting_id
        tr = ctx.tr
        numbers = parts.Card(tr.t("Numbers for the protocol"))
        numbers.setFixedWidth(40 * theme.GRID)
        numbers.body.addWidget(
            parts.label(tr.t("Empty fields are filled from the list and the count."), "quiet", wrap=True)
        )
        self.form = Form(tr, 15 * theme.GRID)
        self.invited: IntEditor = self.form.row("invited_count", tr.t("Invited people"), IntEditor(tr))
        self.present: IntEditor = self.form.row("present_count", tr.t("Who was present"), IntEditor(tr))
        self.saver = FormSaver(ctx, self.form, "meeting")
        numbers.body.addWidget(self.form)
        numbers.body.addStretch(1)
        count = parts.Card(tr.t("Head count without names"))
        self.grid = CountGrid(tr)
        self.grid.left.connect(self._left)
        count.body.addWidget(parts.scrolled(self.grid), 1)
        outer = parts.line(numbers, count, gap=2 * theme.GRID)
        outer.setStretch(1, 1)
        self.setLayout(outer)
        self.setFocusProxy(next(iter(self.grid.cells.values())))

    def show_page(self, page: MeetingPage) -> None:
        """Show the numbers as they stand in the file."""
        dossier = page.dossier
        self.form.rebase(dossier.meeting)
        self.form.set_read_only(page.locked)
        self.grid.set_read_only(page.locked)
        self.grid.show_counts({(one.sex, one.age, one.group): one.count for one in dossier.head_counts})
        for editor, number in ((self.invited, page.invited), (self.present, page.present)):
            editor.setPlaceholderText("" if number is None else f"{number}")

    def flush(self) -> None:
        """Save what is being typed."""
        self.saver.flush()
        changed = self.grid.changed()
        if changed:
            self._ctx.desk.ask(partial(self._ctx.office.registration.head_count, self._meeting_id, changed))

    def lead(self, problem: Problem) -> None:
        """Put the cursor where the numbers are put right."""
        if not self.form.focus(problem.field):
            self.setFocus()

    def _left(self, cell: Cell, number: int) -> None:
        self._ctx.desk.ask(
            partial(self._ctx.office.registration.head_count, self._meeting_id, {cell: number})
        )
