"""The line of filters over the plan, with how many rows they leave."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mslite.domain.programme.kinds import ActivityState, PlanKind
from mslite.domain.programme.rows import Book
from mslite.domain.programme.tree import PlanLine
from mslite.i18n import labels
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import parts, theme
from mslite.ui.kit.editors import ChoiceEditor
from mslite.ui.kit.flow import FlowLayout
from mslite.ui.pages.programme.plan.filters import LATE, Filter, all_bodies

PAUSE_MS = 200


class FilterBar(QWidget):
    """``changed`` tells that another filter holds; :attr:`filter` is it."""

    changed = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr.t("By words"))
        self.words.setAccessibleName(tr.t("By words"))
        self.words.setClearButtonEnabled(True)
        self.words.setFixedWidth(15 * theme.GRID)
        self.heading = self._choice(tr.t("Priority or section"))
        self.body = self._choice(tr.t("Responsible"))
        self.body.setMinimumContentsLength(16)
        self.year = self._choice(tr.t("Year"))
        self.state = self._choice(tr.t("State"))
        states = [(state, labels.label(state, tr)) for state in ActivityState]
        self.state.set_choices([("", tr.t("State")), *states, (LATE, tr.t("Late"))])
        self.count = parts.label("", "quiet")
        self.all = parts.button(tr.t("Show all"), self.clear)
        self.all.hide()
        row = FlowLayout(self, theme.GRID)
        told = QWidget()
        told.setLayout(parts.line(self.count, self.all, None))
        for part in (self.words, self.heading, self.body, self.year, self.state, told):
            row.addWidget(part)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.changed)
        self.words.textChanged.connect(self._pause.start)

    @property
    def filter(self) -> Filter:
        """The filter that holds now."""
        return Filter(
            self.words.text().strip(),
            self.body.value() or "",
            self.year.value(),
            self.state.value() or "",
            self.heading.value() or "",
        )

    def show_book(self, book: Book, lines: Sequence[PlanLine], lang: str) -> None:
        """Offer what stands in the plan now; a choice that is gone is given up."""
        tr = self._tr
        headings = [("", tr.t("Section"))]
        for line in lines:
            if line.item.kind in (PlanKind.PRIORITY, PlanKind.SECTION):
                lead = "    " * len(line.path)
                headings.append((line.item.id, lead + f"{line.number} {line.item.text.of(lang)}".strip()))
        self._offer(self.heading, headings)
        self._offer(self.body, [("", tr.t("Responsible")), *all_bodies(book.items)])
        first, last = book.programme.first_year, book.programme.last_year
        years = range(first, last + 1) if first and last and last - first < 50 else ()
        self._offer(self.year, [(None, tr.t("Year")), *((year, str(year)) for year in years)])

    def tell(self, shown: int, total: int) -> None:
        """Say how many activities are left."""
        tr = self._tr
        if self.filter:
            self.count.setText(f"{shown} / {total}")
        else:
            self.count.setText(tr.n("{n} activity", "{n} activities", total))
        self.all.setVisible(bool(self.filter))

    def clear(self) -> None:
        """Show everything."""
        self.words.clear()
        for choice in (self.heading, self.body, self.year, self.state):
            choice.setCurrentIndex(0)
        self._pause.stop()
        self.changed.emit()

    def _choice(self, name: str) -> ChoiceEditor:
        out = ChoiceEditor([])
        out.setSizeAdjustPolicy(ChoiceEditor.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        out.setMinimumContentsLength(7)
        out.view().setMinimumWidth(44 * theme.GRID)
        out.set_name(name)
        out.setToolTip(name)
        out.edited.connect(self.changed)
        return out

    @staticmethod
    def _offer(choice: ChoiceEditor, offered: Sequence[tuple[object, str]]) -> None:
        now = [(choice.itemData(no)[0], choice.itemText(no)) for no in range(choice.count())]
        wanted = [(value, text.replace("\n", " ")) for value, text in offered]
        if now != wanted:
            kept = choice.value()
            known = {value for value, _ in wanted}
            choice.set_choices(wanted)
            if kept not in known:
                while choice.count() > len(wanted):
                    choice.removeItem(choice.count() - 1)
                choice.setCurrentIndex(0)
