"""Backups of the data file with its keys and attached files; trying one out; checking the data."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from mslite.db import backup, verify
from mslite.db.store import Store
from mslite.domain.views import BackupLine, CheckReport


class Backups:
    """Verified copies of one data folder. All methods may take seconds: run them on the slow hands."""

    def __init__(self, store: Store, folder: Path, key: bytes) -> None:
        self._store, self._folder, self._key = store, folder, key

    def run(self, target: Path | None = None) -> BackupLine:
        """Write, verify and rotate a backup, in the usual place or on another drive.

        Raises ``EnvironmentTrouble`` (disk full, drive gone); nothing old is removed before the new one
        is verified.
        """
        raise LookupError

    def list(self) -> tuple[BackupLine, ...]:
        """Return the backups in the usual place, newest first."""
        raise LookupError

    def last(self) -> dt.datetime | None:
        """Return when the last verified backup was made; None when there is none."""
        raise LookupError

    def drill(self, path: Path | None = None) -> CheckReport:
        """Restore a backup (the newest) into a passing folder, verify it, tell its counts."""
        raise LookupError

    def restore(self, path: Path) -> CheckReport:
        """Restore a backup beside the data file, verify it and swap; close the office before.

        The old file stays as ``…-before-restore``; the restored file is a new device.
        """
        raise LookupError

    def check(self) -> CheckReport:
        """Check the open data file: integrity, chain of the journal, tables equal to its replay."""
        raise LookupError
