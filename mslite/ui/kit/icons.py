"""Icons of ``resources/icons`` (Lucide) drawn in the colour of the text around them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

SIZE = 20
_folder = [Path()]


def use(folder: Path) -> None:
    """Name the folder of the SVG files, once at the start."""
    _folder[0] = folder
    _drawn.cache_clear()


def pixmap(name: str, colour: str, size: int = SIZE) -> QPixmap:
    """Return the icon ``name`` in ``colour`` at ``size`` pixels. Raises ``FileNotFoundError``."""
    return _drawn(name, colour, size)


def file_of(name: str) -> str:
    """Return the path of the icon's file for a style sheet (drawn black there)."""
    return (_folder[0] / f"{name}.svg").as_posix()


def icon(name: str, colour: str = "", gap: bool = False) -> QIcon:
    """Return the icon ``name`` in ``colour`` (empty: the text's), greyed where it is disabled.

    ``gap`` leaves room for the words beside it (style sheets put them right at the picture).
    """
    palette = QApplication.palette()
    out = QIcon()
    normal = colour or palette.color(QPalette.ColorRole.ButtonText).name()
    grey = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText).name()
    for size in (SIZE, 2 * SIZE):
        room = size * 3 // 8 if gap else 0
        out.addPixmap(_drawn(name, normal, size, room), QIcon.Mode.Normal)
        out.addPixmap(_drawn(name, normal, size, room), QIcon.Mode.Selected)
        out.addPixmap(_drawn(name, grey, size, room), QIcon.Mode.Disabled)
    return out


@cache
def _drawn(name: str, colour: str, size: int, gap: int = 0) -> QPixmap:
    svg = (_folder[0] / f"{name}.svg").read_text(encoding="utf-8")
    picture = QPixmap(QSize(size + gap, size))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing = QSvgRenderer(QByteArray(svg.replace("currentColor", QColor(colour).name()).encode()))
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
