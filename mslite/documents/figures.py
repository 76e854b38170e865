"""What the charts of a programme show: progress, money, the way of an indicator, who is silent."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from mslite.documents.blocks import Bar, Bars, Path, Point
from mslite.documents.compose_parts import Voice
from mslite.domain.programme.progress import Moment
from mslite.domain.programme.rows import Fact, Indicator, Target
from mslite.domain.programme.sheets import GroupLine, MissingLine, MoneyLine, thousands
from mslite.domain.programme.values import understand
from mslite.i18n.labels import label

MOST_BODIES = 15


def progress(groups: Iterable[GroupLine], voice: Voice) -> Bars:
    """Return how far each priority is, with a mark where it ought to be."""
    bars = []
    for line in groups:
        if line.level == 0:
            done, due = line.progress.capped, line.progress.due
            known = line.progress.percent is not None
            words = f"{line.progress.percent}\N{NO-BREAK SPACE}%" if known else voice.t("No data")
            bars.append(Bar(line.name, (float(done),), (words,), None if due is None else float(due)))
    mark = voice.t("ought to be by then") if any(bar.mark is not None for bar in bars) else ""
    return Bars(voice.t("Progress by priority"), tuple(bars), full=1.0, mark=mark)


def money(lines: Iterable[MoneyLine], voice: Voice) -> Bars:
    """Return the money planned and spent by source, in thousands of som."""
    bars = tuple(
        Bar(
            label(line.source, voice.tr),
            (float(line.plan or 0), float(line.fact or 0)),
            (thousands(line.plan) or "–", thousands(line.fact) or "–"),
        )
        for line in lines
    )
    return Bars(voice.t("Money by source, thousand som"), bars, (voice.t("Plan"), voice.t("Fact")))


def unreported(lines: Iterable[MissingLine], voice: Voice) -> Bars:
    """Return how much each body has not reported on, most first."""
    bars = tuple(
        Bar(line.body or "–", (float(count),), (str(count),))
        for line in list(lines)[:MOST_BODIES]
        if (count := line.activities + line.indicators)
    )
    return Bars(voice.t("Not reported: activities and indicators"), bars)


def path(
    indicator: Indicator,
    targets: Iterable[Target],
    facts: Iterable[tuple[Moment, Fact]],
    last_year: int | None,
    voice: Voice,
) -> Path:
    """Return the way of an indicator from its base over the targets, and what was reached."""
    unit = voice.of(indicator.unit)
    written = {row.year: row.value for row in targets}
    if indicator.base_year:
        written.setdefault(indicator.base_year, indicator.base)
    if last_year and last_year not in written:
        written[last_year] = indicator.final
    planned = tuple(
        Point(float(year), float(amount), text)
        for year, text in sorted(written.items())
        if (amount := _amount(text, unit)) is not None
    )
    reached = tuple(
        Point(at.year + (at.half - 2) / 2, float(amount), row.value)
        for at, row in sorted(facts, key=lambda pair: pair[0])
        if (amount := _amount(row.value, unit)) is not None
    )
    name = voice.of(indicator.name)
    title = f"{name}, {unit}" if unit and unit not in name else name
    return Path(title, planned, reached, (voice.t("Plan"), voice.t("Fact")))


def _amount(text: str, unit: str) -> Decimal | None:
    return understand(text, unit).amount
