"""One wording: what differs between it and another one, row by row; to the print; taken back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from mslite.domain.programme.rows import Book, Resolution
from mslite.domain.programme.sheets import thousands
from mslite.domain.programme.wording import Difference
from mslite.domain.views import Saved
from mslite.i18n import fields, labels, tables
from mslite.i18n.formats import date_short
from mslite.ui.kit import dialogs, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import ChoiceEditor, TextEditor
from mslite.ui.kit.saving import offer_undo
from mslite.ui.kit.table import Table
from mslite.ui.kit.windowmodel import Column

MONEY = ("plan",)
"""Fields that hold tyiyn."""


class WordingDialog(QDialog):
    """What the resolution put into force, compared with another wording or with the programme of now."""

    def __init__(self, ctx: PageContext, parent: QWidget, book: Book, resolution_id: str) -> None:
        super().__init__(parent)
        self._ctx, self._book = ctx, book
        self.print_wanted = False
        self._mine = next(one for one in book.resolutions if one.id == resolution_id)
        tr = ctx.tr
        self.setWindowTitle(tr.t("Wordings of the programme"))
        self.setModal(True)
        head = parts.label(named(ctx, self._mine), "section")
        others = [one for one in book.resolutions if one.id != resolution_id]
        self.other = ChoiceEditor(
            [("", tr.t("the programme as it stands now")), *((one.id, named(ctx, one)) for one in others)]
        )
        self.other.set_name(tr.t("Compared with"))
        self.other.edited.connect(self._read)
        self.count = parts.label("", "quiet")
        columns = (
            Column("table", tr.t("Kind"), self._kind, 170),
            Column("title", tr.t("Row"), self._title),
            Column("field", tr.t("What"), self._field, 200),
            Column("before", tr.t("Earlier"), self._before, 230),
            Column("after", tr.t("Later"), self._after, 230),
        )
        same = parts.EmptyState("circle-check", tr.t("Both wordings say the same"))
        self.table = Table(ctx.desk, columns, "wordings", tr.t("Differences"), same)
        box = parts.column(self, 2 * theme.GRID)
        box.addWidget(head)
        box.addLayout(parts.line(parts.label(tr.t("Compared with")), self.other, 8, self.count, None))
        box.addWidget(self.table, 1)
        self.before, self.after = TextEditor(2, 6), TextEditor(2, 6)
        for editor, name in ((self.before, tr.t("Earlier")), (self.after, tr.t("Later"))):
            editor.set_name(name)
            editor.set_read_only(True)
        self.table.chosen.connect(self._chosen)
        box.addLayout(parts.line(self.before, self.after))
        self.back = parts.button(tr.t("Entered by mistake…"), self._withdraw, "undo-2")
        last = book.resolutions[-1].id == resolution_id
        self.back.setVisible(last)
        self.close_button = parts.button(tr.t("Close"), self.reject)
        self.show_it = parts.button(tr.t("Show and print it"), self._print, "printer", main=True)
        box.addLayout(parts.line(self.back, None, self.close_button, self.show_it))
        self.resize(140 * theme.GRID, 70 * theme.GRID)
        self.table.setFocus()
        self._read()

    def _read(self) -> None:
        mine, other = self._mine, self.other.value()
        known = {one.id: no for no, one in enumerate(self._book.resolutions)}
        pair = (mine.id, other)
        if other and known[other] < known[mine.id]:
            pair = (other, mine.id)
        self._ctx.desk.read(partial(self._ctx.office.wordings.differences, *pair), self._show)

    def _show(self, found: tuple[Difference, ...]) -> None:
        self.table.set_rows(found)
        self.count.setText(self._ctx.tr.n("{n} difference", "{n} differences", len(found)))

    def _chosen(self, line: Difference | None) -> None:
        self.before.set_value(self._value(line, line.before) if line else "")
        self.after.set_value(self._value(line, line.after) if line else "")

    def _print(self) -> None:
        self.print_wanted = True
        self.accept()

    def _withdraw(self) -> None:
        tr = self._ctx.tr
        if dialogs.confirm(
            self, tr, tr.t("Was this resolution entered by mistake?"), tr.t("Take it back"),
            tr.t("It goes into the trash with its wording; the programme itself stays as it is."),
            danger=True,
        ):  # fmt: skip
            self.accept()
            self._ctx.desk.ask(partial(self._ctx.office.wordings.withdraw, self._mine), self._withdrawn)

    def _withdrawn(self, saved: Saved) -> None:
        offer_undo(self._ctx, self._ctx.tr.t("The resolution lies in the trash."), saved)

    # ---- words of a line -----------------------------------------------------------------------------

    def _kind(self, line: Difference) -> str:
        return tables.name(line.table, self._ctx.tr)

    def _title(self, line: Difference) -> str:
        return " ".join(line.title.of(self._ctx.tr.lang).split())

    def _field(self, line: Difference) -> str:
        tr = self._ctx.tr
        if line.field:
            return (
                tr.t("Place") if line.field == "position" else fields.field_name(line.table, line.field, tr)
            )
        return tr.t("Added") if line.after else tr.t("Taken away")

    def _before(self, line: Difference) -> str:
        return " ".join(self._value(line, line.before).split())

    def _after(self, line: Difference) -> str:
        return " ".join(self._value(line, line.after).split())

    def _value(self, line: Difference, value: object) -> str:
        if not line.field:
            return ""
        if line.field in MONEY and isinstance(value, int):
            return self._ctx.tr.t("{amount} thousand som", amount=thousands(value))
        return fields.value_text(line.table, line.field, value, self._ctx.tr)


def named(ctx: PageContext, one: Resolution) -> str:
    """Return «Adoption, № 05, 15.02.2024»."""
    day = date_short(one.date) if one.date else ""
    return f"{labels.label(one.kind, ctx.tr)}, № {one.number}, {day}"
