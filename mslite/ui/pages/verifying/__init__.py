"""What is this PDF? The identical file, the same content, something else, or unknown."""

from mslite.ui.pages.verifying.page import verifying_page

__all__ = ["verifying_page"]
