"""What every record of the data file has in common: identity, version, trash flag, words in two languages."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from enum import StrEnum


def new_id() -> str:
    """Return a random identity of 32 hex digits; laptops without a line never clash."""
    return os.urandom(16).hex()


class Lang(StrEnum):
    """A language of the window or of one text."""

    KY = "ky"
    RU = "ru"
    EN = "en"


class PaperLang(StrEnum):
    """The language of a printed paper; ``BOTH`` is the whole Kyrgyz text, then the Russian one."""

    KY = "ky"
    RU = "ru"
    BOTH = "both"

    @property
    def each(self) -> tuple[Lang, ...]:
        """The single languages in the order of print: Kyrgyz, the original, first."""
        if self is PaperLang.BOTH:
            return (Lang.KY, Lang.RU)
        return (Lang(self.value),)


@dataclass(frozen=True, slots=True)
class Words:
    """One text in Kyrgyz and Russian; either may be empty while a paper is being prepared."""

    ky: str = ""
    ru: str = ""

    def __bool__(self) -> bool:
        return bool(self.ky.strip() or self.ru.strip())

    def of(self, lang: str) -> str:
        """Return the text in ``lang`` (anything but ``ru`` means Kyrgyz), else in the other language."""
        return (self.ru or self.ky) if lang == "ru" else (self.ky or self.ru)

    def has(self, lang: str) -> bool:
        """Tell whether the text exists in ``lang`` itself."""
        return bool((self.ru if lang == "ru" else self.ky).strip())

    def put(self, lang: str, text: str) -> Words:
        """Return a copy with ``text`` in ``lang``."""
        return Words(self.ky, text) if lang == "ru" else Words(text, self.ru)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record as a value. ``version`` 0 means: not in the file yet; ``deleted``: it lies in the trash."""

    id: str = field(default_factory=new_id)
    version: int = 0
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class RecordRef:
    """A link to a record that the shell can open: table name (``meeting``, ``paper`` …) and identity."""

    table: str
    id: str
