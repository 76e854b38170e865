"""The way of an appeal: instruction, the ban, forwarding, extension, answer, control, lateness."""

import dataclasses
import datetime as dt

import pytest

from mslite.db.verify import verify
from mslite.documents.pdftext import page_texts
from mslite.domain.appeals.letters import Letter
from mslite.domain.appeals.rows import (
    Appeal,
    AppealKind,
    AppealState,
    EventKind,
    Executor,
    Extension,
    Forwarding,
    Outcome,
    Satisfaction,
)
from mslite.domain.appeals.terms import CountFrom, Topic
from mslite.domain.appeals.views import AppealQuery, AppealScope, Who
from mslite.domain.office import Person, Post
from mslite.domain.papers import Paper, PaperState, PaperType
from mslite.domain.problems import UserFixable
from mslite.domain.rows import Lang, PaperLang, RecordRef, Words
from mslite.domain.views import VerdictKind
from mslite.services.office import Office
from tests.services.appeals.town import MONDAY, NAME, came, now

HEAD, BEK, NUR = Who("Абдыкадыров Талант"), Who("Бакиров Эрмек Сапарович"), Who("Турдубаев Нурлан")


def day(number: int, month: int = 6) -> dt.date:
    return dt.date(2026, month, number)


# ---- instruction -----------------------------------------------------------------------------------------


def test_the_head_says_who_deals_with_it_in_what_words_and_by_when(office):
    appeal = came(office)
    saved = office.routing.instruct(
        appeal.id, [BEK, NUR], "Карап чыгып, чара көрүңүз.", head=HEAD, due=day(10), given_on=day(2)
    )
    page = office.appeals.page(appeal.id)
    ((order, executors),) = page.instructions
    assert (order.head, order.text, order.due) == (HEAD.name, "Карап чыгып, чара көрүңүз.", day(10))
    assert [one.executor for one in executors] == [BEK.name, NUR.name]
    assert (page.appeal.state, page.appeal.executor) == (AppealState.ROUTED, BEK.name)
    first = saved.first(Executor)
    office.routing.acquaint(first.id, day(3))
    office.routing.done(first.id, day(9), "Оңдолду")
    ((_, (first, second)),) = office.appeals.page(appeal.id).instructions
    assert (first.acquainted_on, first.done_on, second.done_on) == (day(3), day(9), None)


def test_it_is_handed_over_to_somebody_else(office):
    appeal = came(office)
    office.routing.instruct(appeal.id, [BEK], given_on=day(2))
    office.routing.hand_over(appeal.id, NUR, day(3), "Өргүүгө чыкты")
    page = office.appeals.page(appeal.id)
    ((_, executors),) = page.instructions
    assert [one.executor for one in executors] == [NUR.name, BEK.name]
    assert page.appeal.executor == NUR.name
    assert [(one.kind, one.name) for one in page.events] == [(EventKind.HANDED_OVER, NUR.name)]


@pytest.mark.parametrize("named", ["Бакиров Эрмек Сапарович", "бакиров э.с.", "Э. С. Бакиров", "Бакиров"])
def test_a_complaint_never_goes_to_the_one_complained_about(office, named):
    appeal = came(office, kind=AppealKind.COMPLAINT, complained_of=named)
    for refused in (
        lambda: office.routing.instruct(appeal.id, [NUR, BEK]),
        lambda: office.routing.hand_over(appeal.id, BEK),
        lambda: office.routing.forward(appeal.id, named),
    ):
        with pytest.raises(UserFixable) as told:
            refused()
        assert (told.value.code, told.value.values["article"].ru) == ("route_banned", "п. 10 ч. 2 ст. 12")
    assert office.appeals.page(appeal.id).instructions == ()
    office.routing.instruct(appeal.id, [NUR])
    other = came(office, kind=AppealKind.APPLICATION, complained_of=named)
    office.routing.instruct(other.id, [BEK])  # no complaint


def test_a_complaint_about_its_executor_is_noticed_when_it_is_said_later(office):
    person = office.records.save(Person(name=BEK.name)).first(Person)
    appeal = came(office)
    office.routing.instruct(appeal.id, [Who(BEK.name, person.id)])
    accused = dataclasses.replace(
        now(office, appeal), kind=AppealKind.COMPLAINT, complained_of="Мастер", complained_of_id=person.id
    )
    with pytest.raises(UserFixable, match="route_banned"):
        office.appeals.save(accused)


def test_an_executor_who_left_is_refused(office):
    person = office.records.save(Person(name=BEK.name)).first(Person)
    post = office.records.save(Post(person_id=person.id, until=day(1, 5))).first(Post)
    appeal = came(office)
    with pytest.raises(UserFixable, match="executor_left"):
        office.routing.instruct(appeal.id, [Who(BEK.name, person.id)], given_on=day(2))
    office.records.save(dataclasses.replace(post, until=None))
    office.routing.instruct(appeal.id, [Who(BEK.name, person.id)], given_on=day(2))


