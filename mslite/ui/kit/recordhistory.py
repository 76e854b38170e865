"""The history of one record in a dialog, the same on every card."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from mslite.domain.history import Change, HistoryLine
from mslite.domain.problems import MsliteError
from mslite.domain.rows import RecordRef
from mslite.domain.views import Saved
from mslite.i18n import problems
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.history import HistoryPanel

SHOWN = 500


class HistoryDialog(QDialog):
    """Who changed what when. Of a meeting: also the changes of all that hangs on it."""

    def __init__(self, ctx: PageContext, parent: QWidget | None, ref: RecordRef) -> None:
        super().__init__(parent)
        self._ctx, self._ref, self._newest = ctx, ref, False
        tr = ctx.tr
        self.setWindowTitle(tr.t("History of changes"))
        self.setModal(True)
        self.panel = HistoryPanel(tr, ctx.desk, ref.table == "meeting")
        self.panel.revert.connect(self._revert)
        self.panel.foot.addWidget(parts.button(tr.t("Close"), self.reject))
        self.told = parts.Note()
        self.told.hide()
        box = parts.column(self, 2 * theme.GRID)
        box.addWidget(self.told)
        box.addWidget(self.panel, 1)
        keys.shortcut(self, "Ctrl+Return", self.panel.button.click)
        self.resize(150 * theme.GRID, 76 * theme.GRID)
        self.panel.table.view.setFocus()
        self._read()

    def _read(self) -> None:
        work = partial(self._ctx.office.records.history_lines, self._ref, SHOWN)
        self._ctx.desk.read(work, self._show)

    def _show(self, lines: tuple[HistoryLine, ...]) -> None:
        self.panel.show_changes(lines)
        if self._newest:
            self.panel.table.select_row(0)
            self._newest = False
        if len(lines) == SHOWN:
            self._tell(self._ctx.tr.t("These are the last {n} changes; older ones are kept too.", n=SHOWN))

    def _revert(self, change: Change) -> None:
        self._ctx.desk.ask(partial(self._ctx.office.records.revert, change), self._reverted, self._failed)

    def _reverted(self, _saved: Saved) -> None:
        self._tell(self._ctx.tr.t("It is put back; that is a change of its own, on top of the list."))
        self._newest = True
        self._read()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, MsliteError):
            self._tell(str(problems.wording(error, self._ctx.tr)))
        else:
            self._ctx.shell.trouble(error)

    def _tell(self, text: str) -> None:
        self.told.words.setText(text)
        self.told.show()


def show_history(ctx: PageContext, parent: QWidget, ref: RecordRef) -> None:
    """Open the history of ``ref``: who changed what when, with *Put back* for each change."""
    dialog = HistoryDialog(ctx, parent, ref)
    dialog.exec()
    dialog.deleteLater()
