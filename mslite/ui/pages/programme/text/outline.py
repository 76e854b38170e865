"""The chapters as an outline: what is on the list is what the book's contents say."""

from __future__ import annotations

from functools import partial

from mslite.domain.programme.rows import Chapter
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import keys, parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.rows import Field
from mslite.ui.pages.programme.rowlist import RowList

INDENT = "\u2003"


class Outline(RowList):
    """Insert adds below, Alt+↑/↓ moves, Alt+←/→ changes the level."""

    def __init__(self, ctx: PageContext, programme_id: str) -> None:
        tr = ctx.tr
        field = Field(tr.t("Chapters"), partial(_title, tr))
        super().__init__(ctx, programme_id, [field], tr.t("Chapters"), tr.t("Add"), numbers=False)
        self.view.horizontalHeader().hide()
        self.outer = parts.tool("arrow-left", tr.t("A level higher"), self._higher, "Alt+←")
        self.inner = parts.tool("arrow-right", tr.t("A level lower"), self._lower, "Alt+→")
        for no, button in enumerate((self.outer, self.inner)):
            self.buttons.insertWidget(2 + no, button)
        keys.shortcut(self.view, "Alt+Left", self._higher)
        keys.shortcut(self.view, "Alt+Right", self._lower)

    def fresh(self) -> Chapter:
        now = self.current()
        return Chapter(programme_id=self.programme_id, level=now.level if now is not None else 1)

    def _higher(self) -> None:
        self._level(-1)

    def _lower(self) -> None:
        self._level(1)

    def _level(self, by: int) -> None:
        row = self.current()
        if row is not None:
            self.ctx.desk.ask(partial(self.ctx.office.programmes.shift, row.id, by))


def _title(tr: Translator, chapter: Chapter) -> str:
    return INDENT * 2 * (chapter.level - 1) + (chapter.title.of(tr.lang) or tr.t("Without a title"))
