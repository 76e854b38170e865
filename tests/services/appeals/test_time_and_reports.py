"""Changes of the law and the calendar, the day's lists, receptions, statistics, history, JSON."""

import dataclasses
import datetime as dt
import json

import pytest

from mslite.db.verify import verify
from mslite.domain.appeals.rows import (
    Appeal,
    AppealKind,
    AppealSettings,
    Channel,
    EventKind,
    Filing,
    Outcome,
    Reception,
    ReceptionHours,
    ReceptionResult,
)
from mslite.domain.appeals.statistics import compared, quarter
from mslite.domain.appeals.terms import DayKind, Holiday, LawRule, Topic
from mslite.domain.appeals.views import By, Who
from mslite.domain.office import District
from mslite.domain.problems import UserFixable
from mslite.domain.rows import RecordRef, Words
from tests.services.appeals.town import MONDAY, NAME, WATER, came, now


def day(number: int, month: int = 6) -> dt.date:
    return dt.date(2026, month, number)


# ---- the law changes -------------------------------------------------------------------------------------


def test_a_holiday_moves_open_appeals_and_says_which_closed_ones_keep_their_date(office):
    still, closed, extended = (came(office) for _ in range(3))
    office.routing.close(closed.id, Outcome.EXPLAINED, on=day(5))
    office.routing.extend(extended.id, day(25), "Текшерүү", decided_on=day(3))
    holiday = Holiday(date=day(10), name=Words("Кошумча дем алыш", "Дополнительный выходной"))
    (change,) = office.deadlines.preview(holiday)
    assert (change.appeal_id, change.number, change.before, change.after) == (still.id, "1", day(19), day(22))
    assert now(office, still).due == day(19)  # looking changes nothing
    saved = office.deadlines.save(holiday)
    assert [row.id for row in saved.all(Appeal)] == [still.id]
    assert [now(office, one).due for one in (still, closed, extended)] == [day(22), day(19), day(25)]
    stored = saved.first(Holiday)
    back = office.deadlines.remove(stored)
    assert [row.due for row in back.all(Appeal)] == [day(19)]
    office.records.undo(back)
    assert now(office, still).due == day(22)


def test_a_saturday_that_is_worked_brings_the_date_nearer(office):
    appeal = came(office)
    office.deadlines.save(Holiday(date=day(6), kind=DayKind.WORKING))
    assert now(office, appeal).due == day(18)


def test_a_new_law_counts_from_its_day_on(office):
    before = came(office, day(30))
    rule = LawRule(
        topic=Topic.CONSIDERATION,
        days=10,
        since=day(1, 7),
        article=Words("8-берене", "ст. 8"),
        standing="law",
    )
    assert office.deadlines.preview(rule) == ()
    office.deadlines.save(rule)
    after = came(office, day(1, 7))
    assert (before.due, after.due) == (day(20, 7), day(15, 7))
    assert now(office, before).due == before.due
    assert office.deadlines.why(after.id).rule.days == 10


def test_another_week_moves_everything_that_is_open(office):
    appeal = came(office)
    office.deadlines.save(AppealSettings(weekend="7"))
    assert now(office, appeal).due == day(17)
    saved = office.deadlines.settings()
    with pytest.raises(UserFixable) as told:
        office.deadlines.save(dataclasses.replace(saved, weekend="1234567"))
    assert told.value.problems[0].code == "weekend_odd"
    assert now(office, appeal).due == day(17)


def test_the_second_country_is_taken_over_as_data_and_the_first_comes_back(office):
    office.deadlines.adopt("KZ")
    appeal = came(office, channel=Channel.LETTER)
    assert appeal.due == day(22)  # 15 working days from the arrival
    assert {rule.act.ru[:16] for rule in office.deadlines.rules()} == {"Административный"}
    office.deadlines.adopt("KG")
    assert office.deadlines.settings().country == "KG"
    assert now(office, appeal).due == day(19)
    assert verify(office.store.path, office.store.key).ok


def test_a_calendar_that_ends_is_said_and_filled_on_by_a_year(office):
    last = max(one.date for one in office.deadlines.holidays())
    later = last - dt.timedelta(days=30)
    assert office.deadlines.problem(later).code == "holidays_end"
    assert office.appeal_reports.today(later).calendar.code == "holidays_end"
    saved = office.appeals.register(Appeal(name=NAME, text=WATER), today=last - dt.timedelta(days=3))
    assert "holidays_end" in [problem.code for problem in saved.problems]
    office.deadlines.add_year(last.year + 1)
    assert office.deadlines.problem(later) is None
    before = office.deadlines.holidays(last.year + 1)
    office.deadlines.remove(before[0])
    office.deadlines.add_year(last.year + 1)
    assert office.deadlines.holidays(last.year + 1) == before[1:]  # what was removed stays so


