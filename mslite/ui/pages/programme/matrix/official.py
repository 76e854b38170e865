"""The official table of the matrix, to write in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from mslite.domain.programme.kinds import IndicatorKind, ProgrammeState
from mslite.domain.programme.rows import Book, Indicator
from mslite.domain.rows import RecordRef
from mslite.domain.views import Saved, TypingKey
from mslite.ui.kit import keys, parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.grid import CellChange, Grid
from mslite.ui.kit.people import Option
from mslite.ui.kit.recordhistory import show_history
from mslite.ui.kit.saving import Keeper, offer_undo
from mslite.ui.pages.programme.matrix import table
from mslite.ui.pages.programme.matrix.card import IndicatorCard


def save_cells(office: Any, programme_id: str, changes: Sequence[CellChange], lang: str) -> Saved:
    """Write what was typed into the rows as they stand now."""
    book = office.programmes.book(programme_id, "indicators", "targets")
    found: Saved = office.records.save(*table.written(book, changes, lang))
    return found


def save_rows(office: Any, programme_id: str, make: Callable[[Book], tuple[Indicator, ...]]) -> Saved:
    """Write rows that are made of the matrix as it stands now."""
    found: Saved = office.records.save(*make(office.programmes.book(programme_id, "indicators")))
    return found


def suggest_bodies(office: Any, lang: str, text: str) -> Sequence[Option]:
    """Offer organisations of the directory."""
    return [Option(row.name.of(lang)) for row in office.directory.organisations(text)[:8]]


class OfficialTable(QWidget):
    """Grid and card; every change is a step that Ctrl+Z takes back."""

    def __init__(self, ctx: PageContext, programme_id: str) -> None:
        super().__init__()
        tr = ctx.tr
        self.ctx, self.programme_id = ctx, programme_id
        self._book: Book | None = None
        self._wanted = ""
        self._shown_card = False
        self.grid = Grid(ctx, (), "matrix", tr.t("Indicator matrix"))
        self.card = IndicatorCard(ctx)
        self.card.saver.saved.connect(self.grid.undo.add)
        self.keeper = Keeper(ctx, self)
        box = parts.line()
        box.addWidget(self.grid, 1)
        box.addWidget(self.card)
        self.setLayout(box)
        self.setFocusProxy(self.grid)
        self.grid.changed.connect(self._changed)
        self.grid.typing.connect(self._typing)
        self.grid.dropped.connect(self._dropped)
        self.grid.moved.connect(self._moved)
        self.grid.more_wanted.connect(self.add)
        self.grid.menu_wanted.connect(self._menu)
        for combination, slot in (
            ("Alt+Up", self._up), ("Alt+Down", self._down), ("Ctrl+Delete", self._remove),
        ):  # fmt: skip
            keys.shortcut(self, combination, slot)

    def show_book(self, book: Book) -> None:
        """Show the matrix as it stands in the file now."""
        office, lang = self.ctx.office, self.ctx.tr.lang
        self._book = book
        suggest = partial(suggest_bodies, office, lang)
        columns = table.columns(book, office.packs.get(book.programme.pack), lang, suggest)
        if [(c.key, c.title) for c in columns] != [(c.key, c.title) for c in self.grid.model.columns]:
            self.grid.set_columns(columns)
        self.grid.set_read_only(not self._open())
        self.grid.show_lines(table.lines(book, self.grid.model.columns, lang))
        if self._wanted and self.grid.go(self._wanted, "name", edit=True):
            self._wanted = ""
        self._moved()

    def flush(self) -> None:
        """Save what is typed."""
        self.grid.end_editing()
        self.card.saver.flush()

    # ---- writing ---------------------------------------------------------------------------------------

    def _changed(self, changes: Sequence[CellChange]) -> None:
        self.keeper.written()
        work = partial(save_cells, self.ctx.office, self.programme_id, changes, self.ctx.tr.lang)
        self.ctx.desk.ask(work, self._saved)

    def _saved(self, saved: Saved) -> None:
        self.grid.undo.add(saved)

    def _typing(self, key: str, column: str, text: str) -> None:
        typed = self._key(key, column)
        if typed is not None:
            self.keeper.typed(typed, text)

    def _dropped(self, key: str, column: str) -> None:
        self.keeper.written()
        typed = self._key(key, column)
        if typed is not None:
            self.ctx.desk.ask(partial(self.ctx.office.typing.settle, typed))

    def _key(self, key: str, column: str) -> TypingKey | None:
        if column in table.WORDS:
            return TypingKey("indicator", key, f"{column}.{'ru' if self.ctx.tr.lang == 'ru' else 'ky'}")
        return TypingKey("indicator", key, column) if column in ("number", "base", "final") else None

    def _make(self, make: Callable[[Book], tuple[Indicator, ...]]) -> None:
        self.grid.end_editing()
        work = partial(save_rows, self.ctx.office, self.programme_id, make)
        self.ctx.desk.ask(work, self._made)

    def _made(self, saved: Saved) -> None:
        self.grid.undo.add(saved)
        if saved.rows and saved.before[0] is None:
            self._wanted = saved.rows[0].id

    def _here(self) -> str:
        now = self.grid.current()
        return now[0] if now else ""

    def add(self) -> None:
        """Add an indicator below the current row."""
        if self._open():
            self._make(partial(table.added, after_id=self._here(), kind=IndicatorKind.INDICATOR))

    def _add_sub(self) -> None:
        self._make(partial(table.added, after_id=self._here(), kind=IndicatorKind.INDICATOR, sub=True))

    def _add_heading(self) -> None:
        self._make(partial(table.added, after_id=self._here(), kind=IndicatorKind.HEADING))

    def _up(self) -> None:
        self._make(partial(table.moved, row_id=self._here(), by=-1))

    def _down(self) -> None:
        self._make(partial(table.moved, row_id=self._here(), by=1))

    def _open(self) -> bool:
        return self._book is not None and self._book.programme.state is not ProgrammeState.CLOSED

    def _row(self) -> Indicator | None:
        here = self._here()
        return next((row for row in self._book.indicators if row.id == here), None) if self._book else None

    def _remove(self) -> None:
        row = self._row()
        if row is not None and self._open():
            self.ctx.desk.ask(partial(self.ctx.office.records.remove, row), self._removed)

    def _removed(self, saved: Saved) -> None:
        self.grid.undo.add(saved)
        offer_undo(self.ctx, self.ctx.tr.t("The row lies in the trash."), saved)

    def _moved(self) -> None:
        row = self._row()
        if self._book is not None:
            told = self._shown_card and row is not None and row.kind is IndicatorKind.INDICATOR
            shown = row if told else None
            self.card.show_indicator(self._book, shown)
            self.card.form.set_read_only(not self._open())

    def toggle_card(self) -> None:
        """Show or hide the rest of the row (F4)."""
        self._shown_card = not self._shown_card
        self._moved()

    def _menu(self, menu: QMenu) -> None:
        tr = self.ctx.tr
        for words, slot, key in (
            (tr.t("Add an indicator"), self.add, "Ctrl+N"),
            (tr.t("Add a sub-indicator"), self._add_sub, ""),
            (tr.t("Add a heading"), self._add_heading, ""),
            (tr.t("Move up"), self._up, "Alt+↑"),
            (tr.t("Move down"), self._down, "Alt+↓"),
            (tr.t("Into the trash"), self._remove, "Ctrl+Del"),
        ):
            menu.addAction(f"{words}\t{key}" if key else words, slot).setEnabled(self._open())
        menu.addAction(tr.t("History of changes"), self._history)

    def _history(self) -> None:
        if self._here():
            show_history(self.ctx, self, RecordRef("indicator", self._here()))
