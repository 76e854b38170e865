"""After the meeting: assignments, publications, annexes, the case file."""

from mslite.ui.pages.meeting.after.step import AfterStep

__all__ = ["AfterStep"]
