"""What a page is given and what a page is.

A page module ends in a factory ``def meetings_page(ctx: PageContext, ref: RecordRef | None) -> Page`` which
``mslite.wiring.PAGES`` names. ``ref`` is the record to show, None for the place itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mslite.domain.rows import RecordRef
from mslite.i18n.catalogue import Translator
from mslite.ui.kit.desk import Desk

Refs = frozenset[RecordRef]


class ShellLike(Protocol):
    """What a page may ask of the window around it."""

    def open(self, ref: RecordRef, instead: bool = False) -> None:
        """Open the page of a record; history remembers where the person came from, but for ``instead``."""

    def go(self, place: str) -> None:
        """Open a place by its key (``today``, ``meetings`` …)."""

    def back(self) -> None:
        """Go back to where the person came from (Alt+←; pages call it on Esc)."""

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show one line at the foot for ten seconds, with *Undo* (Ctrl+Z outside a field) when given."""

    def trouble(self, error: BaseException) -> None:
        """Tell an error in words with advice; an unknown one becomes a crash report."""

    def told(self, changes: Refs, author: QWidget | None = None) -> None:
        """Let every page but the author's know what changed (``Desk.ask`` does this by itself)."""

    def show_help(self, topic: str) -> None:
        """Open a page of the help (F1)."""

    def speak(self, lang: str) -> None:
        """Put the window into another language, or make it anew in the same one (another text size)."""

    def reopen(self, work: Callable[[], Any], news: str) -> None:
        """Close the office, do ``work`` with its folder, open it again and say ``news``."""


@dataclass(frozen=True)
class PageContext:
    """The four things a page works with. ``office`` is ``mslite.wiring.Office`` with its services."""

    desk: Desk
    office: Any
    tr: Translator
    shell: ShellLike


class Page(QWidget):
    """A page: a widget with four hooks, all with a quiet default. It is rebuilt when the language changes.

    Set :attr:`title` and :attr:`help_topic` in the constructor. Keys of the page are made with
    ``keys.shortcut(self, "Ctrl+N", self.new)``. A page dies when it is left for another record; the page
    of a place lives until the language changes.
    """

    title = ""
    help_topic = ""
    title_changed = Signal()
    """Emit after changing :attr:`title`."""

    def refresh(self, changes: Refs) -> None:
        """Somebody else changed these records: read again what is shown. Called while visible only
        (what changed meanwhile is told in one call when the page comes back).
        """

    def may_leave(self) -> bool:
        """Flush what is typed; return False to stay (a decision is open)."""
        return True

    def entered(self) -> None:
        """The page has just come to the front: set the focus."""


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the list on the left: key, icon file, English word for the catalogue, Alt+number."""

    key: str
    icon: str
    word: str


PageFactory = Callable[[PageContext, RecordRef | None], Page]


@dataclass(frozen=True)
class PageSpec:
    """How the shell makes a page: the place it belongs to, its factory, the tables whose records it shows.

    A spec whose key equals its place is the place's own page and is kept; others die when left.
    """

    key: str
    factory: PageFactory
    place: str = ""
    tables: tuple[str, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether the page lives on while another one is in front."""
        return not self.place or self.place == self.key


Wording = Callable[[BaseException, Translator], tuple[str, str] | None]
"""What happened and what to do; None for an error that is a fault of the program."""


def no_wording(error: BaseException, tr: Translator) -> tuple[str, str] | None:
    """Know no error: what stands in the shell before the office is open."""
    return None
