"""The words of a printed page, made comparable: how a print is recognised by what it says.

Two renderings of one sheet break lines and pages in other places; what counts is the sequence of words.
The page number at the head, the line at the foot with the hash, soft hyphens and white space do not count.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

# after NFKC, which writes «№» as «No»
_FOOT = re.compile(r"^.*No.*–\s*[0-9a-f]{4}(\s[0-9a-f]{4}){3}\s*$", re.MULTILINE)


def normal(text: str) -> str:
    """Return the words of page texts (pages parted by form feeds) joined by single spaces.

    The text is composed (NFKC, which also opens ligatures and hard spaces); soft hyphens and direction
    marks go. On each page but the first the page's own number is left out where it stands first; a
    number anywhere else is content, it might be a count of votes.
    """
    pages = (_page(no, page) for no, page in enumerate(text.split("\f"), start=1))
    return " ".join(" ".join(pages).split())


def _page(no: int, text: str) -> str:
    text = unicodedata.normalize("NFKC", text.replace("\r", "\n"))
    text = "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cf"))
    text = _FOOT.sub(" ", text).strip()
    first, _, rest = text.partition("\n")
    return rest if no > 1 and first.strip() == str(no) else text


def fingerprint(text: str) -> str:
    """Return the SHA-256 of :func:`normal` without its spaces (a rendering may split words otherwise)."""
    return hashlib.sha256(normal(text).replace(" ", "").encode()).hexdigest()
