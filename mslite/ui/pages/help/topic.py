"""What one page of help is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of help: its title, what it tells, the keys (key, what it does)."""

    title: str
    tells: tuple[str, ...]
    keys: tuple[tuple[str, str], ...] = ()
