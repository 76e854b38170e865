"""What a hurried person types for a date, an hour or a web address, understood. No Qt here."""

from __future__ import annotations

import datetime as dt
import re

_TODAY = {"бүгүн", "бугун", "сегодня", "today"}
_TOMORROW = {"эртең", "эртен", "завтра", "tomorrow"}


HALF_A_YEAR = dt.timedelta(days=183)


def parse_date(
    text: str, today: dt.date, base: dt.date | None = None, *, ahead: bool = False
) -> dt.date | None:
    """Return the date meant by ``text``; None for an empty text. Raises ``ValueError`` when it is none.

    «16» is that day of the month of ``base`` (today unless given), «16.2» of its year, «+3» three days after
    it; «16.02.26», «16 02 2026», «16022026», «2026-02-16», «бүгүн», «завтра» are understood.

    ``ahead`` tells that something is due then: a day of the month that is past is that of the next month,
    and «16.1» typed in December is in January to come.
    """
    text = text.strip().lower().rstrip(".")
    if not text:
        return None
    if text in _TODAY or text in _TOMORROW:
        return today + dt.timedelta(days=text in _TOMORROW)
    base = base or today
    if match := re.fullmatch(r"([+-]\d{1,3})", text):
        return base + dt.timedelta(days=int(match[1]))
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    if re.fullmatch(r"\d{4}|\d{6}|\d{8}", text):
        text = ".".join(filter(None, (text[:2], text[2:4], text[4:])))
    parts = [int(part) for part in re.split(r"[\s.,/\-]+", text) if part.isdigit()]
    if not 1 <= len(parts) <= 3 or not re.fullmatch(r"[\d\s.,/\-]+", text):
        raise ValueError(text)
    day, month, year = (*parts, *(base.month, base.year)[len(parts) - 1 :])
    if ahead and len(parts) == 1 and day < base.day:
        year, month = year + month // 12, month % 12 + 1
    found = dt.date(year + 2000 if year < 100 else year, month, day)
    if ahead and len(parts) == 2 and found < base - HALF_A_YEAR:
        return found.replace(year=year + 1)
    return found


def show_date(value: dt.date | None) -> str:
    """Return «16.02.2026», the one form of a date on the screen."""
    return value.strftime("%d.%m.%Y") if value else ""


def parse_link(text: str) -> str:
    """Return the web address meant by ``text``, «https://» put before it where it is missing.

    Raises ``ValueError`` when it is none; an empty text stays empty.
    """
    text = text.strip()
    if not text:
        return ""
    link = text if "://" in text else f"https://{text}"
    if not re.fullmatch(r"https?://[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?", link):
        raise ValueError(text)
    return link


def parse_time(text: str) -> dt.time | None:
    """Return the hour meant by ``text`` («9», «930», «9:30», «9-30», «14.05»). Raises ``ValueError``."""
    text = text.strip()
    if not text:
        return None
    match = re.fullmatch(r"(\d{1,2})(?:[:.,\-\s]?(\d{2}))?", text)
    if not match:
        raise ValueError(text)
    return dt.time(int(match[1]), int(match[2] or 0))


def show_time(value: dt.time | None) -> str:
    """Return «09:30»."""
    return value.strftime("%H:%M") if value else ""
