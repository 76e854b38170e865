"""The chapters of the book: outline, prose, and what else stands in them."""

from mslite.ui.pages.programme.text.section import TextSection

__all__ = ["TextSection"]
