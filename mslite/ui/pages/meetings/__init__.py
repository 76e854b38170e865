"""The list of meetings: filters, search, a new meeting."""

from mslite.ui.pages.meetings.page import meetings_page

__all__ = ["meetings_page"]
