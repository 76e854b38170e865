"""The frame around the five steps: title, state, what else can be done, the strip of steps."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMenu, QStackedWidget

from mslite.domain.meetings import Meeting, MeetingState
from mslite.domain.problems import Problem
from mslite.domain.rows import RecordRef
from mslite.domain.views import Mark, MeetingPage, Saved, Standing
from mslite.i18n import labels
from mslite.i18n.catalogue import N_
from mslite.ui.kit import dialogs, keys, parts, theme, tones
from mslite.ui.kit.context import Page, PageContext, Refs
from mslite.ui.kit.recordhistory import show_history
from mslite.ui.kit.saving import offer_undo
from mslite.ui.kit.steps import StepMark, StepStrip
from mslite.ui.kit.typed import show_date
from mslite.ui.pages.meeting.after import AfterStep
from mslite.ui.pages.meeting.minutes import MinutesStep
from mslite.ui.pages.meeting.prepare import PrepareStep
from mslite.ui.pages.meeting.protocol import ProtocolStep
from mslite.ui.pages.meeting.registration import RegistrationStep
from mslite.ui.pages.meeting.step import Step

STEPS: tuple[tuple[str, type[Step]], ...] = (
    (N_("Prepare"), PrepareStep),
    (N_("Registration"), RegistrationStep),
    (N_("Minutes"), MinutesStep),
    (N_("Protocol"), ProtocolStep),
    (N_("After"), AfterStep),
)
AFTER = 4
HELP = ("prepare", "registration", "minutes", "protocol", "after")
"""The help of each step."""
FIRST = {
    Standing.PLANNED: 0,
    Standing.RUNNING: 2,
    Standing.HELD: 3,
    Standing.ISSUED: 3,
    Standing.SIGNED: 4,
    Standing.CANCELLED: 0,
}
MARKS = {Mark.EMPTY: StepMark.NONE, Mark.PART: StepMark.MISSING, Mark.DONE: StepMark.DONE}
REREAD_MS = 60


class MeetingFrame(Page):
    """One meeting. Steps are made when they are first shown."""

    help_topic = HELP[0]

    def __init__(self, ctx: PageContext, ref: RecordRef) -> None:
        super().__init__()
        self._ctx, self._ref = ctx, ref
        self._meeting_id = ref.id if ref.table == "meeting" else ""
        self._page: MeetingPage | None = None
        self._steps: dict[int, Step] = {}
        tr = ctx.tr
        self.title = tr.t("Meeting")
        self.header = parts.PageHeader(self.title)
        self.badge = parts.Badge()
        self.header.add(self.badge)
        self.more = self.header.add(
            parts.tool("more-horizontal", tr.t("More"), self._more, "F10", words=True)
        )
        self.strip = StepStrip([tr.t(word) for word, _ in STEPS], self)
        self.strip.chosen.connect(self.show_step)
        self.stack = QStackedWidget()
        box = parts.column(self, 2 * theme.GRID, theme.GRID)
        box.addWidget(self.header)
        box.addWidget(self.strip)
        box.addWidget(self.stack, 1)
        self._reread = QTimer(self, interval=REREAD_MS, singleShot=True)
        self._reread.timeout.connect(self._read)
        ctx.desk.changed.connect(self._changed)
        keys.shortcut(self, "Esc", self._back)
        keys.shortcut(self, "Ctrl+P", self._print)
        keys.shortcut(self, "F10", self._more)
        self._read()

    # ---- reading -----------------------------------------------------------------------------------

    def _read(self) -> None:
        self._ctx.desk.read(self._look, self._show)

    def _look(self) -> MeetingPage:
        office = self._ctx.office
        if not self._meeting_id:
            self._meeting_id = office.records.require(self._ref).meeting_id
        found: MeetingPage = office.meetings.page(self._meeting_id)
        return found

    def _show(self, page: MeetingPage) -> None:
        first = self._page is None
        self._page = page
        tr, meeting = self._ctx.tr, page.dossier.meeting
        title = meeting.title.of(tr.lang) or labels.label(meeting.kind, tr)
        facts = [labels.label(meeting.kind, tr), show_date(meeting.date)]
        if page.body:
            facts.insert(1, page.body.name.of(tr.lang))
        if page.protocol:
            facts.append(tr.t("Protocol № {number}", number=page.protocol.number))
        self.header.set_title(title, "  ·  ".join(filter(None, facts)))
        self.badge.put(labels.label(page.standing, tr), tones.standing(page.standing))
        if title != self.title:
            self.title = title
            self.title_changed.emit()
        marks = page.marks
        for no, mark in enumerate(
            (marks.prepare, marks.registration, marks.minutes, marks.protocol, marks.after)
        ):
            past = page.locked and no < AFTER and mark is Mark.PART  # nobody can add it any more
            self.strip.mark(no, StepMark.NONE if past else MARKS[mark])
        if first:
            self.show_step(FIRST[page.standing])
        else:
            for step in self._steps.values():
                step.show_page(page)

    def refresh(self, changes: Refs) -> None:
        self._changed(changes, None)

    def _changed(self, _changes: Refs, _author: object) -> None:
        self._reread.start()

    # ---- steps ---------------------------------------------------------------------------------------

    @property
    def step(self) -> Step | None:
        """The step in front."""
        return self._steps.get(self.strip.current)

    def show_step(self, no: int) -> None:
        """Bring a step to the front."""
        if self._page is None:
            return
        before = self.stack.currentWidget()
        if isinstance(before, Step) and before is not self._steps.get(no) and not before.may_leave():
            self.strip.set_current(next(k for k, step in self._steps.items() if step is before))
            return
        if no not in self._steps:
            step = STEPS[no][1](self._ctx, self._meeting_id)
            step.problem_chosen.connect(self.lead)
            self._steps[no] = step
            self.stack.addWidget(step)
            step.show_page(self._page)
        self.strip.set_current(no)
        self.help_topic = HELP[no]
        self.stack.setCurrentWidget(self._steps[no])
        self._steps[no].entered()

    def lead(self, problem: Problem) -> None:
        """Go to the step where ``problem`` is solved, the cursor in its field."""
        here = self.strip.current
        for no in (no for no in range(len(STEPS)) if no != here):
            self.show_step(no)
            if self._steps[no].lead(problem):
                return
        self.show_step(here)

    def may_leave(self) -> bool:
        return self.step is None or self.step.may_leave()

    def entered(self) -> None:
        if self.step is not None:
            self.step.entered()

    def _back(self) -> None:
        self._ctx.shell.back()

    def _print(self) -> None:
        self.show_step(3)

    # ---- what else can be done -----------------------------------------------------------------------

    def _more(self) -> None:
        page, tr = self._page, self._ctx.tr
        if page is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr.t("New meeting after this one"), self._copy)
        menu.addAction(tr.t("Begin every new one with this agenda"), self._make_recurring)
        menu.addAction(tr.t("History of changes"), self._history)
        menu.addSeparator()
        if page.dossier.meeting.state is MeetingState.CANCELLED:
            menu.addAction(tr.t("Plan it again"), self._plan)
        elif page.standing in (Standing.PLANNED, Standing.RUNNING, Standing.HELD):
            menu.addAction(tr.t("The meeting does not take place"), self._cancel)
        if not page.papers:
            menu.addAction(tr.t("Into the trash"), self._remove)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _copy(self) -> None:
        self._ctx.desk.ask(partial(self._ctx.office.meetings.copy, self._meeting_id, None), self._copied)

    def _copied(self, saved: Saved) -> None:
        self._ctx.shell.open(RecordRef("meeting", saved.first(Meeting).id))

    def _make_recurring(self) -> None:
        self._ctx.desk.ask(partial(self._ctx.office.meetings.make_recurring, self._meeting_id), self._recurs)

    def _recurs(self, saved: Saved) -> None:
        offer_undo(self._ctx, self._ctx.tr.t("New meetings of this kind begin with this agenda."), saved)

    def _history(self) -> None:
        show_history(self._ctx, self, RecordRef("meeting", self._meeting_id))

    def _cancel(self) -> None:
        tr = self._ctx.tr
        if dialogs.confirm(
            self, tr, tr.t("Does this meeting not take place?"), tr.t("It does not take place"),
            tr.t("It stays in the list and can be planned again."),
        ):  # fmt: skip
            self._change(MeetingState.CANCELLED)

    def _plan(self) -> None:
        self._change(MeetingState.PLANNED)

    def _change(self, state: MeetingState) -> None:
        work = partial(self._ctx.office.meetings.change_state, self._meeting_id, state)
        self._ctx.desk.ask(work, self._state_changed)

    def _state_changed(self, saved: Saved) -> None:
        offer_undo(self._ctx, self._ctx.tr.t("The state of the meeting has been changed."), saved)

    def _remove(self) -> None:
        if self._page is not None:
            meeting = self._page.dossier.meeting
            self._ctx.desk.ask(partial(self._ctx.office.records.remove, meeting), self._removed)

    def _removed(self, saved: Saved) -> None:
        self._ctx.shell.go("meetings")
        offer_undo(self._ctx, self._ctx.tr.t("The meeting lies in the trash."), saved)


def meeting_page(ctx: PageContext, ref: RecordRef | None) -> Page:
    """Make the page of a meeting (or of the meeting of a paper)."""
    assert ref is not None
    return MeetingFrame(ctx, ref)
