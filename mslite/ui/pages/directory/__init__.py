"""People, organisations, standing bodies, parts of the town."""

from mslite.ui.pages.directory.page import directory_page

__all__ = ["directory_page"]
