"""Everything behind the first paint: the office with its services, the pages of the window.

Imported once, by the writer thread of ``mslite.app`` (and by the command line). It makes no widget: the
factories in :data:`PAGES` are called on the window's thread.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mslite.domain.problems import MsliteError
from mslite.i18n.catalogue import Translator
from mslite.ui.kit.context import PageSpec


@dataclass(frozen=True)
class Locked:
    """The file is closed by passwords; ``names`` are those who have one; ``wrong``: the last try failed."""

    names: tuple[str, ...] = ()
    wrong: bool = False


class Office:
    """The open file with its services; made and closed in the writer thread."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self.actor = ""

    @property
    def wizard_wanted(self) -> bool:
        """Whether this file is new and the first steps should be offered."""
        return False

    @property
    def last_worker(self) -> str:
        """Identity of the person who worked here last on this machine."""
        return ""

    def workers(self) -> tuple[tuple[str, str], ...]:
        """Return (identity, name) of the people who may be chosen at the start, by name."""
        return ()

    def work_as(self, person_id: str, name: str) -> str:
        """Say who is working; the name stands on every change from now on. Returns the name."""
        self.actor = name
        return name

    def keep_language(self, lang: str) -> None:
        """Keep the language of the window on this machine."""

    def counts(self) -> dict[str, int]:
        """Return how much waits at each place, by its key."""
        return {}

    def last_backup(self) -> dt.datetime | None:
        """Return when the last backup was made."""
        return None

    def backup_if_changed(self) -> dt.datetime | None:
        """Make a backup if anything changed since the last; return when the last one was made."""
        return None

    def close(self, backup: bool = True) -> None:
        """Make a backup if asked for and anything changed, and close the file."""


def open_office(folder: Path, name: str = "", password: str = "") -> Office | Locked:
    """Open (or create) the file in ``folder``.

    Without passwords ``name`` and ``password`` are empty. Raises ``EnvironmentTrouble`` and ``UserFixable``.
    """
    return Office(folder, b"")


def wording(error: BaseException, tr: Translator) -> tuple[str, str] | None:
    """Return what happened and what to do; None for a fault of the program."""
    return (error.code, "") if isinstance(error, MsliteError) else None


PAGES: tuple[PageSpec, ...] = ()
"""Every page; a spec's ``tables`` say which records it shows."""

FINDER: Callable[..., Any] | None = None
"""Ctrl+K: ``(ctx, parent) -> QDialog``."""

HELPER: Callable[..., Any] | None = None
"""F1: ``(ctx, parent, topic) -> QWidget``."""

WIZARD: Callable[..., Any] | None = None
"""First start: ``(desk, office, tr, shell, done) -> QWidget``; calls ``done()`` at its end."""
