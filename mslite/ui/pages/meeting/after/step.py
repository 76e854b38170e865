"""After the meeting: assignments, publications, annexes, the case file."""

from __future__ import annotations

from mslite.ui.pages.meeting.step import Step


class AfterStep(Step):
    """After the meeting: assignments, publications, annexes, the case file."""
