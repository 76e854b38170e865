"""The method packs that the program brings (``resources/methods``)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from mslite.domain.programme import pack
from mslite.domain.programme.pack import Pack

FIRST = "2018"
"""The pack of a programme whose own one is not there."""


class Packs:
    """The methods: how their tables and reports look."""

    def __init__(self, resources: Path) -> None:
        self._folder = resources / "methods"

    def all(self) -> tuple[Pack, ...]:
        """Return every pack, by name of its file."""
        return tuple(_read(path) for path in sorted(self._folder.glob("*.json")))

    def get(self, name: str) -> Pack:
        """Return the pack ``name``, or the first one when there is none of that name."""
        found = {pack.id: pack for pack in self.all()}
        return found.get(name, found[FIRST])


@cache
def _read(path: Path) -> Pack:
    return pack.parse(json.loads(path.read_text(encoding="utf-8")))
