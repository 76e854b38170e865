"""People, organisations, standing bodies, parts of the town."""

from __future__ import annotations

from mslite.domain.rows import RecordRef
from mslite.ui.kit.context import Page, PageContext


class DirectoryPage(Page):
    """People, organisations, standing bodies, parts of the town."""

    help_topic = "directory"

    def __init__(self, ctx: PageContext, ref: RecordRef | None) -> None:
        super().__init__()
        self._ctx, self._ref = ctx, ref
        self.title = ctx.tr.t("Directory")


def directory_page(ctx: PageContext, ref: RecordRef | None) -> Page:
    """Make the page."""
    return DirectoryPage(ctx, ref)
