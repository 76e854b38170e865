"""The passport: the programme's own fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from mslite.domain.office import Body
from mslite.domain.programme.pack import Pack
from mslite.domain.programme.rows import Book
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import CheckEditor, ChoiceEditor, IntEditor
from mslite.ui.kit.form import Form
from mslite.ui.kit.saving import FormSaver
from mslite.ui.kit.words import WordsEditor
from mslite.ui.pages.programme.passport.resolutions import ResolutionsCard
from mslite.ui.pages.programme.section import Section


class PassportSection(Section):
    """The form of the programme."""

    def __init__(self, ctx: PageContext, programme_id: str) -> None:
        super().__init__(ctx, programme_id)
        tr = ctx.tr
        self.form = form = Form(tr, 22 * theme.GRID)
        form.row("name", tr.t("Name of the programme"), WordsEditor(tr, lines=2))
        form.row("slogan", tr.t("Slogan"), WordsEditor(tr))
        form.row("first_year", tr.t("First year"), IntEditor(tr, least=1990))
        form.row("last_year", tr.t("Last year"), IntEditor(tr, least=1990))
        self.pack: ChoiceEditor = form.row("pack", tr.t("Method"), ChoiceEditor([]))
        form.row("own_numbers", "", CheckEditor(tr.t("The office's own numbering stands in the action plan")))
        self.body: ChoiceEditor = form.row("body_id", tr.t("Monitoring group"), ChoiceEditor([(None, "–")]))
        self.saver = FormSaver(ctx, form, "programme")
        self.resolutions = ResolutionsCard(ctx)
        self.resolutions.wanted.connect(self.wanted)
        inner = QWidget()
        box = parts.column(inner, 0, 2 * theme.GRID)
        box.setContentsMargins(0, 0, theme.GRID, 0)
        box.addWidget(form)
        box.addWidget(self.resolutions)
        box.addStretch(1)
        parts.column(self).addWidget(parts.scrolled(inner))
        self.setFocusProxy(form.rows["name"].editor)
        ctx.desk.read(self._look, self._choices_read)

    def show_book(self, book: Book) -> None:
        base = self.form.base
        if base is None:
            self.form.load(book.programme)
        elif book.programme.version >= base.version:
            self.form.rebase(book.programme)
        self.resolutions.show_book(book)

    def entered(self) -> None:
        self.setFocus()

    def may_leave(self) -> bool:
        self.saver.flush()
        return True

    def _look(self) -> tuple[Sequence[Pack], Sequence[Body]]:
        return self.ctx.office.packs.all(), self.ctx.office.directory.bodies()

    def _choices_read(self, found: tuple[Sequence[Pack], Sequence[Body]]) -> None:
        lang, (packs, bodies) = self.ctx.tr.lang, found
        self.pack.set_choices([(one.id, one.name.of(lang)) for one in packs])
        self.body.set_choices([(None, "–"), *((body.id, body.name.of(lang)) for body in bodies)])
