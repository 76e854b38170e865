"""After: assignments, publications, annexes, the case file; the days by which residents hear of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial

from mslite.domain.meetings import AssignmentState
from mslite.domain.views import AssignmentLine, AssignmentQuery, AssignmentScope, MeetingPage
from mslite.i18n.catalogue import N_
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.tasks import TaskList
from mslite.ui.pages.meeting.after.annexes import AnnexesView
from mslite.ui.pages.meeting.after.casefile import CaseFileView
from mslite.ui.pages.meeting.after.days import answer, publication
from mslite.ui.pages.meeting.after.publications import PublicationsView
from mslite.ui.pages.meeting.sectioned import SectionedStep

TASKS, PUBLICATIONS, ANNEXES, CASE = range(4)
SECTIONS = (N_("Assignments"), N_("Publications"), N_("Annexes"), N_("Case file"))


class AfterStep(SectionedStep):
    """All of it goes on after the protocol is signed."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        super().__init__(ctx, meeting_id)
        tr = ctx.tr
        self.page: MeetingPage | None = None
        self.answer, self.publish = parts.Badge(), parts.Badge()
        nothing = parts.EmptyState(
            "clipboard-check",
            tr.t("No decision of this meeting is an assignment."),
            tr.t("Give a decision an executor or a due date in the minutes, and it appears here."),
        )
        self.tasks = TaskList(ctx, "meeting-assignments", nothing)
        self.tasks.opened.connect(self._task_opened)
        self.publications = PublicationsView(ctx, meeting_id)
        self.annexes = AnnexesView(ctx, meeting_id)
        self.case = CaseFileView(ctx, meeting_id)
        self._views = (self.publications, self.annexes, self.case)
        box = parts.column(self)
        box.addLayout(parts.line(self.answer, 3 * theme.GRID, self.publish, None))
        box.addLayout(self.lay_sections(SECTIONS, 22 * theme.GRID, (self.tasks, *self._views)), 1)

    def show_page(self, page: MeetingPage) -> None:
        self.page = page
        for view in self._views:
            view.show_page(page)
        self.rail.count(PUBLICATIONS, _count(page.dossier.publications))
        self.rail.count(ANNEXES, _count(page.attachments))
        query = AssignmentQuery(AssignmentScope.ALL, meeting_id=self.meeting_id, limit=1000)
        self.ctx.desk.read(partial(self.ctx.office.assignments.lines, query), self._show_tasks)

    def _show_tasks(self, lines: Sequence[AssignmentLine]) -> None:
        assert self.page is not None
        self.tasks.show_lines(len(lines), None, lines)
        closed = sum(line.state is not AssignmentState.OPEN for line in lines)
        self.rail.count(TASKS, f"{closed}/{len(lines)}" if lines else "")
        today = dt.date.today()
        for badge, told in (
            (self.answer, answer(self.page, bool(lines) and closed == len(lines), today, self.ctx.tr)),
            (self.publish, publication(self.page, today, self.ctx.tr)),
        ):
            badge.setVisible(told is not None)
            if told is not None:
                badge.put(*told)

    def may_leave(self) -> bool:
        self.publications.flush()
        return True

    def _task_opened(self, _line: AssignmentLine) -> None:
        self.tasks.done_with_note()


def _count(rows: Sequence[object]) -> str:
    return f"{len(rows)}" if rows else ""
