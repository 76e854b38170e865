"""Registration: who came, by name, by row number or counted; the sheet they sign; the quorum."""

from __future__ import annotations

from mslite.domain.problems import Problem
from mslite.domain.rules import attendance_problems
from mslite.domain.views import MeetingPage
from mslite.i18n import problems
from mslite.i18n.catalogue import N_
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.pages.meeting.registration.heads import HeadsView
from mslite.ui.pages.meeting.registration.names import NamesView
from mslite.ui.pages.meeting.registration.sheet import SheetView
from mslite.ui.pages.meeting.sectioned import SectionedStep

NAMES, HEADS, SHEET = range(3)
SECTIONS = (N_("By name"), N_("In numbers"), N_("Registration sheet"))
NUMBERS = {"present_count", "invited_count", "head_counts"}


class RegistrationStep(SectionedStep):
    """Ctrl+P shows the sheet to print."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        super().__init__(ctx, meeting_id)
        self.numbers = parts.label("", "section")
        self.quorum = parts.Badge()
        self.trouble = parts.label("", "warning", wrap=True)
        self.names = NamesView(ctx, meeting_id)
        self.heads = HeadsView(ctx, meeting_id)
        self.sheet = SheetView(ctx, meeting_id)
        self._views = (self.names, self.heads, self.sheet)
        self._people = False
        box = parts.column(self)
        box.addLayout(parts.line(self.numbers, 2 * theme.GRID, self.quorum, None))
        box.addWidget(self.trouble)
        box.addLayout(self.lay_sections(SECTIONS, 21 * theme.GRID, self._views), 1)
        keys.shortcut(self, "Ctrl+P", self._to_sheet)

    def show_page(self, page: MeetingPage) -> None:
        tr = self.ctx.tr
        self._people = bool(page.dossier.participants)
        self._show_numbers(page)
        wrong = [str(problems.wording(one, tr)) for one in attendance_problems(page.dossier)]
        self.trouble.setText("\n".join(f"⚠ {text}" for text in wrong))
        self.trouble.setVisible(bool(wrong))
        came = len(page.dossier.present)
        self.rail.count(NAMES, f"{came}/{len(page.dossier.participants)}" if self._people else "")
        for view in self._views:
            view.show_page(page)

    def _show_numbers(self, page: MeetingPage) -> None:
        tr = self.ctx.tr
        here = tr.t("Present: {n}", n="–" if page.present is None else page.present)
        called = tr.t("Invited: {n}", n="–" if page.invited is None else page.invited)
        self.numbers.setText(f"{here}   ·   {called}")
        needed = page.needed
        self.quorum.setVisible(needed is not None)
        if needed is None:
            return
        if page.quorum_met:
            self.quorum.put(tr.t("There is a quorum: {n} needed", n=needed), parts.Tone.GOOD)
        elif page.quorum_met is False:
            self.quorum.put(tr.t("No quorum: {n} needed", n=needed), parts.Tone.BAD)
        else:
            self.quorum.put(tr.t("For a quorum {n} are needed", n=needed))

    def may_leave(self) -> bool:
        for view in (self.names, self.heads):
            view.flush()
        return True

    def lead(self, problem: Problem) -> bool:
        if problem.code in ("needs_present", "no_quorum") and self._people:
            self.show_section(NAMES)
        elif problem.field in NUMBERS:
            self.show_section(HEADS)
            self.heads.lead(problem)
        elif problem.field == "participants":
            self.show_section(NAMES)
            self.names.table.setFocus()
        elif self.names.holds(problem.record_id):
            self.show_section(NAMES)
            self.names.lead(problem.record_id)
        else:
            return False
        return True

    def _to_sheet(self) -> None:
        self.show_section(SHEET)
