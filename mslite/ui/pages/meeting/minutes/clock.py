"""When the meeting and its item began and ended: stamped, shown, and corrected by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from mslite.domain.meetings import AgendaItem, Meeting, MeetingState
from mslite.domain.problems import MsliteError, UserFixable
from mslite.domain.views import MeetingPage, Saved
from mslite.i18n import problems
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.dates import TimeEditor
from mslite.ui.kit.editors import CheckEditor

Span = tuple[TimeEditor, TimeEditor]


class Clock(QWidget):
    """Two spans of time and the switch «written afterwards»: nothing is stamped then."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._meeting: Meeting | None = None
        self._item: AgendaItem | None = None
        tr = ctx.tr
        self.meeting = self._span(tr.t("Meeting began"), tr.t("Meeting ended"))
        self.item = self._span(tr.t("Item began"), tr.t("Item ended"))
        self.item_word = parts.label(tr.t("This item"))
        self.later = CheckEditor(tr.t("Written afterwards: do not stamp times"))
        self.present = parts.label("", "quiet")
        self.trouble = parts.label("", "problem")
        row = parts.line(parts.label(tr.t("Meeting")), *self._shown(self.meeting), 2 * theme.GRID)
        for part in (self.item_word, *self._shown(self.item)):
            row.addWidget(part)
        row.addSpacing(2 * theme.GRID)
        for part in (self.later, self.trouble):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.present)
        self.setLayout(row)

    def _span(self, began: str, ended: str) -> Span:
        out = TimeEditor(self._ctx.tr), TimeEditor(self._ctx.tr)
        for field, name in zip(out, (began, ended), strict=True):
            field.set_name(name)
            field.setToolTip(name)
            field.left.connect(self._left)
        return out

    @staticmethod
    def _shown(span: Span) -> tuple[QWidget, QWidget, QWidget]:
        return span[0], parts.label("–"), span[1]

    @property
    def stamping(self) -> bool:
        """Whether times are set by the machine as the minutes are written."""
        return not self.later.isChecked()

    def begin(self, meeting: Meeting) -> None:
        """Set the switch as it most likely is: minutes of another day, or of a meeting that is over."""
        other_day = meeting.date is not None and meeting.date != dt.date.today()
        self.later.set_value(other_day or meeting.state is MeetingState.HELD)

    def show_page(self, page: MeetingPage, item: AgendaItem | None) -> None:
        """Show the times as they stand in the file; a field in which somebody types stays."""
        self._meeting, self._item = page.dossier.meeting, item
        self.later.setVisible(not page.locked)
        here = "–" if page.present is None else page.present
        self.present.setText(self._ctx.tr.t("Present: {n}", n=here))
        for part in (self.item_word, *self.item):
            part.setEnabled(item is not None)
        for span, row in ((self.meeting, self._meeting), (self.item, item)):
            for field, value in zip(span, (row.began, row.ended) if row else (None, None), strict=True):
                field.set_read_only(page.locked)
                if not field.hasFocus() or not field.isModified():
                    field.set_value(value)

    def focus(self, field: str, of_item: bool) -> None:
        """Put the cursor into the beginning or the end of the meeting or the item."""
        (self.item if of_item else self.meeting)[field == "ended"].setFocus()

    # ---- what is typed ---------------------------------------------------------------------------------

    def _left(self) -> None:
        field: Any = self.sender()
        if field.fault():
            self._tell(field.fault())
            return
        value, minutes = field.value(), self._ctx.office.minutes
        meeting, item = self._meeting, self._item
        ended = field in (self.meeting[1], self.item[1])
        of_item = field in self.item
        row = item if of_item else meeting
        if row is None or meeting is None or value == (row.ended if ended else row.began):
            return
        field.setModified(False)
        if not of_item and not ended and value is not None and meeting.state is MeetingState.PLANNED:
            work = partial(minutes.begin, meeting.id, value)
        elif not of_item and ended and value is not None:
            work = partial(minutes.end, meeting.id, value)
        else:
            changed = replace(row, ended=value) if ended else replace(row, began=value)
            work = partial(self._ctx.office.records.save, changed)
        self._ctx.desk.ask(work, self._saved, self._failed)

    def _saved(self, saved: Saved) -> None:
        refused = () if saved.rows else saved.problems
        self._tell("  ".join(str(problems.wording(one, self._ctx.tr)) for one in refused))

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserFixable) and error.problems:
            self._tell("  ".join(str(problems.wording(one, self._ctx.tr)) for one in error.problems))
        elif isinstance(error, MsliteError):
            self._tell(str(problems.wording(error, self._ctx.tr)))
        else:
            self._ctx.shell.trouble(error)

    def _tell(self, text: str) -> None:
        self.trouble.setText(f"⚠ {text}" if text else "")