def test_an_instruction_needs_somebody_a_number_and_a_possible_day(office):
    appeal = came(office)
    with pytest.raises(UserFixable, match="executor_needed"):
        office.routing.instruct(appeal.id, [Who("  ")])
    with pytest.raises(UserFixable) as told:
        office.routing.instruct(appeal.id, [BEK], due=MONDAY - dt.timedelta(days=1))
    assert told.value.problems[0].code == "due_early"
    waiting = office.appeals.keep(Appeal(name=NAME, text="Суу жок"), today=MONDAY).first(Appeal)
    with pytest.raises(UserFixable, match="not_registered"):
        office.routing.instruct(waiting.id, [BEK])


# ---- forwarding, extension -------------------------------------------------------------------------------


def test_what_is_sent_on_has_its_own_clock(office):
    appeal = came(office)
    sent = office.routing.forward(appeal.id, "Ак-Суу райондук прокуратурасы").first(Forwarding)
    copy = office.routing.forward(appeal.id, "Ак-Суу РЭС", copy=True, answer_due=day(15)).first(Forwarding)
    assert (sent.due, copy.due) == (day(8), day(8))
    assert [one.id for one in office.appeal_reports.today(day(3)).forwarding] == [sent.id, copy.id]
    office.routing.sent(sent.id, day(4))
    office.routing.heard(copy.id, day(12), "Оңдойт")
    page = office.appeals.page(appeal.id)
    assert [(one.forwarded_on, one.answered_on) for one in page.forwardings] == [
        (day(4), None),
        (None, day(12)),
    ]
    with pytest.raises(UserFixable, match="organisation_needed"):
        office.routing.forward(appeal.id, " ")


def test_an_extension_has_its_limit_its_reason_and_a_letter_to_wait_for(office):
    appeal = came(office)  # due 19 June; at most 30 days from the registration in all: 1 July
    assert office.appeals.page(appeal.id).limit == day(1, 7)
    for until, reason, code in (
        (day(30), " ", "reason_needed"),
        (day(19), "Текшерүү", "extension_short"),
        (day(2, 7), "Текшерүү", "extension_long"),
    ):
        with pytest.raises(UserFixable, match=code):
            office.routing.extend(appeal.id, until, reason, decided_on=day(15))
    saved = office.routing.extend(appeal.id, day(1, 7), "Атайын текшерүү", decided_on=day(15))
    extension = saved.first(Extension)
    assert (extension.before, extension.until, extension.told_by) == (day(19), day(1, 7), day(18))
    assert (now(office, appeal).due, now(office, appeal).first_due) == (day(1, 7), day(19))
    assert [line.extended for line in office.appeal_reports.today(day(16)).tell] == [True]
    letter = office.letters.draft(appeal.id, PaperType.EXTENSION, extension_id=extension.id).first(Letter)
    assert "Атайын текшерүү" in letter.text and "2026-жылдын 1-июлу" in letter.text
    office.records.save(dataclasses.replace(letter, head=HEAD.name))
    office.letters.issue(letter.id, day(16))
    assert office.appeal_reports.today(day(16)).tell == ()
    assert office.appeals.page(appeal.id).extensions[0].told_on == day(16)


def test_whether_thirty_days_are_in_all_or_in_addition_is_a_setting(office):
    rule = next(rule for rule in office.deadlines.rules() if rule.topic is Topic.EXTENSION)
    office.deadlines.save(dataclasses.replace(rule, count_from=CountFrom.DUE))
    appeal = came(office)
    assert office.appeals.page(appeal.id).limit == day(
        17, 7
    )  # 19 June and 30 days: a Sunday, the Friday before
    office.routing.extend(appeal.id, day(17, 7), "Текшерүү", decided_on=day(15))


# ---- the end ---------------------------------------------------------------------------------------------


def test_late_stays_late_after_closing(office):
    appeal = came(office)
    (line,) = office.appeals.lines(AppealQuery(AppealScope.LATE, today=day(22)))
    assert (line.late_days, line.days) == (3, -3)
    office.routing.close(appeal.id, Outcome.MEASURES, on=day(24), control_off=True)
    (line,) = office.appeals.lines(AppealQuery(AppealScope.CLOSED, today=day(30)))
    assert (line.state, line.late_days, line.days) == (AppealState.CLOSED, 5, None)
    assert office.appeals.page(appeal.id, day(30)).late_days == 5


