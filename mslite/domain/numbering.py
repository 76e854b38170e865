"""Numbers of papers: a series per kind or body and year of the meeting, gapless, never used twice."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable

from mslite.domain.office import MeetingKind
from mslite.domain.problems import UserFixable

PLACES = frozenset({"seq", "year"})
"""What may stand in the pattern of a number."""

_WORDS = frozenset({"letter", "index"})
JOURNAL_PLACES = PLACES | _WORDS
"""What may stand in the pattern of a journal: also the first letter of a surname, an index."""

_WIDTH = re.compile(r"(0?[1-9])?")
"""``02``: at least two digits. Anything longer could fill the memory."""


def series_of(kind: MeetingKind, body_id: str | None) -> str:
    """Return the name of the series a meeting is numbered in: that of its body, else of its kind."""
    return f"body:{body_id}" if body_id else f"kind:{kind.value}"


def next_seq(used: Iterable[int], first: int = 1) -> int:
    """Return the next number of a series; numbers of annulled papers count as used and stay."""
    return max((number + 1 for number in used), default=first)


def check_pattern(pattern: str, known: frozenset[str] = PLACES) -> str:
    """Return "" for a right ``pattern``, else ``pattern_broken``, ``pattern_no_seq`` or ``pattern_place``.

    ``known`` are the places that may stand in it.
    """
    try:
        places = [part[1:] for part in string.Formatter().parse(pattern) if part[1] is not None]
    except ValueError:
        return "pattern_broken"
    if {name for name, _, _ in places} - known:
        return "pattern_place"
    if any(conversion or not _fits(name, width or "") for name, width, conversion in places):
        return "pattern_broken"
    return "" if any(name == "seq" for name, _, _ in places) else "pattern_no_seq"


def _fits(name: str | None, width: str) -> bool:
    return not width if name in _WORDS else bool(_WIDTH.fullmatch(width))


def render(pattern: str, seq: int, year: int, **words: str) -> str:
    """Return the printed number: ``{seq:02}`` → «05», ``{year}/{seq}`` → «2026/5».

    ``words`` fill the other places of a journal: ``letter``, ``index``.
    Raises ``UserFixable`` with the code of :func:`check_pattern` when the pattern is wrong.
    """
    wrong = check_pattern(pattern, PLACES | words.keys())
    if wrong:
        raise UserFixable(wrong, pattern=pattern)
    return pattern.format(seq=seq, year=year, **words)
