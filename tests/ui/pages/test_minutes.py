"""A clerk writes the minutes of a sitting while people speak, by keyboard."""

import datetime as dt

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from mslite.domain.meetings import (
    Attendance,
    Choice,
    ItemOutcome,
    MeetingState,
    ProposalOutcome,
    StatementKind,
    VoteMode,
)
from mslite.domain.papers import PaperState
from mslite.domain.problems import Problem
from mslite.domain.rows import RecordRef
from mslite.domain.sheets import PrintChoice
from mslite.ui.kit.access import nameless
from tests.services.day import staff_meeting
from tests.ui import hands
from tests.ui.pages.commission import ALT, CHAIR, CTRL, DIRECTOR, ITEMS, SHIFT, Clerk, K, commission


@pytest.fixture
def clerk(window, office) -> Clerk:
    return Clerk(window, commission(office))


def test_a_sitting_is_written_while_it_runs(clerk):
    clerk.enter().type("Түтүк 1978-жылы салынган.").enter()
    clerk.say("бак", "?Канча каражат керек?")
    clerk.enter().type("4,2 миллион сом.").enter()
    clerk.say("ому", "!Түтүктү алмаштыруу.")
    assert clerk.lines == [
        f"1. УГУЛДУ: {ITEMS[0][0]}",
        f"{DIRECTOR} («Ак-Суу Суу» ишканасынын директору) – Түтүк 1978-жылы салынган.",
        "ЧЫГЫП СҮЙЛӨШТҮ:",
        f"Суроо. {CHAIR} – Канча каражат керек?",
        f"Жооп. {DIRECTOR} («Ак-Суу Суу» ишканасынын директору) – 4,2 миллион сом.",
        "Сунуш. Өмүрова Айгүл Бековна – Түтүктү алмаштыруу. (чечиле элек)",
    ]
    report, question, answer, proposal = clerk.file.statements
    assert (report.kind, question.kind) == (StatementKind.REPORT, StatementKind.QUESTION)
    assert (answer.kind, answer.reply_to) == (StatementKind.ANSWER, question.id)
    assert (proposal.kind, proposal.outcome) == (StatementKind.PROPOSAL, ProposalOutcome.OPEN)
    assert all(one.participant_id and one.at for one in clerk.file.statements)
    meeting, item = clerk.file.meeting, clerk.file.items[0]
    assert meeting.state is MeetingState.RUNNING and meeting.began == item.began == report.at

    clerk.press(K.Key_F4).enter()
    clerk.press(K.Key_F8, K.Key_1).type("тур").enter().type("+10").enter()
    (vote,), (decision,) = clerk.file.votes, clerk.file.decisions
    assert (vote.mode, vote.votes_for, vote.against) == (VoteMode.OPEN, 5, 0)
    assert (decision.text.ky, decision.executor) == ("Түтүктү алмаштыруу.", DIRECTOR)
    assert decision.due == dt.date.today() + dt.timedelta(days=10)
    assert clerk.file.statements[3].outcome is ProposalOutcome.ACCEPTED
    assert clerk.file.items[0].outcome is ItemOutcome.DECIDED
    assert clerk.lines[-2:][0] == "ЧЕЧИМ КЫЛАТ:"
    assert clerk.lines[-1].startswith("1.1.  Түтүктү алмаштыруу.")

    clerk.press(K.Key_Down, mod=CTRL).say("сад", "Мектеп жанында жол керек.")
    first, second, _ = clerk.file.items
    assert first.ended is not None and second.began is not None and second.ended is None
    clerk.press(K.Key_F7, K.Key_1)
    assert clerk.file.items[1].outcome is ItemOutcome.NOTED and clerk.file.items[1].ended is not None
    clerk.press(K.Key_F7, K.Key_4)
    assert clerk.file.meeting.state is MeetingState.HELD and clerk.file.meeting.ended is not None


def test_keys_beyond_the_words(clerk):
    clerk.say("бак", "Суу түтүгү эскирген.")
    assert clerk.strokes <= 3, "a statement"
    clerk.strokes = 0
    clerk.press(K.Key_F5).type("Түтүк алмаштырылсын.").enter().type("тур").enter().type("+10").enter()
    assert clerk.strokes <= 4, "a decision with executor and due date"
    clerk.strokes = 0
    clerk.press(K.Key_F4).enter()
    assert clerk.strokes <= 2, "a vote in which all are for it"
    clerk.strokes = 0
    clerk.press(K.Key_F4).type("3").press(K.Key_Tab).type("1").press(K.Key_Tab).type("1").enter()
    assert clerk.strokes <= 4, "a vote with three counts"
    said, (all_for, split), (decision,) = clerk.file.statements, clerk.file.votes, clerk.file.decisions
    assert (said[0].speaker, said[0].text) == (CHAIR, "Суу түтүгү эскирген.")
    assert (all_for.votes_for, split.votes_for, split.against, split.abstained) == (5, 3, 1, 1)
    assert (decision.executor, decision.due is not None) == (DIRECTOR, True)


