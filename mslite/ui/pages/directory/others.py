"""The cards of organisations and parts of the town."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from mslite.domain.office import DistrictKind
from mslite.domain.rows import RecordRef, Row
from mslite.domain.views import PersonLine
from mslite.i18n import labels
from mslite.ui.kit.editors import ChoiceEditor, LineEditor, TextEditor
from mslite.ui.kit.form import Form
from mslite.ui.kit.words import WordsEditor
from mslite.ui.pages.directory.card import LinkBlock, RecordCard


class OrganisationCard(RecordCard):
    """An organisation with the people who hold posts in it."""

    table = "organisation"

    def build_form(self, form: Form) -> None:
        tr = self.ctx.tr
        form.row("name", tr.t("Full name"), WordsEditor(tr, stacked=True))
        form.row("short", tr.t("Short name"), WordsEditor(tr))
        form.row("phone", tr.t("Telephone"), LineEditor())
        form.row("address", tr.t("Address"), LineEditor())
        form.row("note", tr.t("Note"), TextEditor(2))

    def build_more(self, box: QVBoxLayout) -> None:
        tr = self.ctx.tr
        self.people = LinkBlock(
            tr.t("People"), tr.t("Nobody yet: give a person a post in this organisation.")
        )
        self.people.opened.connect(self.ctx.shell.open)
        box.addWidget(self.people)

    def look(self, record_id: str) -> tuple[Row, tuple[PersonLine, ...]]:
        row, _ = super().look(record_id)
        return row, self.ctx.office.directory.staff(record_id)

    def fill(self, row: Any, more: tuple[PersonLine, ...]) -> None:
        lang = self.ctx.tr.lang
        self.people.show_lines(
            [
                (RecordRef("person", p.person.id), p.person.name, p.post.title.of(lang) if p.post else "", "")
                for p in more
            ]
        )


class DistrictCard(RecordCard):
    """A part of the town."""

    table = "district"

    def build_form(self, form: Form) -> None:
        tr = self.ctx.tr
        form.row("name", tr.t("Full name"), WordsEditor(tr, stacked=True))
        form.row(
            "kind", tr.t("Kind"), ChoiceEditor([(kind, labels.label(kind, tr)) for kind in DistrictKind])
        )
