"""The window's program: Qt and the kit only. The window paints first; everything else comes behind it.

``mslite.wiring`` – services, database, pages – is imported by the writer thread right after the first
paint: the one late import of our own code. ``MSLITE_EXIT_AT=paint`` or ``ready`` ends the program right
after the first paint or after the first page has its data (for the benchmarks).
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from mslite.config import places, settings
from mslite.i18n.catalogue import N_, Translator, load
from mslite.ui.kit import crash, ending, keys, memory, qtwords, single, theme
from mslite.ui.kit.context import PageSpec, Place
from mslite.ui.kit.desk import Desk
from mslite.ui.kit.doors import OpeningDoor, PasswordDoor, TroubleDoor, WhoDoor
from mslite.ui.kit.keys import KeyFilter
from mslite.ui.kit.shell import Shell

if TYPE_CHECKING:
    from mslite import wiring

PLACES = (
    Place("today", "sun", N_("Today")),
    Place("meetings", "calendar-days", N_("Meetings")),
    Place("programmes", "book-open", N_("Programme")),
    Place("assignments", "clipboard-check", N_("Assignments")),
    Place("directory", "users", N_("Directory")),
    Place("verifying", "shield-check", N_("Check a PDF")),
    Place("trash", "trash-2", N_("Trash")),
    Place("settings", "settings", N_("Settings")),
)
BACKUP_MS = 30 * 60 * 1000
WARM_MS = 3_000
"""After the first page stands, what the other places need is loaded behind it."""
FRAME = 40
"""Pixels that the system draws around a window, its title among them."""


class App(QObject):
    """Opens the office behind the painted window, and closes it. ``folder`` holds the file of data."""

    begun = Signal()
    """The window stands; the work behind it begins."""

    def __init__(self, folder: Path, lang: str) -> None:
        super().__init__()
        self.folder, self.logs = folder, places.log_folder(folder)
        self.exit_at = os.environ.get("MSLITE_EXIT_AT", "")
        self.wiring: Any = None
        self.office: wiring.Office | None = None
        self.ready = self._closed = False
        self._door: Callable[[], QWidget] | None = None
        self._first, self._news = ("today", ""), ""
        self.words = translator(lang)
        self._qt_words: qtwords.QtWords | None = None
        self._put_words()
        memory.use(folder / "window.json")
        self.desk = Desk(self)
        self.shell = Shell(self.desk, PLACES, self.words)
        self.shell.painted.connect(self._painted)
        self.shell.language_wanted.connect(self.speak)
        self.shell.person_wanted.connect(self._ask_who)
        self.shell.fault.connect(self._fault)
        self.shell.reopen_wanted.connect(self._reopen)
        self._stand(self._opening)
        self.first: single.FirstOne | None = None
        self._clock = QTimer(self, interval=BACKUP_MS)
        self._clock.timeout.connect(self._backup)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._redress)

    # ---- opening ---------------------------------------------------------------------------------------

    def _painted(self) -> None:
        if self.exit_at == "paint":
            QApplication.quit()
            return
        self.begun.emit()
        self.first = single.FirstOne(self.folder, self)
        self.first.wanted.connect(self._come_forward)
        self._open("", "")

    def _open(self, name: str, password: str) -> None:
        self.desk.ask(partial(self._open_late, name, password), self._opened, self._not_opened)

    def _open_late(self, name: str, password: str) -> Any:
        gc.disable()  # what an import makes stays: a tenth of the start went into looking through it
        try:
            from mslite import wiring  # the one late import of our own code: all behind the first paint
        finally:
            gc.freeze()
            gc.enable()
        self.wiring = wiring
        return wiring.open_office(self.folder, name, password)

    def _opened(self, found: Any) -> None:
        self.shell.wording = self.wiring.wording
        if isinstance(found, self.wiring.Locked):
            self._stand(partial(self._password, found))
            return
        self.office = found
        self._offer_reports()
        if found.wizard_wanted and not self.exit_at:
            self._stand(self._wizard)
        else:
            self._ask_who()

    def _not_opened(self, error: BaseException) -> None:
        if self.exit_at:
            QApplication.exit(1)  # nobody stands before the door
        told = self.wiring.wording(error, self.words) if self.wiring is not None else None
        if told is None:
            self._fault(error)
            told = (
                self.words.t("The program could not open its file."),
                self.words.t("A report without names and texts has been written."),
            )
        self._stand(partial(self._trouble, *told))

    def _again(self) -> None:
        self._stand(self._opening)
        self._open("", "")

    def _wizard_done(self, name: str, place: str = "today", press: str = "") -> None:
        """The first steps are done by ``name`` ("": ask); begin at ``place``, with its key ``press``."""
        self._first = (place, press)
        if name:
            self._begin("", name)
        else:
            self._ask_who()

    def _ask_who(self) -> None:
        if self.office is not None and self.shell.navigator.may_leave():
            self.desk.read(self.office.workers, self._who)

    def _who(self, people: tuple[tuple[str, str], ...]) -> None:
        assert self.office is not None
        if self.exit_at == "ready" and not self.ready:
            self._begin("", "–")
            return
        self.shell.leave()
        self._stand(partial(self._who_door, people, self.office.last_worker))

    def _begin(self, key: str, name: str) -> None:
        assert self.office is not None
        self.desk.ask(partial(self.office.work_as, key, name), self._enter)

    def _enter(self, name: str) -> None:
        assert self.office is not None
        specs: tuple[PageSpec, ...] = self.wiring.PAGES
        self.shell.finder, self.shell.helper = self.wiring.FINDER, self.wiring.HELPER
        self.shell.counts = self.office.counts
        self.shell.status.set_person(name)
        (place, press), self._first, self._door = self._first, ("today", ""), None
        self.shell.enter(self.office, specs, place)
        if self._news:
            self.shell.say(self._news)
            self._news = ""
        self.desk.read(self.office.last_backup, self._backed_up)
        self._clock.start()
        if not self.exit_at:
            QTimer.singleShot(WARM_MS, self, self._warm)
        self.ready = True
        if press:
            QTimer.singleShot(0, self, partial(self._press, press))
        if self.exit_at == "ready":
            self.desk.busy.connect(self._quiet)

    def _warm(self) -> None:
        self.desk.slow(self.wiring.warm)

    def _press(self, key: str) -> None:
        if self.shell.navigator.page is not None:
            keys.trigger(self.shell.navigator.page, QKeySequence(key))

    def _quiet(self, count: int) -> None:
        if not count:
            QTimer.singleShot(0, QApplication.quit)

    # ---- doors -----------------------------------------------------------------------------------------

    def _stand(self, make: Callable[[], QWidget]) -> None:
        """Let a door stand in the window; it is made anew when the language changes."""
        self._door = make
        self.shell.show_door(make())

    def _opening(self) -> QWidget:
        return OpeningDoor(self.words)

    def _password(self, found: Any) -> QWidget:
        door = PasswordDoor(self.words, found.names, found.wrong, found.person)
        door.given.connect(self._open)
        return door

    def _who_door(self, people: tuple[tuple[str, str], ...], last: str) -> QWidget:
        door = WhoDoor(self.words, people, last)
        door.chosen.connect(self._begin)
        return door

    def _trouble(self, what: str, advice: str) -> QWidget:
        door = TroubleDoor(self.words, what, advice)
        door.again.connect(self._again)
        return door

    def _wizard(self) -> QWidget:
        before = self.shell.stack.currentWidget()
        known = before if isinstance(before, self.wiring.WIZARD) else None
        found: QWidget = self.wiring.WIZARD(
            self.desk, self.office, self.words, self.shell, self._wizard_done, known
        )
        return found

    # ---- while it is open ------------------------------------------------------------------------------

    def _reopen(self, work: Callable[[], Any], news: str) -> None:
        if self.office is None or not self.shell.navigator.may_leave():
            return
        self._clock.stop()
        self._news = news
        self.shell.leave()
        self._stand(self._opening)
        self.desk.ask(partial(self._swap, self.office, work), self._reopened, self._not_opened)
        self.office = None

    def _swap(self, office: wiring.Office, work: Callable[[], Any]) -> tuple[Any, Exception | None]:
        trouble = None
        try:
            office.close(backup=True)
            work()
        except Exception as error:  # whatever happened, the office is opened again and the error told
            trouble = error
        return self.wiring.open_office(self.folder), trouble

    def _reopened(self, answer: tuple[Any, Exception | None]) -> None:
        found, trouble = answer
        if trouble is not None:
            self._news = ""
            self.shell.trouble(trouble)
        self._opened(found)

    def speak(self, lang: str) -> None:
        """Change the language of the window without a restart."""
        self.words = translator(lang)
        self._put_words()
        self._redress()
        if self.office is not None:
            self.desk.ask(partial(self.office.keep_language, lang))

    def _redress(self) -> None:
        self.shell.dress(self.words)
        if self._door is not None:
            self.shell.show_door(self._door())

    def _put_words(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        QLocale.setDefault(QLocale(self.words.lang))
        self._qt_words = qtwords.install(app, self.words, self._qt_words)

    def _backup(self) -> None:
        if self.office is not None:
            self.desk.slow(self.office.backup_if_changed, self._backed_up)

    def _backed_up(self, at: Any) -> None:
        self.shell.status.set_backup(at)

    def _come_forward(self) -> None:
        self.shell.setWindowState(self.shell.windowState() & ~self.shell.windowState().WindowMinimized)
        self.shell.show()
        self.shell.raise_()
        self.shell.activateWindow()

    def _fault(self, error: BaseException) -> None:
        crash.write(self.logs, error)

    def _offer_reports(self) -> None:
        reports = crash.waiting(self.logs)
        if not reports:
            return
        text = self.words.t(
            "The program met a fault last time. A report without names and texts lies in {folder}.",
            folder=str(self.logs),
        )
        self.shell.bar.words.setText(text)
        self.shell.bar.show()
        crash.put_away(self.logs)

    def keep(self, _session: object = None) -> None:
        """Hand over what is typed: the person logs off, and may yet decide otherwise."""
        self.shell.navigator.may_leave()

    def end(self) -> None:
        """Keep what is typed and end, whatever stands open: the system wants it."""
        self.keep()
        self.shell.hide()
        QApplication.exit()

    def close(self) -> None:
        """Put everything away: the window is hidden already; a backup is made by the writer."""
        if self._closed:
            return
        self._closed = True
        self._clock.stop()
        if self.first is not None:
            self.first.close()
        self.shell.navigator.clear()
        memory.save()
        last: Callable[[], Any] | None = None
        if self.office is not None:
            last = partial(self.office.close, backup=not self.exit_at)
        error = self.desk.close(last)
        if error is not None:
            crash.write(self.logs, error)


def appear(window: QWidget) -> None:
    """Show the window: with its frame where there is room for it, else over the whole screen."""
    room = window.screen().availableSize()
    if room.width() < window.width() + FRAME or room.height() < window.height() + FRAME:
        window.showMaximized()
    else:
        window.show()


def translator(lang: str) -> Translator:
    """Return the texts in ``lang``; the English of the code when the catalogues are not compiled."""
    try:
        return load(places.translations(), lang)
    except FileNotFoundError:
        return Translator("en")


def main(folder: Path, lang: str | None = None) -> int:
    """Open the window on ``folder``; returns the exit code. A second start on it raises the first window."""
    app = QApplication.instance() or QApplication([*sys.argv[:1], *theme.FUSION])
    assert isinstance(app, QApplication)
    if single.raise_first(folder):
        return 0
    app.setApplicationName("mslite")
    machine = settings.read(folder).settings
    theme.install(app, places.resources(), machine.font_scale / 100)
    KeyFilter(app)
    program = App(folder, lang or machine.language)
    crash.install(program.logs, program.shell.trouble)
    signals = ending.Ending(program)
    program.begun.connect(signals.watch)
    signals.wanted.connect(program.end)
    app.commitDataRequest.connect(program.keep)
    app.aboutToQuit.connect(program.close)  # at the end of a session ``exec`` may not come back
    appear(program.shell)
    code = app.exec()
    signals.close()
    crash.uninstall()
    return code
