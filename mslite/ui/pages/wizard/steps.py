"""The first three steps: the office, who works in it, how its protocols look."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from mslite.domain.numbering import series_of
from mslite.domain.office import Form as ProtocolForm
from mslite.domain.office import KindRule, MeetingKind, Municipality, Post
from mslite.domain.rows import PaperLang, Words
from mslite.domain.text import listed_people
from mslite.domain.views import Saved
from mslite.i18n import labels
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import ChoiceEditor, IntEditor, LineEditor, TextEditor
from mslite.ui.kit.picture import PictureBox
from mslite.ui.kit.words import WordsEditor
from mslite.ui.pages.wizard.step import WizardStep

LABEL = 20 * theme.GRID
NUMBERED = (MeetingKind.STAFF, MeetingKind.COMMISSION, MeetingKind.HEARING)


class OfficeStep(WizardStep):
    """Names and place of the office."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(ctx)
        tr = ctx.tr
        self.title = tr.t("Your office")
        self.advice = tr.t(
            "It stands at the head of every paper. Everything can be changed later in Settings."
        )
        self.name = field(self, "name", tr.t("Full name"), WordsEditor(tr, stacked=True))
        self.place = field(self, "place", tr.t("Town or village"), WordsEditor(tr, stacked=True),
                           tr.t("For example «Ак-Суу шаары», «город Ак-Суу»."))  # fmt: skip
        self.phone = field(self, "phone", tr.t("Telephone"), LineEditor())
        self.box.addStretch(1)

    def work(self) -> Callable[[], Any]:
        values = (self.name.value(), self.place.value(), self.phone.value().strip())
        return partial(save_office, self.ctx.office, *values)


class PeopleStep(WizardStep):
    """Who is sitting here, and who else works in the office."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(ctx)
        tr = ctx.tr
        self.title = tr.t("Who works here")
        self.advice = tr.t("Your name stands beside every change you make, also without a password.")
        self.me = field(self, "me", tr.t("Your name"), LineEditor(tr.t("Surname, name, father's name")))
        self.post = field(self, "post", tr.t("Your post"), WordsEditor(tr))
        self.others = field(self, "others", tr.t("Who else"), TextEditor(7, 9),
                            tr.t("One person a line; after a comma, a dash or a tab the post. "
                                 "A list can be pasted from Word or Excel."))  # fmt: skip
        self.box.addStretch(1)

    @property
    def name(self) -> str:
        """The name of who is sitting here."""
        return " ".join(self.me.value().split())

    def work(self) -> Callable[[], Any]:
        others = listed_people(self.others.value())
        return partial(save_people, self.ctx.office, self.name, self.post.value(), others)


class PaperStep(WizardStep):
    """Emblem, usual form and language, numbers that go on from the paper journal."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(ctx)
        tr = ctx.tr
        self.title = tr.t("How protocols look")
        self.advice = tr.t("Numbers go on where your journal of this year stands today.")
        self.picture = PictureBox(tr, tr.t("Emblem"))
        self.picture.chosen.connect(self._set_emblem)
        self.picture.removed.connect(self._no_emblem)
        row(self, tr.t("Emblem"), self.picture)
        languages = [(lang, labels.label(lang, tr)) for lang in PaperLang]
        self.lang = field(self, "lang", tr.t("Language of protocols"), ChoiceEditor(languages))
        self.lang.set_value(PaperLang.KY)
        forms = [(form, labels.label(form, tr)) for form in (ProtocolForm.SHORT, ProtocolForm.FORMAL)]
        self.form = field(self, "form", tr.t("Staff meetings"), ChoiceEditor(forms),
                          tr.t("The short form holds who was present and what was decided."))  # fmt: skip
        self.form.set_value(ProtocolForm.SHORT)
        self.last: dict[MeetingKind, IntEditor] = {}
        parts_of_row: list[Any] = []
        for kind in NUMBERED:
            editor = IntEditor(tr, 0)
            editor.setFixedWidth(7 * theme.GRID)
            words = labels.label(kind, tr)
            editor.set_name(tr.t("Last number of this year: {kind}", kind=words))
            label = parts.label(words)
            label.setBuddy(editor)
            parts_of_row += [label, editor, theme.GRID]
            self.last[kind] = self.editors[f"last-{kind.value}"] = editor
        numbers = parts.line(*parts_of_row, None)
        head = parts.label(tr.t("Last number of this year"), wrap=True)
        head.setFixedWidth(LABEL)
        whole = parts.line(head, gap=2 * theme.GRID)
        whole.addLayout(numbers, 1)
        self.box.addLayout(whole)
        self.box.addStretch(1)

    def read(self) -> None:
        self.ctx.desk.ask(partial(_emblem, self.ctx.office), self.picture.show_picture)

    def work(self) -> Callable[[], Any]:
        last = {kind: number for kind, editor in self.last.items() if (number := editor.value())}
        return partial(save_papers, self.ctx.office, self.lang.value(), self.form.value(), last)

    def _set_emblem(self, path: Path) -> None:
        self.ctx.desk.ask(partial(self.ctx.office.attachments.set_emblem, path), self._stored)

    def _no_emblem(self) -> None:
        self.ctx.desk.ask(partial(_without_emblem, self.ctx.office), self._stored)

    def _stored(self, _saved: Saved) -> None:
        self.read()


