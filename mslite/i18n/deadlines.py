"""*Why this date?* in words: one sentence, and a word for each day of the counted calendar."""

from __future__ import annotations

import datetime as dt

from mslite.domain.appeals.calendar import DayWhy
from mslite.domain.appeals.deadlines import Counted, Due
from mslite.domain.appeals.terms import LawRule, Unit
from mslite.i18n.catalogue import Translator
from mslite.i18n.formats import date_short

ONE = dt.timedelta(days=1)


def sentence(due: Due, tr: Translator) -> str:
    """Return why a term ends on its day: how much is counted from when, what was left out, the article."""
    parts = [_counted(due, tr)]
    if due.off and due.rule.counted_in is Unit.WORKING:
        parts.append(tr.n("{n} day off between does not count", "{n} days off between do not count", due.off))
    if due.rolled is not None:
        parts.append(tr.t("{rolled} is a day off, so the term moves", rolled=date_short(due.rolled)))
    quoted = quote(due.rule, tr)
    return "; ".join(parts) + (f" ({quoted})." if quoted else ".")


def quote(rule: LawRule, tr: Translator) -> str:
    """Return the article and the act of a rule, "" where it names none."""
    lang = "ru" if tr.lang == "ru" else "ky"
    return ", ".join(part for part in (rule.article.of(lang), rule.act.of(lang)) if part)


def _counted(due: Due, tr: Translator) -> str:
    rule = due.rule
    values = {
        "first": date_short(due.start if rule.first_counts else due.start + ONE),
        "end": date_short(due.date),
    }
    if rule.days == 0:
        return tr.t("The term ends on the same day, {end}", **values)
    if rule.counted_in is Unit.WORKING:
        return tr.n(
            "{n} working day, counted from {first}, ends on {end}",
            "{n} working days, counted from {first}, end on {end}",
            rule.days,
            **values,
        )
    if rule.counted_in is Unit.MONTHS:
        return tr.n(
            "{n} month, counted from {first}, ends on {end}",
            "{n} months, counted from {first}, end on {end}",
            rule.days,
            **values,
        )
    return tr.n(
        "{n} calendar day, counted from {first}, ends on {end}",
        "{n} calendar days, counted from {first}, end on {end}",
        rule.days,
        **values,
    )


def why_day(day: Counted, tr: Translator) -> str:
    """Return the words beside one day of the counted calendar: its number, or why it does not count."""
    if day.why is DayWhy.FIRST:
        return tr.t("counted from this day")
    if day.why is DayWhy.MOVED:
        return tr.t("day {no}, a day off that is worked", no=day.no)
    if day.no:
        return tr.t("day {no}", no=day.no)
    if day.why is DayWhy.HOLIDAY:
        return day.name.of("ru" if tr.lang == "ru" else "ky") or tr.t("holiday")
    return tr.t("weekend")
