"""The plan of one year."""

from mslite.ui.pages.programme.annual.section import AnnualSection

__all__ = ["AnnualSection"]
