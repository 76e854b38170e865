"""First start: five steps, each of which may be skipped."""

from mslite.ui.pages.wizard.page import Wizard

__all__ = ["Wizard"]
