"""The agenda: questions in their order, each with its speakers; the card beside the list holds the texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from mslite.domain.meetings import AgendaItem, AgendaSpeaker
from mslite.domain.office import MeetingKind, TemplateKind
from mslite.domain.problems import Problem
from mslite.domain.text import initials
from mslite.domain.views import MeetingPage, Suggestion
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import ChoiceEditor
from mslite.ui.kit.people import Option
from mslite.ui.kit.rowcard import RowCard
from mslite.ui.kit.rows import Field
from mslite.ui.kit.tokens import TokensEditor
from mslite.ui.kit.words import WordsEditor
from mslite.ui.pages.meeting.prepare.pick import TemplatePicker
from mslite.ui.pages.meeting.prepare.rowlist import RowList
from mslite.ui.pages.meeting.prepare.section import Section
from mslite.ui.pages.meeting.suggesting import suggesting


@dataclass(frozen=True, slots=True)
class Line:
    """One question with those who speak to it."""

    item: AgendaItem
    speakers: tuple[AgendaSpeaker, ...]

    @property
    def id(self) -> str:
        """What the list recognises the line by."""
        return self.item.id


class AgendaList(RowList):
    """Enter goes to the texts of a question, Insert adds one below."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        tr = ctx.tr
        fields = (
            Field(tr.t("Agenda item"), partial(_text, tr.lang)),
            Field(tr.t("Speakers"), _speakers, width=190),
        )
        super().__init__(ctx, fields, tr.t("Agenda"), tr.t("Add an item"))
        self._meeting_id = meeting_id

    def record(self, line: Line) -> AgendaItem:
        return line.item

    def fresh(self, after: AgendaItem | None) -> AgendaItem:
        """Return an empty question that decides as the one before it."""
        return AgendaItem(meeting_id=self._meeting_id, resolution=after is not None and after.resolution)


class ItemCard(RowCard):
    """The texts of one question, how it decides, who speaks."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        tr = ctx.tr
        super().__init__(ctx, tr.t("Agenda item"), "agenda_item", 9 * theme.GRID)
        self._ctx, self._meeting_id = ctx, meeting_id
        self._line: Line | None = None
        self.text: WordsEditor = self.form.row("text", tr.t("Text"), WordsEditor(tr, lines=3, stacked=True))
        ways = [(False, tr.t("DECIDED:").rstrip(":")), (True, tr.t("RESOLVED:").rstrip(":"))]
        self.form.row("resolution", tr.t("Decides by"), ChoiceEditor(ways))
        offers = suggesting(ctx.office.directory.suggest, meeting_id, tr)
        self.speakers = TokensEditor(ctx.desk, offers, tr, tr.t("Begin to type a name"))
        self.speakers.set_name(tr.t("Speakers"))
        self.speakers.edited.connect(self._named)
        label = parts.label(tr.t("Speakers"))
        label.setBuddy(self.speakers)
        self.hint = parts.label(tr.t("Enter in the text begins the next item."), "quiet", wrap=True)
        for part in (label, self.speakers, self.hint):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_line(self, line: Line | None, locked: bool) -> None:
        """Show a question; names being typed stay."""
        other = line is None or self._line is None or self._line.id != line.id
        if line is not None and (other or self._line != line):
            self.speakers.set_value([Option(initials(one.name), value=one) for one in line.speakers])
            if other:
                self.speakers.entry.clear()
        self._line = line
        self.form.set_read_only(locked)
        self.speakers.set_read_only(locked)
        self.hint.setVisible(not locked)
        self.show_row(line.item if line is not None else None)

    def _named(self) -> None:
        if self._line is not None:
            speakers = [self._speaker(option, self._line.id) for option in self.speakers.value()]
            self._ctx.desk.ask(partial(self._ctx.office.meetings.save_speakers, self._line.id, speakers))

    def _speaker(self, option: Option, item_id: str) -> AgendaSpeaker:
        known = option.value
        if isinstance(known, AgendaSpeaker):
            return known
        new = AgendaSpeaker(meeting_id=self._meeting_id, item_id=item_id, name=option.text)
        if isinstance(known, Suggestion):
            new = replace(new, participant_id=known.participant_id, post=known.post)
        return new


class AgendaView(Section):
    """List and card."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        super().__init__()
        self._ctx, self._meeting_id, self._locked = ctx, meeting_id, False
        self._kind = MeetingKind.STAFF
        tr = ctx.tr
        self.list = AgendaList(ctx, meeting_id)
        self.list.view.placeholder = tr.t(
            "The agenda is empty: Insert adds the first item, or take some from the templates."
        )
        self.templates = parts.button(tr.t("From templates…"), self.pick, "copy")
        self.list.buttons.insertWidget(1, self.templates)
        self.card = ItemCard(ctx, meeting_id)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._to_text)
        self.list.begun.connect(self._to_text)
        for field in (self.card.text.ky, self.card.text.ru, self.card.speakers.entry):
            field.installEventFilter(self)
        keys.shortcut(self.card, "Esc", self.list.setFocus)
        outer = parts.line(self.list, self.card, gap=2 * theme.GRID)
        outer.setStretch(0, 1)
        self.setLayout(outer)
        self.setFocusProxy(self.list)

    def show_page(self, page: MeetingPage) -> None:
        self._locked, self._kind = page.locked, page.dossier.meeting.kind
        self.templates.setVisible(not page.locked)
        self.list.show_rows(_lines(page.dossier.items, page.dossier.speakers), page.locked)
        self.card.show_line(self.list.current(), page.locked)

    def count(self) -> str:
        return str(len(self.list.model.rows) or "")

    def flush(self) -> None:
        self.card.speakers.flush()
        self.card.saver.flush()

    def owns(self, problem: Problem) -> bool:
        text = problem.field.startswith("text") and self.list.holds(problem.record_id)
        return text or problem.field == "items"

    def lead(self, problem: Problem) -> None:
        if self.list.choose(problem.record_id):
            self.card.form.focus("text")
            if problem.field == "text.ru":
                self.card.text.ru.setFocus()
        else:
            self.list.setFocus()

    def pick(self) -> None:
        """Add questions that stand ready."""
        TemplatePicker(self._ctx, self, TemplateKind.AGENDA, self._kind, self._picked).ask()

    def _picked(self, ids: Sequence[str]) -> None:
        meetings = self._ctx.office.meetings
        self._ctx.desk.ask(partial(meetings.add_from_templates, self._meeting_id, ids))

    def add_below(self) -> None:
        """Begin the next question, unless this one is still empty."""
        if self.card.text.value():
            self.card.saver.flush()
            self.list.insert()

    def _chosen(self, line: Line | None) -> None:
        self.card.show_line(line, self._locked)

    def _to_text(self, _line: Any = None) -> None:
        self.card.form.focus("text")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            and not self._locked
            and not (watched is self.card.speakers.entry and self.card.speakers.entry.text())
        ):
            self.add_below()
            return True
        return super().eventFilter(watched, event)


def _lines(items: Sequence[AgendaItem], speakers: Sequence[AgendaSpeaker]) -> tuple[Line, ...]:
    return tuple(Line(item, tuple(one for one in speakers if one.item_id == item.id)) for item in items)


def _text(lang: str, line: Line) -> str:
    return line.item.text.of(lang)


def _speakers(line: Line) -> str:
    return ", ".join(initials(one.name) for one in line.speakers)
