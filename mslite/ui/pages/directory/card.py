"""The card of one record: its form, what hangs on it, history and trash."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mslite.domain.rows import RecordRef, Row, Words
from mslite.domain.views import Saved
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.form import Form
from mslite.ui.kit.linkrow import LinkRow
from mslite.ui.kit.recordhistory import show_history
from mslite.ui.kit.saving import FormSaver, offer_undo

Answer = tuple[Row, Any, tuple[Row, ...]]


class RecordCard(QWidget):
    """Shows a record beside the list. A new one is put into the file when its first field is left."""

    added = Signal(str)
    """A new record stands in the file (its id): the list shows it."""

    table = ""
    """Table of the records."""
    first_field = "name"

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        self.ctx = ctx
        self._wanted = ""
        self._waiting: Answer | None = None
        tr = ctx.tr
        self.heading = parts.label("", "section")
        self.heading.setMinimumWidth(1)
        self.tools = (
            parts.tool("history", tr.t("History of changes"), self._history, "Ctrl+H"),
            parts.tool("trash-2", tr.t("Into the trash"), self.remove, "Delete"),
        )
        self.twin = parts.Note("", "users")
        self._twin_id = ""
        self.twin.add(parts.button(tr.t("Show"), self._show_twin))
        self.twin.hide()
        self.form = Form(tr, label_width=17 * theme.GRID)
        self.build_form(self.form)
        self.saver = FormSaver(ctx, self.form, self.table)
        self.saver.saved.connect(self._saved)
        self.saver.rested.connect(self._rested)
        inner = QWidget()
        column = parts.column(inner, 2 * theme.GRID, 2 * theme.GRID)
        column.addWidget(self.twin)
        column.addWidget(self.form)
        self.more = QWidget()
        self.build_more(parts.column(self.more, 0, 2 * theme.GRID))
        column.addWidget(self.more)
        column.addStretch(1)
        head = parts.line(self.heading, None, *self.tools)
        head.setContentsMargins(2 * theme.GRID, theme.GRID, theme.GRID, 0)
        box = parts.column(self, 0, 0)
        box.addLayout(head)
        box.addWidget(parts.scrolled(inner), 1)
        keys.shortcut(self, "Ctrl+H", self._history)

    # ---- what each kind of record gives ----------------------------------------------------------------

    def build_form(self, form: Form) -> None:
        """Add the rows of the form."""

    def build_more(self, box: QVBoxLayout) -> None:
        """Add what hangs on the record below the form."""

    def look(self, record_id: str) -> tuple[Row, Any]:
        """Read the record and what hangs on it; runs in a reader."""
        return self.ctx.office.records.require(RecordRef(self.table, record_id)), None

    def fill(self, row: Any, more: Any) -> None:
        """Show what hangs on the record."""

    # ---- showing ---------------------------------------------------------------------------------------

    @property
    def record_id(self) -> str:
        """Identity of the record shown, "" for none and for a new one."""
        row = self.form.base
        return row.id if row is not None and row.version else ""

    def show_record(self, record_id: str) -> None:
        """Read a record and show it; what is typed in the one before is saved first."""
        self.saver.flush()
        self._wanted = record_id
        self.ctx.desk.read(partial(self._look, record_id), self._arrived, self._lost)

    def begin(self, row: Row) -> None:
        """Show a new record, the cursor in its first field."""
        self.saver.flush()
        self._wanted = row.id
        self._waiting = None
        self._put(row, None, ())
        self.form.focus(self.first_field)

    def reread(self) -> None:
        """Somebody changed something: bring what is shown up to date."""
        if self.record_id:
            self.show_record(self.record_id)

    def _look(self, record_id: str) -> Answer:
        row, more = self.look(record_id)
        return row, more, self.ctx.office.directory.namesakes(row)

    def _lost(self, error: BaseException) -> None:
        if getattr(error, "code", "") != "gone":
            self.ctx.shell.trouble(error)

    def _arrived(self, answer: Answer) -> None:
        row, base = answer[0], self.form.base
        if row.id != self._wanted:
            return
        other = base is not None and base.id != row.id
        if self.saver.busy or (other and self.form.dirty):
            self._waiting = answer
            self.saver.flush()
            return
        self._put(*answer)

    def _rested(self) -> None:
        if self._waiting is not None:
            answer, self._waiting = self._waiting, None
            if answer[0].id == self._wanted:
                self._put(*answer)

    def _put(self, row: Row, more: Any, twins: tuple[Row, ...]) -> None:
        base = self.form.base
        if base is None or base.id != row.id:
            self.form.load(row)
        elif row.version >= base.version:
            self.form.rebase(row)
        tr, new = self.ctx.tr, not row.version
        self.heading.setText(tr.t("New record") if new else named(row, tr.lang) or tr.t("Without a name"))
        self._twin_id = twins[0].id if twins else ""
        words = tr.t("«{name}» is in the directory more than once.", name=named(row, tr.lang))
        self.twin.words.setText(words)
        self.twin.setVisible(bool(twins))
        for part in (*self.tools, self.more):
            part.setVisible(not new)
        if not new:
            self.fill(row, more)

    # ---- doing -----------------------------------------------------------------------------------------

    def remove(self) -> None:
        """Put the record into the trash, with *Undo*."""
        if self.record_id:
            self.ctx.desk.ask(partial(self.ctx.office.records.remove, self.form.base), self._removed)

    def _removed(self, saved: Saved) -> None:
        offer_undo(self.ctx, self.ctx.tr.t("Put into the trash."), saved)

    def _saved(self, saved: Saved) -> None:
        for row, before in zip(saved.rows, saved.before, strict=True):
            if before is None and row.id == self.form.base.id:
                self.added.emit(row.id)

    def _history(self) -> None:
        if self.record_id:
            show_history(self.ctx, self, RecordRef(self.table, self.record_id))

    def _show_twin(self) -> None:
        self.ctx.shell.open(RecordRef(self.table, self._twin_id))


class LinkBlock(parts.Card):
    """A titled list of lines that open something. ``empty`` stands there when there is none."""

    opened = Signal(object)

    def __init__(self, title: str, empty: str) -> None:
        super().__init__(title)
        self.body.setSpacing(0)
        self._empty = empty

    def show_lines(self, lines: Sequence[tuple[Any, str, str, str]]) -> None:
        """Show (value, text, detail, mark) as lines."""
        focused = next((n for n, row in enumerate(self.lines()) if row.hasFocus()), None)
        parts.empty(self.body)
        for line in lines:
            row = LinkRow(*line)
            row.opened.connect(self.opened)
            self.body.addWidget(row)
        if not lines:
            self.body.addWidget(parts.label(self._empty, "quiet", wrap=True))
        elif focused is not None:
            self.lines()[min(focused, len(lines) - 1)].setFocus()

    def lines(self) -> list[LinkRow]:
        """Return the lines shown."""
        return [row for row in self.findChildren(LinkRow) if not row.isHidden()]


def named(row: Any, lang: str) -> str:
    """Return the name of a record in one language."""
    return str(row.name.of(lang) if isinstance(row.name, Words) else row.name)
