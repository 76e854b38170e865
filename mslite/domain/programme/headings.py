"""Rows of a plan that hold one text alone: priorities, sections, tasks, by their numbers and words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mslite.domain.programme.kinds import PlanKind
from mslite.domain.text import fold

_NUMBERED = re.compile(
    r"((?:\d{1,2}\.){1,3}\d{0,2}\.?\)?|\d{1,2}\)|\d{1,2}(?=\s+[А-ЯЁӨҮҢA-Z«“]))\s*(?=\D)(.*)", re.S
)
_ROMAN = re.compile(r"([IVXІ]{1,5}[.)])\s*(.*)|([IVXІ]{1,5})\s+(?=[А-ЯЁӨҮҢ])(.*)", re.S)
_WORDS = (
    (PlanKind.PRIORITY, r"артыкчылы[кг]\w*|приоритет\w*(?:\s+направлени\w*)?"),
    (PlanKind.SECTION, r"бөлүм\w*|раздел\w*|багыт\w*|направлени\w*|подраздел\w*"),
    (PlanKind.TASK, r"милдет\w*|тапшырма\w*|задача|задачи|максат\w*|цель"),
)
_WORDED = tuple(
    (
        kind,
        re.compile(
            rf"((?:№?\s*[\dIVXІ]{{1,4}}(?:\.\d{{1,2}})*\s*[-.)]?\s*(?:чи|чү|чу|ші|й|я)?\s*-?\s*)(?:{words})|"
            rf"(?:{words})\s*№?\s*[\dIVXІ]{{0,4}}(?:\.\d{{1,2}})*)\s*[.:–—-]\s*(\S.*)",
            re.S | re.I,
        ),
    )
    for kind, words in _WORDS
)


@dataclass(frozen=True, slots=True)
class Head:
    """A heading in two parts: its number as written («1.1.», «1-артыкчылык:»), its words; and its style.

    ``style`` is "d1", "d2", "d3" (depth of a decimal number), "roman", "caps", "plain", or the value of
    the kind that its words name.
    """

    number: str
    text: str
    style: str


def read(text: str) -> Head:
    """Part a heading into number and words."""
    text = text.strip()
    for kind, form in _WORDED:
        found = form.fullmatch(text)
        if found:
            return Head(text[: found.start(2)].strip(), found[2].strip(), kind.value)
    found = _NUMBERED.fullmatch(text)
    if found and found[2].strip():
        depth = len(re.findall(r"\d+", found[1]))
        return Head(found[1], found[2].strip(), f"d{min(depth, 3)}")
    found = _ROMAN.fullmatch(text)
    if found:
        return Head(found[1] or found[3], (found[2] or found[4] or "").strip(), "roman")
    letters = [sign for sign in text if sign.isalpha()]
    shouted = len(letters) > 3 and all(sign.isupper() for sign in letters)
    return Head("", text, "caps" if shouted else "plain")


def number_style(number: str) -> str:
    """Return the style of a number that stands in a cell of its own, "" for none of a heading."""
    number = number.strip()
    if re.fullmatch(r"(?:\d{1,2}\.){1,3}\d{0,2}\.?", number):
        return f"d{min(len(re.findall(r'[0-9]+', number)), 3)}"
    return "roman" if re.fullmatch(r"[IVXІ]{1,5}[.)]?", number) else ""


def kinds(styles: Iterable[str], has_tasks: bool) -> dict[str, PlanKind]:
    """Return which style of heading means what in one table; ``has_tasks``: tasks have a column.

    «1.» is a priority and «1.1.» a section, unless something else («I.», «1-артыкчылык») stands above.
    Without numbers capitals stand above small letters.
    """
    seen = set(styles)
    out = {kind.value: kind for kind in PlanKind}
    ladder = [PlanKind.PRIORITY, PlanKind.SECTION, PlanKind.TASK]
    taken = [kind for kind in ladder if kind.value in seen]
    free = [kind for kind in ladder if kind not in taken] or [PlanKind.TASK]
    numbered: list[str] = [style for style in ("roman", "d1", "d2", "d3") if style in seen]
    if not taken and numbered and numbered[0] == "d2":
        free = free[1:]
    for no, numbers in enumerate(numbered):
        out[numbers] = free[min(no, len(free) - 1)]
    used = len(numbered)
    rest = free[used:]
    for style in [style for style in ("caps", "plain") if style in seen]:
        lowest = PlanKind.SECTION if has_tasks else PlanKind.TASK
        if rest and (style == "caps" or numbered or taken):
            out[style] = rest.pop(0)
        else:
            top = has_tasks and not (numbered or taken or "caps" in seen)
            out[style] = PlanKind.PRIORITY if top else lowest
    return out


def digits(number: str) -> tuple[int, ...]:
    """Return the numbers in a number as written, for comparing: «1.1.» and «1.1» are one."""
    return tuple(int(part) for part in re.findall(r"\d+", fold(number)))
