"""Registering: pre-set fields, numbers without gaps, what looks alike, bad input."""

import dataclasses
import datetime as dt
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mslite.db.verify import verify
from mslite.domain.appeals.rows import (
    Appeal,
    AppealKind,
    AppealState,
    Channel,
    CoSigner,
    Journal,
    Manner,
    Theme,
)
from mslite.domain.appeals.views import AppealQuery, AppealScope, Likeness
from mslite.domain.meetings import Statement
from mslite.domain.problems import UserFixable
from mslite.domain.rows import RecordRef, Words
from mslite.services.office import Office
from tests.services.appeals.town import ADDRESS, MONDAY, NAME, WATER, came, now
from tests.services.day import staff_meeting

ROOT = Path(__file__).resolve().parents[3]


def refusal(office, appeal, **named):
    """The code of the one problem for which an appeal is refused."""
    with pytest.raises(UserFixable) as told:
        office.appeals.register(appeal, today=MONDAY, **named)
    return told.value.problems[0].code if told.value.problems else told.value.code


# ---- the usual case --------------------------------------------------------------------------------------


def test_name_address_theme_and_text_are_enough(office):
    saved = office.appeals.register(
        Appeal(name=NAME, address=ADDRESS, text=WATER), theme="ичуучу суу", today=MONDAY
    )
    appeal = saved.first(Appeal)
    assert (appeal.number, appeal.year, appeal.state) == ("1", 2026, AppealState.OPEN)
    assert (appeal.channel, appeal.manner, appeal.kind) == (
        Channel.VISIT,
        Manner.ORAL,
        AppealKind.APPLICATION,
    )
    assert appeal.received_on == appeal.registered_on == MONDAY
    assert appeal.due == dt.date(2026, 6, 19) == appeal.first_due
    page = office.appeals.page(appeal.id)
    assert page.theme == Words("Ичүүчү суу", "Питьевая вода")
    assert page.due.date == appeal.due and page.due.rule.article.ru == "ч. 2 ст. 8"
    assert saved.problems == ()


def test_a_theme_that_is_not_there_is_made_once(office):
    for _ in range(2):
        office.appeals.register(Appeal(name=NAME, text=WATER), theme=" Иттер  жана мышыктар", today=MONDAY)
    assert [one.name.ky for one in office.appeals.themes()].count("Иттер жана мышыктар") == 1


@pytest.mark.parametrize(
    ("channel", "manner"), [(Channel.EMAIL, Manner.ELECTRONIC), (Channel.LETTER, Manner.WRITTEN)]
)
def test_the_manner_goes_with_the_channel(office, channel, manner):
    assert came(office, channel=channel).manner is manner


def test_what_the_law_wants_and_is_missing_is_said_and_does_not_hinder(office):
    saved = office.appeals.register(Appeal(name="Акматов", text=WATER), today=MONDAY)
    assert [problem.code for problem in saved.problems] == ["address_missing"]


def test_a_proposal_made_at_a_meeting_becomes_an_appeal_linked_to_it(office):
    meeting_id = staff_meeting(office)
    (said,) = (row for row in office.meetings.dossier(meeting_id).statements)
    assert isinstance(said, Statement)
    appeal = office.appeals.from_statement(said.id, Appeal(address="Ленин көч., 1"), today=MONDAY).first(
        Appeal
    )
    page = office.appeals.page(appeal.id)
    assert (page.appeal.channel, page.appeal.name) == (Channel.HEARING, said.speaker)
    assert page.appeal.text == said.text and page.appeal.address == "Ленин көч., 1"
    assert {(link.table, link.record_id) for link in page.links} == {
        ("meeting", meeting_id),
        ("statement", said.id),
    }
    office.appeals.link(appeal.id, RecordRef("meeting", meeting_id))
    assert len(office.appeals.page(appeal.id).links) == 2


def test_what_is_only_received_waits_one_working_day_for_its_registration(office):
    friday = dt.date(2026, 6, 5)
    office.appeals.keep(Appeal(name=NAME, text=WATER), today=friday)
    (line,) = office.appeals.lines(AppealQuery(AppealScope.WAITING, today=friday))
    assert (line.state, line.number, line.due) == (AppealState.WAITING, "", dt.date(2026, 6, 8))
    kept = office.appeals.page(line.id).appeal
    registered = office.appeals.register(kept, today=dt.date(2026, 6, 8)).first(Appeal)
    assert registered.id == kept.id and registered.number == "1"
    assert registered.received_on == friday and registered.due == dt.date(2026, 6, 26)
    with pytest.raises(UserFixable, match="already_registered"):
        office.appeals.register(now(office, registered), today=MONDAY)


