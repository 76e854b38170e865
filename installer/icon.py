"""The program's icon, drawn by Qt from ``resources/mslite.svg``."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from installer.bootstrap import ROOT

SOURCE = ROOT / "resources" / "mslite.svg"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def png(size: int) -> bytes:
    """Return the icon as a square PNG of ``size`` pixels."""
    _app = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(held.data())


def ico(out: str | Path) -> None:
    """Write the icon in every size that Windows asks for."""
    largest, *others = (Image.open(io.BytesIO(png(size))) for size in sorted(SIZES, reverse=True))
    largest.save(out, format="ICO", sizes=[(size, size) for size in SIZES], append_images=list(others))


def panel(out: str | Path) -> None:
    """Write the picture at the left of the installer's first and last page, 164 × 314 as NSIS wants it."""
    _app = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(164, 314, QImage.Format.Format_RGB888)
    image.fill(QColor("#e8eff4"))
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter, QRectF(42, 96, 80, 80))
    painter.fillRect(0, 0, 4, 314, QColor("#1f5f8b"))
    painter.end()
    image.save(str(out), "BMP")  # type: ignore[call-overload]
