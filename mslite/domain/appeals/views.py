"""What the services of appeals answer with: lines of lists, pages, questions to lists, changes of dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DueChange:
    """An open appeal whose due date is another by a changed rule or calendar; None: it had none."""

    appeal_id: str
    number: str
    name: str
    before: dt.date | None
    after: dt.date
