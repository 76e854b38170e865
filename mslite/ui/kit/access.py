"""Accessible names: what a screen reader says for each field, and a test's means to find a nameless one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QScrollBar, QWidget


def named(widget: QWidget, name: str) -> QWidget:
    """Give ``widget`` its accessible name and return it."""
    widget.setAccessibleName(name)
    return widget


def spoken(widget: QWidget) -> str:
    """Return the name a screen reader would say for ``widget``; empty when there is none."""
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found and found.isValid() else ""


def nameless(root: QWidget) -> list[QWidget]:
    """Return every visible widget under ``root`` that takes the focus and has no name (parts of other
    widgets, such as the line in a spin box, belong to their owner).
    """
    return [
        widget
        for widget in (root, *root.findChildren(QWidget))
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(root)
        and not isinstance(widget, QScrollBar)
        and not (
            widget.objectName().startswith("qt_")
            and not isinstance(widget, QAbstractButton | QAbstractScrollArea)
        )
        and not spoken(widget)
    ]
