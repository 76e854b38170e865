"""The list of programmes; with exactly one its page stands there at once."""

from mslite.ui.pages.programmes.page import programmes_page

__all__ = ["programmes_page"]
