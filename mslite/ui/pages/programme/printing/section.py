"""Print: which paper, in which language, of which year, half-year or body, beside the page itself."""

from __future__ import annotations

from mslite.domain.programme.annual import years_of
from mslite.domain.programme.rows import Book
from mslite.domain.programme.sheets import ProgrammePaper
from mslite.domain.rows import RecordRef
from mslite.ui.kit import parts
from mslite.ui.kit.context import PageContext
from mslite.ui.pages.programme.printing.view import PrintView
from mslite.ui.pages.programme.section import Section


class PrintSection(Section):
    """Leads of other sections choose the paper: «annual_plan» with a year, a resolution's wording."""

    def __init__(self, ctx: PageContext, programme_id: str) -> None:
        super().__init__(ctx, programme_id)
        self._book: Book | None = None
        self.view = PrintView(ctx, programme_id)
        parts.column(self).addWidget(self.view)
        self.setFocusProxy(self.view)

    def show_book(self, book: Book) -> None:
        before, self._book = self._book, book
        self.view.show_book(book)
        if before is not None and self.isVisible():
            self.view.read()

    def entered(self) -> None:
        self.view.setFocus()
        self.view.read()

    def lead(self, ref: RecordRef) -> bool:
        book = self._book
        if book is None:
            return False
        if ref.table == "annual_plan" and ref.id.isdigit() and int(ref.id) in years_of(book):
            self.view.take(ProgrammePaper.ANNUAL_PLAN, year=int(ref.id))
        elif ref.table == "resolution" and any(one.id == ref.id for one in book.resolutions):
            self.view.take(ProgrammePaper.BOOK, resolution_id=ref.id)
        elif ref.table == "paper" and ref.id in list(ProgrammePaper):
            self.view.take(ProgrammePaper(ref.id))
        elif ref.table == "monitoring_paper" and any(one.id == ref.id for one in book.periods):
            self.view.take(ProgrammePaper.MONITORING, period_id=ref.id)
        else:
            return False
        return True
