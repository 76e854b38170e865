"""One sheet of the dry run: a list beside the rail."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mslite.domain.programme.understand import Understood
from mslite.ui.kit import parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.rows import Field
from mslite.ui.kit.rowsview import RowsEditor


class Sheet(QWidget):
    """Shows a part of what was understood; a correction goes out by :attr:`corrected`."""

    corrected = Signal(object)
    """``Callable[[Understood], Understood]``: understand again with this choice of the person."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        self.ctx = ctx
        self.box = parts.column(self)

    def show_found(self, found: Understood) -> None:
        """Show what was understood."""

    def count(self, found: Understood) -> str:
        """Return what stands behind the word on the rail."""
        return ""

    def listed(self, fields: tuple[Field, ...], title: str, nothing: str) -> RowsEditor:
        """Put a list into the sheet in which nothing is added, moved or removed; ``nothing``: when empty."""
        out = RowsEditor(self.ctx.tr, fields, title, "", numbers=False)
        for part in (out.add, out.up, out.down, out.remove):
            part.hide()
        out.view.setDragEnabled(False)
        out.view.placeholder = nothing
        self.box.addWidget(out, 1)
        self.setFocusProxy(out)
        return out


def taken(get: Callable[[Any], bool], put: Callable[[Any, bool], Any], title: str) -> Field:
    """Return a column of ticks."""
    return Field(title, get, put, 90, check=True)
