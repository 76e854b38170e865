"""The text of the book: the outline at the left, beside it the chapter in front."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from mslite.domain.programme.kinds import ChapterRole
from mslite.domain.programme.rows import Book, Chapter
from mslite.domain.rows import RecordRef
from mslite.i18n import labels
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import ChoiceEditor
from mslite.ui.kit.form import Form
from mslite.ui.kit.saving import FormSaver
from mslite.ui.kit.steps import StepStrip
from mslite.ui.kit.words import WordsEditor
from mslite.ui.pages.programme.section import Section
from mslite.ui.pages.programme.text.outline import Outline
from mslite.ui.pages.programme.text.prose import ProseEditor
from mslite.ui.pages.programme.text.special import SPECIAL, Special


class TextSection(Section):
    """Enter or F2 on a chapter goes to its title, F6 from the outline to the text and back."""

    def __init__(self, ctx: PageContext, programme_id: str) -> None:
        super().__init__(ctx, programme_id)
        tr = ctx.tr
        self._book: Book | None = None
        self._specials: dict[ChapterRole, Special] = {}
        self.outline = Outline(ctx, programme_id)
        self.outline.setFixedWidth(40 * theme.GRID)
        self.outline.chosen.connect(self._chosen)
        self.outline.opened.connect(self._to_title)
        self.outline.begun_one.connect(self._to_title)
        problem = parts.label("", "problem", wrap=True)
        problem.hide()
        self.form = form = Form(tr, 9 * theme.GRID)
        form.row("title", tr.t("Title"), WordsEditor(tr))
        roles = [(role, labels.label(role, tr)) for role in ChapterRole]
        self.role: ChoiceEditor = form.row("role", tr.t("Kind"), ChoiceEditor(roles))
        self.role.edited.connect(self._dress)
        self.prose: ProseEditor = form.beside("text", tr.t("Text of the chapter"), ProseEditor(tr), problem)
        self.strip = StepStrip([tr.t("What stands there"), tr.t("Text of the chapter")], None, numbered=False)
        self.strip.chosen.connect(self.show_part)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.prose)
        self.saver = FormSaver(ctx, form, "chapter")
        self.saver.rested.connect(self._rested)
        self.right = QWidget()
        box = parts.column(self.right)
        box.addWidget(form)
        box.addWidget(self.strip)
        box.addWidget(self.stack, 1)
        box.addWidget(problem)
        line = parts.line(self.outline, self.right, gap=2 * theme.GRID)
        line.setStretch(1, 1)
        parts.column(self).addLayout(line)
        keys.shortcut(self, "F2", self._to_title)
        keys.shortcut(self, "F6", self._to_other)
        self.right.setVisible(False)

    # ---- the book ------------------------------------------------------------------------------------

    def show_book(self, book: Book) -> None:
        self._book = book
        self.outline.show_rows(book.chapters)
        for special in self._specials.values():
            special.show_book(book)
        self._chosen(self.outline.current())

    def _chosen(self, chapter: Chapter | None) -> None:
        base = self.form.base
        if chapter is not None and base is not None and base.id == chapter.id:
            if chapter.version >= base.version:
                self.form.rebase(chapter)
                self._dress()
            return
        self.saver.flush()
        if not self.saver.busy:
            self._rested()

    def _rested(self) -> None:
        chapter = self.outline.current()
        self.right.setVisible(chapter is not None)
        if chapter is not None and (self.form.base is None or self.form.base.id != chapter.id):
            self.form.load(chapter)
            self._dress()
            self.show_part(0)

    def _dress(self) -> None:
        """Show what belongs to the kind of the chapter."""
        made = SPECIAL.get(self.role.value())
        self.strip.setVisible(made is not None)
        if self.strip.current < 0 or made is None:
            self.show_part(0)

    def show_part(self, no: int) -> None:
        """Show what stands in the chapter (0) or its prose (1); a chapter of prose alone has only that."""
        role = self.role.value()
        self.strip.set_current(no)
        if no or role not in SPECIAL:
            self.stack.setCurrentWidget(self.prose)
            return
        if role not in self._specials:
            special = SPECIAL[role](self.ctx, self.programme_id, role)
            special.wanted.connect(self.wanted)
            self._specials[role] = special
            self.stack.addWidget(special)
            if self._book is not None:
                special.show_book(self._book)
        self.stack.setCurrentWidget(self._specials[role])

    # ---- the keyboard --------------------------------------------------------------------------------

    def entered(self) -> None:
        self.outline.setFocus()

    def may_leave(self) -> bool:
        self.saver.flush()
        return True

    def lead(self, ref: RecordRef) -> bool:
        if ref.table == "chapter" and self.outline.choose(ref.id):
            return True
        if ref.table == "table_column" and self._book is not None:
            found = next((one for one in self._book.chapters if one.role.value == ref.id), None)
            return found is not None and self.outline.choose(found.id)
        return False

    def _to_title(self) -> None:
        self.form.focus("title")

    def _to_other(self) -> None:
        inside = self.outline.view.hasFocus()
        front = self.stack.currentWidget()
        (front if inside and front is not None else self.outline).setFocus()
