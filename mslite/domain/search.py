"""A hit of the search over everything."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from mslite.domain.rows import RecordRef


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found: ``title`` is its short text, ``snippet`` from the long one, ``date`` of its meeting.

    ``opens`` is what can be opened: the record itself, or the meeting that it hangs on.
    """

    ref: RecordRef
    opens: RecordRef
    title: str
    snippet: str = ""
    date: dt.date | None = None
