"""Lists whose rows are edited in place: parts of the town, ready-made texts."""

from __future__ import annotations

import dataclasses
from collections import Counter
from functools import partial
from typing import Any

from mslite.domain.office import District, DistrictKind, MeetingKind, Template, TemplateKind
from mslite.domain.rows import RecordRef, Row, Words
from mslite.domain.shapes import table_of
from mslite.domain.views import Saved
from mslite.i18n import labels
from mslite.i18n.catalogue import N_
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import ChoiceEditor
from mslite.ui.kit.recordhistory import show_history
from mslite.ui.kit.rows import Field
from mslite.ui.kit.rowsview import RowsEditor
from mslite.ui.kit.saving import RowSaver, offer_undo
from mslite.ui.kit.steps import StepStrip
from mslite.ui.pages.settings.section import Section


class RowList(RowsEditor):
    """Rows that are saved as they are edited: new ones, changed ones, another order, the trash."""

    def __init__(self, ctx: PageContext, fields: tuple[Field, ...], title: str, add: str) -> None:
        super().__init__(ctx.tr, fields, title, add)
        self._ctx, self._wanted, self.fresh = ctx, "", Row()
        self.saver = RowSaver(ctx, self)
        self.changed.connect(self.saver.save)
        self.ordered.connect(self._ordered)
        self.inserting.connect(self._insert_at)
        self.removing.connect(self._remove_row)
        tr = ctx.tr
        self.history = parts.tool("history", tr.t("History of changes"), self._history, "Ctrl+H")
        self.buttons.addWidget(self.history)
        keys.shortcut(self, "Ctrl+H", self._history)

    def show_rows(self, rows: list[Any]) -> None:
        """Show ``rows`` as they stand in the file; a row just added is opened for typing."""
        self.set_rows(rows)
        for no, row in enumerate(rows):
            if row.id == self._wanted:
                self._wanted = ""
                self.select_row(no, 0, edit=True)

    def _insert_at(self, at: int) -> None:
        row = dataclasses.replace(self.fresh, id=Row().id)
        self._wanted = row.id
        after = self.model.rows[at - 1].id if 0 < at <= len(self.model.rows) else ""
        self._ctx.desk.ask(partial(self._ctx.office.meetings.append, row, after))

    def _ordered(self, rows: tuple[Any, ...]) -> None:
        self._ctx.desk.ask(partial(self._ctx.office.meetings.save_order, rows))

    def _remove_row(self, row: Any) -> None:
        self._ctx.desk.ask(partial(self._ctx.office.records.remove, row), self._removed)

    def _removed(self, saved: Saved) -> None:
        offer_undo(self._ctx, self._ctx.tr.t("Put into the trash."), saved)
        self.setFocus()

    def _history(self) -> None:
        row = self.current()
        if row is not None:
            show_history(self._ctx, self, RecordRef(table_of(type(row)), row.id))


class DistrictsSection(Section):
    """Parts of the town in their order."""

    tables = frozenset({"district"})
    scrolls = False

    def __init__(self, ctx: PageContext) -> None:
        tr = ctx.tr
        advice = tr.t("In the order in which they stand in lists: Alt+↑ and Alt+↓ move a line.")
        super().__init__(ctx, tr.t("Parts of the town"), advice)
        kinds = [(kind, labels.label(kind, tr)) for kind in DistrictKind]
        fields = (
            Field(tr.t("Name (Kyrgyz)"), partial(_ky, "name"), partial(_put_ky, "name")),
            Field(tr.t("Name (Russian)"), partial(_ru, "name"), partial(_put_ru, "name")),
            Field(tr.t("Kind"), _get("kind"), partial(_put, "kind"), 180, kinds),
        )
        self.list = RowList(ctx, fields, tr.t("Parts of the town"), tr.t("Add"))
        self.list.fresh = District()
        self.box.addWidget(self.list, 1)
        self.read()

    def read(self) -> None:
        self.ctx.desk.read(self.ctx.office.directory.districts, self._show)

    def _show(self, rows: tuple[District, ...]) -> None:
        self.list.show_rows(list(rows))

    def entered(self) -> None:
        self.list.setFocus()


PURPOSES = (
    (TemplateKind.AGENDA, N_("Agenda items"), N_("Items that may be put on the agenda of a new meeting.")),
    (TemplateKind.STEP, N_("Steps of preparation"), N_("Days: how long before the meeting a step is due.")),
    (TemplateKind.MODULE, N_("Text modules"), N_("Two letters typed in the minutes become the whole text.")),
)


