"""The papers beside the protocol: an extract of one item, a correction after signing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QWidget

from mslite.domain.papers import Paper
from mslite.domain.rows import PaperLang, Words
from mslite.domain.sheets import SheetItem
from mslite.i18n import labels
from mslite.ui.kit import parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import ChoiceEditor, TextEditor
from mslite.ui.kit.pdfpreview import Made
from mslite.ui.kit.words import WordsEditor
from mslite.ui.pages.meeting.protocol.lookdialog import LookDialog


def extract(office: Any, meeting_id: str, item_no: str, lang: PaperLang) -> Made:
    """Make the extract of one item as it would be printed."""
    return Made((office.papers.extract(meeting_id, item_no, lang),))


def correction(office: Any, paper_id: str, text: Words, reason: str, lang: PaperLang) -> Made:
    """Make the correction as it would be printed."""
    return Made((office.papers.preview_correction(paper_id, text, reason, lang),))


def _langs(ctx: PageContext, lang: PaperLang) -> ChoiceEditor:
    out = ChoiceEditor([(one, labels.label(one, ctx.tr)) for one in PaperLang])
    out.set_value(lang)
    return out


class ExtractDialog(LookDialog):
    """Choose the item; the verb keeps the extract as issued, the buttons beside print or save it only."""

    printing = Signal()
    saving = Signal()

    def __init__(
        self,
        ctx: PageContext,
        parent: QWidget,
        meeting_id: str,
        agenda: Sequence[SheetItem],
        lang: PaperLang,
    ) -> None:
        tr = ctx.tr
        super().__init__(
            ctx, parent, tr.t("An extract of which item?"),
            tr.t("Kept as issued, it can be verified later like the protocol itself."),
        )  # fmt: skip
        self._meeting_id, self._agenda = meeting_id, agenda
        self.items = QListWidget()
        self.items.setAccessibleName(tr.t("Agenda"))
        self.items.setWordWrap(True)
        for item in agenda:
            self.items.addItem(f"{item.no.rstrip('.')}. {item.text.of(tr.lang)}")
        self.items.currentRowChanged.connect(self._moved)
        self.lang = _langs(ctx, lang)
        self.lang.edited.connect(self._look)
        self.fields.addWidget(self.items, 1)
        self.field(tr.t("Language"), self.lang)
        self.print = parts.button(tr.t("Print…"), self.printing.emit, "printer")
        self.save = parts.button(tr.t("Save as PDF…"), self.saving.emit, "download")
        self.fields.addLayout(parts.line(self.print, self.save, None))
        self.add_choices(tr.t("Keep it as issued"), tr.t("Close"))
        self.preview.made.connect(self._shown)
        self._open(False)
        self.items.setCurrentRow(0)
        self.items.setFocus()

    @property
    def item_no(self) -> str:
        """The number of the chosen item on the agenda."""
        return self._agenda[self.items.currentRow()].no.rstrip(".")

    def _open(self, on: bool) -> None:
        for button in (self.verb, self.print, self.save):
            button.setEnabled(on)

    def _moved(self, _row: int) -> None:
        self._look()

    def _look(self) -> None:
        self._open(False)
        work = partial(extract, self.ctx.office, self._meeting_id, self.item_no, self.lang.value())
        self.preview.want(work, f"item{self.item_no}", soon=True)

    def _shown(self, _made: Made) -> None:
        self._open(True)


class CorrectionDialog(LookDialog):
    """The wording that holds from now on, and why."""

    def __init__(self, ctx: PageContext, parent: QWidget, paper: Paper, lang: PaperLang) -> None:
        tr = ctx.tr
        super().__init__(
            ctx, parent, tr.t("A correction of № {number}", number=paper.number),
            tr.t("The signed protocol stays as it is; the correction gets its own number and is signed too."),
        )  # fmt: skip
        self._paper = paper
        self.text = WordsEditor(tr, lines=5, stacked=True)
        self.reason = TextEditor(2)
        self.lang = _langs(ctx, lang)
        self.field(tr.t("The wording that holds from now on"), self.text)
        self.field(tr.t("Reason"), self.reason)
        self.field(tr.t("Language"), self.lang)
        self.fields.addStretch(1)
        self.add_choices(tr.t("Issue the correction"), tr.t("Cancel"))
        for editor in (self.text, self.reason, self.lang):
            editor.edited.connect(self._look)
        self._look()
        self.text.setFocus()

    def _look(self) -> None:
        self.verb.setEnabled(bool(self.text.value() and self.reason.value().strip()))
        work = partial(
            correction, self.ctx.office, self._paper.id, self.text.value(), self.reason.value().strip(),
            self.lang.value(),
        )  # fmt: skip
        self.preview.want(work, "correction")
