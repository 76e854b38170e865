"""Protocol: preview, issue, print, sign, correct."""

from __future__ import annotations

from mslite.ui.pages.meeting.step import Step


class ProtocolStep(Step):
    """Protocol: preview, issue, print, sign, correct."""
