"""What is doubtful and why, words of an old font, new organisations, rows that are no longer there."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import partial

from mslite.domain.programme.found import BodyFound, Doubt, Place, Repair
from mslite.domain.programme.understand import Understood
from mslite.domain.rows import Row, Words
from mslite.domain.shapes import table_of
from mslite.i18n import import_words, tables
from mslite.i18n.catalogue import Translator
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.rows import Field
from mslite.ui.pages.programme.importing.sheet import Sheet, taken


class DoubtsSheet(Sheet):
    """Each doubt with its place and reason; the text of its cell is corrected in the list."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(ctx)
        tr = ctx.tr
        fields = (
            Field(tr.t("Where"), partial(_where, tr), None, 210),
            Field(tr.t("What stands there"), _said, _correct, 330),
            Field(tr.t("Why it is doubtful"), partial(_why, tr)),
        )
        self.list = self.listed(fields, tr.t("Doubts"), tr.t("Nothing is doubtful."))
        self.list.changed.connect(self._changed)

    def show_found(self, found: Understood) -> None:
        self.list.set_rows(found.doubts)

    def count(self, found: Understood) -> str:
        return str(len(found.doubts)) if found.doubts else ""

    def lead(self, place: Place) -> None:
        """Make the doubt about a place the current one."""
        at = next((no for no, one in enumerate(self.list.model.rows) if one.place == place), 0)
        self.list.select_row(at, 1)

    def _changed(self, doubt: Doubt) -> None:
        self.corrected.emit(partial(_with_cell, place=doubt.place, text=doubt.text))


def _where(tr: Translator, doubt: Doubt) -> str:
    return import_words.place(doubt, tr)


def _why(tr: Translator, doubt: Doubt) -> str:
    return import_words.reason(doubt, tr)


def _said(doubt: Doubt) -> str:
    return doubt.text


def _correct(doubt: Doubt, text: str) -> Doubt:
    if not (doubt.place.table and doubt.place.row and doubt.place.column):
        raise ValueError(text)  # no cell: a whole row or a file
    return dataclasses.replace(doubt, text=text)


def _with_cell(found: Understood, *, place: Place, text: str) -> Understood:
    return found.with_cell(place, text)


class RepairsSheet(Sheet):
    """Words of an old Kyrgyz font, before and after; without its tick a word stays as it is."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(ctx)
        tr = ctx.tr
        fields = (
            taken(_repaired, _repair, tr.t("Repair")),
            Field(tr.t("In the file"), _before, None, 260),
            Field(tr.t("Read as"), _after, None, 260),
            Field(tr.t("How often"), _times, None, 100, right=True),
            Field("", _nothing),
        )
        self.list = self.listed(fields, tr.t("Old letters"), tr.t("All letters are of today's fonts."))
        self.list.changed.connect(self._changed)

    def show_found(self, found: Understood) -> None:
        times: dict[str, int] = {}
        for one in found.repairs:
            times[one.before] = times.get(one.before, 0) + 1
        unique = {one.before: one for one in found.repairs}
        self.list.set_rows([_Word(word, times[before]) for before, word in sorted(unique.items())])

    def count(self, found: Understood) -> str:
        words = {one.before for one in found.repairs}
        return str(len(words)) if words else ""

    def _changed(self, word: _Word) -> None:
        self.corrected.emit(partial(_without_word, word=word.repair.before, refused=not word.repair.taken))


@dataclass(frozen=True)
class _Word:
    repair: Repair
    times: int


def _repaired(word: _Word) -> bool:
    return word.repair.taken


def _repair(word: _Word, on: bool) -> _Word:
    return dataclasses.replace(word, repair=dataclasses.replace(word.repair, taken=on))


def _before(word: _Word) -> str:
    return word.repair.before


def _after(word: _Word) -> str:
    return word.repair.after


def _times(word: _Word) -> str:
    return str(word.times)


def _nothing(_row: object) -> str:
    return ""


def _without_word(found: Understood, *, word: str, refused: bool) -> Understood:
    return found.without_word(word, refused=refused)


class BodiesSheet(Sheet):
    """The bodies that answer; a new one with its tick becomes an organisation of the directory."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(ctx)
        tr = ctx.tr
        fields = (
            taken(_body_taken, _take_body, tr.t("In the directory")),
            Field(tr.t("Designation"), partial(_name, tr.lang), None, 320),
            Field(tr.t("How it is written in the file"), _spellings),
            Field(tr.t("Rows"), _uses, None, 70, right=True),
            Field(tr.t("State"), partial(_known, tr), None, 190),
        )
        self.list = self.listed(fields, tr.t("Responsible bodies"), tr.t("The files name no bodies."))
        self.list.changed.connect(self._changed)

    def show_found(self, found: Understood) -> None:
        self.list.set_rows(sorted(found.bodies, key=lambda one: (not one.new, -one.uses)))

    def count(self, found: Understood) -> str:
        new = sum(one.new for one in found.bodies)
        return f"{new}/{len(found.bodies)}" if found.bodies else ""

    def _changed(self, body: BodyFound) -> None:
        if body.new:
            name = body.organisation.name.ky or body.organisation.name.ru
            self.corrected.emit(partial(_without_body, name=name, refused=not body.taken))


def _body_taken(body: BodyFound) -> bool:
    return body.taken


def _take_body(body: BodyFound, on: bool) -> BodyFound:
    if not body.new:
        raise ValueError(on)
    return dataclasses.replace(body, taken=on)


def _name(lang: str, body: BodyFound) -> str:
    return body.organisation.name.of(lang)


def _spellings(body: BodyFound) -> str:
    return " · ".join(body.spellings)


def _uses(body: BodyFound) -> str:
    return str(body.uses)


def _known(tr: Translator, body: BodyFound) -> str:
    return tr.t("New in the directory") if body.new else tr.t("Is there already")


def _without_body(found: Understood, *, name: str, refused: bool) -> Understood:
    return found.without_body(name, refused=refused)


class GoneSheet(Sheet):
    """Rows of the programme that the files do not have: they stay unless they are ticked."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(ctx)
        tr = ctx.tr
        fields = (
            taken(_removed, _remove, tr.t("Into the trash")),
            Field(tr.t("Kind"), partial(_table, tr), None, 200),
            Field(tr.t("Text"), partial(_called, tr.lang)),
        )
        self.list = self.listed(
            fields, tr.t("Not in the file any more"), tr.t("The files have every row of the programme.")
        )
        self.list.changed.connect(self._changed)

    def show_found(self, found: Understood) -> None:
        self.list.set_rows([_Gone(row, row.id in found.choices.gone) for row in found.gone])

    def count(self, found: Understood) -> str:
        return str(len(found.gone)) if found.gone else ""

    def _changed(self, gone: _Gone) -> None:
        self.corrected.emit(partial(_without_gone, record_id=gone.row.id, refused=gone.removed))


@dataclass(frozen=True)
class _Gone:
    row: Row
    removed: bool


def _removed(gone: _Gone) -> bool:
    return gone.removed


def _remove(gone: _Gone, on: bool) -> _Gone:
    return dataclasses.replace(gone, removed=on)


def _table(tr: Translator, gone: _Gone) -> str:
    return tables.name(table_of(type(gone.row)), tr)


def _called(lang: str, gone: _Gone) -> str:
    for name in ("text", "name", "title", "short"):
        value = getattr(gone.row, name, None)
        if isinstance(value, Words) and value:
            return " ".join(value.of(lang).split())
    return ""


def _without_gone(found: Understood, *, record_id: str, refused: bool) -> Understood:
    return found.without_gone(record_id, refused=refused)
