"""Files as read, with the person's corrections and the repair of old fonts laid over them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from mslite.domain.programme import legacy
from mslite.domain.programme.found import Choices, Doubt, Place, Repair
from mslite.domain.programme.raw import RawCell, RawFile, RawPara, RawTable

_TOLD = {"formula", "serial_date", "tracked", "text_box", "nested_table", "error"}
"""Notes of a reader that become doubts: see ``RawCell.notes``."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The files to understand, each repaired word once, and what the readers noted."""

    files: tuple[RawFile, ...]
    repairs: tuple[Repair, ...]
    doubts: tuple[Doubt, ...]


class _Cleaner:
    def __init__(self, choices: Choices) -> None:
        self._fixes = {fix.place: fix.text for fix in choices.cells}
        self._refused = choices.words
        self.repairs: dict[tuple[str, str], Repair] = {}
        self.doubts: list[Doubt] = []

    def file(self, file: RawFile) -> RawFile:
        tables = tuple(self._table(file.name, table) for table in file.tables)
        prose = tuple(self._para(file.name, no, para) for no, para in enumerate(file.prose, start=1))
        return replace(file, tables=tables, prose=prose)

    def _table(self, file: str, table: RawTable) -> RawTable:
        done: dict[tuple[int, int], RawCell] = {}
        rows = []
        for no, row in enumerate(table.rows):
            cells = []
            for column, cell in enumerate(row):
                if cell.owner not in done:
                    place = Place(file, table.no, table.first_row + no, column + 1)
                    done[cell.owner] = self._cell(cell, place)
                cells.append(done[cell.owner])
            rows.append(tuple(cells))
        for no in sorted(table.hidden):
            place = Place(file, table.no, table.first_row + no)
            text = next((cell.text for cell in rows[no] if cell.text), "")
            if text:
                self.doubts.append(Doubt(place, text, "row_hidden"))
        return replace(table, rows=tuple(rows))

    def _cell(self, cell: RawCell, place: Place) -> RawCell:
        text = self._fixes.get(place)
        if text is not None:
            return replace(cell, text=text.strip())
        for note in cell.notes:
            if note in _TOLD:
                self.doubts.append(Doubt(place, cell.text, f"cell_{note}"))
        text = self._repaired(cell.text.strip(), cell.font, place)
        return cell if text == cell.text else replace(cell, text=text)

    def _para(self, file: str, no: int, para: RawPara) -> RawPara:
        place = Place(file, 0, no)
        self.doubts += [Doubt(place, para.text, f"cell_{note}") for note in para.notes if note in _TOLD]
        text = self._repaired(para.text, para.font, place)
        return para if text == para.text else replace(para, text=text)

    def _repaired(self, text: str, font: str, place: Place) -> str:
        found = legacy.repair(text, font)
        if not found.words and not found.unsure:
            return text
        for before, after in found.words:
            taken = before not in self._refused
            self.repairs.setdefault((before, after), Repair(place, before, after, taken))
        for word in found.unsure:
            self.doubts.append(Doubt(place, text, "legacy_unsure", {"word": word}))
        return legacy.repair(text, font, self._refused).text if self._refused else found.text


def clean(files: Iterable[RawFile], choices: Choices) -> Cleaned:
    """Return the files with corrected cells, without spaces around texts, old words in Unicode."""
    cleaner = _Cleaner(choices)
    done = tuple(cleaner.file(file) for file in files)
    return Cleaned(done, tuple(cleaner.repairs.values()), tuple(cleaner.doubts))
