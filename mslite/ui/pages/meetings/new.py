"""A new meeting: its kind or body, its day; for most of them Enter is all that is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QListWidget, QListWidgetItem, QWidget

from mslite.domain.beginnings import Beginning
from mslite.domain.office import MeetingKind
from mslite.domain.views import MeetingLine, MeetingQuery, Saved
from mslite.i18n import labels
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import memory, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.dates import DateEditor
from mslite.ui.kit.dialogs import Decision
from mslite.ui.kit.people import CompletedLine, Option
from mslite.ui.kit.words import WordsEditor
from mslite.ui.pages.meetings.lines import kind, named

LAST = "new-meeting"
KINDS = tuple(MeetingKind)


class NewMeeting(Decision):
    """The kind chosen last is chosen again; the day follows the kind until the person types one."""

    def __init__(self, ctx: PageContext, parent: QWidget, beginnings: Sequence[Beginning]) -> None:
        tr = ctx.tr
        super().__init__(parent, tr.t("New meeting"), width=100 * theme.GRID)
        self._ctx, self._beginnings, self._own_day = ctx, beginnings, False
        self.kinds = QListWidget()
        self.kinds.setAccessibleName(tr.t("Kind"))
        for one in beginnings:
            item = QListWidgetItem(_words(one, tr))
            item.setSizeHint(QSize(0, 28))
            item.setToolTip(item.text())
            self.kinds.addItem(item)
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.setFixedWidth(42 * theme.GRID)
        self.kinds.setMinimumHeight(52 * theme.GRID)
        self.kinds.itemActivated.connect(self.accept)
        self.day = DateEditor(tr)
        self.day.edited.connect(self._typed_day)
        self.day.left.connect(self._tell_day)
        self.weekday = parts.label("", "quiet")
        self.title = WordsEditor(tr, stacked=True)
        self.after = CompletedLine(ctx.desk, partial(_earlier, ctx.office, tr), tr.t("↓ shows the last ones"))
        self.after.picked.connect(self._picked)
        self.after.edited.connect(self._tell)
        self.said = parts.label("", "quiet", wrap=True)
        self.problem = parts.label("", "problem", wrap=True)
        self.problem.hide()
        grid = QGridLayout()
        grid.setVerticalSpacing(theme.GRID)
        day = QWidget()
        day.setLayout(parts.line(self.day, self.weekday, None))
        rows: tuple[tuple[str, Any, QWidget], ...] = (
            (tr.t("Date"), self.day, day),
            (tr.t("Title"), self.title, self.title),
            (tr.t("After an earlier meeting"), self.after, self.after),
        )
        for no, (name, editor, shown) in enumerate(rows):
            label = parts.label(name)
            label.setBuddy(editor)
            editor.set_name(name)
            grid.addWidget(label, 2 * no, 0)
            grid.addWidget(shown, 2 * no + 1, 0)
        right = QWidget()
        column = parts.column(right)
        column.addLayout(grid)
        column.addWidget(self.problem)
        column.addWidget(self.said)
        column.addStretch(1)
        both = parts.line(self.kinds, right, gap=3 * theme.GRID)
        both.setStretch(1, 1)
        self.body.addLayout(both)
        self.add_choices(tr.t("Make it"), tr.t("Cancel"))
        self.kinds.currentRowChanged.connect(self._chosen)
        self.kinds.setCurrentRow(self._last())
        self.kinds.setFocus()

    # ---- what was decided ------------------------------------------------------------------------------

    @property
    def beginning(self) -> Beginning:
        """The kind or body chosen."""
        return self._beginnings[max(0, self.kinds.currentRow())]

    def work(self) -> Callable[[], Saved]:
        """Return what makes the meeting, for the desk."""
        meetings, day, title = self._ctx.office.meetings, self.day.value(), self.title.value()
        if self._source is not None:
            return partial(meetings.copy, self._source.id, day, title)
        return partial(meetings.create, self.beginning.kind, self.beginning.body_id, day, title)

    def accept(self) -> None:
        """Take the answer unless something in it cannot be understood."""
        fault = self.day.fault()
        if not fault and self.after.text().strip() and self._source is None:
            fault = self._ctx.tr.t("Choose the earlier meeting from the list, or leave the line empty.")
        self.problem.setText(fault)
        self.problem.setVisible(bool(fault))
        if fault:
            (self.day if self.day.fault() else self.after).setFocus()
            return
        mine = [one for one in self._beginnings if one.kind is self.beginning.kind]
        memory.put(LAST, [KINDS.index(self.beginning.kind), mine.index(self.beginning)])
        super().accept()

    @property
    def _source(self) -> MeetingLine | None:
        return self.after.option.value if self.after.option is not None else None

    # ---- while the person chooses ----------------------------------------------------------------------

    def _last(self) -> int:
        kept = memory.get(LAST)
        if len(kept) == 2 and 0 <= kept[0] < len(KINDS):
            mine = [no for no, one in enumerate(self._beginnings) if one.kind is KINDS[kept[0]]]
            return mine[kept[1]] if 0 <= kept[1] < len(mine) else mine[0]
        return 0

    def _chosen(self, _row: int) -> None:
        source = self._source
        if source is not None and (source.kind, source.body_id) != (
            self.beginning.kind,
            self.beginning.body_id,
        ):
            self.after.clear()
            self.after.option = None
        if not self._own_day:
            self.day.set_value(self.beginning.date)
        self._tell()
        self._tell_day()

    def _picked(self, option: Option) -> None:
        line: MeetingLine = option.value
        wanted = (line.kind, line.body_id)
        for no, one in enumerate(self._beginnings):
            if (one.kind, one.body_id) == wanted:
                self.kinds.setCurrentRow(no)
        self._tell()

    def _typed_day(self) -> None:
        self._own_day = True
        self._tell_day()

    def _tell(self) -> None:
        tr = self._ctx.tr
        if self._source is not None:
            text = tr.t("Agenda, people and places are taken over from it.")
        elif self.beginning.model:
            text = tr.t("Agenda, people and places come from the model of this kind.")
        elif self.beginning.body_id:
            text = tr.t("The members of the body are invited.")
        else:
            text = ""
        self.said.setText(text)

    def _tell_day(self) -> None:
        day = self.day.value()
        self.weekday.setText(QLocale(self._ctx.tr.lang).dayName(day.isoweekday()) if day else "")


def _words(one: Beginning, tr: Translator) -> str:
    return one.body.of(tr.lang) or labels.label(one.kind, tr)


def _earlier(office: Any, tr: Translator, text: str) -> Sequence[Option]:
    found = office.meetings.lines(MeetingQuery(text=text, limit=12))
    return [Option(named(tr, line), kind(tr, line), line) for line in found]
