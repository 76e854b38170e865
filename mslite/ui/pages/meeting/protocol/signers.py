"""Who signs: a short list in the order of signing, from the people of the meeting or typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mslite.domain.meetings import Dossier
from mslite.domain.rows import Words
from mslite.domain.sheetbuild import sheet_person
from mslite.domain.sheets import SheetPerson
from mslite.domain.views import Suggestion
from mslite.i18n import labels
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.dialogs import Decision
from mslite.ui.kit.people import CompletedLine, Option
from mslite.ui.kit.rows import Field
from mslite.ui.kit.rowsview import RowsEditor
from mslite.ui.kit.words import WordsEditor
from mslite.ui.pages.meeting.suggesting import suggesting


class SignerList(QWidget):
    """Value: the people who sign, in order. ``usual`` are chair and secretary."""

    edited = Signal()

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        super().__init__()
        self._ctx, self._meeting_id = ctx, meeting_id
        self._usual: tuple[SheetPerson, ...] = ()
        self._dossier: Dossier | None = None
        tr = ctx.tr
        fields = (Field(tr.t("Name"), self._name), Field(tr.t("Post"), self._post, width=112))
        self.rows = RowsEditor(tr, fields, tr.t("Who signs"), tr.t("Another one…"))
        self.rows.view.horizontalHeader().hide()
        self.rows.setFixedHeight(18 * theme.GRID)
        self.rows.inserting.connect(self._insert)
        self.rows.removing.connect(self._remove)
        self.rows.ordered.connect(self._ordered)
        self.rows.opened.connect(self._open)
        parts.column(self).addWidget(self.rows)

    def value(self) -> tuple[SheetPerson, ...]:
        """Return the chosen people; () while they are the usual ones."""
        now = tuple(self.rows.model.rows)
        return () if now == self._usual else now

    def show_people(self, dossier: Dossier, usual: tuple[SheetPerson, ...]) -> None:
        """Bring the usual signatories up to date; a list the person made stays."""
        own, self._usual, self._dossier = self.value(), usual, dossier
        if not own and tuple(self.rows.model.rows) != usual:
            self.rows.set_rows(usual)

    def set_value(self, people: tuple[SheetPerson, ...]) -> None:
        """Show ``people``, the usual ones for ()."""
        self.rows.set_rows(people or self._usual)

    def _put(self, people: list[SheetPerson]) -> None:
        self.rows.set_rows(people)
        self.edited.emit()

    def _insert(self, at: int) -> None:
        person = self._ask(SheetPerson())
        if person is not None:
            now = list(self.rows.model.rows)
            now.insert(at, person)
            self._put(now)

    def _open(self, before: SheetPerson) -> None:
        person = self._ask(before)
        if person is not None:
            self._put([person if one == before else one for one in self.rows.model.rows])

    def _remove(self, person: SheetPerson) -> None:
        self._put([one for one in self.rows.model.rows if one != person])

    def _ordered(self, _people: object) -> None:
        self.edited.emit()

    def _ask(self, before: SheetPerson) -> SheetPerson | None:
        dialog = SignerDialog(self._ctx, self, self._meeting_id, before)
        if not dialog.asked():
            return None
        person = dialog.person()
        option: Option | None = dialog.name.option
        if option is not None and self._dossier is not None:
            known = option.value.participant_id
            found = next((p for p in self._dossier.participants if p.id == known), None)
            if found is not None and found.post == person.post:
                return sheet_person(found)
        return person if person.name else None

    def _name(self, person: SheetPerson) -> str:
        return person.name

    def _post(self, person: SheetPerson) -> str:
        tr = self._ctx.tr
        if person.role is not None and person in self._usual:
            return labels.label(person.role, tr)
        return person.post.of(tr.lang)


class SignerDialog(Decision):
    """Name and post of one who signs."""

    def __init__(self, ctx: PageContext, parent: QWidget, meeting_id: str, before: SheetPerson) -> None:
        tr = ctx.tr
        super().__init__(parent, tr.t("Who signs?"), tr.t("Begin to type a name, ↓ shows who was there."))
        self._before = before
        self.name = CompletedLine(ctx.desk, suggesting(ctx.office.directory.suggest, meeting_id, tr))
        self.name.set_name(tr.t("Name"))
        self.name.set_value(before.name)
        self.name.picked.connect(self._picked)
        self.post = WordsEditor(tr, stacked=True)
        self.post.set_name(tr.t("Post"))
        self.post.set_value(before.post)
        for word, field in ((tr.t("Name"), self.name), (tr.t("Post"), self.post)):
            self.body.addWidget(parts.label(word, "quiet"))
            self.body.addWidget(field)
        self.add_choices(tr.t("Signs"), tr.t("Cancel"))
        self.name.setFocus()

    def person(self) -> SheetPerson:
        """Return what was typed."""
        if (self.name.value().strip(), self.post.value()) == (self._before.name, self._before.post):
            return self._before
        return SheetPerson(name=" ".join(self.name.value().split()), post=self.post.value())

    def _picked(self, option: Option) -> None:
        found: Suggestion = option.value
        self.post.set_value(found.post or found.organisation or Words())
