"""Typing into the cells of a grid."""

from PySide6.QtCore import Qt

from mslite.ui.kit.grid import Grid
from mslite.ui.kit.gridcell import CellEditor
from tests.ui import hands
from tests.ui.pages.conftest import Window


def editor_of(grid: Grid) -> CellEditor:
    """Return the editor that is open."""
    return next(one for one in grid.view.findChildren(CellEditor) if one.isVisible())


def write(window: Window, grid: Grid, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type over the current cell and end with a key."""
    hands.type_text(grid.view, text[:1])
    editor = editor_of(grid)
    hands.type_text(editor, text[1:])
    hands.press(editor, key)
    window.settled()
