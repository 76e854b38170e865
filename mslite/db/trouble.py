"""Errors of the database driver as words for the person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError
from sqlcipher3 import dbapi2 as sqlcipher

from mslite.domain.problems import EnvironmentTrouble, UserFixable

_SIGNS = (
    ("lock:protocol", "lock:protocol"),
    ("lock:period", "lock:period"),
    ("lock:appeal", "lock:appeal"),
    ("lock:letter", "lock:letter"),
    ("is full", "disk_full"),
    ("disk I/O error", "disk_full"),
    ("readonly", "read_only"),
    ("read-only", "read_only"),
    ("unable to open", "read_only"),
    ("is locked", "locked"),
    ("busy", "locked"),
    ("not a database", "wrong_key"),
    ("malformed", "damaged"),
    ("vtable constructor failed", "damaged"),
)


def named(error: BaseException) -> Exception | None:
    """Return the error a person understands, or None for a fault of the program."""
    text = str(error)
    for sign, code in _SIGNS:
        if sign in text:
            return (
                UserFixable(code) if code.startswith("lock:") else EnvironmentTrouble(code, detail=text[:200])
            )
    return None


@contextmanager
def translated() -> Iterator[None]:
    """Turn driver errors inside the block into ``EnvironmentTrouble`` or ``UserFixable``."""
    try:
        yield
    except StaleDataError as error:
        raise UserFixable("stale") from error
    except (DBAPIError, sqlcipher.Error, OSError) as error:
        told = named(error)
        if told is None:
            raise
        raise told from error