# ---- numbers ---------------------------------------------------------------------------------------------


def test_numbers_are_gapless_by_journal_and_year_and_never_used_twice(office):
    first, second = came(office), came(office)
    assert (first.number, second.number) == ("1", "2")
    assert came(office, dt.date(2027, 1, 4)).number == "1"
    with pytest.raises(UserFixable, match="lock:appeal"):
        office.records.remove(now(office, second))
    with pytest.raises(UserFixable, match="lock:appeal"):
        office.appeals.save(dataclasses.replace(now(office, second), number="7"))
    assert came(office, dt.date(2026, 6, 2)).number == "3"


@pytest.mark.parametrize(
    ("pattern", "index", "number"),
    [
        ("{year}/{seq:03}", "", "2026/001"),
        ("{letter}-{seq}", "", "О-1"),
        ("{index}/{letter}-{seq:02}", "01-09", "01-09/О-01"),
    ],
)
def test_the_office_writes_numbers_in_its_own_way(office, pattern, index, number):
    (journal,) = office.appeals.journals()
    office.records.save(dataclasses.replace(journal, pattern=pattern, index=index))
    assert came(office).number == number


def test_a_pattern_that_cannot_be_is_refused(office):
    (journal,) = office.appeals.journals()
    for pattern, code in (
        ("{year}", "pattern_no_seq"),
        ("{name}{seq}", "pattern_place"),
        ("{seq", "pattern_broken"),
    ):
        saved = office.records.save(dataclasses.replace(journal, pattern=pattern))
        assert [problem.code for problem in saved.problems] == [code]
    office.records.save(dataclasses.replace(journal, pattern="{letter}{seq}"))
    assert refusal(office, Appeal(text=WATER, address=ADDRESS)) == "journal_letter"


def test_oral_and_written_ones_may_have_journals_of_their_own(office):
    office.records.save(Journal(name=Words("Жазуу", "Письменные"), pattern="П-{seq}", manner=Manner.WRITTEN))
    assert came(office, channel=Channel.LETTER).number == "П-1"
    assert came(office).number == "1"


def test_a_year_may_begin_with_another_number(office):
    (journal,) = office.appeals.journals()
    office.settings.set_first_number(f"journal:{journal.id}", 2026, 154)
    assert [came(office).number, came(office).number] == ["154", "155"]


def test_a_field_laptop_gives_provisional_numbers_that_stay_beside_the_official_one(office):
    came(office)
    saved = [
        office.appeals.register(Appeal(name=NAME, text=WATER), today=MONDAY, sign="К2").first(Appeal)
        for _ in range(2)
    ]
    assert [one.provisional for one in saved] == ["К2-001", "К2-002"]
    assert [one.shown_number for one in office.appeals.lines(AppealQuery(AppealScope.PROVISIONAL))] != []
    official = office.appeals.give_number(saved[0].id).first(Appeal)
    assert (official.number, official.provisional) == ("2", "К2-001")
    assert [line.id for line in office.appeals.lines(AppealQuery(text="К2-001"))] == [official.id]
    assert official.id in [line.opens.id for line in office.find.find("К2-001")]
    with pytest.raises(UserFixable, match="already_registered"):
        office.appeals.give_number(official.id)
    assert refusal(office, Appeal(name=NAME, text=WATER), sign="К-2!") == "field_sign_odd"


REGISTERING = """
import sys
from pathlib import Path
from mslite.domain.appeals.rows import Appeal
from mslite.services.office import Office
office = Office(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
office.actor = "Асанова"
for no in range(10_000):
    office.appeals.register(Appeal(name="Осмонова", address="Ленин 1", text="суу жок"))
    print(no, flush=True)
"""


