"""What has been written is changed, moved, removed in its place; nothing that is typed gets lost."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from mslite.domain.meetings import AgendaItem, ProposalOutcome, Statement, StatementKind
from mslite.domain.rows import RecordRef, Words
from mslite.ui.kit import saving
from mslite.ui.pages.meeting.minutes import MinutesStep
from tests.services.day import agenda_item
from tests.ui import hands
from tests.ui.pages.commission import ALT, CTRL, SHIFT, Clerk, K, commission


@pytest.fixture
def clerk(window, office) -> Clerk:
    return Clerk(window, commission(office))


def texts(clerk: Clerk) -> list[str]:
    return [one.text for one in clerk.file.statements]


def test_an_earlier_statement_is_corrected_in_its_place(clerk):
    clerk.say("бак", "бир").say("сад", "эки").say("ому", "үч")
    clerk.press(K.Key_Up, K.Key_Up).enter().rest().type(" жана жарым").enter()
    assert texts(clerk) == ["бир", "эки жана жарым", "үч"]
    assert clerk.here is clerk.pad.paper
    clerk.enter().type("!").press(K.Key_Escape)
    assert texts(clerk) == ["бир", "эки жана жарым!", "үч"], "Esc loses no words"
    clerk.enter().press(K.Key_F2, K.Key_3).press(K.Key_Escape)
    assert clerk.file.statements[1].kind is StatementKind.QUESTION
    clerk.press(K.Key_F2, K.Key_5).press(K.Key_Escape)
    assert clerk.file.statements[1].outcome is ProposalOutcome.OPEN
    clerk.press(K.Key_F8, K.Key_2)
    assert clerk.file.statements[1].outcome is ProposalOutcome.DECLINED
    clerk.press(K.Key_F2, K.Key_2).press(K.Key_Escape)
    assert clerk.file.statements[1].outcome is None


def test_statements_are_inserted_moved_and_carried(clerk):
    clerk.say("бак", "бир").say("сад", "эки").say("ому", "үч")
    clerk.press(K.Key_Up, K.Key_Up, K.Key_Insert).say("аса", "эки жарым")
    assert texts(clerk) == ["бир", "эки", "эки жарым", "үч"]
    clerk.press(K.Key_Up, mod=ALT)
    assert texts(clerk) == ["бир", "эки жарым", "эки", "үч"]
    assert clerk.pad.paper.current.row.text == "эки жарым"
    clerk.press(K.Key_Down, mod=ALT).rest().press(K.Key_Down, mod=ALT)
    assert texts(clerk) == ["бир", "эки", "үч", "эки жарым"]
    clerk.press(K.Key_PageDown, mod=ALT)
    dossier = clerk.file
    assert [s.text for s in dossier.statements if s.item_id == dossier.items[1].id] == ["эки жарым"]
    clerk.press(K.Key_Insert, K.Key_Escape)
    assert len(clerk.file.statements) == 4, "an empty statement vanishes"
    assert "ЧЫГЫП СҮЙЛӨШТҮ:" in clerk.lines and not any("азырынча" in line for line in clerk.lines)


def test_a_removed_statement_comes_back(clerk):
    clerk.say("бак", "бир").say("сад", "эки")
    clerk.press(K.Key_Up, K.Key_Delete)
    assert texts(clerk) == ["бир"]
    clerk.press(K.Key_Z, mod=CTRL)
    hands.until(lambda: texts(clerk) == ["бир", "эки"])


def test_an_empty_entry_leaves_nothing(clerk):
    clerk.type("бак").enter().type("а").press(K.Key_Backspace).rest()
    clerk.press(K.Key_Down, mod=CTRL)
    assert not clerk.file.statements
    clerk.type("бак").enter().enter().enter()
    assert not clerk.file.statements


def test_what_a_crash_left_blank_is_swept_away(window, office):
    meeting_id = commission(office)
    office.minutes.add_statement(meeting_id, speaker="Бакиров Эрмек Сапарович")
    office.minutes.add_statement(meeting_id, speaker="Садыков Данияр Маратович", text="сөз")
    office.minutes.decide(meeting_id, None, Words())
    clerk = Clerk(window, meeting_id)
    assert texts(clerk) == ["сөз"]
    assert not clerk.file.decisions


def test_decisions_are_numbered_changed_and_moved(clerk):
    for no in ("бир", "эки", "үч"):
        clerk.press(K.Key_F5).type(no).enter().enter().enter()
    assert [line.number for line in clerk.pad.paper.lines.rows if line.number] == ["1.1.", "1.2.", "1.3."]
    clerk.pad.to_paper()
    clerk.press(K.Key_Up, mod=ALT)
    assert [d.text.ky for d in clerk.file.decisions] == ["бир", "үч", "эки"]
    clerk.press(K.Key_Return).press(K.Key_Tab).type("три").press(K.Key_Escape)
    assert clerk.file.decisions[1].text == Words("үч", "три")
    clerk.press(K.Key_Return).enter().type("сад").enter().type("32.13").enter()
    assert clerk.pad.inplace.editor.form.rows["due"].problem.text(), "a date that is none is told"
    clerk.press(K.Key_Escape)
    decision = clerk.file.decisions[1]
    assert (decision.executor, decision.due) == ("Садыков Данияр Маратович", None)
    clerk.press(K.Key_F5).press(K.Key_Escape)
    assert len(clerk.file.decisions) == 3, "an empty point vanishes"


def test_a_decision_of_the_meeting_itself_and_no_vote_there(clerk):
    clerk.step.agenda.select("")
    clerk.say("бак", "Пикир.").press(K.Key_F5).type("Жалпы чечим").enter().enter().enter()
    clerk.press(K.Key_F4)
    dossier = clerk.file
    assert dossier.statements[0].kind is StatementKind.OPINION
    assert dossier.decisions[0].item_id is None and not dossier.votes
    assert clerk.lines[-1].startswith("1.  Жалпы чечим")


def test_esc_does_not_leave_a_sentence_half_way(clerk):
    clerk.type("бак").enter().type("жарым").press(K.Key_Escape)
    assert clerk.window.page is clerk.page and clerk.pad.entry.text.hasFocus()
    clerk.enter().press(K.Key_Escape)
    assert clerk.here is clerk.pad.paper
    clerk.press(K.Key_Escape).rest()
    assert clerk.window.page is not clerk.page


def test_lines_are_begun_by_shift_and_enter(clerk):
    clerk.type("бак").enter().type("бир").press(K.Key_Return, mod=SHIFT).type("эки").enter()
    assert texts(clerk) == ["бир\nэки"]


def test_words_typed_into_the_entry_survive_another_item_and_another_step(clerk):
    clerk.type("бак").enter().type("жарым сөз")
    clerk.page.show_step(3)
    assert texts(clerk) == ["жарым сөз"]
    clerk.page.show_step(2)
    assert clerk.pad.entry.text.value() == "жарым сөз"
    clerk.pad.entry.text.setFocus()
    clerk.type("дүн аягы").press(K.Key_PageDown, mod=CTRL)
    assert texts(clerk) == ["жарым сөздүн аягы"]
    assert not clerk.pad.entry.text.value()


def test_words_typed_just_before_the_page_closes_are_written(clerk):
    clerk.type("бак").enter().type("акыркы сөз")
    clerk.window.go("today")
    assert texts(clerk) == ["акыркы сөз"]
    assert clerk.office.typing.pending() == ()


def test_somebody_else_changes_the_record_meanwhile(clerk):
    clerk.say("бак", "бир")
    clerk.press(K.Key_Up).enter().rest().type(" эки")
    (one,) = clerk.office.meetings.dossier(clerk.meeting_id).statements
    clerk.office.records.save(replace(one, speaker_role="төрага"))
    clerk.enter()
    (now,) = clerk.file.statements
    assert (now.text, now.speaker_role) == ("бир эки", "төрага")


def test_a_long_statement_is_few_operations_in_the_journal(clerk):
    clerk.type("бак").enter()
    for _ in range(6):
        clerk.type("Түтүк эскирди, алмаштыруу керек. " * 15).window.settled()
        hands.rest(saving.KEEP_MS + 100)
    clerk.enter()
    (said,) = clerk.file.statements
    assert len(said.text) >= 2_900
    changed = clerk.office.records.history(RecordRef("statement", said.id))
    assert sum(1 for one in changed if one.field in ("", "text")) <= 3


def test_a_minute_of_typing_is_one_operation(monkeypatch, window, office):
    monkeypatch.setattr(saving, "WRITE_MS", 2_500)
    clerk = Clerk(window, commission(office))
    clerk.type("бак").enter().type("Башы")
    for _ in range(4):
        hands.rest(300)
        clerk.type(" сөз")
    assert clerk.file.statements[0].text == "", "not yet a change"
    hands.rest(2_500)
    (said,) = clerk.file.statements
    assert said.text == "Башы сөз сөз сөз сөз"
    changed = clerk.office.records.history(RecordRef("statement", said.id))
    assert sum(1 for one in changed if one.field == "text") == 1
    assert clerk.pad.entry.text.hasFocus() and clerk.pad.entry.text.value() == said.text


ODD = "👩‍🌾 \u202eсолго\u202c <b>кара</b> <a <c> &amp; %s {x} \u0007 \u200b ҢӨҮ «тырмакча» \\n $1 ' \" --"


def test_odd_signs_and_a_very_long_speech(clerk):
    clerk.type("бак").enter()
    mime = QMimeData()
    mime.setText(ODD)
    clerk.pad.entry.text.insertFromMimeData(mime)
    clerk.enter()
    assert texts(clerk) == [ODD]
    long = ("Сөз " * 25_000) + "аягы"
    mime.setText(long)
    clerk.type("сад").enter()
    clerk.pad.entry.text.insertFromMimeData(mime)
    clerk.type("!").enter()
    assert texts(clerk)[1] == long + "!"
    assert any(ODD in line for line in clerk.lines) and any(long in line for line in clerk.lines)
    clerk.window.shell.grab()
    clerk.press(K.Key_Up).enter().rest().type("!").enter()
    assert texts(clerk)[1] == long + "!!"


def big(office) -> str:
    """Sixty items, five hundred statements."""
    meeting_id = commission(office)
    items = [
        office.meetings.append(agenda_item(meeting_id, f"Маселе {no}")).first(AgendaItem) for no in range(57)
    ]
    rows = [
        Statement(
            meeting_id=meeting_id, item_id=items[no % 10].id, position=no, speaker=f"Сүйлөөчү {no}",
            text="Бул маселе боюнча айтарым бар. " * 5,
        )
        for no in range(500)
    ]  # fmt: skip
    office.records.save(*rows)
    return meeting_id


def test_five_hundred_statements_are_changed_in_place(window, office, count_reads):
    clerk = Clerk(window, big(office))
    for _ in range(3):
        clerk.press(K.Key_Down, mod=CTRL)
    clerk.rest()
    model = clerk.pad.paper.lines
    assert model.rowCount() > 50
    resets, inserted, removed = [], [], []
    model.modelReset.connect(lambda: resets.append(1))
    model.rowsInserted.connect(lambda *_: inserted.append(1))
    model.rowsRemoved.connect(lambda *_: removed.append(1))
    clerk.step.agenda.items.modelReset.connect(lambda: resets.append(1))
    clerk.say("бак", "Дагы бир сөз.").rest()
    assert (len(resets), len(inserted), len(removed)) == (0, 1, 0)
    with count_reads() as sent:
        clerk.say("бак", "Экинчи сөз.").rest()
    assert len(sent) <= 120, "a statement must not read the meeting over and over"


def test_the_step_dies_when_it_is_closed(window, office, dressed):
    clerk = Clerk(window, commission(office))
    page = office.meetings.page(clerk.meeting_id)
    ctx = clerk.step.ctx

    def make() -> MinutesStep:
        step = MinutesStep(ctx, clerk.meeting_id)
        step.show_page(page)
        hands.settle(ctx.desk)
        step.pad.decide(Words("Чечим"))
        hands.settle(ctx.desk)
        step.pad.vote()
        step.pad.entry.offer_kinds()
        QApplication.activePopupWidget().close()
        hands.settle(ctx.desk)
        return step

    hands.assert_dies(make)


def test_the_meeting_of_another_day_does_not_stamp(window, office):
    clerk = Clerk(window, commission(office, dt.date.today() - dt.timedelta(days=1)))
    assert not clerk.step.clock.stamping
    clerk.press(K.Key_F7, K.Key_4)
    assert (clerk.file.meeting.state.value, clerk.file.meeting.ended) == ("held", None)
