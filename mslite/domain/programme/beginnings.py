"""What a new programme begins with: its name and the chapters of the book (``resources/presets``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mslite.domain.plain import from_plain
from mslite.domain.programme.rows import Chapter, Programme
from mslite.domain.rows import Words


def new_programme(preset: Mapping[str, Any], first_year: int) -> tuple[Programme, tuple[Chapter, ...]]:
    """Build a draft of the preset's length from ``first_year`` with its empty chapters, in order.

    Raises ``PlainError`` where the preset has another shape.
    """
    last = first_year + int(preset["years"]) - 1
    name = {lang: text.format(first=first_year, last=last) for lang, text in preset["name"].items()}
    programme = Programme(name=Words(**name), first_year=first_year, last_year=last)
    chapters = tuple(
        from_plain(Chapter, {"programme_id": programme.id, "position": no, **plain}, f"$.chapters[{no}]")
        for no, plain in enumerate(preset["chapters"], start=1)
    )
    return programme, chapters
