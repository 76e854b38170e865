"""The council's resolutions about the programme: adopted, amended, closed; what each put into force."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from mslite.domain.programme.kinds import ProgrammeState
from mslite.domain.programme.rows import Book, Resolution
from mslite.domain.rows import RecordRef
from mslite.domain.views import Saved
from mslite.i18n import labels
from mslite.i18n.formats import date_short
from mslite.ui.kit import parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.linkrow import LinkRow
from mslite.ui.kit.saving import offer_undo
from mslite.ui.pages.programme.passport.enforcing import EnforceDialog
from mslite.ui.pages.programme.passport.wordings import WordingDialog


class ResolutionsCard(parts.Card):
    """One line for each resolution, the earliest first; the button below puts the next one into force."""

    wanted = Signal(object)
    """The person wants to see the wording of this resolution on paper."""

    def __init__(self, ctx: PageContext) -> None:
        tr = ctx.tr
        super().__init__(tr.t("Resolutions of the council"))
        self._ctx = ctx
        self._book: Book | None = None
        self._shown: tuple[Resolution, ...] | None = None
        self.advice = parts.label("", "quiet", wrap=True)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(2)
        self.button = parts.button("", self.enforce, "stamp")
        self.body.addLayout(self.lines)
        self.body.addWidget(self.advice)
        self.body.addLayout(parts.line(self.button, None))

    def show_book(self, book: Book) -> None:
        """Show the resolutions as they stand in the file."""
        self._book = book
        tr, state = self._ctx.tr, book.programme.state
        draft = state is ProgrammeState.DRAFT
        self.button.setText(tr.t("The council has adopted it…") if draft else tr.t("A further resolution…"))
        self.button.setVisible(state is not ProgrammeState.CLOSED)
        self.advice.setText(
            tr.t("With its number and date the whole wording of that moment is kept; it can be shown,"
                 " printed and compared later.")
        )  # fmt: skip
        self.advice.setVisible(draft)
        if book.resolutions != self._shown:
            self._shown = book.resolutions
            self._draw(book)

    def _draw(self, book: Book) -> None:
        parts.empty(self.lines)
        lang, tr = self._ctx.tr.lang, self._ctx.tr
        for one in book.resolutions:
            day = date_short(one.date) if one.date else ""
            row = LinkRow(
                one.id,
                f"№ {one.number}, {day}",
                one.about.of(lang) or one.council.of(lang),
                labels.label(one.kind, tr),
                parts.Tone.PLAIN,
            )
            row.opened.connect(self._open)
            self.lines.addWidget(row)

    def _open(self, resolution_id: str) -> None:
        if self._book is not None:
            dialog = WordingDialog(self._ctx, self, self._book, resolution_id)
            dialog.exec()
            if dialog.print_wanted:
                self.wanted.emit(RecordRef("resolution", resolution_id))
            dialog.deleteLater()

    def enforce(self) -> None:
        """Ask for number and date and put the wording into force."""
        if self._book is None:
            return
        dialog = EnforceDialog(self._ctx.tr, self, self._book)
        if dialog.asked():
            work = partial(self._ctx.office.wordings.put_into_force, dialog.resolution())
            self._ctx.desk.ask(work, self._enforced)

    def _enforced(self, saved: Saved) -> None:
        offer_undo(self._ctx, self._ctx.tr.t("The wording is in force and kept."), saved)
