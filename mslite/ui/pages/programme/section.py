"""What one section of a programme's page is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mslite.domain.programme.rows import Book
from mslite.domain.rows import RecordRef
from mslite.ui.kit.context import PageContext


class Section(QWidget):
    """One section. After every change, whoever made it, the page reads the book and calls :meth:`show_book`.

    A section saves through ``ctx.desk.ask`` and need not tell anybody. ``show_book`` comes often, also
    while the person types: it brings what is shown up to date and leaves focus, selection and typed words
    alone (``Form.rebase``). A section behind another one is shown the book when it comes to the front,
    before :meth:`entered`.
    """

    wanted = Signal(object)
    """The person wants to see this :class:`RecordRef` of the programme, wherever it is: the page leads there.

    ``RecordRef("programme", section)`` with the key of a section («plan») leads to the section itself.
    """

    main: QWidget | None = None
    """A button or a line of buttons that stands at the right of the page's title while the section is in
    front; made in the constructor."""

    def __init__(self, ctx: PageContext, programme_id: str) -> None:
        super().__init__()
        self.ctx, self.programme_id = ctx, programme_id

    def show_book(self, book: Book) -> None:
        """Show the programme as it stands in the file now."""

    def entered(self) -> None:
        """The section has just come to the front: set the focus."""

    def may_leave(self) -> bool:
        """Save what is typed; False to stay."""
        return True

    def lead(self, ref: RecordRef) -> bool:
        """Put the cursor on a record; False when it is not shown in this section."""
        return False
