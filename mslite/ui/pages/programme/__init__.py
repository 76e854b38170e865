"""One programme: passport, text, plan, matrix, year's plan, monitoring, print; how one is brought in."""

from mslite.ui.pages.programme.importing import importing_page
from mslite.ui.pages.programme.page import programme_page

__all__ = ["importing_page", "programme_page"]
