"""What the window remembers on this machine: widths of columns, sizes of splitters. Never citizens' data."""

from __future__ import annotations

import json
from pathlib import Path

_kept: dict[str, list[int]] = {}
_file: list[Path] = []


def use(file: Path) -> None:
    """Read what was kept in ``file``; a damaged file is as good as none."""
    _file[:] = [file]
    _kept.clear()
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        _kept.update({key: [int(n) for n in value] for key, value in found.items()})
    except (OSError, ValueError, TypeError, AttributeError):
        _kept.clear()


def get(key: str) -> list[int]:
    """Return the numbers kept under ``key``, else an empty list."""
    return list(_kept.get(key, ()))


def put(key: str, numbers: list[int]) -> None:
    """Keep ``numbers`` under ``key``."""
    _kept[key] = numbers


def save() -> None:
    """Write everything down, at the end; a folder that cannot be written is not worth a word."""
    if _file:
        try:
            _file[0].write_text(json.dumps(_kept), encoding="utf-8")
        except OSError:
            return
