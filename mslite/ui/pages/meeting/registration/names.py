"""Who came, by name: one line that takes row numbers or a name, the list, the card beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from mslite.domain.meetings import Attendance, Participant, Role
from mslite.domain.problems import UserFixable
from mslite.domain.views import MeetingPage, Saved, Suggestion
from mslite.i18n import problems
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.people import CompletedLine, Option
from mslite.ui.kit.saving import offer_undo
from mslite.ui.kit.table import Table
from mslite.ui.pages.meeting.registration.person import PersonCard
from mslite.ui.pages.meeting.registration.seats import WORDS, Seat, columns, seats
from mslite.ui.pages.meeting.suggesting import suggesting


class NamesView(QWidget):
    """Space, A and E on the list mark who came, is absent, is excused; digits go to the line above."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        super().__init__()
        self._ctx, self._meeting_id, self._people = ctx, meeting_id, dict[str, Participant]()
        self._locked = False
        tr = ctx.tr
        self.quick = CompletedLine(
            ctx.desk,
            suggesting(ctx.office.directory.suggest, meeting_id, tr),
            tr.t("Row numbers, for example 1-5, 8, 12 – or a name"),
        )
        self.quick.set_name(tr.t("Who came"))
        self.quick.returnPressed.connect(self._enter)
        self.quick.picked.connect(self._picked)
        self.quick.textEdited.connect(self._quiet)
        label = parts.label(tr.t("Who came"), "section")
        label.setBuddy(self.quick)
        self.rest = parts.button(tr.t("The rest is absent"), self._rest_absent)
        self.trouble = parts.label("", "problem", wrap=True)
        self.trouble.hide()
        nobody = parts.EmptyState(
            "users",
            tr.t("Nobody is on the list yet."),
            tr.t("Type the name of somebody who came, or invite people in the first step."),
        )
        self.table = Table(ctx.desk, columns(tr), "registration", tr.t("Attendance"), nobody)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._opened)
        self.table.typed.connect(self._typed)
        self.card = PersonCard(ctx)
        self.card.done.connect(self.table.setFocus)
        self.tools = QWidget()
        self.tools.setLayout(
            parts.line(
                parts.button(tr.t(WORDS[Attendance.PRESENT]), self._present, "circle-check", tr.t("Space")),
                parts.button(tr.t(WORDS[Attendance.ABSENT]), self._absent, "circle-x", "A"),
                parts.button(tr.t(WORDS[Attendance.EXCUSED]), self._excused, "info", "E"),
                None,
                parts.tool("trash-2", tr.t("Take off the list"), self._remove, "Delete"),
            )
        )
        left = QWidget()
        box = parts.column(left)
        box.addLayout(parts.line(label, self.quick, self.rest))
        box.addWidget(self.trouble)
        box.addWidget(self.table, 1)
        box.addWidget(self.tools)
        outer = parts.line(left, self.card, gap=2 * theme.GRID)
        outer.setStretch(0, 1)
        self.setLayout(outer)
        self.setFocusProxy(self.quick)
        keys.shortcut(self.quick, "Esc", self._escape)
        keys.shortcut(self.table, "Delete", self._remove)
        keys.shortcut(self.card, "Esc", self.table.setFocus)

    def show_page(self, page: MeetingPage) -> None:
        """Show the people as they stand in the file."""
        self._locked = page.locked
        self.quick.set_read_only(page.locked)
        self.card.form.set_read_only(page.locked)
        self._show({one.id: one for one in page.dossier.participants})

    def flush(self) -> None:
        """Save what is being typed."""
        self.card.saver.flush()

    def holds(self, participant_id: str) -> bool:
        """Tell whether somebody is on this list."""
        return participant_id in self._people

    def lead(self, participant_id: str) -> None:
        """Make a participant current, the cursor in the card."""
        self._select(participant_id)
        self.card.form.focus("name")

    @property
    def _all(self) -> tuple[Participant, ...]:
        return tuple(self._people.values())

    def _show(self, people: dict[str, Participant]) -> None:
        self._people = people
        self.table.set_rows(seats(self._all))
        waiting = any(one.attendance is Attendance.EXPECTED for one in self._all)
        self.rest.setVisible(waiting and not self._locked)
        self.tools.setVisible(bool(people) and not self._locked)

    # ---- the line above the list -----------------------------------------------------------------------

    def _enter(self) -> None:
        text, office = self.quick.text().strip(), self._ctx.office.registration
        if not text or self._locked:
            return
        work = office.tick if text[0].isdigit() else office.add_present
        given = text if text[0].isdigit() else [text]
        self._ctx.desk.ask(partial(work, self._meeting_id, given), self._taken, self._refused)

    def _picked(self, option: Option) -> None:
        found, office = option.value, self._ctx.office.registration
        if not isinstance(found, Suggestion) or self._locked:
            return
        if found.participant_id:
            work = partial(office.set, [found.participant_id], Attendance.PRESENT)
        elif found.person_id:
            work = partial(
                office.add_invited,
                self._meeting_id,
                person_ids=[found.person_id],
                role=Role.GUEST,
                coming=Attendance.PRESENT,
            )
        else:
            work = partial(office.add_present, self._meeting_id, [found.name])
        self._ctx.desk.ask(work, self._taken, self._refused)

    def _escape(self) -> None:
        """Let go of what is typed first, of the page then."""
        if self.quick.text():
            self.quick.clear()
            self._quiet()
        else:
            self._ctx.shell.back()

    def _taken(self, saved: Saved) -> None:
        tr = self._ctx.tr
        self.quick.clear()
        came = [one for one in saved.all(Participant) if one.attendance is Attendance.PRESENT]
        unknown = ", ".join(str(one.values["row"]) for one in saved.problems if one.code == "row_unknown")
        self._tell(tr.t("Not on the list: {rows}. The others are marked.", rows=unknown) if unknown else "")
        if came:
            one, many = tr.t("Came: {name}", name=came[-1].name), len(came)
            told = one if many == 1 else tr.n("{n} person came.", "{n} people came.", many)
            offer_undo(self._ctx, told, saved)
        self._marked(saved)
        if came:
            self._select(came[-1].id)

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, UserFixable) or error.code != "row_list":
            self._ctx.shell.trouble(error)
            return
        self._tell(str(problems.wording(error, self._ctx.tr)))
        self.quick.selectAll()

    def _quiet(self) -> None:
        self._tell("")

    def _tell(self, text: str) -> None:
        self.trouble.setText(f"⚠ {text}" if text else "")
        self.trouble.setVisible(bool(text))

    # ---- the list --------------------------------------------------------------------------------------

    def _typed(self, sign: str) -> None:
        if self._locked:
            return
        if sign.isdigit():
            self.quick.setFocus()
            self.quick.setText(sign)
        elif sign in " AE":
            (self._present, self._absent, self._excused)[" AE".index(sign)]()

    def _present(self) -> None:
        seat = self.table.current()
        if seat is not None:
            came = seat.who.attendance is Attendance.PRESENT
            self._set(Attendance.EXPECTED if came else Attendance.PRESENT)

    def _absent(self) -> None:
        self._set(Attendance.ABSENT)

    def _excused(self) -> None:
        seat: Seat | None = self.table.current()
        if seat is not None:
            work = partial(self._ctx.office.registration.set, [seat.id], Attendance.EXCUSED, seat.who.reason)
            self._ctx.desk.ask(work, self._ask_reason)

    def _ask_reason(self, saved: Saved) -> None:
        self._marked(saved)
        self.card.ask_reason()

    def _set(self, coming: Attendance) -> None:
        seat: Seat | None = self.table.current()
        if seat is not None:
            self._ctx.desk.ask(partial(self._ctx.office.registration.set, [seat.id], coming), self._marked)

    def _marked(self, saved: Saved) -> None:
        """Show at once what was saved; the page is read again right after it."""
        self._show(self._people | {one.id: one for one in saved.all(Participant)})

    def _rest_absent(self) -> None:
        self._ctx.desk.ask(
            partial(self._ctx.office.registration.rest_absent, self._meeting_id), self._all_absent
        )

    def _all_absent(self, saved: Saved) -> None:
        tr, number = self._ctx.tr, len(saved.rows)
        self._marked(saved)
        offer_undo(
            self._ctx,
            tr.n("{n} person is absent.", "{n} people are absent.", number),
            saved,
        )

    def _remove(self) -> None:
        seat: Seat | None = self.table.current()
        if seat is not None and not self._locked:
            self._ctx.desk.ask(partial(self._ctx.office.records.remove, seat.who), self._removed)
            self._show({key: one for key, one in self._people.items() if key != seat.id})

    def _removed(self, saved: Saved) -> None:
        name = saved.first(Participant).name
        offer_undo(self._ctx, self._ctx.tr.t("{name} is off the list.", name=name), saved)

    def _opened(self, _seat: Seat) -> None:
        self.card.form.focus("name")

    def _chosen(self, seat: Seat | None) -> None:
        self.card.show_row(seat.who if seat is not None else None)

    def _select(self, participant_id: str) -> None:
        for no, seat in enumerate(seats(self._all)):
            if seat.id == participant_id:
                self.table.select_row(no)