def row(step: WizardStep, name: str, editor: Any, hint: str = "") -> None:
    """Add a line of a step: name, editor, a quiet hint under it."""
    label = parts.label(name, wrap=True)
    label.setFixedWidth(LABEL)
    label.setContentsMargins(0, 5, 0, 0)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setBuddy(editor)
    line = parts.line(label, editor, gap=2 * theme.GRID)
    line.setStretch(1, 1)
    if isinstance(editor, ChoiceEditor):
        line.addStretch(3)
    whole = QVBoxLayout()
    whole.setSpacing(2)
    whole.addLayout(line)
    if hint:
        whole.addLayout(parts.line(LABEL + 2 * theme.GRID, parts.label(hint, "quiet", wrap=True), gap=0))
    step.box.addLayout(whole)


def field(step: WizardStep, key: str, name: str, editor: Any, hint: str = "") -> Any:
    """Add a line whose value is kept under ``key``; returns the editor."""
    row(step, name, editor, hint)
    editor.set_name(name)
    step.editors[key] = editor
    return editor


# ---- what is written; runs in the writer -----------------------------------------------------------------


def save_office(office: Any, name: Words, place: Words, phone: str) -> Saved:
    """Save the office, also an empty one: the first steps do not come again."""
    row: Municipality = office.settings.municipality()
    changed = dataclasses.replace(
        row, name=name or row.name, place=place or row.place, phone=phone or row.phone
    )
    saved: Saved = office.settings.save_municipality(changed)
    return saved


def save_people(office: Any, me: str, post: Words, others: tuple[tuple[str, str], ...]) -> None:
    """Let ``me`` be working from now on, with this post; add the others."""
    if me:
        office.work_as("", me)
        (mine,) = [line for line in office.directory.people(me) if line.person.name == me][:1] or [None]
        if mine is not None and post:
            held = mine.post or Post(person_id=mine.person.id)
            office.directory.save_post(dataclasses.replace(held, title=post))
    if others:
        office.directory.add_people(others, works_here=True)


def save_papers(office: Any, lang: PaperLang, form: ProtocolForm, last: dict[MeetingKind, int]) -> None:
    """Keep language and form; let the numbers of this year go on after ``last``."""
    rules: tuple[KindRule, ...] = office.settings.rules()
    staff = next(rule for rule in rules if rule.kind is MeetingKind.STAFF)
    if staff.form is not form:
        office.records.save(dataclasses.replace(staff, form=form, standing="own"))
    choices = {rule.kind.value: {"lang": lang.value} for rule in rules}
    office.keep_machine(dataclasses.replace(office.machine(), print_choices=choices))
    year = dt.date.today().year
    for kind, number in last.items():
        office.settings.set_first_number(series_of(kind, None), year, number + 1)


def _emblem(office: Any) -> bytes:
    emblem: str = office.settings.municipality().emblem
    data: bytes = office.attachments.read(emblem) if emblem else b""
    return data


def _without_emblem(office: Any) -> Saved:
    row = office.settings.municipality()
    saved: Saved = office.settings.save_municipality(dataclasses.replace(row, emblem=""))
    return saved
