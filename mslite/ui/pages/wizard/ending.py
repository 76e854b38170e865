"""The last two steps: safety, and where to begin."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from mslite.domain.views import Saved
from mslite.services import sample
from mslite.ui.kit import dialogs, parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.passwords import PasswordDialog, RecoveryDialog
from mslite.ui.pages.wizard.step import WizardStep


class SafetyStep(WizardStep):
    """Key file or passwords, the recovery key, a second place for backups."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(ctx)
        tr = ctx.tr
        self.title = tr.t("Safety")
        self.advice = tr.t(
            "The file is encrypted already and opens by itself on this machine. More is up to you."
        )
        self.person = ""
        self.recovery = parts.Badge()
        make = parts.button(tr.t("Make and print it…"), self._make_recovery, "key-round")
        self._card(
            tr.t("Recovery key"),
            tr.t("One printed sheet that opens the file when the machine dies or a password is forgotten."),
            self.recovery, make,
        )  # fmt: skip
        self.password = parts.Badge()
        self.give = parts.button(tr.t("Give a password…"), self._give, "lock")
        self._card(
            tr.t("Password"), tr.t("Without one, whoever has this machine in hand can read everything."),
            self.password, self.give,
        )  # fmt: skip
        self.folder = parts.label("", "quiet")
        choose = parts.button(tr.t("Choose a folder…"), self._choose, "folder-open")
        self._card(
            tr.t("A second copy on another drive"),
            tr.t("Backups are made by themselves. Let them go onto a stick or another disk too."),
            self.folder, choose,
        )  # fmt: skip
        self.box.addStretch(1)

    def _card(self, title: str, advice: str, state: Any, button: Any) -> None:
        card = parts.Card(title)
        card.body.addWidget(parts.label(advice, wrap=True))
        card.body.addLayout(parts.line(state, None, button))
        self.box.addWidget(card)

    def read(self) -> None:
        self.ctx.desk.ask(partial(_safety, self.ctx.office), self._show)

    def _show(self, found: tuple[bool, tuple[str, ...], str]) -> None:
        tr, (recovery, people, second) = self.ctx.tr, found
        good, warn = parts.Tone.GOOD, parts.Tone.WARN
        self.recovery.put(
            tr.t("There is one") if recovery else tr.t("There is none yet"), good if recovery else warn
        )
        has = self.person in people
        words = tr.t("A password is asked for") if has else tr.t("There is none yet")
        self.password.put(words, good if has else parts.Tone.PLAIN)
        self.give.setEnabled(bool(self.person))
        self.folder.setText(second or tr.t("none"))

    def _make_recovery(self) -> None:
        self.ctx.desk.ask(self.ctx.office.access.make_recovery, self._recovery_made)

    def _recovery_made(self, recovery: str) -> None:
        RecoveryDialog(self.ctx, self, recovery).asked()
        self.read()

    def _give(self) -> None:
        if PasswordDialog(self.ctx, self, self.person).asked():
            self.ctx.desk.ask(partial(self.ctx.office.access.require, True), self._done)

    def _choose(self) -> None:
        folder = dialogs.choose_folder(self, self.ctx.tr.t("A second copy on another drive"))
        if folder is not None:
            self.ctx.desk.ask(partial(_keep_second, self.ctx.office, str(folder)), self._done)

    def _done(self, _answer: Any) -> None:
        self.read()


class BeginStep(WizardStep):
    """Where to begin: a new meeting, the sample office, a file from elsewhere, a backup."""

    begun = Signal(str, str)
    """Place and key to press there."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(ctx)
        tr = ctx.tr
        self.title = tr.t("Ready")
        self.advice = tr.t("Where would you like to begin?")
        self._way(tr.t("A new meeting"), tr.t("Prepare it, write its minutes, print its protocol."),
                  self._new_meeting, "plus")  # fmt: skip
        town = tr.t("An invented town with weeks of work, to try everything out.")
        self.sample = self._way(tr.t("Look at a sample office"), town, self._load_sample, "book-open")
        self._way(tr.t("Bring in a JSON file"), tr.t("Meetings or a whole office from another program."),
                  self._import, "upload")  # fmt: skip
        self._way(tr.t("Bring back a backup"), tr.t("From a stick or another machine."),
                  self._backups, "rotate-ccw")  # fmt: skip
        self.box.addStretch(1)

    def _way(self, words: str, advice: str, slot: Callable[[], None], icon: str) -> Any:
        button = parts.button(words, slot, icon)
        button.setFixedWidth(320)
        button.setStyleSheet("text-align: left;")
        row = parts.line(button, parts.label(advice, "quiet", wrap=True), gap=16)
        row.setStretch(1, 1)
        self.box.addLayout(row)
        return button

    def _new_meeting(self) -> None:
        self.begun.emit("meetings", "Ctrl+N")

    def _backups(self) -> None:
        self.begun.emit("settings", "Ctrl+7")

    def _load_sample(self) -> None:
        self.sample.setEnabled(False)
        self.ctx.desk.ask(partial(sample.fill, self.ctx.office), self._loaded, self._failed)

    def _loaded(self, _answer: None) -> None:
        self.begun.emit("today", "")

    def _failed(self, error: BaseException) -> None:
        self.sample.setEnabled(True)
        self.ctx.shell.trouble(error)

    def _import(self) -> None:
        kinds = (("JSON", "*.json"),)
        for path in dialogs.open_files(self, self.ctx.tr.t("Bring in a JSON file"), kinds, several=False):
            self.ctx.desk.ask(partial(_import, self.ctx.office, path), self._imported)

    def _imported(self, saved: Saved) -> None:
        tr = self.ctx.tr
        words = tr.n("{n} record brought in", "{n} records brought in", len(saved.rows))
        self.ctx.shell.say(words)
        self.begun.emit("meetings", "")


def _safety(office: Any) -> tuple[bool, tuple[str, ...], str]:
    return office.access.has_recovery(), office.access.people(), office.machine().second_backup


def _keep_second(office: Any, folder: str) -> None:
    office.keep_machine(dataclasses.replace(office.machine(), second_backup=folder))


def _import(office: Any, path: Path) -> Saved:
    saved: Saved = office.exchange.import_json(path.read_bytes(), path.name)
    return saved
