"""The choices of a paper of the programme, its preview, and the ways out: printer, PDF, Word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLabel

from mslite.domain.office import Organisation
from mslite.domain.programme.annual import years_of
from mslite.domain.programme.progress import Moment
from mslite.domain.programme.rows import Book
from mslite.domain.programme.sheets import ProgrammePaper
from mslite.domain.rows import PaperLang
from mslite.i18n import labels
from mslite.i18n.catalogue import N_
from mslite.i18n.formats import date_short
from mslite.ui.kit import parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import ChoiceEditor
from mslite.ui.kit.paperview import PaperView
from mslite.ui.kit.printing import save_file
from mslite.ui.pages.programme.periods import half_year

PAPERS = {
    ProgrammePaper.BOOK: N_("The whole book"),
    ProgrammePaper.PLAN: N_("Action plan"),
    ProgrammePaper.ANNUAL_PLAN: N_("Year's plan"),
    ProgrammePaper.MATRIX: N_("Indicator matrix"),
    ProgrammePaper.MONITORING: N_("Half-year report"),
    ProgrammePaper.HANDOUT: N_("One page for a meeting"),
    ProgrammePaper.BODY: N_("Tasks of one body"),
}
NEEDS = {
    "year": (ProgrammePaper.ANNUAL_PLAN,),
    "period_id": (ProgrammePaper.MONITORING, ProgrammePaper.HANDOUT),
    "organisation_id": (ProgrammePaper.BODY,),
    "resolution_id": (ProgrammePaper.BOOK, ProgrammePaper.PLAN, ProgrammePaper.MATRIX),
}
"""Which papers a choice belongs to."""
TABLES = tuple(one for one in ProgrammePaper if one is not ProgrammePaper.HANDOUT)
"""Papers whose tables can be saved for Excel."""


class PrintView(PaperView):
    """What a paper does not need is not asked."""

    def __init__(self, ctx: PageContext, programme_id: str) -> None:
        tr = ctx.tr
        super().__init__(ctx, tr.t("Print"), tr.t("Programme"))
        self._programme_id = programme_id
        self._book: Book | None = None
        self._organisations: tuple[Organisation, ...] = ()
        langs = (PaperLang.KY, PaperLang.RU)
        self._lang.set_choices([(one, labels.label(one, tr)) for one in langs])
        self._lang.set_value(PaperLang.RU if tr.lang == "ru" else PaperLang.KY)
        self.paper = self._one(tr.t("Paper"), [(one, tr.t(word)) for one, word in PAPERS.items()])
        self.others: dict[str, ChoiceEditor] = {
            "year": self._one(tr.t("Year"), []),
            "period_id": self._one(tr.t("Half-year"), []),
            "organisation_id": self._one(tr.t("Body"), []),
            "resolution_id": self._one(tr.t("Wording"), []),
        }
        self._labels = {
            name: next(one for one in self.side.findChildren(QLabel) if one.buddy() is editor)
            for name, editor in self.others.items()
        }
        self.word = parts.button(tr.t("Save as Word…"), self._save_word, "file-text")
        self.excel = parts.button(tr.t("Save as Excel…"), self._save_excel, "table")
        for no, button in enumerate((self.word, self.excel), start=3):
            self.side.body.insertWidget(no, button)
        self.wanted.connect(self.read)
        ctx.desk.read(ctx.office.directory.organisations, self._bodies_read)
        self._fit()

    def _one(self, name: str, choices: Sequence[tuple[Any, str]]) -> ChoiceEditor:
        editor: ChoiceEditor = self.choice(name, ChoiceEditor(choices))
        editor.setMaximumWidth(self.side.maximumWidth() - 40)
        return editor

    # ---- choices -------------------------------------------------------------------------------------

    def show_book(self, book: Book) -> None:
        """Offer the years, half-years and wordings that there are."""
        self._book = book
        tr = self._ctx.tr
        years = years_of(book)
        kept = self.others["year"].value()
        self.others["year"].set_choices([(one, str(one)) for one in years])
        now = dt.date.today().year
        self.others["year"].set_value(kept or (now if now in years else years[0] if years else None))
        periods = [(one.id, half_year(tr, Moment(one.year, one.half))) for one in reversed(book.periods)]
        self.others["period_id"].set_choices(periods)
        wordings = [(one.id, _named(one.number, one.date)) for one in reversed(book.resolutions)]
        self.others["resolution_id"].set_choices([("", tr.t("as it stands now")), *wordings])
        self._bodies_read(self._organisations)
        self._fit()

    def _bodies_read(self, found: Sequence[Organisation]) -> None:
        self._organisations = tuple(found)
        if self._book is None:
            return
        tied = {row.organisation_id for row in self._book.responsible}
        lang = self._ctx.tr.lang
        offered = [(one.id, one.name.of(lang)) for one in found if one.id in tied]
        self.others["organisation_id"].set_choices(offered)

    def take(self, paper: ProgrammePaper, **choices: Any) -> None:
        """Choose a paper and what belongs to it."""
        self.paper.set_value(paper)
        for name, value in choices.items():
            self.others[name].set_value(value)
        self._fit()
        self.read()

    def _fit(self) -> None:
        """Show what the chosen paper needs."""
        for name, editor in self.others.items():
            needed = self.paper.value() in NEEDS[name] and editor.count() > 0
            editor.setVisible(needed)
            self._labels[name].setVisible(needed)
        self.excel.setVisible(self.paper.value() in TABLES)

    # ---- the paper -----------------------------------------------------------------------------------

    def read(self) -> None:
        """Show the paper as it is chosen."""
        self._fit()
        if self._book is None or not self.isVisible():
            return
        paper = self.paper.value()
        if paper is ProgrammePaper.BODY and self.others["organisation_id"].value() is None:
            self.say(self._ctx.tr.t("No body of the directory answers for an activity yet."))
            return
        if paper is ProgrammePaper.MONITORING and self.others["period_id"].value() is None:
            self.say(self._ctx.tr.t("No half-year is open yet."))
            return
        self.show_paper(partial(self._ctx.office.programme_papers.pdf, *self._asked(), **self._chosen()))
        self.word.setEnabled(True)

    def _asked(self) -> tuple[ProgrammePaper, str, str]:
        return self.paper.value(), self._programme_id, self.lang.value

    def _chosen(self) -> dict[str, Any]:
        paper = self.paper.value()
        values = {name: editor.value() for name, editor in self.others.items() if paper in NEEDS[name]}
        return {name: value for name, value in values.items() if value}

    def _save_excel(self) -> None:
        work = partial(self._ctx.office.programme_papers.xlsx, *self._asked(), **self._chosen())
        self._ctx.desk.slow(work, self._excel_made)

    def _excel_made(self, data: bytes) -> None:
        name = self._ctx.tr.t(PAPERS[self.paper.value()])
        save_file(self._ctx, self, data, name, (("Excel", "*.xlsx"),))

    def _save_word(self) -> None:
        work = partial(self._ctx.office.programme_papers.docx, *self._asked(), **self._chosen())
        self._ctx.desk.slow(work, self._word_made)

    def _word_made(self, data: bytes) -> None:
        name = self._ctx.tr.t(PAPERS[self.paper.value()])
        save_file(self._ctx, self, data, name, (("Word", "*.docx"),))


def _named(number: str, date: dt.date | None) -> str:
    return ", ".join(filter(None, (f"№ {number}", date_short(date))))
