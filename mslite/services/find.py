"""Search over everything (Ctrl+K)."""

from __future__ import annotations

from mslite.db.search import find
from mslite.db.store import Store
from mslite.domain.rows import RecordRef
from mslite.domain.search import Hit
from mslite.domain.text import fold
from mslite.domain.views import FoundLine

GROUPS = ("meeting", "appeal", "reception", "paper", "person", "organisation", "body")
"""What can be opened, in the order of the groups; everything else opens the meeting or appeal that it hangs
on. The rows of a programme are opened in its page."""


class Find:
    """The one search."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, text: str, limit: int = 50, lang: str = "ky") -> tuple[FoundLine, ...]:
        """Return hits, newest first within each group; groups stand together.

        Folded (ө/о, ү/у, ң/н, ё/е alike), by beginnings of words, one typing error forgiven in names and
        titles. A hit in an agenda, in minutes or decisions opens its meeting. Titles stand in ``lang`` where
        they exist in it. An empty text finds nothing.
        """
        if not text.strip():
            return ()
        with self._store.read() as session:
            hits = find(session, text, limit, lang)
        lines = [
            FoundLine(
                hit.ref.table,
                _opens(hit),
                around(hit.title, text),
                around(hit.snippet, text),
                hit.date,
            )
            for hit in hits
        ]
        order = {name: no for no, name in enumerate(GROUPS)}
        return tuple(sorted(lines, key=lambda line: order.get(line.table, len(order))))


def _opens(hit: Hit) -> RecordRef:
    itself = hit.ref.table in GROUPS and hit.opens.table != "appeal"
    return hit.ref if itself or hit.opens.table == "programme" else hit.opens


def around(found: str, text: str, length: int = 160) -> str:
    """Return the piece of a long text around the first word of ``text`` that stands in it."""
    line = " ".join(found.split())
    if len(line) <= length:
        return line
    folded = fold(line)
    places = [place for word in fold(text).split() if (place := folded.find(word)) >= 0]
    start = max(0, min(places, default=0) - length // 4)
    piece = line[start : start + length]
    return ("…" if start else "") + piece + ("…" if start + length < len(line) else "")
