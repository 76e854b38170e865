"""A preview of PDFs made off the window: after a short rest, one at a time, never an outdated one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from mslite.domain.problems import MsliteError
from mslite.i18n import problems
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.preview import Preview

REST_MS = 400
LONG_MS = 600
"""After so long it is said that the page in sight is being made anew."""


@dataclass(frozen=True)
class Made:
    """What a piece of work made: PDFs shown one after another, and anything else the page needs."""

    pdfs: tuple[bytes, ...]
    more: Any = None


@dataclass(frozen=True)
class _Counted:
    made: Made
    pages: tuple[tuple[bytes, int], ...]


class PdfPreview(Preview):
    """See the module: :meth:`want` says what to show, :attr:`made` tells that it is shown."""

    made = Signal(object)
    """The :class:`Made` that has just been put in sight."""
    failed = Signal(object)
    """The work raised this; it is also said in place of the pages."""

    def __init__(self, ctx: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx.tr, ctx.desk, parent)
        self._ctx = ctx
        self.pdfs: tuple[bytes, ...] = ()
        """What is in sight; empty while nothing is."""
        self._make: Callable[[], Made] | None = None
        self._begun: Callable[[], Made] | None = None
        self._place = self._shown = ""
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._begin)
        self._long = QTimer(self, interval=LONG_MS, singleShot=True)
        self._long.timeout.connect(self._still)

    @property
    def ready(self) -> bool:
        """Whether what is in sight is what was wanted last."""
        return bool(self.pdfs) and self._make is None

    def want(self, make: Callable[[], Made], place: str = "", soon: bool = False) -> None:
        """Show what ``make`` returns (it runs on the slow hands), after a rest unless ``soon``.

        The same ``place`` as before keeps the reader's place on the page.
        """
        self._make, self._place = make, place
        if place != self._shown:
            self.pdfs = ()
            self.say(self._tr.t("The page is being made…"))
        self._rest.start(0 if soon else REST_MS)

    def _begin(self) -> None:
        if self._begun is None and self._make is not None:
            self._begun = self._make
            self._long.start()
            work = partial(_count, self._begun, self._ctx.office.papers.page_count)
            self._desk.slow(work, self._came, self._not)

    def _still(self) -> None:
        self.where.setText(self._tr.t("The page is being made…"))

    def _fresh(self) -> bool:
        """Tell whether the answer that has just come is still wanted; if not, begin anew."""
        self._long.stop()
        fresh, self._begun = self._begun is self._make, None
        if fresh:
            self._make = None
        elif not self._rest.isActive():
            self._begin()
        return fresh

    def _came(self, counted: _Counted) -> None:
        if not self._fresh():
            return
        self.pdfs = counted.made.pdfs
        image = partial(_image, counted.pages, self._ctx.office.papers.page_image)
        self.show_pages(len(counted.pages), image)
        if self._shown != self._place:
            self._shown = self._place
            self.area.verticalScrollBar().setValue(0)
        self.made.emit(counted.made)

    def _not(self, error: BaseException) -> None:
        if not self._fresh():
            return
        self.pdfs, self._shown = (), ""
        if isinstance(error, MsliteError):
            self.say(str(problems.wording(error, self._tr)))
        else:
            self.say(self._tr.t("The page could not be made."))
            self._ctx.shell.trouble(error)
        self.failed.emit(error)


def _count(make: Callable[[], Made], count: Callable[[bytes], int]) -> _Counted:
    made = make()
    return _Counted(made, tuple((pdf, no) for pdf in made.pdfs for no in range(count(pdf))))


def _image(
    pages: tuple[tuple[bytes, int], ...], image: Callable[[bytes, int, float], bytes], no: int, dpi: float
) -> bytes:
    pdf, page = pages[no]
    return image(pdf, page, dpi)
