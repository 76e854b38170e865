"""A file of a programme that is here already: its rows are found again, so that nothing is doubled.

A row is the same row when its text is the same under the same parent; else when its number is and the
text is alike; else when the text is much alike; else when the very text stands elsewhere (it was moved).
What the file does not speak of (state, percent, notes, facts, money spent, links) stays as it is; so does
the place of a row, as long as the file does not order its neighbours otherwise.
"""

from __future__ import annotations

import dataclasses
import difflib
import json
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from typing import Any, TypeVar

from mslite.domain.programme import headings
from mslite.domain.programme.draft import Draft
from mslite.domain.programme.kinds import ChapterRole, PlanKind
from mslite.domain.programme.rows import (
    Book,
    Chapter,
    Indicator,
    PlanItem,
)
from mslite.domain.rows import Row, Words
from mslite.domain.text import fold

R = TypeVar("R", bound=Row)
_ALIKE, _MUCH_ALIKE = 0.55, 0.8
_COMPARED = 400
"""Signs of a text that are compared; pairs of rows without a match that are compared: see ``_PAIRS``."""
_PAIRS = 20_000
_TERM_FIELDS = ("term", "term_kind", "first_year", "last_year", "term_on", "times")
_KEPT_ALWAYS = {"id", "version", "deleted", "programme_id", "position"}


def _everywhere(row: Any) -> Hashable:
    return None


def _always(row: Any) -> bool:
    return True


def _no_text(row: Any) -> str:
    return ""


