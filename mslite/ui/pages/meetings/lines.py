"""The columns of the list, and the words of one line."""

from __future__ import annotations

import datetime as dt
from functools import partial

from mslite.domain.views import MeetingLine, Standing
from mslite.i18n import labels
from mslite.i18n.catalogue import Translator
from mslite.i18n.formats import date_short, time_short
from mslite.ui.kit import tones
from mslite.ui.kit.marks import Tone
from mslite.ui.kit.windowmodel import Column

_STROKE = "\u0336"
"""Put behind a sign it strikes it through: a number taken back beside the one in force."""


def columns(tr: Translator) -> tuple[Column, ...]:
    """Return the columns of the list of meetings."""
    return (
        Column("date", tr.t("Date"), _date, 140),
        Column("number", "№", number, 80, strike=_taken_back),
        Column("kind", tr.t("Kind or body"), partial(kind, tr), 230),
        Column("title", tr.t("Title"), partial(title, tr.lang)),
        Column("state", tr.t("State"), partial(_state, tr), 200, tone=_tone),
    )


def title(lang: str, line: MeetingLine) -> str:
    """Return the title; "" while there is none."""
    return line.title.of(lang)


def kind(tr: Translator, line: MeetingLine) -> str:
    """Return the standing body, of other meetings the kind."""
    return line.body.of(tr.lang) or labels.label(line.kind, tr)


def number(line: MeetingLine) -> str:
    """Return the number in force and those taken back."""
    if not line.number:
        return ", ".join(line.annulled)
    struck = ("".join(sign + _STROKE for sign in one) for one in line.annulled)
    return ", ".join((line.number, *struck))


def named(tr: Translator, line: MeetingLine) -> str:
    """Return a meeting in one line: its day and title, or kind."""
    return " · ".join(filter(None, (date_short(line.date), title(tr.lang, line) or kind(tr, line))))


def _taken_back(line: MeetingLine) -> bool:
    return not line.number and bool(line.annulled)


def _date(line: MeetingLine) -> str:
    if line.date is None:
        return "–"
    return "   ".join(filter(None, (date_short(line.date), time_short(line.starts) if line.starts else "")))


def _state(tr: Translator, line: MeetingLine) -> str:
    if line.recurring:
        return tr.t("Model")
    return tr.t("Planned, the day is over") if _forgotten(line) else labels.label(line.standing, tr)


def _tone(line: MeetingLine) -> Tone:
    if line.recurring:
        return Tone.PLAIN
    return Tone.WARN if _forgotten(line) else tones.standing(line.standing)


def _forgotten(line: MeetingLine) -> bool:
    return line.standing is Standing.PLANNED and line.date is not None and line.date < dt.date.today()
