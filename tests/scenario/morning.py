"""The morning of a clerk's day: first start, preparation, registration; each looked up in the data file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit

from mslite import wiring
from mslite.documents.pdftext import page_texts
from mslite.domain.meetings import Attendance, Role
from mslite.domain.numbering import series_of
from mslite.domain.office import MeetingKind
from mslite.domain.rows import Words
from mslite.ui.pages.meeting.prepare.step import AGENDA, CHECKLIST, INVITED, NOTICE
from mslite.ui.pages.meeting.registration.step import SHEET
from mslite.ui.pages.meetings.new import NewMeeting
from tests.scenario.clerk import ALT, CTRL, Clerk, K

SECRETARY = "Асанова Мээрим Талантовна"
CHAIR = "Бакиров Эрмек Сапарович"
DIRECTOR = "Турдубаев Нурлан Кадырович"
DEPUTY = "Өмүрова Айгүл Бековна"
ENGINEER = "Садыков Данияр Маратович"
TEACHER = "Жумагулова Нургүл Асановна"
TITLE = Words("Бюджет боюнча комиссиянын отуруму", "Заседание комиссии по бюджету")
ITEMS = (
    Words("Токтогул көчөсүндөгү суу түтүгүн оңдоо жөнүндө", "О ремонте водопровода на улице Токтогула"),
    Words("Мектеп алдындагы өтмөк жөнүндө", "О переходе у школы"),
    Words("Ар кандай маселелер", "Разное"),
)


def words(pdf: bytes) -> str:
    """Return the text of a PDF on one line."""
    return " ".join(" ".join(page_texts(pdf)).split())


def wizard(clerk: Clerk, _folder: Path) -> None:
    """Office, people, numbers; the rest is left for later."""
    assert isinstance(clerk.front, wiring.WIZARD)
    clerk.look("01-wizard")
    clerk.type("Ак-Суу шаарынын мэриясы", "Мэрия города Ак-Суу", "Ак-Суу шаары", "город Ак-Суу")
    clerk.press(K.Key_Return)
    clerk.type(SECRETARY, "катчы", "секретарь").press(K.Key_Tab)
    assert isinstance(clerk.here, QPlainTextEdit)
    clerk.type(f"{CHAIR}, мэр").press(K.Key_Return)
    clerk.type(f"{DIRECTOR}, «Ак-Суу Суу» ишканасынын директору")
    clerk.look("02-wizard-people")
    clerk.press(K.Key_Return, CTRL)
    clerk.tab_to(clerk.front.steps[2].last[MeetingKind.COMMISSION]).type("4")
    clerk.look("03-wizard-papers")
    clerk.press(K.Key_Return)
    clerk.look("04-wizard-safety")
    clerk.press(K.Key_Escape)
    clerk.look("05-wizard-end")
    clerk.press(K.Key_Return, CTRL)
    clerk.until(lambda: clerk.window.ready)
    office = clerk.office
    assert office.settings.municipality().name == Words("Ак-Суу шаарынын мэриясы", "Мэрия города Ак-Суу")
    assert office.actor == SECRETARY
    assert [line.person.name for line in office.directory.people(works_here=True)] == [
        SECRETARY, CHAIR, DIRECTOR,
    ]  # fmt: skip
    (first,) = office.settings.first_numbers()
    assert (first.series, first.first) == (series_of(MeetingKind.COMMISSION, None), 5)


def new_meeting(clerk: Clerk, _folder: Path) -> None:
    """From Today to the list of meetings, and a new sitting of a commission."""
    assert clerk.page.help_topic == "today"
    clerk.look("06-today-empty")
    clerk.press(K.Key_2, ALT)
    clerk.look("07-meetings-empty")

    def commission(dialog: NewMeeting) -> None:
        clerk.press(K.Key_Down)
        assert dialog.beginning.kind is MeetingKind.COMMISSION
        clerk.look("08-new-meeting")
        clerk.press(K.Key_Return)

    with clerk.dialog(NewMeeting, commission):
        clerk.press(K.Key_N, CTRL)
    (line,) = clerk.office.meetings.lines()
    clerk.meeting_id = line.id
    assert line.kind is MeetingKind.COMMISSION


def what_and_when(clerk: Clerk, _folder: Path) -> None:
    """Title in both languages, day, hour, place."""
    clerk.look("10-prepare-empty")
    clerk.type(TITLE.ky, TITLE.ru, "бүгүн", "10", "Мэриянын чоң залы", "Большой зал мэрии")
    clerk.press(K.Key_Tab)
    clerk.look("11-prepare-what")
    meeting = clerk.file.meeting
    assert (meeting.title, meeting.date, meeting.starts) == (TITLE, dt.date.today(), dt.time(10))
    assert meeting.place == Words("Мэриянын чоң залы", "Большой зал мэрии")


def agenda(clerk: Clerk, _folder: Path) -> None:
    """The office's usual questions make room for three others; two of them have a speaker."""
    clerk.press(K.Key_PageDown, CTRL)
    assert clerk.step.rail.current == AGENDA
    assert [item.text.ky for item in clerk.file.items][-1] == ITEMS[2].ky
    clerk.press(K.Key_Delete, times=2)
    clerk.press(K.Key_Insert).type(ITEMS[0].ky, ITEMS[0].ru).press(K.Key_Tab, times=2).offered("турд")
    clerk.press(K.Key_Return).type(ITEMS[1].ky, ITEMS[1].ru).press(K.Key_Tab, times=2).enter(TEACHER)
    clerk.look("13-prepare-agenda")
    clerk.press(K.Key_Escape).press(K.Key_Up, times=2).press(K.Key_Down, ALT, times=2)
    clerk.look("14-prepare-agenda-done")
    found = clerk.file
    assert [item.text.ky for item in found.items] == [item.ky for item in ITEMS]
    assert {one.item_id: (one.name, one.post.ky) for one in found.speakers} == {
        found.items[0].id: (DIRECTOR, "«Ак-Суу Суу» ишканасынын директору"),
        found.items[1].id: (TEACHER, ""),
    }


