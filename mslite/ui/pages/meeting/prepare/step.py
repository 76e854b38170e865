"""Prepare: what, when, where, agenda, invited people, checklist, notice."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from mslite.domain.problems import Problem
from mslite.domain.views import MeetingPage
from mslite.i18n.catalogue import N_
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.steps import Rail
from mslite.ui.pages.meeting.prepare.agenda import AgendaView
from mslite.ui.pages.meeting.prepare.checklist import ChecklistView
from mslite.ui.pages.meeting.prepare.invited import InvitedView
from mslite.ui.pages.meeting.prepare.notice import NoticeView
from mslite.ui.pages.meeting.prepare.section import Section
from mslite.ui.pages.meeting.prepare.what import WhatView
from mslite.ui.pages.meeting.step import Step

WHAT, AGENDA, INVITED, CHECKLIST, NOTICE = range(5)
SECTIONS = (N_("What and when"), N_("Agenda"), N_("Invited people"), N_("Checklist"), N_("Notice"))


class PrepareStep(Step):
    """Five sections at the left; Ctrl+PgDn and Ctrl+PgUp go from one to the next."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        super().__init__(ctx, meeting_id)
        tr = ctx.tr
        self.note = parts.Note("", "info")
        self.note.hide()
        self.rail = Rail([tr.t(word) for word in SECTIONS], 23 * theme.GRID)
        self.rail.chosen.connect(self.show_section)
        self.views: tuple[Section, ...] = (
            WhatView(ctx, meeting_id),
            AgendaView(ctx, meeting_id),
            InvitedView(ctx, meeting_id),
            ChecklistView(ctx, meeting_id),
            NoticeView(ctx, meeting_id),
        )
        self.stack = QStackedWidget()
        for view in self.views:
            self.stack.addWidget(view)
        left = QWidget()
        column = parts.column(left)
        column.addWidget(self.rail, 1)
        column.addWidget(parts.label(tr.t("Ctrl+PgDn: next section"), "quiet"))
        middle = parts.line(left, self.stack, gap=2 * theme.GRID)
        middle.setStretch(1, 1)
        box = parts.column(self)
        box.addWidget(self.note)
        box.addLayout(middle, 1)
        self.rail.set_current(WHAT)
        keys.shortcut(self, "Ctrl+PgDown", self.forth)
        keys.shortcut(self, "Ctrl+PgUp", self.back)

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

    def entered(self) -> None:
        self.views[self.rail.current].setFocus()

    def may_leave(self) -> bool:
        for view in self.views:
            view.flush()
        return True

    def show_section(self, no: int) -> None:
        """Bring a section to the front."""
        self.may_leave()
        self.rail.set_current(no)
        self.stack.setCurrentIndex(no)
        self.views[no].setFocus()

    def forth(self) -> None:
        """Go to the next section."""
        self.show_section(min(self.rail.current + 1, NOTICE))

    def back(self) -> None:
        """Go to the section before."""
        self.show_section(max(self.rail.current - 1, WHAT))

    def lead(self, problem: Problem) -> bool:
        for no, view in enumerate(self.views):
            if view.owns(problem):
                self.show_section(no)
                view.lead(problem)
                return True
        return False
