"""What is typed gets saved: kept within two seconds, written when the field is left, with *Undo* after it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from mslite.domain.problems import MsliteError, Problem, UserFixable
from mslite.domain.rows import RecordRef, Row, Words
from mslite.domain.views import Saved, TypingKey
from mslite.i18n import problems
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.form import Form, value_of

KEEP_MS = 1000
WRITE_MS = 60_000


class Keeper(QObject):
    """Hands what is typed to ``office.typing.keep`` at most two seconds after the key was pressed."""

    due = Signal()
    """Somebody has been typing for a minute: time to write it as a change."""

    def __init__(self, ctx: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._waiting: dict[TypingKey, str] = {}
        self._soon = QTimer(self, interval=KEEP_MS, singleShot=True)
        self._soon.timeout.connect(self.flush)
        self._minute = QTimer(self, interval=WRITE_MS, singleShot=True)
        self._minute.timeout.connect(self.due)

    def typed(self, key: TypingKey, text: str) -> None:
        """Remember the whole text of a field as it is now."""
        self._waiting[key] = text
        for timer in (self._soon, self._minute):
            if not timer.isActive():
                timer.start()

    def flush(self) -> None:
        """Keep now what waits."""
        waiting, self._waiting = self._waiting, {}
        for key, text in waiting.items():
            self._ctx.desk.ask(partial(self._ctx.office.typing.keep, key, text))

    def written(self) -> None:
        """What was typed is being written as a change: nothing waits any more."""
        self._waiting.clear()
        self._soon.stop()
        self._minute.stop()


class FormSaver(QObject):
    """Saves the row of a form when a field is left; keeps keystrokes meanwhile. One save at a time.

    ``table`` is the table of the form's row; ``save(draft) -> Saved`` is ``office.records.save`` unless
    given. Load the form yourself. When another page changed the record meanwhile, it is read again, the
    words typed here stay, and the save is repeated.
    """

    saved = Signal(object)
    """The :class:`Saved` of a save that came back."""
    rested = Signal()
    """Nothing is being saved any more: the form may show another row."""

    def __init__(
        self, ctx: PageContext, form: Form, table: str, save: Callable[[Any], Saved] | None = None
    ) -> None:
        super().__init__(form)
        self._ctx, self._form, self._table = ctx, form, table
        self._save = save or ctx.office.records.save
        self._busy = False
        self.keeper = Keeper(ctx, self)
        self.keeper.due.connect(self.flush)
        form.edited.connect(self._edited)
        form.left.connect(self._left)

    @property
    def busy(self) -> bool:
        """Whether a save is under way."""
        return self._busy

    def flush(self) -> None:
        """Save now what differs from the file (the page is left, a minute has passed)."""
        if self._busy:
            self.keeper.flush()  # the page may go before the save under way comes back
            return
        if self._form.base is None or not self._form.dirty:
            return
        self.keeper.written()
        self._busy = True
        self._ctx.desk.ask(partial(self._save, self._form.draft()), self._done, self._failed)

    def _left(self, _field: str) -> None:
        self.flush()

    def _edited(self, field: str) -> None:
        base = self._form.base
        if base is None or not base.version:
            return
        before, now = value_of(base, field), self._form.rows[field].editor.value()
        if isinstance(now, Words):
            for lang in ("ky", "ru"):
                if getattr(now, lang) != getattr(before, lang):
                    self.keeper.typed(TypingKey(self._table, base.id, f"{field}.{lang}"), getattr(now, lang))
        elif isinstance(now, str):
            self.keeper.typed(TypingKey(self._table, base.id, field), now)

    def _done(self, saved: Saved) -> None:
        self._busy = False
        mine = next((row for row in saved.rows if row.id == self._form.base.id), None)
        if mine is not None:
            self._form.rebase(mine)
        self._form.show_problems(saved.problems, self.word)
        self.saved.emit(saved)
        if mine is not None:
            self.flush()
        self._rest()

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        if isinstance(error, UserFixable) and error.code == "stale":
            ref = RecordRef(self._table, self._form.base.id)
            self._ctx.desk.read(partial(self._ctx.office.records.require, ref), self._again)
            return
        if isinstance(error, UserFixable) and error.problems:
            self._form.show_problems(error.problems, self.word)
        else:
            self._ctx.shell.trouble(error)
        self._rest()

    def _again(self, row: Any) -> None:
        self._form.rebase(row)
        self.flush()
        self._rest()

    def _rest(self) -> None:
        if not self._busy:
            self.rested.emit()

    def word(self, problem: Problem | MsliteError) -> str:
        """Return the words for a problem."""
        return str(problems.wording(problem, self._ctx.tr))


class RowSaver(QObject):
    """Saves rows edited in the cells of a list, one save of a row at a time.

    A cell edited while its row is being saved waits, and is saved on the row's new version.
    """

    saved = Signal(object)
    """The :class:`Saved` of a save that came back."""

    def __init__(self, ctx: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._under_way: set[str] = set()
        self._waiting: dict[str, Row] = {}

    def save(self, *rows: Row) -> None:
        """Save rows as they stand in the list now."""
        for row in rows:
            if row.id in self._under_way:
                self._waiting[row.id] = row
            else:
                self._under_way.add(row.id)
                self._ctx.desk.ask(partial(self._write, self._ctx.office.records.save, row), self._done)

    @staticmethod
    def _write(save: Callable[[Row], Saved], row: Row) -> tuple[str, Saved | MsliteError]:
        try:
            return row.id, save(row)
        except MsliteError as error:
            return row.id, error

    def _done(self, answer: tuple[str, Saved | MsliteError]) -> None:
        row_id, found = answer
        self._under_way.discard(row_id)
        waiting = self._waiting.pop(row_id, None)
        if isinstance(found, MsliteError):
            self._ctx.shell.trouble(found)
            return
        stored = next((row for row in found.rows if row.id == row_id), None)
        if waiting is not None:
            self.save(dataclasses.replace(waiting, version=stored.version if stored else waiting.version))
        if found.changes:
            self._ctx.desk.changed.emit(found.changes, self)
        self.saved.emit(found)


def offer_undo(ctx: PageContext, text: str, saved: Saved) -> None:
    """Say what was done, with *Undo* for ten seconds."""
    ctx.shell.say(text, partial(ctx.desk.ask, partial(ctx.office.records.undo, saved)))
