"""Before an office is open: what stands in a folder, which key it needs; its passwords."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from mslite import safefile
from mslite.db import keys
from mslite.db.store import FILE_NAME
from mslite.domain.keeping import FolderKind, FolderState
from mslite.domain.problems import EnvironmentTrouble, UserFixable
from mslite.domain.rows import Words
from mslite.i18n.catalogue import Translator
from mslite.services.recovery import recovery_sheet


def look(folder: Path) -> FolderState:
    """Tell what is needed to open a folder: nothing yet, a key file that is there, or a password.

    Raises ``EnvironmentTrouble("keys_damaged")``.
    """
    if not keys.exist(folder):
        return FolderState(FolderKind.EMPTY)
    people = keys.needs_passphrase(folder)
    return FolderState(FolderKind.PASSWORD if people else FolderKind.OPEN, people)


def key_of(folder: Path, person: str = "", password: str = "") -> bytes:
    """Return the data key of a folder; an empty folder gets a new one, opened by a key file.

    With passwords on, ``person`` gives ``password``; without a ``person`` it is the recovery key.
    Raises ``UserFixable`` with ``password_needed``, ``wrong_password``, ``recovery_mistyped`` or
    ``wrong_recovery_key``, ``EnvironmentTrouble`` for lost or damaged keys and for a lost data file.
    """
    state = look(folder)
    if state.kind is FolderKind.EMPTY:
        _check_no_file(folder / FILE_NAME)
        return keys.create(folder)
    _check_not_lost(folder)
    if state.kind is FolderKind.OPEN:
        return keys.open_with_key_file(folder)
    if person:
        return keys.open_with_passphrase(folder, person, password)
    if password:
        return keys.open_with_recovery(folder, password)
    raise UserFixable("password_needed")


def _check_not_lost(folder: Path) -> None:
    """Raise ``EnvironmentTrouble("file_gone")`` where backups tell of a data file that is not there.

    Opening would make an empty one in its place without a word.
    """
    path = folder / FILE_NAME
    if not path.exists() and any((folder / keys.BACKUPS).glob("*/manifest.json")):
        raise EnvironmentTrouble("file_gone", path=str(path))


def _check_no_file(path: Path) -> None:
    """Raise ``EnvironmentTrouble`` for a data file that no keys belong to: new ones would not open it."""
    if path.exists():
        with safefile.told(path), path.open("rb") as stream:
            plain = stream.read(15) in (b"", b"SQLite format 3")
        raise EnvironmentTrouble("not_ours" if plain else "keys_missing", path=str(path))


class Access:
    """Passwords and the recovery key of an open folder. Giving a password takes a second of hard work."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._key = folder, key

    def state(self) -> FolderState:
        """Return how the folder opens now, and whose passwords it asks for."""
        return look(self._folder)

    def people(self) -> tuple[str, ...]:
        """Return the names of those who have a password, whether it is asked for or not."""
        return keys.people(self._folder)

    def has_recovery(self) -> bool:
        """Tell whether a recovery key has been made."""
        return keys.has_recovery(self._folder)

    def set_password(self, person: str, password: str) -> None:
        """Give a person a password (or another one); it is asked for once :meth:`require` is called.

        Raises ``UserFixable("password_short")``, ``UserFixable("person_needed")``.
        """
        keys.add_passphrase(self._folder, self._key, person, password)

    def change_password(self, person: str, old: str, new: str) -> None:
        """Replace a person's own password; raises ``UserFixable("wrong_password"|"password_short")``."""
        keys.change_passphrase(self._folder, person, old, new)

    def remove_password(self, person: str) -> None:
        """Take a person's password away; raises ``UserFixable("last_key"|"gone")``."""
        keys.remove_slot(self._folder, self._key, "passphrase", person)

    def require(self, wanted: bool) -> None:
        """Turn passwords on or off; on raises ``UserFixable("last_key")`` while nobody has one."""
        if wanted:
            keys.require_passphrases(self._folder, self._key)
        else:
            keys.allow_key_file(self._folder, self._key)

    def make_recovery(self) -> str:
        """Make a recovery key to be printed and locked away, return its text; the earlier one ends."""
        return keys.make_recovery(self._folder, self._key)

    def recovery_pdf(self, recovery: str, office: Words, tr: Translator) -> bytes:
        """Return the page with the recovery key, to be printed and locked away."""
        return recovery_sheet(recovery, office, tr, dt.date.today())
