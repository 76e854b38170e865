"""The list of meetings: filters, search, a new meeting."""

from __future__ import annotations

from mslite.domain.rows import RecordRef
from mslite.ui.kit.context import Page, PageContext


class MeetingsPage(Page):
    """The list of meetings: filters, search, a new meeting."""

    help_topic = "meetings"

    def __init__(self, ctx: PageContext, ref: RecordRef | None) -> None:
        super().__init__()
        self._ctx, self._ref = ctx, ref
        self.title = ctx.tr.t("Meetings")


def meetings_page(ctx: PageContext, ref: RecordRef | None) -> Page:
    """Make the page."""
    return MeetingsPage(ctx, ref)
