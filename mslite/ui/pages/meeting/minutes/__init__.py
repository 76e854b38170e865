"""Minutes, written while people speak, with the keyboard alone."""

from mslite.ui.pages.meeting.minutes.step import MinutesStep

__all__ = ["MinutesStep"]
