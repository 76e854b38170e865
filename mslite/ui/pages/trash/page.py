"""What was deleted, to be taken back."""

from __future__ import annotations

from mslite.domain.rows import RecordRef
from mslite.ui.kit.context import Page, PageContext


class TrashPage(Page):
    """What was deleted, to be taken back."""

    help_topic = "trash"

    def __init__(self, ctx: PageContext, ref: RecordRef | None) -> None:
        super().__init__()
        self._ctx, self._ref = ctx, ref
        self.title = ctx.tr.t("Trash")


def trash_page(ctx: PageContext, ref: RecordRef | None) -> Page:
    """Make the page."""
    return TrashPage(ctx, ref)
