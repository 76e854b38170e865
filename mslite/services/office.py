"""One open office: the data file, its attached files and every service over them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mslite import late, safefile
from mslite.config import places
from mslite.config import settings as settings_file
from mslite.db.files import Files
from mslite.db.instance import Instance
from mslite.db.store import Store
from mslite.domain.keeping import FolderKind
from mslite.domain.office import Person
from mslite.domain.problems import Problem, UserFixable
from mslite.domain.rows import Lang
from mslite.domain.views import AssignmentQuery, AssignmentScope, MeetingQuery, Standing
from mslite.i18n.catalogue import Translator, load
from mslite.services.appeals.deadlines import Deadlines
from mslite.services.appeals.register import Appeals
from mslite.services.appeals.reports import AppealReports
from mslite.services.assignments import Assignments
from mslite.services.attachments import Attachments
from mslite.services.attendance import Registration
from mslite.services.backups import Backups
from mslite.services.copies import Copies
from mslite.services.directory import Directory
from mslite.services.exchange import Exchange
from mslite.services.find import Find
from mslite.services.meetings import Meetings
from mslite.services.minutes import Minutes
from mslite.services.open import Access, key_of, look
from mslite.services.papers import Papers
from mslite.services.programme.monitoring import Monitoring
from mslite.services.programme.programmes import Programmes
from mslite.services.records import Records
from mslite.services.settings import OfficeSettings
from mslite.services.today import Today
from mslite.services.typing import Typing

if TYPE_CHECKING:
    from mslite.services.appeals.letters import Letters
    from mslite.services.appeals.receptions import Receptions
    from mslite.services.appeals.routing import Routing
    from mslite.services.programme.annual import Annual
    from mslite.services.programme.forms import Forms
    from mslite.services.programme.importing import ProgrammeImport
    from mslite.services.programme.packs import Packs
    from mslite.services.programme.plan import Plan
    from mslite.services.programme.printing import ProgrammePapers
    from mslite.services.programme.reportforms import ReportForms
    from mslite.services.programme.wordings import Wordings

NOBODY = "mslite"
"""Stands on changes that the program makes before a person is chosen (presets, recovered typing)."""


@dataclass(frozen=True)
class Locked:
    """The file is closed by passwords; ``names`` are those who have one.

    ``wrong``: the last try failed, that of ``person`` ("": with the recovery key).
    """

    names: tuple[str, ...] = ()
    wrong: bool = False
    person: str = ""


LATE_SERVICES = tuple(
    f"mslite.services.{name}"
    for name in (
        *(f"appeals.{name}" for name in ("routing", "letters", "receptions")),
        *(f"programme.{name}" for name in ("importing", "plan", "packs", "printing", "wordings", "annual")),
        *(f"programme.{name}" for name in ("forms", "reportforms")),
    )
)
"""Services that are loaded when their place is first opened; the start waits for none of them."""


def _late(module: str, service: str) -> Any:
    return getattr(late.load(f"mslite.services.{module}"), service)


@cache
def translator(lang: str) -> Translator:
    """Return the words of a language, read once."""
    return load(places.translations(), lang)


class Office:
    """Opens the data file of ``folder`` (creates or upgrades it) with its data ``key``.

    A new file gets the presets; typing that was not saved is put into its records
    (``typing.recovered``). Choose who is working by :attr:`actor` before anything is written.
    ``reading`` opens beside another program that writes: nothing may be saved then.
    Raises what ``db.store.Store`` raises: ``UserFixable`` (wrong key, newer file, not ours),
    ``EnvironmentTrouble`` (open elsewhere, read-only, damaged, disk full).
    """

    def __init__(self, folder: Path, key: bytes, *, reading: bool = False) -> None:
        self.folder = folder
        self._instance = None if reading else Instance(folder)
        try:
            self.store = Store(folder, key, reading=reading)
        except BaseException:
            if self._instance is not None:
                self._instance.release()
            raise
        self.files = Files(folder, key)
        self.records = Records(self.store)
        self.meetings = Meetings(self.store)
        self.registration = Registration(self.store)
        self.minutes = Minutes(self.store)
        self.assignments = Assignments(self.store, self.files, translator)
        self.programmes = Programmes(self.store, places.resources())
        self.papers = Papers(self.store, self.files, translator)
        self.copies = Copies(self.store, self.files, translator)
        self.attachments = Attachments(self.store, self.files)
        self.directory = Directory(self.store)
        self.settings = OfficeSettings(self.store)
        self.typing = Typing(self.store)
        self.find = Find(self.store)
        self.backups = Backups(self.store, folder, key)
        self.exchange = Exchange(self.store, self.files, places.resources())
        self.deadlines = Deadlines(self.store, places.resources())
        self.appeals = Appeals(self.store, self.deadlines)
        self.appeal_reports = AppealReports(self.store, self.deadlines)
        self.monitoring = Monitoring(self.store, self.meetings, places.resources(), translator)
        self.today = Today(self.store, self.typing, self.backups, self.monitoring.reminders)
        self.access = Access(folder, key)
        if not reading:
            self.store.actor = NOBODY
            self.settings.seed_new(places.resources())
            self.deadlines.seed_new()
            self.typing.recover()

    # ---- loaded when their place is first opened ---------------------------------------------------

    @cached_property
    def routing(self) -> Routing:
        """The way of an appeal: instruction, forwarding, extension, closing."""
        made: Routing = _late("appeals.routing", "Routing")(self.store, self.deadlines)
        return made

    @cached_property
    def letters(self) -> Letters:
        """Letters about appeals."""
        made: Letters = _late("appeals.letters", "Letters")(
            self.store, self.files, translator, self.deadlines
        )
        return made

    @cached_property
    def receptions(self) -> Receptions:
        """Personal receptions."""
        made: Receptions = _late("appeals.receptions", "Receptions")(self.store, self.appeals)
        return made

    @cached_property
    def programme_import(self) -> ProgrammeImport:
        """Programmes out of office files."""
        made: ProgrammeImport = _late("programme.importing", "ProgrammeImport")(self.store)
        return made

    @cached_property
    def plan(self) -> Plan:
        """The action plan."""
        made: Plan = _late("programme.plan", "Plan")(self.store)
        return made

    @cached_property
    def packs(self) -> Packs:
        """Method packs."""
        made: Packs = _late("programme.packs", "Packs")(places.resources())
        return made

    @cached_property
    def programme_papers(self) -> ProgrammePapers:
        """Papers of the programme."""
        made: ProgrammePapers = _late("programme.printing", "ProgrammePapers")(
            self.store, self.files, translator, places.resources()
        )
        return made

    @cached_property
    def wordings(self) -> Wordings:
        """Wordings in force."""
        made: Wordings = _late("programme.wordings", "Wordings")(self.store)
        return made

    @cached_property
    def annual(self) -> Annual:
        """Plans of single years."""
        made: Annual = _late("programme.annual", "Annual")(self.store)
        return made

    @cached_property
    def programme_forms(self) -> Forms:
        """Forms handed out."""
        made: Forms = _late("programme.forms", "Forms")(self.store, self.monitoring, translator)
        return made

    @cached_property
    def report_forms(self) -> ReportForms:
        """Forms that came back."""
        made: ReportForms = _late("programme.reportforms", "ReportForms")(self.store, self.monitoring)
        return made

    # ---- who is working --------------------------------------------------------------------------

    @property
    def actor(self) -> str:
        """The name of who is working, as it stands on every change."""
        return self.store.actor

    @actor.setter
    def actor(self, name: str) -> None:
        self.store.actor = name

    @property
    def wizard_wanted(self) -> bool:
        """Whether this file is new and the first steps should be offered."""
        return self.settings.municipality().version == 0

    @property
    def last_worker(self) -> str:
        """Identity of the person who worked here last on this machine, "" when not known."""
        return settings_file.read(self.folder).settings.person_id

    def workers(self) -> tuple[tuple[str, str], ...]:
        """Return (identity, name) of the people who may be chosen at the start, by name."""
        lines = self.directory.people(works_here=True)
        return tuple((line.person.id, line.person.name) for line in lines)

    def work_as(self, person_id: str, name: str) -> str:
        """Say who is working; the name stands on every change from now on and is returned.

        Without ``person_id`` the name is typed: it becomes a person of the directory who works here.
        """
        name = " ".join(name.split())
        if not name:
            raise UserFixable("person_needed")
        self.actor = name
        if not person_id:
            known = self.directory.find_person(name)
            if known is None:
                person_id = self.records.save(Person(name=name, works_here=True)).first(Person).id
            else:
                person_id = known.id
        self._remember(person_id=person_id)
        return name

    # ---- this machine ----------------------------------------------------------------------------

    def machine(self) -> settings_file.Settings:
        """Return what this machine remembers between starts."""
        return settings_file.read(self.folder).settings

    def keep_machine(self, settings: settings_file.Settings) -> None:
        """Keep the settings of this machine."""
        settings_file.write(self.folder, settings)

    def doubts(self) -> tuple[Problem, ...]:
        """Return warnings about the place of the data folder (a cloud, a network drive, a stick)."""
        return places.doubts(self.folder)

    def keep_language(self, lang: str) -> None:
        """Keep the language of the window on this machine."""
        self._remember(language=Lang(lang).value)

    def save_folder(self) -> str:
        """Return the folder in which a paper was saved last, "" when there is none any more."""
        kept = self.machine().save_folder
        return kept if kept and Path(kept).is_dir() else ""

    def save_file(self, path: Path, data: bytes) -> Path:
        """Write a paper to where the person wants it and remember the folder; returns ``path``.

        Raises ``EnvironmentTrouble`` (disk full, a folder closed for writing, the file open elsewhere).
        """
        safefile.atomic_write(path, data)
        self._remember(save_folder=str(path.parent))
        return path

    def _remember(self, **values: str) -> None:
        current = self.machine()
        changed = dataclasses.replace(current, **values)  # type: ignore[arg-type]
        if changed != current:
            self.keep_machine(changed)

    # ---- the frame of the window -----------------------------------------------------------------

    def counts(self) -> dict[str, int]:
        """Return how much waits at each place, by its key: meetings planned, assignments due or late."""
        return {
            "meetings": self.meetings.count(MeetingQuery(standing=Standing.PLANNED)),
            "assignments": self.assignments.count(AssignmentQuery(AssignmentScope.WEEK)),
            "appeals": self.appeal_reports.pressing(),
        }

    def last_backup(self) -> dt.datetime | None:
        """Return when the last verified backup was made."""
        return self.backups.last()

    def backup_if_changed(self) -> dt.datetime | None:
        """Make a backup if anything changed since the last; return when the last one was made."""
        self.backups.run_if_changed()
        return self.backups.last()

    def close(self, backup: bool = False) -> None:
        """Make a backup if asked for and anything changed, and close the file for good."""
        try:
            if backup:
                self.backups.run_if_changed()
        finally:
            self.store.close()
            if self._instance is not None:
                self._instance.release()


def open_office(folder: Path, name: str = "", password: str = "") -> Office | Locked:
    """Open (or create) the office in ``folder``; :class:`Locked` when a password is needed or wrong.

    ``name`` is the person of the password, "" with a password means the recovery key.
    Raises ``EnvironmentTrouble`` and ``UserFixable`` as :class:`Office`.
    """
    state = look(folder)
    if state.kind is FolderKind.PASSWORD and not password:
        return Locked(state.people)
    try:
        key = key_of(folder, name, password)
    except UserFixable as error:
        if error.code in ("wrong_password", "wrong_recovery_key", "recovery_mistyped"):
            return Locked(state.people, wrong=True, person=name)
        raise
    return Office(folder, key)
