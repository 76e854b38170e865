"""The text that Excel shows for a number, as this country writes it: «92,3%», «12 500», «05.03.2024».

Only what offices use is told apart: decimals, thousands, percent, dates, words around the number; of any
other format the plain number is shown.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

_BUILTIN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    **dict.fromkeys((14, 15, 27, 28, 29, 30, 31, 36, 50, 51, 54, 57, 58), "dd.mm.yyyy"),
    16: "d mmm",
    17: "mmm yyyy",
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56), "h:mm"),
    22: "dd.mm.yyyy h:mm",
}
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<money>[^\]-]*)[^\]]*\]|\[(?P<elapsed>[hms])+\]'
    r"|\[[^\]]*\]|_.|\*.|(?P<digits>[0#?][0#?,.]*)|(?P<date>[yYmMdDhHsSгГдДчЧ]+)|(?P<percent>%)|(?P<other>.)",
    re.DOTALL,
)
_LATIN = str.maketrans("гдч", "ydh")
_FIRST_DAY = dt.date(1899, 12, 30)
_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Format:
    """A number format as understood. ``decimals`` None: as many as the number has."""

    decimals: int | None = None
    optional: int = 0
    thousands: bool = False
    percent: bool = False
    before: str = ""
    after: str = ""
    date: str = ""


GENERAL = Format()


@lru_cache(maxsize=512)
def understand(code: str) -> Format:
    """Return what a format code («#,##0.0», «0.0" км"», «dd.mm.yyyy») means for a positive number."""
    section = _first(code)
    if section.strip().lower() in ("", "general", "основной", "standard", "@"):
        return GENERAL
    before, after, digits, date, percent = "", "", "", "", False
    for token in _TOKEN.finditer(section):
        if token["elapsed"]:
            date += "h"
        elif token["date"]:
            date += token["date"].lower().translate(_LATIN)[0]
        elif token["digits"]:
            if digits:
                return GENERAL  # a fraction, or a number in pieces
            digits = token["digits"]
        elif token["percent"]:
            percent = True
            after += "%"
        else:
            text = token["quoted"] or token["escaped"] or token["money"] or token["other"] or ""
            if not date and text in ("E", "e", "/"):
                return GENERAL
            if digits:
                after += text
            else:
                before += text
    if date:
        return Format(date=date)
    if not digits:
        return GENERAL
    whole, _, part = digits.rstrip(",").partition(".")
    needed = len(part.rstrip("#?"))
    return Format(needed, len(part) - needed, "," in whole, percent, before.lstrip(), after.rstrip())


def of_id(number: int, own: dict[int, str]) -> Format:
    """Return the format of an id in ``styles.xml``, one of the file's ``own`` or a built-in one."""
    return understand(own.get(number) or _BUILTIN.get(number, ""))


def shown(raw: str, form: Format, *, from_1904: bool = False) -> tuple[str, bool]:
    """Return the text of a number as stored («0.92300000000000004»), and whether it is a date's serial."""
    try:
        number = Decimal(f"{float(raw):.{_MOST_DIGITS}g}")
        if not number.is_finite():
            return raw, False
    except ValueError:
        return raw, False
    if form.date:
        text = _date(float(number) + (1462 if from_1904 else 0), form.date)
        return (text, True) if text else (_plain(number), False)
    if form.decimals is None:
        return _plain(number), False
    if form.percent:
        number *= 100
    digits = form.decimals + form.optional
    try:
        rounded = number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    except InvalidOperation:
        return _plain(number), False
    whole, _, part = f"{abs(rounded):f}".partition(".")
    while len(part) > form.decimals and part.endswith("0"):
        part = part[:-1]
    if form.thousands:
        whole = f"{int(whole):,}".replace(",", " ")
    sign = "-" if rounded < 0 else ""
    return f"{sign}{form.before}{whole}{',' + part if part else ''}{form.after}", False


def iso_date(text: str) -> str:
    """Return an ISO date or moment as dd.mm.yyyy; other text as it is."""
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", text)
    return f"{match[3]}.{match[2]}.{match[1]}" if match else text


def _first(code: str) -> str:
    """Return the section of a code for positive numbers; a «;» in quotes parts nothing."""
    quoted = False
    for at, sign in enumerate(code):
        if sign == '"':
            quoted = not quoted
        elif sign == ";" and not quoted and code[at - 1 : at] != "\\":
            return code[:at]
    return code


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def _date(serial: float, parts: str) -> str:
    if not 0 <= serial < 2_958_466:  # up to the year 9999
        return ""
    if serial < 61:
        serial += 1  # Excel has a 29 February 1900
    minutes = round((serial % 1) * 1440)
    day = _FIRST_DAY + dt.timedelta(days=int(serial) + minutes // 1440)
    time = f"{minutes // 60 % 24:02}:{minutes % 60:02}"
    if "y" not in parts and "d" not in parts:
        return time if "h" in parts or "s" in parts else f"{day:%m}"
    if "d" in parts:
        text = f"{day:%d.%m}.{day.year:04}" if "y" in parts else f"{day:%d.%m}"
    else:
        text = f"{day:%m}.{day.year:04}" if "m" in parts and "h" not in parts else f"{day.year:04}"
    return f"{text} {time}" if "h" in parts and minutes % 1440 else text
