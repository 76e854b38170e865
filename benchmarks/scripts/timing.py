"""How a script measures itself: the median of many calls, printed as its value."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterable


def report(calls: Iterable[Callable[[], object]], *, warm: int = 1) -> None:
    """Run ``calls`` one after the other and print the median in CPU ms, without the first ``warm``."""
    taken = []
    for call in calls:
        begin = time.process_time()
        call()
        taken.append((time.process_time() - begin) * 1000)
    print(json.dumps({"value": statistics.median(taken[warm:])}), flush=True)
