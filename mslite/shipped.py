"""Where the folders shipped with the program are: ``resources`` and ``translations``."""

from __future__ import annotations

import sys
from pathlib import Path

from mslite.domain.problems import EnvironmentTrouble

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Find a shipped folder: beside the package, in it, or in ``share`` of the Python.

    Raises ``EnvironmentTrouble("program_incomplete")``.
    """
    for place in (_PACKAGE.parent, _PACKAGE, Path(sys.prefix) / "share" / "mslite"):
        if (place / name).is_dir():
            return place / name
    raise EnvironmentTrouble("program_incomplete", what=name)