class Update:
    """Lays a draft over a book. ``ids`` maps identities of the draft to those of the book."""

    def __init__(self, base: Book, draft: Draft, given: dict[str, Collection[str]]) -> None:
        """Prepare; ``given`` are the fields the file speaks of, by part of ``Book``, the others stay."""
        self._base, self._draft, self._given = base, draft, given
        self.ids: dict[str, str] = {}
        self.gone: list[Row] = []

    def parts(self) -> dict[str, list[Any]]:
        """Return the rows of each part as they become: those of the file, then those it does not have."""
        base, draft = self._base, self._draft
        out: dict[str, list[Any]] = {}
        out["chapters"] = self._chapters(base.chapters, draft.chapters)
        out["abbreviations"] = self._flat(
            "abbreviations", draft.abbreviations, None, lambda row: row.short.of("ky")
        )
        fields = {row.kind for row in draft.factors}
        out["factors"] = self._flat(
            "factors",
            draft.factors,
            lambda row: row.kind,
            lambda row: row.text.of("ky"),
            within=lambda row: row.kind,
            missing=lambda row: row.kind in fields,
        )
        out["columns"] = self._flat(
            "columns",
            draft.columns,
            lambda row: (row.table_kind, row.key),
            _no_text,
            within=lambda row: row.table_kind,
        )
        out["items"] = self._items(base.items, draft.items)
        out["funding"] = self._hung(
            "funding", draft.funding, lambda row: (row.plan_item_id, row.year, row.source)
        )
        out["indicators"] = self._indicators(base.indicators, draft.indicators)
        out["targets"] = self._hung("targets", draft.targets, lambda row: (row.indicator_id, row.year))
        out["series"] = self._flat("series", draft.series, None, lambda row: row.name.of("ky"))
        out["forecast"] = self._hung("forecast", draft.forecast, lambda row: (row.series_id, row.year))
        return out

    # ---- trees and lists ------------------------------------------------------------------------

    def _items(self, old: Sequence[PlanItem], new: Sequence[PlanItem]) -> list[PlanItem]:
        if "items" not in self._given:
            return list(old)
        for kind in PlanKind:
            theirs = [row for row in new if row.kind is kind]
            ours = [row for row in old if row.kind is kind]
            groups: dict[str | None, list[PlanItem]] = defaultdict(list)
            for row in theirs:
                groups[self._id(row.parent_id)].append(row)
            within: dict[str | None, list[PlanItem]] = defaultdict(list)
            for row in ours:
                within[row.parent_id].append(row)
            for parent, rows in groups.items():
                self._match(within.get(parent, []), rows, _text, _number)
            self._match_moved(ours, theirs, _text)
        return self._laid("items", old, new, self._item, within=lambda row: row.parent_id)

    def _indicators(self, old: Sequence[Indicator], new: Sequence[Indicator]) -> list[Indicator]:
        if "indicators" not in self._given:
            return list(old)
        for main in (True, False):
            theirs = [row for row in new if (row.main_id is None) is main]
            ours = [row for row in old if (row.main_id is None) is main]
            keyed = {(row.kind, row.main_id) for row in ours}
            for kind, parent in keyed:
                self._match(
                    [row for row in ours if (row.kind, row.main_id) == (kind, parent)],
                    [row for row in theirs if (row.kind, self._id(row.main_id)) == (kind, parent)],
                    _indicator_text,
                    _number,
                )
        return self._laid("indicators", old, new, self._plain, within=lambda row: row.main_id)

    def _chapters(self, old: Sequence[Chapter], new: Sequence[Chapter]) -> list[Chapter]:
        """Lay chapters over each other: by what they hold, then by title, whatever they were taken for."""
        if "chapters" not in self._given:
            return list(old)
        for one in {_chapter_key(row) for row in new}:
            ours = [row for row in old if _chapter_key(row) == one]
            self._match(ours, [row for row in new if _chapter_key(row) == one], _title, _no_text)
        self._match_moved(old, new, lambda row: row.title.of("ky"))
        whole = has_prose(new)
        return self._laid("chapters", old, new, self._plain, missing=lambda row: whole)

    def _flat(
        self,
        part: str,
        new: Sequence[R],
        group: Callable[[Any], Hashable] | None,
        text: Callable[[Any], str],
        *,
        within: Callable[[Any], Hashable] = _everywhere,
        missing: Callable[[Any], bool] = _always,
    ) -> list[R]:
        old: Sequence[R] = getattr(self._base, part)
        if part not in self._given:
            return list(old)
        key = group or (lambda row: None)
        for one in {key(row) for row in new}:
            ours = [row for row in old if key(row) == one]
            self._match(ours, [row for row in new if key(row) == one], text, _no_text)
        return self._laid(part, old, new, self._plain, within=within, missing=missing)

    def _hung(self, part: str, new: Sequence[R], key: Callable[[Any], Hashable]) -> list[R]:
        """Lay rows that hang on others over those of the book: by owner and year."""
        old: Sequence[R] = getattr(self._base, part)
        if part not in self._given:
            return list(old)
        known = {key(row): row for row in old}
        moved = [self._owned(row) for row in new]
        for row in moved:
            if key(row) in known:
                self.ids[row.id] = known[key(row)].id
        listed = part in ("targets", "forecast")
        return self._laid(part, old, moved, self._plain, missing=lambda row: listed)

    # ---- finding rows again -----------------------------------------------------------------------

    def _id(self, record_id: str | None) -> str | None:
        return self.ids.get(record_id, record_id) if record_id else None

    def _match(
        self,
        old: Sequence[R],
        new: Sequence[R],
        text: Callable[[Any], str],
        number: Callable[[Any], Hashable],
    ) -> None:
        taken = set(self.ids.values())
        left = [row for row in old if row.id not in taken]
        by_text: dict[str, deque[R]] = defaultdict(deque)
        for row in left:
            by_text[fold(text(row))].append(row)
        open_: list[R] = []
        for row in new:
            if row.id in self.ids:
                continue
            same = by_text.get(fold(text(row)))
            if same:
                self.ids[row.id] = same.popleft().id
            else:
                open_.append(row)
        taken = set(self.ids.values())
        left = [row for row in left if row.id not in taken]
        if not left or not open_ or len(left) * len(open_) > _PAIRS:
            return
        pairs = [
            (_likeness(text(one), text(other), number(one), number(other)), -j, -i)
            for i, one in enumerate(left)
            for j, other in enumerate(open_)
        ]
        pairs.sort(reverse=True)
        used: set[tuple[str, int]] = set()
        for likeness, j, i in pairs:
            if likeness <= 0 or ("new", -j) in used or ("old", -i) in used:
                continue
            used |= {("new", -j), ("old", -i)}
            self.ids[open_[-j].id] = left[-i].id

    def _match_moved(self, old: Sequence[R], new: Sequence[R], text: Callable[[Any], str]) -> None:
        taken = set(self.ids.values())
        by_text: dict[str, deque[R]] = defaultdict(deque)
        for row in old:
            if row.id not in taken and fold(text(row)):
                by_text[fold(text(row))].append(row)
        for row in new:
            same = by_text.get(fold(text(row)))
            if row.id not in self.ids and same:
                self.ids[row.id] = same.popleft().id

    # ---- laying rows over each other ----------------------------------------------------------------

    def _laid(
        self,
        part: str,
        old: Sequence[R],
        new: Sequence[R],
        lay: Callable[[R, R, Collection[str]], R],
        *,
        within: Callable[[Any], Hashable] = _everywhere,
        missing: Callable[[Any], bool] = _always,
    ) -> list[R]:
        known = {row.id: row for row in old}
        given = self._given[part]
        out = []
        for row in new:
            moved = self._owned(row)
            before = known.pop(self.ids.get(row.id, ""), None)
            if before is not None:
                out.append(lay(before, moved, given))
            elif isinstance(moved, PlanItem | Indicator) and "number" not in given:
                out.append(dataclasses.replace(moved, number=""))
            else:
                out.append(moved)
        left = [row for row in old if row.id in known]
        self.gone += [row for row in left if missing(row)]
        ordered = old and any(hasattr(row, "position") for row in out)
        return _placed(old, out, left, within) if ordered else [*out, *left]

    def _owned(self, row: R) -> R:
        """Return a row of the draft whose owners are those of the book."""
        fields = ("parent_id", "main_id", "plan_item_id", "indicator_id", "series_id")
        moved = {name: self._id(getattr(row, name)) for name in fields if getattr(row, name, None)}
        return dataclasses.replace(row, **moved) if moved else row  # type: ignore[arg-type]

    def _plain(self, before: R, after: R, given: Collection[str]) -> R:
        fields: dict[str, Any] = {}
        for field in dataclasses.fields(after):
            name = field.name
            if name in _KEPT_ALWAYS or name not in given:
                continue
            old, new = getattr(before, name), getattr(after, name)
            fields[name] = _joined(name, old, new)
        if isinstance(before, Chapter) and isinstance(after, Chapter) and not after.text:
            fields.pop("text", None)
        return dataclasses.replace(before, **fields)

    def _item(self, before: PlanItem, after: PlanItem, given: Collection[str]) -> PlanItem:
        laid = self._plain(before, after, given)
        if laid.term == before.term:  # what a person understood of the same words stays
            kept = {name: getattr(before, name) for name in _TERM_FIELDS}
            laid = dataclasses.replace(laid, **kept)
        return laid


