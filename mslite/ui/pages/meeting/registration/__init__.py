"""Registration: who came, by name, by row number or counted."""

from mslite.ui.pages.meeting.registration.step import RegistrationStep

__all__ = ["RegistrationStep"]
