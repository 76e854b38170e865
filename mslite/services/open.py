"""Before an office is open: what stands in a folder, which key it needs, its passwords."""

from __future__ import annotations

from pathlib import Path

from mslite.db import keys
from mslite.domain.views import FolderKind, FolderState


def look(folder: Path) -> FolderState:
    """Tell what is needed to open a folder: nothing yet, a key file that is there, or a password.

    Raises ``UserFixable`` for a folder that is not ours, ``EnvironmentTrouble`` when it cannot be read.
    """
    raise LookupError


def key_of(folder: Path, secret: str | None = None) -> bytes:
    """Return the data key of a folder; an empty folder gets a new one in a key file.

    ``secret`` is a password or the printed recovery key.
    Raises ``UserFixable("wrong_password")``, ``UserFixable("password_needed")``.
    """
    raise LookupError


class Access:
    """Passwords and the recovery key of an open folder."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._key = folder, key

    def state(self) -> FolderState:
        """Return how the folder opens now and whose passwords it has."""
        return look(self._folder)

    def set_password(self, name: str, password: str) -> None:
        """Give a person a password; with the first one the key file is taken away."""
        raise LookupError

    def remove_password(self, name: str) -> None:
        """Take a person's password away; with the last one the key file comes back."""
        raise LookupError

    def recovery_key(self) -> str:
        """Make a new recovery key to be printed and locked away; the earlier one ends."""
        raise LookupError
