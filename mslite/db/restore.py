"""Bringing a backup back: beside the present file first, read and checked, and only then in its place."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import tempfile
import uuid
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from mslite import safefile
from mslite.db import backup, keys
from mslite.db.backup import BackupInfo
from mslite.db.files import Files
from mslite.db.migrate import SCHEMA
from mslite.db.store import FILE_NAME
from mslite.db.trouble import translated
from mslite.domain.problems import EnvironmentTrouble, MsliteError, UserFixable

_SIDE = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup restored into ``part``, checked, and not yet in place.

    ``info.counts`` are to be shown to the person before :func:`swap`; ``unsound`` are digests of attached
    files that its records name and that neither the backup nor the data folder has whole.
    """

    info: BackupInfo
    part: Path
    unsound: tuple[str, ...] = ()


@translated()
def restore(path: Path, folder: Path, key: bytes) -> Restored:
    """Restore the backup in ``path`` beside the file of ``folder``, which stays as it is.

    ``key`` is the backup's own (``keys.open_with_…`` work on ``path`` too). Raises
    ``EnvironmentTrouble("backup_damaged")``, ``("newer_file")``, ``UserFixable("wrong_key")``, or as
    ``safefile``. End with :func:`swap` or :func:`forget`.
    """
    info = backup.read(path)
    if info.key_id != keys.id_of(key):
        raise UserFixable("wrong_key", path=str(path))
    if info.schema > SCHEMA:
        raise EnvironmentTrouble("newer_file", found=info.schema, known=SCHEMA)
    safefile.make_folder(folder)
    part = safefile.part_of(folder / "restore")
    try:
        with safefile.told(part):
            part.mkdir()
        _check(info, part / FILE_NAME, key)
        with closing(backup.open_file(part / FILE_NAME, key)) as connection:
            named = backup.attached(connection)
        stores = (Files(folder, key), Files(path.parent, key))
        unsound = tuple(digest for digest in named if not any(files.sound(digest) for files in stores))
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return Restored(info, part, unsound)


@translated()
def swap(restored: Restored, folder: Path, key: bytes, now: dt.datetime | None = None) -> Path | None:
    """Put the restored file in the place of the present one, which nobody may have open.

    The old file stays as ``office.mslite-before-restore-<time>``, whose path is returned (None: there was
    none). The restored file is a new device that knows what the backup knew, so that other copies can
    give back what was written since. A cut at any moment leaves the old file or the new one in place, and
    the old one whole under its second name. Attached files are only added to. Passwords stay those of the
    folder, unless it had other keys: then those of the backup come, and the old ones stay aside.
    """
    new, present = restored.part / FILE_NAME, folder / FILE_NAME
    stamp = f"-before-restore-{(now or dt.datetime.now()).strftime('%Y-%m-%d_%H%M%S')}"
    before = present.with_name(present.name + stamp) if present.exists() else None
    _become_new_device(new, key)
    _bring_files(Files(restored.info.path.parent, key), Files(folder, key))
    if before is not None:
        _fold_log(present, key)
        for ending in ("", *_SIDE):
            _second_name(Path(f"{present}{ending}"), Path(f"{before}{ending}"))
        safefile.sync_folder(folder)
    with safefile.told(present):
        for ending in _SIDE:
            Path(f"{present}{ending}").unlink(missing_ok=True)
        safefile.replace(new, present)
    _bring_keys(restored.info.path, folder, key, stamp)
    forget(restored)
    return before


def forget(restored: Restored) -> None:
    """Remove a restored file that is not wanted, or what is left of it after the swap."""
    shutil.rmtree(restored.part, ignore_errors=True)


def drill(path: Path, key: bytes) -> Restored:
    """Prove that the backup in ``path`` can be restored, on a machine that has nothing but it.

    Restores into a passing folder, checks everything, reads every attached file, and removes the folder.
    """
    with tempfile.TemporaryDirectory(prefix="mslite-") as empty:
        return restore(path, Path(empty), key)


# ---- steps ---------------------------------------------------------------------------------------------


def _check(info: BackupInfo, file: Path, key: bytes) -> None:
    """Copy the backup's file to ``file`` and hold it against its manifest."""
    source = info.path / FILE_NAME
    if not source.is_file():
        raise EnvironmentTrouble("backup_damaged", path=str(info.path))
    if safefile.copy(source, file) != info.sha256:
        raise EnvironmentTrouble("backup_damaged", path=str(info.path))
    with closing(backup.open_file(file, key)) as connection:
        try:
            backup.check_whole(connection, file)
            held = backup.snapshot(connection)
        except (MsliteError, sqlcipher.DatabaseError) as error:
            raise EnvironmentTrouble("backup_damaged", path=str(info.path)) from error
    if (held.live, held.heads, held.schema) != (info.counts, info.heads, info.schema):
        raise EnvironmentTrouble("backup_damaged", path=str(info.path))


def _become_new_device(file: Path, key: bytes) -> None:
    """Give the file a new device id whose context is what it knows (twice: once per try)."""
    device = uuid.uuid4().hex[:12]
    with closing(backup.open_file(file, key)) as connection:
        known = dict(connection.execute("SELECT device, max(seq) FROM op GROUP BY device").fetchall())
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE sync_state SET device = ?, epoch = 1", (device,))
        connection.execute("INSERT INTO ctx VALUES (?, 1, ?)", (device, json.dumps(known, sort_keys=True)))
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    safefile.sync_file(file)


def _bring_files(source: Files, target: Files) -> None:
    for name in source.names():
        if not target.whole(name) and source.whole(name):
            target.put_raw(name, source.raw(name))


def _fold_log(file: Path, key: bytes) -> None:
    """Bring the write-ahead log into the file, if it is this key's and can still be read at all."""
    with suppress(sqlcipher.Error, MsliteError):
        if keys.key_id(file.parent) == keys.id_of(key):
            with closing(backup.open_file(file, key)) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _second_name(file: Path, name: Path) -> None:
    """Keep ``file`` under a second name too: a hard link, or a copy where the drive has none."""
    if not file.exists():
        return
    try:
        os.link(file, name)
    except OSError:
        safefile.copy(file, name)


def _bring_keys(source: Path, folder: Path, key: bytes, stamp: str) -> None:
    """Let the folder open with the restored file's key."""
    with suppress(EnvironmentTrouble):
        if keys.key_id(folder) == keys.id_of(key):
            return
    for name in (keys.FILE, keys.SPARE, keys.KEY_FILE):
        if (folder / name).exists():
            with safefile.told(folder / name):
                safefile.replace(folder / name, folder / f"{name}{stamp}")
    keys.copy_to(source, folder)
