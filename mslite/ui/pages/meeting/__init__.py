"""The page of one meeting: five steps that follow the work."""

from mslite.ui.pages.meeting.page import meeting_page

__all__ = ["meeting_page"]
