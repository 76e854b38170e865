"""How far an assignment is, in words: «12 days late», «today», «done on 12.02.2026»."""

from __future__ import annotations

import datetime as dt

from mslite.domain.meetings import AssignmentState
from mslite.i18n.catalogue import Translator
from mslite.i18n.formats import date_short
from mslite.i18n.labels import label


def standing(
    state: AssignmentState, due: dt.date | None, done_on: dt.date | None, today: dt.date, tr: Translator
) -> str:
    """Return the words for an assignment as it stands ``today``; days are calendar days."""
    if state is AssignmentState.DONE and done_on is not None:
        return tr.t("done on {date}", date=date_short(done_on))
    if state is not AssignmentState.OPEN:
        return label(state, tr).lower()
    if due is None:
        return tr.t("no due date")
    days = (due - today).days
    if days < 0:
        return tr.n("{n} day late", "{n} days late", -days)
    return tr.n("{n} day left", "{n} days left", days) if days else tr.t("today")
