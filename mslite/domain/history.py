"""What happened to a record: one change of one field, as the journal tells it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One field changed by somebody. ``field`` is the column (``title_ky``), values are as in the record.

    ``device`` and ``seq`` name the operation in the journal; ``created`` tells the first values.
    """

    table: str
    record_id: str
    device: str
    seq: int
    at: dt.datetime
    actor: str
    field: str
    before: object
    after: object
    created: bool = False
