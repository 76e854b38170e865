"""The first start: five steps, each of which may be skipped. Enter goes on, Esc skips."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QStackedWidget, QToolButton, QWidget

from mslite.i18n.catalogue import Translator
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext, ShellLike
from mslite.ui.kit.desk import Desk
from mslite.ui.kit.status import LANGUAGES
from mslite.ui.pages.wizard.ending import BeginStep, SafetyStep
from mslite.ui.pages.wizard.step import WizardStep
from mslite.ui.pages.wizard.steps import OfficeStep, PaperStep, PeopleStep

WIDTH = 96 * theme.GRID


class Wizard(QWidget):
    """Stands in the window until the person is through; then ``done(name, place, key)`` is called.

    ``before`` is the same wizard in another language: what was typed there stays.
    """

    def __init__(
        self, desk: Desk, office: Any, tr: Translator, shell: ShellLike,
        done: Callable[[str, str, str], None], before: Wizard | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._ctx, self._done = PageContext(desk, office, tr, shell), done
        self._going = False
        self.people, self.safety = PeopleStep(self._ctx), SafetyStep(self._ctx)
        self.begin = BeginStep(self._ctx)
        self.steps: tuple[WizardStep, ...] = (
            OfficeStep(self._ctx), self.people, PaperStep(self._ctx), self.safety, self.begin,
        )  # fmt: skip
        self.begin.begun.connect(self._begin)
        inner = QWidget()
        inner.setFixedWidth(WIDTH)
        box = parts.column(inner, 0, 2 * theme.GRID)
        self.where = parts.label("", "quiet")
        self.heading = parts.label("", "heading")
        self.advice = parts.label("", wrap=True)
        languages = parts.line(self.where, None)
        for code, _, name in LANGUAGES:
            one = QToolButton()
            one.setText(name)
            one.setCheckable(True)
            one.setChecked(code == tr.lang)
            one.setProperty("lang", code)
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            one.clicked.connect(self._speak)
            languages.addWidget(one)
        box.addLayout(languages)
        box.addWidget(self.heading)
        box.addWidget(self.advice)
        self.stack = QStackedWidget()
        for step in self.steps:
            self.stack.addWidget(step)
        box.addWidget(self.stack, 1)
        self.back = parts.button(tr.t("Back"), self.go_back, "arrow-left", "Alt+←")
        self.skip = parts.button(tr.t("Skip"), self.skip_step, key="Esc")
        self.next = parts.button(tr.t("Continue"), self.go_on, key="Enter", main=True)
        box.addLayout(parts.line(self.back, None, self.skip, self.next))
        outer = parts.column(self, 3 * theme.GRID)
        outer.addWidget(inner, 1, Qt.AlignmentFlag.AlignHCenter)
        keys.shortcut(self, "Esc", self.skip_step)
        keys.shortcut(self, "Ctrl+Return", self.go_on)
        keys.shortcut(self, "Alt+Left", self.go_back)
        if before is not None:
            for mine, other in zip(self.steps, before.steps, strict=True):
                for name, editor in mine.editors.items():
                    editor.set_value(other.editors[name].value())
        self._show(before.step if before is not None else 0)

    @property
    def step(self) -> int:
        """The number of the step in front, from 0."""
        return self.stack.currentIndex()

    def go_on(self) -> None:
        """Write what stands in this step and go to the next."""
        if self._going:
            return
        work = self.steps[self.step].work()
        if work is None:
            self._gone(None)
            return
        self._going = True
        self._ctx.desk.ask(work, self._gone, self._failed)

    def skip_step(self) -> None:
        """Go on without this step. The office itself is saved even so: these steps come only once."""
        if self.step == 0:
            self.go_on()
        elif not self._going:
            self._gone(None)

    def go_back(self) -> None:
        """Go to the step before."""
        if self.step and not self._going:
            self._show(self.step - 1)

    def _gone(self, _answer: Any) -> None:
        self._going = False
        if self.step + 1 < len(self.steps):
            self._show(self.step + 1)
        else:
            self._begin("today", "")

    def _failed(self, error: BaseException) -> None:
        self._going = False
        self._ctx.shell.trouble(error)

    def _begin(self, place: str, press: str) -> None:
        self._done(self.people.name, place, press)

    def _show(self, no: int) -> None:
        tr, step = self._ctx.tr, self.steps[no]
        last = no == len(self.steps) - 1
        self.stack.setCurrentIndex(no)
        self.where.setText(tr.t("Step {no} of {count}", no=no + 1, count=len(self.steps)))
        self.heading.setText(step.title)
        self.advice.setText(step.advice)
        self.back.setVisible(no > 0)
        self.skip.setVisible(not last)
        self.next.setText(tr.t("To the first page") if last else tr.t("Continue"))
        self.safety.person = self.people.name
        step.read()
        QTimer.singleShot(0, self._focus)

    def _focus(self) -> None:
        first = next(iter(self.steps[self.step].editors.values()), None)
        if self.step == len(self.steps) - 1:
            self.begin.findChildren(QPushButton)[0].setFocus()
        else:
            (first if isinstance(first, QWidget) else self.next).setFocus()

    def _speak(self) -> None:
        self._ctx.shell.speak(self.sender().property("lang"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        focus = self.focusWidget()
        if enter and isinstance(focus, QPushButton):
            focus.click()
        elif enter and not isinstance(focus, QPlainTextEdit):
            self.go_on()
        else:
            super().keyPressEvent(event)
