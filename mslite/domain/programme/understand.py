"""An office's own files understood as a programme: a draft to look at, to correct, and to accept.

Nothing is written here. :func:`understand` may be asked again after every correction; the rows keep
their identities, so what was looked at stays where it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from mslite.domain.office import Organisation
from mslite.domain.programme import bodies, clean, headings, tree
from mslite.domain.programme.columns import map_as
from mslite.domain.programme.draft import Draft, language
from mslite.domain.programme.found import (
    BodyFound,
    CellFix,
    Choices,
    Counts,
    Doubt,
    Fate,
    Line,
    Place,
    Repair,
    TableMap,
    TableUse,
)
from mslite.domain.programme.kinds import FactorKind, PlanKind
from mslite.domain.programme.raw import RawFile, RawTable
from mslite.domain.programme.rows import (
    BOOK_ROWS,
    Book,
    Programme,
)
from mslite.domain.programme.understand_bodies import responsible
from mslite.domain.programme.understand_prose import Front
from mslite.domain.programme.understand_tables import read_files, table_maps
from mslite.domain.programme.understand_update import Update, deleted, has_prose
from mslite.domain.rows import Row, Words, new_id
from mslite.domain.unwatched import unwatched


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood of the files, and what accepting it would do.

    ``book`` is the whole programme as it would be; ``base`` the one that it changes (None: a new one).
    ``lines`` are the rows found, in their order; ``gone`` rows of ``base`` that the files do not have:
    they stay unless the person chooses otherwise (:meth:`without_gone`). Of rows that stay as they are
    there are no doubts. ``tables`` are the tables as
    they were read, corrected and repaired, for showing beside ``maps``.
    """

    files: tuple[RawFile, ...]
    tables: tuple[tuple[str, RawTable], ...]
    organisations: tuple[Organisation, ...]
    choices: Choices
    seed: str
    base: Book | None
    book: Book
    maps: tuple[TableMap, ...]
    lines: tuple[Line, ...]
    doubts: tuple[Doubt, ...]
    repairs: tuple[Repair, ...]
    bodies: tuple[BodyFound, ...]
    counts: Counts
    gone: tuple[Row, ...] = ()

    def with_cell(self, place: Place, text: str) -> Understood:
        """Understand again with one cell as the person corrected it."""
        kept = tuple(fix for fix in self.choices.cells if fix.place != place)
        return self.choosing(cells=(*kept, CellFix(place, text)))

    def with_map(self, taken: TableMap) -> Understood:
        """Understand again with one table taken as the person says."""
        kept = tuple(one for one in self.choices.maps if (one.file, one.table) != (taken.file, taken.table))
        return self.choosing(maps=(*kept, taken))

    def with_use(self, file: str, table: int, use: TableUse) -> Understood:
        """Understand again with one table taken for something else, its columns guessed anew."""
        found = next(raw for name, raw in self.tables if (name, raw.no) == (file, table))
        return self.with_map(map_as(found, file, use))

    def without_word(self, word: str, *, refused: bool = True) -> Understood:
        """Understand again with a word left as it stands in the file (or repaired after all)."""
        return self.choosing(words=_switched(self.choices.words, word, refused))

    def without_body(self, name: str, *, refused: bool = True) -> Understood:
        """Understand again without making an organisation of this name (or making it after all)."""
        return self.choosing(bodies=_switched(self.choices.bodies, bodies.key(name), refused))

    def without_gone(self, record_id: str, *, refused: bool = True) -> Understood:
        """Understand again with a row that is not in the files any more removed (or kept after all)."""
        return self.choosing(gone=_switched(self.choices.gone, record_id, refused))

    def named(self, name: Words) -> Understood:
        """Understand again with the name of the new programme as the person says."""
        return self.choosing(name=name)

    def choosing(self, **choices: Any) -> Understood:
        """Understand again with other choices."""
        chosen = replace(self.choices, **choices)
        return understand(self.files, self.organisations, self.base, chosen, self.seed)

    def changed(self) -> tuple[Row, ...]:
        """Return the records to be saved, each after what it refers to; what stays as it is is left out."""
        known: dict[str, Row] = {}
        if self.base:
            known[self.base.programme.id] = self.base.programme
            known |= {row.id: row for part in BOOK_ROWS for row in getattr(self.base, part)}
        new = [one.organisation for one in self.bodies if one.new and one.taken]
        rows = [row for part in BOOK_ROWS for row in getattr(self.book, part)]
        return (*new, *(row for row in (self.book.programme, *rows) if known.get(row.id) != row))