def test_a_rule_that_is_not_there_is_told_with_those_that_are(office):
    with pytest.raises(UserFixable) as told:
        office.deadlines.due(Topic.CONTENT, MONDAY)
    assert told.value.code == "no_such_rule" and "consideration" in told.value.values["known"]
    assert office.deadlines.due(Topic.COPIES, MONDAY).date == day(8)


def test_a_term_of_a_thousand_days_is_refused(office):
    with pytest.raises(UserFixable, match="cannot_save"):
        office.deadlines.save(LawRule(topic=Topic.COPIES, days=1000))


# ---- today -----------------------------------------------------------------------------------------------


def test_today_shows_each_appeal_in_the_list_that_fits(office, count_queries):
    late, due, week = came(office, day(1)), came(office, day(2)), came(office, day(4))
    came(office, day(22))
    office.appeals.keep(Appeal(name="Жаңы", text="Жол"), today=day(22))
    page = office.appeal_reports.today(day(22))
    assert [line.id for line in page.late] == [late.id]
    assert [line.id for line in page.today] == [due.id]
    assert [line.id for line in page.week] == [week.id]
    assert [line.name for line in page.waiting] == ["Жаңы"]
    assert office.appeal_reports.pressing(day(22)) == 4
    assert "appeals" in office.counts()
    with count_queries() as few:
        office.appeal_reports.today(day(22))
    for _ in range(5):
        came(office, day(1))
    with count_queries() as many:
        office.appeal_reports.today(day(22))
    assert len(few) == len(many)


# ---- personal reception ----------------------------------------------------------------------------------


def test_a_reception_day_a_promise_and_an_appeal_in_one_call(office):
    hours = ReceptionHours(head="Абдыкадыров Талант", weekday=3, starts=dt.time(14), until=day(30, 12))
    office.records.save(hours)
    wednesday = day(3)
    assert [one.head for one in office.receptions.hours(wednesday)] == ["Абдыкадыров Талант"]
    assert office.receptions.hours(day(4)) == () and len(office.receptions.hours()) == 1
    first = office.receptions.add(Reception(date=wednesday, name=NAME, text=WATER, phone="0555 1")).first(
        Reception
    )
    second = office.receptions.add(Reception(date=wednesday, name="Акматов", text="Жардам")).first(Reception)
    assert [one.position for one in office.receptions.day(wednesday)] == [1, 2]
    office.receptions.promise(second.id, "Көмүр берүү", day(8))
    assert [one.promised for one in office.appeal_reports.today(day(5)).promised] == ["Көмүр берүү"]
    office.receptions.kept(second.id, day(7))
    assert office.appeal_reports.today(day(8)).promised == ()
    appeal = office.receptions.to_appeal(first.id, today=day(4)).first(Appeal)
    assert (appeal.channel, appeal.name, appeal.phone) == (Channel.RECEPTION, NAME, "0555 1")
    assert (appeal.received_on, appeal.registered_on) == (wednesday, day(4))
    (visit,) = office.appeals.page(appeal.id).receptions
    assert visit.ended_as is ReceptionResult.REGISTERED
    with pytest.raises(UserFixable, match="already_registered"):
        office.receptions.to_appeal(first.id)


# ---- statistics ------------------------------------------------------------------------------------------


def test_statistics_add_up_and_show_what_is_not_filled(office):
    east = office.records.save(District(name=Words("Чыгыш", "Восток"))).first(District)
    first = came(office, district_id=east.id)
    second = came(office, kind=AppealKind.COMPLAINT, district_id=east.id)
    third = came(office)
    office.routing.close(first.id, Outcome.SATISFIED, on=day(11))
    office.routing.close(second.id, Outcome.REFUSED, on=day(24), reason="х", ground="у", how="з")
    table = office.appeal_reports.statistics(By.DISTRICT, *quarter(MONDAY), today=day(30))
    assert [row.key for row in table.rows] == [Words("Чыгыш", "Восток"), None]
    east_row, rest = table.rows
    assert (east_row.total, east_row.on_time, east_row.late, east_row.median, east_row.worst) == (
        2,
        1,
        1,
        16.5,
        23,
    )
    assert (rest.total, rest.open, rest.overdue) == (1, 1, 1)
    for by in By:
        table = office.appeal_reports.statistics(by, *quarter(MONDAY), today=day(30))
        for name in ("total", "open", "on_time", "late", "overdue", "extended"):
            assert sum(getattr(row, name) for row in table.rows) == getattr(table.whole, name), (by, name)
        assert table.whole.total == 3
    kinds = office.appeal_reports.statistics(By.KIND, *quarter(MONDAY))
    assert [row.key for row in kinds.rows] == [AppealKind.APPLICATION, AppealKind.COMPLAINT]
    assert third.id


