"""Reading a half-year form that came back: by the ids of its rows and the keys of its columns."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mslite.domain.checks import LONGEST_LINE
from mslite.domain.problems import Problem, UserFixable
from mslite.domain.programme.forms import Answer, FormAnswer, place
from mslite.domain.programme.kinds import ActivityState
from mslite.domain.programme.raw import RawCell, RawTable
from mslite.domain.rows import Lang
from mslite.exchange.office_files import read
from mslite.exchange.xlsx_form import FILLED, MARK, TOP, VERSION


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
    for row in table.rows[:TOP]:
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
        cells = {name: row[column] for name, column in keys.items() if name in FILLED}
        if not key:
            text = next((cell.text for cell in row if cell.text), "")
            if text:
                problems.append(place("form_no_id", table.name, number, text=text[:60]))
            continue
        fields = {}
        known = _known(row[keys["known"]].text if "known" in keys else "")
        for name, cell in cells.items():
            if " ".join(cell.text.split()) == known.get(name):
                continue
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


def _known(text: str) -> dict[str, str]:
    """Return what stood in a row when the form went out: what is still so says nothing new."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return (
        {name: " ".join(str(value).split()) for name, value in found.items()}
        if isinstance(found, dict)
        else {}
    )


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
