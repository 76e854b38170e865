"""What and when: title, purpose, kind, day, places and visits, the project it belongs to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from mslite.domain.meetings import Meeting
from mslite.domain.office import Body, MeetingKind
from mslite.domain.problems import Problem
from mslite.domain.rules import notice_problem
from mslite.domain.views import MeetingPage
from mslite.i18n import labels
from mslite.i18n.formats import date_short
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import ChoiceEditor, LineEditor
from mslite.ui.kit.form import Form
from mslite.ui.kit.marks import Tone
from mslite.ui.kit.saving import FormSaver
from mslite.ui.kit.words import WordsEditor
from mslite.ui.pages.meeting.prepare.section import Section
from mslite.ui.pages.meeting.prepare.venues import VenueList
from mslite.ui.pages.meeting.prepare.when import WhenEditor


class WhatView(Section):
    """The form of the meeting's own fields, then its places and visits."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        super().__init__()
        self._ctx, self._meeting_id, self._bodies = ctx, meeting_id, tuple[Body, ...]()
        tr = ctx.tr
        self.form = form = Form(tr, 17 * theme.GRID)
        form.row("title", tr.t("Title"), WordsEditor(tr))
        self.when: WhenEditor = form.row("date starts", tr.t("Date and hour"), WhenEditor(tr))
        form.row("place", tr.t("Place"), WordsEditor(tr))
        self.kind: ChoiceEditor = form.row(
            "kind", tr.t("Kind"), ChoiceEditor([(kind, labels.label(kind, tr)) for kind in MeetingKind])
        )
        self.body: ChoiceEditor = form.row("body_id", tr.t("Standing body"), ChoiceEditor([(None, "–")]))
        form.row("purpose", tr.t("Purpose"), WordsEditor(tr, lines=2))
        form.section(tr.t("If it belongs to a project"))
        form.row("project", tr.t("Project"), WordsEditor(tr))
        form.row("grant", tr.t("Grant number"), LineEditor())
        form.edited.connect(self._edited)
        self.saver = FormSaver(ctx, form, "meeting", ctx.office.meetings.save)
        self.venues = VenueList(ctx, meeting_id)
        inner = QWidget()
        box = parts.column(inner, 0, 2 * theme.GRID)
        box.setContentsMargins(0, 0, theme.GRID, 0)
        box.addWidget(form)
        self.more = parts.label(tr.t("More places and visits"), "section")
        box.addWidget(self.more)
        box.addWidget(self.venues)
        box.addStretch(1)
        parts.column(self).addWidget(parts.scrolled(inner))
        self.setFocusProxy(form.rows["title"].editor)
        ctx.desk.read(ctx.office.directory.bodies, self._bodies_read)

    def show_page(self, page: MeetingPage) -> None:
        meeting = page.dossier.meeting
        base = self.form.base
        if base is None:
            self.form.load(meeting)
        elif meeting.version >= base.version:
            self.form.rebase(meeting)
        self.form.set_read_only(page.locked)
        self.venues.show_rows(page.dossier.venues, page.locked)
        self.more.setVisible(bool(page.dossier.venues) or not page.locked)
        self._show_bodies()
        self._remark(meeting, page)

    def flush(self) -> None:
        self.saver.flush()

    def owns(self, problem: Problem) -> bool:
        fields = {one for name in self.form.rows for one in name.split()}
        return problem.field.split(".")[0] in fields and problem.record_id == self._meeting_id

    def lead(self, problem: Problem) -> None:
        self.form.focus(problem.field)

    # ---- the day and the rule ------------------------------------------------------------------------

    def _remark(self, meeting: Meeting, page: MeetingPage) -> None:
        tr, by = self._ctx.tr, page.notice_by
        if meeting.recurring or page.locked or by is None:
            self.when.say("", Tone.PLAIN)
        elif notice_problem(meeting, page.rule, dt.date.today()) is not None:
            late = tr.t("The notice is late: the last day was {by}.", by=date_short(by))
            self.when.say(late, Tone.WARN)
        elif meeting.notice_on is not None:
            self.when.say(tr.t("Announced on {date}", date=date_short(meeting.notice_on)), Tone.GOOD)
        else:
            self.when.say(tr.t("Announce it by {date}", date=date_short(by)), Tone.ACCENT)

    # ---- bodies --------------------------------------------------------------------------------------

    def _bodies_read(self, bodies: Sequence[Body]) -> None:
        self._bodies = tuple(bodies)
        self._show_bodies()

    def _edited(self, field: str) -> None:
        if field == "kind":
            self._show_bodies()

    def _show_bodies(self) -> None:
        """Offer the bodies of the kind; one of another kind is let go."""
        if self.form.base is None:
            return
        lang, kind = self._ctx.tr.lang, self.kind.value()
        mine = [(body.id, body.name.of(lang)) for body in self._bodies if body.kind is kind]
        known = {body.id for body in self._bodies} - {body_id for body_id, _ in mine}
        if self.body.value() in known:
            self.body.set_value(None)
        self.body.set_choices([(None, "–"), *mine])
        line = self.form.rows["body_id"]
        for part in (line.label, line.editor):
            part.setVisible(bool(mine))
