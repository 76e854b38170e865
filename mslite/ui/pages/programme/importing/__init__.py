"""Bringing in an office's own files: what was understood is looked at and corrected before it is written."""

from mslite.ui.pages.programme.importing.page import importing_page

__all__ = ["importing_page"]
