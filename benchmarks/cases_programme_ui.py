"""Big tables in the window: a plan of 5,000 activities, a half-year over 400 indicators."""

from __future__ import annotations

from benchmarks.cases_work import MS, script
from benchmarks.harness import Case

CASES = tuple(
    Case(
        name,
        ours=script("big_tables", "ours", what),
        floor=script("big_tables", "floor", what),
        ratio=ratio,
        most=most,
        unit=MS,
        rounds=3,
    )
    for name, what, ratio, most in (
        ("plan.first", "first", 6, 150),  # the bare table has rows of one height and no joined cells
        ("plan.jump", "jump", 2, 100),
        ("period.entry", "period", 2.5, 300),
    )
)
