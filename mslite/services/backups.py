"""Backups of the data folder; trying one out; putting one in the place of the data; checking the data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from mslite.config import settings as machine
from mslite.db import backup, keys, restore
from mslite.db.backup import BackupInfo
from mslite.db.instance import Instance
from mslite.db.store import Store
from mslite.db.verify import verify
from mslite.domain.keeping import BackupLine, CheckReport, FolderKind
from mslite.domain.problems import EnvironmentTrouble
from mslite.services.open import key_of, look


class Backups:
    """Verified copies of one data folder. All methods may take seconds: run them on the slow hands."""

    def __init__(self, store: Store, folder: Path, key: bytes) -> None:
        self._store, self._folder, self._key = store, folder, key

    def run(self, target: Path | None = None) -> BackupLine:
        """Make a backup now, in the usual place or in the folder ``target`` of another drive.

        What is returned was read back and found right; old backups are rotated only then.
        Raises ``EnvironmentTrouble``: ``backup_place_missing``, ``disk_full``, ``read_only``,
        ``backup_failed``.
        """
        actor = self._store.actor
        return _line(backup.run(self._folder, self._key, target, actor=actor, always=True))

    def run_if_changed(self) -> BackupLine:
        """Back up unless the newest backup holds everything; the second place too when it is there."""
        made = backup.run(self._folder, self._key, actor=self._store.actor)
        second = machine.read(self._folder).settings.second_backup
        if second and Path(second).is_dir():
            backup.run(self._folder, self._key, Path(second), actor=self._store.actor)
        return _line(made)

    def list(self, target: Path | None = None) -> tuple[BackupLine, ...]:
        """Return the backups in the usual place (or on another drive), newest first."""
        place = backup.place_of(self._folder, target)
        return tuple(_line(info) for info in backup.backups(place))

    def last(self) -> dt.datetime | None:
        """Return the local time of the last verified backup; None when there is none."""
        newest = backup.last(backup.place_of(self._folder))
        return newest.at.replace(tzinfo=None) if newest else None

    def drill(self, path: Path, person: str = "", password: str = "") -> CheckReport:
        """Prove that a backup can be restored: into a passing folder, everything checked and read.

        A backup of another machine opens by its own key; where it asks for a password, ``person`` gives
        ``password`` (without a ``person`` it is the recovery key). Raises as :func:`bring_back` and
        ``UserFixable("password_needed"|"wrong_password"|…)``.
        """
        found = restore.drill(path, self._key_of(path, person, password))
        return CheckReport(not found.unsound, dict(found.info.counts), found.unsound)

    def counts(self) -> dict[str, int]:
        """Return how many live records the open file holds, by table."""
        with closing(backup.open_file(self._store.path, self._key)) as connection:
            return dict(backup.snapshot(connection).live)

    def bringing_back(self, path: Path, person: str = "", password: str = "") -> Callable[[], CheckReport]:
        """Return :func:`bring_back` of a backup, to be called when the office is closed; errors as drill."""
        return partial(bring_back, path, self._folder, self._key_of(path, person, password))

    def _key_of(self, path: Path, person: str, password: str) -> bytes:
        if backup.read(path).key_id == keys.id_of(self._key):
            return self._key
        if look(path).kind is FolderKind.EMPTY:
            raise EnvironmentTrouble("keys_missing", path=str(path))
        return key_of(path, person, password)

    def check(self) -> CheckReport:
        """Check the open data file: its pages, the chain of the journal, the tables against its replay.

        ``findings`` are lines for whoever helps; raises ``EnvironmentTrouble`` when it cannot be read.
        """
        found = verify(self._store.path, self._key)
        return CheckReport(found.ok, found.counts, found.findings)


def bring_back(
    path: Path, folder: Path, key: bytes, tell: Callable[[CheckReport], None] | None = None
) -> CheckReport:
    """Restore the backup in ``path``, verify it and put it in the place of the data of ``folder``.

    Nobody may have the folder open: close the office before. The old file stays beside it under another
    name; the restored file is a new device. What was found goes to ``tell`` before the old file gives way;
    an exception there leaves everything as it is. Raises as ``db.restore.restore``.
    """
    restored = restore.restore(path, folder, key)
    found = CheckReport(not restored.unsound, dict(restored.info.counts), restored.unsound)
    try:
        if tell is not None:
            tell(found)
        restore.swap(restored, folder, key)
    finally:
        restore.forget(restored)
    return found


def bring_back_closed(
    path: Path, folder: Path, key: bytes, tell: Callable[[CheckReport], None]
) -> CheckReport:
    """Do as :func:`bring_back` on a folder that is not open here.

    Raises ``EnvironmentTrouble("open_elsewhere")`` while a window has it open.
    """
    with Instance(folder):
        return bring_back(path, folder, key, tell)


def _line(info: BackupInfo) -> BackupLine:
    return BackupLine(str(info.path), info.at.replace(tzinfo=None), info.size, info.verified)
