"""A paper as it will be printed; its choices at the left, *Print* and *Save as PDF* under them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from mslite.domain.rows import PaperLang
from mslite.i18n import labels
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editing import watch
from mslite.ui.kit.editors import ChoiceEditor
from mslite.ui.kit.pdfpreview import Made, PdfPreview
from mslite.ui.kit.printing import print_pdf, save_pdf

WIDTH = 34 * theme.GRID


class PaperView(QWidget):
    """The owner answers :attr:`wanted` with :meth:`show_paper` (or, when it comes later, by itself).

    ``suggested`` is the name a saved file begins with.
    """

    wanted = Signal()
    """The view came into sight, or the person changed a choice."""

    def __init__(self, ctx: PageContext, title: str, suggested: str) -> None:
        super().__init__()
        self._ctx, self._title, self._suggested = ctx, title, suggested
        tr = ctx.tr
        self.side = parts.Card(title)
        self.side.setFixedWidth(WIDTH)
        self.preview = PdfPreview(ctx)
        self.preview.made.connect(self._ready)
        self.preview.failed.connect(self._ready)
        self._editors: list[QWidget] = []
        choices = QWidget()
        self._choices = parts.column(choices)
        self.side.body.addWidget(choices)
        self.print = parts.button(tr.t("Print"), self._print, "printer", "Ctrl+P", main=True)
        self.save = parts.button(tr.t("Save as PDF…"), self._save, "download")
        for part in (self.print, self.save):
            self.side.body.addWidget(part)
        self.side.body.addStretch(1)
        langs = [(one, labels.label(one, tr)) for one in PaperLang]
        self._lang: ChoiceEditor = self.choice(tr.t("Language of the paper"), ChoiceEditor(langs))
        self._lang.set_value(PaperLang.KY)
        outer = parts.line(self.side, self.preview, gap=2 * theme.GRID)
        outer.setStretch(1, 1)
        self.setLayout(outer)
        self.setFocusProxy(self._lang)
        keys.shortcut(self, "Ctrl+P", self.print.click)
        self._ready()

    @property
    def lang(self) -> PaperLang:
        """The language chosen."""
        return PaperLang(self._lang.value())

    def choice(self, name: str, editor: Any, hint: str = "") -> Any:
        """Add an editor under its label; what is changed there is wanted at once. Returns the editor."""
        label = parts.label(name)
        label.setBuddy(editor)
        editor.set_name(name)
        watch(self, editor, self._edited, self._left)
        for part in (label, editor):
            self.add(part)
        self._editors.append(editor)
        if hint:
            self.add(parts.label(hint, "quiet", wrap=True))
        return editor

    def add(self, widget: QWidget) -> None:
        """Put a widget under the choices."""
        self._choices.addWidget(widget)

    def show_paper(self, make: Callable[[], bytes], soon: bool = False) -> None:
        """Show the PDF that ``make`` returns (off the window), after a short rest unless ``soon``."""
        self.preview.want(partial(_made, make), self._title, soon)
        self._ready()

    def say(self, text: str) -> None:
        """Show words in place of the paper; nothing can be printed meanwhile."""
        self.preview.pdfs = ()
        self.preview.say(text)
        self._ready()

    def _edited(self) -> None:
        self._ready()

    def _left(self) -> None:
        self.wanted.emit()

    def _ready(self, _answer: object = None) -> None:
        for part in (self.print, self.save):
            part.setEnabled(self.preview.ready)

    def _print(self) -> None:
        print_pdf(self._ctx, self, self.preview.pdfs[0], self._title)

    def _save(self) -> None:
        save_pdf(self._ctx, self, self.preview.pdfs[0], self._suggested)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            order = [*self._editors, self.print, self.save]  # Tab passes over what is before a focus proxy
            for first, second in pairwise(order):
                QWidget.setTabOrder(first, second)
            self.wanted.emit()


def _made(make: Callable[[], bytes]) -> Made:
    return Made((make(),))
