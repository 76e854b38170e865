"""The history of one record in a dialog, the same on every card."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mslite.domain.rows import RecordRef
from mslite.ui.kit.context import PageContext


def show_history(ctx: PageContext, parent: QWidget, ref: RecordRef) -> None:
    """Open the history of ``ref``: who changed what when, with *Put back* for each change."""
