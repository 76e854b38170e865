"""Somebody at the keyboard of the real program: types where the cursor stands, presses keys, counts them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMenu, QWidget

from mslite.app import App
from mslite.domain.meetings import Dossier
from mslite.services.office import Office
from mslite.ui.kit.context import Page
from mslite.ui.kit.dialogs import Decision
from tests.ui import hands

K = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
PREPARE, REGISTRATION, MINUTES, PROTOCOL, AFTER = range(5)
REST_MS = 70
"""Longer than the longest pause after which a page reads again what was changed."""


class Clerk:
    """Works at one folder of data; ``keys`` counts what was pressed beyond the words."""

    def __init__(self, folder: Path, lang: str = "ky") -> None:
        self.folder, self.lang, self.keys = folder, lang, 0
        self.meeting_id = ""
        self._fault: BaseException | None = None
        self.app: App | None = None

    # ---- the program -----------------------------------------------------------------------------------

    def start(self) -> None:
        """Start the program and wait until it asks something."""
        self.app = App(self.folder, self.lang)
        self.app.shell.show()
        hands.until(lambda: self.app is not None and self.app.office is not None, 20_000)
        self.rest()

    def stop(self) -> None:
        """Close the program as its window does."""
        app, self.app = self.app, None
        if app is None:
            return
        assert app.shell.close() or app.office is None
        app.close()
        app.shell.deleteLater()
        app.deleteLater()
        QApplication.processEvents()

    @property
    def window(self) -> App:
        """The program that runs."""
        assert self.app is not None
        return self.app

    @property
    def office(self) -> Office:
        """The office that is open."""
        assert self.window.office is not None
        return self.window.office

    @property
    def front(self) -> Any:
        """What stands in the window: a page or a door."""
        return self.window.shell.stack.currentWidget()

    @property
    def page(self) -> Page:
        """The page in front."""
        found = self.window.shell.navigator.page
        assert found is not None
        return found

    @property
    def step(self) -> Any:
        """The step of the meeting in front."""
        page: Any = self.page
        return page.step

    @property
    def said(self) -> str:
        """The news at the foot of the window."""
        return self.window.shell.status.said.text()

    @property
    def file(self) -> Dossier:
        """The meeting as it stands in the data file."""
        self.rest()
        return self.office.meetings.dossier(self.meeting_id)

    # ---- waiting ---------------------------------------------------------------------------------------

    def rest(self) -> None:
        """Let everything be written, read again and drawn."""
        for _ in range(2):
            hands.settle(self.window.desk)
            hands.rest(REST_MS)
        hands.settle(self.window.desk)

    def until(self, true: Callable[[], bool]) -> None:
        """Wait for what the program does by itself (a page being made, offers, a list)."""
        hands.until(true, 20_000)
        self.rest()

    def look(self, name: str) -> None:
        """Keep a picture of the window for a person to judge, where ``MSLITE_PICTURES`` names a folder."""
        folder = os.environ.get("MSLITE_PICTURES", "")
        if folder:
            seen = QApplication.activeModalWidget() or self.window.shell
            Path(folder).mkdir(parents=True, exist_ok=True)
            assert seen.grab().save(str(Path(folder) / f"{name}-{self.lang}.png"))

    # ---- keys ------------------------------------------------------------------------------------------

    @property
    def here(self) -> QWidget:
        """Where the cursor stands."""
        if QApplication.focusWidget() is None:  # without a screen no window becomes active by itself
            (QApplication.activeModalWidget() or self.window.shell).activateWindow()
            hands.until(lambda: QApplication.focusWidget() is not None)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def type(self, *words: str) -> Clerk:
        """Type words; between two of them Tab goes on."""
        for no, text in enumerate(words):
            if no:
                self.press(K.Key_Tab)
            hands.type_text(self.here, text)
        return self

    def press(self, key: Qt.Key, mod: Qt.KeyboardModifier = NONE, times: int = 1) -> Clerk:
        """Press a key, as often as said."""
        for _ in range(times):
            self.keys += 1
            popup = QApplication.activePopupWidget()
            hands.press(popup if popup is not None else self.here, key, mod)
            hands.settle(self.window.desk)
        self.rest()
        return self

    def enter(self, *words: str) -> Clerk:
        """Type words, each ended by Enter; Enter alone without any."""
        for text in words or ("",):
            self.type(text).press(K.Key_Return)
        return self

    def choose(self, digit: str) -> Clerk:
        """Choose a line of the open menu by its digit."""
        self.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        return self.press(K(ord(digit)))

    def offered(self, letters: str) -> Clerk:
        """Type the first letters of something the program offers, and take the first offer."""
        line: Any = self.here
        self.type(letters)
        self.until(lambda: line.popup.isVisible())
        return self.press(K.Key_Down).press(K.Key_Return)

    def tab_to(self, wanted: QWidget) -> Clerk:
        """Press Tab until the cursor stands in ``wanted`` (or what stands for it)."""
        wanted = wanted.focusProxy() or wanted
        way = []
        for _ in range(40):
            if self.here is wanted:
                return self
            way.append(self.here.accessibleName() or type(self.here).__name__)
            self.press(K.Key_Tab)
        raise AssertionError(f"Tab does not reach «{wanted.accessibleName()}» but {way}")

    @contextmanager
    def counted(self, most: int) -> Iterator[None]:
        """Fail when a station takes more than ``most`` keys beyond the words."""
        before = self.keys
        yield
        taken = self.keys - before
        assert taken <= most, f"{taken} keys beyond the words, {most} are allowed"

    # ---- dialogs ---------------------------------------------------------------------------------------

    @contextmanager
    def dialog(self, kind: type[QDialog], work: Callable[[Any], None]) -> Iterator[None]:
        """Do ``work(dialog)`` in the dialog of ``kind`` that opens while the block runs, or soon after."""
        done: list[bool] = []

        def look() -> None:
            found = QApplication.activeModalWidget()
            if type(found) is not kind or not found.isActiveWindow():
                QTimer.singleShot(10, look)
                return
            try:
                work(found)
            except BaseException as error:  # told where the test stands; here it would be lost
                self._fault = error
                found.reject()
            done.append(True)

        QTimer.singleShot(0, look)
        yield
        hands.until(lambda: bool(done), 20_000)
        fault, self._fault = self._fault, None
        if fault is not None:
            raise fault
        self.rest()

    @contextmanager
    def saving(self, path: Path) -> Iterator[None]:
        """Save a paper as ``path`` in the dialogs that follow."""

        def close(dialog: Decision) -> None:
            assert any(label.text() == str(path) for label in dialog.findChildren(QLabel))
            self.press(K.Key_Escape)

        with self.dialog(QFileDialog, self.named(path)), self.dialog(Decision, close):
            yield
        assert path.exists()

    def named(self, *paths: Path) -> Callable[[QFileDialog], None]:
        """Return the work of typing the names of files into the system's dialog."""
        words = str(paths[0]) if len(paths) == 1 else " ".join(f'"{path}"' for path in paths)

        def name(_dialog: QFileDialog) -> None:
            self.enter(words)

        return name
