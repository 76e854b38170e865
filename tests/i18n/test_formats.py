"""Official dates: the Kyrgyz forms are the office's, not a library's."""

import datetime as dt

import pytest

from mslite.i18n import formats

DAY = dt.date(2023, 2, 16)


def plain(text):
    return text.replace("\u00a0", " ")


def test_dates_as_papers_write_them():
    assert plain(formats.date_long(DAY, "ky")) == "2023-жылдын 16-февралы"
    assert plain(formats.date_of(DAY, "ky")) == "2023-жылдын 16-февралындагы"
    assert plain(formats.date_long(DAY, "ru")) == "16 февраля 2023 г."
    assert plain(formats.date_head(DAY, "ru")) == "«16» февраля 2023 г."
    assert plain(formats.date_head(dt.date(2023, 2, 5), "ru")) == "«05» февраля 2023 г."
    assert formats.date_head(DAY, "ky") == formats.date_long(DAY, "ky")
    assert plain(formats.date_long(DAY, "en")) == "16 February 2023"


@pytest.mark.parametrize(
    ("month", "ky", "of"),
    [
        (1, "январы", "январындагы"), (3, "марты", "мартындагы"), (4, "апрели", "апрелиндеги"),
        (5, "майы", "майындагы"), (6, "июну", "июнундагы"), (7, "июлу", "июлундагы"),
        (8, "августу", "августундагы"), (12, "декабры", "декабрындагы"),
    ],
)  # fmt: skip
def test_kyrgyz_months_follow_vowel_harmony(month, ky, of):
    day = dt.date(2026, month, 1)
    assert formats.date_long(day, "ky").endswith(f"1-{ky}")
    assert formats.date_of(day, "ky").endswith(f"1-{of}")


def test_short_forms():
    assert formats.date_short(DAY) == "16.02.2023" and formats.date_short(None) == ""
    assert formats.time_short(dt.time(9, 5)) == "09:05" and formats.time_short(None) == ""
