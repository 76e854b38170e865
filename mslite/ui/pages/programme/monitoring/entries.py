"""What is entered for a half-year as lines of grids, and what was typed as values. No widgets here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from mslite.domain.programme.kinds import ActivityState, FundingSource
from mslite.domain.programme.monitoring import ActivityLine, CellState, FactLine, PeriodSheet
from mslite.domain.rows import RecordRef, Words
from mslite.domain.text import fold
from mslite.domain.views import TypingKey
from mslite.i18n import labels
from mslite.i18n.catalogue import Translator
from mslite.ui.kit.gridmodel import Cell, CellChange, GridColumn, GridLine
from mslite.ui.kit.marks import Tone
from mslite.ui.kit.people import Option

TONES = {
    CellState.INVALID: Tone.BAD,
    CellState.RETURNED: Tone.WARN,
    CellState.SUBMITTED: Tone.ACCENT,
    CellState.APPROVED: Tone.GOOD,
}
Line = ActivityLine | FactLine


@dataclass
class Typed:
    """What was typed, understood: fields of reports and facts by row, money by activity; why not, if not."""

    rows: dict[str, dict[str, object]] = field(default_factory=dict)
    money: dict[str, dict[FundingSource, int | None]] = field(default_factory=dict)
    refused: str = ""


class Entry(Protocol):
    """One table of a half-year."""

    name: str

    def columns(self, sheet: PeriodSheet, tr: Translator) -> Sequence[GridColumn]:
        """Return the columns."""

    def lines(self, sheet: PeriodSheet, tr: Translator) -> Sequence[GridLine]:
        """Return the rows."""

    def typed(self, sheet: PeriodSheet, changes: Iterable[CellChange], tr: Translator) -> Typed:
        """Return what the changes say."""

    def key(self, line: Line, column: str, lang: str) -> TypingKey | None:
        """Return the field that is typed in, None where keystrokes are not kept."""


def state_cell(line: Line, tr: Translator) -> Cell:
    """Return the state of a row: word, sign, what is the matter."""
    warned = line.state in (CellState.SAVED, CellState.SUBMITTED) and bool(line.problems)
    tone = Tone.WARN if warned else TONES.get(line.state, Tone.PLAIN)
    return Cell(labels.label(line.state, tr), fixed=True, tone=tone)


def closed(line: Line) -> bool:
    """Tell whether nothing can be written into a row any more."""
    return line.state in (CellState.APPROVED, CellState.LOCKED)


def ref_of(line: Line) -> RecordRef | None:
    """Return the record of a row, None while there is none."""
    if isinstance(line, FactLine):
        return RecordRef("fact", line.fact.id) if line.fact else None
    return RecordRef("activity_report", line.report.id) if line.report else None


def _words(words: Words, lang: str, fixed: bool) -> Cell:
    text = words.of(lang)
    return Cell(text, ghost=bool(text) and not words.has(lang), fixed=fixed)


def _put(words: Words, lang: str, text: str) -> Words:
    return words.put(lang, text)


class Facts:
    """Facts of indicators."""

    name = "facts"

    def columns(self, sheet: PeriodSheet, tr: Translator) -> Sequence[GridColumn]:
        year = sheet.period.year
        return (
            GridColumn("number", "№", 40),
            GridColumn("name", tr.t("Indicator"), 220),
            GridColumn("unit", tr.t("Unit"), 66),
            GridColumn("before", tr.t("Half-year before"), 84),
            GridColumn("target", tr.t("Plan for {year}", year=year), 84),
            GridColumn("value", tr.t("Actual"), 96),
            GridColumn("comment", tr.t("Comment"), 132),
            GridColumn("state", tr.t("State"), 122),
        )

    def lines(self, sheet: PeriodSheet, tr: Translator) -> Sequence[GridLine]:
        out = []
        for line in sheet.facts:
            row, fact, fixed = line.indicator, line.fact, closed(line)
            told = (line.number, row.name.of(tr.lang), row.unit.of(tr.lang), line.before, line.target)
            cells = [Cell(text, fixed=True) for text in told]
            cells.append(Cell(fact.value if fact else "", fixed=fixed))
            cells.append(_words(fact.comment if fact else Words(), tr.lang, fixed))
            cells.append(state_cell(line, tr))
            out.append(GridLine(line.id, tuple(cells)))
        return out

    def typed(self, sheet: PeriodSheet, changes: Iterable[CellChange], tr: Translator) -> Typed:
        out, there = Typed(), {line.id: line.fact for line in sheet.facts}
        for change in changes:
            fact = there.get(change.key)
            fields = out.rows.setdefault(change.key, {})
            if change.column == "value":
                fields["value"] = change.text.strip()
            else:
                fields["comment"] = _put(fact.comment if fact else Words(), tr.lang, change.text)
        return out

    def key(self, line: Line, column: str, lang: str) -> TypingKey | None:
        if not isinstance(line, FactLine) or line.fact is None:
            return None
        return TypingKey("fact", line.fact.id, "value" if column == "value" else f"comment.{_lang(lang)}")


class Reports:
    """Reports of activities."""

    name = "reports"

    def columns(self, sheet: PeriodSheet, tr: Translator) -> Sequence[GridColumn]:
        return (
            GridColumn("text", tr.t("Activity"), 190),
            GridColumn("term", tr.t("Term of implementation"), 80),
            GridColumn("done", tr.t("What was done"), 170),
            GridColumn("percent", tr.t("Percent done"), 84, right=True),
            GridColumn("activity_state", tr.t("State of the activity"), 104, suggest=partial(_states, tr)),
            GridColumn("reason", tr.t("Why it is late"), 96),
            GridColumn("state", tr.t("State"), 122),
        )

    def lines(self, sheet: PeriodSheet, tr: Translator) -> Sequence[GridLine]:
        out: list[GridLine] = []
        above: tuple[str, ...] = ()
        for line in sheet.activities:
            path = tuple(item.id for item in line.line.path if item.kind.value in ("priority", "section"))
            for depth, item in enumerate(item for item in line.line.path if item.id in path):
                if item.id not in above:
                    cell = Cell(item.text.of(tr.lang), fixed=True)
                    out.append(GridLine(item.id, (cell,), wide=min(depth + 1, 2)))
            above = path
            item, report, fixed = line.line.item, line.report, closed(line)
            before = line.before.percent if line.before else item.percent
            out.append(
                GridLine(
                    line.id,
                    (
                        Cell(item.text.of(tr.lang), fixed=True),
                        Cell(item.term.of(tr.lang), fixed=True),
                        _words(report.done if report else Words(), tr.lang, fixed),
                        _percent(report.percent if report else None, before, fixed),
                        Cell(_label(report.activity_state if report else None, tr), fixed=fixed),
                        _words(report.reason if report else Words(), tr.lang, fixed),
                        state_cell(line, tr),
                    ),
                )
            )
        return out

    def typed(self, sheet: PeriodSheet, changes: Iterable[CellChange], tr: Translator) -> Typed:
        out, there = Typed(), {line.id: line.report for line in sheet.activities}
        for change in changes:
            report, text = there.get(change.key), change.text.strip()
            fields: dict[str, object] = {}
            if change.column == "percent":
                number = text.removesuffix("%").strip()
                if number and not (number.isascii() and number.isdigit() and int(number) <= 100):
                    out.refused = tr.t("«{text}» is no percentage: write a number from 0 to 100.", text=text)
                    continue
                fields["percent"] = int(number) if number else None
            elif change.column == "activity_state":
                found = _states_like(tr, text) if text else [None]
                if not found:
                    known = ", ".join(_label(one, tr) for one in ActivityState)
                    out.refused = tr.t(
                        "«{text}» is no state of an activity: {known}.", text=text, known=known
                    )
                    continue
                fields["activity_state"] = found[0]
            else:
                words = getattr(report, change.column) if report else Words()
                fields[change.column] = _put(words, tr.lang, change.text)
            out.rows.setdefault(change.key, {}).update(fields)
        return out

    def key(self, line: Line, column: str, lang: str) -> TypingKey | None:
        if isinstance(line, FactLine) or line.report is None or column not in ("done", "reason"):
            return None
        return TypingKey("activity_report", line.report.id, f"{column}.{_lang(lang)}")


def _percent(percent: int | None, before: int | None, fixed: bool) -> Cell:
    if percent is None and before is not None:
        return Cell(f"{before}\N{NO-BREAK SPACE}%", ghost=True, fixed=fixed)
    return Cell("" if percent is None else f"{percent}\N{NO-BREAK SPACE}%", fixed=fixed)


def _label(state: ActivityState | None, tr: Translator) -> str:
    return labels.label(state, tr) if state else ""


def _states(tr: Translator, text: str) -> Sequence[Option]:
    return [Option(_label(one, tr)) for one in _states_like(tr, text)]


def _states_like(tr: Translator, text: str) -> list[ActivityState | None]:
    wanted = fold(text.strip())
    return [one for one in ActivityState if fold(_label(one, tr)).startswith(wanted)]


def _lang(lang: str) -> str:
    return "ru" if lang == "ru" else "ky"
