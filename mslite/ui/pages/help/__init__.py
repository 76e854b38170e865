"""F1: the help of the page in front."""

from mslite.ui.pages.help.window import HelpWindow

__all__ = ["HelpWindow"]
