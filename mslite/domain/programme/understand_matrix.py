"""Matrix of indicators, forecast, abbreviations and SWOT of a file."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from mslite.domain.programme import values
from mslite.domain.programme.columns import alone, numbering, shared
from mslite.domain.programme.draft import Draft, Grid, language
from mslite.domain.programme.found import Line, Place
from mslite.domain.programme.header_words import factor_of
from mslite.domain.programme.kinds import (
    Counting,
    Direction,
    FactorKind,
    ForecastKind,
    IndicatorKind,
)
from mslite.domain.programme.rows import (
    Abbreviation,
    Factor,
    ForecastSeries,
    ForecastValue,
    Indicator,
    Target,
)
from mslite.domain.rows import Words

_MERGEABLE = ("number", "issue", "name", "unit", "base", "final", "responsible")
_FOOTNOTE = re.compile(r"\s*(?:\[\d+\]|\*|эскертүү|примечание|булак|источник)", re.I)
_POINT = re.compile(r"\s*(?:\d{1,2}\s*[.)]|[-–—•*·])\s*")


def read_matrix(draft: Draft, grid: Grid, own: dict[int, str]) -> None:
    """Add the indicators of one table with their targets; rows under one number are sub-indicators."""
    main: Indicator | None = None
    before: int | None = None
    for row in _body(grid):
        text = alone(grid.table, row)
        if text:
            if not _footnote(draft, grid, row, text):
                main = None
                _heading(draft, grid, row, text)
            continue
        under = main if main is not None and _same(grid, row, main) else None
        found = _indicator(draft, grid, row, under, own)
        draft.indicators.append(found)
        kind = "sub_indicator" if under else "indicator"
        shown = found.name.of("ky") or found.issue.of("ky")
        draft.lines.append(Line(grid.place(row), kind, found.id, shown, found.number))
        if before == row - 1:
            joined = [name for name in _MERGEABLE if grid.joined(row, name)]
            draft.indicators[-1] = replace(found, merged=" ".join(joined))
        if found.responsible:
            draft.bodies.append((found, grid.place(row, "responsible")))
        main, before = main if under else found, row


def _body(grid: Grid) -> Iterator[int]:
    first = grid.map.head[-1] + 1 if grid.map.head else 0
    for row in range(first, len(grid.table.rows)):
        if not (grid.blank(row) or numbering(grid.table, row) or grid.repeats_head(row)):
            yield row


def _heading(draft: Draft, grid: Grid, row: int, text: str) -> None:
    place = grid.place(row)
    heading = Indicator(
        id=draft.new_id(place.file, place.table, place.row, "heading"),
        programme_id=draft.programme_id,
        kind=IndicatorKind.HEADING,
        position=len(draft.indicators) + 1,
        name=Words().put(language([text]) or grid.usual, text),
    )
    draft.indicators.append(heading)
    draft.lines.append(Line(place, "heading", heading.id, text))


def _footnote(draft: Draft, grid: Grid, row: int, text: str) -> bool:
    """Put a note below the table to the indicator that bears its sign «[2]»."""
    if not _FOOTNOTE.match(text) and len(text) < 200:
        return False
    sign = re.match(r"\s*(\[\d+\])", text)
    for no, one in enumerate(draft.indicators):
        said = " ".join(words.of("ky") for words in (one.issue, one.name, one.unit))
        if sign and sign[1] in said:
            draft.indicators[no] = replace(one, note="\n".join(filter(None, (one.note, text))))
            return True
    draft.doubt(grid.place(row), text, "note_left_out")
    return True


def _same(grid: Grid, row: int, main: Indicator) -> bool:
    """Tell whether a row belongs to the indicator above: one number, or no number and no issue."""
    number = _number(grid.text(row, "number"))
    if grid.joined(row, "number"):
        return True
    if number:
        return number == main.number or bool(main.number and number.startswith(f"{main.number}."))
    return bool(main.number) and (not grid.text(row, "issue") or grid.joined(row, "issue"))


def _number(text: str) -> str:
    return re.sub(r"(?<=\d),(?=\d)", ".", text.strip().rstrip(".)"))


def _indicator(draft: Draft, grid: Grid, row: int, main: Indicator | None, own: dict[int, str]) -> Indicator:
    place = grid.place(row)
    said = {name: grid.text(row, name) for name in (*_MERGEABLE, "note")}
    lang = grid.language(row)
    base = next(iter(grid.all("base")), None)
    found = Indicator(
        id=draft.new_id(place.file, place.table, place.row, "indicator"),
        programme_id=draft.programme_id,
        main_id=main.id if main else None,
        position=len(draft.indicators) + 1,
        number=_number(said["number"]),
        issue=Words().put(lang, said["issue"]),
        name=Words().put(lang, said["name"]),
        unit=Words().put(lang, said["unit"]),
        base_year=base.year if base else None,
        base=said["base"],
        final=said["final"],
        responsible=Words().put(lang, said["responsible"]),
        extra=_extra(grid, row, own),
        note=said["note"],
    )
    if not said["name"] and not said["issue"]:
        draft.doubt(grid.place(row, "name"), "", "no_name", found.id, "name")
    targets = list(_targets(draft, grid, row, found))
    draft.targets += targets
    return _counted(draft, grid, row, found, targets)


def _extra(grid: Grid, row: int, own: dict[int, str]) -> str:
    texts = {own[one.index]: text for one in grid.all("own") if (text := grid.table.text(row, one.index))}
    return json.dumps(texts, ensure_ascii=False, sort_keys=True) if texts else ""


def _targets(draft: Draft, grid: Grid, row: int, found: Indicator) -> Iterator[Target]:
    first = draft.first_year or (found.base_year + 1 if found.base_year else None)
    for column in grid.all("target"):
        text = grid.table.text(row, column.index)
        year = column.year
        if year is not None and year < 100:
            year = first + year - 1 if first else None
        if not text:
            continue
        if year is None:
            draft.doubt(grid.cell(row, column.index), text, "target_without_year", found.id)
            continue
        place = grid.cell(row, column.index)
        if values.understand(text, found.unit.of("ky")).kind is values.ValueKind.TEXT:
            draft.doubt(place, text, "value_unclear", found.id, "value")
        yield Target(
            id=draft.new_id(found.id, "target", year),
            programme_id=draft.programme_id,
            indicator_id=found.id,
            year=year,
            value=text,
        )


def _counted(draft: Draft, grid: Grid, row: int, found: Indicator, targets: Sequence[Target]) -> Indicator:
    """Guess whether the years add up to the final target, and which way is better."""
    unit = found.unit.of("ky")
    base, final = (values.understand(text, unit).amount for text in (found.base, found.final))
    for name, text in (("base", found.base), ("final", found.final)):
        if text and values.understand(text, unit).kind is values.ValueKind.TEXT:
            draft.doubt(grid.place(row, name), text, "value_unclear", found.id, name)
    amounts = [values.understand(one.value, unit).amount for one in targets]
    known = [amount for amount in amounts if amount is not None]
    if final is None or not known or len(known) != len(amounts):
        return found
    total = sum(known, Decimal(0))
    near = [want for want in (final, final - (base or 0)) if want and abs(total - want) * 100 <= abs(want)]
    if len(known) > 1 and near and known[-1] != final:
        if total not in near:
            draft.doubt(grid.place(row, "final"), found.final, "sum_differs", found.id, "final", total=total)
        return replace(found, counting=Counting.PER_PERIOD)
    down = base is not None and final < base
    return replace(found, direction=Direction.DOWN if down else Direction.UP)


# ---- forecast ----------------------------------------------------------------------------------------


def read_forecast(draft: Draft, grid: Grid) -> None:
    """Add the lines of one forecast table and their values by year."""
    for row in _body(grid):
        name = grid.text(row, "name")
        said = [(one, grid.table.text(row, one.index)) for one in grid.all("value")]
        if not any(text for _one, text in said):
            draft.doubt(grid.place(row), alone(grid.table, row) or name, "note_left_out")
            continue
        place = grid.place(row)
        line = ForecastSeries(
            id=draft.new_id(place.file, place.table, place.row, "series"),
            programme_id=draft.programme_id,
            position=len(draft.series) + 1,
            name=grid.words(row, name),
            unit=grid.words(row, grid.text(row, "unit")),
        )
        draft.series.append(line)
        draft.lines.append(Line(place, "series", line.id, name))
        draft.forecast += [
            ForecastValue(
                id=draft.new_id(line.id, one.year),
                programme_id=draft.programme_id,
                series_id=line.id,
                year=one.year or 0,
                kind=ForecastKind.FACT if one.fact else ForecastKind.FORECAST,
                value=text,
            )
            for one, text in said
            if text and one.year
        ]


# ---- abbreviations and SWOT --------------------------------------------------------------------------


def read_abbreviations(draft: Draft, grid: Grid) -> None:
    """Add the lines of a table of abbreviations."""
    for row in _body(grid):
        add_abbreviation(draft, grid.place(row), grid.text(row, "short"), grid.text(row, "meaning"))


def add_abbreviation(draft: Draft, place: Place, short: str, meaning: str) -> None:
    """Add one abbreviation."""
    short, meaning = short.strip(" –—-"), meaning.strip(" –—-")
    if not (short or meaning):
        return
    lang = language([meaning]) or "ky"
    line = Abbreviation(
        id=draft.new_id(place.file, place.table, place.row, "abbreviation"),
        programme_id=draft.programme_id,
        position=len(draft.abbreviations) + 1,
        short=Words().put(lang, short),
        meaning=Words().put(lang, meaning),
    )
    draft.abbreviations.append(line)
    draft.lines.append(Line(place, "abbreviation", line.id, f"{short} – {meaning}"))


def read_swot(draft: Draft, grid: Grid) -> None:
    """Add the lines of a SWOT table: its heads stand above, before, or within the cells of their lines."""
    above: dict[int, FactorKind] = {}
    for row in range(len(grid.table.rows)):
        beside: FactorKind | None = None
        for column, text in shared(grid.table, row):
            head, lines = _headed(text)
            if head:
                above[column] = head
                beside = head if not lines else None
            add_factors(draft, grid.cell(row, column), beside or above.get(column), lines)


def _headed(text: str) -> tuple[FactorKind | None, list[str]]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    head = factor_of(lines[0]) if lines and len(lines[0]) <= 60 else None
    if head and ":" in lines[0] and lines[0].split(":", 1)[1].strip():
        return head, [lines[0].split(":", 1)[1].strip(), *lines[1:]]
    return head, lines[1:] if head else lines


def add_factors(draft: Draft, place: Place, kind: FactorKind | None, lines: Iterable[str]) -> None:
    """Add the lines of one field of SWOT without their numbers; a line without one goes on."""
    texts: list[str] = []
    lines = list(lines)
    counted = sum(bool(_POINT.match(line)) for line in lines) * 2 > len(lines)
    for line in lines:
        bare = _POINT.sub("", line, count=1)
        if counted and texts and bare == line:
            texts[-1] += f" {line}"
        elif bare:
            texts.append(bare)
    if texts and kind is None:
        draft.doubt(place, texts[0], "swot_unclear")
        return
    for text in texts:
        counts = Counter(one.kind for one in draft.factors)
        assert kind is not None
        factor = Factor(
            id=draft.new_id(place.file, place.table, place.row, kind.value, counts[kind]),
            programme_id=draft.programme_id,
            position=len(draft.factors) + 1,
            kind=kind,
            text=Words().put(language([text]) or "ky", text),
        )
        draft.factors.append(factor)
        draft.lines.append(Line(place, "factor", factor.id, text))
