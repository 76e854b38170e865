"""The card of a standing body: name, numbers of its protocols, its members in order."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from mslite.domain.meetings import Role
from mslite.domain.office import BodyMember, MeetingKind, Person
from mslite.domain.rows import RecordRef, Row
from mslite.domain.views import BodyCard as Found
from mslite.domain.views import Saved
from mslite.i18n import labels
from mslite.ui.kit import parts, theme
from mslite.ui.kit.editors import ChoiceEditor
from mslite.ui.kit.form import Form
from mslite.ui.kit.numberpattern import PatternEditor
from mslite.ui.kit.people import CompletedLine, Option
from mslite.ui.kit.rows import Field
from mslite.ui.kit.rowsview import RowsEditor
from mslite.ui.kit.saving import offer_undo
from mslite.ui.kit.words import WordsEditor
from mslite.ui.pages.directory.card import RecordCard
from mslite.ui.pages.directory.person import suggest_people

ROLES = (Role.CHAIR, Role.SECRETARY, Role.MEMBER)


@dataclasses.dataclass(frozen=True, slots=True)
class Seat:
    """One line of the list of members."""

    member: BodyMember
    name: str
    post: str

    @property
    def id(self) -> str:
        """Identity of the membership, for the list."""
        return self.member.id


class BodyCard(RecordCard):
    """See the module. Members are reordered by Alt+↑/↓ or drag; Enter on a name opens the person."""

    table = "body"

    def build_form(self, form: Form) -> None:
        tr = self.ctx.tr
        form.row("name", tr.t("Full name"), WordsEditor(tr, stacked=True))
        form.row(
            "kind",
            tr.t("Its meetings"),
            ChoiceEditor([(kind, labels.label(kind, tr)) for kind in MeetingKind]),
        )
        form.row(
            "pattern", tr.t("Number pattern"), PatternEditor(tr),
            tr.t("{seq}: the counter, {two}: with two digits, {year}: the year. Empty: as for the kind.",
                 seq="{seq}", two="{seq:02}", year="{year}"),
        )  # fmt: skip

    def build_more(self, box: QVBoxLayout) -> None:
        tr = self.ctx.tr
        card = parts.Card(tr.t("Members"))
        fields = (
            Field(tr.t("Name"), _name),
            Field(tr.t("Role"), _role, _put_role, 130, [(r.value, labels.label(r, tr)) for r in ROLES]),
            Field(tr.t("Post"), _post, width=220),
        )
        self.members = RowsEditor(tr, fields, tr.t("Members"), tr.t("Add a member"))
        self.members.setMinimumHeight(30 * theme.GRID)
        self.members.changed.connect(self._role_changed)
        self.members.ordered.connect(self._ordered)
        self.members.removing.connect(self._dismiss)
        self.members.inserting.connect(self._to_entry)
        self.members.opened.connect(self._open_person)
        suggest = partial(suggest_people, self.ctx.office.directory.people)
        self.entry = CompletedLine(self.ctx.desk, suggest, tr.t("Surname, name, father's name"))
        self.entry.set_name(tr.t("New member"))
        self.entry.picked.connect(self._picked)
        self.entry.returnPressed.connect(self._typed)
        self.members.add.hide()
        label = parts.label(tr.t("New member:"))
        label.setBuddy(self.entry)
        self.members.buttons.insertWidget(0, label)
        self.members.buttons.insertWidget(1, self.entry, 1)
        card.body.addWidget(self.members)
        box.addWidget(card)

    def look(self, record_id: str) -> tuple[Row, Found]:
        found: Found = self.ctx.office.directory.body(record_id)
        return found.body, found

    def fill(self, row: Any, more: Found) -> None:
        lang = self.ctx.tr.lang
        seats = [
            Seat(member, line.person.name, line.post.title.of(lang) if line.post else "")
            for member, line in more.members
            if isinstance(member, BodyMember)
        ]
        self.members.set_rows(seats)

    # ---- members ---------------------------------------------------------------------------------------

    def _to_entry(self, _at: int) -> None:
        self.entry.setFocus()

    def _picked(self, option: Option) -> None:
        self.entry.clear()
        self._ask(partial(self.ctx.office.directory.add_member, self.record_id, option.value))

    def _typed(self) -> None:
        name = " ".join(self.entry.text().split())
        if name:
            self.entry.clear()
            self._ask(partial(self._add_named, self.ctx.office, self.record_id, name))

    @staticmethod
    def _add_named(office: Any, body_id: str, name: str) -> Saved:
        ref = office.directory.find_person(name)
        person_id = ref.id if ref else office.records.save(Person(name=name)).first(Person).id
        saved: Saved = office.directory.add_member(body_id, person_id)
        return saved

    def _role_changed(self, seat: Seat) -> None:
        self._ask(partial(self.ctx.office.records.save, seat.member))

    def _ordered(self, seats: tuple[Seat, ...]) -> None:
        self._ask(partial(self.ctx.office.meetings.save_order, [seat.member for seat in seats]))

    def _dismiss(self, seat: Seat) -> None:
        self.ctx.desk.ask(partial(self.ctx.office.records.remove, seat.member), self._dismissed)

    def _dismissed(self, saved: Saved) -> None:
        offer_undo(self.ctx, self.ctx.tr.t("No longer a member."), saved)
        self.members.setFocus()

    def _open_person(self, seat: Seat) -> None:
        self.ctx.shell.open(RecordRef("person", seat.member.person_id))

    def _ask(self, work: Any) -> None:
        self.ctx.desk.ask(work, self._members_saved)

    def _members_saved(self, _saved: Saved) -> None:
        self.reread()


def _name(seat: Seat) -> str:
    return seat.name


def _post(seat: Seat) -> str:
    return seat.post


def _role(seat: Seat) -> str:
    return seat.member.role


def _put_role(seat: Seat, role: str) -> Seat:
    return dataclasses.replace(seat, member=dataclasses.replace(seat.member, role=role))
