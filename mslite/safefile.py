"""Writing files so that a power cut leaves the old file or the new one, whole, and never half of either.

The one way by which the program writes data that is not SQLite's: part file, fsync, rename, fsync of the
folder. Leaving out any of the four lost or damaged files in the replay of recorded writes (tests/crash).
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mslite.domain.problems import EnvironmentTrouble

PART = ".part"
"""Ending of a file that is being written; :func:`remove_parts` sweeps up what a cut left behind."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EROFS, errno.EACCES, errno.EPERM}
_BLOCK = 1 << 20
_TRIES = 20 if sys.platform == "win32" else 1  # virus scanners hold new files for a moment


def trouble(error: OSError, path: Path) -> EnvironmentTrouble:
    """Return ``error`` as one of the codes ``disk_full``, ``read_only``, ``cannot_write``."""
    code = "disk_full" if error.errno in _FULL else "read_only" if error.errno in _REFUSED else "cannot_write"
    return EnvironmentTrouble(code, path=str(path), why=error.strerror or "")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Let an ``OSError`` leave the block as the :func:`trouble` it means for ``path``."""
    try:
        yield
    except OSError as error:
        raise trouble(error, path) from error


def atomic_write(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``; when it returns, the file is on the disk. Raises as :func:`told`."""
    part = part_of(path)
    with told(path):
        try:
            with part.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            replace(part, path)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise


def copy(source: Path, path: Path) -> str:
    """Copy a file as :func:`atomic_write` would; return the SHA-256 of what was read."""
    import hashlib  # OpenSSL is not loaded before the first paint

    part, digest = part_of(path), hashlib.sha256()
    with told(path):
        try:
            with source.open("rb") as reading, part.open("xb") as writing:
                while block := reading.read(_BLOCK):
                    digest.update(block)
                    writing.write(block)
                writing.flush()
                os.fsync(writing.fileno())
            replace(part, path)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
    return digest.hexdigest()


def part_of(path: Path) -> Path:
    """Return a new name beside ``path`` to write to before it is put in place."""
    return path.with_name(f"{path.name}.{os.urandom(4).hex()}{PART}")


def replace(part: Path, path: Path) -> None:
    """Give the file or folder ``part``, already synced, the name ``path``, and sync the name."""
    for left in reversed(range(_TRIES)):
        try:
            os.replace(part, path)
            break
        except PermissionError:
            if not left:
                raise
            time.sleep(0.1)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Bring a file that something else has written (SQLite, a copy) to the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(path: Path) -> None:
    """Bring the names in a folder to the disk; Windows does it by itself and offers no call."""
    if sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(path: Path) -> None:
    """Make a folder and those above it, synced; raises as :func:`told`."""
    if path.is_dir():
        return
    with told(path):
        if path.parent != path:
            make_folder(path.parent)
        path.mkdir(exist_ok=True)
        sync_folder(path.parent)


def shred(path: Path) -> None:
    """Overwrite a small secret in place, then remove it; none there is as good. Raises as :func:`told`."""
    with told(path), suppress(FileNotFoundError):
        with path.open("rb+") as stream:
            stream.write(os.urandom(path.stat().st_size))
            stream.flush()
            os.fsync(stream.fileno())
        path.unlink()
        sync_folder(path.parent)


def remove_parts(folder: Path) -> None:
    """Sweep up the part files and folders directly in ``folder``; only while nobody else writes there."""
    for part in folder.glob(f"*{PART}"):
        if part.is_dir():
            shutil.rmtree(part, ignore_errors=True)
        else:
            with suppress(OSError):
                part.unlink()
