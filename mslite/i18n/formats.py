"""Official dates and numbers in Kyrgyz and Russian; neither Babel nor Qt has the Kyrgyz forms (DOMAIN 4)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

_MONTHS_KY = (
    "январы", "февралы", "марты", "апрели", "майы", "июну", "июлу", "августу", "сентябры", "октябры",
    "ноябры", "декабры",
)  # fmt: skip
_MONTHS_KY_OF = (
    "январындагы", "февралындагы", "мартындагы", "апрелиндеги", "майындагы", "июнундагы", "июлундагы",
    "августундагы", "сентябрындагы", "октябрындагы", "ноябрындагы", "декабрындагы",
)  # fmt: skip
_MONTHS_RU = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
    "ноября", "декабря",
)  # fmt: skip
_NBSP = "\u00a0"


def date_long(day: dt.date, lang: str) -> str:
    """Return «2026-жылдын 16-февралы», «16 февраля 2026 г.» or «16 February 2026»."""
    if lang == "ru":
        return f"{day.day}{_NBSP}{_MONTHS_RU[day.month - 1]} {day.year}{_NBSP}г."
    if lang == "en":
        return f"{day.day}{_NBSP}{_english(day)}{_NBSP}{day.year}"
    return f"{day.year}-жылдын {day.day}-{_MONTHS_KY[day.month - 1]}"


def date_head(day: dt.date, lang: str) -> str:
    """Return a date as the line under the letterhead writes it: Russian «16» февраля 2026 г. (DOMAIN 4)."""
    if lang == "ru":
        return f"«{day.day:02}»{_NBSP}{_MONTHS_RU[day.month - 1]} {day.year}{_NBSP}г."
    return date_long(day, lang)


def date_of(day: dt.date, lang: str) -> str:
    """Return the form before a number: «2026-жылдын 16-февралындагы», «от 16 февраля 2026 г.»."""
    if lang == "ru":
        return f"от {date_long(day, lang)}"
    if lang == "en":
        return f"of {date_long(day, lang)}"
    return f"{day.year}-жылдын {day.day}-{_MONTHS_KY_OF[day.month - 1]}"


def _english(day: dt.date) -> str:
    from babel.dates import format_date

    return str(format_date(day, "MMMM", locale="en"))


def date_short(day: dt.date | None) -> str:
    """Return «16.02.2026», the one form on the screen; "" for no date."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}" if day else ""


def time_short(time: dt.time | None) -> str:
    """Return «14:05»; "" for no time."""
    return f"{time.hour:02}:{time.minute:02}" if time else ""


def number(value: int | Decimal, lang: str) -> str:
    """Return a number with its groups of three and its decimals as the language writes them («12 500,6»)."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=lang, decimal_quantization=False)).replace("\u202f", _NBSP)
