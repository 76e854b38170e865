"""Today: what is late, due or waits; the first page."""

from __future__ import annotations

from mslite.domain.rows import RecordRef
from mslite.ui.kit.context import Page, PageContext


class TodayPage(Page):
    """Today: what is late, due or waits; the first page."""

    help_topic = "today"

    def __init__(self, ctx: PageContext, ref: RecordRef | None) -> None:
        super().__init__()
        self._ctx, self._ref = ctx, ref
        self.title = ctx.tr.t("Today")


def today_page(ctx: PageContext, ref: RecordRef | None) -> Page:
    """Make the page."""
    return TodayPage(ctx, ref)
