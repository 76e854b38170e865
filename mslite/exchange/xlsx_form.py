"""The half-year form of a body that has no mslite: a workbook to fill in, and reading what came back.

Rows are known by their id in a hidden column, columns by their key in a hidden row, so nothing is lost when
somebody sorts, inserts a row or widens a column. Nothing is encrypted: the sheets are locked without a
password, to keep a hand from slipping.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mslite.domain.checks import LONGEST_LINE
from mslite.domain.problems import Problem, UserFixable
from mslite.domain.programme.forms import Answer, AskedActivity, AskedIndicator, Form, FormAnswer, place
from mslite.domain.programme.kinds import ActivityState
from mslite.domain.programme.raw import RawCell, RawTable
from mslite.domain.rows import Lang
from mslite.exchange.office_files import read
from mslite.exchange.xlsx_style import LINE, Looks, lines_of, workbook
from mslite.i18n.catalogue import N_, Translator
from mslite.i18n.formats import date_short
from mslite.i18n.labels import label

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

Translate = Callable[[str], Translator]
MARK = "mslite.form"
VERSION = 1
_META = "mslite"
_TOP = 5  # rows above the table: keys, title, programme, hint, head
_TALLEST = 400.0


@dataclass(frozen=True, slots=True)
class _Column:
    key: str
    title: str
    width: float
    look: str = "cell"


_ACTIVITY = (
    _Column("id", "", 2),
    _Column("number", "№", 6, "centre"),
    _Column("text", N_("Activity"), 38),
    _Column("term", N_("Term of implementation"), 14, "centre"),
    _Column("result", N_("Expected result (product)"), 30),
    _Column("done", N_("What was done"), 38, "fill"),
    _Column("percent", N_("Percent done"), 12, "fill_number"),
    _Column("activity_state", N_("State of the activity"), 15, "fill_centre"),
    _Column("reason", N_("Reason, if it is late"), 26, "fill"),
)
_INDICATOR = (
    _Column("id", "", 2),
    _Column("number", "№", 6, "centre"),
    _Column("name", N_("Indicator"), 44),
    _Column("unit", N_("Unit"), 13, "centre"),
    _Column("before", N_("Last fact"), 14, "centre"),
    _Column("plan", N_("Plan of the year"), 14, "centre"),
    _Column("value", N_("Fact"), 16, "fill_centre"),
    _Column("comment", N_("Comment"), 44, "fill"),
)
_REMARK = _Column("remark", N_("Why it was returned"), 26)
_FILLED = ("done", "percent", "activity_state", "reason", "value", "comment")
_HELP = (
    N_("Fill in the yellow cells only; the others are locked and come from the programme."),
    N_("What was done: in a few sentences, with numbers and places."),
    N_("Percent done: a whole number from 0 to 100, since the beginning of the activity."),
    N_("State of the activity: choose from the list."),
    N_("Reason, if it is late: why, and until when it will be done."),
    N_(
        "Fact: the value of the indicator for the half-year in the unit that stands in the row; with a comma."
    ),
    N_("Leave a cell empty if there is nothing to say yet; do not write a dash."),
    N_("Do not delete rows and sheets, and do not copy them from other forms."),
    N_("Save the file as .xlsx and give it back until the day that stands on top."),
)


def write_form(form: Form, translate: Translate) -> bytes:
    """Return the form as a workbook in its language; how to fill it in stands in Kyrgyz and Russian."""
    out = io.BytesIO()
    tr = translate(form.lang)
    states = {label(state, tr): state for state in ActivityState}
    with workbook(out) as (book, looks):
        if form.activities:
            rows = [(row.id, _shown(row, tr), row.remark) for row in form.activities]
            _sheet(book, looks, form, tr, tr.t("Activities"), _ACTIVITY, rows, tuple(states))
        if form.indicators:
            rows = [(row.id, _shown(row, tr), row.remark) for row in form.indicators]
            _sheet(book, looks, form, tr, tr.t("Indicators"), _INDICATOR, rows, ())
        _help(book, looks, translate)
        _meta(book, form, states)
        book.set_properties({"title": form.programme, "company": form.office, "comments": form.organisation})
        book.set_custom_property(MARK, VERSION)
    return out.getvalue()


def _shown(row: AskedActivity | AskedIndicator, tr: Translator) -> dict[str, str | int | None]:
    if isinstance(row, AskedIndicator):
        return {
            name: getattr(row, name)
            for name in ("number", "name", "unit", "before", "plan", "value", "comment", "remark")
        }
    known = {
        name: getattr(row, name)
        for name in ("number", "text", "term", "result", "done", "percent", "reason", "remark")
    }
    return known | {"activity_state": label(row.state, tr) if row.state else ""}


def _sheet(
    book: Workbook,
    looks: Looks,
    form: Form,
    tr: Translator,
    name: str,
    columns: Sequence[_Column],
    rows: Sequence[tuple[str, Mapping[str, Any], str]],
    states: Sequence[str],
) -> None:
    if any(remark for *_, remark in rows):
        columns = (*columns, _REMARK)
    sheet = book.add_worksheet(name)
    last = len(columns) - 1
    for no, column in enumerate(columns):
        hidden = column.key == "id"
        sheet.set_column(no, no, column.width, None, {"hidden": hidden})
        sheet.write_string(0, no, column.key)
        sheet.write_string(_TOP - 1, no, tr.t(column.title), looks["head"])
    sheet.set_row(0, None, None, {"hidden": True})
    due = tr.t("Give it back until {date}.", date=date_short(form.due)) if form.due else ""
    heads = (
        (tr.t("Report for half-year {half} of {year}", half=form.half, year=form.year), "title", 24.0),
        (f"{form.organisation}\n{form.programme}".strip(), "plain", 2 * LINE),
        (f"{tr.t(_HELP[0])} {due}".strip(), "note", 2 * LINE),
    )
    for row, (text, look, height) in enumerate(heads, start=1):
        sheet.merge_range(row, 1, row, last, text, looks[look])
        sheet.set_row(row, height)
    sheet.set_row(_TOP - 1, 2 * LINE + 4)
    for row, (key, cells, _) in enumerate(rows, start=_TOP):
        sheet.write_string(row, 0, key)
        tall = 1
        for no, column in enumerate(columns[1:], start=1):
            value = cells.get(column.key)
            sheet.write(row, no, value or None if isinstance(value, str) else value, looks[column.look])
            tall = max(tall, lines_of(str(value or ""), column.width))
        sheet.set_row(row, min(max(tall, 3) * LINE + 2, _TALLEST))
    _rules(sheet, columns, _TOP, _TOP + len(rows) - 1, states, tr)
    sheet.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})
    sheet.freeze_panes(_TOP, 3)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_TOP - 1)
    sheet.set_margins(0.4, 0.4, 0.5, 0.5)
    sheet.set_footer("&C&P / &N")


def _rules(
    sheet: Worksheet, columns: Sequence[_Column], first: int, last: int, states: Sequence[str], tr: Translator
) -> None:
    """Put the rules of what may be written into the cells to fill in."""
    for no, column in enumerate(columns):
        if column.key == "percent":
            sheet.data_validation(
                first, no, last, no,
                {
                    "validate": "integer", "criteria": "between", "minimum": 0, "maximum": 100,
                    "error_title": tr.t("Percent done"),
                    "error_message": tr.t("A whole number from 0 to 100."),
                },
            )  # fmt: skip
        elif column.key == "activity_state":
            sheet.data_validation(
                first, no, last, no,
                {
                    "validate": "list", "source": list(states),
                    "error_title": tr.t("State of the activity"),
                    "error_message": tr.t("Choose from the list."),
                },
            )  # fmt: skip
        elif column.key in _FILLED:
            sheet.ignore_errors({"number_stored_as_text": f"A{first + 1}:Z{last + 1}"})


def _help(book: Workbook, looks: Looks, translate: Translate) -> None:
    ky, ru = translate("ky"), translate("ru")
    sheet = book.add_worksheet(f"{ky.t('How to fill in')} – {ru.t('How to fill in')}"[:31])
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, 100)
    row = 0
    for tr in (ky, ru):
        sheet.set_row(row, 24)
        sheet.write_string(row, 1, tr.t("How to fill in"), looks["label"])
        for no, text in enumerate(_HELP, start=1):
            words = tr.t(text)
            sheet.write_string(row + no, 0, f"{no}.", looks["plain"])
            sheet.write_string(row + no, 1, words, looks["plain"])
            sheet.set_row(row + no, lines_of(words, 95) * LINE + 2)
        row += len(_HELP) + 2
    sheet.protect()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _meta(book: Workbook, form: Form, states: Mapping[str, ActivityState]) -> None:
    """Write whose form it is onto a sheet that Excel does not offer to show."""
    sheet = book.add_worksheet(_META)
    facts = {
        MARK: str(VERSION),
        "programme_id": form.programme_id,
        "period_id": form.period_id,
        "organisation_id": form.organisation_id,
        "lang": form.lang.value,
        "made": form.made.isoformat(),
        "programme": form.programme,
        "year": str(form.year),
        "half": str(form.half),
        **{f"state {state.value}": words for words, state in states.items()},
    }
    for row, (key, value) in enumerate(facts.items()):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)
    sheet.protect()
    sheet.very_hidden()


# ---- what comes back ---------------------------------------------------------------------------------


def read_form(source: Path | bytes, name: str = "") -> FormAnswer:
    """Return what was filled in, by the ids of the rows.

    Raises ``UserFixable`` ``form_not_ours``, ``form_newer``, and what ``office_files.read`` raises.
    """
    file = read(source, name)
    meta = next((facts for table in file.tables if (facts := _facts(table)) is not None), None)
    if meta is None:
        raise UserFixable("form_not_ours", name=file.name)
    if not meta[MARK].isdigit() or int(meta[MARK]) > VERSION:
        raise UserFixable("form_newer", name=file.name)
    states = {
        words.casefold(): ActivityState(key.removeprefix("state "))
        for key, words in meta.items()
        if key.removeprefix("state ") in set(ActivityState)
    }
    problems: list[Problem] = []
    sheets: dict[str, str] = {}
    found: dict[str, list[Answer]] = {"done": [], "value": []}
    for table in file.tables:
        keys = _keys(table)
        kind = next((kind for kind in found if kind in keys), None)
        if kind:
            sheets[kind] = table.name
            found[kind] += _answers(table, keys, states, problems)
    if not sheets:
        raise UserFixable("form_not_ours", name=file.name)
    return FormAnswer(
        file.name,
        meta.get("programme_id", ""),
        meta.get("period_id", ""),
        meta.get("organisation_id", ""),
        Lang.RU if meta.get("lang") == "ru" else Lang.KY,
        _day(meta.get("made", "")),
        meta.get("programme", ""),
        int(meta["year"]) if meta.get("year", "").isdigit() else 0,
        int(meta["half"]) if meta.get("half", "").isdigit() else 1,
        (sheets.get("done", ""), sheets.get("value", "")),
        tuple(found["done"]),
        tuple(found["value"]),
        tuple(problems),
    )


def _facts(table: RawTable) -> dict[str, str] | None:
    """Return key → value of the hidden sheet, None for any other sheet."""
    if table.width < 2 or table.text(0, 0) != MARK:
        return None
    return {table.text(row, 0): table.text(row, 1) for row in range(len(table.rows))}


def _keys(table: RawTable) -> dict[str, int]:
    """Return key → column of a sheet that has its hidden row of keys."""
    for row in table.rows[:_TOP]:
        keys = {cell.text: column for column, cell in enumerate(row)}
        if "id" in keys and "number" in keys:
            return keys
    return {}


def _answers(
    table: RawTable, keys: Mapping[str, int], states: Mapping[str, ActivityState], problems: list[Problem]
) -> Iterator[Answer]:
    seen: dict[str, Answer] = {}
    begun = False
    for index, row in enumerate(table.rows):
        key = row[keys["id"]].text
        number = table.first_row + index
        if key == "id" or (not key and not begun):
            continue
        begun = True
        cells = {name: row[column] for name, column in keys.items() if name in _FILLED}
        if not key:
            text = next((cell.text for cell in row if cell.text), "")
            if text:
                problems.append(place("form_no_id", table.name, number, text=text[:60]))
            continue
        fields = {}
        for name, cell in cells.items():
            value, wrong = _value(name, cell, states)
            if wrong:
                letter = _letter(keys[name])
                problems.append(place(wrong, table.name, number, letter, **_told(wrong, cell)))
            elif value is not None:
                fields[name] = value
        answer = Answer(key, table.name, number, fields)
        first = seen.get(key)
        if first is None:
            seen[key] = answer
            yield answer
        elif differs := next((name for name in cells if fields.get(name) != first.fields.get(name)), ""):
            letter = _letter(keys[differs])
            problems.append(place("form_twice", table.name, number, letter, first=first.row))


def _value(name: str, cell: RawCell, states: Mapping[str, ActivityState]) -> tuple[Any, str]:
    """Return the value of a cell (None: empty) and the code of what is wrong with it."""
    if "formula" in cell.notes or "error" in cell.notes:
        return None, "form_formula"
    text = cell.text
    if not text:
        return None, ""
    if name == "percent":
        match = re.fullmatch(r"(\d{1,3})(?:[.,]0+)?\s*%?", text)
        return (int(match[1]), "") if match and int(match[1]) <= 100 else (None, "form_percent")
    if name == "activity_state":
        state = states.get(text.casefold())
        return (state, "") if state else (None, "form_state")
    if name in ("value", "comment") and len(text) > LONGEST_LINE:
        return None, "form_too_long"
    return text, ""


def _told(code: str, cell: RawCell) -> dict[str, object]:
    if code == "form_too_long":
        return {"length": len(cell.text), "limit": LONGEST_LINE}
    return {"text": cell.text[:60]}


def _letter(column: int) -> str:
    return chr(65 + column) if column < 26 else _letter(column // 26 - 1) + chr(65 + column % 26)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
