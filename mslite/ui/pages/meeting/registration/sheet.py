"""The registration sheet as it will be printed; its language and blank rows beside it."""

from __future__ import annotations

from functools import partial

from mslite.domain.views import MeetingPage
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import IntEditor
from mslite.ui.kit.paperview import PaperView

BLANK_ROWS = 15


class SheetView(PaperView):
    """People get their numbers when the sheet is made; a number once given never moves."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        tr = ctx.tr
        super().__init__(ctx, tr.t("Registration sheet"), tr.t("Registration sheet"))
        self._meeting_id = meeting_id
        self.blank: IntEditor = self.choice(
            tr.t("Blank rows"),
            IntEditor(tr, zero=True),
            tr.t("For those who come uninvited. The numbers on the sheet are those of the list."),
        )
        self.blank.set_value(BLANK_ROWS)
        self.wanted.connect(self._make)

    def show_page(self, _page: MeetingPage) -> None:
        """The meeting is another one now: so is its sheet, when it is in sight."""
        if self.isVisible():
            self._make()

    def _make(self) -> None:
        rows = min(self.blank.value() or 0, 500)
        self.show_paper(partial(self._ctx.office.papers.registration, self._meeting_id, self.lang, rows))
