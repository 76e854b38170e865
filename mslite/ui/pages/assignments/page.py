"""Assignments of all meetings: who, what, by when."""

from __future__ import annotations

from mslite.domain.rows import RecordRef
from mslite.ui.kit.context import Page, PageContext


class AssignmentsPage(Page):
    """Assignments of all meetings: who, what, by when."""

    help_topic = "assignments"

    def __init__(self, ctx: PageContext, ref: RecordRef | None) -> None:
        super().__init__()
        self._ctx, self._ref = ctx, ref
        self.title = ctx.tr.t("Assignments")


def assignments_page(ctx: PageContext, ref: RecordRef | None) -> Page:
    """Make the page."""
    return AssignmentsPage(ctx, ref)
