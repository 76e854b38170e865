"""Who is invited: chair and secretary, one line to add by, the list in its order, the card beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from mslite.domain.meetings import Participant, Role
from mslite.domain.office import Organisation
from mslite.domain.problems import Problem
from mslite.domain.views import MeetingPage, Saved, Suggestion
from mslite.i18n import labels
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import dialogs, keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import ChoiceEditor, LineEditor
from mslite.ui.kit.people import CompletedLine, Option
from mslite.ui.kit.rowcard import RowCard
from mslite.ui.kit.rows import Field
from mslite.ui.kit.saving import offer_undo
from mslite.ui.kit.words import WordsEditor
from mslite.ui.pages.meeting.prepare.roles import RoleLine
from mslite.ui.pages.meeting.prepare.rowlist import RowList
from mslite.ui.pages.meeting.prepare.section import Section

ROLES = (Role.INVITED, Role.MEMBER, Role.CHAIR, Role.SECRETARY, Role.GUEST)


class InviteLine(CompletedLine):
    """Offers people of the directory and whole organisations; several lines may be pasted."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        super().__init__(
            ctx.desk, partial(_offers, ctx.office, meeting_id, ctx.tr), ctx.tr.t("Name or organisation")
        )
        self.several: str = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = QGuiApplication.clipboard().text().strip()
        if event.matches(QKeySequence.StandardKey.Paste) and "\n" in text:
            self.several = text
            self.returnPressed.emit()
            return
        super().keyPressEvent(event)


class InvitedList(RowList):
    """Enter goes to the card; the role is chosen in its cell."""

    def __init__(self, ctx: PageContext) -> None:
        tr = ctx.tr
        roles = [(role, labels.label(role, tr)) for role in ROLES]
        fields = (
            Field(tr.t("Name"), partial(_name, tr.lang)),
            Field(tr.t("Post and organisation"), partial(_post, tr.lang)),
            Field(tr.t("Role"), _role, _put_role, 120, roles),
        )
        super().__init__(ctx, fields, tr.t("Invited people"), tr.t("Add"))


