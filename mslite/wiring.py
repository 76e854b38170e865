"""Everything behind the first paint: the office with its services, the pages of the window.

Imported once, by the writer thread of ``mslite.app`` (and by the command line). It makes no widget: the
factories in :data:`PAGES` are called on the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mslite.domain.problems import MsliteError
from mslite.i18n import problems
from mslite.i18n.catalogue import Translator
from mslite.services.office import Locked, Office, open_office
from mslite.ui.kit.context import PageSpec


def wording(error: BaseException, tr: Translator) -> tuple[str, str] | None:
    """Return what happened and what to do; None for a fault of the program."""
    if not isinstance(error, MsliteError):
        return None
    told = problems.wording(error, tr)
    return told.what, told.advice


__all__ = ["FINDER", "HELPER", "PAGES", "WIZARD", "Locked", "Office", "open_office", "wording"]

PAGES: tuple[PageSpec, ...] = ()
"""Every page; a spec's ``tables`` say which records it shows."""

FINDER: Callable[..., Any] | None = None
"""Ctrl+K: ``(ctx, parent) -> QDialog``."""

HELPER: Callable[..., Any] | None = None
"""F1: ``(ctx, parent, topic) -> QWidget``."""

WIZARD: Callable[..., Any] | None = None
"""First start: ``(desk, office, tr, shell, done) -> QWidget``; calls ``done()`` at its end."""
