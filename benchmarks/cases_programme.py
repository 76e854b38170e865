"""An office's own programme comes in: the real plan, and that time grows with the rows and no faster."""

from __future__ import annotations

from benchmarks.cases_work import MS, script
from benchmarks.harness import Case

TWICE = 2.3
"""A plan twice as long may take so many times as long."""

CASES = (
    *(
        Case(
            f"import.{kind}.real",
            ours=script("import_plan", "understand", kind, "real"),
            floor=script("import_plan", "floor", kind, "real"),
            most=1_000,
            unit=MS,
            rounds=5,
        )
        for kind in ("docx", "xlsx")
    ),
    *(
        Case(
            f"import.{kind}.{step}",
            ours=script("import_plan", step, kind, "5000"),
            floor=script("import_plan", step, kind, "2500"),
            ratio=TWICE,
            unit=MS,
            rounds=3,
        )
        for kind in ("docx", "xlsx")
        for step in ("read", "understand")
    ),
)
