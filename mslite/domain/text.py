"""Kyrgyz and Russian text: folding for search, the order of the alphabet, names on paper, odd signs.

Own code because SQLite, Python and FTS5 know neither the Kyrgyz alphabet nor that people without the
layout type о for ө, у for ү and н for ң (DOMAIN 8).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

ALPHABET = "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"
_RANK = {ord(letter): chr(0x0430 + place) for place, letter in enumerate(ALPHABET)}
_FOLDS = (
    ("ё", "е"), ("ң", "н"), ("ө", "о"), ("ү", "у"),
    ("є", "о"), ("ї", "у"), ("ѳ", "о"), ("ɵ", "о"), ("ӊ", "н"),
)  # fmt: skip


def fold(text: str) -> str:
    """Return ``text`` for comparing: lower case, ё/е, ң/н, ө/о, ү/у and their old-font twins alike."""
    text = text.lower()
    for sign, plain in _FOLDS:
        if sign in text:
            text = text.replace(sign, plain)
    return text


def sort_key(text: str) -> str:
    """Return a key that sorts by the Kyrgyz alphabet (ё after е, ң after н, ө after о, ү after у)."""
    return text.lower().translate(_RANK)


def initials(name: str) -> str:
    """Return «Осмонова А.Б.» for «Осмонова Айгүл Бековна»; names are never declined.

    «Асан уулу Бакыт» and «Асан кызы Айгүл» keep their first two words; a single word and a name that
    has initials already stay as they are.
    """
    surname, given = _parts(name)
    return f"{surname} {given}" if given else surname


def signature_name(name: str) -> str:
    """Return «А.Б. Осмонова», as it stands beside a signature."""
    surname, given = _parts(name)
    return f"{given} {surname}" if given else surname


def _parts(name: str) -> tuple[str, str]:
    words = name.split()
    if len(words) >= 3 and fold(words[1]) in ("уулу", "кызы", "уул"):
        surname, rest = " ".join(words[:2]), words[2:]
    elif words:
        surname, rest = words[0], words[1:]
    else:
        return "", ""
    letters: list[str] = []
    for word in rest:
        if fold(word) in ("уулу", "кызы", "оглы", "улуу"):
            continue
        if "." in word:
            letters += [part for part in word.split(".") if part]
        else:
            letters.append(word[0].upper())
    return surname, "".join(f"{letter}." for letter in letters)


_KEPT = {"\n", "\t"}


def odd_signs(text: str, known: Callable[[str], bool] = lambda sign: True) -> tuple[str, ...]:
    """Return each sign once that cannot be printed as it is: controls, direction marks, no glyph."""
    out: dict[str, None] = {}
    for sign in text:
        if sign in _KEPT:
            continue
        category = unicodedata.category(sign)
        unprintable = category in ("Cc", "Cf", "Cs", "Co", "Cn") or not known(sign)
        if unprintable and sign not in ("\u00ad", "\u200b", "\ufeff", "\r"):
            out[sign] = None
    return tuple(out)


def printable(text: str) -> str:
    """Return ``text`` without control characters and direction marks; words and line breaks stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        sign for sign in text if sign in _KEPT or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Cn")
    )


_KYRGYZ = re.compile(r"\b[а-яёңөү]+(?<=[ңөү])")
_RUSSIAN = re.compile(
    r"\b(?:и|в|во|на|что|не|по|с|от|до|для|о|об|из|за|к|у)\b|[аеиоуыя]ть(?:ся)?\b", re.IGNORECASE
)


def language_of(text: str) -> str:
    """Return "ky" or "ru" for a few sentences as somebody said them.

    A rule of thumb: ң, ө, ү are Kyrgyz alone, but for names (детский сад «Бөбөк»); without them a small
    Russian word (и, в, на …) or an infinitive (выделить) tells Russian; anything else is Kyrgyz.
    """
    return "ru" if not _KYRGYZ.search(text) and _RUSSIAN.search(text) else "ky"


_BULLET = re.compile(r"^\s*(?:\d+\s*[.)\t]|[-–—•*·])\s*")
_POST = re.compile(r"\t|;|,|\s[–—-]\s")


def listed_people(text: str) -> tuple[tuple[str, str], ...]:
    """Return (name, post) for each line of a list as it is typed, or copied from Word or Excel.

    Numbers and bullets before a name go; the post stands after a tab, a comma, a semicolon or a dash.
    """
    out = []
    for line in text.splitlines():
        name, post, *_rest = (*_POST.split(_BULLET.sub("", line), maxsplit=1), "")
        name, post = " ".join(name.split()), " ".join(post.split("\t")[0].split())
        if name:
            out.append((name, post))
    return tuple(out)