def test_an_extension_after_the_term_does_not_make_it_good(office):
    appeal = came(office)
    saved = office.routing.extend(appeal.id, day(30), "Текшерүү", decided_on=day(23))
    assert [(p.code, p.values["days"]) for p in saved.problems] == [("extension_late", 4)]
    office.routing.close(appeal.id, Outcome.EXPLAINED, on=day(29))
    (line,) = office.appeals.lines(AppealQuery(today=day(29)))
    assert line.late_days == 4 == office.appeals.page(appeal.id, day(29)).late_days


def test_control_is_taken_off_after_the_answer_and_it_can_be_opened_again(office):
    appeal = came(office)
    with pytest.raises(UserFixable, match="still_open"):
        office.routing.control(appeal.id, False)
    office.routing.close(appeal.id, Outcome.SATISFIED, on=day(9), satisfaction=Satisfaction.YES)
    assert now(office, appeal).state is AppealState.ANSWERED
    office.routing.control(appeal.id, False, day(10))
    assert (now(office, appeal).state, now(office, appeal).control_off_on) == (AppealState.CLOSED, day(10))
    with pytest.raises(UserFixable, match="reason_needed"):
        office.routing.reopen(appeal.id, "")
    office.routing.reopen(appeal.id, "Суу кайра жок", day(11))
    page = office.appeals.page(appeal.id)
    assert (page.appeal.state, page.appeal.due, page.appeal.outcome) == (AppealState.OPEN, day(19), None)
    assert [one.kind for one in page.events] == [EventKind.CONTROL_OFF, EventKind.REOPENED]


def test_a_refusal_asks_for_reason_act_and_how_to_appeal(office):
    appeal = came(office)
    with pytest.raises(UserFixable) as told:
        office.routing.close(appeal.id, Outcome.REFUSED, reason="Жер мамлекеттики")
    assert [problem.code for problem in told.value.problems] == ["refusal_act", "refusal_how"]
    assert told.value.problems[0].values["article"].ru == "п. 9 ч. 2 ст. 12, ч. 2 ст. 13"
    office.routing.close(
        appeal.id, Outcome.REFUSED, on=day(9), reason="Жер мамлекеттики", ground="Жер кодекси, 4-берене",
        how="бир айдын ичинде сотко",
    )  # fmt: skip
    assert now(office, appeal).ground == "Жер кодекси, 4-берене"


def test_what_is_left_needs_a_ground_and_every_end_an_outcome(office):
    appeal = came(office)
    with pytest.raises(UserFixable, match="ground_needed"):
        office.routing.close(appeal.id, Outcome.LEFT)
    with pytest.raises(UserFixable, match="outcome_needed"):
        office.routing.close(appeal.id, None)
    office.routing.close(appeal.id, Outcome.WITHDRAWN, on=day(3))


# ---- letters ---------------------------------------------------------------------------------------------


def reply(office: Office, appeal: Appeal, outcome: Outcome, **named) -> Letter:
    letter = office.letters.draft(appeal.id, PaperType.REPLY, outcome, **named).first(Letter)
    changed = dataclasses.replace(
        letter, head=HEAD.name, post=Words("Мэр", "Мэр"), text=letter.text + "\nТүтүк алмаштырылды."
    )
    return office.records.save(changed).first(Letter)


def test_a_reply_is_issued_printed_signed_and_closed_like_a_protocol(office):
    appeal = came(office)
    letter = reply(office, appeal, Outcome.EXPLAINED)
    draft = " ".join(page_texts(office.letters.preview(letter.id)))
    assert "ДОЛБООР" in draft and NAME in draft
    assert office.letters.next_number(letter.id, day(9)) == "01-11/1"
    paper = office.letters.issue(letter.id, day(9)).first(Paper)
    assert (paper.number, paper.type, paper.appeal_id, paper.meeting_id) == (
        "01-11/1",
        PaperType.REPLY,
        appeal.id,
        None,
    )
    pdf = office.papers.pdf(paper.id)
    text = " ".join(" ".join(page_texts(pdf)).split())
    for said in ("01-11/1", NAME, "Токтогул көч., 12", "Түтүк алмаштырылды.", "Абдыкадыров"):
        assert said in text, said
    assert "ДОЛБООР" not in text
    page = office.appeals.page(appeal.id)
    assert (page.appeal.outcome, page.appeal.closed_on) == (Outcome.EXPLAINED, day(9))
    assert [line.paper.number for line in page.papers] == ["01-11/1"]
    assert office.papers.verify_pdf(pdf).kind is VerdictKind.IDENTICAL
    office.papers.sign(paper.id, [pdf], day(9))
    signed = office.records.get(RecordRef("letter", letter.id))
    for changed in ({"text": "Башка"}, {"deleted": True}):
        with pytest.raises(UserFixable, match="lock:letter"):
            office.records.save(dataclasses.replace(signed, **changed))
    office.records.save(dataclasses.replace(signed, sent_on=day(10), sent_how="почта"))
    assert verify(office.store.path, office.store.key).ok


