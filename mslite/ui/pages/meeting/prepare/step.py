"""Prepare: what, when, where, agenda, invited people, checklist, notice."""

from __future__ import annotations

from mslite.domain.problems import Problem
from mslite.domain.views import MeetingPage
from mslite.i18n.catalogue import N_
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.pages.meeting.prepare.agenda import AgendaView
from mslite.ui.pages.meeting.prepare.checklist import ChecklistView
from mslite.ui.pages.meeting.prepare.invited import InvitedView
from mslite.ui.pages.meeting.prepare.notice import NoticeView
from mslite.ui.pages.meeting.prepare.section import Section
from mslite.ui.pages.meeting.prepare.what import WhatView
from mslite.ui.pages.meeting.sectioned import SectionedStep

WHAT, AGENDA, INVITED, CHECKLIST, NOTICE = range(5)
SECTIONS = (N_("What and when"), N_("Agenda"), N_("Invited people"), N_("Checklist"), N_("Notice"))


class PrepareStep(SectionedStep):
    """Five sections."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        super().__init__(ctx, meeting_id)
        tr = ctx.tr
        self.note = parts.Note("", "info")
        self.note.hide()
        self.views: tuple[Section, ...] = (
            WhatView(ctx, meeting_id),
            AgendaView(ctx, meeting_id),
            InvitedView(ctx, meeting_id),
            ChecklistView(ctx, meeting_id),
            NoticeView(ctx, meeting_id),
        )
        box = parts.column(self)
        box.addWidget(self.note)
        box.addLayout(self.lay_sections(SECTIONS, 23 * theme.GRID, self.views), 1)
        self.side.addWidget(parts.label(tr.t("Ctrl+PgDn: next section"), "quiet"))

    def show_page(self, page: MeetingPage) -> None:
        tr = self.ctx.tr
        text = ""
        if page.locked:
            text = tr.t("The protocol is signed: the meeting is closed for changes.")
        elif page.dossier.meeting.recurring:
            text = tr.t(
                "This is a model: new meetings of this kind begin with its agenda, people and places."
            )
        self.note.words.setText(text)
        self.note.setVisible(bool(text))
        for no, view in enumerate(self.views):
            view.show_page(page)
            self.rail.count(no, view.count())

    def may_leave(self) -> bool:
        for view in self.views:
            view.flush()
        return True

    def lead(self, problem: Problem) -> bool:
        for no, view in enumerate(self.views):
            if view.owns(problem):
                self.show_section(no)
                view.lead(problem)
                return True
        return False
