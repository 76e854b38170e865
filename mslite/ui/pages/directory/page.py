"""The directory: people, organisations, standing bodies, parts of the town; each list with its card."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget

from mslite.domain.rows import RecordRef
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import Page, PageContext, Refs
from mslite.ui.kit.steps import StepStrip
from mslite.ui.pages.directory.book import KINDS, Book

PAUSE_MS = 150
SHOWN = frozenset({"person", "organisation", "body", "district", "post", "body_member"})


class DirectoryPage(Page):
    """Ctrl+1 … Ctrl+4 change the list, Ctrl+F looks for something, Ctrl+N begins a new record."""

    help_topic = "directory"

    def __init__(self, ctx: PageContext, ref: RecordRef | None) -> None:
        super().__init__()
        self._ctx = ctx
        tr = ctx.tr
        self.title = tr.t("Directory")
        self.header = parts.PageHeader(self.title, tr.t("Search by name, telephone, post"))
        self.header.add(parts.button(tr.t("New"), self.new, "plus", "Ctrl+N", main=True))
        self.several = parts.button(tr.t("Several at once…"), self._paste, "users", "Ctrl+V")
        kept = self.several.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.several.setSizePolicy(kept)
        self.strip = StepStrip([tr.t(kind.word) for kind in KINDS], self, numbered=False)
        self.strip.chosen.connect(self.show_list)
        self.stack = QStackedWidget()
        self._books: dict[int, Book] = {}
        box = parts.column(self, 2 * theme.GRID, theme.GRID)
        box.addWidget(self.header)
        box.addLayout(parts.line(self.strip, None, self.several))
        box.addWidget(self.stack, 1)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._search)
        self._reread = QTimer(self, interval=60, singleShot=True)
        self._reread.timeout.connect(self._read)
        assert self.header.search is not None
        self.field = self.header.search
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._to_list)
        ctx.desk.changed.connect(self._changed)
        keys.shortcut(self, "Ctrl+N", self.new)
        keys.shortcut(self, "Ctrl+F", self._to_search)
        keys.shortcut(self, "Esc", self._escape)
        tables = [kind.table for kind in KINDS]
        at = tables.index(ref.table) if ref is not None and ref.table in tables else 0
        self.show_list(at, ref.id if ref is not None else "")

    @property
    def book(self) -> Book:
        """The list in front."""
        return self._books[self.strip.current]

    def show_list(self, no: int, wanted: str = "") -> None:
        """Bring a list to the front."""
        fresh = no not in self._books
        if fresh:
            self._books[no] = Book(self._ctx, KINDS[no], wanted)
            self.stack.addWidget(self._books[no])
        self.strip.set_current(no)
        self.stack.setCurrentWidget(self._books[no])
        self.several.setVisible(KINDS[no].table == "person")
        if self.field.text() or not fresh:
            self._search()
        self.book.entered()

    def new(self) -> None:
        """Begin a new record in the list in front."""
        self.field.clear()
        self.book.new()

    def refresh(self, changes: Refs) -> None:
        self._reread.start()

    def may_leave(self) -> bool:
        for book in self._books.values():
            book.card.saver.flush()
        return True

    def entered(self) -> None:
        self.book.entered()

    def _changed(self, changes: Refs, _author: object) -> None:
        if any(ref.table in SHOWN for ref in changes):
            self._reread.start()

    def _read(self) -> None:
        self.book.read()

    def _typed(self) -> None:
        self._pause.start()

    def _search(self) -> None:
        self.book.search(self.field.text().strip())

    def _to_search(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def _to_list(self) -> None:
        self.book.table.setFocus()

    def _paste(self) -> None:
        self.book.paste()

    def _escape(self) -> None:
        if self.field.text():
            self.field.clear()
        elif self.book.table.view.hasFocus():
            self._ctx.shell.back()
        else:
            self.book.table.setFocus()


def directory_page(ctx: PageContext, ref: RecordRef | None) -> Page:
    """Make the page."""
    return DirectoryPage(ctx, ref)
