"""What one section of the step is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mslite.domain.problems import Problem
from mslite.domain.views import MeetingPage


class Section(QWidget):
    """Shown beside the rail; its focus proxy is where work in it begins."""

    def show_page(self, page: MeetingPage) -> None:
        """Show the meeting as it stands in the file; what is being typed stays."""

    def count(self) -> str:
        """Return what stands behind the word on the rail."""
        return ""

    def flush(self) -> None:
        """Save what is being typed."""

    def owns(self, problem: Problem) -> bool:
        """Tell whether ``problem`` is solved here."""
        return False

    def lead(self, problem: Problem) -> None:
        """Put the cursor where ``problem``, which is this section's, is solved."""
