"""Counting days over random calendars, and the reasons that are given."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mslite.domain.appeals.calendar import Calendar, DayWhy, calendar_problem
from mslite.domain.appeals.deadlines import due_date
from mslite.domain.appeals.terms import DayKind, Holiday, LawRule, Roll, Topic, Unit
from mslite.domain.problems import UserFixable
from mslite.domain.rows import Words
from mslite.i18n.deadlines import sentence, why_day
from tests.domain.appeals.law import calendar, pack

ONE = dt.timedelta(days=1)
START = dt.date(2026, 1, 1)
DAYS = st.integers(0, 500).map(lambda n: START + ONE * n)
WEEKENDS = st.sets(st.integers(1, 7), max_size=5)
HOLIDAYS = st.lists(
    st.builds(Holiday, date=DAYS, kind=st.sampled_from(DayKind)), max_size=60, unique_by=lambda one: one.date
)
CALENDARS = st.builds(Calendar.of, HOLIDAYS, WEEKENDS)
RULES = st.builds(
    LawRule,
    topic=st.just(Topic.CONSIDERATION),
    days=st.integers(1, 60),
    counted_in=st.sampled_from(Unit),
    first_counts=st.booleans(),
    roll=st.sampled_from(Roll),
)
WORKING = RULES.map(
    lambda rule: LawRule(topic=rule.topic, days=rule.days, first_counts=rule.first_counts, roll=rule.roll)
)


def plainly(rule: LawRule, start: dt.date, calendar: Calendar) -> dt.date:
    """Working days counted the slow way: every day asked for itself."""
    day, left = start if rule.first_counts else start + ONE, rule.days
    while True:
        known = calendar.days.get(day)
        off = day.isoweekday() in calendar.weekend if known is None else known.kind is DayKind.OFF
        left -= not off
        if not left:
            return day
        day += ONE


@given(WORKING, DAYS, CALENDARS)
def test_working_days_are_those_that_one_counts_on_the_fingers(rule, start, calendar):
    assert due_date(rule, start, calendar).date == plainly(rule, start, calendar)


@given(WORKING, DAYS, CALENDARS)
def test_the_counted_calendar_tells_every_day_and_counts_to_the_term(rule, start, calendar):
    due = due_date(rule, start, calendar)
    assert [day.date for day in due.days] == [start + ONE * n for n in range((due.date - start).days + 1)]
    assert [day.no for day in due.days if day.no] == list(range(1, rule.days + 1))
    assert due.days[-1].date == due.date and calendar.works(due.date)
    assert all(calendar.works(day.date) == bool(day.no) for day in due.days if day.why is not DayWhy.FIRST)


@given(RULES, DAYS, CALENDARS)
def test_a_later_start_never_ends_earlier(rule, start, calendar):
    assert due_date(rule, start, calendar).date <= due_date(rule, start + ONE, calendar).date


@given(WORKING, DAYS, CALENDARS, DAYS)
def test_one_more_holiday_never_shortens_a_term(rule, start, calendar, day):
    more = Calendar(calendar.weekend, {**calendar.days, day: Holiday(date=day)})
    assert due_date(rule, start, more).date >= due_date(rule, start, calendar).date


@given(WORKING, DAYS, CALENDARS, st.lists(DAYS, max_size=5))
def test_a_holiday_outside_the_term_changes_nothing(rule, start, calendar, days):
    due = due_date(rule, start, calendar)
    outside = {day: Holiday(date=day) for day in days if not start <= day <= due.date}
    assert due_date(rule, start, Calendar(calendar.weekend, {**calendar.days, **outside})).date == due.date


@given(RULES, DAYS, CALENDARS)
def test_a_term_that_rolls_ends_on_a_working_day_on_the_right_side(rule, start, calendar):
    due = due_date(rule, start, calendar)
    if rule.counted_in is Unit.WORKING or rule.roll is Roll.STAY:
        assert due.rolled is None
    elif due.rolled is not None:
        assert not calendar.works(due.rolled) and calendar.works(due.date)
        assert (due.date > due.rolled) is (rule.roll is Roll.NEXT)


@pytest.mark.parametrize(
    ("rule", "start", "end"),
    [
        (LawRule(topic=Topic.COPIES, days=1), dt.date(2026, 6, 5), dt.date(2026, 6, 8)),
        (LawRule(topic=Topic.COPIES, days=1, first_counts=True), dt.date(2026, 6, 5), dt.date(2026, 6, 5)),
        (LawRule(topic=Topic.COPIES, days=0), dt.date(2026, 6, 6), dt.date(2026, 6, 6)),
        (LawRule(topic=Topic.COPIES, days=0, roll=Roll.NEXT), dt.date(2026, 6, 6), dt.date(2026, 6, 8)),
        (
            LawRule(topic=Topic.COPIES, days=1, counted_in=Unit.MONTHS),
            dt.date(2028, 1, 31),
            dt.date(2028, 2, 29),
        ),
        (
            LawRule(topic=Topic.COPIES, days=2, counted_in=Unit.MONTHS),
            dt.date(2026, 12, 30),
            dt.date(2027, 2, 28),
        ),
        (
            LawRule(topic=Topic.COPIES, days=5, counted_in=Unit.CALENDAR),
            dt.date(2026, 6, 1),
            dt.date(2026, 6, 6),
        ),
        (
            LawRule(topic=Topic.COPIES, days=5, counted_in=Unit.CALENDAR, roll=Roll.BACK),
            dt.date(2026, 6, 1),
            dt.date(2026, 6, 5),
        ),
    ],
)
def test_single_terms(rule, start, end):
    assert due_date(rule, start, Calendar()).date == end


def test_a_saturday_that_is_worked_counts():
    moved = Calendar.of([Holiday(date=dt.date(2025, 1, 11), kind=DayKind.WORKING)])
    rule = LawRule(topic=Topic.COPIES, days=1)
    assert due_date(rule, dt.date(2025, 1, 10), moved).date == dt.date(2025, 1, 11)
    assert calendar().why(dt.date(2025, 1, 11)) is DayWhy.MOVED


@pytest.mark.parametrize("weekend", [range(1, 8), range(1, 8)])
def test_a_calendar_without_a_working_day_is_refused_and_does_not_hang(weekend):
    with pytest.raises(UserFixable, match="calendar_never_works"):
        due_date(LawRule(topic=Topic.COPIES, days=1), START, Calendar.of([], weekend))


@pytest.mark.parametrize("unit", Unit)
def test_a_term_beyond_all_calendars_is_refused(unit):
    with pytest.raises(UserFixable, match="date_far"):
        due_date(LawRule(topic=Topic.COPIES, days=3, counted_in=unit), dt.date.max, Calendar())


def test_a_calendar_that_ends_is_said():
    known = Calendar.of([Holiday(date=dt.date(2026, 8, 31))])
    assert calendar_problem(known, dt.date(2026, 7, 2)) is None
    told = calendar_problem(known, dt.date(2026, 7, 3))
    assert (told.code, told.values["last"]) == ("holidays_end", dt.date(2026, 8, 31))
    assert calendar_problem(Calendar(), START).code == "holidays_end"
    rule = LawRule(topic=Topic.COPIES, days=5)
    assert not due_date(rule, dt.date(2026, 8, 20), known).beyond
    assert due_date(rule, dt.date(2026, 8, 28), known).beyond


def test_why_this_date_in_one_sentence_and_day_by_day(tr_ky, tr_ru, tr_en):
    (rule,) = (rule for rule in pack().rules if rule.topic is Topic.CONSIDERATION)
    due = due_date(rule, dt.date(2026, 4, 24), calendar())
    assert sentence(due, tr_en).startswith(
        "14 working days, counted from 25.04.2026, end on 22.05.2026; 14 days off between do not count ("
    )
    assert sentence(due, tr_ru).startswith(
        "14 рабочих дней, считая с 25.04.2026, истекают 22.05.2026; 14 выходных дней между ними не считаются "
        "(ч. 2 ст. 8, Закон КР"
    )
    assert sentence(due, tr_ky).startswith("25.04.2026 күнүнөн баштап эсептелген 14 жумуш күнү 22.05.2026")
    told = {day.date: why_day(day, tr_ru) for day in due.days}
    assert told[dt.date(2026, 4, 24)] == "отсчёт от этого дня"
    assert told[dt.date(2026, 4, 25)] == "выходной"
    assert told[dt.date(2026, 4, 27)] == "день 1"
    assert told[dt.date(2026, 5, 22)] == "день 14"
    may = Calendar.of([Holiday(date=dt.date(2026, 5, 9), name=Words("Жеңиш күнү", "День Победы"))])
    (day,) = (one for one in due_date(rule, dt.date(2026, 5, 1), may).days if one.date == dt.date(2026, 5, 9))
    assert why_day(day, tr_ru) == "День Победы" and why_day(day, tr_ky) == "Жеңиш күнү"
