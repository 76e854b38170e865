"""The section of the action plan: filters, the table, the rest of a row beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from mslite.domain.programme.kinds import PlanKind
from mslite.domain.programme.pack import Pack
from mslite.domain.programme.rows import Book, PlanItem
from mslite.domain.rows import RecordRef
from mslite.ui.kit import keys, memory, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.steps import StepStrip
from mslite.ui.pages.programme.plan.card import RowCardPanel
from mslite.ui.pages.programme.plan.deeds import Deeds
from mslite.ui.pages.programme.plan.filterbar import FilterBar
from mslite.ui.pages.programme.plan.table import PlanTable
from mslite.ui.pages.programme.section import Section

LANGS = ("ky", "ru")
KEPT = "plan.card"


class PlanSection(Section):
    """Made anew for each programme; ``table`` holds the grid."""

    def __init__(self, ctx: PageContext, programme_id: str) -> None:
        super().__init__(ctx, programme_id)
        tr = ctx.tr
        self._book: Book | None = None
        self.table = PlanTable(ctx, programme_id, self)
        self.deeds = Deeds(ctx, programme_id, self.table, self)
        self.filters = FilterBar(tr)
        self.filters.changed.connect(self._filtered)
        self.langs = StepStrip(["КЫР", "РУС"], None, numbered=False)
        self.langs.setToolTip(tr.t("Language of the table"))
        self.langs.set_current(LANGS.index(self.table.lang))
        self.langs.chosen.connect(self._speak)
        self.rest = parts.tool("info", tr.t("Rest of the row"), self._toggle_card, "F4", words=True)
        self.card = RowCardPanel(ctx)
        self.card.wanted.connect(self.wanted)
        self.card.saved.connect(self.table.grid.undo.add)
        self.table.moved.connect(self._moved)
        self.table.shown.connect(self._shown)
        self.closed = parts.Note(tr.t("The programme is closed: its plan can be read, not changed."), "lock")
        self.closed.hide()
        self.none = parts.EmptyState(
            "list",
            tr.t("The action plan is empty"),
            tr.t(
                "Import it from the office's Word or Excel file, paste a table with Ctrl+V, "
                "or add the first priority with Ctrl+Enter."
            ),
            parts.button(tr.t("Import a file"), self._import, "upload", main=True),
        )
        self.none.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for combination, slot in (
            ("Ctrl+Return", self.deeds.add_priority), ("Ctrl+V", self.table.grid.view.blocks.paste),
            ("Insert", self.deeds.add_priority), ("Ctrl+Z", self.table.grid.undo.undo),
            ("Ctrl+Y", self.table.grid.undo.redo),
        ):  # fmt: skip
            keys.shortcut(self.none, combination, slot)
        self.main = parts.button(tr.t("Add"), self._add, "plus", "Ctrl+N", main=True)
        bar = parts.line(self.filters)
        bar.setStretch(0, 1)
        for part in (self.langs, self.rest):
            bar.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self.beside = QWidget()
        halves = parts.line(self.table.grid, self.card, gap=theme.GRID)
        halves.setStretch(0, 1)
        self.beside.setLayout(halves)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.beside)
        self.stack.addWidget(self.none)
        box = parts.column(self, 0, theme.GRID)
        box.addWidget(self.closed)
        box.addLayout(bar)
        box.addWidget(self.stack, 1)
        self._card_open = memory.get(KEPT) == [1]
        keys.shortcut(self, "Ctrl+N", self._add)
        keys.shortcut(self, "F4", self._toggle_card)

    # ---- the section ---------------------------------------------------------------------------------

    def show_book(self, book: Book) -> None:
        known = self.table.pack.id == book.programme.pack
        self._book = book
        if known:
            self._show()
        else:
            self.ctx.desk.read(partial(self.ctx.office.packs.get, book.programme.pack), self._pack_read)

    def _pack_read(self, pack: Pack) -> None:
        self.table.pack = pack
        self._show()

    def _show(self) -> None:
        book = self._book
        if book is None:
            return
        self.table.show_book(book)
        self.closed.setVisible(self.table.closed)
        if self.main is not None:
            self.main.setEnabled(not self.table.closed)
        self.filters.setEnabled(bool(book.items))
        front = self.beside if book.items else self.none
        if self.stack.currentWidget() is not front:
            self.stack.setCurrentWidget(front)
            if self.isVisible():
                self.entered()

    def _shown(self, activities: int) -> None:
        """The table has been brought up to date."""
        if self._book is not None:
            self.filters.show_book(self._book, self.table.lines, self.table.lang)
            total = sum(line.item.kind is PlanKind.ACTIVITY for line in self.table.lines)
            self.filters.tell(activities, total)
            self.card.show_book(self._book, self.table.closed)

    def entered(self) -> None:
        if self.stack.currentWidget() is self.none:
            self.none.setFocus()
        else:
            self.table.grid.view.setFocus()

    def may_leave(self) -> bool:
        self.table.flush()
        self.card.flush()
        return True

    def lead(self, ref: RecordRef) -> bool:
        if ref.table != "plan_item" or self._book is None:
            return False
        if not any(item.id == ref.id for item in self._book.items):
            return False
        if not self.table.grid.go(ref.id, "text"):
            self.table.want(ref.id, "text")
            if self.table.filter:
                self.filters.clear()
        return True

    # ---- what is shown -------------------------------------------------------------------------------

    def _filtered(self) -> None:
        self.table.filter = self.filters.filter
        self.table.show()

    def _speak(self, no: int) -> None:
        self.table.flush()
        self.table.lang = LANGS[no]
        self.table.show()
        self.entered()

    def _toggle_card(self) -> None:
        self._card_open = not self._card_open
        memory.put(KEPT, [int(self._card_open)])
        self._moved(self.table.current)
        if self._card_open:
            self.card.enter()
        else:
            self.table.grid.view.setFocus()

    def _moved(self, item: PlanItem | None) -> None:
        now = self.table.grid.current()
        if item is not None and now is not None:
            owner = self.table.owner(item.id, now[1])
            item = next((line.item for line in self.table.lines if line.item.id == owner), item)
        self.card.show_item(item if self._card_open else None)

    def _add(self) -> None:
        if self.table.closed or not isinstance(self.main, QWidget):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.deeds.kinds(menu)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.main.mapToGlobal(self.main.rect().bottomLeft()))

    def _import(self) -> None:
        self.ctx.shell.open(RecordRef("programme_import", self.programme_id))
