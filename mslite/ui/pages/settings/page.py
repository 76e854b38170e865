"""The office's own settings, access, backups, this machine."""

from __future__ import annotations

from mslite.domain.rows import RecordRef
from mslite.ui.kit.context import Page, PageContext


class SettingsPage(Page):
    """The office's own settings, access, backups, this machine."""

    help_topic = "settings"

    def __init__(self, ctx: PageContext, ref: RecordRef | None) -> None:
        super().__init__()
        self._ctx, self._ref = ctx, ref
        self.title = ctx.tr.t("Settings")


def settings_page(ctx: PageContext, ref: RecordRef | None) -> Page:
    """Make the page."""
    return SettingsPage(ctx, ref)
