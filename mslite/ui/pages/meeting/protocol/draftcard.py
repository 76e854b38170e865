"""The card beside a draft: form, language, parts, who signs, what is missing, and *Issue*."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from mslite.domain.office import Form
from mslite.domain.papers import Paper
from mslite.domain.rows import PaperLang
from mslite.domain.sheets import ALL_PARTS, Part, PrintChoice, SheetPerson
from mslite.domain.views import MeetingPage
from mslite.i18n import labels
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.dates import DateEditor
from mslite.ui.kit.editors import CheckEditor, ChoiceEditor
from mslite.ui.pages.meeting.protocol.looking import Look, parts_of
from mslite.ui.pages.meeting.protocol.missinglist import MissingList
from mslite.ui.pages.meeting.protocol.signers import SignerList


class DraftCard(QWidget):
    """Choices for a paper that is going to be issued, for the first time or again under its number."""

    changed = Signal()
    """Another choice: the page is to be made anew."""
    issue = Signal()
    print_it = Signal()
    save_it = Signal()
    word = Signal()
    leave = Signal()
    """The person would rather not issue again."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        super().__init__()
        self._ctx, self._meeting_id = ctx, meeting_id
        self._tr = tr = ctx.tr
        self._page: MeetingPage | None = None
        self._look: Look | None = None
        self._again: Paper | None = None
        self.form = ChoiceEditor([(form, labels.label(form, tr)) for form in Form])
        self.lang = ChoiceEditor([(lang, labels.label(lang, tr)) for lang in PaperLang])
        self.day = DateEditor(tr)
        for choice in (self.form, self.lang):
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * theme.GRID)
        grid.setVerticalSpacing(theme.GRID)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, Any], ...] = (
            (tr.t("Form"), self.form),
            (tr.t("Language"), self.lang),
            (tr.t("Date"), self.day),
        )
        for no, (word, editor) in enumerate(rows):
            name = parts.label(word)
            name.setBuddy(editor)
            editor.set_name(word)
            grid.addWidget(name, no, 0)
            grid.addWidget(editor, no, 1)
        self.form.edited.connect(self._reformed)
        self.lang.edited.connect(self.changed)
        self.missing = MissingList(tr)
        self.signers = SignerList(ctx, meeting_id)
        self.signers.edited.connect(self._signing)
        self.parts = {part: CheckEditor(labels.label(part, tr)) for part in Part}
        inner = QWidget()
        box = parts.column(inner, 0, 2 * theme.GRID)
        box.setContentsMargins(0, 0, theme.GRID, 0)
        box.addLayout(grid)
        box.addWidget(self.missing)
        box.addWidget(self._titled(tr.t("Who signs"), self.signers))
        self._parts = self._titled(tr.t("Parts to include"), *self.parts.values(), gap=4)
        box.addWidget(self._parts)
        box.addStretch(1)
        for editor in self.parts.values():
            editor.edited.connect(self.changed)
        self.state = parts.label("", wrap=True)
        self.main = parts.button("", self.issue.emit, "stamp", "Ctrl+Enter", main=True)
        self.cancel = parts.button(tr.t("Leave it as it is"), self.leave.emit)
        paper = parts.tool("printer", tr.t("Print the draft"), self.print_it.emit, "Ctrl+P", words=True)
        pdf = parts.tool("download", tr.t("Save the draft as PDF"), self.save_it.emit, "Ctrl+S", words=True)
        copy = parts.tool("file-pen", tr.t("Word copy…"), self.word.emit, words=True)
        for tool, short in ((paper, tr.t("Print")), (pdf, "PDF"), (copy, "Word")):
            tool.setText(short)
        beside = parts.line(paper, pdf, copy, None)
        outer = parts.column(self)
        outer.addWidget(parts.scrolled(inner), 1)
        outer.addWidget(parts.rule())
        outer.addWidget(self.state)
        outer.addWidget(self.main)
        outer.addLayout(beside)
        outer.addWidget(self.cancel)

    @staticmethod
    def _titled(title: str, *widgets: QWidget, gap: int = theme.GRID) -> QWidget:
        out = QWidget()
        box = parts.column(out, 0, gap)
        box.addWidget(parts.label(title, "section"))
        for widget in widgets:
            box.addWidget(widget)
        return out

    # ---- what is chosen ------------------------------------------------------------------------------

    @property
    def choice(self) -> PrintChoice | None:
        """The choice as it stands; None before the first look."""
        if self._look is None or self._page is None:
            return None
        asked = parts_of(self._page, self.form.value())
        without = {part for part in asked if not self.parts[part].value()}
        without |= {part for part in ALL_PARTS if part not in asked and part not in self._look.choice.parts}
        kept = tuple(part for part in ALL_PARTS if part not in without)
        return PrintChoice(self.form.value(), self.lang.value(), kept)

    @property
    def signatories(self) -> tuple[SheetPerson, ...]:
        """Who signs; () for the usual ones."""
        return self.signers.value()

    @property
    def number(self) -> str:
        """The number the paper has or will get."""
        return self._look.number if self._look else ""

    @property
    def forbidden(self) -> bool:
        """Whether something is missing that forbids issuing."""
        return self._look is None or self._look.forbids

    # ---- showing -------------------------------------------------------------------------------------

    def begin(
        self, choice: PrintChoice | None, signatories: tuple[SheetPerson, ...], again: Paper | None
    ) -> None:
        """Begin a paper: the first print, or ``again`` under the number of an issued one."""
        self._again = again
        self._look = None if choice is None else Look(choice)
        self.signers.set_value(signatories)
        if choice is not None:
            self._show_choice(choice)
        self._word()

    def forget_again(self) -> None:
        """There is nothing to issue again any more: what is made next is a first print."""
        if self._again is not None:
            self.begin(self.choice, self.signatories, None)

    def show_page(self, page: MeetingPage) -> None:
        """Bring the parts and the date up to the meeting as it stands."""
        before, self._page = self._page, page
        meeting = page.dossier.meeting
        if before is None or before.dossier.meeting.date != meeting.date:
            self.day.set_value(meeting.date)
        self._show_parts()

    def show_look(self, look: Look) -> None:
        """Show what was found about the draft in sight."""
        assert self._page is not None
        first, self._look = self._look is None, look
        self.signers.show_people(self._page.dossier, look.usual)
        if first:
            self._show_choice(look.choice)
            self.signers.set_value(look.signatories)
        self.missing.show_problems(look.missing)
        self._word()

    def _show_choice(self, choice: PrintChoice) -> None:
        self.form.set_value(choice.form)
        self.lang.set_value(choice.lang)
        for part, editor in self.parts.items():
            editor.set_value(part in choice.parts)
        self._show_parts()

    def _show_parts(self) -> None:
        if self._page is None:
            return
        asked = parts_of(self._page, self.form.value() or Form.FORMAL)
        for part, editor in self.parts.items():
            editor.setVisible(part in asked)
        self._parts.setVisible(bool(asked))

    def _word(self) -> None:
        tr, number = self._tr, self.number
        self.cancel.setVisible(self._again is not None)
        self.day.set_read_only(self._again is not None)
        self.main.setEnabled(not self.forbidden)
        if self._again is not None:
            self.main.setText(tr.t("Issue again as № {number}", number=self._again.number))
        elif number:
            self.main.setText(tr.t("Issue as № {number}", number=number))
        else:
            self.main.setText(tr.t("Issue"))
        self.main.setToolTip(keys.hint(self.main.text(), "Ctrl+Enter"))
        forbidding = self.missing.forbidding
        self.state.setText(
            tr.n("{n} thing is missing for issuing.", "{n} things are missing for issuing.", forbidding)
        )
        self.state.setVisible(bool(forbidding))

    def _signing(self) -> None:
        if self._again is None:
            keep = self._ctx.office.typing.keep_signatories
            self._ctx.desk.ask(partial(keep, self._meeting_id, self.signatories))
        self.changed.emit()

    def _reformed(self) -> None:
        self._show_parts()
        self.changed.emit()
