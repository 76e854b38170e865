"""A country pack (``resources/countries/XX.json``) as records: rules of the law, themes, journals, files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mslite.domain.appeals.terms import LawRule
from mslite.domain.plain import from_plain
from mslite.domain.rows import Words


@dataclass(frozen=True, slots=True)
class Pack:
    """What a country begins with. ``holiday_langs`` name the languages of the package ``holidays``."""

    country: str
    name: Words
    weekend: tuple[int, ...]
    holiday_langs: tuple[str, str]
    rules: tuple[LawRule, ...]


def pack_of(plain: Mapping[str, Any]) -> Pack:
    """Build a pack; raises ``PlainError`` where the file has another shape.

    The law's name stands once (``act``) and is put on every rule. Identities are made from country, topic
    and first day, so that every copy of an office's file has the same ones.
    """
    country, act = str(plain["country"]), plain["act"]
    rules = []
    for no, one in enumerate(plain["rules"]):
        ident = identity("law", country, one["topic"], one.get("since") or "")
        rules.append(from_plain(LawRule, {"act": act, **one, "id": ident}, f"$.rules[{no}]"))
    return Pack(
        country,
        Words(**plain["name"]),
        tuple(plain["weekend"]),
        (plain["holiday_langs"]["ky"], plain["holiday_langs"]["ru"]),
        tuple(rules),
    )


def identity(*parts: str) -> str:
    """Return the identity that a seeded record has in every office's file."""
    return hashlib.sha256("\0".join(("mslite pack", *parts)).encode()).hexdigest()[:32]
