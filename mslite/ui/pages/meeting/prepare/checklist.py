"""What is to be done before the day: ticked by Space, dated back from the day, late ones marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from mslite.domain.meetings import PreparationStep
from mslite.domain.office import MeetingKind, TemplateKind
from mslite.domain.views import MeetingPage
from mslite.i18n.catalogue import Translator
from mslite.i18n.formats import date_short
from mslite.ui.kit import parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.marks import Tone
from mslite.ui.kit.rows import Field
from mslite.ui.kit.typed import parse_date, show_date
from mslite.ui.pages.meeting.prepare.pick import TemplatePicker
from mslite.ui.pages.meeting.prepare.rowlist import RowList
from mslite.ui.pages.meeting.prepare.section import Section

SOON = 3


class StepList(RowList):
    """Steps in their order; a step is written in the language of the window."""

    first_column = 1

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        tr = ctx.tr
        fields = (
            Field(tr.t("Done"), _done, _put_done, 80, check=True),
            Field(tr.t("Step"), partial(_text, tr.lang), partial(_put_text, tr.lang)),
            Field(tr.t("Due date"), _due, _put_due, 110),
            Field(tr.t("State"), partial(_state, tr), width=190, tone=_tone),
        )
        super().__init__(ctx, fields, tr.t("Checklist"), tr.t("Add a step"), numbers=False)
        self._meeting_id = meeting_id

    def fresh(self, after: PreparationStep | None) -> PreparationStep:
        """Return an empty step due with the one before it."""
        return PreparationStep(meeting_id=self._meeting_id, due=after.due if after is not None else None)


class ChecklistView(Section):
    """The list, and where it can be filled from."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        super().__init__()
        self._ctx, self._meeting_id = ctx, meeting_id
        self._kind = MeetingKind.STAFF
        tr = ctx.tr
        self.list = StepList(ctx, meeting_id)
        self.list.view.placeholder = tr.t("There are no steps yet: «From templates…» fills the list.")
        self.templates = parts.button(tr.t("From templates…"), self.pick, "copy")
        self.list.buttons.insertWidget(1, self.templates)
        parts.column(self).addWidget(self.list)
        self.setFocusProxy(self.list)

    def show_page(self, page: MeetingPage) -> None:
        self._kind = page.dossier.meeting.kind
        self.templates.setVisible(not page.locked)
        self.list.show_rows(page.dossier.steps, page.locked)

    def count(self) -> str:
        steps = self.list.model.rows
        return f"{sum(step.done_on is not None for step in steps)}/{len(steps)}" if steps else ""

    def pick(self) -> None:
        """Fill an empty list with the steps of the kind, else let some be chosen."""
        if self.list.model.rows:
            TemplatePicker(self._ctx, self, TemplateKind.STEP, self._kind, self._picked).ask()
        else:
            self._ctx.desk.ask(partial(self._ctx.office.meetings.fill_steps, self._meeting_id))

    def _picked(self, ids: Sequence[str]) -> None:
        self._ctx.desk.ask(partial(self._ctx.office.meetings.add_steps, self._meeting_id, ids))


def _done(row: PreparationStep) -> bool:
    return row.done_on is not None


def _put_done(row: PreparationStep, done: bool) -> PreparationStep:
    return replace(row, done_on=dt.date.today() if done else None)


def _text(lang: str, row: PreparationStep) -> str:
    return row.text.of(lang)


def _put_text(lang: str, row: PreparationStep, text: str) -> PreparationStep:
    return replace(row, text=row.text.put(lang, text))


def _due(row: PreparationStep) -> str:
    return show_date(row.due)


def _put_due(row: PreparationStep, text: str) -> PreparationStep:
    return replace(row, due=parse_date(text, dt.date.today(), ahead=True))


def _state(tr: Translator, row: PreparationStep) -> str:
    if row.done_on is not None:
        return tr.t("done on {date}", date=date_short(row.done_on))
    if row.due is None:
        return ""
    days = (row.due - dt.date.today()).days
    if days < 0:
        return tr.n("{n} day late", "{n} days late", -days)
    return (
        tr.t("today")
        if not days
        else tr.t("tomorrow")
        if days == 1
        else tr.n("in {n} day", "in {n} days", days)
    )


def _tone(row: PreparationStep) -> Tone:
    if row.done_on is not None:
        return Tone.GOOD
    if row.due is None:
        return Tone.PLAIN
    days = (row.due - dt.date.today()).days
    return Tone.BAD if days < 0 else Tone.WARN if days <= SOON else Tone.PLAIN
