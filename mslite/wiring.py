"""Everything behind the first paint: the office with its services, the pages of the window.

Imported once, by the writer thread of ``mslite.app`` (and by the command line). It makes no widget: the
factories in :data:`PAGES` are called on the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from mslite import late
from mslite.domain.problems import MsliteError
from mslite.i18n import problems
from mslite.i18n.catalogue import Translator
from mslite.services.office import LATE_SERVICES, Locked, Office, open_office
from mslite.ui.kit.context import PageSpec
from mslite.ui.pages.assignments import assignments_page
from mslite.ui.pages.directory import directory_page
from mslite.ui.pages.finder import Finder
from mslite.ui.pages.help import HelpWindow
from mslite.ui.pages.meeting import meeting_page
from mslite.ui.pages.meetings import meetings_page
from mslite.ui.pages.settings import settings_page
from mslite.ui.pages.today import today_page
from mslite.ui.pages.trash import trash_page
from mslite.ui.pages.verifying import verifying_page
from mslite.ui.pages.wizard import Wizard


def wording(error: BaseException, tr: Translator) -> tuple[str, str] | None:
    """Return what happened and what to do; None for a fault of the program."""
    if not isinstance(error, MsliteError):
        return None
    told = problems.wording(error, tr)
    return told.what, told.advice


__all__ = ["FINDER", "HELPER", "PAGES", "WIZARD", "Locked", "Office", "open_office", "wording"]


def _late(module: str, factory: str, *arguments: Any) -> Any:
    return getattr(late.load(f"mslite.ui.pages.{module}"), factory)(*arguments)


def warm() -> None:
    """Load what the first page did not need, while nobody waits for it."""
    for spec in PAGES:
        if isinstance(spec.factory, partial):
            late.load(f"mslite.ui.pages.{spec.factory.args[0]}")
    for service in LATE_SERVICES:
        late.load(service)


PROGRAMME_TABLES = ("programme", "chapter", "plan_item", "indicator", "resolution", "period")
"""Records that the page of a programme leads to."""

PAGES: tuple[PageSpec, ...] = (
    PageSpec("today", today_page, "today"),
    PageSpec("meetings", meetings_page, "meetings"),
    PageSpec("meeting", meeting_page, "meetings", ("meeting", "paper")),
    PageSpec("programmes", partial(_late, "programmes", "programmes_page"), "programmes", ("programmes",)),
    PageSpec("programme", partial(_late, "programme", "programme_page"), "programmes", PROGRAMME_TABLES),
    PageSpec(
        "programme_import", partial(_late, "programme", "importing_page"), "programmes", ("programme_import",)
    ),
    PageSpec("assignments", assignments_page, "assignments"),
    PageSpec("directory", directory_page, "directory", ("person", "organisation", "body", "district")),
    PageSpec("verifying", verifying_page, "verifying"),
    PageSpec("trash", trash_page, "trash"),
    PageSpec("settings", settings_page, "settings", ("municipality", "kind_rule", "template", "settings")),
)
"""Every page; a spec's ``tables`` say which records it shows."""

FINDER: Callable[..., Any] = Finder
"""Ctrl+K: ``(ctx, parent) -> QDialog``."""

HELPER: Callable[..., Any] = HelpWindow
"""F1: ``(ctx, parent, topic) -> QWidget``."""

WIZARD = Wizard
"""First start: ``(desk, office, tr, shell, done, before) -> QWidget``; calls ``done(name, …)`` at its end."""
