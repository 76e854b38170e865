"""One programme: passport, text, plan, matrix, year's plan, monitoring, print."""

from mslite.ui.pages.programme.page import programme_page

__all__ = ["programme_page"]