def invited(clerk: Clerk, _folder: Path) -> None:
    """Chair, secretary, three members: from the directory or as typed."""
    clerk.press(K.Key_PageDown, CTRL, times=INVITED - clerk.step.rail.current)
    view = clerk.step.views[INVITED]
    assert clerk.here is view.entry
    clerk.look("15-prepare-invited-empty")
    clerk.tab_to(view.role).press(K.Key_Down)
    clerk.tab_to(view.chair).offered("баки").press(K.Key_Tab).offered("асан").press(K.Key_Tab)
    assert clerk.here is view.entry
    clerk.offered("турд").enter(DEPUTY, ENGINEER)
    clerk.look("15-prepare-invited")
    found = clerk.file
    assert found.with_role(Role.CHAIR).name == CHAIR
    assert found.with_role(Role.SECRETARY).name == SECRETARY
    assert {one.name for one in found.participants if one.role is Role.MEMBER} == {DIRECTOR, DEPUTY, ENGINEER}


def checklist(clerk: Clerk, _folder: Path) -> None:
    """The first step of preparation is done."""
    clerk.press(K.Key_PageDown, CTRL).press(K.Key_Space)
    assert clerk.step.rail.current == CHECKLIST
    clerk.look("16-prepare-checklist")
    assert [step.done_on for step in clerk.file.steps] == [dt.date.today(), None, None]


def notice(clerk: Clerk, folder: Path) -> None:
    """Announced today on the board; the notice is saved as PDF."""
    clerk.press(K.Key_PageDown, CTRL)
    assert clerk.step.rail.current == NOTICE
    clerk.type("бүгүн", "мэриянын тактасы", "доска мэрии")
    paper = clerk.step.views[NOTICE].paper
    clerk.press(K.Key_Tab)
    clerk.until(lambda: paper.save.isEnabled())
    clerk.tab_to(paper.save)
    clerk.look("17-prepare-notice")
    path = folder / "Кулактандыруу.pdf"
    with clerk.saving(path):
        clerk.press(K.Key_Space)
    meeting = clerk.file.meeting
    assert meeting.notice_on == dt.date.today()
    assert meeting.notice_where == Words("мэриянын тактасы", "доска мэрии")
    text = words(path.read_bytes())
    assert all(item.ky in text for item in ITEMS) and "10:00" in text


def registration(clerk: Clerk, folder: Path) -> None:
    """The sheet to be signed; then who came by row numbers, one more by name, one excused."""
    clerk.press(K.Key_2, CTRL)
    names = clerk.step.names
    assert clerk.here is names.quick
    clerk.look("20-registration")
    sheet = clerk.step.sheet
    clerk.press(K.Key_P, CTRL)
    assert clerk.step.rail.current == SHEET
    clerk.until(lambda: sheet.save.isEnabled())
    clerk.tab_to(sheet.save)
    clerk.look("21-registration-sheet")
    path = folder / "Баракча.pdf"
    with clerk.saving(path):
        clerk.press(K.Key_Space)
    assert all(one.name in words(path.read_bytes()) for one in clerk.file.participants)
    clerk.press(K.Key_PageUp, CTRL, times=2)
    assert clerk.here is names.quick
    clerk.enter("1-4", TEACHER)
    clerk.tab_to(names.table).press(K.Key_Up).press(K.Key_E).enter("иш сапары")
    clerk.look("22-registration-done")
    came = {one.name: one.attendance for one in clerk.file.participants}
    assert sum(one is Attendance.PRESENT for one in came.values()) == 5
    assert came[TEACHER] is Attendance.PRESENT and came[ENGINEER] is Attendance.EXCUSED
    page = clerk.office.meetings.page(clerk.meeting_id)
    assert page.quorum_met and clerk.step.quorum.isVisible()
