"""The year's plan: tick what belongs to it, narrow its words; what is untouched flows from the programme."""

from __future__ import annotations

import datetime as dt
from functools import partial

from mslite.domain.programme.annual import AnnualLine, annual_lines, years_of
from mslite.domain.programme.rows import Book
from mslite.domain.rows import Lang, RecordRef
from mslite.domain.views import Saved
from mslite.i18n import labels
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import CheckEditor, ChoiceEditor
from mslite.ui.kit.rowsview import RowsEditor
from mslite.ui.kit.saving import offer_undo
from mslite.ui.pages.programme.annual.columns import Shown, fields, shown
from mslite.ui.pages.programme.section import Section


class AnnualSection(Section):
    """Space ticks; Enter edits a cell; Ctrl+R gives a row back to the programme."""

    def __init__(self, ctx: PageContext, programme_id: str) -> None:
        super().__init__(ctx, programme_id)
        tr = ctx.tr
        self._book: Book | None = None
        self.main = self.printing = parts.button(tr.t("Print the year's plan"), self._print, "printer")
        self.year = ChoiceEditor([])
        self.lang = ChoiceEditor([(one.value, labels.label(one, tr)) for one in (Lang.KY, Lang.RU)])
        self.lang.set_value("ru" if tr.lang == "ru" else "ky")
        self.only = CheckEditor(tr.t("Only what is chosen"))
        for name, editor in (
            (tr.t("Year"), self.year), (tr.t("Language"), self.lang), ("", self.only),
        ):  # fmt: skip
            editor.set_name(name)
            editor.edited.connect(self._draw)
        self.propose = parts.button(tr.t("Choose by the term"), self._propose, "check")
        self.count = parts.label("", "quiet")
        self.list = RowsEditor(tr, fields(tr), tr.t("Year's plan"), "", numbers=False)
        for part in (self.list.add, self.list.up, self.list.down, self.list.remove):
            part.hide()
        self.back = parts.button(tr.t("As in the programme again"), self._back, "undo-2", "Ctrl+R")
        self.told = parts.label("", "quiet", wrap=True)
        self.list.buttons.insertWidget(0, self.back)
        self.list.buttons.insertWidget(1, self.told, 1)
        self.list.changed.connect(self._changed)
        self.list.chosen.connect(self._chosen)
        self.list.view.placeholder = tr.t("No activity yet: write the action plan first.")
        self.list.view.setDragEnabled(False)
        box = parts.column(self, 0, theme.GRID)
        line = parts.line(parts.label(tr.t("Year")), self.year, self.lang, self.only, 8, self.count, None)
        line.addWidget(self.propose)
        box.addLayout(line)
        box.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        keys.shortcut(self, "Ctrl+R", self._back)

    # ---- showing -------------------------------------------------------------------------------------

    def show_book(self, book: Book) -> None:
        before, self._book = self._book, book
        years = years_of(book)
        if before is None or years_of(before) != years:
            kept = self.year.value()
            self.year.set_choices([(year, str(year)) for year in years])
            now = dt.date.today().year
            wanted = kept if kept in years else now if now in years else years[0] if years else None
            self.year.set_value(wanted)
        self._draw()

    def _draw(self) -> None:
        year = self.year.value()
        lines = annual_lines(self._book, year) if self._book is not None and year is not None else ()
        chosen = [line for line in lines if line.row is not None]
        tr, wanted = self.ctx.tr, chosen if self.only.value() else lines
        self.list.set_rows([shown(line, self.lang.value()) for line in wanted])
        self.count.setText(tr.t("{chosen} of {all} activities", chosen=len(chosen), all=len(lines)))
        open_ones = any(line.proposed and line.row is None for line in lines)
        self.propose.setEnabled(open_ones)
        self.printing.setEnabled(bool(chosen))
        self._chosen(self.list.current())

    def _chosen(self, row: Shown | None) -> None:
        touched = row is not None and bool(row.line.touched)
        self.back.setEnabled(touched)
        whole = ""
        if row is not None and touched:
            field = row.line.touched[0]
            whole = getattr(row.line.plan.item, field).of(self.lang.value())
        said = self.ctx.tr.t("In the programme: {text}", text=" ".join(whole.split())) if whole else ""
        self.told.setText(said)

    # ---- doing ---------------------------------------------------------------------------------------

    def _changed(self, row: Shown) -> None:
        before: AnnualLine = row.line
        annual, year = self.ctx.office.annual, self.year.value()
        if row.chosen != (before.row is not None):
            work = partial(annual.choose, self.programme_id, year, [before.id], row.chosen)
            self.ctx.desk.ask(work, None if row.chosen else self._taken_out)
            return
        lang = self.lang.value()
        for field, text in row.words:
            if text != before.words(field).of(lang):
                work = partial(annual.narrow, self.programme_id, year, before.id, field, lang, text)
                self.ctx.desk.ask(work)

    def _taken_out(self, saved: Saved) -> None:
        offer_undo(self.ctx, self.ctx.tr.t("The activity is no longer in the year's plan."), saved)

    def _propose(self) -> None:
        work = partial(self.ctx.office.annual.propose, self.programme_id, self.year.value())
        self.ctx.desk.ask(work, self._proposed)

    def _proposed(self, saved: Saved) -> None:
        n = len(saved.rows)
        offer_undo(
            self.ctx, self.ctx.tr.n("{n} activity was chosen.", "{n} activities were chosen.", n), saved
        )

    def _back(self) -> None:
        row = self.list.current()
        if row is not None and row.line.touched:
            self.ctx.desk.ask(partial(self.ctx.office.annual.as_programme, row.line.row), self._given_back)

    def _given_back(self, saved: Saved) -> None:
        offer_undo(self.ctx, self.ctx.tr.t("The row says again what the programme says."), saved)

    def _print(self) -> None:
        self.wanted.emit(RecordRef("annual_plan", str(self.year.value())))

    def entered(self) -> None:
        self.list.setFocus()

    def lead(self, ref: RecordRef) -> bool:
        if ref.table != "annual_item" or self._book is None:
            return False
        row = next((one for one in self._book.annual if one.id == ref.id), None)
        if row is None:
            return False
        self.year.set_value(row.year)
        self._draw()
        at = [one.id for one in self.list.model.rows].index(row.plan_item_id)
        self.list.select_row(at, 1)
        return True
