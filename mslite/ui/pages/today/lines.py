"""The lines of the first page: what stands there, what it opens, how urgent it is. No widgets here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from mslite.domain.rows import RecordRef
from mslite.domain.views import MeetingLine, Standing, TodayPage, Typed
from mslite.i18n import formats, labels
from mslite.i18n.catalogue import Translator
from mslite.ui.kit.marks import Tone

BACKUP_DAYS = 7


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``opens`` is a record, the key of a place, or recovered typing without a place."""

    opens: RecordRef | str | Typed
    text: str
    detail: str = ""
    mark: str = ""
    tone: Tone = Tone.PLAIN
    day: dt.date = dt.date.max


@dataclass(frozen=True, slots=True)
class Content:
    """One card: its title, its lines, what is said when there are none, where more of them are."""

    title: str
    lines: tuple[Line, ...]
    none: str = ""
    place: str = ""


def due(day: dt.date, today: dt.date, tr: Translator) -> tuple[str, Tone]:
    """Return how urgent a day is: «3 days late», «today», «tomorrow», the date."""
    days = (day - today).days
    if days < 0:
        return tr.n("{n} day late", "{n} days late", -days), Tone.BAD
    if days == 0:
        return tr.t("today"), Tone.WARN
    if days == 1:
        return tr.t("tomorrow"), Tone.WARN
    return formats.date_short(day), Tone.PLAIN


def to_do(page: TodayPage, tr: Translator) -> Content:
    """Return what is late or due within a week: assignments, announcements, steps of preparation."""
    found = []
    for job in page.assignments:
        if job.due is not None:
            detail = " · ".join(filter(None, (job.executor, job.meeting_title.of(tr.lang))))
            mark, tone = due(job.due, page.today, tr)
            opens = RecordRef("meeting", job.meeting_id)
            found.append(Line(opens, job.text.of(tr.lang), detail, mark, tone, job.due))
    for notice in page.notices:
        mark, tone = due(notice.by, page.today, tr)
        text = tr.t("Announce: {title}", title=_title(notice.meeting, tr))
        detail = formats.date_short(notice.meeting.date)
        found.append(Line(RecordRef("meeting", notice.meeting.id), text, detail, mark, tone, notice.by))
    for step in page.steps:
        mark, tone = due(step.due, page.today, tr)
        opens = RecordRef("meeting", step.meeting.id)
        detail = _title(step.meeting, tr)
        found.append(Line(opens, step.text.of(tr.lang), detail, mark, tone, step.due))
    found += _half_years(page, tr)
    found.sort(key=lambda line: line.day)
    return Content(
        tr.t("Late and due this week"), tuple(found), tr.t("Nothing is late or due this week."), "assignments"
    )


def _half_years(page: TodayPage, tr: Translator) -> Iterator[Line]:
    for one in page.half_years:
        told = tr.t("Half-year {half} of {year}", half=one.half, year=one.year)
        day = one.due or page.today
        mark, tone = due(day, page.today, tr)
        what = [
            tr.n("{n} not reported", "{n} not reported", one.missing) if one.missing else "",
            tr.n("{n} has not answered", "{n} have not answered", one.unanswered) if one.unanswered else "",
            tr.n("{n} returned", "{n} returned", one.returned) if one.returned else "",
        ]
        if one.period_id:
            text = tr.t("Monitoring: {what}", what=", ".join(filter(None, what)))
            opens = RecordRef("period", one.period_id)
        else:
            text = tr.t("Open the half-year for monitoring")
            opens = RecordRef("programme", one.programme_id)
        detail = " · ".join(filter(None, (told, one.programme.of(tr.lang))))
        yield Line(opens, text, detail, mark, tone, day)


def protocols(page: TodayPage, tr: Translator) -> Content:
    """Return the protocols that wait for somebody: not written, not signed."""
    waiting = [
        *((line, tr.t("not issued"), Tone.WARN) for line in page.unwritten),
        *((line, tr.t("not signed"), Tone.WARN) for line in page.unsigned),
    ]
    found = tuple(
        Line(RecordRef("meeting", one.id), _title(one, tr), _facts(one, tr), mark, tone)
        for one, mark, tone in waiting
    )
    return Content(tr.t("Protocols that wait"), found, tr.t("Every protocol is signed."), "meetings")


def week(page: TodayPage, tr: Translator) -> Content:
    """Return the meetings from today to seven days on."""
    found = []
    for one in page.week:
        when = formats.date_short(one.date)
        if one.date is not None and (one.date - page.today).days in (0, 1):
            when = due(one.date, page.today, tr)[0]
        mark = " ".join(filter(None, (when, formats.time_short(one.starts) if one.starts else "")))
        tone = Tone.GOOD if one.standing is Standing.SIGNED else Tone.ACCENT if when else Tone.PLAIN
        tone = tone if one.date == page.today else Tone.PLAIN
        found.append(Line(RecordRef("meeting", one.id), _title(one, tr), _kind(one, tr), mark, tone))
    return Content(
        tr.t("Meetings this week"), tuple(found), tr.t("No meeting in the next seven days."), "meetings"
    )


def keeping(page: TodayPage, tr: Translator) -> Content:
    """Return how the data are kept: the last backup."""
    at = page.backup_at
    if at is None:
        line = Line("settings", tr.t("No backup yet"), "", tr.t("make one"), Tone.WARN)
    else:
        days = (page.today - at.date()).days
        old = days > BACKUP_DAYS
        told = tr.n("{n} day ago", "{n} days ago", days) if old else tr.t("read back, sound")
        mark = at.strftime("%d.%m.%Y %H:%M")
        line = Line("settings", tr.t("Last backup"), told, mark, Tone.WARN if old else Tone.GOOD)
    return Content(tr.t("Your data"), (line,))


def recovered(page: TodayPage, tr: Translator) -> Content:
    """Return what was typed before the program ended without being saved."""
    found = []
    for one in page.recovered:
        text = one.title.of(tr.lang) or tr.t("A text without a place")
        if one.placed:
            opens: RecordRef | Typed = RecordRef("meeting", one.meeting_id) if one.meeting_id else one
            found.append(Line(opens, text, one.text, tr.t("put back"), Tone.GOOD))
        else:
            found.append(Line(one, text, one.text, tr.t("copy it out"), Tone.WARN))
    return Content(tr.t("Typed before the program ended"), tuple(found))


def _title(one: MeetingLine, tr: Translator) -> str:
    return one.title.of(tr.lang) or labels.label(one.kind, tr)


def _kind(one: MeetingLine, tr: Translator) -> str:
    return one.body.of(tr.lang) or labels.label(one.kind, tr)


def _facts(one: MeetingLine, tr: Translator) -> str:
    number = f"№ {one.number}" if one.number else ""
    return " · ".join(filter(None, (formats.date_short(one.date), number, _kind(one, tr))))
