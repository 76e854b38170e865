r"""Repair of Kyrgyz typed in fonts from before Unicode (DOMAIN 8), word by word and never in silence.

One file may mix old and new words, so each is judged by itself. The font of its letters is the best
evidence; without it only what no language writes is touched: «жън\ндъ», «т‰з‰л‰штµг‰», «Ємїрбек»,
«БИЛДИРYY». A slash between words («жана/же») and ``ё`` before a consonant or at the end stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LEGACY_FONT = re.compile(r"oktom|^a97[ _]", re.IGNORECASE)
_OKTOM = str.maketrans({"ъ": "ө", "Ъ": "Ө", "\\": "ү", "ё": "ң", "Ё": "Ң"})
_TWINS = str.maketrans({
    "є": "ө", "Є": "Ө", "ї": "ү", "Ї": "Ү", "ѳ": "ө", "Ѳ": "Ө", "ɵ": "ө", "Ɵ": "Ө", "ӊ": "ң", "Ӊ": "Ң",
})  # fmt: skip
_BYTES = str.maketrans({"‰": "ү", "µ": "ө", "¤": "Ө"})
_LETTER = "а-яёңөүА-ЯЁҢӨҮ"
_SIGNS = re.compile(
    rf"(?<=[{_LETTER}\\])\\|\\(?=[{_LETTER}\\])"
    r"|[ъЪ](?![еёюяЕЁЮЯ])"
    r"|[ёЁ](?=[аеиоуыэАЕИОУЫЭ])"
)
_BYTE_SIGNS = re.compile(rf"(?<=[{_LETTER}µ‰])[‰µ]|[‰µ¤](?=[{_LETTER}])")
_LATIN_Y = re.compile(rf"(?<=[{_LETTER}Y])Y|Y(?=[{_LETTER}])")
_ODD = re.compile(r"[\\/ъЪёЁєЄїЇѳѲɵƟӊӉ‰µ¤Y]")
"""Signs without one of which no word is touched."""
_CYRILLIC = re.compile(rf"[{_LETTER}]")
_WORD = re.compile(r"\S+")
_INITIAL = re.compile(r"/(?=\.)")


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text with its old words in Unicode: which word became which, and which may be old (``unsure``)."""

    text: str
    words: tuple[tuple[str, str], ...] = ()
    unsure: tuple[str, ...] = ()


def legacy_font(font: str) -> bool:
    """Tell whether letters of this font mean other letters than they are."""
    return bool(_LEGACY_FONT.search(font))


def repair(text: str, font: str = "", refused: frozenset[str] = frozenset()) -> Repaired:
    """Return ``text`` with the words of an old font in Unicode; ``refused`` words stay as they are.

    ``unsure`` are the words with ``ё`` beside repaired ones, which may be ң: nobody can tell.
    """
    old = legacy_font(font)
    if not old and not _ODD.search(text):
        return Repaired(text)
    words: dict[str, str] = {}
    doubtful: dict[str, None] = {}

    def fixed(found: re.Match[str]) -> str:
        word = found[0]
        after = word if word in refused else _repaired(word, old)
        if after != word:
            words[word] = after
        elif not old and re.search("[ёЁ]", word):
            doubtful[word] = None
        return after

    out = _WORD.sub(fixed, text)
    oktom = any(re.search(r"[\\ъЪ]", word) for word in words)
    return Repaired(out, tuple(words.items()), tuple(doubtful) if oktom else ())


def _repaired(word: str, old: bool) -> str:
    if not old and re.search(r"\d", word):
        return word
    if old or _SIGNS.search(word):
        capital = re.sub(r"/", "Ү", word) if old else re.sub(rf"^([«\"(]?)/(?=[{_LETTER}])", r"\1Ү", word)
        fixed = capital.translate(_OKTOM)
        return fixed.upper() if _shouted(word) else fixed
    if _INITIAL.match(word) and len(word) <= 5:
        return "Ү" + word[1:]
    if not _CYRILLIC.search(word):
        return word
    if _BYTE_SIGNS.search(word):
        word = word.translate(_BYTES)
    if _LATIN_Y.search(word) and not re.search(r"[A-XZa-z]", word):
        word = _LATIN_Y.sub("Ү" if _shouted(word) else "ү", word)
    return word.translate(_TWINS)


def _shouted(word: str) -> bool:
    """Tell whether a word stands in capitals, whatever its odd signs."""
    letters = [sign for sign in word if sign.isalpha()]
    return len(letters) > 1 and all(sign.isupper() for sign in letters)
