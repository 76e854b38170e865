"""Checks of one record before it is saved. Nothing is compulsory to save; what is impossible is refused."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator

from mslite.domain.appeals.checks import CHECKS
from mslite.domain.meetings import HeadCount, Meeting, Vote
from mslite.domain.numbering import check_pattern
from mslite.domain.office import Body, FirstNumber, KindRule, Post
from mslite.domain.problems import Problem, Severity
from mslite.domain.programme.rows import ActivityReport, Funding, Period, PlanItem, Programme
from mslite.domain.rows import Row, Words

LONGEST_LINE = 2_000
"""Signs in a one-line field (names, titles, numbers)."""

LONGEST_TEXT = 1_000_000
"""Signs in a running text (a speech)."""

LONGEST_WORDING = 20_000_000
"""Signs in the wording of a whole programme."""

_LONG_FIELDS = {
    "text",
    "purpose",
    "introduction",
    "closing",
    "note",
    "sheet",
    "reason",
    "result",
    "done",
    "conclusion",
    "extra",
    "answer",
}
_EARLIEST, _LATEST = dt.date(1991, 8, 31), dt.date(2100, 12, 31)


def check(row: Row) -> tuple[Problem, ...]:
    """Return what is wrong with one record, field by field; severity SAVE means it cannot be saved."""
    found = [*_lengths(row), *_dates(row)]
    special = _SPECIAL.get(type(row))
    if special:
        found += special(row)
    return tuple(dataclasses.replace(problem, record_id=row.id) for problem in found)


def _refused(code: str, field: str, **values: object) -> Problem:
    return Problem(code, field, values, Severity.SAVE)


def _lengths(row: Row) -> Iterator[Problem]:
    for field in dataclasses.fields(row):
        value = getattr(row, field.name)
        limit = LONGEST_TEXT if field.name in _LONG_FIELDS else LONGEST_LINE
        limit = LONGEST_WORDING if field.name == "wording" else limit
        texts = (
            {f"{field.name}.ky": value.ky, f"{field.name}.ru": value.ru} if isinstance(value, Words) else {}
        )
        if isinstance(value, str):
            texts = {field.name: value}
        for name, text in texts.items():
            if len(text) > limit:
                yield _refused("too_long", name, limit=limit, length=len(text))


def _dates(row: Row) -> Iterator[Problem]:
    for field in dataclasses.fields(row):
        value = getattr(row, field.name)
        if type(value) is dt.date and not _EARLIEST <= value <= _LATEST:
            yield _refused("date_far", field.name, date=value)


def _meeting(row: Meeting) -> Iterator[Problem]:
    if row.began and row.ended and row.ended < row.began:
        yield _refused("ends_before_begin", "ended")
    for name in ("invited_count", "present_count"):
        count = getattr(row, name)
        if count is not None and not 0 <= count <= 1_000_000:
            yield _refused("count_odd", name, count=count)
    if row.date and row.notice_on and row.notice_on > row.date:
        yield Problem("notice_after", "notice_on", severity=Severity.WARNING)


def _rule(row: KindRule) -> Iterator[Problem]:
    yield from _pattern(row.pattern)
    if row.quorum_num < 0 or row.quorum_den < 0 or (row.quorum_den and row.quorum_num > row.quorum_den):
        yield _refused("quorum_odd", "quorum_num")
    for name in ("notice_days", "prepare_days", "answer_days", "publish_days"):
        if not 0 <= getattr(row, name) <= 366:
            yield _refused("days_odd", name)


def _pattern(pattern: str) -> Iterator[Problem]:
    wrong = check_pattern(pattern)
    if wrong:
        yield _refused(wrong, "pattern", pattern=pattern)


def _body(row: Body) -> Iterator[Problem]:
    if row.pattern:
        yield from _pattern(row.pattern)


def _post(row: Post) -> Iterator[Problem]:
    if row.since and row.until and row.until < row.since:
        yield _refused("ends_before_begin", "until")


def _vote(row: Vote) -> Iterator[Problem]:
    if min(row.votes_for, row.against, row.abstained) < 0:
        yield _refused("vote_negative", "votes_for")


def _head_count(row: HeadCount) -> Iterator[Problem]:
    if row.count < 0:
        yield _refused("count_odd", "count", count=row.count)


def _programme(row: Programme) -> Iterator[Problem]:
    yield from _years(row.first_year, row.last_year)


def _plan_item(row: PlanItem) -> Iterator[Problem]:
    yield from _years(row.first_year, row.last_year)
    if row.percent is not None and not 0 <= row.percent <= 100:
        yield _refused("percent_odd", "percent", percent=row.percent)


def _activity_report(row: ActivityReport) -> Iterator[Problem]:
    if row.percent is not None and not 0 <= row.percent <= 100:
        yield _refused("percent_odd", "percent", percent=row.percent)


def _years(first: int | None, last: int | None) -> Iterator[Problem]:
    for name, year in (("first_year", first), ("last_year", last)):
        if year is not None and not _EARLIEST.year <= year <= _LATEST.year:
            yield _refused("year_odd", name, year=year)
    if first is not None and last is not None and last < first:
        yield _refused("ends_before_begin", "last_year")


def _funding(row: Funding) -> Iterator[Problem]:
    for name in ("plan", "fact_first", "fact_second"):
        amount = getattr(row, name)
        if amount is not None and not 0 <= amount <= 10**17:
            yield _refused("money_odd", name)


def _period(row: Period) -> Iterator[Problem]:
    yield from _years(row.year, None)
    if row.half not in (1, 2):
        yield _refused("half_odd", "half", half=row.half)


def _first_number(row: FirstNumber) -> Iterator[Problem]:
    if row.first < 1:
        yield _refused("count_odd", "first", count=row.first)


_SPECIAL: dict[type[Row], Callable[..., Iterator[Problem]]] = {
    Meeting: _meeting,
    KindRule: _rule,
    Body: _body,
    Post: _post,
    Vote: _vote,
    HeadCount: _head_count,
    FirstNumber: _first_number,
    Programme: _programme,
    PlanItem: _plan_item,
    ActivityReport: _activity_report,
    Funding: _funding,
    Period: _period,
    **CHECKS,
}
