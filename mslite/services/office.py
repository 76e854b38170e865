"""One open office: the data file, its attached files and every service over them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from mslite.config import places
from mslite.db.files import Files
from mslite.db.store import Store
from mslite.i18n.catalogue import Translator, load
from mslite.services.assignments import Assignments
from mslite.services.attachments import Attachments
from mslite.services.attendance import Registration
from mslite.services.backups import Backups
from mslite.services.directory import Directory
from mslite.services.find import Find
from mslite.services.meetings import Meetings
from mslite.services.minutes import Minutes
from mslite.services.open import Access
from mslite.services.papers import Papers
from mslite.services.records import Records
from mslite.services.settings import OfficeSettings
from mslite.services.today import Today
from mslite.services.typing import Typing

NOBODY = "mslite"
"""Stands on changes that the program makes before a person is chosen (presets, recovered typing)."""


@cache
def translator(lang: str) -> Translator:
    """Return the words of a language, read once."""
    return load(places.translations(), lang)


class Office:
    """Opens the data file of ``folder`` (creates or upgrades it) with its data ``key``.

    A new file gets the presets; typing that was not saved is put into its records
    (``typing.recovered``). Choose who is working by :attr:`actor` before anything is written.
    Raises what ``db.store.Store`` raises: ``UserFixable`` (wrong key, newer file, not ours),
    ``EnvironmentTrouble`` (read-only, damaged, disk full).
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self.store = Store(folder, key)
        self.files = Files(folder, key)
        self.records = Records(self.store)
        self.meetings = Meetings(self.store)
        self.registration = Registration(self.store)
        self.minutes = Minutes(self.store)
        self.assignments = Assignments(self.store)
        self.papers = Papers(self.store, self.files, translator)
        self.attachments = Attachments(self.store, self.files)
        self.directory = Directory(self.store)
        self.settings = OfficeSettings(self.store)
        self.typing = Typing(self.store)
        self.find = Find(self.store)
        self.backups = Backups(self.store, folder, key)
        self.today = Today(self.store, self.typing, self.backups)
        self.access = Access(folder, key)
        self.store.actor = NOBODY
        if self.settings.is_new():
            self.settings.seed(places.resources())
        self.typing.recover()

    @property
    def actor(self) -> str:
        """The name of who is working, as it stands on every change."""
        return self.store.actor

    @actor.setter
    def actor(self, name: str) -> None:
        self.store.actor = name

    def close(self) -> None:
        """Close the file; nothing of this office may be used afterwards."""
        self.store.close()
