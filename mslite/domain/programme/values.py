"""Values as offices write them, and the numbers in them.

What is written stays; :func:`understand` only says what can be reckoned with:

==========================  ===================================================================
«8371,4», «33 485,9»        DECIMAL; comma or point, spaces between thousands
«2,5 км», «5061 п.м.»       DECIMAL with its unit
«0⏎Төмөнкү парк»            DECIMAL; other words on other lines are only kept as written
«92,3%»                     PERCENT
«35/120»                    PERCENT, 100 × 35 ÷ 120, with numerator and denominator
«75,4 % (110,95 км)»        PERCENT, and a second amount in km
«50 % / 20243 п.м.»         PERCENT and a second amount; with the unit «п.м.» the amounts change places
«1:0,3»                     RATIO; the amount is what comes to one of the first: 0.3 ÷ 1
«–», «»                     EMPTY
«10–12», «12.05.2024», «5-мектеп», «Курулду»  TEXT: nothing to reckon with
==========================  ===================================================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

PERCENT = "%"

_SPACE = " \u00a0\u2009\u202f"
_NUMBER = (
    rf"(?:\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?![\d])(?:[.,]\d+)?"
    r"|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3})+\.\d+|\d+[.,]\d+|\d+)"
)
_SIGNED = rf"(?P<sign>[-+−–]?)\s*(?P<number>{_NUMBER})"
_AMOUNT = re.compile(rf"{_SIGNED}(?![\d.,]*\d)(?P<unit>(?:[^\d/;()\n:]|(?<=[мМm])[23])*)")
_RATIO = re.compile(rf"(?P<first>{_NUMBER})\s*:\s*(?P<second>{_NUMBER})(?![\d:.,])")
_FRACTION = re.compile(rf"(?P<first>{_NUMBER})\s*/\s*(?P<second>{_NUMBER})(?![\d/.,])")
_NOT_AMOUNT = re.compile(rf"^{_NUMBER}\s*[-–—−…]\s*[\w]|^\d+\.\d{{1,2}}\.|^\d+/\d+/")
_ABOUT = re.compile(
    r"^(?:[≥≤><~≈]=?|№?\s*(?:болжол менен|кеминде|жок дегенде|чейин|бардыгы|жалпы|около|не менее|не более"
    r"|до|более|менее|всего|итого))\s*:?\s*",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"^[\s\-–—−.…]*$")
_MINUS = "-−–"


class ValueKind(StrEnum):
    """What a value is."""

    DECIMAL = "decimal"
    PERCENT = "percent"
    RATIO = "ratio"
    TEXT = "text"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit as written («%» for percentages, "" when there is none)."""

    number: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A value as written and what was understood of it.

    ``amount`` is the number to reckon with: None for TEXT and EMPTY and where it cannot be (a zero
    under the line). ``numerator`` and ``denominator`` are those of «35/120» and of «1:0,3». ``others``
    are further amounts of the same cell.
    """

    kind: ValueKind
    written: str
    amount: Decimal | None = None
    unit: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    others: tuple[Amount, ...] = ()

    def __bool__(self) -> bool:
        return self.kind is not ValueKind.EMPTY


@lru_cache(maxsize=8192)  # a half-year reads the same few thousand values after every cell
def understand(text: str, unit: str = "") -> Value:
    """Return what is understood of a value.

    ``unit`` is the unit of the indicator: of several amounts the one in this unit is the main one.
    Never raises.
    """
    written = text.strip()
    if _EMPTY.match(written):
        return Value(ValueKind.EMPTY, text)
    begun = _ABOUT.sub("", written, count=1)
    ratio = _RATIO.match(begun)
    if ratio:
        return _ratio(text, number(ratio["first"]), number(ratio["second"]))
    fraction = _FRACTION.match(begun)
    if fraction and not _NOT_AMOUNT.match(begun):
        first, second = number(fraction["first"]), number(fraction["second"])
        rest = _amounts(begun[fraction.end() :])
        share = 100 * first / second if second else None
        return Value(ValueKind.PERCENT, text, share, PERCENT, first, second, rest)
    if not re.match(rf"[-+−–]?\s*{_NUMBER}", begun) or _NOT_AMOUNT.match(begun.lstrip(_MINUS + "+ ")):
        return Value(ValueKind.TEXT, text)
    found = list(_amounts(begun))
    if not found:
        return Value(ValueKind.TEXT, text)
    wanted = plain_unit(unit)
    at = next((no for no, one in enumerate(found) if wanted and plain_unit(one.unit) == wanted), 0)
    main = found.pop(at)
    kind = ValueKind.PERCENT if main.unit == PERCENT else ValueKind.DECIMAL
    inner = _FRACTION.search(begun) if kind is ValueKind.PERCENT else None
    return Value(
        kind,
        text,
        main.number,
        main.unit,
        number(inner["first"]) if inner else None,
        number(inner["second"]) if inner else None,
        tuple(found),
    )


def number(text: str) -> Decimal:
    """Return the number of a text that is one: «33 485,9», «1.234,5», «−3».

    Raises ``ValueError`` when it is none.
    """
    digits = re.sub(rf"[{_SPACE}]", "", text.strip())
    negative = digits[:1] in tuple(_MINUS)
    digits = digits.lstrip(_MINUS + "+")
    if "," in digits and "." in digits:
        digits = digits.replace("." if digits.rfind(",") > digits.rfind(".") else ",", "")
    digits = digits.replace(",", ".")
    if not re.fullmatch(r"\d+(?:\.\d+)?", digits):
        raise ValueError(text)
    return -Decimal(digits) if negative else Decimal(digits)


def plain_unit(unit: str) -> str:
    """Return a unit in the form in which two are compared: «1 км» and «км.» are one, so are «м2» and «м²»."""
    text = re.sub(r"\[.*?\]", "", unit).lower().replace("²", "2").replace("³", "3")
    text = re.sub(r"^[\d\s]+", "", text)
    return re.sub(r"[\s.,]", "", text)


def _ratio(text: str, first: Decimal, second: Decimal) -> Value:
    return Value(ValueKind.RATIO, text, second / first if first else None, "", first, second)


def _amounts(text: str) -> tuple[Amount, ...]:
    out = []
    for match in _AMOUNT.finditer(text):
        before = text[match.start() - 1 : match.start()] if match.start() else ""
        if before.isalnum() or before in ("№", ".", ","):
            continue
        value = number(match["number"])
        sign = match["sign"] if not before.strip() or before == "(" else ""
        unit = match["unit"].strip(" \t\u00a0,.-–—")
        if match["unit"].lstrip().startswith(PERCENT):
            unit = PERCENT
        elif match["unit"].strip().endswith("."):
            unit += "."
        out.append(Amount(-value if sign and sign in _MINUS else value, unit))
    return tuple(out)
