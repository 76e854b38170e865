"""Undo and redo of every step on a page: what was saved can be taken back, one after another."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from mslite.domain.views import Saved
from mslite.ui.kit.context import PageContext

MOST = 200


class UndoSteps(QObject):
    """The steps of one page. Hand every :class:`Saved` to :meth:`add`; steps of others never come in."""

    taken = Signal(object)
    """A step was taken back or done again: the :class:`Saved` that did it."""
    changed = Signal()
    """There is something to undo or redo now, or not any more."""

    def __init__(self, ctx: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._done: list[Saved] = []
        self._undone: list[Saved] = []
        self._back = True
        self._busy = False

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back that can be done again."""
        return bool(self._undone)

    def add(self, saved: Saved) -> None:
        """Remember a step; what was taken back before it cannot be done again."""
        if saved.rows:
            self._done.append(saved)
            del self._done[:-MOST]
            self._undone.clear()
            self.changed.emit()

    def undo(self) -> None:
        """Take the last step back."""
        self._go(self._done, back=True)

    def redo(self) -> None:
        """Do the last step that was taken back again."""
        self._go(self._undone, back=False)

    def _go(self, steps: list[Saved], *, back: bool) -> None:
        if steps and not self._busy:
            self._busy, self._back = True, back
            work = partial(self._ctx.office.records.undo, steps.pop())
            self._ctx.desk.ask(work, self._gone, self._failed)

    def _gone(self, saved: Saved) -> None:
        self._busy = False
        (self._undone if self._back else self._done).append(saved)
        self.changed.emit()
        self.taken.emit(saved)

    def _failed(self, error: BaseException) -> None:
        """Somebody has changed the record since: older steps stand on what is not there any more."""
        self._busy = False
        self._done.clear()
        self._undone.clear()
        self.changed.emit()
        self._ctx.shell.trouble(error)
