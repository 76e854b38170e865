"""Responsible bodies of a file: names found, organisations known or proposed, who answers for which row."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mslite.domain.office import Organisation
from mslite.domain.programme import bodies
from mslite.domain.programme.draft import Draft, language
from mslite.domain.programme.found import BodyFound, Choices, Place
from mslite.domain.programme.rows import Book, Indicator, PlanItem, Responsible
from mslite.domain.rows import Words
from mslite.domain.text import fold


@dataclass(frozen=True, slots=True)
class Found:
    """The bodies, and the rows that tie them to the plan and the matrix."""

    bodies: tuple[BodyFound, ...]
    rows: tuple[Responsible, ...]


def responsible(
    draft: Draft,
    base: Book | None,
    parts: Mapping[str, Sequence[Any]],
    ids: Mapping[str, str],
    organisations: Sequence[Organisation],
    choices: Choices,
) -> Found:
    """Return the bodies of a draft. Where the text of a row did not change its bodies stay as they are."""
    names = _Names(draft, organisations, parts)
    kept = base.responsible if base else ()
    before: dict[str, list[Responsible]] = defaultdict(list)
    for tie in kept:
        before[tie.plan_item_id or tie.indicator_id or ""].append(tie)
    old: list[PlanItem | Indicator] = [*base.items, *base.indicators] if base else []
    old_texts = {one.id: one.responsible for one in old}
    now: dict[str, PlanItem | Indicator] = {one.id: one for one in (*parts["items"], *parts["indicators"])}
    touched: set[str] = set()
    rows: list[Responsible] = []
    for drafted, place in draft.bodies:
        row = now[ids.get(drafted.id, drafted.id)]
        found = names.of(drafted.responsible.of("ky"), place, row.id)
        if before[row.id] and old_texts.get(row.id) == row.responsible:
            continue
        touched.add(row.id)
        made = [one for one in found if one.version or bodies.key(one.name.of("ky")) not in choices.bodies]
        rows += _tied(draft, row, made, before[row.id])
    for one in now.values():
        if one.id in old_texts and old_texts[one.id] and not one.responsible:
            touched.add(one.id)  # nobody answers for it any more
    same = {one.id for one in rows}
    out = [*(one for one in kept if one.id not in same), *rows]
    gone = {one.id for owner in touched for one in before[owner] if one.id not in same}
    out = [dataclasses.replace(one, deleted=True) if one.id in gone else one for one in out]
    return Found(names.bodies(choices), tuple(out))


def _tied(
    draft: Draft,
    row: PlanItem | Indicator,
    found: Iterable[Organisation],
    before: Sequence[Responsible],
) -> list[Responsible]:
    known = {one.organisation_id: one for one in before}
    out = []
    for no, organisation in enumerate(found, start=1):
        old = known.get(organisation.id)
        if old is not None:
            out.append(dataclasses.replace(old, position=no))
            continue
        is_item = isinstance(row, PlanItem)
        out.append(
            Responsible(
                id=draft.new_id(row.id, "responsible", organisation.id),
                programme_id=draft.programme_id,
                plan_item_id=row.id if is_item else None,
                indicator_id=None if is_item else row.id,
                organisation_id=organisation.id,
                position=no,
            )
        )
    return out


class _Names:
    """Names of bodies found so far."""

    def __init__(
        self, draft: Draft, organisations: Sequence[Organisation], parts: Mapping[str, Sequence[Any]]
    ) -> None:
        self._draft = draft
        meanings = [(one.short.of("ky"), one.meaning.of("ky")) for one in parts["abbreviations"]]
        self._known = bodies.Names.of(organisations, meanings)
        texts = {row.responsible.of("ky") for row, _place in draft.bodies}
        cells = Counter(row.responsible.of("ky") for row, _place in draft.bodies)
        single = [name for text in texts for name in bodies.split(text)]
        self._alone = {bodies.key(name) for name in single} | self._known.by_key.keys()
        often: Counter[str] = Counter()
        for text, count in cells.items():
            often.update({bodies.key(name): count for name in bodies.split(text)})
        firm = {fold(name): True for name in single if often[bodies.key(name)] > 1 and not bodies.joint(name)}
        for one in organisations:
            firm |= {
                fold(name): True for name in (one.name.ky, one.name.ru, one.short.ky, one.short.ru) if name
            }
        self._firm = firm
        self._new: dict[str, Organisation] = {}
        self._spellings: dict[str, Counter[str]] = defaultdict(Counter)
        self._said: dict[tuple[str, str], str] = {}
        self._cache: dict[str, tuple[tuple[Organisation, ...], tuple[tuple[str, str], ...]]] = {}

    def of(self, text: str, place: Place, record_id: str) -> tuple[Organisation, ...]:
        """Return the organisations that a cell names; what is said beside a name is a doubt."""
        if text not in self._cache:
            self._cache[text] = self._understood(text)
        found, rests = self._cache[text]
        for name, rest in rests:
            self._draft.doubt(place, text, "body_rest", record_id, "responsible", name=name, rest=rest)
        for one in found:
            self._spellings[one.id][self._said[text, one.id]] += 1
        return found

    def _understood(self, text: str) -> tuple[tuple[Organisation, ...], tuple[tuple[str, str], ...]]:
        out: dict[str, Organisation] = {}
        rests = []
        for part in bodies.split(text, self._alone):
            name, rest = bodies.leading(part, self._firm)
            if rest:
                rests.append((name, rest))
            found = self._known.find(name) or self._made(name)
            out[found.id] = found
            self._said[text, found.id] = name
        return tuple(out.values()), tuple(rests)

    def _made(self, name: str) -> Organisation:
        key = bodies.key(name)
        if key not in self._new:
            lang = language([name]) or "ky"
            self._new[key] = Organisation(
                id=self._draft.new_id("organisation", key), name=Words().put(lang, name)
            )
        return self._new[key]

    def bodies(self, choices: Choices) -> tuple[BodyFound, ...]:
        """Return what was found, the most used first; a new one bears its most frequent spelling."""
        known = {one.id: one for one in self._known.by_key.values()}
        new = {one.id: (key, one) for key, one in self._new.items()}
        out = []
        for record_id, spellings in self._spellings.items():
            ordered = tuple(name for name, _count in spellings.most_common())
            uses = sum(spellings.values())
            if record_id in new:
                key, one = new[record_id]
                lang = language([ordered[0]]) or "ky"
                named = dataclasses.replace(one, name=Words().put(lang, ordered[0]))
                out.append(BodyFound(named, ordered, uses, new=True, taken=key not in choices.bodies))
            else:
                out.append(BodyFound(known[record_id], ordered, uses))
        return tuple(sorted(out, key=lambda one: (-one.uses, one.spellings[0])))
