"""The card of a person: facts, posts over time, bodies, meetings."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from mslite.domain.meetings import Role
from mslite.domain.office import AgeBand, Organisation, Post, Sex
from mslite.domain.rows import RecordRef, Row
from mslite.domain.text import initials
from mslite.domain.views import PersonCard as Found
from mslite.domain.views import Saved
from mslite.i18n import labels
from mslite.i18n.catalogue import N_
from mslite.i18n.formats import date_short
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.editors import CheckEditor, ChoiceEditor, LineEditor, TextEditor
from mslite.ui.kit.form import Form
from mslite.ui.kit.people import Option
from mslite.ui.kit.saving import offer_undo
from mslite.ui.kit.table import ROW_HEIGHT, Table
from mslite.ui.kit.windowmodel import Column
from mslite.ui.pages.directory.card import LinkBlock, RecordCard
from mslite.ui.pages.directory.posts import PostDialog, word_span

SEXES = {Sex.FEMALE: N_("Woman"), Sex.MALE: N_("Man")}
MEETINGS_SHOWN = 6
More = tuple[Found, dict[str, Organisation]]


class PersonCard(RecordCard):
    """See the module. Ctrl+Shift+P: a new post."""

    table = "person"

    def build_form(self, form: Form) -> None:
        tr = self.ctx.tr
        form.row("name", tr.t("Name"), LineEditor(tr.t("Surname, name, father's name")))
        self.short = form.row("short", tr.t("For signatures"), LineEditor())
        form.row("phone", tr.t("Telephone"), LineEditor())
        form.row("address", tr.t("Address"), LineEditor())
        unknown = [(None, tr.t("not said"))]
        sexes = [(sex, tr.t(word)) for sex, word in SEXES.items()]
        form.row("sex", tr.t("Sex"), ChoiceEditor([*unknown, *sexes]))
        ages = [(age, labels.label(age, tr)) for age in AgeBand]
        form.row("age", tr.t("Age"), ChoiceEditor([*unknown, *ages]))
        form.row("works_here", "", CheckEditor(tr.t("Works in this office and may be chosen at the start")))
        form.row("note", tr.t("Note"), TextEditor(2))
        form.edited.connect(self._hint)

    def build_more(self, box: QVBoxLayout) -> None:
        tr = self.ctx.tr
        self.posts = LinkBlock(tr.t("Posts"), tr.t("No post is known."))
        self.posts.tools.addWidget(parts.button(tr.t("New post…"), self.new_post, "plus", "Ctrl+Shift+P"))
        self.posts.opened.connect(self._edit_post)
        self.bodies = LinkBlock(tr.t("Member of"), "")
        self.bodies.opened.connect(self.ctx.shell.open)
        self.meetings_box = parts.Card(tr.t("Meetings"))
        columns = (
            Column("date", tr.t("Date"), _date, 90),
            Column("title", tr.t("Meeting"), self._title),
            Column("role", tr.t("Role"), self._role, 110),
            Column("came", tr.t("Attendance"), self._came, 120),
        )
        self.meetings = Table(self.ctx.desk, columns, "person-meetings", tr.t("Meetings"), key=_meeting_id)
        self.meetings.opened.connect(self._open_meeting)
        self.meetings_box.body.addWidget(self.meetings)
        for part in (self.posts, self.bodies, self.meetings_box):
            box.addWidget(part)
        keys.shortcut(self, "Ctrl+Shift+P", self.new_post)

    def look(self, record_id: str) -> tuple[Row, More]:
        office = self.ctx.office
        found: Found = office.directory.person(record_id)
        wanted = {post.organisation_id for post in found.posts if post.organisation_id}
        refs = (RecordRef("organisation", one) for one in wanted)
        return found.person, (found, {ref.id: office.records.require(ref) for ref in refs})

    def fill(self, row: Any, more: More) -> None:
        tr, (found, organisations) = self.ctx.tr, more
        self._organisations = organisations
        today = dt.date.today()
        self.posts.show_lines(
            [
                (
                    post,
                    post.title.of(tr.lang) or tr.t("Without a title"),
                    "  ·  ".join(filter(None, (self._where(post), word_span(tr, post)))),
                    "" if post.held_on(today) else tr.t("Earlier") if post.until else tr.t("To come"),
                )
                for post in found.posts
            ]
        )
        self.bodies.show_lines(
            [
                (RecordRef("body", body.id), body.name.of(tr.lang), "", self._word_role(role))
                for body, role in found.bodies
            ]
        )
        self.bodies.setVisible(bool(found.bodies))
        self.meetings_box.setVisible(bool(found.meetings))
        self.meetings.set_rows(found.meetings)
        self.meetings.setFixedHeight(ROW_HEIGHT * (min(len(found.meetings), MEETINGS_SHOWN) + 1) + theme.GRID)
        self._hint()

    # ---- posts -----------------------------------------------------------------------------------------

    def new_post(self) -> None:
        """Ask for a new post, held from a day on."""
        if self.record_id:
            self._ask_post(Post(person_id=self.record_id, since=dt.date.today()))

    def _edit_post(self, post: Post) -> None:
        self._ask_post(post, self._where(post))

    def _ask_post(self, post: Post, where: str = "") -> None:
        dialog = PostDialog(self.ctx, self, post, where)
        if not dialog.asked():
            return
        if dialog.removing:
            self.ctx.desk.ask(partial(self.ctx.office.records.remove, post), self._removed)
            return
        ends = not post.version and dialog.ends.isChecked()
        save = self.ctx.office.directory.save_post
        self.ctx.desk.ask(partial(save, dialog.post(), dialog.organisation(), ends), self._post_saved)

    def _post_saved(self, saved: Saved) -> None:
        if saved.rows:
            offer_undo(self.ctx, self.ctx.tr.t("The post is saved."), saved)

    def _where(self, post: Post) -> str:
        found = self._organisations.get(post.organisation_id or "")
        return found.name.of(self.ctx.tr.lang) if found else ""

    # ---- words -----------------------------------------------------------------------------------------

    def _hint(self, _field: str = "") -> None:
        self.short.setPlaceholderText(initials(self.form.rows["name"].editor.value()))

    def _word_role(self, role: str) -> str:
        return labels.label(Role(role), self.ctx.tr)

    def _title(self, line: Any) -> str:
        tr, meeting = self.ctx.tr, line[0]
        return meeting.title.of(tr.lang) or labels.label(meeting.kind, tr)

    def _role(self, line: Any) -> str:
        return labels.label(line[1], self.ctx.tr)

    def _came(self, line: Any) -> str:
        return labels.label(line[2], self.ctx.tr)

    def _open_meeting(self, line: Any) -> None:
        self.ctx.shell.open(RecordRef("meeting", line[0].id))


def _date(line: Any) -> str:
    return date_short(line[0].date)


def _meeting_id(line: Any) -> str:
    return str(line[0].id)


def suggest_people(read: Any, text: str) -> list[Option]:
    """Return people of the directory whose names hold ``text``."""
    return [
        Option(line.person.name, line.post.title.of("ky") if line.post else "", line.person.id)
        for line in read(text)[:12]
    ]
