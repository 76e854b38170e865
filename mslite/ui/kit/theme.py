"""The look: one accent, state colours, two type sizes and a heading, an 8-pixel grid; light and dark.

``theme.colours()`` gives the colours of the moment; widgets that paint themselves ask it while painting.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from mslite.ui.kit import icons

GRID = 8
BASE_PT = 10.0
SMALL_PT = 9.0
HEADING_PT = 15.0


class Colours(NamedTuple):
    """Colours by their part, as ``#rrggbb``."""

    window: str
    base: str
    raised: str
    line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    selected: str
    mark: str
    good: str
    warn: str
    bad: str


LIGHT = Colours(
    window="#f3f4f6", base="#ffffff", raised="#fafafa", line="#d3d7de", text="#1c2430", quiet="#5a6472",
    accent="#1f5a96", on_accent="#ffffff", selected="#dbe8f5",
    mark="#dbe8f5", good="#1d6b3a", warn="#8a5300", bad="#b3261e",
)  # fmt: skip
DARK = Colours(
    window="#1e2227", base="#262b31", raised="#2c3238", line="#434b55", text="#e6e9ed", quiet="#a3adb9",
    accent="#7fb2e5", on_accent="#10202f", selected="#2f4358",
    mark="#7fb2e5", good="#7cc796", warn="#e5b567", bad="#f2938c",
)  # fmt: skip

FUSION = ("-style", "fusion")
"""Arguments for the application: to set its style later costs every start all the names of ``QStyle``."""

_now = LIGHT
_scale = 1.0


def colours() -> Colours:
    """Return the colours of the palette in force."""
    return _now


def is_dark() -> bool:
    """Tell whether the dark palette is in force."""
    return _now is DARK


def palette(c: Colours) -> QPalette:
    """Return the Qt palette of ``c``."""
    out = QPalette()
    role = QPalette.ColorRole
    for part, value in (
        (role.Window, c.window), (role.WindowText, c.text), (role.Base, c.base),
        (role.AlternateBase, c.raised),
        (role.Text, c.text), (role.Button, c.raised), (role.ButtonText, c.text), (role.BrightText, c.bad),
        (role.Highlight, c.accent), (role.HighlightedText, c.on_accent), (role.Link, c.accent),
        (role.LinkVisited, c.accent), (role.ToolTipBase, c.base), (role.ToolTipText, c.text),
        (role.PlaceholderText, c.quiet), (role.Mid, c.line), (role.Accent, c.accent),
    ):  # fmt: skip
        out.setColor(part, QColor(value))
    for part in (role.Text, role.WindowText, role.ButtonText):
        out.setColor(QPalette.ColorGroup.Disabled, part, QColor(c.quiet))
    return out


