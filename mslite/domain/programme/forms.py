"""Forms for bodies that have no mslite: what is asked of one body for a half-year, what came back.

A form goes out as a workbook (``exchange.xlsx_form``) and comes back by the ids of its rows. What is empty in
an answer never wipes out what is there; what cannot be used is told with sheet, row and column.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from mslite.domain.problems import Problem, Severity, UserFixable
from mslite.domain.programme.kinds import ActivityState, ReportState
from mslite.domain.programme.monitoring import ActivityLine, FactLine, PeriodSheet
from mslite.domain.programme.rows import Book
from mslite.domain.rows import Lang, Words

L = TypeVar("L", ActivityLine, FactLine)


@dataclass(frozen=True, slots=True)
class AskedActivity:
    """An activity that is asked about, and what is known of it already. ``remark``: why it was returned."""

    id: str
    number: str = ""
    text: str = ""
    term: str = ""
    result: str = ""
    done: str = ""
    percent: int | None = None
    state: ActivityState | None = None
    reason: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class AskedIndicator:
    """An indicator that is asked about; ``plan`` is the target of the year as written."""

    id: str
    number: str = ""
    name: str = ""
    unit: str = ""
    plan: str = ""
    before: str = ""
    value: str = ""
    comment: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked of one body for one half-year, in one language; ``due``: the day to give it back."""

    programme_id: str
    period_id: str
    organisation_id: str
    lang: Lang
    made: dt.date
    programme: str = ""
    office: str = ""
    organisation: str = ""
    year: int = 0
    half: int = 1
    due: dt.date | None = None
    activities: tuple[AskedActivity, ...] = ()
    indicators: tuple[AskedIndicator, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for one row. ``fields``: name of the report's or fact's field → value, never empty.

    What stands as it stood when the form went out is left out: it may have been changed here since.
    """

    id: str
    sheet: str
    row: int
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """A form that came back as the file ``name``; ``problems`` are what of it could not be used."""

    name: str
    programme_id: str
    period_id: str
    organisation_id: str
    lang: Lang
    made: dt.date | None
    programme: str = ""
    year: int = 0
    half: int = 1
    sheets: tuple[str, str] = ("", "")
    activities: tuple[Answer, ...] = ()
    facts: tuple[Answer, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing at all was filled in."""
        return not any(row.fields for row in (*self.activities, *self.facts))


@dataclass(frozen=True, slots=True)
class Taken:
    """What an answer changes: id of activity or indicator → fields of its report or fact; what to tell."""

    rows: Mapping[str, Mapping[str, Any]]
    problems: tuple[Problem, ...] = ()


def form_of(
    book: Book,
    sheet: PeriodSheet,
    organisation_id: str,
    names: tuple[Words, Words],
    lang: Lang,
    made: dt.date,
) -> Form:
    """Return the form of one body: the rows it answers for that are not approved yet.

    ``names`` are those of the office and of the body.
    """
    own = _own(book, organisation_id)
    office, body = names
    return Form(
        book.programme.id,
        sheet.period.id,
        organisation_id,
        lang,
        made,
        book.programme.name.of(lang),
        office.of(lang),
        body.of(lang),
        sheet.period.year,
        sheet.period.half,
        sheet.period.due,
        tuple(
            AskedActivity(
                line.id,
                str(no),
                line.line.item.text.of(lang),
                line.line.item.term.of(lang),
                line.line.item.result.of(lang),
                report.done.of(lang) if (report := line.report) else "",
                report.percent if report else None,
                report.activity_state if report else None,
                report.reason.of(lang) if report else "",
                report.remark if report else "",
            )
            for no, line in enumerate(_asked(sheet.activities, own), start=1)
        ),
        tuple(
            AskedIndicator(
                line.id,
                line.number,
                line.indicator.name.of(lang),
                line.indicator.unit.of(lang),
                line.target,
                line.before,
                fact.value if (fact := line.fact) else "",
                fact.comment.of(lang) if fact else "",
                fact.remark if fact else "",
            )
            for line in _asked(sheet.facts, own)
        ),
    )


def file_name(form: Form) -> str:
    """Return the name of a form's file: year, half-year and body, fit for every disk."""
    body = re.sub(r'[\\/:*?"<>|\s«»]+', " ", form.organisation).strip(" .")[:60]
    return f"{form.year}-{form.half} {body or form.organisation_id[:8]}.xlsx"


def take(answer: FormAnswer, book: Book, sheet: PeriodSheet) -> Taken:
    """Return what an answer brings, held against what is asked and known now.

    Raises ``UserFixable`` ``form_other_programme`` or ``form_other_period``.
    """
    if answer.programme_id != book.programme.id:
        raise UserFixable("form_other_programme", name=answer.name, programme=answer.programme)
    if answer.period_id != sheet.period.id:
        raise UserFixable("form_other_period", name=answer.name, year=answer.year, half=answer.half)
    own = _own(book, answer.organisation_id)
    rows: dict[str, dict[str, Any]] = {}
    problems = [*answer.problems, *_older(answer, sheet)]
    there = _there(sheet)
    for got in (*answer.activities, *answer.facts):
        if got.id not in there:
            if got.fields:
                problems.append(place("form_unknown", got.sheet, got.row))
            continue
        if got.id not in own:
            problems.append(place("form_foreign", got.sheet, got.row))
        known = there[got.id]
        changed = _changed(got.fields, known, answer.lang)
        if changed and getattr(known, "state", None) is ReportState.APPROVED:
            problems.append(place("form_approved", got.sheet, got.row))
        elif changed:
            rows[got.id] = changed
    problems += _removed(answer, sheet, own)
    return Taken(rows, tuple(problems))


def place(code: str, sheet: str, row: int, column: str = "", **values: object) -> Problem:
    """Return a problem of a form with its place; the column by its letter."""
    told = {"sheet": sheet, "row": row, "column": column, **values}
    return Problem(code, values=told, severity=Severity.WARNING)


def _own(book: Book, organisation_id: str) -> set[str | None]:
    rows = [row for row in book.responsible if row.organisation_id == organisation_id]
    return {row.plan_item_id for row in rows} | {row.indicator_id for row in rows}


def _asked(lines: Iterable[L], own: set[str | None]) -> list[L]:
    """Return the lines of a body that are still open."""
    return [line for line in lines if line.id in own and not _approved(line)]


def _approved(line: ActivityLine | FactLine) -> bool:
    row = line.report if isinstance(line, ActivityLine) else line.fact
    return row is not None and row.state is ReportState.APPROVED


def _there(sheet: PeriodSheet) -> dict[str, Any]:
    reports: dict[str, Any] = {line.id: line.report for line in sheet.activities}
    return reports | {line.id: line.fact for line in sheet.facts}


def _changed(fields: Mapping[str, Any], known: object, lang: Lang) -> dict[str, Any]:
    """Return the fields that say something new; a text is put in its language beside the other one."""
    out: dict[str, Any] = {}
    for name, value in fields.items():
        now = getattr(known, name, None)
        if name in ("done", "reason", "comment"):
            words = now if isinstance(now, Words) else Words()
            if words.of(lang) != value:
                out[name] = words.put(lang, value)
        elif now != value:
            out[name] = value
    return out


def _older(answer: FormAnswer, sheet: PeriodSheet) -> Iterator[Problem]:
    handed = next(
        (row.handed_on for row in sheet.requests if row.organisation_id == answer.organisation_id), None
    )
    if answer.made and handed and answer.made < handed:
        yield Problem("form_older", values={"made": answer.made, "handed": handed}, severity=Severity.WARNING)


def _removed(answer: FormAnswer, sheet: PeriodSheet, own: set[str | None]) -> Iterator[Problem]:
    """Yield the rows that the form held and that did not come back."""
    came = {row.id for row in (*answer.activities, *answer.facts)}
    lines: list[ActivityLine | FactLine] = [*_asked(sheet.activities, own), *_asked(sheet.facts, own)]
    for line in lines:
        if line.id not in came:
            if isinstance(line, ActivityLine):
                name, text = answer.sheets[0], line.line.item.text
            else:
                name, text = answer.sheets[1], line.indicator.name
            yield place("form_removed", name, 0, text=text.of(answer.lang)[:60])
