"""A backup tried out or brought back: read and checked first, its counts shown, then put in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from mslite.domain.keeping import BackupLine, CheckReport
from mslite.domain.problems import UserFixable
from mslite.i18n import problems, tables
from mslite.ui.kit import dialogs, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.desk import Job
from mslite.ui.kit.dialogs import Decision
from mslite.ui.kit.editors import LineEditor
from mslite.ui.pages.settings.check import COUNTED, count_words


@dataclass(frozen=True)
class _Ready:
    """A backup that was restored on trial; ``work`` puts it in place once the office is closed."""

    report: CheckReport
    now: dict[str, int]
    work: Callable[[], Any]


class BringBack(QObject):
    """Leads through it; the office is closed, its file exchanged, and opened again by ``shell.reopen``."""

    def __init__(self, ctx: PageContext, owner: QWidget) -> None:
        super().__init__(owner)
        self._ctx, self._owner, self._only_try = ctx, owner, False
        self._line: BackupLine | None = None

    def begin(self, line: BackupLine, only_try: bool = False, person: str = "", password: str = "") -> None:
        """Restore ``line`` on trial and show what is in it."""
        self._line, self._only_try = line, only_try
        job = Job(self._ctx.tr.t("Reading the backup…"), cancellable=False)
        work = partial(_try, self._ctx.office, Path(line.path), person, password)
        self._ctx.desk.slow(work, self._tried, self._failed, job)

    def _tried(self, ready: _Ready) -> None:
        tr, line = self._ctx.tr, self._line
        assert line is not None
        when = line.at.strftime("%d.%m.%Y %H:%M")
        if self._only_try:
            words = tr.t("The backup of {when} can be brought back: everything in it was read.", when=when)
            if not ready.report.ok:
                words = tr.t(
                    "The backup of {when} can be brought back, but attached files are missing.", when=when
                )
            dialogs.message(self._owner, tr, words, count_words(ready.report.counts, tr))
        elif RestoreDialog(self._ctx, self._owner, when, ready.now, ready.report.counts).asked():
            news = tr.t("The backup of {when} is in place; the data from before lie beside it.", when=when)
            self._ctx.shell.reopen(ready.work, news)

    def _failed(self, error: BaseException) -> None:
        asking = ("password_needed", "wrong_password", "recovery_mistyped", "wrong_recovery_key")
        if not isinstance(error, UserFixable) or error.code not in asking or self._line is None:
            self._ctx.shell.trouble(error)
            return
        wrong = "" if error.code == "password_needed" else str(problems.wording(error, self._ctx.tr))
        dialog = ForeignDialog(self._ctx, self._owner, wrong)
        if dialog.asked():
            self.begin(self._line, self._only_try, dialog.person.text().strip(), dialog.word.text())


class RestoreDialog(Decision):
    """What the file holds now, and what it will hold."""

    def __init__(
        self, ctx: PageContext, parent: QWidget, when: str, now: dict[str, int], then: dict[str, int]
    ) -> None:
        tr = ctx.tr
        advice = tr.t(
            "A backup of the present data is made first, and the present file stays beside the new one under "
            "another name. The program closes the file, exchanges it and opens it again."
        )
        super().__init__(parent, tr.t("Bring back the backup of {when}?", when=when), advice)
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, theme.GRID, 0, theme.GRID)
        grid.setHorizontalSpacing(4 * theme.GRID)
        right = Qt.AlignmentFlag.AlignRight
        for column, head in enumerate(("", tr.t("Now"), tr.t("In the backup"))):
            grid.addWidget(parts.label(head, "quiet"), 0, column, right)
        for row, name in enumerate((name for name in COUNTED if now.get(name) or then.get(name)), start=1):
            before, after = now.get(name, 0), then.get(name, 0)
            grid.addWidget(parts.label(tables.name(name, tr)), row, 0)
            grid.addWidget(parts.label(str(before)), row, 1, right)
            grid.addWidget(parts.label(str(after), "section" if after < before else ""), row, 2, right)
        grid.setColumnStretch(0, 1)
        self.body.addWidget(table)
        self.add_choices(tr.t("Bring back"), tr.t("Leave everything as it is"), danger=True)


class ForeignDialog(Decision):
    """The backup has other keys than this office: whose password opens it."""

    def __init__(self, ctx: PageContext, parent: QWidget, wrong: str) -> None:
        tr = ctx.tr
        super().__init__(
            parent, tr.t("This backup asks for a password"),
            tr.t("It was made on another machine. Leave the name empty to type its recovery key."),
        )  # fmt: skip
        self.body.setSpacing(4)
        self.person, self.word = LineEditor(), LineEditor()
        self.word.setEchoMode(QLineEdit.EchoMode.Password)
        for words, field in ((tr.t("Name"), self.person), (tr.t("Password or recovery key"), self.word)):
            label = parts.label(words)
            label.setContentsMargins(0, theme.GRID, 0, 0)
            label.setBuddy(field)
            field.set_name(words)
            self.body.addWidget(label)
            self.body.addWidget(field)
        if wrong:
            self.body.addWidget(parts.label("⚠ " + wrong, "problem", wrap=True))
        self.add_choices(tr.t("Open the backup"), tr.t("Cancel"))
        self.person.setFocus()


def _try(office: Any, path: Path, person: str, password: str) -> _Ready:
    report = office.backups.drill(path, person, password)
    return _Ready(report, office.backups.counts(), office.backups.bringing_back(path, person, password))
