"""Start the program to its first paint and count the heavy packages that were loaded by then."""

from __future__ import annotations

import json
import os
import runpy
import sys
from typing import NoReturn

HEAVY = ("sqlalchemy", "alembic", "reportlab", "openpyxl", "docx", "babel", "cryptography", "sqlcipher3")
leave_now = os._exit


def report() -> None:
    """Print how many there are; name them on stderr."""
    loaded = [name for name in HEAVY if name in sys.modules]
    print(*loaded, file=sys.stderr)
    print(json.dumps({"value": len(loaded)}), flush=True)


def leave(code: int) -> NoReturn:
    """Report before a hard exit too."""
    report()
    leave_now(code)


if __name__ == "__main__":
    os._exit = leave  # type: ignore[assignment]
    sys.argv = ["mslite", *sys.argv[1:]]
    try:
        runpy.run_module("mslite", run_name="__main__")
    except SystemExit as stop:
        if stop.code:
            raise
    report()
