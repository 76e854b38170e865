"""The office's own settings, access, backups, this machine."""

from mslite.ui.pages.settings.page import settings_page

__all__ = ["settings_page"]
