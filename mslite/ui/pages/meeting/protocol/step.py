"""Protocol: the real page, its choices beside it; issue, print, sign, correct."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget

from mslite.domain.papers import Paper, PaperState
from mslite.domain.views import MeetingPage
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.dialogs import dropped_files
from mslite.ui.kit.pdfpreview import Made, PdfPreview
from mslite.ui.kit.printing import print_pdf, save_pdf
from mslite.ui.pages.meeting.protocol.deeds import Deeds
from mslite.ui.pages.meeting.protocol.draftcard import DraftCard
from mslite.ui.pages.meeting.protocol.looking import DRAFT, Entry, draft_look, entries, paper_look
from mslite.ui.pages.meeting.protocol.papercard import PaperCard
from mslite.ui.pages.meeting.protocol.paperlist import PaperList
from mslite.ui.pages.meeting.step import Step

WIDTH = 43 * theme.GRID


class ProtocolStep(Step):
    """Left the page that is chosen in the list at the right; under the list the card about it."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        super().__init__(ctx, meeting_id)
        self._page: MeetingPage | None = None
        self._wanted = self._print_next = ""
        self._again = self._stale = False
        self.preview = PdfPreview(ctx)
        self.preview.made.connect(self._made)
        self.preview.failed.connect(self._not_made)
        self.deeds = Deeds(ctx, meeting_id, self)
        self.deeds.done.connect(self._go_to)
        self.list = PaperList(ctx)
        self.list.chosen.connect(self._chosen)
        self.draft = DraftCard(ctx, meeting_id)
        self.card = PaperCard(ctx.tr)
        for signal, slot in (
            (self.draft.changed, self._look), (self.draft.missing.chosen, self.problem_chosen),
            (self.draft.issue, self._issue), (self.draft.leave, self._leave),
            (self.draft.print_it, self.print), (self.draft.save_it, self._save),
            (self.draft.word, self._word), (self.card.print_it, self.print), (self.card.save_it, self._save),
            (self.card.sign, self._sign), (self.card.more_scans, self._sign), (self.card.word, self._word),
            (self.card.extract, self._extract), (self.card.again, self._reissue),
            (self.card.correct, self._correct), (self.card.annul, self._annul),
        ):  # fmt: skip
            signal.connect(slot)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.draft)
        self.stack.addWidget(self.card)
        side = parts.Card()
        side.setFixedWidth(WIDTH)
        side.body.addWidget(self.list)
        side.body.addWidget(self.stack, 1)
        row = parts.line(gap=2 * theme.GRID)
        row.addWidget(self.preview, 1)
        row.addWidget(side)
        parts.column(self).addLayout(row)
        self.setAcceptDrops(True)
        keys.shortcut(self, "Ctrl+P", self.print)
        keys.shortcut(self, "Ctrl+Return", self._main)
        keys.shortcut(self, "Ctrl+S", self._save)

    # ---- showing -----------------------------------------------------------------------------------

    def show_page(self, page: MeetingPage) -> None:
        if page == self._page:
            return
        self._page = page
        in_force = page.protocol
        if in_force is None or in_force.state is not PaperState.ISSUED:
            self._again = False
            self.draft.forget_again()
        self.draft.show_page(page)
        found = entries(page, in_force is None or self._again)
        self.list.show_entries(found, self._wanted)

    @property
    def entry(self) -> Entry | None:
        """The chosen line of the list."""
        found: Entry | None = self.list.current()
        return found

    @property
    def paper(self) -> Paper | None:
        """The paper of the chosen line, None for the draft."""
        return self.entry.paper if self.entry else None

    def _chosen(self, entry: Entry | None) -> None:
        if entry is None or self._page is None:
            return
        self._wanted = entry.id
        if entry.paper is None:
            self.stack.setCurrentWidget(self.draft)
        else:
            self.card.show_entry(entry)
            self.stack.setCurrentWidget(self.card)
        self._look()

    def _look(self) -> None:
        """Have the chosen page made; a step that is out of sight waits until it is entered."""
        entry, page, office = self.entry, self._page, self.ctx.office
        self._stale = not self.isVisible()
        if entry is None or page is None or self._stale:
            return
        if entry.paper is None:
            number = page.protocol.number if page.protocol is not None else ""
            work = partial(draft_look, office, page, self.draft.choice, self.draft.signatories, number)
            self.preview.want(work, DRAFT)
        else:
            self.preview.want(partial(paper_look, office, entry), entry.id, soon=True)

    def _made(self, made: Made) -> None:
        entry = self.entry
        if entry is None:
            return
        if entry.paper is None:
            self.draft.show_look(made.more)
        else:
            self.card.show_entry(entry, made.more)
        if self._print_next == entry.id:
            self.print()
        self._print_next = ""

    def _not_made(self, _error: object) -> None:
        self._print_next = ""

    def entered(self) -> None:
        if self._stale:
            self._look()
        self.preview.setFocus()

    # ---- what the person does ----------------------------------------------------------------------

    def _main(self) -> None:
        """Ctrl+Enter: the one main action of the card in front."""
        if self.stack.currentWidget() is self.card:
            if self.card.main is not None:
                self.card.main.click()
        elif self.draft.main.isEnabled():
            self.draft.main.click()
        elif self.draft.missing.rows:
            self.draft.missing.rows[0].setFocus()
            self.ctx.shell.say(self.ctx.tr.t("The list shows what is missing; each line leads to its field."))

    def _issue(self) -> None:
        page, choice, draft = self._page, self.draft.choice, self.draft
        if draft.day.fault():
            self.ctx.shell.say(draft.day.fault())
            draft.day.setFocus()
            return
        if page is None or choice is None or draft.forbidden:
            return
        if self._again and page.protocol is not None:
            self.deeds.reissue(page.protocol, choice, draft.signatories)
        else:
            self.deeds.issue(page, choice, draft.day.value(), draft.signatories, draft.number)

    def _go_to(self, paper_id: str) -> None:
        self._wanted, self._again = paper_id, False
        self.preview.setFocus()

    def _reissue(self) -> None:
        printed = self.card.look.printed if self.card.look else None
        if self.paper is not None and printed is not None:
            self.draft.begin(printed.choice, printed.signatories, self.paper)
            self._set_again(True)

    def _leave(self) -> None:
        self._set_again(False)

    def _set_again(self, on: bool) -> None:
        page, self._page = self._page, None
        self._again, self._wanted = on, ""
        if page is not None:
            self.show_page(page)
        self.preview.setFocus()

    def print(self) -> None:
        """Print what is in sight (Ctrl+P); a page that is still being made is waited for."""
        entry = self.entry
        if entry is not None and not self.preview.ready:
            self._print_next = entry.id
        elif entry is not None:
            name, done = self.deeds.file_name(entry.paper), partial(self.card.was_printed, entry)
            print_pdf(self.ctx, self, self.preview.pdfs[0], name, done)

    def _save(self) -> None:
        if self.entry is not None and self.preview.ready:
            save_pdf(self.ctx, self, self.preview.pdfs[0], self.deeds.file_name(self.paper))

    def _word(self) -> None:
        look = self.card.look if self.stack.currentWidget() is self.card else None
        choice = look.choice if look else self.draft.choice
        if choice is not None:
            self.deeds.word(choice, self.draft.signatories)

    def _sign(self, paths: tuple[Path, ...] = ()) -> None:
        paper = self.paper
        if paper is not None and paper.state is PaperState.ISSUED:
            self.deeds.sign(paper, paths)
        elif paper is not None and paper.state is PaperState.SIGNED:
            self.deeds.more_scans(paper, paths)
        else:
            self.ctx.shell.say(self.ctx.tr.t("Issue the protocol first; then its signed pages are attached."))

    def _extract(self) -> None:
        look = self.card.look
        if self.paper is not None and look is not None and look.printed is not None:
            self.deeds.extract(self.paper, look.printed.items, look.choice.lang)

    def _correct(self) -> None:
        if self.paper is not None and self.card.look is not None:
            self.deeds.correct(self.paper, self.card.look.choice.lang)

    def _annul(self) -> None:
        if self.paper is not None:
            self.deeds.annul(self.paper)

    # ---- files dropped on the page -----------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if found := dropped_files(event):
            event.acceptProposedAction()
            self._sign(found)
