"""Registration: who came, by name, by row number or counted."""

from __future__ import annotations

from mslite.ui.pages.meeting.step import Step


class RegistrationStep(Step):
    """Registration: who came, by name, by row number or counted."""
