"""A clerk at the real window: real data file, real services, real pages."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import event

from mslite import wiring
from mslite.app import PLACES, translator
from mslite.domain.office import Municipality
from mslite.domain.rows import RecordRef, Words
from mslite.services.office import Office
from mslite.ui.kit.context import Page
from mslite.ui.kit.desk import Desk
from mslite.ui.kit.shell import Shell
from tests.ui import hands

CLERK = "Асанова Мээрим Талантовна"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office whose first start is done and whose secretary works."""
    out = Office(tmp_path / "data", secrets.token_bytes(32))
    out.settings.save_municipality(
        Municipality(
            name=Words("Ак-Суу шаарынын мэриясы", "Мэрия города Ак-Суу"),
            place=Words("Ак-Суу шаары", "город Ак-Суу"),
        )
    )
    out.work_as("", CLERK)
    yield out
    out.close()


class Window:
    """The window of the program with an open office; ``desk`` is idle after each call."""

    def __init__(self, shell: Shell, desk: Desk, office: Office) -> None:
        self.shell, self.desk, self.office = shell, desk, office

    @property
    def page(self) -> Page:
        """The page in front."""
        page = self.shell.navigator.page
        assert page is not None
        return page

    def open(self, table: str, record_id: str) -> Page:
        """Open the page of a record."""
        self.shell.open(RecordRef(table, record_id))
        return self.settled()

    def go(self, place: str) -> Page:
        """Open a place."""
        self.shell.go(place)
        return self.settled()

    def settled(self) -> Page:
        """Let the work in hand end, timers of rereading included; returns the page in front."""
        for _ in range(2):
            hands.settle(self.desk)
            hands.rest(120)
        hands.settle(self.desk)
        return self.page


@pytest.fixture
def make_window(dressed: QApplication, desk: Desk, office: Office) -> Iterator[Callable[[str], Window]]:
    """Make the window in a language: ``make_window("ky")``."""
    made: list[Shell] = []

    def make(lang: str = "ky") -> Window:
        shell = Shell(desk, PLACES, translator(lang))
        shell.wording = wiring.wording
        shell.finder, shell.helper = wiring.FINDER, wiring.HELPER
        shell.counts = office.counts
        shell.show()
        shell.enter(office, wiring.PAGES, "today")
        made.append(shell)
        window = Window(shell, desk, office)
        window.settled()
        return window

    yield make
    for shell in made:
        hands.settle(desk)
        shell.navigator.clear()
        shell.close()
        shell.deleteLater()


@pytest.fixture
def window(make_window: Callable[[str], Window]) -> Window:
    """The window in Kyrgyz."""
    return make_window("ky")


@pytest.fixture
def count_reads(office: Office) -> Callable[[], AbstractContextManager[list[str]]]:
    """Count the statements that reading sends: ``with count_reads() as sent: …; len(sent)``."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        sent: list[str] = []

        def note(connection, cursor, statement, parameters, context, executemany) -> None:
            sent.append(statement)

        event.listen(office.store._reader, "before_cursor_execute", note)
        try:
            yield sent
        finally:
            event.remove(office.store._reader, "before_cursor_execute", note)

    return counting
