"""Today: what is late, due or waits; the first page."""

from mslite.ui.pages.today.page import today_page

__all__ = ["today_page"]
