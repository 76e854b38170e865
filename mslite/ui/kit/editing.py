"""What all editors have in common (told in :mod:`mslite.ui.kit.editors`)."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence


class Editor(Protocol):
    """The shape of every editor (see the module)."""

    edited: Any
    left: Any

    def value(self) -> Any: ...
    def set_value(self, value: Any) -> None: ...
    def set_read_only(self, on: bool) -> None: ...
    def set_name(self, name: str) -> None: ...
    def fault(self) -> str: ...


def lets_undo_pass(event: QEvent, can_undo: bool) -> bool:
    """Tell whether Ctrl+Z should go on to the form, because the field itself has nothing to take back."""
    return (
        event.type() is QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.matches(QKeySequence.StandardKey.Undo)
        and not can_undo
    )


def watch(owner: QObject, editor: Any, edited: Any, left: Any) -> None:
    """Connect both signals of ``editor`` to bound methods of ``owner``."""
    editor.edited.connect(edited)
    editor.left.connect(left)
