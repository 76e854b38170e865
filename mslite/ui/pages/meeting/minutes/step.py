"""Minutes, written while people speak, with the keyboard alone."""

from __future__ import annotations

from mslite.ui.pages.meeting.step import Step


class MinutesStep(Step):
    """Minutes, written while people speak, with the keyboard alone."""
