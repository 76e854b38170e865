"""Minutes, written while people speak, with the keyboard alone."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from mslite.domain.meetings import Attendance, Decision, Statement
from mslite.domain.office import Template, TemplateKind
from mslite.domain.problems import Problem, UserFixable
from mslite.domain.speaking import person_meant
from mslite.domain.views import MeetingPage
from mslite.i18n import problems
from mslite.i18n.catalogue import N_
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.pages.meeting.minutes.agenda import AgendaView
from mslite.ui.pages.meeting.minutes.clock import Clock
from mslite.ui.pages.meeting.minutes.deeds import Deeds
from mslite.ui.pages.meeting.minutes.lines import OUTSIDE, item_lines
from mslite.ui.pages.meeting.minutes.making import blanks, sweep
from mslite.ui.pages.meeting.minutes.pad import Pad
from mslite.ui.pages.meeting.minutes.speech import Speech
from mslite.ui.pages.meeting.step import Step

BAR = (
    ("F2", N_("Kind")),
    ("F3", N_("Ready-made text")),
    ("F4", N_("Voting")),
    ("F5", N_("Decision")),
    ("F7", N_("Outcome")),
    ("F8", N_("Proposal")),
)
HELD = {"meeting_not_held"}
OF_ITEM = {"item_open", "item_undecided", "needs_decisions"}


class MinutesStep(Step):
    """Left the items (Ctrl+↑/↓), right the page of the item and the entry line under it."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        super().__init__(ctx, meeting_id)
        tr = ctx.tr
        self._page: MeetingPage | None = None
        self._unknown = ""
        self._told: set[str] = set()
        self.clock = Clock(ctx)
        self.agenda = AgendaView(tr)
        self.agenda.chosen.connect(self._chosen)
        self.pad = Pad(ctx, meeting_id, self.clock)
        self.pad.said.connect(self._said)
        self.deeds = Deeds(ctx, meeting_id, self.pad, self.clock)
        told = problems.wording(UserFixable("lock:protocol"), tr)
        self.lock = parts.Note(str(told), "lock")
        self.stranger = parts.Note("", "user")
        self.stranger.add(parts.button(tr.t("Add to those present"), self._welcome, "plus", "F9"))
        self.stranger.add(parts.tool("x", tr.t("Close this message"), self.stranger.hide))
        self.stranger.hide()
        self.hint = parts.label("", "quiet")
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = self._bar()
        self._hint(False)
        self.pad.paper.focused.connect(self._hint)
        right = QWidget()
        box = parts.column(right)
        for part in (self.lock, self.pad, self.stranger, self.bar):
            box.addWidget(part, 1 if part is self.pad else 0)
        outer = parts.column(self)
        outer.addWidget(self.clock)
        middle = parts.line(self.agenda, right, gap=2 * theme.GRID)
        middle.setStretch(1, 1)
        outer.addLayout(middle, 1)
        for sequence, slot in (
            ("Ctrl+Up", self._before), ("Ctrl+PgUp", self._before),
            ("Ctrl+Down", self._behind), ("Ctrl+PgDown", self._behind), ("Esc", self._escape),
            ("F2", self._kinds), ("F3", self.pad.offer_modules), ("F4", self.pad.vote),
            ("F5", self.pad.decide), ("F7", self._outcomes), ("F8", self._verdicts), ("F9", self._welcome),
        ):  # fmt: skip
            keys.shortcut(self, sequence, slot)
        ctx.desk.read(partial(self._modules_of, ctx.office), self._take_modules)

    def _bar(self) -> QWidget:
        """Return the line that tells the keys; a click does the same."""
        out, tr = QWidget(), self.ctx.tr
        row = parts.line(gap=0)
        slots = (
            self._kinds, self.pad.offer_modules, self.pad.vote, self.pad.decide, self._outcomes,
            self._verdicts,
        )  # fmt: skip
        for (key, word), slot in zip(BAR, slots, strict=True):
            one = QToolButton()
            one.setText(f"{key}  {tr.t(word)}")
            one.setAccessibleName(tr.t(word))
            one.setFocusPolicy(one.focusPolicy().NoFocus)
            one.clicked.connect(slot)
            row.addWidget(one)
        row.addWidget(self.hint, 1)
        out.setLayout(row)
        return out

    def _hint(self, on_page: bool) -> None:
        tr = self.ctx.tr
        words = (
            tr.t("Enter edits, Ins adds, Del removes, Alt+↑↓ moves")
            if on_page
            else tr.t("Ctrl+↑↓ another item   ·   ↑ what is written")
        )
        self.hint.setText(words)

    # ---- showing ---------------------------------------------------------------------------------------

    def show_page(self, page: MeetingPage) -> None:
        first, self._page = self._page is None, page
        if first:
            self.clock.begin(page.dossier.meeting)
            if blanks(page.dossier) and not page.locked:
                self.ctx.desk.ask(partial(sweep, self.ctx.office, self.meeting_id))
        self.lock.setVisible(page.locked)
        self.bar.setVisible(not page.locked)
        self.agenda.show_items(item_lines(page.dossier, self.ctx.tr))
        if first:
            self._to_running()
        self._show()

    def _show(self) -> None:
        if self._page is None:
            return
        key = self.agenda.key
        item = next((one for one in self._page.dossier.items if one.id == key), None)
        self.clock.show_page(self._page, item)
        self.pad.show_page(self._page, key)

    def _to_running(self) -> None:
        assert self._page is not None
        items = self._page.dossier.items
        running = [one for one in items if one.began is not None and one.ended is None]
        still_open = [one for one in items if one.outcome.value == "open"]
        for one in (*running, *still_open)[:1]:
            self.agenda.select(one.id)

    def _chosen(self, _key: str) -> None:
        self.stranger.hide()
        self._show()

    def entered(self) -> None:
        self.ctx.desk.read(partial(self._modules_of, self.ctx.office), self._take_modules)
        (self.pad.paper if self.pad.locked else self.pad.entry).setFocus()

    def may_leave(self) -> bool:
        self.pad.flush()
        return True

    def _modules_of(self, office: Any) -> tuple[Template, ...]:
        kind = self._page.dossier.meeting.kind if self._page is not None else None
        found: tuple[Template, ...] = office.meetings.templates(TemplateKind.MODULE, kind)
        return found

    def _take_modules(self, modules: tuple[Template, ...]) -> None:
        self.pad.set_modules(modules)

    # ---- keys ------------------------------------------------------------------------------------------

    def _before(self) -> None:
        self.agenda.step(-1)

    def _behind(self) -> None:
        self.agenda.step(1)

    def _escape(self) -> None:
        """From a record in its place to the page, from the entry line to the page, from the page back."""
        writing = self.pad.entry.isAncestorOf(self.focusWidget() or self)
        if self.pad.inplace.editor is not None:
            self.pad.inplace.give_up()
        elif writing and self.pad.paper.select_last():
            self.pad.paper.setFocus()
        elif not (writing and self.pad.entry.text.value().strip()):
            self.ctx.shell.back()

    def _kinds(self) -> None:
        if self.pad.locked:
            return
        line, editor = self.pad.paper.current, self.pad.inplace.editor
        if editor is None and line is not None and self.pad.paper.hasFocus():
            if not isinstance(line.row, Statement):
                return
            self.pad.edit(line.row)
            editor = self.pad.inplace.editor
        (editor if isinstance(editor, Speech) else self.pad.entry).offer_kinds()

    def _outcomes(self) -> None:
        self.deeds.offer_outcomes(self.bar.mapToGlobal(QPoint(0, 0)))

    def _verdicts(self) -> None:
        self.deeds.offer_verdicts(self.bar.mapToGlobal(QPoint(0, 0)))

    # ---- somebody who is not on the list -----------------------------------------------------------------

    def _said(self, row: Statement) -> None:
        assert self._page is not None
        dossier, name = self._page.dossier, " ".join(row.speaker.split())
        counted = not dossier.participants and self._page.present is not None
        here = person_meant(name, dossier.present)
        if not name or counted or name in self._told or (here is not None and here.name == name):
            return
        self._told.add(name)
        self._unknown = name
        known = any(
            one.name == name and one.attendance is not Attendance.PRESENT for one in dossier.participants
        )
        tr = self.ctx.tr
        absent = tr.t("{name} is invited, but not marked as present.", name=name)
        self.stranger.words.setText(absent if known else tr.t("{name} is not on the list.", name=name))
        self.stranger.show()

    def _welcome(self) -> None:
        if self.stranger.isVisible():
            self.stranger.hide()
            self.deeds.welcome(self._unknown)

    # ---- problems ----------------------------------------------------------------------------------------

    def lead(self, problem: Problem) -> bool:
        page = self._page
        if page is None:
            return False
        dossier = page.dossier
        records: tuple[Any, ...] = (*dossier.statements, *dossier.votes, *dossier.decisions)
        row = next((one for one in records if one.id == problem.record_id), None)
        item = next((one for one in dossier.items if one.id == problem.record_id), None)
        if row is not None:
            self.agenda.select(row.item_id or OUTSIDE)
            self._show()
            self.pad.paper.select(row.id)
            self.pad.edit(row, problem.field if isinstance(row, Decision) else "")
        elif problem.field in ("began", "ended") or problem.code in HELD:
            if item is not None:
                self.agenda.select(item.id)
            self.clock.focus("began" if problem.field == "began" else "ended", item is not None)
        elif problem.code in OF_ITEM:
            self.agenda.select(item.id if item else (dossier.items[0].id if dossier.items else OUTSIDE))
            self.entered()
        else:
            return False
        return True
