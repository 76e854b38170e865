"""What a working connection may never do; migrations and backups use their own connections."""

from __future__ import annotations

from sqlcipher3 import dbapi2 as sqlcipher

_DENIED = {
    getattr(sqlcipher, f"SQLITE_{action}")
    for action in (
        *("ATTACH", "DETACH", "ALTER_TABLE", "CREATE_VTABLE", "DROP_VTABLE"),
        *(f"{verb}_{what}" for verb in ("CREATE", "DROP") for what in ("TABLE", "INDEX", "VIEW", "TRIGGER")),
        *(f"{verb}_TEMP_{what}" for verb in ("CREATE", "DROP") for what in ("TABLE", "VIEW", "TRIGGER")),
    )
}


def authorize(
    action: int, first: str | None, second: str | None, database: str | None, trigger: str | None
) -> int:
    """SQLite authorizer: deny changes of the schema and every pragma that sets something."""
    sets = action == sqlcipher.SQLITE_PRAGMA and second is not None
    return int(sqlcipher.SQLITE_DENY if sets or action in _DENIED else sqlcipher.SQLITE_OK)
