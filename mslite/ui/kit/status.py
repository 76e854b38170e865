"""The line at the foot: who is working, what was just done (*Undo*), progress, saved, backup, language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QProgressBar, QToolButton

from mslite.i18n.catalogue import Translator
from mslite.ui.kit import parts, theme
from mslite.ui.kit.desk import Job

SAID_MS = 10_000
LANGUAGES = (("ky", "КЫР", "Кыргызча"), ("ru", "РУС", "Русский"), ("en", "ENG", "English"))


class StatusLine(QFrame):
    """Never covers anything and never moves the page."""

    language_wanted = Signal(str)
    person_wanted = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._undo: Callable[[], None] | None = None
        self._job: Job | None = None
        self.person = parts.tool("user", tr.t("Who is working"), self.person_wanted.emit, words=True)
        self.person.hide()
        self.said = parts.label("")
        self.undo = parts.tool("undo-2", tr.t("Undo"), self.take_back, "Ctrl+Z", words=True)
        self.bar = QProgressBar()
        self.bar.setFixedWidth(20 * theme.GRID)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr.t("Progress"))
        self.stop = parts.tool("x", tr.t("Stop this"), self._cancel)
        self.saved = parts.label("", "quiet")
        self.backup = parts.label("", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GRID, 2, theme.GRID, 2)
        row.setSpacing(theme.GRID)
        for part in (self.person, self.said, self.undo):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.bar)
        for part in (self.stop, self.saved, self.backup):
            row.addWidget(part)
        self._languages = QButtonGroup(self)
        for code, short, name in LANGUAGES:
            one = QToolButton()
            one.setText(short)
            one.setToolTip(name)
            one.setAccessibleName(name)
            one.setCheckable(True)
            one.setChecked(code == tr.lang)
            one.setProperty("lang", code)
            self._languages.addButton(one)
            row.addWidget(one)
        self._languages.buttonClicked.connect(self._language)
        self._clock = QTimer(self, interval=SAID_MS, singleShot=True)
        self._clock.timeout.connect(self.hush)
        self._wait = QTimer(self, interval=300, singleShot=True)
        self._wait.timeout.connect(self._working)
        self.hush()
        self.show_job(None)

    def set_person(self, name: str) -> None:
        """Show who is working."""
        self.person.setText(name)
        self.person.setAccessibleName(self._tr.t("Who is working: {name}", name=name))
        self.person.setVisible(bool(name))

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show one line for ten seconds."""
        self.said.setText(text)
        self._undo = undo
        self.undo.setVisible(undo is not None)
        self._clock.start()

    def hush(self) -> None:
        """Take the line away, and with it the chance of *Undo*."""
        self.said.clear()
        self._undo = None
        self.undo.hide()

    def take_back(self) -> None:
        """Do the *Undo* on offer."""
        undo = self._undo
        self.hush()
        if undo is not None:
            undo()

    def set_busy(self, count: int) -> None:
        """Say that work is under way when it lasts longer than 0.3 s."""
        if count and not self._wait.isActive():
            self._wait.start()
        elif not count:
            self._wait.stop()
            if self.saved.property("working"):
                self.saved.setText("")
                self.saved.setProperty("working", False)

    def set_saved(self) -> None:
        """Say that everything is in the file, and since when."""
        self.saved.setText(self._tr.t("Saved at {time}", time=dt.datetime.now().strftime("%H:%M:%S")))
        self.saved.setProperty("working", False)

    def set_backup(self, at: dt.datetime | None) -> None:
        """Show when the last backup was made."""
        when = at.strftime("%d.%m.%Y %H:%M") if at else ""
        self.backup.setText(self._tr.t("Backup: {when}", when=when) if at else self._tr.t("No backup yet"))

    def show_job(self, job: Job | None) -> None:
        """Show how far ``job`` is, with a way to stop it."""
        self._job = job
        self.bar.setVisible(job is not None)
        self.stop.setVisible(job is not None and job.cancellable)
        if job is not None:
            self.bar.setRange(0, job.total)
            self.bar.setValue(job.done)
            self.bar.setToolTip(job.title)
            self.saved.setText(job.title)
            self.saved.setProperty("working", True)

    def _working(self) -> None:
        if self._job is None:
            self.saved.setText(self._tr.t("Working…"))
            self.saved.setProperty("working", True)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _language(self, one: QToolButton) -> None:
        if one.property("lang") != self._tr.lang:
            self.language_wanted.emit(one.property("lang"))