def _placed(
    old: Sequence[Any], rows: Sequence[Any], left: Sequence[Any], within: Callable[[Any], Hashable]
) -> list[Any]:
    """Return rows with their positions: those the file does not have stand behind the neighbour they had.

    Positions among the rows of one ``within`` stay, and grow only where the order asks for it.
    """
    groups: dict[Hashable, list[Any]] = defaultdict(list)
    for row in rows:
        groups[within(row)].append(row)
    stay, now = {row.id for row in left}, {row.id: group for group in groups for row in groups[group]}
    behind: dict[tuple[Hashable, str], list[Any]] = defaultdict(list)
    neighbour: dict[Hashable, str] = {}
    before: dict[str, Hashable] = {}
    for row in sorted(old, key=lambda row: (row.position, row.id)):
        group = before[row.id] = within(row)
        if row.id in stay:
            behind[group, neighbour.get(group, "")].append(row)
            groups.setdefault(group, [])
        elif row.id in now and now[row.id] == group:
            neighbour[group] = row.id
    places: dict[str, int] = {}
    for group, listed in groups.items():
        order = [*behind[group, ""], *(one for row in listed for one in (row, *behind[group, row.id]))]
        last = (0, "")
        for row in order:
            at_home = row.id in before and before[row.id] == group
            kept = at_home and (row.position, row.id) > last
            last = (row.position, row.id) if kept else (last[0] + 1, "~")  # behind every identity
            places[row.id] = last[0]
    return [
        row if row.position == places[row.id] else dataclasses.replace(row, position=places[row.id])
        for row in (*rows, *left)
    ]


def _joined(name: str, old: Any, new: Any) -> Any:
    if isinstance(new, Words):
        return words_over(old, new)
    if name == "extra" and old:
        return json.dumps(json.loads(old) | json.loads(new or "{}"), ensure_ascii=False, sort_keys=True)
    if name in ("note", "measure", "base_year", "plan", "fact_second") and not new:
        return old
    return new


def words_over(old: Words, new: Words) -> Words:
    """Return a text as the file has it; the other language of the text stays."""
    if not new or not old:
        return new
    if new.ky and new.ru:
        return new
    lang = "ru" if new.ru else "ky"
    other = "ky" if lang == "ru" else "ru"
    text = new.of(lang)
    if not old.has(lang) and alike(old.of(other), text) >= _ALIKE:  # one text, taken for another language
        return old.put(other, text)
    return old.put(lang, text)


def alike(one: str, other: str) -> float:
    """Return how alike two texts are, 0 to 1."""
    first, second = (" ".join(fold(text).split())[:_COMPARED] for text in (one, other))
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()


def _likeness(one: str, other: str, number: Hashable, other_number: Hashable) -> float:
    """Return how sure two rows are one, 0: they are not; those of one number come first."""
    ratio = alike(one, other)
    if number and number == other_number and ratio >= _ALIKE:
        return 1 + ratio
    return ratio if ratio >= _MUCH_ALIKE else 0.0


def _text(row: PlanItem) -> str:
    return " ".join(row.text.of("ky").split())


def _number(row: PlanItem | Indicator) -> Hashable:
    return headings.digits(row.number)


def _indicator_text(row: Indicator) -> str:
    return " ".join((row.issue.of("ky"), row.name.of("ky"), row.base if row.main_id else ""))


def has_prose(chapters: Iterable[Chapter]) -> bool:
    """Tell whether there is more than the chapters that the program fills itself."""
    return any(row.role is ChapterRole.PROSE for row in chapters)


def _title(row: Chapter) -> str:
    """Return what a chapter is known by: nothing, where there is only one of its kind."""
    if row.role not in (ChapterRole.PROSE, ChapterRole.ANNEX):
        return ""
    return row.title.of("ky") or row.text.of("ky")[:_COMPARED]


def _chapter_key(row: Chapter) -> Hashable:
    """Return what chapters have in common that may be one: what they hold; prose by level."""
    single = row.role not in (ChapterRole.PROSE, ChapterRole.ANNEX)
    return (row.role, None) if single else (row.role, row.level)


def deleted(rows: Iterable[Row], ids: Collection[str]) -> list[Row]:
    """Return ``rows`` with those of ``ids`` put into the trash."""
    return [dataclasses.replace(row, deleted=True) if row.id in ids else row for row in rows]
