"""What happened to a record: one change of one field, as the journal tells it and as a person reads it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from mslite.domain.rows import Words


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


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change as a person reads it. ``title`` names the record that was changed.

    ``before`` and ``after`` are the values of ``change``; where the field refers to another record, the
    :class:`Words` that name that one. A creation is one line: its ``change.field`` is "".
    """

    change: Change
    title: Words = Words()
    before: object = None
    after: object = None
