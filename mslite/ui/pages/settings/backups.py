"""Backups: the list, one made now, one tried out, one brought back."""

from __future__ import annotations

import dataclasses
from functools import partial
from pathlib import Path
from typing import Any

from mslite.domain.keeping import BackupLine
from mslite.ui.kit import dialogs, parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.desk import Job
from mslite.ui.kit.table import Table
from mslite.ui.kit.windowmodel import Column
from mslite.ui.pages.settings.bringing import BringBack
from mslite.ui.pages.settings.section import Section


class BackupsSection(Section):
    """See the module. Enter tries the current backup out."""

    scrolls = False

    def __init__(self, ctx: PageContext) -> None:
        tr = ctx.tr
        advice = tr.t("Made by themselves every half hour and at the end, whenever something has changed.")
        super().__init__(ctx, tr.t("Backups"), advice)
        self._second = ""
        self._place: Path | None = None
        self.now = parts.button(tr.t("Back up now"), self._back_up, "hard-drive", main=True)
        other = parts.button(
            tr.t("Onto a stick or into another folder…"), self._back_up_elsewhere, "download"
        )
        self.box.addLayout(parts.line(self.now, other, None))
        self.where = parts.label("", "quiet")
        look = parts.button(tr.t("Look into another folder…"), self._look_elsewhere, "folder-open")
        self.home = parts.button(tr.t("This machine's own"), self._look_home, "arrow-left")
        self.box.addLayout(parts.line(self.where, None, self.home, look))
        columns = (
            Column("at", tr.t("Made"), _at, 160),
            Column("size", tr.t("Size"), self._size, 110, right=True),
            Column("verified", tr.t("Read back"), self._verified, 220, tone=_tone),
            Column("path", tr.t("Folder"), _folder),
        )
        empty = parts.EmptyState("hard-drive", tr.t("No backup here yet"))
        self.table = Table(ctx.desk, columns, "backups", tr.t("Backups"), empty, key=_path)
        self.table.opened.connect(self._try_line)
        self.table.chosen.connect(self._chosen)
        self.box.addWidget(self.table, 1)
        self.drill = parts.button(tr.t("Try it out"), self._try, "shield-check", "Enter")
        self.restore = parts.button(tr.t("Bring it back…"), self._bring_back, "rotate-ccw")
        self.box.addLayout(parts.line(self.drill, self.restore, None))
        self.second = parts.label("", wrap=True)
        choose = parts.button(tr.t("Choose a folder…"), self._choose_second, "folder-open")
        self.no_second = parts.tool("x", tr.t("Do without"), self._without_second, words=True)
        card = parts.Card(tr.t("A second copy on another drive"))
        row = parts.line(self.second, choose, self.no_second)
        row.setStretch(0, 1)
        card.body.addLayout(row)
        self.box.addWidget(card)
        self._bringer = BringBack(ctx, self)
        self.read()

    def read(self) -> None:
        self.ctx.desk.slow(partial(_look, self.ctx.office, self._place), self._show)

    def entered(self) -> None:
        self.table.setFocus()

    def _show(self, found: tuple[tuple[BackupLine, ...], str]) -> None:
        tr, (lines, self._second) = self.ctx.tr, found
        self.table.set_rows(lines)
        self._chosen(self.table.current())
        self.home.setVisible(self._place is not None)
        words = tr.t("Backups in {folder}", folder=str(self._place)) if self._place else ""
        self.where.setText(words or tr.t("Backups on this machine"))
        self.second.setText(
            self._second or tr.t("None: a thief or a fire takes the machine and its backups.")
        )
        self.no_second.setVisible(bool(self._second))

    def _chosen(self, line: BackupLine | None) -> None:
        for part in (self.drill, self.restore):
            part.setEnabled(line is not None)

    # ---- making ------------------------------------------------------------------------------------------

    def _back_up(self) -> None:
        self._make(None)

    def _back_up_elsewhere(self) -> None:
        folder = dialogs.choose_folder(self, self.ctx.tr.t("Where shall the backup go?"))
        if folder is not None:
            self._make(folder)

    def _make(self, folder: Path | None) -> None:
        self.now.setEnabled(False)
        job = Job(self.ctx.tr.t("Making a backup…"), cancellable=False)
        self.ctx.desk.slow(partial(self.ctx.office.backups.run, folder), self._made, self._failed, job)

    def _made(self, line: BackupLine) -> None:
        self.now.setEnabled(True)
        self.ctx.shell.say(self.ctx.tr.t("The backup was made and read back: {path}", path=line.path))
        self.read()

    def _failed(self, error: BaseException) -> None:
        self.now.setEnabled(True)
        self.ctx.shell.trouble(error)

    # ---- other places ------------------------------------------------------------------------------------

    def _look_elsewhere(self) -> None:
        folder = dialogs.choose_folder(self, self.ctx.tr.t("Where are the backups?"))
        if folder is not None:
            self._place = folder
            self.read()

    def _look_home(self) -> None:
        self._place = None
        self.read()

    def _choose_second(self) -> None:
        folder = dialogs.choose_folder(self, self.ctx.tr.t("A second copy on another drive"))
        if folder is not None:
            self._keep_second(str(folder))

    def _without_second(self) -> None:
        self._keep_second("")

    def _keep_second(self, folder: str) -> None:
        self.ctx.desk.ask(partial(keep_second, self.ctx.office, folder), self._second_kept)

    def _second_kept(self, _answer: None) -> None:
        self.read()

    # ---- trying out, bringing back -----------------------------------------------------------------------

    def _try(self) -> None:
        line = self.table.current()
        if line is not None:
            self._try_line(line)

    def _try_line(self, line: BackupLine) -> None:
        self._bringer.begin(line, only_try=True)

    def _bring_back(self) -> None:
        line = self.table.current()
        if line is not None:
            self._bringer.begin(line)

    def _size(self, line: BackupLine) -> str:
        return self.ctx.tr.t("{size} MB", size=f"{line.size / 2**20:.1f}".replace(".", ","))

    def _verified(self, line: BackupLine) -> str:
        return self.ctx.tr.t("found right") if line.verified else self.ctx.tr.t("not yet")


def keep_second(office: Any, folder: str) -> None:
    """Let every backup go into ``folder`` too ("": no longer)."""
    office.keep_machine(dataclasses.replace(office.machine(), second_backup=folder))


def _look(office: Any, place: Path | None) -> tuple[tuple[BackupLine, ...], str]:
    return office.backups.list(place), office.machine().second_backup


def _at(line: BackupLine) -> str:
    return line.at.strftime("%d.%m.%Y %H:%M")


def _folder(line: BackupLine) -> str:
    return Path(line.path).name


def _path(line: BackupLine) -> str:
    return line.path


def _tone(line: BackupLine) -> parts.Tone:
    return parts.Tone.GOOD if line.verified else parts.Tone.WARN