def test_a_vote_by_name_is_counted_and_checked(clerk):
    clerk.press(K.Key_F4)
    editor = clerk.pad.inplace.editor
    clerk.type("9")
    assert "9" in editor.trouble.text()
    clerk.press(K.Key_Backtab, mod=SHIFT).press(K.Key_Down, K.Key_Down)
    assert editor.mode.value() is VoteMode.BY_NAME
    clerk.press(K.Key_1, K.Key_1, K.Key_2, K.Key_3)
    assert [field.value() for field in editor.counts.values()] == [2, 1, 1]
    clerk.enter()
    (vote,) = clerk.file.votes
    assert (vote.mode, vote.votes_for, vote.against, vote.abstained) == (VoteMode.BY_NAME, 2, 1, 1)
    assert [b.choice for b in clerk.file.ballots].count(Choice.FOR) == 2
    assert any("4 адам" in line for line in clerk.lines)
    clerk.press(K.Key_F4).press(K.Key_Escape)
    assert len(clerk.file.votes) == 1


def test_somebody_who_is_not_on_the_list_may_be_added(clerk):
    clerk.say("Токтосунов Азамат", "Менин да сөзүм бар.")
    assert clerk.file.statements[0].speaker == "Токтосунов Азамат"
    assert clerk.step.stranger.isVisible()
    clerk.press(K.Key_F9)
    assert not clerk.step.stranger.isVisible()
    assert "Токтосунов Азамат" in [p.name for p in clerk.file.present]
    clerk.say("токт", "Дагы бир сөз.")
    assert not clerk.step.stranger.isVisible()
    assert clerk.file.statements[1].speaker == "Токтосунов Азамат"


def test_a_speaker_who_was_only_invited_may_be_marked_as_present(window, office):
    meeting_id = commission(office)
    office.registration.add_invited(meeting_id, names=["Жээнбеков Талант"])
    clerk = Clerk(window, meeting_id)
    clerk.say("жээн", "Келдим.").press(K.Key_F9)
    (came,) = (p for p in clerk.file.participants if p.name == "Жээнбеков Талант")
    assert came.attendance is Attendance.PRESENT


def test_a_name_once_refused_stays_as_it_is_typed(clerk):
    speaker = clerk.pad.entry.speaker
    clerk.type("сад").enter()
    assert speaker.text() == "Садыков Данияр Маратович"
    clerk.press(K.Key_Backspace)  # nothing is said yet: back to the speaker
    speaker.selectAll()
    clerk.type("Сад").enter().type("Мен башкамын.").enter()
    assert clerk.file.statements[0].speaker == "Сад"


def test_offers_do_not_stand_in_the_way(clerk):
    popup = clerk.pad.entry.speaker.popup
    clerk.type("а")
    hands.until(popup.isVisible)
    clerk.press(K.Key_Down, K.Key_Return).type("Тизмеден алындым.").enter()
    clerk.type("сад")
    hands.until(popup.isVisible)
    clerk.enter().type("Тамгалар жетиштүү болду.").enter()
    clerk.type("Жок киши")
    clerk.rest().enter().type("Тизмеде жокмун.").enter()
    first, second, third = clerk.file.statements
    assert first.speaker == "Асанова Мээрим Талантовна" and first.participant_id
    assert second.speaker == "Садыков Данияр Маратович" and second.participant_id
    assert third.speaker == "Жок киши" and third.participant_id is None


def test_text_modules(clerk):
    entry = clerk.pad.entry.text
    clerk.type("бак").enter().type("см ")
    assert entry.value() == "Маалымат эске алынсын."
    clerk.press(K.Key_Backspace)
    assert entry.value() == "см "
    entry.set_value("")
    clerk.type("Со стороны жителей 5 см снега, со ")
    assert entry.value() == "Со стороны жителей 5 см снега, со "
    entry.set_value("")
    clerk.type("Сунуш: бд").press(K.Key_Tab)
    assert entry.value() == "Сунуш: Бир добуштан кабыл алынды."
    entry.set_value("")
    clerk.type("сб ").type("Бакировго")
    assert entry.value() == "Сөз Бакировго берилди."
    entry.set_value("")
    clerk.type("сп ")
    assert entry.value() == "Информацию принять к сведению."
    entry.set_value("")
    clerk.press(K.Key_F3).enter()
    assert entry.value() == "Маалымат эске алынсын."
    clerk.here.setFocus()
    clerk.enter()
    assert clerk.file.statements[0].text == "Маалымат эске алынсын."


