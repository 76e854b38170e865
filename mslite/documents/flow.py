"""What ReportLab's page maker lacks: text bound to what follows, long tables, the foot of the last page.

The classes speak ReportLab's flowable protocol without deriving from it, so that the package is loaded only
when something is printed. Lengths are points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

ENDLESS = 1e6
TOO_HIGH = 400.0
"""A heading or a signature block above this height is not bound to anything: it might not fit a page."""

Canvas = Any
Flowable = Any


class Flow:
    """What ReportLab asks of anything that it puts on a page."""

    canv: Canvas
    before = after = 0.0
    room = ENDLESS
    """What is left of the page where it is to stand; ``Bound`` asks its parts without an end."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the room needed within ``width``."""
        raise AssertionError

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return what fits into ``height`` and the rest; an empty list means: not here."""
        return []

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:
        """Draw with the lower left corner at (x, y)."""
        raise AssertionError

    def wrapOn(self, canvas: Canvas, width: float, height: float) -> tuple[float, float]:
        """Wrap for ``canvas``."""
        self.canv = canvas
        return self.wrap(width, height)

    def splitOn(self, canvas: Canvas, width: float, height: float) -> list[Flowable]:
        """Split for ``canvas``."""
        self.canv = canvas
        return self.split(width, height)

    def getKeepWithNext(self) -> bool:
        """Binding is done by :class:`Bound` alone."""
        return False

    def getSpaceBefore(self) -> float:
        """Return the free space above."""
        return self.before

    def getSpaceAfter(self) -> float:
        """Return the free space below."""
        return self.after

    def identity(self, length: int | None = None) -> str:
        """Name this for an error message."""
        return f"<{type(self).__name__}>"


class Bound(Flow):
    """Two flowables of which the second never begins a page alone.

    ``led``: the first is a heading and the second is split. Else the second is whole (signatures), and the
    last lines or the last row of the first go with it to the next page.
    """

    def __init__(self, first: Flowable, second: Flowable, *, led: bool) -> None:
        self.first, self.second, self.led = first, second, led
        self.before, self.after = first.getSpaceBefore(), second.getSpaceAfter()
        self.gap = max(first.getSpaceAfter(), second.getSpaceBefore())

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the room of both."""
        self._width = width
        if height < ENDLESS:
            self.first.room = height
        self._first = self.first.wrapOn(self.canv, width, ENDLESS)[1]
        self._second = self.second.wrapOn(self.canv, width, ENDLESS)[1]
        return width, self._first + self.gap + self._second

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split the second below its heading, or the first so that its end stays with the second."""
        self.wrap(width, height)
        if (self._first if self.led else self._second) > TOO_HIGH:
            parts = [self.first] if self._first <= height else self.first.splitOn(self.canv, width, height)
            return [*parts, self.second] if parts else []
        if self.led:
            parts = self.second.splitOn(self.canv, width, height - self._first - self.gap)
            return [Bound(self.first, parts[0], led=True), *parts[1:]] if parts else []
        parts = self.first.splitOn(self.canv, width, min(height, self._first - 1))
        if not parts:
            return []
        return [*parts[:-1], Bound(parts[-1], self.second, led=False)]

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:
        """Draw the first above the second."""
        self.wrapOn(canvas, self._width, ENDLESS)
        self.first.drawOn(canvas, x, y + self._second + self.gap)
        self.second.drawOn(canvas, x, y)


class Whole(Flow):
    """A table that is broken between its rows, and within a row only where the row is higher than ``tall``.

    Up to the height ``limit`` it goes to the next page rather than be broken.
    """

    def __init__(self, inner: Flowable, limit: float, tall: float) -> None:
        self.inner, self.limit, self.tall = inner, limit, tall
        self.before, self.after = inner.getSpaceBefore(), inner.getSpaceAfter()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the room of the table."""
        size: tuple[float, float] = self.inner.wrapOn(self.canv, width, height)
        return size

    def split(self, width: float, height: float) -> list[Flowable]:
        """Break a long table only."""
        if self.wrap(width, ENDLESS)[1] <= self.limit:
            return []
        room, cut = height, 0.0
        for cut in self.inner._rowHeights:
            room -= cut
            if room < 0:
                break
        within = cut > self.tall
        self.inner.splitByRow, self.inner.splitInRow = not within, 1 if within else 0
        parts = self.inner.splitOn(self.canv, width, height)
        return [Whole(part, self.limit if no else 0, self.tall) for no, part in enumerate(parts)]

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:
        """Draw the table."""
        self.inner.drawOn(canvas, x, y)


class Onward(Flow):
    """The next rows of a long table: their head stands only where a page begins with them.

    ``headed`` is the table with its head, ``bare`` makes the table of rows alone, ``page`` is the height of
    the text of a page.
    """

    def __init__(self, headed: Whole, bare: Callable[[list[Any]], Flowable], page: float) -> None:
        self.headed, self.bare, self.page = headed, bare, page
        self.after = headed.getSpaceAfter()

    @property
    def on_top(self) -> bool:
        """Whether a page begins here."""
        return self.room > self.page - 1

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the room of the table, its head only where it will stand."""
        if height < ENDLESS:
            self.room = height
        self._width, whole = self.headed.wrapOn(self.canv, width, height)
        return width, whole if self.on_top else whole - self._head

    @property
    def _head(self) -> float:
        head: float = self.headed.inner._rowHeights[0]
        return head

    def split(self, width: float, height: float) -> list[Flowable]:
        """Fill the page with rows; the rest has its head."""
        if self.on_top:
            return self.headed.splitOn(self.canv, width, height)
        self.headed.wrapOn(self.canv, width, height)
        parts = self.headed.splitOn(self.canv, width, height + self._head)
        if len(parts) < 2:
            return []
        return [self._without(parts[0]), *parts[1:]]

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:
        """Draw the table."""
        shown = self.headed if self.on_top else self._without(self.headed)
        shown.wrapOn(canvas, self._width, ENDLESS)
        shown.drawOn(canvas, x, y)

    def _without(self, part: Whole) -> Whole:
        rows = Whole(self.bare(part.inner._cellvalues[1:]), 0, part.tall)
        rows.before = 0
        return rows


class LastPage(Flow):
    """Room at the end of the text for what ``draw(canvas)`` puts at the foot of that page."""

    def __init__(self, room: float, draw: Callable[[Canvas], None]) -> None:
        self.room, self.draw = room, draw

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the room kept free."""
        return width, self.room

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:
        """Draw at the foot of the page, wherever the text ended."""
        self.draw(canvas)


class Filler(Flow):
    """Empty room down to ``left`` above the foot of the page."""

    def __init__(self, left: float) -> None:
        self.left = left

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return all the room but what is left."""
        return width, max(0.0, height - self.left)

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:
        """Draw nothing."""


def bind(flows: Sequence[tuple[Flowable, bool, bool]]) -> list[Flowable]:
    """Turn (flowable, stays with the one before, stays with the next) into a story for ReportLab."""
    story: list[Flowable] = []
    leads: list[bool] = []
    for flow, follows, leads_on in flows:
        if follows and story:
            story[-1] = Bound(story[-1], flow, led=False)
            leads[-1] = leads_on
        else:
            story.append(flow)
            leads.append(leads_on)
    bound: list[Flowable] = []
    for flow, leads_on in zip(reversed(story), reversed(leads), strict=True):
        bound.append(Bound(flow, bound.pop(), led=True) if leads_on and bound else flow)
    return bound[::-1]
