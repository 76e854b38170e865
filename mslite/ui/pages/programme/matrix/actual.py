"""Plan and actual of the matrix: the same rows with colour, word and a bar."""

from __future__ import annotations

from decimal import Decimal

from mslite.domain.programme.kinds import Counting, IndicatorKind
from mslite.domain.programme.progress import Moment, PlanProgress, Progress, ProgressState
from mslite.domain.programme.rows import Book, Indicator
from mslite.domain.programme.tree import matrix_lines
from mslite.i18n import labels
from mslite.i18n.catalogue import Translator
from mslite.ui.kit.gridmodel import Cell, GridColumn, GridLine
from mslite.ui.kit.marks import Tone

TONES = {
    ProgressState.REACHED: Tone.GOOD,
    ProgressState.ON_TRACK: Tone.GOOD,
    ProgressState.BEHIND: Tone.WARN,
    ProgressState.FAR_BEHIND: Tone.BAD,
}


def columns(tr: Translator, when: Moment) -> tuple[GridColumn, ...]:
    """Return the columns of plan and actual by a half-year."""
    return (
        GridColumn("number", "№", 40),
        GridColumn("name", tr.t("Indicator"), 250),
        GridColumn("unit", tr.t("Unit"), 72),
        GridColumn("base", tr.t("Base"), 80),
        GridColumn("target", tr.t("Plan for {year}", year=when.year), 92),
        GridColumn("fact", tr.t("Actual"), 92),
        GridColumn("of_plan", tr.t("Fulfilment of the plan"), 96, right=True),
        GridColumn("final", tr.t("Final target"), 92),
        GridColumn("done", tr.t("Way to the target"), 128),
        GridColumn("state", tr.t("State"), 172),
    )


def lines(book: Book, found: PlanProgress, tr: Translator) -> tuple[GridLine, ...]:
    """Return the rows of the matrix with what is reached by the moment of ``found``."""
    when = found.when
    targets = {row.indicator_id: row.value for row in book.targets if row.year == when.year}
    facts = _last_facts(book, when)
    out = []
    for row, number in matrix_lines(book.indicators):
        name = row.name.of(tr.lang)
        if row.kind is IndicatorKind.HEADING:
            out.append(GridLine(row.id, (Cell(name, fixed=True),), wide=2))
            continue
        part = found.indicators.get(row.id, Progress())
        cells = (
            number, name, row.unit.of(tr.lang), row.base,
            _in_all(targets.get(row.id, ""), row, part.plan, tr),
            _in_all(facts.get(row.id, ""), row, part.fact, tr),
            percent(part), row.final,
        )  # fmt: skip
        shown = tuple(Cell(text, fixed=True) for text in cells)
        out.append(GridLine(row.id, (*shown, bar(part), state(part, tr))))
    return tuple(out)


def bar(part: Progress) -> Cell:
    """Return how much of the whole way is behind, in percent and as a bar."""
    if part.done is None:
        return Cell("–", fixed=True)
    tone = TONES.get(part.state, Tone.PLAIN)
    return Cell(f"{part.percent}\N{NO-BREAK SPACE}%", fixed=True, tone=tone, share=float(part.capped))


def state(part: Progress, tr: Translator) -> Cell:
    """Return the word of a progress with its tone."""
    word = labels.label(part.state, tr)
    if part.worse:
        word = tr.t("Worse than the base")
    return Cell(word, fixed=True, tone=TONES.get(part.state, Tone.PLAIN))


def percent(part: Progress) -> str:
    """Return the fulfilment in whole percent, in full; "–" when it is not known."""
    if part.of_plan is None:
        return "–"
    return f"{int((part.of_plan * 100).to_integral_value())}\N{NO-BREAK SPACE}%"


def _in_all(text: str, row: Indicator, amount: Decimal | None, tr: Translator) -> str:
    """Return a value, and under it what has come together, where the periods add up."""
    if row.counting is not Counting.PER_PERIOD or amount is None:
        return text
    total = f"{amount:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return f"{text}\n" + tr.t("in all {amount}", amount=total)


def _last_facts(book: Book, when: Moment) -> dict[str, str]:
    """Return the last fact as written by ``when``, of each indicator."""
    moments = {row.id: Moment(row.year, row.half) for row in book.periods}
    known = [row for row in book.facts if row.value and moments.get(row.period_id, Moment(9999)) <= when]
    known.sort(key=lambda row: moments[row.period_id])
    return {row.indicator_id: row.value for row in known}