def _switched(chosen: frozenset[str], one: str, on: bool) -> frozenset[str]:
    return chosen | {one} if on else chosen - {one}


@unwatched()
def understand(
    files: Sequence[RawFile],
    organisations: Iterable[Organisation] = (),
    base: Book | None = None,
    choices: Choices | None = None,
    seed: str = "",
) -> Understood:
    """Return what the files say, as a new programme or (with ``base``) as changes of one that is here.

    ``seed`` makes identities of new rows; with the one of an earlier answer they stay the same.
    """
    choices, seed = choices or Choices(), seed or new_id()
    known = tuple(organisations)
    cleaned = clean.clean(files, choices)
    draft = Draft(base.programme.id if base else "", seed)
    draft.programme_id = draft.programme_id or draft.new_id("programme")
    draft.doubts += cleaned.doubts
    maps = table_maps(draft, cleaned.files, choices)
    fronts = read_files(draft, cleaned.files, maps, base)
    programme = _programme(draft, cleaned.files, fronts, base, choices)
    update = Update(base or Book(programme), draft, _given(draft, maps, base))
    parts = update.parts()
    programme = _own_numbers(draft, programme, base)
    gone = _in_order(update.gone, base)
    parts = {name: deleted(rows, choices.gone) for name, rows in parts.items()}
    found = responsible(draft, base, parts, update.ids, known, choices)
    whole = Book(programme, **_whole(base, {**parts, "responsible": found.rows}))
    for row in gone:
        draft.doubt(Place(cleaned.files[0].name), _told(row), "gone", row.id)
    found_lines = _lines(draft, update.ids, base, whole)
    same = {line.record_id for line in found_lines if line.fate is Fate.SAME}
    doubts = [replace(one, record_id=update.ids.get(one.record_id, one.record_id)) for one in draft.doubts]
    return Understood(
        files=tuple(files),
        tables=tuple((file.name, table) for file in cleaned.files for table in file.tables),
        organisations=known,
        choices=choices,
        seed=seed,
        base=base,
        book=whole,
        maps=maps,
        lines=found_lines,
        doubts=tuple(one for one in doubts if one.record_id not in same),
        repairs=cleaned.repairs,
        bodies=found.bodies,
        counts=_counts(draft),
        gone=gone,
    )


# ---- the programme ---------------------------------------------------------------------------------


def _programme(
    draft: Draft,
    files: Sequence[RawFile],
    fronts: Sequence[Front],
    base: Book | None,
    choices: Choices,
) -> Programme:
    years = sorted(one.year for one in draft.targets)
    front = next((one for one in fronts if one.name or one.first_year), Front())
    first = front.first_year or draft.first_year or (years[0] if years else None)
    last = front.last_year or draft.last_year or (years[-1] if years else None)
    name, slogan = (Words().put(language([text]) or "ky", text) for text in (front.name, front.slogan))
    if base is None:
        if not front.name and not choices.name:
            name = Words(ky=PurePath(files[0].name).stem)
            draft.doubt(Place(files[0].name), name.ky, "name_guessed", draft.programme_id, "name")
        return Programme(
            id=draft.programme_id,
            name=choices.name or name,
            slogan=slogan,
            first_year=first,
            last_year=last,
        )
    now = base.programme
    return replace(
        now,
        name=now.name or name,
        slogan=now.slogan or slogan,
        first_year=now.first_year or first,
        last_year=now.last_year or last,
    )


def _own_numbers(draft: Draft, programme: Programme, base: Book | None) -> Programme:
    """Keep the office's own numbers where the program would number otherwise; a gap in them is a doubt.

    Where the programme that is here is numbered by the program, numbers of files do not matter.
    """
    if base is not None and not base.programme.own_numbers:
        return programme
    places = {line.record_id: line.place for line in draft.lines}
    before: dict[PlanKind, int] = {}
    differ = False
    for line in tree.lines(draft.items):
        item, own = line.item, headings.digits(line.item.number)
        if not own:
            continue
        if own != headings.digits(line.number):
            differ = True
            if own[-1] not in (1, before.get(item.kind, 0) + 1):
                expected = line.number or before.get(item.kind, 0) + 1
                draft.doubt(places[item.id], item.number, "number_gap", item.id, "number", expected=expected)
        before[item.kind] = own[-1]
    return programme if base is not None else replace(programme, own_numbers=differ)


_GIVEN = {
    TableUse.PLAN: "items",
    TableUse.MATRIX: "indicators",
    TableUse.FORECAST: "series",
    TableUse.ABBREVIATIONS: "abbreviations",
    TableUse.SWOT: "factors",
}
_TERM = ("term", "term_kind", "first_year", "last_year", "term_on", "times")
_PLACED = ("parent_id", "main_id", "kind", "number", "merged", "extra")


