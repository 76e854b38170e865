"""Pictures of widgets for a person to judge: ``out/shots/<name>-<lang>.png`` at 1366 × 768."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

FOLDER = Path(__file__).resolve().parents[2] / "out" / "shots"


def shot(widget: QWidget, name: str, lang: str = "", size: tuple[int, int] | None = (1366, 768)) -> Path:
    """Show ``widget`` at ``size`` (None: its own), let it settle, and save its picture; returns the path."""
    if size is not None and widget.isWindow():
        widget.resize(*size)
    widget.show()
    for _ in range(5):
        QApplication.processEvents()
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / (f"{name}-{lang}.png" if lang else f"{name}.png")
    assert widget.grab().save(str(path)), path
    return path