def test_letters_are_numbered_without_gaps_and_annulled_ones_keep_theirs(office):
    appeals = [came(office) for _ in range(3)]
    papers = [
        office.letters.issue(reply(office, one, Outcome.MEASURES).id, day(9)).first(Paper) for one in appeals
    ]
    office.papers.annul(papers[1].id, "Ката кетти")
    again = office.letters.again(_letter_of(office, papers[1]).id).first(Letter)
    fourth = office.letters.issue(again.id, day(10)).first(Paper)
    assert [one.number for one in (*papers, fourth)] == [f"01-11/{no}" for no in (1, 2, 3, 4)]
    journal = office.letters.journal(day(1), day(30))
    assert [(one.number, one.state) for one in journal] == [
        ("01-11/1", PaperState.ISSUED),
        ("01-11/2", PaperState.ANNULLED),
        ("01-11/3", PaperState.ISSUED),
        ("01-11/4", PaperState.ISSUED),
    ]
    assert journal[0].appeal_number == "1" and journal[0].addressee == NAME


def _letter_of(office: Office, paper: Paper) -> Letter:
    letters = office.appeals.page(paper.appeal_id).letters
    return next(one for one in letters if one.paper_id == paper.id)


def test_before_it_is_signed_a_letter_is_printed_again_under_its_number(office):
    appeal = came(office)
    letter = reply(office, appeal, Outcome.MEASURES)
    paper = office.letters.issue(letter.id, day(9)).first(Paper)
    with pytest.raises(UserFixable, match="letter_issued"):
        office.letters.issue(letter.id)
    issued = _letter_of(office, paper)
    office.records.save(dataclasses.replace(issued, text="Жаңы текст."))
    again = office.letters.reissue(letter.id).first(Paper)
    assert (again.number, again.revision) == (paper.number, 2)
    assert "Жаңы текст." in " ".join(page_texts(office.papers.pdf(paper.id)))
    assert "Жаңы текст." not in " ".join(page_texts(office.papers.pdf(paper.id, 1)))


def test_the_letter_speaks_the_language_of_the_appeal_and_goes_to_the_first_named(office):
    appeal = office.appeals.register(
        Appeal(name=NAME, address="ул. Ленина, 5", text="Нет воды.", lang=Lang.RU),
        today=MONDAY,
        co_signers=["Иванов Иван"],
    ).first(Appeal)
    letter = office.letters.draft(appeal.id, PaperType.REPLY, Outcome.EXPLAINED).first(Letter)
    assert (letter.lang, letter.addressee) == (PaperLang.RU, NAME)
    assert letter.text.startswith(
        "Ваше обращение, зарегистрированное 1 июня 2026".replace(" 1 июня", " 1\u00a0июня")
    )
    assert "№ 1, рассмотрено" in letter.text


def test_a_refusing_letter_names_reason_act_and_how_to_appeal(office):
    appeal = came(office)
    letter = reply(office, appeal, Outcome.REFUSED, reason="жер бош эмес")
    with pytest.raises(UserFixable) as told:
        office.letters.issue(letter.id, day(9))
    assert [problem.code for problem in told.value.problems] == ["refusal_act", "refusal_how"]
    whole = dataclasses.replace(letter, act="Жер кодекси, 4-берене", how="сотко, үч айдын ичинде")
    office.records.save(whole)
    assert "жер бош эмес" in letter.text
    office.letters.issue(letter.id, day(9))
    assert (now(office, appeal).outcome, now(office, appeal).ground) == (
        Outcome.REFUSED,
        "Жер кодекси, 4-берене",
    )


def test_an_empty_letter_is_not_issued(office):
    appeal = came(office, name="", address="Ленин көч., 2")
    letter = office.letters.draft(appeal.id).first(Letter)
    office.records.save(dataclasses.replace(letter, text=""))
    with pytest.raises(UserFixable) as told:
        office.letters.issue(letter.id)
    assert [p.code for p in told.value.problems] == ["addressee_needed", "letter_text", "signer_needed"]
    assert office.letters.journal(day(1, 1), day(31, 12)) == ()


def test_a_covering_letter_sends_the_appeal_on(office):
    appeal = came(office)
    sent = office.routing.forward(appeal.id, "Ак-Суу РЭС", copy=True).first(Forwarding)
    letter = office.letters.draft(appeal.id, PaperType.COVERING, forwarding_id=sent.id).first(Letter)
    assert letter.addressee == "Ак-Суу РЭС" and NAME in letter.text
    office.records.save(dataclasses.replace(letter, head=HEAD.name))
    office.letters.issue(letter.id, day(4))
    page = office.appeals.page(appeal.id)
    assert page.forwardings[0].forwarded_on == day(4)
    assert page.appeal.closed_on is None
    assert office.letters.docx(letter.id).startswith(b"PK")
