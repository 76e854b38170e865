"""The settings: sections chosen at the left. Whatever is changed is saved when the field is left."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget

from mslite.domain.rows import RecordRef
from mslite.i18n.catalogue import N_
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import Page, PageContext, Refs
from mslite.ui.kit.steps import Rail
from mslite.ui.pages.settings.access import AccessSection
from mslite.ui.pages.settings.backups import BackupsSection
from mslite.ui.pages.settings.check import CheckSection
from mslite.ui.pages.settings.lists import DistrictsSection, TextsSection
from mslite.ui.pages.settings.machine import MachineSection
from mslite.ui.pages.settings.office import OfficeSection
from mslite.ui.pages.settings.people import PeopleSection
from mslite.ui.pages.settings.rules import RulesSection
from mslite.ui.pages.settings.section import Section

SECTIONS: tuple[tuple[str, str, Any], ...] = (
    ("office", N_("The office"), OfficeSection),
    ("people", N_("Who works here"), PeopleSection),
    ("districts", N_("Parts of the town"), DistrictsSection),
    ("rules", N_("Kinds and rules"), RulesSection),
    ("texts", N_("Ready-made texts"), TextsSection),
    ("access", N_("Access"), AccessSection),
    ("backups", N_("Backups"), BackupsSection),
    ("check", N_("Check the file"), CheckSection),
    ("machine", N_("This machine"), MachineSection),
)
PLACES = {"municipality": "office", "kind_rule": "rules", "template": "texts"}


class SettingsPage(Page):
    """Ctrl+1 … Ctrl+9 choose a section. ``RecordRef("settings", "backups")`` opens one."""

    help_topic = "settings"

    def __init__(self, ctx: PageContext, ref: RecordRef | None) -> None:
        super().__init__()
        self._ctx = ctx
        self.title = ctx.tr.t("Settings")
        self._made: dict[int, Section] = {}
        self.rail = Rail([ctx.tr.t(word) for _, word, _ in SECTIONS], 30 * theme.GRID)
        self.rail.chosen.connect(self.show_section)
        self.stack = QStackedWidget()
        middle = parts.line(self.rail, gap=3 * theme.GRID)
        middle.addWidget(self.stack, 1)
        box = parts.column(self, 2 * theme.GRID, 2 * theme.GRID)
        box.addWidget(parts.PageHeader(self.title))
        box.addLayout(middle, 1)
        self._changed_tables: set[str] = set()
        self._reread = QTimer(self, interval=60, singleShot=True)
        self._reread.timeout.connect(self._read)
        ctx.desk.changed.connect(self._changed)
        for no in range(len(SECTIONS)):
            keys.shortcut(self, f"Ctrl+{no + 1}", self._numbered).setProperty("section", no)
        keys.shortcut(self, "Esc", self._back)
        self.show_section(_section_of(ref))
        if ref is not None:
            self.section.lead(ref)

    @property
    def section(self) -> Section:
        """The section in front."""
        return self._made[self.rail.current]

    def show_section(self, no: int) -> None:
        """Bring a section to the front."""
        before = self.stack.currentWidget()
        if isinstance(before, Section):
            before.flush()
        if no not in self._made:
            self._made[no] = SECTIONS[no][2](self._ctx)
            self.stack.addWidget(self._made[no])
        elif not SECTIONS[no][2].tables:
            self._made[no].read()
        self.rail.set_current(no)
        self.stack.setCurrentWidget(self._made[no])
        self._made[no].entered()

    def refresh(self, changes: Refs) -> None:
        self._changed(changes, None)

    def may_leave(self) -> bool:
        for section in self._made.values():
            section.flush()
        return True

    def entered(self) -> None:
        self.section.entered()

    def _numbered(self) -> None:
        self.show_section(self.sender().property("section"))

    def _changed(self, changes: Refs, _author: object) -> None:
        self._changed_tables |= {ref.table for ref in changes}
        self._reread.start()

    def _read(self) -> None:
        changed, self._changed_tables = self._changed_tables, set()
        for section in self._made.values():
            if section.tables & changed:
                section.read()

    def _back(self) -> None:
        self._ctx.shell.back()


def _section_of(ref: RecordRef | None) -> int:
    if ref is None:
        return 0
    wanted = ref.id if ref.table == "settings" else PLACES.get(ref.table, "office")
    return next((no for no, (key, _, _) in enumerate(SECTIONS) if key == wanted), 0)


def settings_page(ctx: PageContext, ref: RecordRef | None) -> Page:
    """Make the page."""
    return SettingsPage(ctx, ref)
