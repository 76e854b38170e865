"""What a working connection may never do; migrations and backups use their own connections."""

from __future__ import annotations

from sqlcipher3 import dbapi2 as sqlcipher

_DENIED = {
    getattr(sqlcipher, name)
    for name in (
        "SQLITE_DROP_TRIGGER",
        "SQLITE_DROP_TABLE",
        "SQLITE_DROP_INDEX",
        "SQLITE_DROP_VIEW",
        "SQLITE_ALTER_TABLE",
        "SQLITE_CREATE_TRIGGER",
        "SQLITE_CREATE_TEMP_TRIGGER",
        "SQLITE_CREATE_TABLE",
        "SQLITE_CREATE_VIEW",
        "SQLITE_CREATE_TEMP_TABLE",
        "SQLITE_CREATE_TEMP_VIEW",
        "SQLITE_CREATE_INDEX",
        "SQLITE_ATTACH",
        "SQLITE_DETACH",
        "SQLITE_DROP_TEMP_TRIGGER",
        "SQLITE_DROP_TEMP_TABLE",
        "SQLITE_DROP_VTABLE",
    )
    if hasattr(sqlcipher, name)
}
_PRAGMAS = {
    "writable_schema",
    "ignore_check_constraints",
    "foreign_keys",
    "recursive_triggers",
    "journal_mode",
    "user_version",
    "application_id",
    "query_only",
    "synchronous",
    "key",
    "rekey",
}


def authorize(
    action: int, first: str | None, second: str | None, database: str | None, trigger: str | None
) -> int:
    """SQLite authorizer: deny changes of the schema and pragmas that switch guards off."""
    if action in _DENIED:
        return int(sqlcipher.SQLITE_DENY)
    if action == sqlcipher.SQLITE_PRAGMA and second is not None and (first or "").lower() in _PRAGMAS:
        return int(sqlcipher.SQLITE_DENY)
    return int(sqlcipher.SQLITE_OK)
