"""A vote, in its place on the page: how it was taken, the counts, or each person's choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem

from mslite.domain.meetings import Choice, Dossier, Participant, Vote, VoteMode
from mslite.domain.problems import Severity
from mslite.domain.rules import check_vote, present_count
from mslite.i18n import labels, problems
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.editors import ChoiceEditor, IntEditor
from mslite.ui.kit.words import WordsEditor

ROLL_KEYS = {"1": Choice.FOR, "2": Choice.AGAINST, "3": Choice.ABSTAINED, "0": None}
ROW = 27
_ID = int(Qt.ItemDataRole.UserRole)
_CHOICE = _ID + 1


class Roll(QTreeWidget):
    """Those present, each with a choice: 1, 2, 3 or Space set it and go on, 0 takes it away."""

    changed = Signal()
    entered = Signal()

    def __init__(self, tr: Translator, people: tuple[Participant, ...], cast: Mapping[str, Choice]) -> None:
        super().__init__()
        self._tr = tr
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setHeaderLabels([tr.t("Name"), tr.t("Vote")])
        self.setColumnWidth(0, 40 * theme.GRID)
        self.setAccessibleName(tr.t("Vote by name"))
        for no, one in enumerate(people, start=1):
            line = QTreeWidgetItem([f"{no}.  {one.name}", ""])
            line.setData(0, _ID, one.id)
            line.setSizeHint(0, QSize(0, ROW))
            self.addTopLevelItem(line)
            self._put(line, cast.get(one.id))
        self.setFixedHeight((min(8, max(2, len(people))) + 1) * ROW + theme.GRID)
        self.setCurrentIndex(self.model().index(0, 0))

    def choices(self) -> dict[str, Choice]:
        """Return participant → choice of everybody who voted."""
        lines = (self.topLevelItem(no) for no in range(self.topLevelItemCount()))
        return {
            line.data(0, _ID): Choice(line.data(0, _CHOICE))
            for line in lines
            if line is not None and line.data(0, _CHOICE)
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, sign = self.currentItem(), keys.latin(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif line is not None and sign == " ":
            now = line.data(0, _CHOICE)
            order = [None, *Choice]
            self._put(line, order[(order.index(Choice(now) if now else None) + 1) % len(order)])
            self.changed.emit()
        elif line is not None and sign in ROLL_KEYS:
            self._put(line, ROLL_KEYS[sign])
            below = self.itemBelow(line)
            if below is not None:
                self.setCurrentItem(below)
            self.changed.emit()
        else:
            super().keyPressEvent(event)

    def _put(self, line: QTreeWidgetItem, choice: Choice | None) -> None:
        line.setData(0, _CHOICE, choice.value if choice else "")
        line.setText(1, labels.label(choice, self._tr) if choice else "–")


class VoteEditor(QFrame):
    """Enter records the vote, Esc leaves it as it was. A new one begins with everybody for it."""

    ended = Signal()

    def __init__(self, tr: Translator, dossier: Dossier, vote: Vote) -> None:
        super().__init__()
        self._tr, self.vote = tr, vote
        self._present = present_count(dossier)
        cast = {b.participant_id: b.choice for b in dossier.ballots if b.vote_id == vote.id}
        self.mode = ChoiceEditor([(one, labels.label(one, tr)) for one in VoteMode])
        self.mode.set_name(tr.t("How it was voted"))
        self.mode.set_value(vote.mode)
        self.counts: dict[Choice, IntEditor] = {}
        row = parts.line(self.mode, 2 * theme.GRID)
        start = {
            Choice.FOR: vote.votes_for if vote.version else self._present,
            Choice.AGAINST: vote.against,
            Choice.ABSTAINED: vote.abstained,
        }
        for choice, count in start.items():
            field = IntEditor(tr, zero=True)
            field.setFixedWidth(8 * theme.GRID)
            field.set_name(labels.label(choice, tr))
            field.set_value(count)
            field.edited.connect(self._check)
            field.returnPressed.connect(self.ended)
            tag = parts.label(labels.label(choice, tr))
            tag.setBuddy(field)
            row.addWidget(tag)
            row.addWidget(field)
            row.addSpacing(theme.GRID)
            self.counts[choice] = field
        here = "–" if self._present is None else self._present
        row.addWidget(parts.label(tr.t("Present: {n}", n=here), "quiet"))
        row.addStretch(1)
        self.question = WordsEditor(tr)
        self.question.set_name(tr.t("Put to the vote"))
        self.question.set_value(vote.question)
        for line in (self.question.ky, self.question.ru):
            line.returnPressed.connect(self.ended)  # type: ignore[union-attr]
        tag = parts.label(tr.t("Put to the vote"))
        tag.setBuddy(self.question)
        asked = parts.line(tag, self.question)
        asked.setStretch(1, 1)
        self.roll = Roll(tr, dossier.present, cast)
        self.roll.changed.connect(self._counted)
        self.roll.entered.connect(self.ended)
        self.hint = parts.label(tr.t("1 for, 2 against, 3 abstained, 0 did not vote"), "quiet")
        self.trouble = parts.label("", "problem", wrap=True)
        box = parts.column(self, 0, theme.GRID)
        box.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        box.addLayout(row)
        box.addLayout(asked)
        for part in (self.hint, self.roll, self.trouble):
            box.addWidget(part)
        self.mode.edited.connect(self._mode_changed)
        self.setFocusProxy(self.counts[Choice.FOR])
        self.counts[Choice.FOR].selectAll()
        self._fit()
        self._check()

    def value(self) -> tuple[Vote, dict[str, Choice] | None]:
        """Return the vote as it stands in the fields, and the choices of a vote by name."""
        by_name = self.mode.value() is VoteMode.BY_NAME
        vote = replace(
            self.vote,
            mode=self.mode.value(),
            question=self.question.value(),
            votes_for=self._number(Choice.FOR),
            against=self._number(Choice.AGAINST),
            abstained=self._number(Choice.ABSTAINED),
        )
        choices = self.roll.choices() if by_name and self.roll.topLevelItemCount() else None
        return vote, choices

    @property
    def fault(self) -> bool:
        """Whether a count is no number."""
        return any(field.fault() for field in self.counts.values())

    def _number(self, choice: Choice) -> int:
        return self.counts[choice].value() or 0

    def _mode_changed(self) -> None:
        self._fit()
        if self.mode.value() is VoteMode.BY_NAME and self.roll.topLevelItemCount():
            self._counted()
            self.roll.setFocus()
        else:
            self._check()

    def _fit(self) -> None:
        by_name = self.mode.value() is VoteMode.BY_NAME and self.roll.topLevelItemCount() > 0
        self.roll.setVisible(by_name)
        self.hint.setVisible(by_name)
        for field in self.counts.values():
            field.set_read_only(by_name)

    def _counted(self) -> None:
        chosen = list(self.roll.choices().values())
        for choice, field in self.counts.items():
            field.set_value(chosen.count(choice))
        self._check()

    def _check(self) -> None:
        faults = [field.fault() for field in self.counts.values() if field.fault()]
        found = check_vote(self.value()[0], (), self._present)
        told = faults or [str(problems.wording(one, self._tr)) for one in found]
        bad = bool(faults) or any(one.severity is not Severity.WARNING for one in found)
        self.trouble.setText("\n".join(f"⚠ {text}" for text in told))
        self.trouble.setProperty("role", "problem" if bad else "warning")
        self.trouble.style().polish(self.trouble)
        self.trouble.setVisible(bool(told))
