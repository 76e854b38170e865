"""One point of a decision, in its place on the page: text, executor, due date."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from mslite.domain.checks import LONGEST_LINE
from mslite.domain.meetings import Decision, Dossier
from mslite.domain.speaking import person_meant
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.dates import DateEditor
from mslite.ui.kit.editors import TextEditor
from mslite.ui.kit.form import Form
from mslite.ui.kit.people import CompletedLine, Option
from mslite.ui.kit.words import WordsEditor
from mslite.ui.pages.meeting.minutes.drafts import Draft
from mslite.ui.pages.meeting.minutes.typist import Typist
from mslite.ui.pages.meeting.suggesting import suggesting


class DecisionEditor(QFrame):
    """Enter goes from the text to the executor, to the due date, and ends."""

    ended = Signal()

    def __init__(self, ctx: PageContext, meeting_id: str, dossier: Dossier, draft: Draft) -> None:
        super().__init__()
        tr = ctx.tr
        self.draft, self._dossier = draft, dossier
        self.form = Form(tr, 11 * theme.GRID)
        self.text: WordsEditor = self.form.row("text", tr.t("Decision"), WordsEditor(tr, lines=2))
        offers = suggesting(ctx.office.directory.suggest, meeting_id, tr)
        self.executor: CompletedLine = self.form.row(
            "executor", tr.t("Executor"), CompletedLine(ctx.desk, offers, tr.t("A few letters of the name"))
        )
        self.executor.setMaxLength(LONGEST_LINE)
        self.due: DateEditor = self.form.row("due", tr.t("Due date"), DateEditor(tr))
        self.due.base, self.due.ahead = dossier.meeting.date, True
        self.due.field.setPlaceholderText(tr.t("+10 or 01.07"))
        box = parts.column(self, 0, 0)
        box.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        box.addWidget(self.form)
        self.typists = []
        for field in (self.text.ky, self.text.ru):
            assert isinstance(field, TextEditor)
            self.typists.append(Typist(field))
            self.typists[-1].entered.connect(self.executor.setFocus)
        self.executor.picked.connect(self._picked)
        self.executor.returnPressed.connect(self._executor_entered)
        self.due.field.returnPressed.connect(self._due_entered)
        self.form.edited.connect(self._edited)
        self.form.left.connect(self._left)
        self.form.load(draft.row)
        self.setFocusProxy(self.text.ru if tr.lang == "ru" else self.text.ky)

    def focus(self, field: str) -> None:
        """Put the cursor into a field (``text.ru`` is one of the two languages)."""
        if field in ("text.ky", "text.ru"):
            (self.text.ru if field == "text.ru" else self.text.ky).setFocus()
        elif field == "text" or not self.form.focus(field):
            self.setFocus()

    def finish(self) -> None:
        """Take over what stands in the fields; the draft is ended by the page."""
        if not self.due.fault():
            self.draft.put(due=self.due.value())

    def _edited(self, field: str) -> None:
        if field == "text":
            self.draft.put(text=self.text.value())
        elif field == "executor":
            option = self.executor.option
            if option is None or option.text != self.executor.text():
                self.draft.put(executor=self.executor.text(), executor_person_id=None)

    def _picked(self, option: Option) -> None:
        self.draft.put(executor=option.text, executor_person_id=option.value.person_id)
        self.due.setFocus()

    def _executor_entered(self) -> None:
        found = person_meant(self.executor.text(), self._dossier.participants)
        row: Decision = self.draft.row
        if found is not None and self.executor.option is None and found.name != row.executor:
            self.executor.set_value(found.name)
            self.draft.put(executor=found.name, executor_person_id=found.person_id)
        self.due.setFocus()

    def _due_entered(self) -> None:
        if not self.due.fault():
            self.ended.emit()

    def _left(self, field: str) -> None:
        if field == "due":
            self.finish()
        self.draft.flush()
