"""Several people at once: a list typed, or copied from Word or Excel."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from mslite.domain.text import fold, listed_people
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.dialogs import Decision
from mslite.ui.kit.editors import CheckEditor, TextEditor


class PasteDialog(Decision):
    """One person a line; says how many there are and how many the directory knows already."""

    def __init__(self, ctx: PageContext, parent: QWidget, text: str) -> None:
        tr = ctx.tr
        advice = tr.t("One person a line; after a comma, a dash or a tab the post.")
        super().__init__(parent, tr.t("Add several people"), advice, width=70 * theme.GRID)
        self._ctx = ctx
        self._known: frozenset[str] = frozenset()
        self.field = TextEditor(12, 12)
        self.field.set_name(tr.t("People"))
        self.field.set_value(text)
        self.said = parts.label("", "quiet", wrap=True)
        self.twice = CheckEditor(tr.t("Add also those who are in the directory already"))
        self.here = CheckEditor(tr.t("They work in this office"))
        for part in (self.field, self.said, self.here, self.twice):
            self.body.addWidget(part)
        self.add_choices(tr.t("Add"), tr.t("Cancel"))
        self.field.textChanged.connect(self._count)
        ctx.desk.read(partial(_names, ctx.office), self._names_read)
        self._count()
        self.field.setFocus()

    def people(self) -> Sequence[tuple[str, str]]:
        """Return the (name, post) of each line."""
        return listed_people(self.field.value())

    def _names_read(self, names: frozenset[str]) -> None:
        self._known = names
        self._count()

    def _count(self) -> None:
        tr, people = self._ctx.tr, self.people()
        known = sum(fold(name) in self._known for name, _ in people)
        words = tr.n("{n} name", "{n} names", len(people))
        if known:
            words += "; " + tr.n("{n} is in the directory already", "{n} are in the directory already", known)
        self.said.setText(words)
        self.twice.setVisible(bool(known))
        self.verb.setEnabled(bool(people))


def _names(office: object) -> frozenset[str]:
    lines = office.directory.people()  # type: ignore[attr-defined]
    return frozenset(fold(line.person.name) for line in lines)