def test_themes_count_under_the_highest_one(office):
    for name in ("Ичүүчү суу", "Канализация", "Жолду оңдоо"):
        office.appeals.register(Appeal(name=NAME, text=WATER), theme=name, today=MONDAY)
    table = office.appeal_reports.statistics(By.THEME, *quarter(MONDAY))
    assert [(row.key.ru, row.total) for row in table.rows] == [
        ("Коммунальное хозяйство", 2),
        ("Дороги и транспорт", 1),
    ]


def test_a_quarter_is_set_against_another(office):
    came(office)
    came(office, day(1, 7), kind=AppealKind.COMPLAINT)
    second, third = (office.appeal_reports.statistics(By.KIND, *quarter(day(15, m))) for m in (6, 7))
    pairs = compared(third.rows, second.rows)
    assert [(now.total, before.total) for now, before in pairs] == [(1, 0), (0, 1)]
    assert quarter(day(31, 12)) == (day(1, 10), day(31, 12))
    assert quarter(day(1, 1)) == (day(1, 1), day(31, 3))


# ---- history, files, trash, JSON -------------------------------------------------------------------------


def test_the_history_of_an_appeal_takes_in_what_hangs_on_it(office, tr_ru):
    appeal = came(office)
    office.routing.instruct(appeal.id, [Who("Бакиров Эрмек")], "Чара көр")
    office.routing.note(appeal.id, EventKind.CALLED, "Чалдым")
    lines = office.records.history_lines(RecordRef("appeal", appeal.id))
    assert {line.change.table for line in lines} == {"appeal", "instruction", "executor", "appeal_event"}
    assert {line.title.ky for line in lines} >= {NAME, "Чара көр", "Бакиров Эрмек", "Чалдым"}


def test_an_appeal_is_filed_under_its_index(office):
    index = next(one for one in office.appeals.files() if one.index == "01-09")
    assert (index.retention, index.years) == ("5 ж. ЭТК", 5)
    appeal = came(office)
    office.records.save(
        Filing(
            file_index_id=index.id, table="appeal", record_id=appeal.id, year=2026, volume="1", sheets="1–3"
        )
    )
    (filing,) = office.appeals.page(appeal.id).filings
    assert (filing.file_index_id, filing.volume) == (index.id, "1")


def test_what_is_not_registered_may_be_removed_and_lies_in_the_trash_by_its_name(office):
    kept = office.appeals.keep(Appeal(name="Жаңылыш", text="х"), today=MONDAY).first(Appeal)
    office.records.remove(kept)
    (line,) = office.records.trash()
    assert (line.ref, line.title.ky) == (RecordRef("appeal", kept.id), "Жаңылыш")
    office.records.restore(line.ref)
    assert office.appeals.count() == 1


def test_the_whole_office_with_its_appeals_goes_into_json_and_comes_back_the_same(office, tmp_path):
    from mslite.db import keys
    from mslite.domain.appeals.letters import Letter
    from mslite.domain.papers import Paper
    from mslite.services.office import Office

    first = came(office)
    again = came(office, repeated=True, repeat_of_id=first.id)
    office.routing.instruct(again.id, [Who("Бакиров Эрмек")], "Чара көр")
    office.routing.extend(again.id, day(25), "Текшерүү", decided_on=day(3))
    letter = office.letters.draft(first.id, outcome=Outcome.EXPLAINED).first(Letter)
    office.records.save(dataclasses.replace(letter, head="Абдыкадыров Талант"))
    paper = office.letters.issue(letter.id, day(4)).first(Paper)
    office.papers.sign(paper.id, [office.papers.pdf(paper.id)], day(4))
    office.deadlines.save(Holiday(date=day(12), name=Words("Дем алыш", "Выходной")))
    data = office.exchange.export_json()
    folder = tmp_path / "other"
    other = Office(folder, keys.create(folder))
    try:
        other.actor = "Асанова"
        saved = other.exchange.import_json(data)
        assert saved.problems == ()
        assert json.loads(other.exchange.export_json()) == json.loads(data)
        assert other.papers.pdf(paper.id) == office.papers.pdf(paper.id)
        assert verify(other.store.path, other.store.key).ok
    finally:
        other.close()
