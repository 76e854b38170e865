"""The plan in the grid: lines and filter, saving of cells, keeping of what is typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from mslite.domain.problems import MsliteError
from mslite.domain.programme import pack as packs
from mslite.domain.programme.editing import TASK_COLUMNS, TEXTS, CellText
from mslite.domain.programme.kinds import PlanKind, ProgrammeState, TableKind
from mslite.domain.programme.pack import Column, Pack
from mslite.domain.programme.rows import Book, PlanItem
from mslite.domain.programme.tree import PlanLine, lines
from mslite.domain.views import Saved, TypingKey
from mslite.i18n.catalogue import Translator
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.grid import CellChange, Grid, GridColumn, GridLine
from mslite.ui.kit.gridtext import Block
from mslite.ui.kit.people import Option
from mslite.ui.kit.saving import Keeper
from mslite.ui.pages.programme.plan.filters import Filter
from mslite.ui.pages.programme.plan.lines import LineMaker

WIDTHS = {"number": 40, "task": 120, "text": 160, "term": 88, "result": 136, "responsible": 122}


@dataclass(frozen=True, slots=True)
class Made:
    """What is shown: all rows of the plan, lines that the filter leaves, how many activities."""

    no: int
    columns: tuple[Column, ...]
    all: tuple[PlanLine, ...]
    shown: list[GridLine]
    kept: int


class PlanTable(QObject):
    """Lives with the section; shows the book in :attr:`grid` and writes what is done there."""

    moved = Signal(object)
    """Another row is current: its :class:`PlanItem`, None without one."""
    shown = Signal(int)
    """The plan is shown as it stands now: this many activities."""

    def __init__(self, ctx: PageContext, programme_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx, self._programme_id = ctx, programme_id
        self.lang = "ru" if ctx.tr.lang == "ru" else "ky"
        self.filter = Filter()
        self.book: Book | None = None
        self.pack = Pack("")
        self.lines: tuple[PlanLine, ...] = ()
        self._items: dict[str, PlanItem] = {}
        self._pending, self._round = 0, 0
        self.behind = False
        """A change is on its way to the file and back: keys of lines may be other ones in a moment."""
        self._wanted: tuple[str, str] | None = None
        self._begun: set[str] = set()
        self.grid = Grid(ctx, (), "plan", ctx.tr.t("Action plan"))
        self.grid.view.blocks.grows = True
        self.keeper = Keeper(ctx, self)
        self.keeper.due.connect(self.keeper.flush)
        self.grid.changed.connect(self._changed)
        self.grid.typing.connect(self._typing)
        self.grid.dropped.connect(self._dropped)
        self.grid.moved.connect(self._moved)
        self.grid.pasted.connect(self._pasted)

    # ---- what is shown -------------------------------------------------------------------------------

    @property
    def closed(self) -> bool:
        """Whether the plan can only be read."""
        return self.book is None or self.book.programme.state is ProgrammeState.CLOSED

    @property
    def current(self) -> PlanItem | None:
        """The current row of the plan."""
        now = self.grid.current()
        return self._items.get(now[0]) if now else None

    def selected(self) -> list[str]:
        """Return the selected rows; of a task's cell the task itself."""
        now = self.grid.current()
        rows = self.grid.selected()
        if now and len(rows) == 1 and now[1] in TASK_COLUMNS:
            return [self.owner(rows[0], now[1])]
        return list(rows)

    def owner(self, row: str, column: str) -> str:
        """Return the row that a cell belongs to: the task for the task's cell of an activity."""
        item = self._items.get(row)
        task = self._items.get(item.parent_id or "") if item else None
        if column in TASK_COLUMNS and item and item.kind is PlanKind.ACTIVITY and task:
            return task.id if task.kind is PlanKind.TASK else row
        return row

    def show_book(self, book: Book) -> None:
        """Show the plan as it stands in the file; while a write is under way what is typed stays."""
        self.book = book
        self.grid.set_read_only(self.closed)
        self.show()

    def show(self) -> None:
        """Show what the filter leaves; the lines are made beside the person's work."""
        if self.book is not None:
            columns = packs.columns(self.pack, TableKind.PLAN, self.book.columns)
            self._round += 1
            work = partial(_make, self._round, self.book, self.filter, columns, self.lang, self._ctx.tr)
            self._ctx.desk.read(work, self._made)

    def _made(self, made: Made) -> None:
        if made.no != self._round or self._pending:
            return  # what comes after the write under way is newer
        self.behind = False
        self.lines = made.all
        self._items = {line.item.id: line.item for line in made.all}
        self._begun.intersection_update(self._items)
        self.grid.set_columns(
            [
                GridColumn(
                    column.key,
                    column.title.of(self.lang),
                    WIDTHS.get(column.key, 100),
                    column.right,
                    self._bodies if column.key == "responsible" else None,
                )
                for column in made.columns
            ]
        )
        self.grid.show_lines(made.shown)
        if self._wanted and self.grid.go(*self._wanted):
            self._wanted = None
            self.grid.view.waiting.release()
        self.shown.emit(made.kept)
        self._moved()

    def want(self, row: str, column: str = "") -> None:
        """Put the cursor on a row as soon as it is shown."""
        self._wanted = (row, column)

    def _bodies(self, text: str) -> list[Option]:
        lang = self.lang
        found = self._ctx.office.directory.organisations(text)
        return [Option(one.short.of(lang) or one.name.of(lang), one.name.of(lang)) for one in found]

    def _moved(self) -> None:
        self.moved.emit(self.current)

    # ---- what is written -----------------------------------------------------------------------------

    def flush(self) -> None:
        """Take over what is being typed (the section is left)."""
        self.grid.end_editing()
        self.keeper.flush()

    def _changed(self, changes: tuple[CellChange, ...]) -> None:
        cells = [CellText(one.key, one.column, one.text, one.before) for one in changes]
        typed = [(key, one.text) for one in cells if (key := self._key(one.row, one.column)) is not None]
        self.keeper.written()
        self._ask(partial(_put, self._ctx.office, self._programme_id, cells, self.lang, typed))

    def _pasted(self, row: int, column: int, block: Block) -> None:
        shown = tuple(line.key for line in self.grid.model.lines)
        columns = [one.key for one in self.grid.model.columns[column:]] or list(TEXTS)
        self._ask(
            partial(self._ctx.office.plan.paste, self._programme_id, shown, row, columns, block, self.lang)
        )

    def _ask(self, work: object) -> None:
        self._pending += 1
        self.behind = True
        self._ctx.desk.ask(work, self._saved, self._failed)  # type: ignore[arg-type]

    def _saved(self, saved: Saved) -> None:
        self._pending -= 1
        self.grid.undo.add(saved)
        if not saved.rows:
            self.show()

    def _failed(self, error: BaseException) -> None:
        self._pending -= 1
        self.show()
        self._ctx.shell.trouble(error)

    # ---- what is typed -------------------------------------------------------------------------------

    def _typing(self, row: str, column: str, text: str) -> None:
        key = self._key(row, column)
        if key is not None:
            self.keeper.typed(key, text)
        elif self._items[row].kind is PlanKind.TASK and column in TEXTS and row not in self._begun:
            self._begun.add(row)  # so that there is a record in which the letters can be kept
            self._ask(partial(self._ctx.office.plan.insert, self._programme_id, PlanKind.ACTIVITY, row))

    def _dropped(self, row: str, column: str) -> None:
        key = self._key(row, column)
        self.keeper.written()
        if key is not None:
            self._ctx.desk.ask(partial(self._ctx.office.typing.settle, key))

    def _key(self, row: str, column: str) -> TypingKey | None:
        """Return the field of the record in which a cell stands, None where there is none yet."""
        owner = self.owner(row, column)
        item = self._items.get(owner)
        if item is None:
            return None
        if column == "number" and item.kind not in (PlanKind.PRIORITY, PlanKind.SECTION):
            return TypingKey("plan_item", owner, "number")
        if item.kind is not PlanKind.ACTIVITY:
            mine = item.kind is not PlanKind.TASK or column in TASK_COLUMNS
            return TypingKey("plan_item", owner, f"text.{self.lang}") if mine else None
        return TypingKey("plan_item", owner, f"{column}.{self.lang}") if column in TEXTS else None


def _make(
    no: int, book: Book, wanted: Filter, columns: tuple[Column, ...], lang: str, tr: Translator
) -> Made:
    today = dt.date.today()
    whole = lines(book.items, own_numbers=book.programme.own_numbers)
    kept = wanted.keep(whole, today)
    maker = LineMaker(book, [column.key for column in columns], lang, tr, today)
    number = sum(line.item.kind is PlanKind.ACTIVITY for line in kept)
    return Made(no, columns, whole, maker.make(kept), number)


def _put(
    office: Any, programme_id: str, cells: list[CellText], lang: str, typed: list[tuple[TypingKey, str]]
) -> Saved:
    """Write cells; words that cannot be written stay kept: the next start offers them."""
    try:
        saved: Saved = office.plan.put(programme_id, cells, lang)
    except MsliteError:
        for key, text in typed:
            office.typing.keep(key, text)
        raise
    return saved
