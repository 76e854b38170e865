"""``python -m mslite`` and the command ``mslite``."""

from __future__ import annotations

import sys

from mslite.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
