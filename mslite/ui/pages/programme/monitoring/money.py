"""What was spent on the activities in a half-year, as lines of a grid. No widgets here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mslite.domain.programme.kinds import FundingSource
from mslite.domain.programme.money import som, tyiyn
from mslite.domain.programme.monitoring import ActivityLine, PeriodSheet
from mslite.domain.programme.rows import Funding
from mslite.domain.views import TypingKey
from mslite.i18n import labels
from mslite.i18n.catalogue import Translator
from mslite.ui.kit.gridmodel import Cell, CellChange, GridColumn, GridLine
from mslite.ui.pages.programme.monitoring.entries import Line, Typed


class Money:
    """What was spent on the activities in the half-year, by source."""

    name = "money"

    def columns(self, sheet: PeriodSheet, tr: Translator) -> Sequence[GridColumn]:
        half = sheet.period.half
        return (
            GridColumn("text", tr.t("Activity"), 230),
            GridColumn("source", tr.t("Funding source"), 140),
            GridColumn("plan", tr.t("Plan for {year}, som", year=sheet.period.year), 120, right=True),
            GridColumn("other", _spent(2 if half == 1 else 1, tr), 125, right=True),
            GridColumn("spent", _spent(half, tr), 125, right=True),
            GridColumn("share", tr.t("Of the plan"), 90),
        )

    def lines(self, sheet: PeriodSheet, tr: Translator) -> Sequence[GridLine]:
        out = []
        fixed = sheet.period.locked
        for line in sheet.activities:
            for no, row in enumerate(_money_of(line, sheet)):
                halves = (row.fact_first, row.fact_second)
                mine, other = halves if sheet.period.half == 1 else halves[::-1]
                share = (row.fact or 0) / row.plan if row.plan else None
                text = f"{round(share * 100)}\N{NO-BREAK SPACE}%" if share is not None else ""
                cells = (
                    Cell(line.line.item.text.of(tr.lang), fixed=True),
                    Cell(labels.label(row.source, tr), fixed=True),
                    Cell(som(row.plan), fixed=True),
                    Cell(som(other), fixed=True),
                    Cell(som(mine), fixed=fixed),
                    Cell(text, fixed=True, share=share),
                )
                key = f"{line.id} {row.source.value}"
                out.append(GridLine(key, cells, joined=frozenset({0}) if no else frozenset()))
        return out

    def typed(self, sheet: PeriodSheet, changes: Iterable[CellChange], tr: Translator) -> Typed:
        out = Typed()
        for change in changes:
            item_id, source = change.key.split()
            try:
                amount = tyiyn(change.text)
                if amount is not None and amount < 0:
                    raise ValueError(change.text)
            except ValueError:
                out.refused = tr.t("«{text}» is no amount in som.", text=change.text)
                continue
            out.money.setdefault(item_id, {})[FundingSource(source)] = amount
        return out

    def key(self, line: Line, column: str, lang: str) -> TypingKey | None:
        return None


def _money_of(line: ActivityLine, sheet: PeriodSheet) -> Sequence[Funding]:
    """Return the money of an activity; one of the local budget where nothing was planned."""
    return line.money or (Funding(programme_id="", plan_item_id=line.id, year=sheet.period.year),)


def _spent(half: int, tr: Translator) -> str:
    if half == 1:
        return tr.t("Spent in the first half-year, som")
    return tr.t("Spent in the second half-year, som")
