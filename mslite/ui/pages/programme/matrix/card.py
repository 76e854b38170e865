"""The rest of a row of the matrix: what has no column of its own on paper."""

from __future__ import annotations

from mslite.domain.programme.kinds import Counting, Direction, PlanKind
from mslite.domain.programme.rows import Book, Indicator
from mslite.domain.programme.tree import lines
from mslite.i18n import labels
from mslite.ui.kit import theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import ChoiceEditor, IntEditor, TextEditor
from mslite.ui.kit.rowcard import RowCard


class IndicatorCard(RowCard):
    """Which way is better, how the years count, what it measures."""

    def __init__(self, ctx: PageContext) -> None:
        tr = ctx.tr
        super().__init__(ctx, tr.t("Rest of the row"), "indicator")
        self._tr = tr
        self.setFixedWidth(44 * theme.GRID)
        form = self.form
        form.row(
            "direction", tr.t("Better is"), ChoiceEditor([(one, labels.label(one, tr)) for one in Direction])
        )
        form.row(
            "counting",
            tr.t("How the years count"),
            ChoiceEditor([(one, labels.label(one, tr)) for one in Counting]),
        )
        form.row("base_year", tr.t("Base year"), IntEditor(tr, least=1990))
        self._measured: ChoiceEditor = form.row("plan_item_id", tr.t("What it measures"), ChoiceEditor([]))
        form.row("note", tr.t("Note"), TextEditor(2))
        self.body.addStretch(1)

    def show_indicator(self, book: Book, row: Indicator | None) -> None:
        """Show an indicator; ``None``: nothing."""
        tr = self._tr
        tops = [line for line in lines(book.items) if line.item.kind is not PlanKind.ACTIVITY]
        choices: list[tuple[str | None, str]] = [(None, "–")]
        choices += [
            (line.item.id, "   " * len(line.path) + f"{line.number} {line.item.text.of(tr.lang)}"[:70])
            for line in tops
        ]
        self._measured.set_choices(choices)
        self.show_row(row)
