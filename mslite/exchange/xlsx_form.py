"""The half-year form of a body that has no mslite, as a workbook to fill in.

Rows are known by their id in a hidden column, columns by their key in a hidden row, so nothing is lost when
somebody sorts, inserts a row or widens a column. Nothing is encrypted: the sheets are locked without a
password, to keep a hand from slipping.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mslite.domain.programme.forms import AskedActivity, AskedIndicator, Form
from mslite.domain.programme.kinds import ActivityState
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
META = "mslite"
TOP = 5  # rows above the table: keys, title, programme, hint, head
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
_KNOWN = _Column("known", "", 2)  # what stood in the yellow cells when the form went out
_HIDDEN = ("id", "known")
FILLED = ("done", "percent", "activity_state", "reason", "value", "comment")
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
    columns = (*columns, _KNOWN)
    sheet = book.add_worksheet(name)
    last = len(columns) - 2
    for no, column in enumerate(columns):
        sheet.set_column(no, no, column.width, None, {"hidden": column.key in _HIDDEN})
        sheet.write_string(0, no, column.key)
        sheet.write_string(TOP - 1, no, tr.t(column.title), looks["head"])
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
    sheet.set_row(TOP - 1, 2 * LINE + 4)
    for row, (key, cells, _) in enumerate(rows, start=TOP):
        sheet.write_string(row, 0, key)
        known = {name: str(cells[name]) for name in FILLED if cells.get(name) not in (None, "")}
        sheet.write_string(row, last + 1, json.dumps(known, ensure_ascii=False))
        tall = 1
        for no, column in enumerate(columns[1:-1], start=1):
            value = cells.get(column.key)
            sheet.write(row, no, value or None if isinstance(value, str) else value, looks[column.look])
            tall = max(tall, lines_of(str(value or ""), column.width))
        sheet.set_row(row, min(max(tall, 3) * LINE + 2, _TALLEST))
    _rules(sheet, columns, TOP, TOP + len(rows) - 1, states, tr)
    sheet.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})
    sheet.freeze_panes(TOP, 3)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(TOP - 1)
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
        elif column.key in FILLED:
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
    sheet = book.add_worksheet(META)
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
