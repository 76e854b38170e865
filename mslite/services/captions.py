"""What a record is called in lists of mixed records (trash, recovered typing, history)."""

from __future__ import annotations

from mslite.domain.rows import Row, Words

_NAMING = (
    *("title", "name", "addressee", "text", "question", "number", "speaker", "file_name", "medium"),
    *("executor", "organisation", "reason", "head"),
)


def caption(row: Row, length: int = 80) -> Words:
    """Return the first of the record's naming fields that holds something, cut to ``length`` signs."""
    for field in _NAMING:
        value = getattr(row, field, None)
        if isinstance(value, Words) and value:
            return Words(_cut(value.ky, length), _cut(value.ru, length))
        if isinstance(value, str) and value.strip():
            return Words(_cut(value, length), _cut(value, length))
    return Words()


def _cut(text: str, length: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
