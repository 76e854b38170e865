"""The encrypted SQLite engine: keyed connections, our SQL functions, one kind of transaction each way."""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from mslite.domain.text import fold, sort_key

APPLICATION_ID = 0x4D534C54  # "MSLT"


def op_hash(*parts: object) -> str:
    """Return the SHA-256 over length-prefixed parts; None counts as empty."""
    texts = ("" if part is None else str(part) for part in parts)
    return hashlib.sha256("".join(f"{len(text.encode())}:{text}" for text in texts).encode()).hexdigest()


def sealed(salt: str | None, body: str | None) -> str:
    """Return what the chain covers instead of the body, so that body and salt may be erased one day."""
    return op_hash(salt, body)


class Context:
    """What the triggers ask for; one object per open file, changed only inside the write lock."""

    def __init__(self) -> None:
        self.device = ""
        self.actor: str | None = None
        self.sync_off = 0
        self.salt = ""
        self._last = (0, 0)

    def seed(self, hlc: str | None) -> None:
        """Continue the clock from the newest stamp of the file, also when the wall clock was set back."""
        if hlc:
            wall, count, _ = hlc.split("-", 2)
            self._last = max(self._last, (int(wall, 16), int(count, 16)))

    def tick(self) -> int:
        """Step the hybrid clock (milliseconds, then a counter) and draw the salt of the next operation.

        Both are drawn here and only read in the trigger's query: SQLite evaluates a function in a
        sub-select more than once.
        """
        self.salt = secrets.token_hex(16)
        now = self.now()
        wall, count = self._last
        self._last = (now, 0) if now > wall else (wall, count + 1)
        return 1

    def now(self) -> int:
        """Return the wall clock in milliseconds."""
        return int(time.time() * 1000)

    def stamp(self) -> str:
        """Return the current stamp of the clock."""
        wall, count = self._last
        return f"{wall:012x}-{count:04x}-{self.device}"


def connect_keyed(path: Path | str, key_hex: str, *, uri: bool = False) -> Any:
    """Open a raw keyed connection (autocommit, usable from any thread)."""
    connection = sqlcipher.connect(
        str(path), isolation_level=None, check_same_thread=False, timeout=5, uri=uri
    )
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write lines of its own to stderr
    connection.execute(f"""PRAGMA key = "x'{key_hex}'" """)
    return connection


def install(connection: Any, context: Context) -> None:
    """Register our SQL functions; every connection needs them, also those that only copy."""
    connection.create_function(
        "fold", 1, lambda text: None if text is None else fold(text), deterministic=True
    )
    connection.create_function(
        "sort_key", 1, lambda text: None if text is None else sort_key(text), deterministic=True
    )
    connection.create_function("op_hash", -1, op_hash, deterministic=True)
    connection.create_function("sync_off", 0, lambda: context.sync_off)
    connection.create_function("hlc_tick", 0, context.tick)
    connection.create_function("hlc_cur", 0, context.stamp)
    connection.create_function("actor", 0, lambda: context.actor)
    connection.create_function("op_salt", 0, lambda: context.salt)


def dumps(value: object) -> str:
    """JSON as it stands in the file: real letters, sorted keys."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def make_engine(
    path: Path,
    key_hex: str,
    context: Context,
    *,
    reading: bool = False,
    foreign_keys: bool = True,
    authorizer: Any = None,
) -> Engine:
    """Return an engine on the file: ``reading`` connections can only read and begin DEFERRED."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect_keyed(path, key_hex),
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=4,
        json_serializer=dumps,
    )
    begin = "BEGIN DEFERRED" if reading else "BEGIN IMMEDIATE"

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _: Any) -> None:
        install(connection, context)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        connection.execute("PRAGMA recursive_triggers=ON")
        if reading:
            connection.execute("PRAGMA query_only=ON")
        if authorizer is not None:
            connection.set_authorizer(authorizer)

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine
