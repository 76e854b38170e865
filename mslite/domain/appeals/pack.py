"""A country pack (``resources/countries/XX.json``): its law, and what an office's journals begin with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mslite.domain.appeals.letters import LetterTemplate
from mslite.domain.appeals.rows import FileIndex, Journal, Theme
from mslite.domain.appeals.terms import LawRule
from mslite.domain.plain import from_plain
from mslite.domain.rows import Row, Words

HOME = "KG"


@dataclass(frozen=True, slots=True)
class Pack:
    """What a country begins with. ``holiday_langs`` name the languages of the package ``holidays``.

    ``rules`` is the law; ``rows`` is all that is seeded: the rules, journals, themes, files, letters.
    """

    country: str
    name: Words
    weekend: tuple[int, ...]
    holiday_langs: tuple[str, str]
    rules: tuple[LawRule, ...]
    rows: tuple[Row, ...]


def country_pack(resources: Path, country: str = HOME) -> Pack:
    """Read the pack of a country; raises ``FileNotFoundError`` for one that there is none of."""
    path = resources / "countries" / f"{country}.json"
    return pack_of(json.loads(path.read_text(encoding="utf-8")))


def pack_of(plain: Mapping[str, Any]) -> Pack:
    """Build a pack; raises ``PlainError`` where the file has another shape.

    The law's name stands once (``act``) and is put on every rule. Identities are made from country, kind
    and place, so that every copy of an office's file has the same ones and merging never doubles them.
    """
    country, act = str(plain["country"]), plain["act"]
    rules = tuple(
        from_plain(
            LawRule,
            {"act": act, **one, "id": identity("law", country, one["topic"], one.get("since") or "")},
            f"$.rules[{no}]",
        )
        for no, one in enumerate(plain["rules"])
    )
    return Pack(
        country,
        Words(**plain["name"]),
        tuple(plain["weekend"]),
        (plain["holiday_langs"]["ky"], plain["holiday_langs"]["ru"]),
        rules,
        (*rules, *_seeds(country, plain)),
    )


def _seeds(country: str, plain: Mapping[str, Any]) -> Iterator[Row]:
    shapes: dict[str, type[Row]] = {"journals": Journal, "files": FileIndex, "letters": LetterTemplate}
    for name, shape in shapes.items():
        for no, one in enumerate(plain.get(name, ()), start=1):
            ident = identity(name, country, str(no))
            yield from_plain(shape, {**one, "id": ident, "position": no}, f"$.{name}[{no - 1}]")
    for no, one in enumerate(plain.get("themes", ()), start=1):
        above = Theme(id=identity("theme", country, str(no)), name=Words(**one["name"]), position=no)
        yield above
        for place, name in enumerate(one.get("below", ()), start=1):
            ident = identity("theme", country, str(no), str(place))
            yield Theme(id=ident, broader_id=above.id, name=Words(**name), position=place)


def identity(*parts: str) -> str:
    """Return the identity that a seeded record has in every office's file."""
    return hashlib.sha256("\0".join(("mslite pack", *parts)).encode()).hexdigest()[:32]
