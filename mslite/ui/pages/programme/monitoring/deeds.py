"""What is done with the reports of a half-year: complete, return, approve, close, open again."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from mslite.domain.programme.monitoring import CellState, PeriodSheet
from mslite.domain.views import Saved
from mslite.i18n import problems
from mslite.ui.kit import dialogs
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.saving import offer_undo


class Deeds(QObject):
    """The actions; ``selected`` tells the rows of the cursor (None: no table is in front)."""

    def __init__(
        self, ctx: PageContext, parent: QWidget, selected: Callable[[], tuple[str, ...] | None]
    ) -> None:
        super().__init__(parent)
        self._ctx, self._widget, self._selected = ctx, parent, selected
        self.sheet: PeriodSheet | None = None
        self._word = ""

    def complete(self) -> None:
        """Mark the selected rows as complete, all of them where no table is in front."""
        self._do(self._ctx.office.monitoring.submit, self._selected())

    def complete_all(self) -> None:
        """Mark everything that is written as complete."""
        self._do(self._ctx.office.monitoring.submit, None)

    def approve(self) -> None:
        """Approve the selected rows that were submitted."""
        self._do(self._ctx.office.monitoring.approve, self._selected())

    def approve_all(self) -> None:
        """Approve everything that was submitted."""
        self._do(self._ctx.office.monitoring.approve, None)

    def give_back(self) -> None:
        """Return the selected rows with a note."""
        tr, ids = self._ctx.tr, self._selected()
        if not ids or self.sheet is None:
            return
        remark = dialogs.ask_text(
            self._widget, tr, tr.t("What has to be corrected?"), tr.t("Return"),
            tr.t("The note stands at the row until it is submitted again."),
        )  # fmt: skip
        if remark:
            work = self._ctx.office.monitoring.give_back
            self._ctx.desk.ask(partial(work, self.sheet.period.id, ids, remark), self._done)

    def lock(self) -> None:
        """Close the half-year."""
        tr, sheet = self._ctx.tr, self.sheet
        if sheet is None:
            return
        open_ = sheet.count(CellState.SAVED, CellState.INVALID, CellState.SUBMITTED, CellState.RETURNED)
        advice = [tr.t("Nothing in it can be changed then; it can be opened again with a reason.")]
        if open_:
            advice.append(tr.n("{n} report is not approved.", "{n} reports are not approved.", open_))
        if sheet.missing:
            advice.append(tr.n("{n} row is not reported.", "{n} rows are not reported.", sheet.missing))
        if dialogs.confirm(self._widget, tr, tr.t("Close this half-year?"), tr.t("Close"), "\n".join(advice)):
            work = partial(self._ctx.office.monitoring.lock, sheet.period.id, anyway=True)
            self._ctx.desk.ask(work, self._locked)

    def reopen(self) -> None:
        """Open a closed half-year again."""
        tr, sheet = self._ctx.tr, self.sheet
        if sheet is None:
            return
        ids = self._selected() or ()
        count = len(ids) or sum(line.state is CellState.LOCKED for line in sheet.lines)
        reason = dialogs.ask_text(
            self._widget, tr, tr.t("Why is the half-year opened again?"), tr.t("Open again"),
            tr.n("{n} row goes back to be corrected; the reason stands at it.",
                 "{n} rows go back to be corrected; the reason stands at them.", count),
        )  # fmt: skip
        if reason:
            work = self._ctx.office.monitoring.reopen
            self._ctx.desk.ask(partial(work, sheet.period.id, reason, ids), self._done)

    def fill(self, menu: QMenu) -> None:
        """Put the actions into a menu."""
        tr, sheet = self._ctx.tr, self.sheet
        if sheet is None:
            return
        some, locked = bool(self._selected()), sheet.period.locked
        written = bool(sheet.count(CellState.SAVED, CellState.RETURNED))
        submitted = bool(sheet.count(CellState.SUBMITTED))
        for words, slot, can in (
            (tr.t("Mark complete") + "\tCtrl+Enter", self.complete, some and not locked),
            (tr.t("Return with a note …") + "\tCtrl+R", self.give_back, some and not locked),
            (tr.t("Approve") + "\tCtrl+Shift+Enter", self.approve, some and not locked),
            ("", None, False),
            (tr.t("Mark everything written as complete"), self.complete_all, written and not locked),
            (tr.t("Approve everything submitted"), self.approve_all, submitted and not locked),
            ("", None, False),
            (tr.t("Close the half-year …"), self.lock, not locked),
            (tr.t("Open the half-year again …"), self.reopen, locked),
        ):
            if slot is None:
                menu.addSeparator()
            else:
                menu.addAction(words, slot).setEnabled(can)

    def _do(self, work: Callable[..., Saved], ids: Collection[str] | None) -> None:
        if self.sheet is not None and not self.sheet.period.locked:
            self._ctx.desk.ask(partial(work, self.sheet.period.id, ids), self._done)

    def _done(self, saved: Saved) -> None:
        tr = self._ctx.tr
        if saved.problems:
            told = problems.wording(saved.problems[0], tr)
            self._ctx.shell.say(f"{told.what} {told.advice}")
        elif saved.rows:
            text = tr.n("{n} row has another state.", "{n} rows have another state.", len(saved.rows))
            offer_undo(self._ctx, text, saved)
        else:
            self._ctx.shell.say(tr.t("There was nothing to do: write something first, or submit it."))

    def _locked(self, saved: Saved) -> None:
        offer_undo(self._ctx, self._ctx.tr.t("The half-year is closed."), saved)
