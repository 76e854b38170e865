"""What is done with the rows of the plan: put in, moved, indented, taken out, numbered; all can be undone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from mslite.domain.programme.kinds import PlanKind
from mslite.domain.programme.rows import PlanItem
from mslite.domain.views import Saved
from mslite.i18n import labels
from mslite.ui.kit import icons, keys
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.saving import offer_undo
from mslite.ui.pages.programme.plan.table import PlanTable


class Deeds(QObject):
    """Keys and menus over a :class:`PlanTable`. ``page`` is the widget in which the keys work."""

    def __init__(self, ctx: PageContext, programme_id: str, table: PlanTable, page: QWidget) -> None:
        super().__init__(page)
        self._ctx, self._programme_id, self._table = ctx, programme_id, table
        self._grid = table.grid
        self._later: list[Callable[[], None]] = []
        table.shown.connect(self._shown)
        self._grid.menu_wanted.connect(self._fill)
        self._grid.more_wanted.connect(self.add_same)
        for combination, slot in (
            ("Ctrl+Return", self.add_same), ("Insert", self.add_same), ("Ctrl+Shift+Return", self.add_above),
            ("Alt+Up", self.up), ("Alt+Down", self.down),
            ("Alt+Shift+Up", self.up), ("Alt+Shift+Down", self.down),
            ("Alt+Shift+Right", self.demote), ("Alt+Shift+Left", self.promote),
            ("Ctrl+]", self.demote), ("Ctrl+[", self.promote),
            ("Ctrl+Delete", self.remove), ("Ctrl+-", self.remove),
        ):  # fmt: skip
            keys.shortcut(self._grid, combination, slot)

    # ---- rows ----------------------------------------------------------------------------------------

    def add_same(self) -> None:
        """Put a row of the same kind below the current one (Ctrl+Enter, Insert, Tab in the last cell)."""
        self._insert(None)

    def add_above(self) -> None:
        """Put a row of the same kind above the current one."""
        self._insert(None, below=False)

    def add_priority(self) -> None:
        """Put a priority below."""
        self._insert(PlanKind.PRIORITY)

    def add_section(self) -> None:
        """Put a section below."""
        self._insert(PlanKind.SECTION)

    def add_task(self) -> None:
        """Put a task below."""
        self._insert(PlanKind.TASK)

    def add_activity(self) -> None:
        """Put an activity below."""
        self._insert(PlanKind.ACTIVITY)

    def _insert(self, kind: PlanKind | None, *, below: bool = True) -> None:
        if self._table.closed:
            return
        self._grid.end_editing()
        self._grid.view.waiting.hold()
        self._soon(partial(self._put_in, kind, below))

    def _put_in(self, kind: PlanKind | None, below: bool) -> None:
        item = self._table.current
        kind = kind or (item.kind if item else PlanKind.PRIORITY)
        rows = self._table.selected()
        now = self._grid.current()
        near = (rows[-1] if below else rows[0]) if rows else None
        if near and now and kind is not PlanKind.ACTIVITY:
            near = self._table.owner(near, "task")
        work = partial(self._ctx.office.plan.insert, self._programme_id, kind, near, below=below)
        self._ctx.desk.ask(work, self._inserted, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._grid.view.waiting.release()
        self._ctx.shell.trouble(error)

    def _inserted(self, saved: Saved) -> None:
        self._grid.undo.add(saved)
        new = next(row for row, was in zip(saved.rows, saved.before, strict=True) if was is None)
        assert isinstance(new, PlanItem)
        self._table.want(new.id, "task" if new.kind is PlanKind.TASK else "text")

    def remove(self) -> None:
        """Take the selected rows out of the plan, with all under them (Ctrl+Delete)."""
        self._ask("remove", self._removed)

    def _removed(self, saved: Saved) -> None:
        self._grid.undo.add(saved)
        number = sum(row.deleted for row in saved.rows)
        tr = self._ctx.tr
        offer_undo(self._ctx, tr.n("{n} row is taken out.", "{n} rows are taken out.", number), saved)

    def demote(self) -> None:
        """Make the selected rows one level lower (Ctrl+], Alt+Shift+→)."""
        self._ask("demote")

    def promote(self) -> None:
        """Make the selected rows one level higher (Ctrl+[, Alt+Shift+←)."""
        self._ask("promote")

    def up(self) -> None:
        """Move the selected rows up (Alt+↑)."""
        self._ask("move", by=-1)

    def down(self) -> None:
        """Move the selected rows down (Alt+↓)."""
        self._ask("move", by=1)

    def number_own(self) -> None:
        """Let the office number the rows itself."""
        self._number(own=True)

    def number_program(self) -> None:
        """Let the program number the rows."""
        self._number(own=False)

    def _number(self, *, own: bool) -> None:
        work = partial(self._ctx.office.plan.number, self._programme_id, own=own)
        self._ctx.desk.ask(work, self._done)

    def _ask(self, deed: str, then: Callable[[Saved], None] | None = None, **how: int) -> None:
        if not self._table.closed:
            self._grid.end_editing()
            self._soon(partial(self._do, deed, then or self._done, how))

    def _do(self, deed: str, then: Callable[[Saved], None], how: dict[str, int]) -> None:
        rows = self._table.selected()
        if rows:
            work = partial(getattr(self._ctx.office.plan, deed), self._programme_id, rows, **how)
            self._ctx.desk.ask(work, then)

    def _soon(self, deed: Callable[[], None]) -> None:
        """Do it now, or as soon as the table shows what was written before."""
        if self._table.behind:
            self._later.append(deed)
        else:
            deed()

    def _shown(self, _activities: int) -> None:
        later, self._later = self._later, []
        for deed in later:
            self._soon(deed)

    def _done(self, saved: Saved) -> None:
        self._grid.undo.add(saved)

    # ---- menus ---------------------------------------------------------------------------------------

    def kinds(self, menu: QMenu) -> None:
        """Fill the menu of what can be added."""
        tr = self._ctx.tr
        for kind, slot in (
            (PlanKind.PRIORITY, self.add_priority), (PlanKind.SECTION, self.add_section),
            (PlanKind.TASK, self.add_task), (PlanKind.ACTIVITY, self.add_activity),
        ):  # fmt: skip
            menu.addAction(labels.label(kind, tr), slot)

    def _fill(self, menu: QMenu) -> None:
        tr = self._ctx.tr
        if self._table.closed:
            return
        adding = menu.addMenu(icons.icon("plus"), tr.t("Add below"))
        self.kinds(adding)
        for icon, words, slot, key in (
            ("", tr.t("One more row of this kind"), self.add_same, "Ctrl+Return"),
            ("", tr.t("A row above"), self.add_above, "Ctrl+Shift+Return"),
            ("arrow-up", tr.t("Move up"), self.up, "Alt+Up"),
            ("arrow-down", tr.t("Move down"), self.down, "Alt+Down"),
            ("chevron-right", tr.t("One level lower"), self.demote, "Alt+Shift+Right"),
            ("chevron-left", tr.t("One level higher"), self.promote, "Alt+Shift+Left"),
            ("trash-2", tr.t("Take out of the plan"), self.remove, "Ctrl+Delete"),
        ):
            told = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            action = menu.addAction(f"{words}\t{told}", slot)
            if icon:
                action.setIcon(icons.icon(icon))
        book = self._table.book
        if book is not None:
            own = book.programme.own_numbers
            words = tr.t("The program numbers the rows") if own else tr.t("We number the rows ourselves")
            menu.addAction(words, self.number_program if own else self.number_own)
