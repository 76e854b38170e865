"""The half-year itself: when it is due, the sitting of the monitoring group and its conclusion."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from mslite.domain.meetings import Meeting
from mslite.domain.programme.rows import Period
from mslite.domain.rows import RecordRef
from mslite.domain.views import Saved
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.dates import DateEditor
from mslite.ui.kit.form import Form
from mslite.ui.kit.saving import FormSaver
from mslite.ui.kit.words import WordsEditor


class Group(QWidget):
    """A form over the period, and a key that plans the sitting."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._period: Period | None = None
        tr = ctx.tr
        self.form = form = Form(tr, 26 * theme.GRID)
        form.row("due", tr.t("Reports are due by"), DateEditor(tr), self._rule())
        form.row("conclusion", tr.t("Conclusion of the monitoring group"), WordsEditor(tr, lines=8))
        self.saver = FormSaver(ctx, form, "period")
        self.sitting = parts.button(tr.t("Plan a sitting of the group"), self._sit, "calendar-days", "Ctrl+G")
        line = parts.line()
        line.addWidget(self.sitting)
        line.addStretch(1)
        box = parts.column(self, 0, 2 * theme.GRID)
        box.addWidget(form)
        box.addLayout(line)
        box.addStretch(1)
        self.setFocusProxy(form.rows["conclusion"].editor)

    def _rule(self) -> str:
        rules = self._ctx.office.monitoring.rules.due
        return str(rules[-1].act.of(self._ctx.tr.lang)) if rules else ""

    def show_period(self, period: Period) -> None:
        """Show a half-year."""
        tr, base = self._ctx.tr, self.form.base
        self._period = period
        if base is None or base.id != period.id:
            self.saver.flush()
            self.form.load(period)
        elif period.version >= base.version:
            self.form.rebase(period)
        self.sitting.setText(
            tr.t("To the sitting of the group") if period.meeting_id else tr.t("Plan a sitting of the group")
        )

    def _sit(self) -> None:
        if self._period is None:
            return
        if self._period.meeting_id:
            self._ctx.shell.open(RecordRef("meeting", self._period.meeting_id))
            return
        self._ctx.desk.ask(partial(self._ctx.office.monitoring.sitting, self._period.id), self._planned)

    def _planned(self, saved: Saved) -> None:
        self._ctx.shell.open(RecordRef("meeting", saved.first(Meeting).id))
