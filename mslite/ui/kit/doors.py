"""What stands in the window before the office is open: opening, password, who is working, trouble."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from mslite.i18n.catalogue import Translator
from mslite.ui.kit import icons, parts, theme
from mslite.ui.kit.editors import LineEditor

_PERSON = int(Qt.ItemDataRole.UserRole)


class Door(QWidget):
    """A picture, one sentence, and a narrow column of widgets in the middle of the window."""

    def __init__(self, icon: str, text: str, advice: str = "") -> None:
        super().__init__()
        sign = QLabel()
        sign.setPixmap(icons.pixmap(icon, theme.colours().quiet, 5 * theme.GRID))
        inner = QWidget()
        inner.setFixedWidth(50 * theme.GRID)
        self.body = parts.column(inner, 0, 2 * theme.GRID)
        self.body.addWidget(sign)
        self.body.addWidget(parts.label(text, "heading", wrap=True))
        if advice:
            self.body.addWidget(parts.label(advice, wrap=True))
        box = parts.column(self)
        box.addStretch(1)
        box.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)


class OpeningDoor(Door):
    """The file is being opened."""

    def __init__(self, tr: Translator) -> None:
        super().__init__("folder-open", tr.t("Opening…"))


class PasswordDoor(Door):
    """The file is closed by passwords: who comes, and the password."""

    given = Signal(str, str)
    """Name of the key slot, password."""

    def __init__(self, tr: Translator, names: Sequence[str], wrong: bool = False, person: str = "") -> None:
        super().__init__("lock", tr.t("Password"), tr.t("The file of this office is protected by passwords."))
        self._names = [*names, ""]  # without a name it is the recovery key
        self.who = QListWidget()
        self.who.addItems([*names, tr.t("Recovery key")])
        self.who.ensurePolished()  # else the rows are laid out at the height of an undressed list
        self.who.setCurrentRow(self._names.index(person) if wrong and person in self._names else 0)
        self.who.setAccessibleName(tr.t("Who comes"))
        self.who.setMaximumHeight(min(6, len(self._names)) * 4 * theme.GRID + theme.GRID)
        self.word = LineEditor()
        self.word.set_name(tr.t("Password"))
        self.who.currentRowChanged.connect(self._show_typing)
        self._show_typing()
        self.word.returnPressed.connect(self._give)
        self.problem = parts.label(
            "⚠ " + tr.t("This is not the password. Look at the keyboard layout and Caps Lock.")
            if person
            else "⚠ " + tr.t("This is not the recovery key. Compare it with the sheet group by group."),
            "problem",
            True,
        )
        self.problem.setVisible(wrong)
        for part in (self.who, self.word, self.problem, parts.button(tr.t("Open"), self._give, main=True)):
            self.body.addWidget(part)
        self.setFocusProxy(self.word)

    def _show_typing(self, _row: int = 0) -> None:
        """Hide a password; a recovery key is copied from its sheet and has to be seen."""
        secret = self._names[max(0, self.who.currentRow())] != ""
        self.word.setEchoMode(QLineEdit.EchoMode.Password if secret else QLineEdit.EchoMode.Normal)

    def _give(self) -> None:
        if self.word.text():
            self.given.emit(self._names[max(0, self.who.currentRow())], self.word.text())


class WhoDoor(Door):
    """Who is working: chosen from the office's people, or typed where there are none yet."""

    chosen = Signal(str, str)
    """Identity of the person ("" when typed) and name."""

    def __init__(self, tr: Translator, people: Sequence[tuple[str, str]], last: str = "") -> None:
        super().__init__(
            "users", tr.t("Who is working?"), tr.t("Your name will stand beside every change you make.")
        )
        self.list = QListWidget()
        self.list.setAccessibleName(tr.t("Who is working?"))
        for key, name in people:
            item = QListWidgetItem(name)
            item.setData(_PERSON, key)
            self.list.addItem(item)
            if key == last:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.setVisible(bool(people))
        self.list.setMaximumHeight(min(10, max(1, len(people))) * 4 * theme.GRID + theme.GRID)
        self.list.itemActivated.connect(self._picked)
        self.name = LineEditor(tr.t("Surname, name, father's name"))
        self.name.set_name(tr.t("Your name"))
        self.name.returnPressed.connect(self._go)
        other = parts.label(tr.t("Somebody else:") if people else tr.t("Your name:"))
        other.setBuddy(self.name)
        for part in (self.list, other, self.name, parts.button(tr.t("Begin work"), self._go, main=True)):
            self.body.addWidget(part)
        self.setFocusProxy(self.list if people else self.name)

    def _picked(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_PERSON), item.text())

    def _go(self) -> None:
        typed = " ".join(self.name.text().split())
        if typed:
            self.chosen.emit("", typed)
        elif self.list.currentItem() is not None and self.list.isVisibleTo(self):
            self._picked(self.list.currentItem())
        else:
            self.name.setFocus()


class TroubleDoor(Door):
    """The file cannot be opened: why, what to do, *Try again*."""

    again = Signal()

    def __init__(self, tr: Translator, what: str, advice: str) -> None:
        super().__init__("triangle-alert", what, advice)
        self.retry = parts.button(tr.t("Try again"), self.again.emit, "refresh-cw", main=True)
        self.body.addWidget(self.retry)
        self.setFocusProxy(self.retry)