def test_killed_in_the_middle_of_registering_the_numbers_have_no_gap(tmp_path, office, key):
    folder = office.folder
    office.close()
    for round_ in range(3):
        running = subprocess.Popen(
            [sys.executable, "-c", REGISTERING, str(folder), key.hex()],
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        for _ in range(5 + round_):
            running.stdout.readline()
        time.sleep(0.003 * round_)
        running.send_signal(signal.SIGKILL)
        running.wait()
        running.stdout.close()
    again = Office(folder, key)
    seqs = sorted(int(line.number) for line in again.appeals.lines(AppealQuery(limit=1000)))
    again.close()
    assert seqs == list(range(1, len(seqs) + 1)) and len(seqs) >= 15
    assert verify(folder / "office.mslite", key).ok


# ---- what looks alike ------------------------------------------------------------------------------------


def test_earlier_appeals_that_look_alike_are_shown_while_one_types(office):
    first = came(office)
    other = came(office, name="Бакиров Эрмек Сапарович", address="Токтогул көчөсү 40", text="Жарык жок.")
    came(office, name="Турдубаев Нурлан", address="Манас көч., 3", text="Жер тилкеси жөнүндө.")

    def alike(**fields):
        return [(one.line.id, one.why) for one in office.appeals.alike(Appeal(**fields))]

    assert alike(name="осмонова айгул бековна") == [(first.id, Likeness.PERSON)]
    assert alike(name="Осмонова Айгул Бекована") == [(first.id, Likeness.PERSON)]  # a typing error
    assert alike(name=NAME, text=WATER) == [(first.id, Likeness.REPEAT)]
    assert dict(alike(name="Жаңы Киши", address="Токтогул көч 7")) == {
        first.id: Likeness.STREET,
        other.id: Likeness.STREET,
    }
    assert alike(address=ADDRESS)[0] == (first.id, Likeness.ADDRESS)
    assert alike(name="Жумабаев") == []
    assert alike() == []


def test_one_person_in_two_spellings_is_one_person(office):
    first = came(office, name="Асан уулу Бакыт", phone="+996 (555) 12-34-56")
    for fields in ({"name": "БАКЫТ АСАН УУЛУ"}, {"name": "Башка", "phone": "0555 123456"}):
        assert [one.line.id for one in office.appeals.alike(Appeal(**fields))] == [first.id]


def test_a_repeated_appeal_shows_what_it_repeats(office):
    first = came(office)
    again = came(office, repeated=True, repeat_of_id=first.id)
    assert [line.id for line in office.appeals.page(again.id).repeats] == [first.id]
    assert [line.id for line in office.appeals.page(first.id).repeats] == [again.id]


# ---- the list --------------------------------------------------------------------------------------------


def test_the_list_is_searched_in_every_spelling_and_filtered(office):
    first = came(office, kind=AppealKind.COMPLAINT, complained_of="Бакиров Э.С.")
    second = came(office, dt.date(2026, 6, 2), name="Акматов Бек", text="О ремонте дороги.")

    def found(**query):
        return [line.id for line in office.appeals.lines(AppealQuery(**query, today=MONDAY))]

    assert found() == [second.id, first.id]
    assert found(text="осмонова") == found(text="ичуучу") == found(text="ЖАРЫЛЫП") == [first.id]
    assert found(kind=AppealKind.COMPLAINT) == [first.id]
    assert found(since=dt.date(2026, 6, 2)) == [second.id]
    assert found(until=MONDAY) == [first.id]
    assert office.appeals.count(AppealQuery(text="дорог", today=MONDAY)) == 1
    assert [line.opens for line in office.find.find("акматов")] == [RecordRef("appeal", second.id)]


def test_one_window_of_the_list_is_one_query(office, count_queries):
    for _ in range(3):
        came(office)
    with count_queries() as sent:
        office.appeals.lines(AppealQuery(AppealScope.OPEN))
    assert len(sent) == 1


def test_for_somebody_outside_a_list_shows_no_personal_data(office):
    came(office, summary=f"{NAME}, 0555 12-34-56: суу жок", address="Ак-Суу ш., Токтогул көч., 12-үй")
    (line,) = office.appeals.masked()
    assert (line.name, line.address) == ("О. А. Б.", "Ак-Суу ш, Токтогул көч")
    assert "Осмонова" not in line.summary and "555" not in line.summary and "суу жок" in line.summary


def test_themes_are_a_tree_that_can_be_merged(office):
    def named(name):
        return next(one for one in office.appeals.themes() if one.name.ky == name)

    water, town = named("Ичүүчү суу"), named("Коммуналдык чарба")
    one = office.appeals.register(Appeal(name=NAME, text=WATER), theme="Суу түтүгү", today=MONDAY).first(
        Appeal
    )
    made = named("Суу түтүгү")
    office.appeals.merge_themes(made.id, water.id)
    assert now(office, one).theme_id == water.id
    assert made.id not in [theme.id for theme in office.appeals.themes()]
    assert [line.id for line in office.appeals.lines(AppealQuery(theme_id=town.id))] == [one.id]
    with pytest.raises(UserFixable, match="theme_circle"):
        office.appeals.merge_themes(town.id, water.id)
    assert (
        office.records.save(dataclasses.replace(town, broader_id=town.id)).problems[0].code == "theme_circle"
    )
    assert isinstance(town, Theme)


# ---- bad input -------------------------------------------------------------------------------------------


def test_anonymous_without_an_address_is_refused_with_the_article_or_registered_as_such(office):
    with pytest.raises(UserFixable) as told:
        office.appeals.register(Appeal(text=WATER), today=MONDAY)
    (problem,) = told.value.problems
    assert (problem.code, problem.values["article"].ru) == ("anonymous", "ч. 8 ст. 9")
    assert office.appeals.count() == 0
    known = office.appeals.register(Appeal(text=WATER), today=MONDAY, anonymous=True)
    assert known.first(Appeal).number == "1"
    assert {problem.code for problem in known.problems} == {"name_missing", "address_missing"}


def test_no_text_is_refused(office):
    assert refusal(office, Appeal(name=NAME, address=ADDRESS, text=" \n ")) == "text_missing"


def test_a_date_in_the_future_is_refused(office):
    later = MONDAY + dt.timedelta(days=1)
    assert refusal(office, Appeal(name=NAME, text=WATER, received_on=later)) == "received_later"
    assert refusal(office, Appeal(name=NAME, text=WATER, registered_on=later)) == "received_later"


def test_days_in_the_wrong_order_are_refused(office):
    before = MONDAY - dt.timedelta(days=3)
    assert (
        refusal(office, Appeal(name=NAME, text=WATER, received_on=MONDAY, registered_on=before))
        == "registered_early"
    )
    appeal = came(office)
    for fields, code in (({"due": before}, "due_early"), ({"closed_on": before}, "closed_early")):
        with pytest.raises(UserFixable) as told:
            office.appeals.save(dataclasses.replace(appeal, **fields))
        assert told.value.problems[0].code == code
    assert now(office, appeal) == appeal


def test_four_thousand_signers_are_kept_each_by_name(office):
    names = [f"Кол койгон {no}" for no in range(1, 4000)]
    appeal = office.appeals.register(
        Appeal(name=NAME, address=ADDRESS, text=WATER), today=MONDAY, co_signers=names
    ).first(Appeal)
    page = office.appeals.page(appeal.id)
    assert (page.appeal.signers, page.appeal.collective) == (4000, True)
    assert [one.name for one in page.co_signers] == names
    assert isinstance(page.co_signers[0], CoSigner)
    assert refusal(office, Appeal(name=NAME, text=WATER, signers=2_000_000)) == "signers_odd"


def test_a_complaint_of_thirty_thousand_words_is_kept_and_found(office):
    text = " ".join(f"сөз{no}" for no in range(30_000))
    appeal = came(office, text=text)
    assert now(office, appeal).text == text
    assert [line.id for line in office.appeals.lines(AppealQuery(text="сөз29999"))] == [appeal.id]
    assert len(office.appeals.lines()[0].summary) == 200


@pytest.mark.parametrize(
    "name", ['Асан уулу "Боке" Бакыт', "О'Коннор Жаклин", "Айша кызы  Ним\tет", "«Мурас» ЖЧК"]
)
def test_names_with_quotes_and_uulu_stand_as_written(office, name):
    appeal = came(office, name=name)
    assert now(office, appeal).name == " ".join(name.split())
    assert appeal.id in [one.line.id for one in office.appeals.alike(Appeal(name=name.upper()))]


def test_a_clock_set_back_five_years_gives_no_number(office):
    came(office, dt.date.today() + dt.timedelta(days=5 * 365))
    with pytest.raises(UserFixable, match="clock_back"):
        office.appeals.register(Appeal(name=NAME, text=WATER))
    assert office.appeals.count() == 1
    given = Appeal(name=NAME, text=WATER, registered_on=MONDAY, received_on=MONDAY)
    assert office.appeals.register(given).first(Appeal).registered_on == MONDAY  # said on purpose


def test_two_clerks_on_one_card_do_not_overwrite_each_other(office):
    appeal = came(office)
    office.appeals.save(dataclasses.replace(appeal, phone="0555 1"))
    with pytest.raises(UserFixable, match="stale"):
        office.appeals.save(dataclasses.replace(appeal, note="экинчи"))
    assert now(office, appeal).phone == "0555 1"


def test_without_a_journal_nothing_is_registered(office):
    office.records.remove(*office.appeals.journals())
    assert refusal(office, Appeal(name=NAME, text=WATER)) == "no_journal"
