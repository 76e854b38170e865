"""The rest of a row of the plan beside the table: what has no column of its own on paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from mslite.domain.programme.kinds import ActivityState, Measure, PlanKind
from mslite.domain.programme.rows import Book, PlanItem
from mslite.domain.rows import RecordRef
from mslite.domain.views import Saved
from mslite.i18n import labels
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import ChoiceEditor, IntEditor, LineEditor, TextEditor
from mslite.ui.kit.form import Form
from mslite.ui.kit.recordhistory import show_history
from mslite.ui.kit.saving import FormSaver
from mslite.ui.kit.words import WordsEditor
from mslite.ui.pages.programme.plan.evidence import EvidenceList
from mslite.ui.pages.programme.plan.links import LinkList
from mslite.ui.pages.programme.plan.money import MoneyList

WIDTH = 54 * theme.GRID
OF_ACTIVITY = ("state", "percent", "measure", "term", "result", "responsible")


class RowCardPanel(QWidget):
    """Shows one row; ``saved`` tells each step, ``wanted`` a record that the person wants to see."""

    saved = Signal(object)
    wanted = Signal(object)

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        tr = self._tr = ctx.tr
        self._ctx = ctx
        self._book: Book | None = None
        self._item: PlanItem | None = None
        self._closed = False
        self.setFixedWidth(WIDTH)
        self.kind = parts.label("", "section")
        history = parts.tool("history", tr.t("History of changes"), self._history)
        self.form = form = Form(tr, 12 * theme.GRID)
        form.row("number", tr.t("Own number"), LineEditor())
        states = [(one, labels.label(one, tr)) for one in ActivityState]
        form.row("state", tr.t("State"), ChoiceEditor(states))
        form.row("percent", tr.t("Done, %"), IntEditor(tr))
        kinds = [(None, "–"), *((one, labels.label(one, tr)) for one in Measure)]
        form.row("measure", tr.t("Project or measure"), ChoiceEditor(kinds))
        form.row("text", tr.t("Text"), WordsEditor(tr, lines=2, stacked=True))
        form.row("term", tr.t("Term"), WordsEditor(tr, stacked=True))
        form.row("result", tr.t("Expected result"), WordsEditor(tr, lines=2, stacked=True))
        form.row("responsible", tr.t("Responsible"), WordsEditor(tr, lines=2, stacked=True))
        form.row("note", tr.t("Note"), TextEditor(2))
        self.saver = FormSaver(ctx, form, "plan_item", ctx.office.plan.save)
        self.saver.saved.connect(self._saved)
        self.saver.rested.connect(self._rested)
        self.money, self.links, self.evidence = MoneyList(ctx), LinkList(ctx), EvidenceList(ctx)
        inner = QWidget()
        box = parts.column(inner, 2 * theme.GRID, 2 * theme.GRID)
        box.addLayout(parts.line(self.kind, None, history))
        box.addWidget(form)
        for part in (self.money, self.links, self.evidence):
            part.saved.connect(self.saved)
            box.addWidget(part)
        box.addStretch(1)
        card = QFrame()
        card.setProperty("role", "card")
        parts.column(card, 1).addWidget(parts.scrolled(inner))
        parts.column(self).addWidget(card)
        self.hide()

    def show_book(self, book: Book, closed: bool) -> None:
        """Take the programme as it stands now; the row that is shown is brought up to date."""
        self._book, self._closed = book, closed
        if self._item is not None:
            self.show_item(next((item for item in book.items if item.id == self._item.id), None))

    def show_item(self, item: PlanItem | None) -> None:
        """Show a row; None: nothing. What is typed about the row before is saved first."""
        base = self.form.base
        other = base is None or item is None or base.id != item.id
        self._item = item
        self.setVisible(item is not None)
        if item is None or other:
            self.saver.flush()
        if item is None:
            return
        if other and not self.saver.busy:
            self._rested()
        elif not other and item.version >= base.version:
            self.form.rebase(item)
        if self._book is not None:
            self.money.show_item(self._book, item, self._closed)
        if other:
            self.links.show_item(item, self._closed)
            self.evidence.show_item(item, self._closed)

    def enter(self) -> None:
        """Put the cursor into the first field."""
        self.form.focus("state" if self._item and self._item.kind is PlanKind.ACTIVITY else "text")

    def flush(self) -> None:
        """Save what is typed."""
        self.saver.flush()

    def _rested(self) -> None:
        item, base = self._item, self.form.base
        if item is None or (base is not None and base.id == item.id):
            return
        self.form.load(item)
        self.kind.setText(labels.label(item.kind, self._tr))
        for field, row in self.form.rows.items():
            shown = item.kind is PlanKind.ACTIVITY or field not in OF_ACTIVITY
            if field == "number":
                shown = self._book is not None and self._book.programme.own_numbers
            row.label.setVisible(shown)
            row.editor.setVisible(shown)
            row.editor.set_read_only(self._closed)

    def _saved(self, saved: Saved) -> None:
        self.saved.emit(saved)

    def _history(self) -> None:
        if self._item is not None:
            show_history(self._ctx, self, RecordRef("plan_item", self._item.id))
