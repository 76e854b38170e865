"""Assignments of all meetings: who, what, by when."""

from mslite.ui.pages.assignments.page import assignments_page

__all__ = ["assignments_page"]
