"""Prepare: what, when, where, agenda, invited people, checklist, notice."""

from mslite.ui.pages.meeting.prepare.step import PrepareStep

__all__ = ["PrepareStep"]
