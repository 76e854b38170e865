"""What happened to a record, newest first, with *Put back* for each change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mslite.i18n.catalogue import Translator
from mslite.ui.kit import parts
from mslite.ui.kit.desk import Desk
from mslite.ui.kit.table import Table
from mslite.ui.kit.windowmodel import Column


class HistoryPanel(QWidget):
    """Shows ``Change`` values (``at``, ``actor``, ``field``, ``before``, ``after``; ``domain.history``).

    ``word_field(field)`` and ``word_value(field, value)`` give the words; :attr:`revert` carries the
    change the person wants taken back (the page calls ``records.revert`` on the desk).
    """

    revert = Signal(object)

    def __init__(
        self, tr: Translator, desk: Desk, word_field: Callable[[str], str],
        word_value: Callable[[str, Any], str], parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._field, self._value = word_field, word_value
        columns = (
            Column("at", tr.t("When"), self._when, 130),
            Column("actor", tr.t("Who"), self._who, 160),
            Column("field", tr.t("What"), self._what, 150),
            Column("before", tr.t("Before"), self._before),
            Column("after", tr.t("After it"), self._after),
        )
        none = parts.EmptyState("history", tr.t("Nothing has been changed yet"))
        self.table = Table(desk, columns, "history", tr.t("History"), none)
        self.table.chosen.connect(self._chosen)
        self.button = parts.button(tr.t("Put back"), self._put_back, "undo-2")
        self.button.setEnabled(False)
        self.set_read_only(False)
        box = parts.column(self)
        box.addWidget(self.table, 1)
        box.addLayout(parts.line(None, self.button))

    def show_changes(self, changes: Sequence[Any]) -> None:
        """Show ``changes``, given newest first."""
        self.table.set_rows(changes)

    def set_read_only(self, on: bool) -> None:
        """A locked record shows its history, and nothing can be put back."""
        self.button.setVisible(not on)

    def _chosen(self, change: Any) -> None:
        self.button.setEnabled(change is not None)

    def _put_back(self) -> None:
        change = self.table.current()
        if change is not None:
            self.revert.emit(change)

    def _when(self, change: Any) -> str:
        return str(change.at.strftime("%d.%m.%Y %H:%M"))

    def _who(self, change: Any) -> str:
        return str(change.actor)

    def _what(self, change: Any) -> str:
        return self._field(change.field)

    def _before(self, change: Any) -> str:
        return self._value(change.field, change.before)

    def _after(self, change: Any) -> str:
        return self._value(change.field, change.after)
