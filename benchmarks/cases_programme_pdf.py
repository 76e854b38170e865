"""What printing a programme costs: the book of about 130 pages, the report of a half-year."""

from __future__ import annotations

import shutil
import sys

from benchmarks.cases_work import MS, script
from benchmarks.harness import Case

CASES = tuple(
    Case(
        name,
        ours=script("pdf_programme", "ours", what),
        floor=script("pdf_programme", "floor", what),
        peer=(
            (sys.executable, *script("pdf_programme", "peer", what))
            if what == "book" and shutil.which("soffice")
            else ()
        ),
        ratio=1.3,
        unit=MS,
        rounds=3,
    )
    for name, what in (("pdf.programme", "book"), ("pdf.halfyear", "report"))
)
