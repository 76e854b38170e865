"""What was deleted, to be taken back."""

from mslite.ui.pages.trash.page import trash_page

__all__ = ["trash_page"]
