"""Who works in the office: names as they sign, posts, telephones. Cards stand in the directory."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import Any

from mslite.domain.office import Person, Post
from mslite.domain.rows import RecordRef, Words
from mslite.domain.text import initials
from mslite.domain.views import PersonLine, Saved
from mslite.ui.kit import icons, parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.people import CompletedLine, Option
from mslite.ui.kit.rows import Field
from mslite.ui.kit.rowsview import RowsEditor
from mslite.ui.kit.saving import RowSaver, offer_undo
from mslite.ui.pages.settings.section import Section


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A person who works here, with the post of today."""

    person: Person
    post: Post

    @property
    def id(self) -> str:
        """Identity of the person, for the list."""
        return self.person.id


class PeopleSection(Section):
    """See the module."""

    tables = frozenset({"person", "post"})
    scrolls = False

    def __init__(self, ctx: PageContext) -> None:
        tr = ctx.tr
        advice = tr.t("They may be chosen at the start; their names stand beside every change they make.")
        super().__init__(ctx, tr.t("Who works here"), advice)
        self._before: dict[str, Line] = {}
        self.saver = RowSaver(ctx, self)
        fields = (
            Field(tr.t("Name"), _name, _put_name),
            Field(tr.t("For signatures"), _short, _put_short, 150),
            Field(tr.t("Post (Kyrgyz)"), _post_ky, _put_post_ky, 190),
            Field(tr.t("Post (Russian)"), _post_ru, _put_post_ru, 190),
            Field(tr.t("Telephone"), _phone, _put_phone, 130),
        )
        self.list = RowsEditor(tr, fields, tr.t("Who works here"), tr.t("Add"), numbers=False)
        for part in (self.list.add, self.list.up, self.list.down):
            part.hide()
        self.list.remove.setIcon(icons.icon("log-out"))
        self.list.remove.setToolTip(tr.t("No longer works here"))
        self.list.changed.connect(self._changed)
        self.list.removing.connect(self._leaves)
        self.list.inserting.connect(self._to_entry)
        suggest = partial(_options, ctx.office.directory.people)
        self.entry = CompletedLine(ctx.desk, suggest, tr.t("Surname, name, father's name"))
        self.entry.set_name(tr.t("Somebody else who works here"))
        self.entry.picked.connect(self._picked)
        self.entry.returnPressed.connect(self._typed)
        label = parts.label(tr.t("Add:"))
        label.setBuddy(self.entry)
        card = parts.button(tr.t("Card"), self._card, "user")
        self.list.buttons.insertWidget(0, label)
        self.list.buttons.insertWidget(1, self.entry, 1)
        self.list.buttons.insertWidget(2, card)
        self.box.addWidget(self.list, 1)
        self.read()

    def read(self) -> None:
        self.ctx.desk.read(partial(self.ctx.office.directory.people, works_here=True), self._show)

    def entered(self) -> None:
        self.list.setFocus()

    def _show(self, lines: tuple[PersonLine, ...]) -> None:
        rows = [Line(one.person, one.post or Post(person_id=one.person.id)) for one in lines]
        self._before = {row.id: row for row in rows}
        self.list.set_rows(rows)

    def _changed(self, line: Line) -> None:
        before = self._before.get(line.id)
        rows: list[Any] = []
        if before is None or before.person != line.person:
            rows.append(line.person)
        if before is None or before.post != line.post:
            rows.append(line.post)
        self._before[line.id] = line
        self.saver.save(*rows)

    def _leaves(self, line: Line) -> None:
        row = dataclasses.replace(line.person, works_here=False)
        self.ctx.desk.ask(partial(self.ctx.office.records.save, row), self._left)

    def _left(self, saved: Saved) -> None:
        offer_undo(self.ctx, self.ctx.tr.t("No longer works here; the card stays in the directory."), saved)
        self.read()
        self.list.setFocus()

    def _to_entry(self, _at: int) -> None:
        self.entry.setFocus()

    def _picked(self, option: Option) -> None:
        self._add(option.text)

    def _typed(self) -> None:
        if self.entry.text().strip():
            self._add(" ".join(self.entry.text().split()))

    def _add(self, name: str) -> None:
        self.entry.clear()
        add = self.ctx.office.directory.add_people
        self.ctx.desk.ask(partial(add, [(name, "")], works_here=True), self._saved)

    def _saved(self, _saved: Saved) -> None:
        self.read()

    def _card(self) -> None:
        line = self.list.current()
        if line is not None:
            self.ctx.shell.open(RecordRef("person", line.id))


def _options(read: Any, text: str) -> list[Option]:
    return [Option(one.person.name, "", one.person.id) for one in read(text)[:12]]


def _name(line: Line) -> str:
    return line.person.name


def _put_name(line: Line, text: str) -> Line:
    if not text.strip():
        raise ValueError(text)
    return dataclasses.replace(line, person=dataclasses.replace(line.person, name=" ".join(text.split())))


def _short(line: Line) -> str:
    return line.person.short or initials(line.person.name)


def _put_short(line: Line, text: str) -> Line:
    return dataclasses.replace(line, person=dataclasses.replace(line.person, short=text.strip()))


def _phone(line: Line) -> str:
    return line.person.phone


def _put_phone(line: Line, text: str) -> Line:
    return dataclasses.replace(line, person=dataclasses.replace(line.person, phone=text.strip()))


def _post_ky(line: Line) -> str:
    return line.post.title.ky


def _put_post_ky(line: Line, text: str) -> Line:
    title = Words(text.strip(), line.post.title.ru)
    return dataclasses.replace(line, post=dataclasses.replace(line.post, title=title))


def _post_ru(line: Line) -> str:
    return line.post.title.ru


def _put_post_ru(line: Line, text: str) -> Line:
    title = Words(line.post.title.ky, text.strip())
    return dataclasses.replace(line, post=dataclasses.replace(line.post, title=title))
