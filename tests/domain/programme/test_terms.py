"""Terms as offices write them: what is understood, and the official spelling."""

import datetime as dt

import pytest

from mslite.domain.programme.kinds import TermKind
from mslite.domain.programme.terms import understand, written

WHOLE = (
    "2023-2026-жж.", "2023-2026 -жж.", "2023-2026-ж.ж.", "2023-2026- ж.ж.", "2023-2026 ж.ж.",
    "2023-2026 -ж.ж.", "2023-2026 -жж", "2023-2026- жж.", "2023 -2026- жж.", "2023-2026 гг.",
    "2023–2026-жж.", "2023—2026 годы", "2023-2026", "2023-26 гг.", "с 2023 по 2026 год",
    "2023-2026-жылдар", "2023-жылдан 2026-жылга чейин", "2023, 2024, 2025, 2026", "2023\u00a0–\u00a02026 гг.",
)  # fmt: skip
ONE = (
    "2023-ж.",
    "2023 –ж",
    "2023- ж.",
    "2023- ж",
    "2023 г.",
    "2023г",
    "2023-жыл",
    "в течение 2023 года",
    "2023",
)


@pytest.mark.parametrize("text", WHOLE)
def test_a_span_of_years_in_every_spelling(text):
    term = understand(text)
    assert (term.kind, term.first_year, term.last_year) == (TermKind.YEARS, 2023, 2026)
    assert term.rest == ""
    assert written(term, "ky") == "2023–2026-жж." and written(term, "ru") == "2023–2026 гг."


@pytest.mark.parametrize("text", ONE)
def test_one_year_in_every_spelling(text):
    term = understand(text)
    assert (term.kind, term.first_year, term.last_year, term.rest) == (TermKind.YEARS, 2023, 2023, "")
    assert written(term, "ky") == "2023-ж." and written(term, "ru") == "2023 г."


@pytest.mark.parametrize(
    ("text", "times", "ky", "ru"),
    [
        ("Жыл сайын\n(жылына жок дегенде 2 иш-чара)", 2, "Жыл сайын (жылына 2 жолу)",
         "Ежегодно (2 раза в год)"),
        ("Жыл сайын", None, "Жыл сайын", "Ежегодно"),
        ("ежегодно", None, "Жыл сайын", "Ежегодно"),
        ("2 раза в год", 2, "Жыл сайын (жылына 2 жолу)", "Ежегодно (2 раза в год)"),
        ("не менее 5 раз в год", 5, "Жыл сайын (жылына 5 жолу)", "Ежегодно (5 раз в год)"),
        ("жылына эки жолу", 2, "Жыл сайын (жылына 2 жолу)", "Ежегодно (2 раза в год)"),
        ("ежеквартально", 4, "Квартал сайын", "Ежеквартально"),
        ("ар бир кварталда", 4, "Квартал сайын", "Ежеквартально"),
        ("ай сайын", 12, "Ай сайын", "Ежемесячно"),
        ("туруктуу", None, "Туруктуу", "Постоянно"),
        ("на постоянной основе", None, "Туруктуу", "Постоянно"),
        ("2023-2026 гг. ежегодно", None, "2023–2026-жж., жыл сайын", "2023–2026 гг., ежегодно"),
    ],
)  # fmt: skip
def test_what_comes_again_every_year(text, times, ky, ru):
    term = understand(text)
    assert (term.kind, term.times, term.rest) == (TermKind.YEARLY, times, "")
    assert (written(term, "ky"), written(term, "ru")) == (ky, ru)


@pytest.mark.parametrize(
    ("text", "day", "ky", "ru"),
    [
        ("до 1 июля 2024 г.", (2024, 7, 1), "2024-жылдын 1-июлуна чейин", "до 1 июля 2024 г."),
        ("2024-жылдын 1-июлуна чейин", (2024, 7, 1), "2024-жылдын 1-июлуна чейин", "до 1 июля 2024 г."),
        ("15.03.2024", (2024, 3, 15), "2024-жылдын 15-марты", "15 марта 2024 г."),
        ("2024-03-15", (2024, 3, 15), "2024-жылдын 15-марты", "15 марта 2024 г."),
        ("«15» марта 2024 года", (2024, 3, 15), "2024-жылдын 15-марты", "15 марта 2024 г."),
        ("II квартал 2024 г.", (2024, 6, 30), "2024-жылдын 2-кварталы", "2 квартал 2024 г."),
        ("2024-жылдын 2-кварталы", (2024, 6, 30), "2024-жылдын 2-кварталы", "2 квартал 2024 г."),
        ("1-жарым жылдык 2024", (2024, 6, 30), "2024-жылдын 1-жарым жылдыгы", "1 полугодие 2024 г."),
        ("февраль 2024", (2024, 2, 29), "2024-жылдын февраль айы", "февраль 2024 г."),
        ("март-май 2024 г.", (2024, 5, 31), "2024-жылдын март–май айлары", "март–май 2024 г."),
        ("I-III кв. 2024", (2024, 9, 30), "2024-жылдын январь–сентябрь айлары", "январь–сентябрь 2024 г."),
    ],
)
def test_a_day_a_month_a_quarter(text, day, ky, ru):
    term = understand(text)
    assert (term.kind, term.day, term.rest) == (TermKind.DATE, dt.date(*day), "")
    assert term.first_year == term.last_year == 2024
    assert (written(term, "ky"), written(term, "ru")) == (ky, ru)


def test_one_end_may_be_open():
    until, since = understand("до 2026 года"), understand("2024-жылдан баштап")
    assert (until.first_year, until.last_year) == (None, 2026) and written(until, "ky") == "2026-жылга чейин"
    assert (since.first_year, since.last_year) == (2024, None) and written(since, "ru") == "с 2024 г."
    assert until.covers(2023) and not until.covers(2027)
    assert since.covers(2030) and not since.covers(2023)


@pytest.mark.parametrize(
    "text",
    ["", "каржы болгондо", "по мере финансирования", "2026-2023", "2023, 2025", "31 февраля 2024 г.",
     "первое полугодие"],
)  # fmt: skip
def test_what_is_unclear_stays_as_it_is_written(text):
    term = understand(text)
    assert term.kind is TermKind.UNCLEAR and term.rest == text and not term.covers(2024)
    assert written(term, "ky") == written(term, "ru") == ""


def test_words_beside_a_term_are_told():
    term = understand("2023-2026-жж. (каржы болсо)")
    assert (term.first_year, term.last_year, term.rest) == (2023, 2026, "каржы болсо")


OTHERS = (
    "ежегодно", "ежемесячно", "ежеквартально", "3 раза в год", "туруктуу", "до 1 июля 2024 г.", "15.03.2024",
    "III квартал 2025", "2 полугодие 2025 г.", "до 2026 г.", "с 2024 г.", "май 2024", "январь-февраль 2024",
    "2023-2026-жж., ай сайын",
)  # fmt: skip


@pytest.mark.parametrize("text", [*WHOLE, *ONE, *OTHERS])
@pytest.mark.parametrize("lang", ["ky", "ru"])
def test_the_official_spelling_is_understood_as_what_it_was(text, lang):
    term = understand(text)
    assert term.kind is not TermKind.UNCLEAR and understand(written(term, lang)) == term
