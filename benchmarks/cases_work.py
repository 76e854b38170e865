"""What a clerk waits for while working: a save, a search, a printed protocol."""

from __future__ import annotations

import shutil
import sys

from benchmarks.harness import Case
from benchmarks.scripts import archive

MS = "ms CPU"


def script(name: str, *arguments: str) -> tuple[str, ...]:
    """Return the command of one of our scripts."""
    return ("-m", f"benchmarks.scripts.{name}", *arguments)


CASES = (
    Case(
        "save.one",
        ours=script("save", "ours", "{fresh}"),
        floor=script("save", "floor", "{fresh}"),
        ratio=20,
        most=10,
        unit=MS,
        prepare=archive.make,
        rounds=3,
    ),
    Case(
        "save.entry",
        ours=script("save", "entry", "{fresh}"),
        floor=script("save", "floor", "{fresh}"),
        ratio=40,
        most=20,
        unit=MS,
        prepare=archive.make,
        rounds=3,
    ),
    *(
        Case(
            f"search.{queries}",
            ours=script("search", "ours", queries),
            floor=script("search", "floor", queries),
            ratio=10,
            most=5,
            unit=MS,
            prepare=archive.make,
        )
        for queries in ("word", "prefix", "fold")
    ),
    Case(
        "search.recall",
        ours=script("search", "recall", "fold"),
        most=0,
        unit="missed",
        prepare=archive.make,
        rounds=1,
    ),
    *(
        Case(
            f"pdf.protocol{pages}",
            ours=script("pdf_protocol", "ours", str(pages)),
            floor=script("pdf_protocol", "floor", str(pages)),
            peer=(
                (sys.executable, *script("pdf_protocol", "peer", str(pages)))
                if shutil.which("soffice")
                else ()
            ),
            ratio=1.5,
            unit=MS,
            rounds=rounds,
        )
        for pages, rounds in ((6, 7), (100, 3))
    ),
)
