"""The main window: places on the left, the page, one line at the foot. Qt and the kit only: it paints first.

Before the office is open a *door* stands in it (:mod:`mslite.ui.kit.doors`); then :meth:`Shell.enter`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from mslite.domain.rows import RecordRef
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import keys, parts
from mslite.ui.kit.context import PageContext, PageSpec, Place, Refs, Wording, no_wording
from mslite.ui.kit.desk import Desk, Job
from mslite.ui.kit.nav import PlaceList
from mslite.ui.kit.navigator import Navigator, Spot
from mslite.ui.kit.status import StatusLine


class Shell(QMainWindow):
    """The window around everything; implements ``context.ShellLike``."""

    painted = Signal()
    """The first picture is on the screen."""
    language_wanted = Signal(str)
    person_wanted = Signal()
    fault = Signal(object)
    """An error nobody words: the app writes a crash report."""
    closed = Signal()
    reopen_wanted = Signal(object, str)
    """Work to be done while the office is closed, and what to say afterwards."""

    def __init__(self, desk: Desk, places: Sequence[Place], tr: Translator) -> None:
        super().__init__()
        self._desk, self._places = desk, tuple(places)
        self._painted = False
        self._ctx: PageContext | None = None
        self.wording: Wording = no_wording
        self.finder: Callable[[PageContext, QWidget], QWidget] | None = None
        self.helper: Callable[[PageContext, QWidget, str], QWidget] | None = None
        self.counts: Callable[[], dict[str, int]] | None = None
        self.stack = QStackedWidget()
        self.navigator = Navigator(self.stack)
        self.navigator.moved.connect(self._moved)
        self.navigator.failed.connect(self.trouble)
        self._door: QWidget | None = None
        desk.failed.connect(self.trouble)
        desk.changed.connect(self._changed)
        desk.busy.connect(self._busy)
        desk.job_started.connect(self._job)
        desk.job_moved.connect(self._job)
        desk.job_ended.connect(self._job_ended)
        self.tr_now = tr
        self._build()
        for no in range(len(self._places)):
            self._key(f"Alt+{no + 1}", self._numbered).setProperty("place", self._places[no].key)
        for sequence, slot in (
            ("Alt+Left", self.back), ("Alt+Right", self.forward), ("Ctrl+K", self.search), ("F1", self._help),
            ("Ctrl+Z", self._undo), ("Ctrl+Q", self.close), ("F6", self._to_places),
        ):  # fmt: skip
            self._key(sequence, slot)
        self.resize(1366, 768)

    def _key(self, sequence: str, slot: Callable[[], Any]) -> QShortcut:
        return keys.shortcut(self, sequence, slot, Qt.ShortcutContext.WindowShortcut)

    def _build(self) -> None:
        tr = self.tr_now
        self.setWindowTitle(tr.t("Municipal office"))
        self.places = PlaceList(tr, self._places)
        self.places.wanted.connect(self.go)
        self.places.setEnabled(self._ctx is not None)
        self.status = StatusLine(tr)
        self.status.language_wanted.connect(self.language_wanted)
        self.status.person_wanted.connect(self.person_wanted)
        self.bar = parts.Note("", "triangle-alert")
        self.bar.add(parts.tool("x", tr.t("Close this message"), self.bar.hide))
        self.bar.hide()
        whole = QWidget()
        outer = parts.column(whole, 0, 0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.bar)
        self.stack.setParent(None)
        right.addWidget(self.stack, 1)
        middle.addWidget(self.places)
        middle.addLayout(right, 1)
        outer.addLayout(middle, 1)
        outer.addWidget(parts.rule())
        outer.addWidget(self.status)
        self.setCentralWidget(whole)
        self.stack.show()

    # ---- before and after the office is open -----------------------------------------------------------

    def show_door(self, door: QWidget) -> None:
        """Let ``door`` stand in place of the pages (opening, password, who is working, trouble)."""
        before, self._door = self._door, door
        self.stack.addWidget(door)
        self.stack.setCurrentWidget(door)
        self.places.setEnabled(False)
        if before is not None:
            self.stack.removeWidget(before)
            before.deleteLater()
        door.setFocus()

    def enter(self, office: Any, specs: Sequence[PageSpec], first: str) -> None:
        """The office is open: show the place ``first``."""
        self._ctx = PageContext(self._desk, office, self.tr_now, self)
        self.navigator.start(self._ctx, specs)
        self.go(first)
        self.places.setEnabled(True)
        if self._door is not None:
            self.stack.removeWidget(self._door)
            self._door.deleteLater()
            self._door = None
        self.recount()

    def leave(self) -> None:
        """Close every page, because another person is going to work."""
        self.navigator.clear()
        self._ctx = None

    def dress(self, tr: Translator) -> None:
        """Make everything anew in the language of ``tr`` and the colours of the moment."""
        if self._ctx is not None and not self.navigator.may_leave():
            return
        self.tr_now = tr
        person = self.status.person.text() if self.status.person.isVisibleTo(self.status) else ""
        backup = self.status.backup.text()
        self._build()
        self.status.set_person(person)
        self.status.backup.setText(backup)
        if self._ctx is not None:
            self._ctx = PageContext(self._desk, self._ctx.office, tr, self)
            self.navigator.rebuild(self._ctx)
            self.recount()

    def recount(self) -> None:
        """Read the counts at the places again."""
        if self.counts is not None:
            self._desk.read(self.counts, self._counted)

    def _counted(self, counts: dict[str, int]) -> None:
        self.places.set_counts(counts)

    # ---- ShellLike -----------------------------------------------------------------------------------

    def open(self, ref: RecordRef, instead: bool = False) -> None:
        self.navigator.open(ref, instead)

    def go(self, place: str) -> None:
        if self._ctx is not None:
            self.navigator.go(Spot(place))
            if self.navigator.spec is not None:
                self._moved(self.navigator.spec)

    def back(self) -> None:
        self.navigator.back()

    def forward(self) -> None:
        """Go forward again (Alt+→)."""
        self.navigator.forward()

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self.status.say(text, undo)

    def trouble(self, error: BaseException) -> None:
        told, tr = self.wording(error, self.tr_now), self.tr_now
        if told is None:
            self.fault.emit(error)
            what = tr.t("Something went wrong in the program. What you typed is kept.")
            told = what, tr.t("A report without names and texts has been written.")
        self.bar.words.setText(" ".join(part for part in told if part))
        self.bar.show()

    def told(self, changes: Refs, author: QWidget | None = None) -> None:
        self.navigator.told(frozenset(getattr(changes, "refs", changes)), author)
        self.recount()

    def show_help(self, topic: str) -> None:
        if self.helper is not None and self._ctx is not None:
            self.helper(self._ctx, self, topic).show()

    def speak(self, lang: str) -> None:
        self.language_wanted.emit(lang)

    def reopen(self, work: Callable[[], Any], news: str) -> None:
        self.reopen_wanted.emit(work, news)

    def search(self) -> None:
        """Open the search over everything (Ctrl+K)."""
        if self.finder is not None and self._ctx is not None:
            self.finder(self._ctx, self).show()

    # ---- slots ---------------------------------------------------------------------------------------

    def _numbered(self) -> None:
        self.go(self.sender().property("place"))

    def _moved(self, spec: PageSpec) -> None:
        page = self.navigator.page
        self.places.set_current(spec.place or spec.key)
        title = page.title if page is not None else ""
        name = self.tr_now.t("Municipal office")
        self.setWindowTitle(f"{title} – {name}" if title else name)

    def _changed(self, changes: Refs, author: QWidget | None) -> None:
        self.status.set_saved()
        self.told(changes, author)

    def _busy(self, count: int) -> None:
        self.status.set_busy(count)

    def _job(self, job: Job) -> None:
        self.status.show_job(job)

    def _job_ended(self, _job: Job) -> None:
        self.status.show_job(None)
        self.status.set_busy(0)

    def _help(self) -> None:
        self.show_help(self.navigator.page.help_topic if self.navigator.page else "")

    def _undo(self) -> None:
        self.status.take_back()

    def _to_places(self) -> None:
        self.places.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.navigator.may_leave():
            event.ignore()
            return
        self.hide()
        event.accept()
        self.closed.emit()