def sheet(c: Colours) -> str:
    """Return the style sheet: only what the palette cannot say."""
    return f"""
QToolTip {{ color: {c.text}; background: {c.base}; border: 1px solid {c.line}; padding: 4px; }}
QLabel[role="heading"] {{ font-size: {HEADING_PT * _scale}pt; font-weight: bold; }}
QLabel[role="section"] {{ font-weight: bold; }}
QLabel[role="quiet"] {{ color: {c.quiet}; font-size: {SMALL_PT * _scale}pt; }}
QLabel[role="problem"] {{ color: {c.bad}; font-size: {SMALL_PT * _scale}pt; }}
QLabel[role="warning"] {{ color: {c.warn}; font-size: {SMALL_PT * _scale}pt; }}
QLineEdit, QPlainTextEdit, QTextEdit {{
  background: {c.base}; border: 1px solid {c.line}; border-radius: 3px; padding: 4px 6px;
  selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: 0; padding: 0; background: transparent; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{
  border: 2px solid {c.accent}; padding: 3px 5px; }}
QLineEdit[trouble="true"], QPlainTextEdit[trouble="true"] {{ border-color: {c.bad}; }}
QLineEdit:read-only, QPlainTextEdit:read-only, QTextEdit:read-only {{ background: {c.window}; }}
QPushButton, QToolButton[framed="true"] {{ background: {c.base};
  border: 1px solid {c.line}; border-radius: 3px; padding: 5px 12px; min-height: 18px; }}
QPushButton[role="rail"] {{ background: transparent; border: 1px solid transparent; text-align: left; }}
QPushButton[role="rail"]:checked {{ background: {c.selected}; font-weight: bold; }}
QPushButton:hover, QToolButton:hover {{ background: {c.selected}; }}
QPushButton:focus, QToolButton:focus {{ outline: none; border: 2px solid {c.accent}; padding: 4px 11px; }}
QPushButton:disabled {{ color: {c.quiet}; background: {c.window}; }}
QPushButton[main="true"] {{ background: {c.accent}; color: {c.on_accent};
  border-color: {c.accent}; font-weight: bold; }}
QPushButton[main="true"]:hover {{ border-color: {c.text}; }}
QPushButton[main="true"]:focus {{ border: 2px solid {c.text}; }}
QPushButton[main="true"]:disabled {{ background: {c.line}; color: {c.quiet}; border-color: {c.line}; }}
QToolButton {{ border: 1px solid transparent; border-radius: 3px; padding: 3px; }}
QToolButton:focus {{ border: 2px solid {c.accent}; padding: 2px; }}
QToolButton:checked {{ background: {c.selected}; color: {c.text}; font-weight: bold; }}
QFrame[role="card"] {{ background: {c.base}; border: 1px solid {c.line}; border-radius: 4px; }}
QFrame[role="rule"] {{ background: {c.line}; border: 0; max-height: 1px; }}
QFrame[role="note"] {{ background: {c.selected}; border: 0; border-left: 3px solid {c.accent}; }}
QTableView, QListView, QTreeView {{ background: {c.base}; alternate-background-color: {c.raised};
  border: 1px solid {c.line}; gridline-color: {c.line};
  selection-background-color: {c.selected}; selection-color: {c.text}; outline: 0; }}
QHeaderView::section {{ background: {c.window}; color: {c.quiet}; border: 0;
  border-bottom: 1px solid {c.line}; border-right: 1px solid {c.line};
  padding: 5px 6px; font-size: {SMALL_PT * _scale}pt; }}
QHeaderView::section:vertical {{ border: 0; }}
QTableCornerButton::section {{ background: {c.window}; border: 0; border-bottom: 1px solid {c.line}; }}
QTableView::item {{ padding: 0 4px; }}
QListView::item {{ padding: 5px 4px; }}
QCheckBox::indicator, QTableView::indicator, QListView::indicator {{
  width: 14px; height: 14px; background: {c.base};
  border: 1px solid {c.quiet}; border-radius: 2px; }}
QCheckBox::indicator:checked, QTableView::indicator:checked,
QListView::indicator:checked {{ background: {c.mark}; border-color: {c.accent};
  image: url({icons.file_of("check")}); }}
QCheckBox::indicator:focus {{ border: 2px solid {c.accent}; }}
QCheckBox::indicator:disabled {{ border-color: {c.line}; background: {c.window}; }}
QSplitter::handle {{ background: {c.line}; }}
QMenu {{ background: {c.base}; border: 1px solid {c.line}; }}
QMenu::item {{ padding: 5px 24px; }}
QMenu::item:selected {{ background: {c.selected}; color: {c.text}; }}
QMenu::item:disabled {{ color: {c.quiet}; }}
QProgressBar {{ border: 1px solid {c.line}; border-radius: 3px; background: {c.base};
  text-align: center; max-height: 14px; }}
QProgressBar::chunk {{ background: {c.accent}; }}
"""


def font(points: float = BASE_PT, bold: bool = False) -> QFont:
    """Return the interface font in one of the sizes of this module."""
    out = QFont(QApplication.font())
    out.setPointSizeF(points * _scale)
    out.setBold(bold)
    return out


def install(app: QApplication, resources: Path, scale: float = 1.0, scheme: str = "") -> None:
    """Give ``app``, made with :data:`FUSION`, our Liberation Sans and the palette of the system, or that of
    ``scheme``: ``light`` or ``dark``.
    """
    icons.use(resources / "icons")
    for file in sorted((resources / "fonts").glob("LiberationSans-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    _fit(app, scale)
    put(app, scheme)
    if not scheme:
        QGuiApplication.styleHints().colorSchemeChanged.connect(_follow)


def resize(app: QApplication, scale: float) -> None:
    """Let every text be ``scale`` times as large from now on; windows are to be dressed anew."""
    _fit(app, scale)
    app.setStyleSheet(sheet(_now))


def _fit(app: QApplication, scale: float) -> None:
    global _scale
    _scale = scale
    family = "Liberation Sans" if "Liberation Sans" in QFontDatabase.families() else app.font().family()
    face = QFont(family)
    face.setPointSizeF(BASE_PT * scale)
    face.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
    app.setFont(face)


def put(app: QApplication, scheme: str = "") -> None:
    """Put the palette of ``scheme`` in force; empty means the system's."""
    global _now
    system_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    _now = DARK if scheme == "dark" or (not scheme and system_dark) else LIGHT
    app.setPalette(palette(_now))
    app.setStyleSheet(sheet(_now))


def _follow(_scheme: Qt.ColorScheme) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        put(app)