class TextsSection(Section):
    """Ready-made texts: three lists, each for all kinds of meetings and for every kind of its own."""

    tables = frozenset({"template"})
    scrolls = False

    def __init__(self, ctx: PageContext) -> None:
        tr = ctx.tr
        super().__init__(ctx, tr.t("Ready-made texts"))
        self._rows: tuple[Template, ...] = ()
        self.strip = StepStrip([tr.t(word) for _, word, _ in PURPOSES], None, numbered=False)
        self.strip.chosen.connect(self._switch)
        everyone: list[tuple[Any, str]] = [(None, tr.t("For every kind of meeting"))]
        self._kinds = everyone + [(kind, labels.label(kind, tr)) for kind in MeetingKind]
        self.kind = ChoiceEditor(self._kinds)
        self.kind.setMinimumWidth(36 * theme.GRID)
        self.kind.set_name(tr.t("Kind of meeting"))
        self.kind.edited.connect(self._show_list)
        self.advice = parts.label("", "quiet", wrap=True)
        self.box.addLayout(parts.line(self.strip, None, self.kind))
        self.box.addWidget(self.advice)
        self.lists = {purpose: self._make(purpose, tr.t(word)) for purpose, word, _ in PURPOSES}
        self.strip.set_current(0)
        self._switch()
        self.read()

    def read(self) -> None:
        self.ctx.desk.read(self.ctx.office.settings.templates, self._show)

    def entered(self) -> None:
        self.list.setFocus()

    @property
    def list(self) -> RowList:
        """The list in front."""
        return self.lists[self.purpose]

    @property
    def purpose(self) -> TemplateKind:
        """What the texts in front are for."""
        return PURPOSES[max(0, self.strip.current)][0]

    def _make(self, purpose: TemplateKind, title: str) -> RowList:
        tr = self.ctx.tr
        fields = [
            Field(tr.t("Text (Kyrgyz)"), partial(_ky, "text"), partial(_put_ky, "text")),
            Field(tr.t("Text (Russian)"), partial(_ru, "text"), partial(_put_ru, "text")),
        ]
        if purpose is TemplateKind.STEP:
            fields.append(Field(tr.t("Days before"), _get("days"), _put_days, 100, right=True))
        if purpose is TemplateKind.MODULE:
            fields.insert(0, Field("КЫР", partial(_ky, "prefix"), partial(_put_ky, "prefix"), 60))
            fields.insert(1, Field("РУС", partial(_ru, "prefix"), partial(_put_ru, "prefix"), 60))
        found = RowList(self.ctx, tuple(fields), title, tr.t("Add"))
        self.box.addWidget(found, 1)
        return found

    def _show(self, rows: tuple[Template, ...]) -> None:
        first, self._rows = not self._rows, rows
        if first:
            self._seek()
        self._show_list()

    def _switch(self, _no: int = 0) -> None:
        for purpose, found in self.lists.items():
            found.setVisible(purpose is self.purpose)
        self.advice.setText(self.ctx.tr.t(PURPOSES[max(0, self.strip.current)][2]))
        self._seek()
        self._show_list()

    def _counts(self) -> Counter[Any]:
        return Counter(row.kind for row in self._rows if row.purpose is self.purpose)

    def _seek(self) -> None:
        """Where the chosen kind has no texts, choose the first that has."""
        counts = self._counts()
        if not counts[self.kind.value()]:
            self.kind.set_value(next((one for one, _ in self._kinds if counts[one]), self.kind.value()))

    def _show_list(self) -> None:
        kind = self.kind.value()
        counts = self._counts()
        for no, (one, word) in enumerate(self._kinds):
            self.kind.setItemText(no, f"{word}  ({counts[one]})" if counts[one] else word)
        self.list.fresh = Template(purpose=self.purpose, kind=kind)
        self.list.show_rows([row for row in self._rows if row.purpose is self.purpose and row.kind == kind])


def _get(name: str) -> Any:
    return partial(_field, name)


def _field(name: str, row: Any) -> Any:
    return getattr(row, name)


def _put(name: str, row: Any, value: Any) -> Any:
    return dataclasses.replace(row, **{name: value})


def _put_days(row: Any, value: str) -> Any:
    days = int(value or 0)
    if not 0 <= days <= 366:
        raise ValueError(value)
    return dataclasses.replace(row, days=days)


def _ky(name: str, row: Any) -> str:
    return str(getattr(row, name).ky)


def _ru(name: str, row: Any) -> str:
    return str(getattr(row, name).ru)


def _put_ky(name: str, row: Any, text: str) -> Any:
    words: Words = getattr(row, name)
    return dataclasses.replace(row, **{name: Words(text.strip(), words.ru)})


def _put_ru(name: str, row: Any, text: str) -> Any:
    words: Words = getattr(row, name)
    return dataclasses.replace(row, **{name: Words(words.ky, text.strip())})
