"""What went wrong and what to do, in words: every code of a problem or error has its wording here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from mslite.domain.problems import MsliteError, Problem
from mslite.domain.rows import Words
from mslite.i18n.appeal_words import PROBLEMS
from mslite.i18n.catalogue import Translator
from mslite.i18n.doubt_words import DOUBTS
from mslite.i18n.formats import date_short
from mslite.i18n.json_words import LEFT, WHY
from mslite.i18n.problem_words import WHAT, WORDS

_ALL = WORDS | LEFT | DOUBTS | PROBLEMS


@dataclass(frozen=True, slots=True)
class Told:
    """What happened, and what the person can do about it."""

    what: str
    advice: str = ""

    def __str__(self) -> str:
        return f"{self.what} {self.advice}".strip()


class _Values(dict[str, object]):
    """Values of a problem; a place without a value stays empty."""

    def __missing__(self, key: str) -> str:
        return ""


def known(code: str) -> bool:
    """Tell whether there is a wording for ``code``."""
    return code in _ALL


def wording(trouble: Problem | MsliteError, tr: Translator) -> Told:
    """Return the words for a problem or an error; an unknown code is told as it is."""
    if trouble.code not in _ALL:
        return Told(trouble.code)
    values = _Values({name: _shown(name, value, tr) for name, value in trouble.values.items()})
    if trouble.code == "bad_json":
        values["where"] = where(values, tr)
    return Told(*(tr.t(text).format_map(values).strip() for text in _ALL[trouble.code]))


def where(values: _Values, tr: Translator) -> str:
    """Return the place of a fault in an imported file: its name, line and column, path, and what is wrong."""
    place = ":".join(str(values[name]) for name in ("line", "column") if values[name])
    code = str(values["why"])
    why = WHY.get(code) or _ALL.get(code, (code, ""))[0]
    told = tr.t(why).format_map(values).rstrip(".")
    return ", ".join(str(part) for part in (values["name"], place, values["path"], told) if part)


def _shown(name: str, value: object, tr: Translator) -> object:
    if isinstance(value, dt.date):
        return date_short(value)
    if isinstance(value, Words):
        return value.of(tr.lang)
    if name == "what" and value in WHAT:
        return tr.t(WHAT[str(value)])
    return value
