"""Which page is in front: makes pages from their specs, keeps the way back, tells pages what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from mslite.domain.rows import RecordRef
from mslite.ui.kit.context import Page, PageContext, PageSpec, Refs

KEPT = 50


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the person was: a page and, for the page of a record, which one."""

    key: str
    ref: RecordRef | None = None


@dataclass
class _Alive:
    page: Page
    spot: Spot
    missed: set[RecordRef] = field(default_factory=set)


class Navigator(QObject):
    """Works on a stack of widgets. The page of a place is kept; the page of a record dies when left."""

    moved = Signal(object)
    """The :class:`PageSpec` of the page now in front."""
    failed = Signal(object)

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._stack = stack
        self._ctx: PageContext | None = None
        self._specs: dict[str, PageSpec] = {}
        self._alive: dict[Spot, _Alive] = {}
        self._now: Spot | None = None
        self._back: list[Spot] = []
        self._forth: list[Spot] = []

    def start(self, ctx: PageContext, specs: Sequence[PageSpec]) -> None:
        """Take the pages to work with."""
        self._ctx = ctx
        self._specs = {spec.key: spec for spec in specs}

    @property
    def page(self) -> Page | None:
        """The page in front."""
        return self._alive[self._now].page if self._now in self._alive else None

    @property
    def spec(self) -> PageSpec | None:
        """What the page in front was made from."""
        return self._specs.get(self._now.key) if self._now else None

    def open(self, ref: RecordRef, instead: bool = False) -> bool:
        """Show the page of a record; ``instead`` of the page in front, to which no way leads back then."""
        spec = next((spec for spec in self._specs.values() if ref.table in spec.tables), None)
        return spec is not None and self.go(Spot(spec.key, ref), instead)

    def go(self, spot: Spot, instead: bool = False) -> bool:
        """Show ``spot``; False when the page in front would not be left or there is no such page."""
        if spot == self._now:
            return True
        before = self._now
        if not self._show(spot):
            return False
        if before is not None and not instead:
            self._back = [*self._back[-KEPT:], before]
        self._forth.clear()
        return True

    def back(self) -> bool:
        """Go back one step."""
        return self._step(self._back, self._forth)

    def forward(self) -> bool:
        """Go forward again."""
        return self._step(self._forth, self._back)

    def _step(self, source: list[Spot], target: list[Spot]) -> bool:
        before = self._now
        if not source or not self._show(source[-1]):
            return False
        source.pop()
        if before is not None:
            target.append(before)
        return True

    def _show(self, spot: Spot) -> bool:
        spec = self._specs.get(spot.key)
        if spec is None or self._ctx is None or not self.may_leave():
            return False
        found = self._alive.get(spot)
        if found is None:
            try:
                page = spec.factory(self._ctx, spot.ref)
            except Exception as error:  # a page that cannot be made must not take the window with it
                self.failed.emit(error)
                return False
            found = self._alive[spot] = _Alive(page, spot)
            page.title_changed.connect(self._renamed)
            self._stack.addWidget(page)
        before, self._now = self._now, spot
        self._stack.setCurrentWidget(found.page)
        if before is not None and (not self._specs[before.key].kept or before.ref is not None):
            self._drop(before)
        if found.missed:
            missed, found.missed = frozenset(found.missed), set()
            found.page.refresh(missed)
        self.moved.emit(spec)
        found.page.entered()
        return True

    def _renamed(self) -> None:
        if self.spec is not None and self.sender() is self.page:
            self.moved.emit(self.spec)

    def _drop(self, spot: Spot) -> None:
        found = self._alive.pop(spot, None)
        if found is not None:
            self._stack.removeWidget(found.page)
            found.page.hide()
            found.page.deleteLater()

    def may_leave(self) -> bool:
        """Ask the page in front."""
        return self.page is None or self.page.may_leave()

    def told(self, changes: Refs, author: QWidget | None) -> None:
        """Tell every page but the author's; a hidden page hears of it when it comes back."""
        for spot, found in self._alive.items():
            if isinstance(author, QWidget) and (author is found.page or found.page.isAncestorOf(author)):
                continue
            if spot == self._now:
                found.page.refresh(changes)
            else:
                found.missed |= changes

    def rebuild(self, ctx: PageContext) -> None:
        """Make everything anew (another language, other colours), the same page in front."""
        self._ctx = ctx
        spot, self._now = self._now, None
        for old in tuple(self._alive):
            self._drop(old)
        if spot is not None:
            self._show(spot)

    def clear(self) -> None:
        """Close every page."""
        self._now = None
        for spot in tuple(self._alive):
            self._drop(spot)
