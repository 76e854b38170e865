"""The two days by which the office answers residents and publishes the summary, by its own rule."""

from __future__ import annotations

import datetime as dt

from mslite.domain.rules import answer_due, publish_due
from mslite.domain.views import MeetingPage
from mslite.i18n.catalogue import Translator
from mslite.i18n.formats import date_short
from mslite.ui.kit.parts import Tone

Told = tuple[str, Tone]


def answer(page: MeetingPage, all_done: bool, today: dt.date, tr: Translator) -> Told | None:
    """Return by when residents are answered; late while an assignment is open. None: no rule or no day."""
    day = page.dossier.meeting.date
    due = answer_due(page.rule, day) if day else None
    if due is None:
        return None
    if all_done:
        return tr.t("Answer to residents by {date}: all is done", date=date_short(due)), Tone.GOOD
    return _left(tr.t("Answer to residents by {date}", date=date_short(due)), due, today, tr)


def publication(page: MeetingPage, today: dt.date, tr: Translator) -> Told | None:
    """Return by when the summary is published, or since when it is; None: no rule or no day."""
    day = page.dossier.meeting.date
    due = publish_due(page.rule, day) if day else None
    if due is None:
        return None
    days = [one.published_on for one in page.dossier.publications if one.published_on is not None]
    if not days:
        return _left(tr.t("Publish by {date}", date=date_short(due)), due, today, tr)
    first = min(days)
    text = tr.t("Published on {date}", date=date_short(first))
    late = (first - due).days
    if late > 0:
        return f"{text}: {tr.n('{n} day late', '{n} days late', late)}", Tone.WARN
    return text, Tone.GOOD


def _left(text: str, due: dt.date, today: dt.date, tr: Translator) -> Told:
    days = (due - today).days
    if days < 0:
        return f"{text}: {tr.n('{n} day late', '{n} days late', -days)}", Tone.BAD
    left = tr.n("{n} day left", "{n} days left", days) if days else tr.t("today")
    return f"{text}: {left}", Tone.WARN if days <= 3 else Tone.PLAIN
