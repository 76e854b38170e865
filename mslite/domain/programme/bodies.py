"""Responsible bodies: one cell into names, names to organisations of the directory.

A cell is parted at commas, semicolons and line feeds outside of quotes and brackets. «жана / и» parts
two names only where each of them stands by itself elsewhere: «МС жана ММ башкармалыгы» is one office.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from mslite.domain.office import Organisation
from mslite.domain.text import fold

_OPEN, _CLOSE = "«“„([", "»”“)]"
_AND = re.compile(r"\s+(?:жана|и|а также|ошондой эле)\s+")
_WITHS = (
    r"(?:менен|мн)\s+(?:бирге\w*|биргиликте|бирдикте|кызматташ\w*|макулдаш\w*)|биргеликте|кызматташ\w+|"
    r"макулдашуу\s+боюнча|в\s+сотрудничестве|совместно|по\s+согласованию|при\s+участии"
)
_WITH = re.compile(_WITHS, re.IGNORECASE)
_WITH_AT_END = re.compile(rf"\s+(?:{_WITHS})\s*$", re.IGNORECASE)
_FORMS = {
    "мп": "ми", "муп": "ми", "муниципалдык": "муниципалдык", "ооо": "жчк", "оао": "ааж", "ок": "кф",
    "шаардык": "шаар", "шаарынын": "шаар", "города": "шаар", "г": "шаар", "мэриясы": "мэрия",
    "мэриянын": "мэрия", "мэрии": "мэрия",
}  # fmt: skip
_SMALL = {"жана", "и", "шаар"}


def split(text: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """Return the names in a cell, in order, each once. ``known`` are keys of names that stand alone."""
    out: dict[str, str] = {}
    for part in _parts(text):
        for name in _halves(part, known):
            if (name_key := key(name)) and name_key not in out:
                out[name_key] = name
    return tuple(out.values())


def key(name: str) -> str:
    """Return what two spellings of one name have in common: quotes, order and legal form do not part them."""
    words = re.findall(r"\w+", fold(name))
    plain = [_FORMS.get(word, word) for word in words]
    kept = [word for word in plain if word not in _SMALL] or plain
    return " ".join(sorted(set(kept)))


def _parts(text: str) -> list[str]:
    """Part a cell at commas, semicolons and line feeds that stand in no quotes and no brackets."""
    parts, start, depth, straight = [], 0, 0, False
    for at, sign in enumerate(text):
        if sign == '"':
            straight = not straight
        elif sign in _OPEN and not (sign == "“" and depth):
            depth += 1
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
        elif sign in ",;\n" and not depth and not straight:
            if sign == "\n" and _wrapped(text, at):
                continue
            parts.append(text[start:at])
            start = at + 1
    parts.append(text[start:])
    if (depth or straight) and len(parts) == 1 and re.search("[,;\n]", text):  # a quote nobody closed
        parts = re.split(r"[,;\n]", text)
    return [name for part in parts if (name := " ".join(part.split()).strip(" .–—-"))]


def _wrapped(text: str, at: int) -> bool:
    """Tell whether a line feed only wraps a name: the next line goes on with a small letter."""
    after = text[at + 1 :].lstrip()
    before = text[:at].rstrip()
    return bool(after) and after[0].islower() and not before.endswith((",", ";", "."))


def _halves(part: str, known: Collection[str]) -> tuple[str, ...]:
    for found in _AND.finditer(part):
        left, right = part[: found.start()], part[found.end() :]
        if key(left) in known and key(right) in known:
            return (*_halves(left, known), *_halves(right, known))
    return (part,)


@dataclass(frozen=True, slots=True)
class Names:
    """Names of organisations known so far, by key."""

    by_key: Mapping[str, Organisation]

    @classmethod
    def of(cls, organisations: Iterable[Organisation], meanings: Iterable[tuple[str, str]] = ()) -> Names:
        """Gather names and short names of the directory; ``meanings`` are abbreviations: (short, long).

        An abbreviation stands for an organisation when its long form is one.
        """
        found: dict[str, Organisation] = {}
        for one in organisations:
            for name in (one.name.ky, one.name.ru, one.short.ky, one.short.ru):
                if name.strip():
                    found.setdefault(key(name), one)
        for short, meaning in meanings:
            for known, other in ((meaning, short), (short, meaning)):
                meant = found.get(key(known)) if known.strip() else None
                if meant is not None and other.strip():
                    found.setdefault(key(other), meant)
        return cls(found)

    def find(self, name: str) -> Organisation | None:
        """Return the organisation of this name, None when there is none."""
        return self.by_key.get(key(name))


def joint(name: str) -> bool:
    """Tell whether a name says that several do something together («… менен биргеликте»)."""
    return bool(_WITH.search(name))


def leading(name: str, known: Mapping[str, object]) -> tuple[str, str]:
    """Part «Мэрия эл аралык уюмдар менен биргеликте» into a known name and what is said beside it.

    ``known`` holds folded spellings. Returns (name, "") where the name stands alone, and the name
    without its «менен биргеликте» where nothing known stands at its beginning.
    """
    words = name.split()
    for count in range(1, len(words)):
        begun, rest = " ".join(words[:count]), " ".join(words[count:])
        if fold(begun) in known and fold(name) not in known and _beside(rest):
            return begun, rest
    return _WITH_AT_END.sub("", name).strip() or name, ""


def _beside(rest: str) -> bool:
    """Tell whether words after a known name are another one, not the end of a longer name."""
    return bool(_WITH.search(rest) or re.match(r"жана |и |менен |[«“\"A-ZА-ЯЁӨҮҢ]", rest))
