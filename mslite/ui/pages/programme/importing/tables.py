"""The tables of the files: what each is taken for, and each of its columns with a few of its texts."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import partial

from mslite.domain.programme.columns import FIELDS
from mslite.domain.programme.found import Column, TableMap, TableUse
from mslite.domain.programme.raw import RawTable
from mslite.domain.programme.understand import Understood
from mslite.i18n import import_words
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import ChoiceEditor
from mslite.ui.kit.rows import Field
from mslite.ui.kit.rowsview import RowsEditor
from mslite.ui.pages.programme.importing.sheet import Sheet

SAMPLES = 3
"""So many texts of a column are shown beside it."""
UNSURE = 60
"""Below this a table or column is marked as guessed."""


@dataclass(frozen=True)
class _Shown:
    column: Column
    sample: str


class TablesSheet(Sheet):
    """Choose a table, correct what it is and what its columns are."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(ctx)
        tr = ctx.tr
        self._found: Understood | None = None
        self.table = ChoiceEditor([])
        self.table.edited.connect(self._draw)
        self.use = ChoiceEditor([(one, tr.t(word)) for one, word in import_words.USES.items()])
        self.use.edited.connect(self._use)
        for name, editor in ((tr.t("Table"), self.table), (tr.t("Taken for"), self.use)):
            editor.set_name(name)
        self.unsure = parts.Badge()
        line = parts.line(parts.label(tr.t("Table")), self.table, 8, parts.label(tr.t("Taken for")), self.use)
        line.addWidget(self.unsure)
        line.addStretch(1)
        self.box.addLayout(line)
        self._lists: dict[TableUse, RowsEditor] = {}
        self.list: RowsEditor | None = None

    def show_found(self, found: Understood) -> None:
        self._found = found
        self.table.set_choices([(_key(one), self._named(one)) for one in found.maps])
        self._draw()

    def count(self, found: Understood) -> str:
        return str(len(found.maps)) if found.maps else ""

    def _named(self, one: TableMap) -> str:
        tr = self.ctx.tr
        name = tr.t("{file}, table {no}", file=one.file, no=one.table)
        return f"{name} – {tr.t(import_words.USES[one.use])}"

    @property
    def _map(self) -> TableMap | None:
        if self._found is None:
            return None
        return next((one for one in self._found.maps if _key(one) == self.table.value()), None)

    def _draw(self) -> None:
        one, tr = self._map, self.ctx.tr
        if one is None or self._found is None:
            return
        self.use.set_value(one.use)
        guessed = one.sure < UNSURE
        self.unsure.put(tr.t("guessed") if guessed else "", parts.Tone.WARN if guessed else parts.Tone.PLAIN)
        raw = next(raw for name, raw in self._found.tables if (name, raw.no) == (one.file, one.table))
        if self.list is not None:
            self.list.hide()
        self.list = self._lists.get(one.use)
        if self.list is None:
            self.list = self._lists[one.use] = self.listed(
                self._fields(one.use), tr.t("Columns"), tr.t("Its columns are not taken one by one.")
            )
            self.list.changed.connect(self._changed)
        self.list.show()
        self.list.set_rows([_Shown(column, _sample(raw, one, column)) for column in one.columns])

    def _fields(self, use: TableUse) -> tuple[Field, ...]:
        tr = self.ctx.tr
        known = [(name, tr.t(import_words.COLUMNS[name])) for name in ("", *FIELDS.get(use, ()))]
        return (
            Field(tr.t("Column"), _no, None, 70, right=True),
            Field(tr.t("Its head in the file"), _title, None, 240),
            Field(tr.t("Taken for"), _field, _take, 210, choices=known),
            Field(tr.t("Year"), _year, _in_year, 70),
            Field(tr.t("Some of its texts"), _texts),
            Field("", partial(_guessed, tr), None, 110, tone=_tone),
        )

    def _use(self) -> None:
        one = self._map
        if one is not None and self.use.value() is not one.use:
            self.corrected.emit(
                partial(_with_use, file=one.file, table=one.table, use=TableUse(self.use.value()))
            )

    def _changed(self, row: _Shown) -> None:
        one = self._map
        if one is not None:
            columns = tuple(row.column if old.index == row.column.index else old for old in one.columns)
            self.corrected.emit(partial(_with_map, taken=dataclasses.replace(one, columns=columns)))


def _key(one: TableMap) -> str:
    return f"{one.file}\n{one.table}"


def _sample(raw: RawTable, one: TableMap, column: Column) -> str:
    texts: dict[str, None] = {}
    for row in range(max(one.head, default=-1) + 1, len(raw.rows)):
        text = " ".join(raw.text(row, column.index).split())
        if text and not raw.full_width(row):
            texts[text] = None
        if len(texts) == SAMPLES:
            break
    return "  ·  ".join(texts)


def _no(row: _Shown) -> str:
    return str(row.column.index + 1)


def _title(row: _Shown) -> str:
    return " ".join(row.column.title.split())


def _field(row: _Shown) -> str:
    return row.column.field


def _take(row: _Shown, field: str) -> _Shown:
    return dataclasses.replace(row, column=dataclasses.replace(row.column, field=field, sure=100))


def _year(row: _Shown) -> str:
    return str(row.column.year or "")


def _in_year(row: _Shown, text: str) -> _Shown:
    year = int(text) if text.strip() else None  # a text that is no year: the cell keeps what it had
    return dataclasses.replace(row, column=dataclasses.replace(row.column, year=year))


def _texts(row: _Shown) -> str:
    return row.sample


def _guessed(tr: Translator, row: _Shown) -> str:
    return tr.t("guessed") if row.column.sure < UNSURE and row.column.field else ""


def _tone(row: _Shown) -> parts.Tone:
    return parts.Tone.WARN if row.column.sure < UNSURE and row.column.field else parts.Tone.PLAIN


def _with_use(found: Understood, *, file: str, table: int, use: TableUse) -> Understood:
    return found.with_use(file, table, use)


def _with_map(found: Understood, *, taken: TableMap) -> Understood:
    return found.with_map(taken)
