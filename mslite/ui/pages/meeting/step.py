"""What one of the five steps of a meeting's page is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mslite.domain.problems import Problem
from mslite.domain.views import MeetingPage
from mslite.ui.kit.context import PageContext


class Step(QWidget):
    """One step. After every change, whoever made it, the page reads the meeting and calls :meth:`show_page`.

    A step saves through ``ctx.desk.ask`` and need not tell anybody. ``show_page`` comes often, also while
    the person types: it brings what is shown up to date and leaves focus, selection and typed words alone
    (``Form.rebase``). ``page.locked`` closes every editor.
    """

    problem_chosen = Signal(object)
    """The person wants to solve this :class:`Problem`, wherever it is: the page leads there."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        super().__init__()
        self.ctx, self.meeting_id = ctx, meeting_id

    def show_page(self, page: MeetingPage) -> None:
        """Show the meeting as it stands in the file now."""

    def entered(self) -> None:
        """The step has just come to the front: set the focus."""

    def may_leave(self) -> bool:
        """Save what is typed; False to stay."""
        return True

    def lead(self, problem: Problem) -> bool:
        """Put the cursor where ``problem`` is to be solved; False when that is not in this step."""
        return False
