"""The papers of a programme."""

from mslite.ui.pages.programme.printing.section import PrintSection

__all__ = ["PrintSection"]
