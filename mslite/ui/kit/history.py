"""What happened to a record, newest first, with the whole texts below and *Put back* for each change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from mslite.domain.history import HistoryLine
from mslite.i18n import fields, tables
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import parts, theme
from mslite.ui.kit.desk import Desk
from mslite.ui.kit.editors import TextEditor
from mslite.ui.kit.table import Table
from mslite.ui.kit.windowmodel import Column


class HistoryPanel(QWidget):
    """Shows :class:`HistoryLine` values; ``whole`` adds the column of the records they belong to.

    :attr:`revert` carries the ``Change`` the person wants taken back (the page calls ``records.revert``).
    """

    revert = Signal(object)

    def __init__(
        self, tr: Translator, desk: Desk, whole: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tr = tr
        columns = [
            Column("at", tr.t("When"), self._when, 128),
            Column("actor", tr.t("By whom"), self._who, 190),
            Column("field", tr.t("What"), self._what, 170),
            Column("before", tr.t("Before"), self._before),
            Column("after", tr.t("After it"), self._after),
        ]
        if whole:
            columns.insert(2, Column("record", tr.t("Record"), self._record, 190))
        none = parts.EmptyState("history", tr.t("Nothing has been changed yet"))
        self.table = Table(desk, columns, f"history{len(columns)}", tr.t("History"), none)
        self.table.chosen.connect(self._chosen)
        self.before, self.after = TextEditor(2, 5), TextEditor(2, 5)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * theme.GRID)
        for no, (field, name) in enumerate(((self.before, tr.t("Before")), (self.after, tr.t("After it")))):
            grid.addWidget(parts.label(name, "quiet"), 0, no)
            grid.addWidget(field, 1, no)
            field.set_name(name)
            field.set_read_only(True)
        self.button = parts.button(tr.t("Put back"), self._put_back, "undo-2", "Ctrl+Enter")
        self.button.setEnabled(False)
        box = parts.column(self)
        box.addWidget(self.table, 1)
        box.addLayout(grid)
        self.foot = parts.line(None, self.button)
        box.addLayout(self.foot)

    def show_changes(self, changes: Sequence[HistoryLine]) -> None:
        """Show ``changes``, given newest first."""
        self.table.set_rows(changes)

    def _chosen(self, line: HistoryLine | None) -> None:
        self.button.setEnabled(line is not None and bool(line.change.field))
        self.before.set_value(self._before(line) if line else "")
        self.after.set_value(self._after(line) if line else "")

    def _put_back(self) -> None:
        line = self.table.current()
        if line is not None and line.change.field:
            self.revert.emit(line.change)

    def _when(self, line: HistoryLine) -> str:
        return line.change.at.strftime("%d.%m.%Y %H:%M")

    def _who(self, line: HistoryLine) -> str:
        return line.change.actor

    def _record(self, line: HistoryLine) -> str:
        kind, title = tables.name(line.change.table, self._tr), line.title.of(self._tr.lang)
        return kind if line.change.table == "meeting" else f"{kind}: {title}".removesuffix(": ")

    def _what(self, line: HistoryLine) -> str:
        change, tr = line.change, self._tr
        return fields.field_name(change.table, change.field, tr) if change.field else tr.t("Added")

    def _before(self, line: HistoryLine) -> str:
        return self._text(line, line.before)

    def _after(self, line: HistoryLine) -> str:
        return self._text(line, line.after) if line.change.field else line.title.of(self._tr.lang)

    def _text(self, line: HistoryLine, value: object) -> str:
        change = line.change
        return fields.value_text(change.table, change.field, value, self._tr) if change.field else ""
