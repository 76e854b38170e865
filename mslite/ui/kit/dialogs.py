"""Dialogs: only for a decision. Their buttons are verbs; Esc is always the harmless answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from mslite.i18n.catalogue import Translator
from mslite.ui.kit import parts, theme
from mslite.ui.kit.editors import TextEditor
from mslite.ui.kit.people import Option

_OPTION = int(Qt.ItemDataRole.UserRole)


class Decision(QDialog):
    """A question, its advice, any widgets in ``body``, and buttons; the verb is on the right."""

    def __init__(
        self, parent: QWidget | None, question: str, advice: str = "", width: int = 60 * theme.GRID
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(" ")
        self.setModal(True)
        self.setAccessibleName(question)
        outer = parts.column(self, 3 * theme.GRID, 2 * theme.GRID)
        head = parts.label(question, "section", wrap=True)
        outer.addWidget(head)
        if advice:
            outer.addWidget(parts.label(advice, wrap=True))
        self.body = QVBoxLayout()
        outer.addLayout(self.body)
        self._buttons = parts.line(None)
        outer.addLayout(self._buttons)
        self.setMinimumWidth(width)

    def add_choices(self, verb: str, harmless: str, danger: bool = False) -> None:
        """Put the buttons: ``harmless`` (Esc), then ``verb``; Enter is the verb unless it is a danger."""
        if harmless:
            self._buttons.addWidget(parts.button(harmless, self.reject))
        main = parts.button(verb, self.accept, main=not danger)
        if danger:
            main.setStyleSheet(f"color: {theme.colours().bad};")
        else:
            main.setDefault(True)
        self._buttons.addWidget(main)
        self.verb = main

    def asked(self) -> bool:
        """Show the dialog and wait; True for the verb. The dialog is destroyed afterwards."""
        answer = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return answer


def confirm(
    parent: QWidget | None, tr: Translator, question: str, verb: str, advice: str = "", danger: bool = False,
    harmless: str = "",
) -> bool:  # fmt: skip
    """Ask before something that cannot be taken back; ``verb`` names it («Annul»)."""
    dialog = Decision(parent, question, advice)
    dialog.add_choices(verb, harmless or tr.t("Cancel"), danger)
    return dialog.asked()


def message(parent: QWidget | None, tr: Translator, what: str, advice: str = "") -> None:
    """Tell something that must be read: what happened, what to do."""
    dialog = Decision(parent, what, advice)
    dialog.add_choices(tr.t("Understood"), "")
    dialog.asked()


def choose(
    parent: QWidget | None, tr: Translator, question: str, options: Sequence[Option], verb: str
) -> Any:
    """Ask for one of ``options``; returns its ``value``, None when the person would not."""
    dialog = Decision(parent, question)
    found = QListWidget()
    found.setAccessibleName(question)
    for option in options:
        item = QListWidgetItem(f"{option.text}  –  {option.detail}" if option.detail else option.text)
        item.setData(_OPTION, option)
        item.setSizeHint(QSize(0, 28))  # the padding of the style sheet comes too late for rows added now
        found.addItem(item)
    found.setCurrentRow(0)
    found.itemActivated.connect(dialog.accept)
    dialog.body.addWidget(found)
    dialog.add_choices(verb, tr.t("Cancel"))
    item_now = found.currentItem() if dialog.asked() else None
    return item_now.data(_OPTION).value if item_now else None


def ask_text(
    parent: QWidget | None, tr: Translator, question: str, verb: str, advice: str = "", text: str = ""
) -> str | None:
    """Ask for a few words (the reason of an annulment); None when the person would not or wrote nothing."""
    dialog = Decision(parent, question, advice)
    field = TextEditor(3)
    field.set_name(question)
    field.set_value(text)
    dialog.body.addWidget(field)
    dialog.add_choices(verb, tr.t("Cancel"))
    field.setFocus()
    return (field.value().strip() or None) if dialog.asked() else None


Kinds = Sequence[tuple[str, str]]
"""Kinds of files: («PDF», "*.pdf"), («Pictures», "*.png *.jpg") …"""


def _filters(kinds: Kinds) -> str:
    return ";;".join(f"{name} ({patterns})" for name, patterns in kinds)


def open_files(parent: QWidget | None, title: str, kinds: Kinds, several: bool = True) -> tuple[Path, ...]:
    """Let the person choose files; empty when none."""
    if several:
        names, _ = QFileDialog.getOpenFileNames(parent, title, "", _filters(kinds))
    else:
        name, _ = QFileDialog.getOpenFileName(parent, title, "", _filters(kinds))
        names = [name] if name else []
    return tuple(Path(name) for name in names)


def save_file(parent: QWidget | None, title: str, suggested: str, kinds: Kinds) -> Path | None:
    """Let the person name a file to write; the ending of the first kind is added where there is none."""
    name, _ = QFileDialog.getSaveFileName(parent, title, suggested, _filters(kinds))
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(kinds[0][1].split()[0].removeprefix("*"))


def dropped_files(event: QDropEvent) -> tuple[Path, ...]:
    """Return the files that are dragged over a widget; folders and web addresses are none."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return tuple(path for path in paths if path.is_file())


def choose_folder(parent: QWidget | None, title: str) -> Path | None:
    """Let the person choose a folder."""
    name = QFileDialog.getExistingDirectory(parent, title)
    return Path(name) if name else None