class InvitedView(Section):
    """See the module."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        super().__init__()
        self._ctx, self._meeting_id = ctx, meeting_id
        tr = ctx.tr
        self.chair = RoleLine(ctx, meeting_id, Role.CHAIR)
        self.secretary = RoleLine(ctx, meeting_id, Role.SECRETARY)
        self.entry = InviteLine(ctx, meeting_id)
        self.entry.set_name(tr.t("Invite"))
        self.entry.picked.connect(self._picked)
        self.entry.returnPressed.connect(self._enter)
        self.role = ChoiceEditor([(role, labels.label(role, tr)) for role in (Role.INVITED, Role.MEMBER)])
        self.role.set_name(tr.t("Role"))
        self.paste = parts.button(tr.t("Several at once…"), self.add_several, "users")
        self.list = InvitedList(ctx)
        self.list.view.placeholder = tr.t("Nobody is invited yet: type a name above, or paste a list.")
        self.list.add.hide()
        self.list.inserting.connect(self._to_entry)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._to_card)
        self.card = RowCard(ctx, tr.t("Person"), "participant", 11 * theme.GRID)
        keys.shortcut(self.card, "Esc", self.list.setFocus)
        form = self.card.form
        form.row("name", tr.t("Name"), LineEditor(tr.t("Surname, name, father's name")))
        form.row("role", tr.t("Role"), ChoiceEditor([(role, labels.label(role, tr)) for role in ROLES]))
        form.row("post", tr.t("Post"), WordsEditor(tr, stacked=True))
        form.row("organisation", tr.t("Organisation"), WordsEditor(tr, stacked=True))
        form.row("contact", tr.t("Contact"), LineEditor())
        self.card.body.addStretch(1)
        self.tools = QWidget()
        self.tools.setLayout(parts.line(self.role, self.paste, None))
        head = QGridLayout()
        head.setHorizontalSpacing(theme.GRID)
        for place, line in ((0, self.chair), (2, self.secretary)):
            head.addWidget(_buddy(line), 0, place)
            head.addWidget(line, 0, place + 1)
        self.invite = _buddy(self.entry)
        head.addWidget(self.invite, 1, 0)
        head.addWidget(self.entry, 1, 1)
        head.addWidget(self.tools, 1, 2, 1, 2)
        left = QWidget()
        box = parts.column(left)
        box.addLayout(head)
        box.addWidget(self.list, 1)
        outer = parts.line(left, self.card, gap=2 * theme.GRID)
        outer.setStretch(0, 1)
        self.setLayout(outer)

    def setFocus(self, *_reason: Any) -> None:
        """Begin in the line to invite by; as a focus proxy it would hide chair and secretary from Tab."""
        self.entry.setFocus()

    def show_page(self, page: MeetingPage) -> None:
        self.chair.show_holder(page.dossier.with_role(Role.CHAIR))
        self.secretary.show_holder(page.dossier.with_role(Role.SECRETARY))
        for line in (self.chair, self.secretary):
            line.set_read_only(page.locked)
        for part in (self.invite, self.entry, self.tools):
            part.setVisible(not page.locked)
        self.list.show_rows(page.dossier.participants, page.locked)
        self.list.add.hide()
        self.card.form.set_read_only(page.locked)
        self.card.show_row(self.list.current())

    def count(self) -> str:
        return str(len(self.list.model.rows) or "")

    def flush(self) -> None:
        for line in (self.chair, self.secretary):
            line.flush()
        self._enter()
        self.card.saver.flush()

    def owns(self, problem: Problem) -> bool:
        named = problem.field == "participants" or problem.code == "needs_invited"
        return named or self.list.holds(problem.record_id)

    def lead(self, problem: Problem) -> None:
        if problem.code == "needs_secretary":
            self.secretary.setFocus()
        elif problem.field == "participants":
            self.chair.setFocus()
        elif self.list.choose(problem.record_id):
            self.card.form.focus("name")
        else:
            self.entry.setFocus()

    # ---- adding --------------------------------------------------------------------------------------

    def add_several(self) -> None:
        """Ask for a list, one person a line; what is in the clipboard stands there already."""
        tr, text = self._ctx.tr, QGuiApplication.clipboard().text().strip()
        advice = tr.t("One person a line; after a comma, a dash or a tab the post.")
        given = dialogs.ask_text(
            self, tr, tr.t("Invite several people"), tr.t("Add"), advice, text if "\n" in text else ""
        )
        if given:
            self._invite(names=given.splitlines())

    def _picked(self, option: Option) -> None:
        found = option.value
        if isinstance(found, Organisation):
            self._invite(organisation_id=found.id)
        elif isinstance(found, Suggestion) and found.person_id:
            self._invite(person_ids=[found.person_id])
        else:
            self._invite(names=[option.text])

    def _enter(self) -> None:
        given, self.entry.several = self.entry.several or self.entry.text().strip(), ""
        if given:
            self._invite(names=given.splitlines())

    def _invite(self, **who: Any) -> None:
        self.entry.clear()
        self.entry.option = None
        add = self._ctx.office.registration.add_invited
        self._ctx.desk.ask(partial(add, self._meeting_id, role=self.role.value(), **who), self._invited)

    def _invited(self, saved: Saved) -> None:
        tr, count = self._ctx.tr, len(saved.all(Participant))
        words = tr.n("{n} person is invited.", "{n} people are invited.", count)
        if count:
            offer_undo(self._ctx, words, saved)
        else:
            self._ctx.shell.say(tr.t("On the list already."))

    # ---- list and card -------------------------------------------------------------------------------

    def _to_entry(self, _place: int) -> None:
        self.entry.setFocus()

    def _chosen(self, row: Participant | None) -> None:
        self.card.show_row(row)

    def _to_card(self, _row: Participant) -> None:
        self.card.form.focus("name")


def _buddy(line: CompletedLine) -> QLabel:
    label = parts.label(line.accessibleName())
    label.setBuddy(line)
    return label


def _offers(office: Any, meeting_id: str, tr: Translator, text: str) -> Sequence[Option]:
    people = [
        Option(found.name, found.post.of(tr.lang), found)
        for found in office.directory.suggest(text, meeting_id)
        if found.participant_id is None
    ]
    whole = tr.t("the whole organisation")
    return people + [
        Option(one.name.of(tr.lang), whole, one) for one in office.directory.organisations(text)[:5]
    ]


def _name(lang: str, row: Participant) -> str:
    return row.name or row.organisation.of(lang)


def _post(lang: str, row: Participant) -> str:
    organisation = row.organisation.of(lang) if row.name else ""
    return ", ".join(part for part in (row.post.of(lang), organisation) if part)


def _role(row: Participant) -> Role:
    return row.role


def _put_role(row: Participant, role: Role) -> Participant:
    return replace(row, role=role)