def _given(draft: Draft, maps: Iterable[TableMap], base: Book | None) -> dict[str, Collection[str]]:
    """Return which fields of which parts the files speak of."""
    out: dict[str, set[str]] = {}
    for one in maps:
        part = _GIVEN.get(one.use)
        if part is None:
            continue
        named = {column.field for column in one.columns}
        if one.use is TableUse.PLAN:
            fields = {*_PLACED, "text", "measure", *(named & {"result", "responsible", "note"})}
            fields |= set(_TERM) if "term" in named else set()
            if "money" in named:
                out["funding"] = {"plan", "fact_second"}
        elif one.use is TableUse.MATRIX:
            fields = {*_PLACED, *(named - {"target", "own", ""}), *({"base_year"} if "base" in named else ())}
            if "target" in named:
                out["targets"] = {"value"}
        elif one.use is TableUse.FORECAST:
            fields, out["forecast"] = {"name", "unit"}, {"kind", "value"}
        else:
            fields = {"short", "meaning", "kind", "text"}
        out.setdefault(part, set()).update(fields)
    for part, rows in (("abbreviations", draft.abbreviations), ("factors", draft.factors)):
        if rows:
            out.setdefault(part, {"short", "meaning", "kind", "text"})
    if has_prose(draft.chapters):
        out["chapters"] = {"level", "title", "text"}
    elif draft.chapters and not (base and has_prose(base.chapters)):
        out["chapters"] = {"title", "text"}  # a plan alone does not order the chapters of the book
    if draft.columns:
        out["columns"] = {"title"}
    if base is not None and not base.programme.own_numbers:
        for known in out.values():
            known.discard("number")
    return dict(out)


def _whole(base: Book | None, parts: dict[str, Sequence[Any]]) -> dict[str, tuple[Any, ...]]:
    kept = {name: getattr(base, name) for name in BOOK_ROWS} if base else {}
    return kept | {name: tuple(rows) for name, rows in parts.items()}


# ---- what is told ----------------------------------------------------------------------------------


def _lines(draft: Draft, ids: dict[str, str], base: Book | None, whole: Book) -> tuple[Line, ...]:
    before = {row.id: row for part in BOOK_ROWS for row in getattr(base, part)} if base else {}
    after = {row.id: row for part in BOOK_ROWS for row in getattr(whole, part)}
    out = []
    for line in draft.lines:
        record_id = ids.get(line.record_id, line.record_id)
        if record_id not in after:  # the title of a plan that comes alone into a whole book
            continue
        old = before.get(record_id)
        fate = Fate.NEW if old is None else Fate.SAME if old == after[record_id] else Fate.CHANGED
        out.append(replace(line, record_id=record_id, fate=fate))
    return tuple(out)


def _in_order(gone: Iterable[Row], base: Book | None) -> tuple[Row, ...]:
    """Return rows that the files do not have in the order of print."""
    if base is None:
        return ()
    order = {line.item.id: no for no, line in enumerate(tree.lines(base.items))}
    return tuple(sorted(gone, key=lambda row: order.get(row.id, -1)))


def _told(row: Row) -> str:
    for name in ("text", "name", "title", "short", "value"):
        said = getattr(row, name, "")
        if text := said.of("ky") if isinstance(said, Words) else said:
            return str(text)[:200]
    return ""


def _counts(draft: Draft) -> Counts:
    kinds = Counter(item.kind.value for item in draft.items)
    found = Counter(line.kind for line in draft.lines)
    levels = {chapter.id: chapter.level for chapter in draft.chapters}
    heads = Counter(levels[line.record_id] for line in draft.lines if line.kind == "chapter")
    fields = Counter(factor.kind for factor in draft.factors)
    swot = (FactorKind.STRENGTH, FactorKind.WEAKNESS, FactorKind.OPPORTUNITY, FactorKind.THREAT)
    return Counts(
        priorities=kinds["priority"],
        sections=kinds["section"],
        tasks=kinds["task"],
        activities=kinds["activity"],
        indicators=found["indicator"],
        indicator_rows=found["indicator"] + found["sub_indicator"],
        forecast_rows=len(draft.series),
        abbreviations=len(draft.abbreviations),
        headings_1=heads[1],
        headings_2=heads[2],
        swot=(fields[swot[0]], fields[swot[1]], fields[swot[2]], fields[swot[3]]),
    )
