"""What every command is given: the folder, the words, what was typed; and the office behind it."""

from __future__ import annotations

import getpass
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mslite import safefile
from mslite.domain.keeping import FolderKind
from mslite.domain.problems import EnvironmentTrouble, UserFixable
from mslite.i18n.catalogue import Translator
from mslite.services.office import NOBODY, Office
from mslite.services.open import key_of, look


class WrongUsage(Exception):
    """What was typed does not fit together; the text says why. Exit code 2."""


@dataclass(frozen=True)
class Call:
    """One call of a command."""

    folder: Path
    tr: Translator
    args: Namespace

    def say(self, text: str) -> None:
        """Print a line of the answer."""
        print(text, flush=True)

    def note(self, text: str) -> None:
        """Print a line that is not part of the answer."""
        print(text, file=sys.stderr, flush=True)

    @contextmanager
    def reading(self) -> Iterator[Office]:
        """Open the office beside a window that may be open; an empty folder becomes a new office."""
        if look(self.folder).kind is FolderKind.EMPTY:
            with self.writing():
                pass
        office = Office(self.folder, self.key(self.folder), reading=True)
        office.actor = NOBODY
        try:
            yield office
        finally:
            office.close()

    @contextmanager
    def writing(self) -> Iterator[Office]:
        """Open the office alone, in the name of ``--person`` or of who worked last.

        Raises ``EnvironmentTrouble("open_elsewhere")`` beside an open window.
        """
        new = look(self.folder).kind is FolderKind.EMPTY
        office = Office(self.folder, self.key(self.folder))
        try:
            if new:
                self.note(self.tr.t("A new office was made in {folder}.", folder=str(self.folder)))
            names = dict(office.workers())
            office.actor = self.args.person or names.get(office.last_worker) or NOBODY
            yield office
        finally:
            office.close()

    def key(self, folder: Path) -> bytes:
        """Return the key of a data folder or backup, with the password of a file or of the person.

        An empty folder gets a new key. Raises ``UserFixable``, ``EnvironmentTrouble`` as ``services.open``.
        """
        return key_of(folder, *self.password(folder))

    def password(self, folder: Path) -> tuple[str, str]:
        """Return (person, password) for a folder; both empty when none is needed.

        With ``--recovery-key`` the person is empty and the password is that key.

        Raises ``UserFixable("password_needed")`` when nobody can be asked, ``("which_person", names=…)``.
        """
        state = look(folder)
        if state.kind is not FolderKind.PASSWORD:
            return "", ""
        if self.args.recovery_key:
            return "", self._typed(self.tr.t("Recovery key: "))
        person = self.args.person
        if person is None:
            if len(state.people) != 1:
                raise UserFixable("which_person", names=", ".join(state.people))
            person = state.people[0]
        return person, self._typed(self.tr.t("Password of {name}: ", name=person))

    def _typed(self, prompt: str) -> str:
        path: Path | None = self.args.password_file
        if path is not None:
            try:
                lines = path.read_text(encoding="utf-8-sig").splitlines()
            except (OSError, UnicodeDecodeError) as error:
                raise UserFixable("file_unreadable", name=str(path)) from error
            return lines[0] if lines else ""
        if sys.stdin is None or not sys.stdin.isatty():
            raise UserFixable("password_needed")
        return getpass.getpass(prompt)


def write(path: Path, data: bytes) -> None:
    """Write what the person asked for into ``path``; raises ``EnvironmentTrouble``."""
    try:
        safefile.atomic_write(path, data)
    except EnvironmentTrouble as error:
        if error.code == "read_only":
            raise EnvironmentTrouble("cannot_write", **error.values) from error
        raise


def program() -> str:
    """Return how the program was called, to be typed again: «mslite», or this Python with ``-m``."""
    name = Path(sys.argv[0]).stem
    if name != "__main__":
        return name
    python, here = Path(sys.executable), Path.cwd()
    return f"{python.relative_to(here) if python.is_relative_to(here) else python} -m mslite"
