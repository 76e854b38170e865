"""A record while it is written: made with its first word, kept within two seconds, saved when it ends."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from mslite.domain.problems import MsliteError, Severity, UserFixable
from mslite.domain.rows import RecordRef, Row, Words
from mslite.domain.views import Saved, TypingKey
from mslite.services.typing import changed_keys, text_of
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.saving import Keeper

Make = Callable[[Any], Saved]


class Pen:
    """Writes one record; used by the writer's thread alone, so each write knows what the last one left.

    ``make(row) -> Saved`` puts a record into the file that is not there yet; None: it is there. What the
    person touched wins over what stands in the file, the rest stays as somebody else left it.
    """

    def __init__(self, office: Any, table: str, row: Row, make: Make | None) -> None:
        self._office, self._table, self._make = office, table, make
        self._row: Any = row

    def write(self, touched: dict[str, Any]) -> Saved:
        """Save the touched fields; make the record if there is none. Raises what the services raise."""
        made = Saved()
        if self._make is not None:
            made = self._take(self._make(dataclasses.replace(self._row, **touched)))
            self._make = None
        elif not self._row.version:  # it was on its way into the file when it was opened
            self._row = self._office.records.require(RecordRef(self._table, self._row.id))
        try:
            saved = self._save(touched)
        except UserFixable as error:
            if error.code != "stale":
                raise
            self._row = self._office.records.require(RecordRef(self._table, self._row.id))
            saved = self._save(touched)
        return dataclasses.replace(
            saved,
            rows=saved.rows or made.rows,
            before=saved.before or made.before,
            changes=saved.changes | made.changes,
        )

    def remove(self) -> Saved:
        """Put the record into the trash, where it was made at all."""
        if self._make is not None:
            return Saved()
        now = self._office.records.get(RecordRef(self._table, self._row.id))
        return Saved() if now is None or now.deleted else self._office.records.remove(now)

    def _save(self, touched: dict[str, Any]) -> Saved:
        wanted = dataclasses.replace(self._row, **touched)
        return Saved() if wanted == self._row else self._take(self._office.records.save(wanted))

    def _take(self, saved: Saved) -> Saved:
        self._row = next((row for row in saved.rows if row.id == self._row.id), self._row)
        return saved


class Draft(QObject):
    """The window's side of a :class:`Pen`: call :meth:`put` at each change, :meth:`end` when it is done.

    ``row`` is the record as it stands on the screen. A new one is made by ``make`` (else None) at the first
    :meth:`put` and removed by :meth:`end` when ``row.text`` has no words. Texts are kept while they are
    typed and written as one change when the draft ends, is flushed, or a minute has passed. ``stamp()``
    gives more fields for a record that is being made.
    """

    saved = Signal(object)
    """The :class:`Saved` of a write that came back."""
    over = Signal(object)
    """After :meth:`end`: everything is written; the record as it is now."""
    refused = Signal(object)
    """An error, or a problem (severity SAVE), that kept the record from being saved; the words stay."""

    def __init__(
        self, ctx: PageContext, table: str, row: Row, make: Make | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.row: Any = row
        self._ctx, self._table = ctx, table
        self.stamp: Callable[[], dict[str, Any]] = dict
        self._touched: dict[str, Any] = {}
        self._asked = make is None
        self._written = dict[str, Any]()
        self._pen = Pen(ctx.office, table, row, make)
        self._keeper = Keeper(ctx, self)
        self._keeper.due.connect(self.flush)

    @property
    def begun(self) -> bool:
        """Whether the record is in the file, or on its way there."""
        return self._asked

    @property
    def empty(self) -> bool:
        """Whether nothing is said in it yet."""
        text = self.row.text
        return not text if isinstance(text, Words) else not text.strip()

    def put(self, **fields: Any) -> None:
        """Take over what the person changed."""
        before, self.row = self.row, dataclasses.replace(self.row, **fields)
        if self.row == before:
            return
        self._touched |= fields
        if not self._asked and not self.empty:
            self._asked = True
            more = self.stamp()
            self._touched |= more
            self.row = dataclasses.replace(self.row, **more)
            blank = Words() if isinstance(self.row.text, Words) else ""
            self._ask({**self._touched, "text": blank})
        if self._asked:
            for key in changed_keys(before, self.row):
                if text_of(before, key.field) != text_of(self.row, key.field):
                    self._keeper.typed(key, text_of(self.row, key.field))

    def flush(self) -> None:
        """Write what has been changed as one change."""
        if self._asked and self._touched != self._written:
            self._keeper.written()
            self._written = dict(self._touched)
            self._ask(dict(self._touched))

    def end(self) -> None:
        """The record is done: written, or removed when it is empty. The draft lives until that is told."""
        if self._asked and self.empty:
            self._keeper.written()
            for key in (TypingKey(self._table, self.row.id, name) for name in self._text_fields()):
                self._ctx.desk.ask(partial(self._ctx.office.typing.settle, key))
            self._ctx.desk.ask(self._pen.remove, self._over, self._failed)
            return
        self.flush()
        self._ctx.desk.ask(_nothing, self._over)

    def _text_fields(self) -> tuple[str, ...]:
        return ("text.ky", "text.ru") if isinstance(self.row.text, Words) else ("text",)

    def _ask(self, touched: dict[str, Any]) -> None:
        self._ctx.desk.ask(partial(self._pen.write, touched), self._done, self._failed)

    def _done(self, saved: Saved) -> None:
        now = next((row for row in saved.rows if row.id == self.row.id), None)
        if now is not None:
            self.row = dataclasses.replace(now, **self._touched)
        for problem in saved.problems:
            if problem.severity is Severity.SAVE:
                self._keep_all()
                self.refused.emit(problem)
        self.saved.emit(saved)

    def _failed(self, error: BaseException) -> None:
        self._keep_all()
        if isinstance(error, MsliteError):
            self.refused.emit(error)
        self._ctx.shell.trouble(error)

    def _keep_all(self) -> None:
        """The words could not be written: they stay among what is being typed, and are tried again."""
        self._written = {}
        for key in changed_keys(None, self.row):
            name = key.field.partition(".")[0]
            if name in self._touched:
                self._keeper.typed(key, text_of(self.row, key.field))
        self._keeper.flush()

    def _over(self, _answer: object) -> None:
        self.over.emit(self.row)
        self.deleteLater()


def _nothing() -> None:
    """Come back when everything asked for before is done."""
