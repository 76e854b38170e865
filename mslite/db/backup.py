"""Backups: a consistent copy of the open file, read back before it counts, with its keys and attached files.

``backups/<local time>/`` holds ``office.mslite``, ``keys.json`` (and ``office.key`` while there are no
passwords) and ``manifest.json``; attached files are shared by all backups in ``backups/files``. One such
folder together with ``files`` is all that a new machine needs.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from mslite import safefile
from mslite.db import keys
from mslite.db.engine import Context, connect_keyed, install
from mslite.db.files import Files
from mslite.db.instance import Instance
from mslite.db.rotation import superseded
from mslite.db.store import FILE_NAME
from mslite.db.trouble import translated
from mslite.domain.problems import EnvironmentTrouble

FOLDER = keys.BACKUPS
ELSEWHERE = "mslite-backups"
"""Folder of the backups on another drive."""

MANIFEST = "manifest.json"
NAG_AFTER = dt.timedelta(days=7)

Heads = Mapping[str, tuple[int, str]]
"""Device → (number, hash) of its last operation in the journal."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a file holds: rows and live (not deleted) rows by table, the heads of the journal, the schema."""

    rows: Mapping[str, int]
    live: Mapping[str, int]
    heads: Heads
    schema: int


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One backup as its manifest tells it.

    ``at`` is local time with its offset, ``size`` and ``sha256`` are those of the encrypted file, ``counts``
    the live records by table, ``unsound`` digests of attached files that were missing or damaged then.
    """

    path: Path
    at: dt.datetime
    actor: str
    key_id: str
    schema: int
    size: int
    sha256: str
    counts: Mapping[str, int]
    heads: Heads
    unsound: tuple[str, ...] = ()
    verified: bool = True


@translated()
def run(
    folder: Path,
    key: bytes,
    target: Path | None = None,
    *,
    actor: str = "",
    now: dt.datetime | None = None,
    always: bool = False,
) -> BackupInfo:
    """Back up the data folder, which may be in use, if anything changed since the last time (or ``always``).

    ``target`` is a folder on another drive, else the usual place. What is returned was read back: whole,
    with the rows and the journal it must have. Old backups go only after that. Raises
    ``EnvironmentTrouble``: ``backup_place_missing``, ``backup_running`` (somebody is at it), ``disk_full``,
    ``read_only``, ``backup_failed`` (the copy was not right), or what the file itself is ill with. Nothing
    half is left behind.
    """
    place = place_of(folder, target)
    with _alone(place), closing(open_file(folder / FILE_NAME, key)) as live:
        before = snapshot(live)
        if not always and (known := last(place)) and _covers(known, before, key):
            keys.refresh_copies(folder, place)
            return known
        now = now or dt.datetime.now().astimezone()
        final = _free_name(place, now)
        part = safefile.part_of(final)
        try:
            with safefile.told(part):
                part.mkdir()
            _vacuum(live, part / FILE_NAME)
            copied = _read_back(part / FILE_NAME, key, live, before)
            unsound = _copy_files(folder, place, part / FILE_NAME, key)
            keys.copy_to(folder, part)
            info = BackupInfo(
                path=final,
                at=now,
                actor=actor,
                key_id=keys.id_of(key),
                schema=copied.schema,
                size=(part / FILE_NAME).stat().st_size,
                sha256=_sha256(part / FILE_NAME),
                counts=copied.live,
                heads=copied.heads,
                unsound=unsound,
            )
            safefile.atomic_write(part / MANIFEST, _manifest(info))
            with safefile.told(final):
                safefile.replace(part, final)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        keys.refresh_copies(folder, place)
        for old in superseded(backups(place), info):
            _remove(old.path)
        return info


def place_of(folder: Path, target: Path | None = None) -> Path:
    """Return where backups of a data folder lie; ``backup_place_missing`` when the other drive is gone."""
    if target is None:
        return folder / FOLDER
    if not target.is_dir():
        raise EnvironmentTrouble("backup_place_missing", path=str(target))
    return target / ELSEWHERE


def backups(place: Path) -> tuple[BackupInfo, ...]:
    """Return the backups in a place, newest first; a folder without a whole manifest is none."""
    found = []
    for manifest in place.glob(f"*/{MANIFEST}"):
        if not manifest.parent.name.endswith(safefile.PART):
            with suppress(EnvironmentTrouble):
                found.append(read(manifest.parent))
    return tuple(sorted(found, key=lambda info: (info.at, info.path.name), reverse=True))


def last(place: Path) -> BackupInfo | None:
    """Return the newest verified backup of a place."""
    return next((info for info in backups(place) if info.verified), None)


def overdue(newest: BackupInfo | None, now: dt.datetime | None = None) -> bool:
    """Tell whether it is time to remind of the copy on another drive (older than 7 days, or none)."""
    return newest is None or (now or dt.datetime.now().astimezone()) - newest.at > NAG_AFTER


def read(path: Path) -> BackupInfo:
    """Read the manifest of the backup in ``path``; raises ``EnvironmentTrouble("backup_damaged")``."""
    try:
        values = json.loads((path / MANIFEST).read_bytes())
        check = values.pop("check")
        if check != _check(values):
            raise ValueError(check)
        values["at"] = dt.datetime.fromisoformat(values["at"])
        values["heads"] = {device: (seq, digest) for device, (seq, digest) in values["heads"].items()}
        values["unsound"] = tuple(values["unsound"])
        return BackupInfo(path=path, **values)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise EnvironmentTrouble("backup_damaged", path=str(path)) from error


# ---- what a file holds ---------------------------------------------------------------------------------


def open_file(path: Path, key: bytes) -> Any:
    """Open a data file apart from the store, to be copied or read; close it afterwards."""
    if not path.exists():
        raise EnvironmentTrouble("file_gone", path=str(path))
    connection = connect_keyed(path, key.hex())
    install(connection, Context())
    return connection


def snapshot(connection: Any) -> Snapshot:
    """Count what a file holds, in one read transaction."""
    connection.execute("BEGIN")
    try:
        tables = connection.execute(
            "SELECT m.name FROM sqlite_master m WHERE m.type = 'table'"
            " AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'deleted') ORDER BY m.name"
        ).fetchall()
        rows, live = {}, {}
        for (table,) in tables:
            count, deleted = connection.execute(f'SELECT count(*), total(deleted) FROM "{table}"').fetchone()
            rows[table], live[table] = count, count - int(deleted)
        heads = connection.execute("SELECT device, max(seq), hash FROM op GROUP BY device").fetchall()
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
    finally:
        connection.execute("ROLLBACK")
    return Snapshot(rows, live, {device: (seq, digest) for device, seq, digest in heads}, schema)


def check_whole(connection: Any, path: Path) -> None:
    """Raise ``EnvironmentTrouble("damaged")`` unless SQLite finds every page and index right."""
    try:
        found = [row[0] for row in connection.execute("PRAGMA quick_check(5)").fetchall()]
    except sqlcipher.DatabaseError as error:
        found = [str(error)]
    if found != ["ok"]:
        raise EnvironmentTrouble("damaged", path=str(path), detail="; ".join(found))


def attached(connection: Any) -> tuple[str, ...]:
    """Return the digests of attached files that records name, those in the trash too."""
    found = connection.execute("SELECT DISTINCT digest FROM attachment WHERE digest <> '' ORDER BY digest")
    return tuple(row[0] for row in found.fetchall())


# ---- steps of a backup ---------------------------------------------------------------------------------


def _alone(place: Path) -> Instance:
    """Hold a place of backups: the window and the command line may both think that it is time."""
    try:
        return Instance(place, even_so=True)
    except EnvironmentTrouble as error:
        if error.code != "open_elsewhere":
            raise
        raise EnvironmentTrouble("backup_running") from error


def _covers(known: BackupInfo, now: Snapshot, key: bytes) -> bool:
    """Tell whether the last backup holds all that the file holds, and still lies there."""
    with suppress(OSError):
        whole = (known.path / FILE_NAME).stat().st_size == known.size
        return whole and known.heads == now.heads and known.key_id == keys.id_of(key)
    return False


def _vacuum(live: Any, path: Path) -> None:
    """Write a compact, consistent copy under the same key; somebody else may be writing meanwhile."""
    live.execute("VACUUM INTO ?", (str(path),))
    with safefile.told(path):
        safefile.sync_file(path)


def _read_back(path: Path, key: bytes, live: Any, before: Snapshot) -> Snapshot:
    """Read the copy and hold it against the file as it was before and is after the copying.

    Rows are never removed and the journal only grows, so a right copy lies between the two.
    """
    with closing(open_file(path, key)) as connection:
        check_whole(connection, path)
        copied = snapshot(connection)
    after = snapshot(live)
    tables = set(before.rows) | set(after.rows)
    right = (
        copied.schema == after.schema
        and all(before.rows.get(t, 0) <= copied.rows.get(t, 0) <= after.rows.get(t, 0) for t in tables)
        and before.heads.keys() <= copied.heads.keys()
        and all(copied.heads[device][0] >= seq for device, (seq, _hash) in before.heads.items())
        and all(
            live.execute(
                "SELECT count(*) FROM op WHERE device = ? AND seq = ? AND hash = ?", (device, seq, digest)
            ).fetchone()
            == (1,)
            for device, (seq, digest) in copied.heads.items()
        )
    )
    if not right:
        raise EnvironmentTrouble("backup_failed", path=str(path))
    return copied


def _copy_files(folder: Path, place: Path, copy: Path, key: bytes) -> tuple[str, ...]:
    """Bring new attached files to the backups; return the digests that records name and nobody has whole."""
    source, target = Files(folder, key), Files(place, key)
    for name in source.names():
        if not target.path(name).is_file() and source.whole(name):
            _link(source, target, name)
    with closing(open_file(copy, key)) as connection:
        return tuple(digest for digest in attached(connection) if not target.has(digest))


def _link(source: Files, target: Files, name: str) -> None:
    """Share one file by a hard link, or copy it where the drive is another or cannot."""
    path = target.path(name)
    safefile.make_folder(path.parent)
    try:
        os.link(source.path(name), path)
        safefile.sync_folder(path.parent)
    except OSError:
        target.put_raw(name, source.raw(name))


def _free_name(place: Path, now: dt.datetime) -> Path:
    """Return a folder for a backup made ``now``, readable for a person looking for yesterday."""
    name = now.strftime("%Y-%m-%d_%H%M%S")
    no, path = 1, place / name
    while path.exists():
        no += 1
        path = place / f"{name}-{no}"
    return path


def _remove(path: Path) -> None:
    """Remove a backup so that a cut leaves all of it or a part to be swept, never half a backup."""
    part = safefile.part_of(path)
    with suppress(OSError):
        safefile.replace(path, part)
        shutil.rmtree(part)


def _sha256(path: Path) -> str:
    with safefile.told(path), path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _manifest(info: BackupInfo) -> bytes:
    values = dataclasses.asdict(info) | {"at": info.at.isoformat()}
    del values["path"]
    values = json.loads(json.dumps(values))
    return json.dumps(values | {"check": _check(values)}, ensure_ascii=False, indent=1).encode()


def _check(values: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
