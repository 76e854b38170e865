"""The law on appeals, row by row as DOMAIN 2 has it, each with its article, against the country pack."""

import datetime as dt

import pytest

from mslite.domain.appeals.deadlines import due_by
from mslite.domain.appeals.terms import CountFrom, Topic, Unit, rule_for
from tests.domain.appeals.law import calendar, pack

KG, KZ = pack("KG"), pack("KZ")
DAY = dt.date(2026, 4, 24)
T, U, F = Topic, Unit, CountFrom

TERMS = [
    # topic, how many, unit, from, article (ky, ru), how sure
    (T.REGISTRATION, 1, U.WORKING, F.RECEIPT, "8-берененин 1-бөлүгү", "ч. 1 ст. 8", "law"),
    (T.CONSIDERATION, 14, U.WORKING, F.REGISTRATION, "8-берененин 2-бөлүгү", "ч. 2 ст. 8", "law"),
    (T.EXTENSION, 30, U.CALENDAR, F.REGISTRATION, "8-берененин 3-бөлүгү", "ч. 3 ст. 8", "law"),
    (T.COPIES, 5, U.WORKING, F.REGISTRATION, "8-берененин 4-бөлүгү", "ч. 4 ст. 8", "law"),
    (T.NOTIFICATION, 3, U.WORKING, F.RECEIPT, "6-1-берене", "ст. 6-1", "law"),
    (T.RECEPTION, 7, U.CALENDAR, F.RECEPTION, "7-берене", "ст. 7", "law"),
]
ARTICLES = [
    (T.CONTENT, "6-берене", "ст. 6"),
    (T.ELECTRONIC, "6-1-берене", "ст. 6-1"),
    (T.LANGUAGE, "9-берененин 2-бөлүгү", "ч. 2 ст. 9"),
    (T.INSTRUCTION, "9-берененин 3-бөлүгү", "ч. 3 ст. 9"),
    (T.ADDRESSEE, "9-берененин 5-бөлүгү", "ч. 5 ст. 9"),
    (T.ILLEGIBLE, "9-берененин 6-бөлүгү", "ч. 6 ст. 9"),
    (T.COURT, "9-берененин 7-бөлүгү", "ч. 7 ст. 9"),
    (T.ANONYMOUS, "9-берененин 8-бөлүгү", "ч. 8 ст. 9"),
    (T.WITHDRAWN, "9-берененин 9-бөлүгү", "ч. 9 ст. 9"),
    (T.REPEATED, "10-берене", "ст. 10"),
    (T.DISCLOSURE, "11-берененин 3-бөлүгү", "ч. 3 ст. 11"),
    (T.ABUSIVE, "12-берененин 1-бөлүгүнүн 3-пункту", "п. 3 ч. 1 ст. 12"),
    (
        T.REFUSAL,
        "12-берененин 2-бөлүгүнүн 9-пункту, 13-берененин 2-бөлүгү",
        "п. 9 ч. 2 ст. 12, ч. 2 ст. 13",
    ),
    (T.ROUTE_BAN, "12-берененин 2-бөлүгүнүн 10-пункту", "п. 10 ч. 2 ст. 12"),
    (T.APPLICANT_MAY, "14-берене", "ст. 14"),
]


@pytest.mark.parametrize(("topic", "days", "unit", "start", "ky", "ru", "sure"), TERMS)
def test_a_term_of_the_law(topic, days, unit, start, ky, ru, sure):
    rule = rule_for(KG.rules, topic, DAY)
    assert (rule.days, rule.counted_in, rule.count_from, rule.standing) == (days, unit, start, sure)
    assert (rule.article.ky, rule.article.ru) == (ky, ru)
    assert "№ 67" in rule.act.ky and "№ 67" in rule.act.ru


@pytest.mark.parametrize(("topic", "ky", "ru"), ARTICLES)
def test_an_article_of_the_law(topic, ky, ru):
    rule = rule_for(KG.rules, topic, DAY)
    assert (rule.article.ky, rule.article.ru) == (ky, ru)
    assert rule.days == 0


def test_what_the_law_does_not_say_is_called_a_custom():
    custom = {rule.topic for rule in KG.rules if rule.standing != "law"}
    assert custom == {T.EXTENSION_NOTICE, T.FORWARDING}
    assert "не говорит" in rule_for(KG.rules, T.EXTENSION, DAY).note


@pytest.mark.parametrize(
    ("registered", "due"),
    [(dt.date(2026, 4, 24), dt.date(2026, 5, 22)), (dt.date(2026, 3, 2), dt.date(2026, 3, 23))],
)
def test_the_check_dates_of_consideration(registered, due):
    assert due_by(KG.rules, T.CONSIDERATION, registered, calendar()).date == due


@pytest.mark.parametrize(
    ("topic", "start", "due"),
    [
        (T.REGISTRATION, dt.date(2026, 4, 24), dt.date(2026, 4, 27)),  # Friday → Monday
        (T.REGISTRATION, dt.date(2026, 4, 30), dt.date(2026, 5, 11)),  # the May holidays
        (T.COPIES, dt.date(2026, 4, 24), dt.date(2026, 5, 11)),
        (T.NOTIFICATION, dt.date(2026, 3, 19), dt.date(2026, 3, 25)),  # Orozo Ait and Nooruz between
        (T.EXTENSION, dt.date(2026, 4, 23), dt.date(2026, 5, 22)),  # 30 days on is a Saturday: before it
        (T.RECEPTION, dt.date(2026, 4, 24), dt.date(2026, 5, 1)),
    ],
)
def test_a_term_of_kyrgyzstan_ends(topic, start, due):
    assert due_by(KG.rules, topic, start, calendar()).date == due


@pytest.mark.parametrize(
    ("topic", "days", "unit", "start", "due"),
    [
        (T.CONSIDERATION, 15, U.WORKING, dt.date(2026, 4, 24), dt.date(2026, 5, 20)),
        (T.EXTENSION, 2, U.MONTHS, dt.date(2026, 4, 24), dt.date(2026, 6, 24)),
        (T.EXTENSION_NOTICE, 3, U.WORKING, dt.date(2026, 4, 24), dt.date(2026, 4, 29)),
        (T.FORWARDING, 3, U.WORKING, dt.date(2026, 4, 24), dt.date(2026, 4, 29)),
    ],
)
def test_the_second_country_is_data_alone(topic, days, unit, start, due):
    rule = rule_for(KZ.rules, topic, start)
    assert (rule.days, rule.counted_in) == (days, unit)
    assert due_by(KZ.rules, topic, start, calendar("KZ")).date == due
    assert rule_for(KZ.rules, T.RECEIPT, start) and not rule_for(KG.rules, T.RECEIPT, start)


def test_a_rule_counts_for_what_begins_while_it_is_in_force():
    """The bill of 2026: ten days instead of fourteen, from a day on."""
    old = rule_for(KG.rules, T.CONSIDERATION, DAY)
    new = type(old)(topic=T.CONSIDERATION, days=10, since=dt.date(2026, 7, 1))
    rules = (*KG.rules, new)
    assert rule_for(rules, T.CONSIDERATION, dt.date(2026, 6, 30)) == old
    assert rule_for(rules, T.CONSIDERATION, dt.date(2026, 7, 1)) == new
    assert due_by(rules, T.CONSIDERATION, dt.date(2026, 7, 1), calendar()).date == dt.date(2026, 7, 15)
