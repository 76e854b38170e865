"""Modules of our own that are loaded when they are first asked for, not at the start.

The first page waits for nothing that it does not show: each module costs the start. The places where this is
done are few and named here: ``cli`` (commands), ``app`` (``wiring``), ``wiring`` (pages of places other than
the first), ``services/office`` (services of these pages).
"""

from __future__ import annotations

import importlib
from typing import Any


def load(module: str) -> Any:
    """Return a module of ours by its whole name; raises ``ImportError`` when there is none."""
    return importlib.import_module(module)
