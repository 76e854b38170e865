"""What is done with papers: each asks what it must, lets the desk work, and tells what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mslite.domain.papers import Paper
from mslite.domain.rows import PaperLang
from mslite.domain.sheets import PrintChoice, SheetItem, SheetPerson
from mslite.domain.views import MeetingPage, Saved
from mslite.i18n import labels
from mslite.i18n.formats import date_short
from mslite.ui.kit import dialogs
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.printing import print_pdf, save_file, save_pdf
from mslite.ui.pages.meeting.protocol.looking import keep_choice
from mslite.ui.pages.meeting.protocol.otherdialogs import CorrectionDialog, ExtractDialog
from mslite.ui.pages.meeting.protocol.signdialog import SignDialog, choose_scans


class Deeds(QObject):
    """Actions on the papers of one meeting. ``over`` is the widget the dialogs belong to."""

    done = Signal(str)
    """Show this line of the list now (identity of a paper)."""

    def __init__(self, ctx: PageContext, meeting_id: str, over: QWidget) -> None:
        super().__init__(over)
        self._ctx, self._meeting_id, self._over = ctx, meeting_id, over
        self._extracts: ExtractDialog | None = None

    # ---- a protocol --------------------------------------------------------------------------------

    def issue(
        self,
        page: MeetingPage,
        choice: PrintChoice,
        day: dt.date | None,
        signatories: tuple[SheetPerson, ...],
        number: str,
    ) -> None:
        """Ask, then issue the protocol under the next number."""
        tr, date = self._ctx.tr, date_short(day or page.dossier.meeting.date)
        if not dialogs.confirm(
            self._over, tr,
            tr.t("Issue the protocol as № {number} of {date}?", number=number, date=date),
            tr.t("Issue"),
            tr.t("The number is taken then. Until it is signed it can be issued again under this number."),
        ):  # fmt: skip
            return
        papers = self._ctx.office.papers
        work = partial(papers.issue, self._meeting_id, choice, day, signatories)
        self._ctx.desk.ask(work, self._issued)
        self._ctx.desk.ask(partial(keep_choice, self._ctx.office, page.rule.kind.value, choice))

    def reissue(self, paper: Paper, choice: PrintChoice, signatories: tuple[SheetPerson, ...]) -> None:
        """Print anew under the same number; the older print stays in the list."""
        self._ctx.desk.ask(
            partial(self._ctx.office.papers.reissue, paper.id, choice, signatories), self._issued
        )

    def _issued(self, saved: Saved) -> None:
        paper = saved.first(Paper)
        text = self._ctx.tr.t("Issued as № {number}. It can be printed and signed now.", number=paper.number)
        self._tell(paper, text)

    def _tell(self, paper: Paper, text: str) -> None:
        self._ctx.shell.say(text)
        self.done.emit(paper.id)

    # ---- signature, annulment ----------------------------------------------------------------------

    def sign(self, paper: Paper, paths: Sequence[Path] = ()) -> None:
        """Attach the signed pages, which closes the paper (a protocol: with its meeting)."""
        paths = paths or choose_scans(self._over, self._ctx)
        if not paths:
            return
        dialog = SignDialog(self._ctx, self._over, paper, paths)
        if dialog.asked():
            work = partial(self._ctx.office.papers.sign, paper.id, dialog.pages, dialog.day.value())
            self._ctx.desk.ask(work, self._signed)

    def _signed(self, saved: Saved) -> None:
        paper = saved.first(Paper)
        self._tell(paper, self._ctx.tr.t("№ {number} is signed.", number=paper.number))

    def more_scans(self, paper: Paper, paths: Sequence[Path] = ()) -> None:
        """Attach more pages to a signed paper."""
        paths = paths or choose_scans(self._over, self._ctx)
        if not paths:
            return
        dialog = SignDialog(self._ctx, self._over, paper, paths, first=False)
        if dialog.asked():
            work = partial(self._ctx.office.papers.add_scans, paper.id, dialog.pages)
            self._ctx.desk.ask(work, self._attached)

    def _attached(self, _saved: Saved) -> None:
        self._ctx.shell.say(self._ctx.tr.t("The pages are attached."))

    def annul(self, paper: Paper) -> None:
        """Take a paper back, with a reason."""
        tr = self._ctx.tr
        reason = dialogs.ask_text(
            self._over, tr, tr.t("Why is № {number} annulled?", number=paper.number), tr.t("Annul"),
            tr.t("The number stays taken and is shown struck through. This cannot be taken back."),
        )  # fmt: skip
        if reason:
            self._ctx.desk.ask(partial(self._ctx.office.papers.annul, paper.id, reason), self._annulled)

    def _annulled(self, saved: Saved) -> None:
        paper = saved.first(Paper)
        self._tell(paper, self._ctx.tr.t("№ {number} is annulled.", number=paper.number))

    # ---- papers beside the protocol ----------------------------------------------------------------

    def correct(self, paper: Paper, lang: PaperLang) -> None:
        """Issue a correction of a signed protocol."""
        dialog = CorrectionDialog(self._ctx, self._over, paper, lang)
        if dialog.asked():
            work = partial(
                self._ctx.office.papers.correct, paper.id, dialog.text.value(),
                dialog.reason.value().strip(), lang=dialog.lang.value(),
            )  # fmt: skip
            self._ctx.desk.ask(work, self._issued)

    def extract(self, paper: Paper, items: Sequence[SheetItem], lang: PaperLang) -> None:
        """Print, save or keep the extract of one of the ``items`` that the protocol in force has."""
        self._extracts = dialog = ExtractDialog(self._ctx, self._over, self._meeting_id, items, lang)
        dialog.printing.connect(self._print_extract)
        dialog.saving.connect(self._save_extract)
        kept = dialog.asked()
        self._extracts = None
        if kept:
            work = partial(
                self._ctx.office.papers.issue_extract, paper.id, dialog.item_no, dialog.lang.value()
            )
            self._ctx.desk.ask(work, self._kept)

    def _kept(self, saved: Saved) -> None:
        self._tell(saved.first(Paper), self._ctx.tr.t("The extract is kept as issued; print it now."))

    def _extract_title(self) -> str:
        assert self._extracts is not None
        return self._ctx.tr.t("Extract, item {no}", no=self._extracts.item_no)

    def _print_extract(self) -> None:
        if self._extracts is not None:
            print_pdf(self._ctx, self._extracts, self._extracts.preview.pdfs[0], self._extract_title())

    def _save_extract(self) -> None:
        if self._extracts is not None:
            save_pdf(self._ctx, self._extracts, self._extracts.preview.pdfs[0], self._extract_title())

    def word(self, choice: PrintChoice, signatories: tuple[SheetPerson, ...]) -> None:
        """Save a working copy for a word processor."""
        work = partial(self._ctx.office.papers.docx, self._meeting_id, choice, signatories)
        self._ctx.desk.slow(work, self._save_word)

    def _save_word(self, data: bytes) -> None:
        tr = self._ctx.tr
        save_file(self._ctx, self._over, data, tr.t("Protocol"), ((tr.t("Word document"), "*.docx"),))

    # ---- files -------------------------------------------------------------------------------------

    def file_name(self, paper: Paper | None) -> str:
        """Return a name for the file of a paper («Протокол № 5»)."""
        tr = self._ctx.tr
        if paper is None:
            return tr.t("Protocol, draft")
        return f"{labels.label(paper.type, tr)} {paper.year} № {paper.number}".replace("/", "-")
