"""Who can open the file: by its key file or by passwords; the recovery key."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import Any

from mslite.domain.keeping import FolderKind
from mslite.ui.kit import dialogs, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.passwords import PasswordDialog, RecoveryDialog
from mslite.ui.kit.table import Table
from mslite.ui.kit.windowmodel import Column
from mslite.ui.pages.settings.section import Section


@dataclasses.dataclass(frozen=True)
class _Ways:
    """How the file opens: ``people`` are (name, has a password)."""

    asked: bool
    people: tuple[tuple[str, bool], ...]
    recovery: bool
    actor: str


class AccessSection(Section):
    """See the module."""

    tables = frozenset({"person"})

    def __init__(self, ctx: PageContext) -> None:
        tr = ctx.tr
        advice = tr.t(
            "The file is always encrypted. With the key file it opens by itself on this machine; "
            "with passwords a stolen laptop tells nothing."
        )
        super().__init__(ctx, tr.t("Access"), advice)
        self._ways = _Ways(False, (), False, "")
        way = parts.Card(tr.t("At the start"))
        self.way = parts.Badge()
        self.switch = parts.button("", self._switch, "lock")
        way.body.addLayout(parts.line(self.way, None, self.switch))
        people = parts.Card(tr.t("Passwords"))
        columns = (
            Column("name", tr.t("Name"), _name),
            Column("has", tr.t("Password"), self._has, 180, tone=_tone),
        )
        self.people = Table(ctx.desk, columns, "passwords", tr.t("Passwords"), key=_name)
        self.people.setFixedHeight(26 * theme.GRID)
        self.people.chosen.connect(self._chosen)
        self.people.opened.connect(self._give)
        self.give = parts.button(tr.t("Give a password…"), self._give_current, "key-round", "Enter")
        self.take = parts.button(tr.t("Take it away"), self._take, "x")
        people.body.addWidget(self.people)
        people.body.addLayout(parts.line(self.give, self.take, None))
        recovery = parts.Card(tr.t("Recovery key"))
        self.has_recovery = parts.Badge()
        self.make = parts.button("", self._make_recovery, "key-round")
        recovery.body.addLayout(parts.line(self.has_recovery, None, self.make))
        words = tr.t("One printed sheet that opens the file when all else is lost. Make it before passwords.")
        recovery.body.addWidget(parts.label(words, "quiet", wrap=True))
        for part in (way, people, recovery):
            self.box.addWidget(part)
        self.box.addStretch(1)
        self.read()

    def read(self) -> None:
        self.ctx.desk.ask(partial(_look, self.ctx.office), self._show)

    def _show(self, ways: _Ways) -> None:
        tr = self.ctx.tr
        self._ways = ways
        if ways.asked:
            self.way.put(tr.t("A password is asked for"), parts.Tone.GOOD)
            self.switch.setText(tr.t("Open without passwords"))
        else:
            self.way.put(tr.t("Opens by its key file, without a password"), parts.Tone.ACCENT)
            self.switch.setText(tr.t("Ask for passwords"))
        self.people.set_rows(ways.people)
        if ways.recovery:
            self.has_recovery.put(tr.t("There is one"), parts.Tone.GOOD)
            self.make.setText(tr.t("Make another one…"))
        else:
            self.has_recovery.put(tr.t("There is none yet"), parts.Tone.WARN)
            self.make.setText(tr.t("Make and print it…"))

    def _done(self, _answer: Any) -> None:
        self.read()

    def _ask(self, work: Any) -> None:
        self.ctx.desk.ask(work, self._done)

    # ---- at the start ------------------------------------------------------------------------------------

    def _switch(self) -> None:
        tr, wanted = self.ctx.tr, not self._ways.asked
        if wanted:
            question, verb = tr.t("Ask for a password from the next start on?"), tr.t("Ask for passwords")
            advice = tr.t("Nobody can find out a forgotten password. Only the recovery key helps then.")
            if not self._ways.recovery:
                advice += "\n\n" + tr.t("There is no recovery key yet: make and print it first.")
        else:
            question, verb = tr.t("Open the file without a password?"), tr.t("Open without passwords")
            advice = tr.t("Whoever has this machine in hand can then read everything.")
        if dialogs.confirm(self, tr, question, verb, advice, danger=not wanted):
            self._ask(partial(self.ctx.office.access.require, wanted))

    # ---- passwords ---------------------------------------------------------------------------------------

    def _chosen(self, line: tuple[str, bool] | None) -> None:
        tr, has = self.ctx.tr, line is not None and line[1]
        self.give.setEnabled(line is not None)
        self.give.setText(tr.t("Another password…") if has else tr.t("Give a password…"))
        self.take.setEnabled(has)

    def _give_current(self) -> None:
        line = self.people.current()
        if line is not None:
            self._give(line)

    def _give(self, line: tuple[str, bool]) -> None:
        name, has = line
        if PasswordDialog(self.ctx, self, name, own=has and name == self._ways.actor).asked():
            self.ctx.shell.say(self.ctx.tr.t("The password of {name} is set.", name=name))
            self.read()

    def _take(self) -> None:
        tr, line = self.ctx.tr, self.people.current()
        if line is None:
            return
        question = tr.t("Take the password of {name} away?", name=line[0])
        if dialogs.confirm(self, tr, question, tr.t("Take it away"), danger=True):
            self._ask(partial(self.ctx.office.access.remove_password, line[0]))

    def _has(self, line: tuple[str, bool]) -> str:
        return self.ctx.tr.t("has one") if line[1] else self.ctx.tr.t("none")

    # ---- recovery key ------------------------------------------------------------------------------------

    def _make_recovery(self) -> None:
        tr = self.ctx.tr
        if self._ways.recovery and not dialogs.confirm(
            self, tr, tr.t("Make another recovery key?"), tr.t("Make another one"),
            tr.t("The sheet printed earlier opens nothing any more from then on."),
        ):  # fmt: skip
            return
        self.ctx.desk.ask(self.ctx.office.access.make_recovery, self._recovery_made)

    def _recovery_made(self, recovery: str) -> None:
        RecoveryDialog(self.ctx, self, recovery).asked()
        self.read()


def _look(office: Any) -> _Ways:
    access = office.access
    have = set(access.people())
    names = [name for _, name in office.workers()]
    everyone = [*names, *sorted(have - set(names))]
    return _Ways(
        access.state().kind is FolderKind.PASSWORD,
        tuple((name, name in have) for name in everyone),
        access.has_recovery(),
        office.actor,
    )


def _name(line: tuple[str, bool]) -> str:
    return line[0]


def _tone(line: tuple[str, bool]) -> parts.Tone:
    return parts.Tone.GOOD if line[1] else parts.Tone.PLAIN
