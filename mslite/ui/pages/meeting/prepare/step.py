"""Prepare: what, when, where, agenda, invited people, checklist, notice."""

from __future__ import annotations

from mslite.ui.pages.meeting.step import Step


class PrepareStep(Step):
    """Prepare: what, when, where, agenda, invited people, checklist, notice."""
