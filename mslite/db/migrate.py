"""A data file is created and brought up to date by migrations, in one transaction, after a verified copy.

Order (STORAGE 3): foreign keys off → drop what is generated → Alembic → create what is generated → rebuild
the search index → ``foreign_key_check`` → version. Alembic is imported only when there is something to do.
"""

from __future__ import annotations

import os
import uuid
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from mslite.db import derived, search
from mslite.db.engine import APPLICATION_ID, Context, connect_keyed, install, make_engine
from mslite.domain.problems import EnvironmentTrouble

MIGRATIONS = Path(__file__).parent / "migrations"
SCHEMA = 3
"""How many schemas offices were ever given; ``PRAGMA user_version`` of a file that is up to date.

One schema may take several migrations.
"""


def prepare(path: Path, key: bytes, *, reading: bool = False) -> None:
    """Make ``path`` a file of today's schema; one that is there stays as it is when ``reading``.

    Raises ``EnvironmentTrouble``: ``not_ours``, ``newer_file``, ``wrong_key``, ``damaged``; ``older_file``
    when ``reading``.
    """
    if not path.exists():
        partial = path.with_name(path.name + ".new")
        partial.unlink(missing_ok=True)
        _upgrade(partial, key, fresh=True)
        os.replace(partial, path)
        return
    version = _version(path, key)
    if version > SCHEMA:
        raise EnvironmentTrouble("newer_file", found=version, known=SCHEMA)
    if reading:
        if version < SCHEMA:
            raise EnvironmentTrouble("older_file", found=version, known=SCHEMA)
        return
    if version < SCHEMA or not _generated_as_expected(path, key):
        _copy_verified(path, key, path.with_name(f"{path.name}.before-{SCHEMA}"))
        _upgrade(path, key, fresh=False)


def _version(path: Path, key: bytes) -> int:
    if path.stat().st_size == 0:
        raise EnvironmentTrouble("not_ours", path=str(path))
    connection = connect_keyed(path, key.hex())
    try:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise EnvironmentTrouble("not_ours", path=str(path))
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlcipher.DatabaseError as error:
        if "not a database" not in str(error):  # the disk or the folder, not the key
            raise
        with path.open("rb") as stream:
            plain = stream.read(15) == b"SQLite format 3"
        raise EnvironmentTrouble("not_ours" if plain else "wrong_key", path=str(path)) from error
    finally:
        connection.close()


def _generated_as_expected(path: Path, key: bytes) -> bool:
    connection = connect_keyed(path, key.hex())
    try:
        return derived.actual(connection) == derived.expected()
    finally:
        connection.close()


def _copy_verified(path: Path, key: bytes, target: Path) -> None:
    target.unlink(missing_ok=True)
    connection = connect_keyed(path, key.hex())
    try:
        install(connection, Context())
        connection.execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.close()
    copy = connect_keyed(target, key.hex())
    try:
        install(copy, Context())
        if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise EnvironmentTrouble("damaged", path=str(path))
    finally:
        copy.close()


def _upgrade(path: Path, key: bytes, *, fresh: bool) -> None:
    from alembic import command
    from alembic.config import Config

    context = Context()
    context.sync_off = 1
    engine = make_engine(path, key.hex(), context, foreign_keys=False)
    try:
        with engine.begin() as connection:
            raw: Any = connection.connection.driver_connection
            derived.drop_all(raw)
            config = Config()
            config.set_main_option("script_location", str(MIGRATIONS))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            derived.create_all(raw)
            search.rebuild(raw)
            if raw.execute("PRAGMA foreign_key_check").fetchall():
                raise EnvironmentTrouble("damaged", path=str(path))
            if fresh:
                device = uuid.uuid4().hex[:12]
                raw.execute("INSERT INTO sync_state VALUES (1, ?, 1, ?)", (device, SCHEMA))
                raw.execute("INSERT INTO ctx VALUES (?, 1, '{}')", (device,))
            raw.execute("UPDATE sync_state SET schema_no = ?", (SCHEMA,))
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            raw.execute(f"PRAGMA user_version = {SCHEMA}")
        with closing(connect_keyed(path, key.hex())) as alone:
            alone.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()