def test_minutes_written_afterwards_bear_no_times(window, office):
    clerk = Clerk(window, commission(office, dt.date(2026, 2, 16)))
    assert clerk.step.clock.later.isChecked()
    clerk.say("бак", "Башталды.")
    assert clerk.file.statements[0].at is clerk.file.meeting.began is None
    clerk.step.clock.meeting[0].setFocus()
    clerk.type("9").enter()
    assert clerk.file.meeting.began == dt.time(9)
    clerk.step.clock.meeting[1].setFocus()
    clerk.type("830").enter().rest()
    assert clerk.step.clock.trouble.text()
    clerk.step.clock.meeting[1].selectAll()
    clerk.type("1030").enter()
    assert (clerk.file.meeting.ended, clerk.file.meeting.state) == (dt.time(10, 30), MeetingState.HELD)
    clerk.step.clock.item[0].setFocus()
    clerk.type("905").enter()
    assert clerk.file.items[0].began == dt.time(9, 5)
    clerk.press(K.Key_F5).type("Түтүктү алмаштыруу.").enter().enter().type("+10").enter()
    assert clerk.file.decisions[0].due == dt.date(2026, 2, 26), "days are counted from the meeting"


def test_what_is_missing_leads_to_its_place(clerk):
    clerk.say("бак", "Сөз.")
    clerk.press(K.Key_F5).type("Чечим").enter().enter().enter()
    clerk.press(K.Key_F4).type("9").enter()
    dossier = clerk.file
    vote, decision = dossier.votes[0], dossier.decisions[0]
    step = clerk.step
    step.agenda.select("")
    assert step.lead(Problem("votes_over_present", "votes_for", record_id=vote.id))
    assert step.agenda.key == vote.item_id and clerk.pad.inplace.editor.vote.id == vote.id
    assert step.lead(Problem("no_russian", "text.ru", record_id=decision.id))
    assert clerk.pad.inplace.editor.text.ru.hasFocus()
    assert step.lead(Problem("odd_signs", "text", record_id=dossier.statements[0].id))
    assert clerk.pad.inplace.editor.text.hasFocus()
    assert step.lead(Problem("item_open", "outcome", record_id=dossier.items[2].id))
    assert step.agenda.key == dossier.items[2].id
    assert step.lead(Problem("meeting_not_held", "state", record_id=dossier.meeting.id))
    assert step.clock.meeting[1].hasFocus()
    assert not step.lead(Problem("needs_chair", "participants", record_id=dossier.meeting.id))
    assert not step.lead(Problem("item_empty", "text", record_id=dossier.items[0].id))


def test_a_signed_protocol_is_only_read(window, office, tmp_path):
    meeting_id = staff_meeting(office)
    issued = office.papers.issue(meeting_id, PrintChoice())
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(office.papers.pdf(issued.rows[0].id))
    office.papers.sign(issued.rows[0].id, [scan])
    assert office.meetings.page(meeting_id).protocol.state is PaperState.SIGNED
    clerk = Clerk(window, meeting_id)
    assert clerk.step.lock.isVisible() and not clerk.pad.entry.isVisible()
    before = clerk.file
    clerk.pad.to_paper()
    clerk.enter().press(K.Key_Delete, K.Key_F4, K.Key_F5, K.Key_F7, K.Key_F8, K.Key_Insert)
    clerk.press(K.Key_Up, mod=ALT)
    assert clerk.pad.inplace.editor is None and QApplication.activePopupWidget() is None
    assert clerk.file == before


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
def test_everything_has_a_name_and_fits_the_window(make_window, office, lang):
    clerk = Clerk(make_window(lang), commission(office))
    for model in (clerk.pad.paper.lines, clerk.step.agenda.items):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, clerk.step)
    clerk.say("бак", "!Сунуш").say("Келгин", "Сөз").press(K.Key_F5).rest()
    assert nameless(clerk.step) == []
    assert clerk.window.shell.minimumSizeHint().width() <= 1366
    clerk.press(K.Key_Escape).press(K.Key_F4).rest()
    assert nameless(clerk.step) == []
    clerk.press(K.Key_Escape)
    clerk.pad.to_paper()
    assert clerk.window.shell.minimumSizeHint().width() <= 1366


def test_search_finds_what_was_just_said(clerk):
    clerk.say("бак", "Пайдубал сууга толду.")
    clerk.rest()
    assert RecordRef("meeting", clerk.meeting_id) in [hit.opens for hit in clerk.office.find.find("пайдубал")]
