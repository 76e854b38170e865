"""Decisions of meetings, papers and appeals that a row of the plan is linked to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mslite.domain.programme.rows import PlanItem
from mslite.domain.rows import RecordRef
from mslite.domain.views import Saved
from mslite.i18n import formats
from mslite.services.programme.plan import Linked
from mslite.ui.kit import dialogs, parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.linkrow import LinkRow
from mslite.ui.kit.people import CompletedLine, Option


class LinkList(QWidget):
    """Each link opens by Enter; the cross beside it takes it away."""

    saved = Signal(object)

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._item: PlanItem | None = None
        self._closed = False
        tr = ctx.tr
        self.add = parts.tool("plus", tr.t("Link to a decision"), self._choose, words=True)
        self.list = QWidget()
        self._rows = parts.column(self.list, gap=0)
        box = parts.column(self)
        box.addLayout(parts.line(parts.label(tr.t("Links"), "section"), None, self.add))
        box.addWidget(self.list)

    def show_item(self, item: PlanItem | None, closed: bool) -> None:
        """Read and show the links of a row."""
        self._item, self._closed = item, closed
        self.add.setVisible(not closed)
        self.setVisible(item is not None)
        if item is not None:
            self._ctx.desk.read(partial(_read, self._ctx.office.plan.linked, item.id), self._show)

    def _show(self, found: tuple[str, Sequence[Linked]]) -> None:
        item_id, links = found
        if self._item is None or self._item.id != item_id:
            return
        parts.empty(self._rows)
        for one in links:
            self._add_row(one)

    def _add_row(self, one: Linked) -> None:
        tr = self._ctx.tr
        title = one.title.of(tr.lang) or tr.t("Without a title")
        row = LinkRow(one, title)
        row.opened.connect(self._open)
        away = parts.tool("x", tr.t("Take the link to «{title}» away", title=title), self._remove)
        away.setProperty("link", one.link)
        away.setEnabled(not self._closed)
        line = parts.line(row, away, gap=0)
        line.setStretch(0, 1)
        holder = QWidget()
        holder.setLayout(line)
        self._rows.addWidget(holder)

    def _open(self, one: Linked) -> None:
        self._ctx.shell.open(one.opens)

    def _remove(self) -> None:
        link = self.sender().property("link")
        self._ctx.desk.ask(partial(self._ctx.office.records.remove, link), self._done)

    def _choose(self) -> None:
        if self._item is None:
            return
        tr = self._ctx.tr
        dialog = dialogs.Decision(self, tr.t("What is this row linked to?"))
        hint = tr.t("A word of the decision, the meeting or the paper")
        line = CompletedLine(self._ctx.desk, self._found, hint)
        line.set_name(tr.t("What is this row linked to?"))
        dialog.body.addWidget(line)
        dialog.add_choices(tr.t("Make the link"), tr.t("Cancel"))
        line.setFocus()
        if dialog.asked() and line.option is not None:
            ref: RecordRef = line.option.value
            self._ctx.desk.ask(partial(self._ctx.office.plan.link, self._item, ref), self._done)

    def _found(self, text: str) -> Sequence[Option]:
        found = self._ctx.office.plan.linkable(text, self._ctx.tr.lang)
        return [Option(line.title, formats.date_short(line.date), line.opens) for line in found]

    def _done(self, saved: Saved) -> None:
        self.saved.emit(saved)
        self.show_item(self._item, self._closed)


def _read(linked: Callable[[str], Sequence[Linked]], item_id: str) -> tuple[str, Sequence[Linked]]:
    return item_id, linked(item_id)
