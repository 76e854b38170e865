"""The card beside the list: everything about one participant, saved as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from mslite.domain.meetings import Attendance, Participant, Role
from mslite.domain.office import AgeBand, Group, Sex
from mslite.domain.rows import Row
from mslite.domain.views import Saved
from mslite.i18n import labels
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import ChoiceEditor, LineEditor
from mslite.ui.kit.rowcard import RowCard
from mslite.ui.kit.words import WordsEditor
from mslite.ui.pages.meeting.registration.seats import WORDS


class PersonCard(RowCard):
    """One participant. ``done`` tells that the reason was typed and the list may have the cursor back."""

    done = Signal()

    def __init__(self, ctx: PageContext) -> None:
        tr = ctx.tr
        super().__init__(ctx, tr.t("Person"), "participant", 11 * theme.GRID, partial(save, ctx.office))
        self.setFixedWidth(42 * theme.GRID)
        self.form.row("name", tr.t("Name"), LineEditor(tr.t("Surname, name, father's name")))
        self.form.row("role", tr.t("Role"), choice([(one, labels.label(one, tr)) for one in Role]))
        came = [(one, tr.t(word)) for one, word in WORDS.items()]
        self.form.row("attendance", tr.t("Attendance"), choice(came))
        self.reason: LineEditor = self.form.row("reason", tr.t("Reason"), LineEditor(tr.t("illness, trip …")))
        self.reason.returnPressed.connect(self.done)
        self.form.row("post", tr.t("Post"), WordsEditor(tr, stacked=True))
        self.form.row("organisation", tr.t("Organisation"), WordsEditor(tr, stacked=True))
        self.form.row("contact", tr.t("Contact"), LineEditor())
        unknown = (None, tr.t("not said"))
        self.form.row(
            "sex", tr.t("Sex"), choice([unknown, (Sex.FEMALE, tr.t("Woman")), (Sex.MALE, tr.t("Man"))])
        )
        ages = [(one, labels.label(one, tr)) for one in AgeBand]
        self.form.row("age", tr.t("Age"), choice([unknown, *ages]))
        groups = [(one, labels.label(one, tr)) for one in Group]
        self.form.row("group", tr.t("Group"), choice([unknown, *groups]))
        self.form.edited.connect(self._edited)
        self.body.addWidget(parts.scrolled(self.form), 1)

    def show_row(self, row: Row | None) -> None:
        super().show_row(row)
        self._fit()

    def ask_reason(self) -> None:
        """Put the cursor where the reason of an excuse is typed."""
        self._fit()
        self.reason.setFocus()

    def loaded(self) -> None:
        self._fit()

    def _edited(self, field: str) -> None:
        if field == "attendance":
            self._fit()

    def _fit(self) -> None:
        line = self.form.rows["reason"]
        excused = self.form.rows["attendance"].editor.value() is Attendance.EXCUSED
        line.label.setVisible(excused)
        line.editor.setVisible(excused)


def choice(choices: Sequence[tuple[Any, str]]) -> ChoiceEditor:
    """Return an editor of choices that fits the card however long its words are."""
    out = ChoiceEditor(choices)
    out.setSizeAdjustPolicy(ChoiceEditor.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    out.setMinimumContentsLength(8)
    out.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return out


def save(office: Any, who: Participant) -> Saved:
    """Save a participant; only who is excused has a reason, and chair and secretary have one holder each."""
    if who.role in (Role.CHAIR, Role.SECRETARY):
        holder = office.meetings.dossier(who.meeting_id).with_role(who.role)
        if holder is not None and holder.id != who.id:
            office.registration.set_role(who.meeting_id, who.role, "")
    who = who if who.attendance is Attendance.EXCUSED else replace(who, reason="")
    saved: Saved = office.records.save(who)
    return saved
