"""The data folder as a person meets it: what opens it, its backups, what a check of it found."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class FolderKind(StrEnum):
    """What stands in a data folder."""

    EMPTY = "empty"  # nothing yet: it will be created
    OPEN = "open"  # opens by its key file
    PASSWORD = "password"  # a password (or the recovery key) is asked for


@dataclass(frozen=True, slots=True)
class FolderState:
    """What is needed to open a folder; ``people`` are the names on the password slots."""

    kind: FolderKind
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup: where, when, its size in bytes and whether it was read back and found right."""

    path: str
    at: dt.datetime
    size: int
    verified: bool


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of the data file or a backup found; ``counts`` are live records by table."""

    ok: bool
    counts: dict[str, int]
    findings: tuple[str, ...] = ()
