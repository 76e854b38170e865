"""The rest of a clerk's day: minutes, protocol, signature, correction, what follows; each looked up."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PIL import Image
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QPushButton

from mslite import wiring
from mslite.domain.meetings import (
    AssignmentState,
    ItemOutcome,
    MeetingState,
    ProposalOutcome,
    Statement,
    StatementKind,
)
from mslite.domain.papers import PaperState, PaperType
from mslite.domain.problems import UserFixable
from mslite.domain.rows import RecordRef
from mslite.domain.views import AssignmentQuery, AssignmentScope
from mslite.ui.kit.dialogs import Decision
from mslite.ui.kit.doors import WhoDoor
from mslite.ui.kit.linkrow import LinkRow
from mslite.ui.kit.recordhistory import HistoryDialog
from mslite.ui.pages.meeting.after.step import CASE, PUBLICATIONS
from mslite.ui.pages.meeting.protocol.otherdialogs import CorrectionDialog
from mslite.ui.pages.meeting.protocol.signdialog import SignDialog
from mslite.ui.pages.meetings.new import NewMeeting
from tests.scenario.clerk import ALT, CTRL, Clerk, K
from tests.scenario.morning import DIRECTOR, SECRETARY, TEACHER, TITLE, words

REPORT = "Түтүк 1978-жылы салынган, жыл сайын он жолу жарылат."
PROPOSAL = "Түтүктү быйыл алмаштыруу."


def minutes(clerk: Clerk, _folder: Path) -> None:
    """A report, question and answer, a proposal voted and decided; the second item is noted; the end."""
    clerk.press(K.Key_3, CTRL)
    clerk.look("30-minutes")
    clerk.enter("", REPORT)
    clerk.enter("баки", "?Канча каражат керек?")
    clerk.enter("", "4,2 миллион сом керек.")
    clerk.enter("өмүр", f"!{PROPOSAL}")
    clerk.press(K.Key_F4).press(K.Key_Return)
    clerk.press(K.Key_F8).choose("1").enter("турд", "+10")
    clerk.look("31-minutes-decided")
    clerk.press(K.Key_Down, CTRL).enter("", "Балдар жолду кесип өтөт, өтмөк керек.")
    clerk.press(K.Key_F7).choose("1")
    clerk.press(K.Key_F7)
    clerk.look("32-minutes-outcomes")
    clerk.choose("4")
    found = clerk.file
    first, second, third = found.items
    report, question, answer, proposal = (one for one in found.statements if one.item_id == first.id)
    (other,) = (one for one in found.statements if one.item_id == second.id)
    assert [one.kind for one in (report, question, answer, proposal, other)] == [
        StatementKind.REPORT, StatementKind.QUESTION, StatementKind.ANSWER, StatementKind.PROPOSAL,
        StatementKind.REPORT,
    ]  # fmt: skip
    assert (report.speaker, answer.speaker, other.speaker) == (DIRECTOR, DIRECTOR, TEACHER)
    assert answer.reply_to == question.id and proposal.outcome is ProposalOutcome.ACCEPTED
    (vote,), (decision,) = found.votes, found.decisions
    assert (vote.votes_for, vote.against, vote.abstained) == (5, 0, 0)
    assert (decision.text.ky, decision.executor) == (PROPOSAL, DIRECTOR)
    assert decision.due == dt.date.today() + dt.timedelta(days=10)
    assert [one.outcome for one in (first, second, third)] == [
        ItemOutcome.DECIDED, ItemOutcome.NOTED, ItemOutcome.OPEN,
    ]  # fmt: skip
    assert found.meeting.state is MeetingState.HELD and found.meeting.ended is not None


def in_sight(clerk: Clerk) -> None:
    """Wait for the page of the protocol to be made."""
    clerk.until(lambda: clerk.step.preview.ready)


def missing(clerk: Clerk, _folder: Path) -> None:
    """The third item was forgotten: the list leads there, and one key mends it."""
    clerk.press(K.Key_4, CTRL)
    in_sight(clerk)
    clerk.look("40-protocol-missing")
    assert "ДОЛБООР" in words(clerk.step.preview.pdfs[0])
    assert [row.problem.code for row in clerk.step.draft.missing.rows][:1] == ["item_open"]
    clerk.press(K.Key_Return, CTRL).press(K.Key_Space)
    assert clerk.step.agenda.key == clerk.file.items[2].id
    clerk.press(K.Key_F7).choose("2")
    assert clerk.file.items[2].outcome is ItemOutcome.NO_DECISION
    clerk.press(K.Key_4, CTRL)
    in_sight(clerk)


def issue(clerk: Clerk, folder: Path) -> None:
    """Number 5 as the paper journal wants it; PDF, the same bytes again, and a copy for Word."""

    def yes(_dialog: Decision) -> None:
        clerk.look("41-protocol-question")
        clerk.press(K.Key_Return)

    with clerk.dialog(Decision, yes):
        clerk.press(K.Key_Return, CTRL)
    in_sight(clerk)
    clerk.look("42-protocol-issued")
    paper = clerk.office.meetings.page(clerk.meeting_id).protocol
    assert paper is not None
    assert (paper.number, paper.date, paper.state) == ("5", dt.date.today(), PaperState.ISSUED)
    first, again, copy = folder / "Протокол.pdf", folder / "Дагы.pdf", folder / "Протокол.docx"
    for path in (first, again):
        with clerk.saving(path):
            clerk.press(K.Key_S, CTRL)
    assert first.read_bytes() == again.read_bytes() == clerk.office.papers.pdf(paper.id)
    text = words(first.read_bytes())
    for told in ("№ 5", REPORT, PROPOSAL, "ЧЕЧИМ КЫЛАТ", "Э.С. Бакиров", "М.Т. Асанова"):
        assert told in text, told
    assert "ДОЛБООР" not in text
    with clerk.saving(copy):
        clerk.tab_to(button(clerk, "Word")).press(K.Key_Space)
    assert any(PROPOSAL in one.text for one in Document(str(copy)).paragraphs)


def button(clerk: Clerk, beginning: str) -> QPushButton:
    """Return the button in sight whose words begin so."""
    seen = (one for one in clerk.step.findChildren(QPushButton) if one.isVisible())
    return next(one for one in seen if one.text().startswith(beginning))


def restart(clerk: Clerk, _folder: Path) -> None:
    """Home and back: a backup was made, the last one who worked is offered, Today names the protocol."""
    clerk.stop()
    clerk.start()
    assert isinstance(clerk.front, WhoDoor)
    clerk.look("50-who")
    clerk.press(K.Key_Return)
    clerk.until(lambda: clerk.window.ready)
    clerk.look("51-today")
    assert clerk.office.actor == SECRETARY
    assert clerk.office.backups.list() and clerk.office.backups.check().ok
    for _ in range(12):
        if isinstance(clerk.here, LinkRow) and clerk.here.accessibleName().startswith(TITLE.ky):
            break
        clerk.press(K.Key_Tab)
    clerk.press(K.Key_Return)
    in_sight(clerk)
    assert clerk.step.paper is not None


def sign(clerk: Clerk, folder: Path) -> None:
    """A photograph of the signed page is attached to the paper in sight."""
    photo = folder / "IMG_0001.jpg"
    Image.new("RGB", (600, 800), "white").save(photo)

    def attach(dialog: SignDialog) -> None:
        clerk.until(dialog.verb.isEnabled)
        clerk.look("52-sign")
        clerk.press(K.Key_Return, CTRL)

    with clerk.dialog(QFileDialog, clerk.named(photo)), clerk.dialog(SignDialog, attach):
        clerk.tab_to(button(clerk, "Кол коюлган")).press(K.Key_Space)
    in_sight(clerk)
    clerk.look("53-signed")
    assert clerk.step.paper.state is PaperState.SIGNED


def closed(clerk: Clerk, _folder: Path) -> None:
    """Nothing of the meeting can be typed in or changed by a service any more."""
    for no in range(3):
        clerk.press(K(ord("1") + no), CTRL)
        rail = getattr(clerk.step, "rail", None)
        for section in range(len(rail._words) if rail is not None else 1):
            clerk.look(f"54-closed-{no + 1}-{section + 1}")
            fields = [*clerk.step.findChildren(QLineEdit), *clerk.step.findChildren(QPlainTextEdit)]
            paper = getattr(clerk.step, "sheet", None)
            for field in fields:
                own = paper is not None and paper.isAncestorOf(field)  # how many blank rows to print
                assert own or not field.isVisible() or field.isReadOnly(), (no, field.accessibleName())
            if rail is not None:
                clerk.press(K.Key_PageDown, CTRL)
    assert clerk.office.meetings.page(clerk.meeting_id).locked
    strip: Any = clerk.page.strip  # type: ignore[attr-defined]
    assert strip._group.button(0).icon().isNull(), "nobody can do any more what was left out"
    with pytest.raises(UserFixable) as told:
        clerk.office.records.save(Statement(meeting_id=clerk.meeting_id, text="кийин"))
    assert told.value.code == "lock:protocol"


def correct(clerk: Clerk, folder: Path) -> None:
    """A mistake is put right by a paper of its own, which is signed as well."""
    clerk.press(K.Key_4, CTRL)
    in_sight(clerk)

    def write(dialog: CorrectionDialog) -> None:
        clerk.type("1.1-пункт: быйыл 1-августка чейин.", "Пункт 1.1: до 1 августа.").press(K.Key_Tab)
        clerk.type("мөөнөт жазылган эмес")
        clerk.until(lambda: dialog.preview.ready)
        clerk.look("55-correction")
        clerk.press(K.Key_Return, CTRL)

    with clerk.dialog(CorrectionDialog, write):
        clerk.tab_to(button(clerk, "Түзөтүү")).press(K.Key_Space)
    in_sight(clerk)
    paper = clerk.step.paper
    assert (paper.type, paper.number) == (PaperType.CORRECTION, "6")
    assert "1-августка" in words(clerk.step.preview.pdfs[0])
    sign(clerk, folder)


def after(clerk: Clerk, folder: Path) -> None:
    """The assignment is done, the summary published, the case file bound."""
    clerk.press(K.Key_5, CTRL)
    clerk.look("60-after")
    clerk.press(K.Key_D)
    (line,) = clerk.office.assignments.lines(
        AssignmentQuery(AssignmentScope.ALL, meeting_id=clerk.meeting_id)
    )
    assert (line.state, line.done_on) == (AssignmentState.DONE, dt.date.today())
    clerk.press(K.Key_PageDown, CTRL).press(K.Key_Insert)
    assert clerk.step.rail.current == PUBLICATIONS
    clerk.type("Мэриянын сайты").press(K.Key_Tab).enter("aksuu.example/5")
    clerk.look("61-publication")
    (row,) = clerk.file.publications
    assert (row.medium, row.url) == ("Мэриянын сайты", "https://aksuu.example/5")
    clerk.press(K.Key_PageDown, CTRL, times=2)
    assert clerk.step.rail.current == CASE
    clerk.until(lambda: clerk.step.case.save.isEnabled())
    clerk.look("62-case-file")
    path = folder / "Иш папкасы.pdf"
    with clerk.saving(path):
        clerk.tab_to(clerk.step.case.save).press(K.Key_Space)
    text = words(path.read_bytes())
    assert REPORT in text and "1-августка" in text


def find(clerk: Clerk, _folder: Path) -> None:
    """A word that was said is found without Kyrgyz letters."""
    clerk.press(K.Key_1, ALT).press(K.Key_K, CTRL)
    finder = clerk.window.shell.findChild(wiring.FINDER)
    clerk.type("тутук жары")
    clerk.until(lambda: finder.list.isVisible())
    clerk.look("63-finder")
    clerk.press(K.Key_Return)
    assert clerk.window.shell.navigator._now.ref == RecordRef("meeting", clerk.meeting_id)


def history(clerk: Clerk, _folder: Path) -> None:
    """Who did what stands in the history of the meeting."""

    def read(dialog: HistoryDialog) -> None:
        table = dialog.panel.table
        clerk.until(lambda: table.model.rowCount() > 20)
        clerk.look("64-history")
        model = table.model
        seen = {model.index(row, 1).data() for row in range(20)}
        assert seen == {SECRETARY}
        clerk.press(K.Key_Escape)

    with clerk.dialog(HistoryDialog, read):
        clerk.press(K.Key_F10).press(K.Key_Down, times=2).press(K.Key_Return)


def trash(clerk: Clerk, _folder: Path) -> None:
    """A meeting made by mistake is thrown away, and comes back."""

    def take(_dialog: NewMeeting) -> None:
        clerk.press(K.Key_Return)

    clerk.press(K.Key_2, ALT)
    with clerk.dialog(NewMeeting, take):
        clerk.press(K.Key_N, CTRL)
    clerk.press(K.Key_2, ALT)
    clerk.look("65-meetings")
    clerk.press(K.Key_Home, CTRL).press(K.Key_Delete)
    assert clerk.office.meetings.count() == 1
    clerk.press(K.Key_7, ALT)
    clerk.look("66-trash")
    clerk.press(K.Key_Return)
    assert clerk.office.meetings.count() == 2
    clerk.press(K.Key_Z, CTRL)
    assert clerk.office.meetings.count() == 1


def home(clerk: Clerk, _folder: Path) -> None:
    """The program is closed; the backup holds everything and the file is whole."""
    before = len(clerk.office.backups.list())
    clerk.stop()
    clerk.start()
    assert isinstance(clerk.front, WhoDoor)
    assert len(clerk.office.backups.list()) > before
    report = clerk.office.backups.check()
    assert report.ok, report
    assert QApplication.activeModalWidget() is None
