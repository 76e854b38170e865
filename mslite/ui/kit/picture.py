"""A picture of the office (its emblem): shown small, chosen from a file, dropped here, or taken away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from mslite.i18n.catalogue import Translator
from mslite.ui.kit import dialogs, parts, theme

SIDE = 12 * theme.GRID


class PictureBox(QWidget):
    """Tells what the person wants; the page stores it and calls :meth:`show_picture`."""

    chosen = Signal(object)
    """A file (``Path``)."""
    removed = Signal()

    def __init__(self, tr: Translator, name: str) -> None:
        super().__init__()
        self._tr, self._name = tr, name
        self.picture = QLabel()
        self.picture.setFixedSize(SIDE, SIDE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(name)
        frame = parts.Card()
        frame.body.addWidget(self.picture)
        self.choose = parts.button(tr.t("Choose a picture…"), self._choose, "folder-open")
        self.remove = parts.tool("x", tr.t("Take the picture away"), self.removed.emit, words=True)
        side = parts.line(self.choose, self.remove, None)
        words = parts.label(tr.t("PNG or JPEG; it can also be dropped here."), "quiet", wrap=True)
        right = QWidget()
        column = parts.column(right)
        column.addStretch(1)
        column.addLayout(side)
        column.addWidget(words)
        column.addStretch(1)
        row = parts.line(frame, right)
        row.setStretch(1, 1)
        parts.column(self).addLayout(row)
        self.setAcceptDrops(True)
        self.show_picture(b"")

    def show_picture(self, data: bytes) -> None:
        """Show an image file's bytes; b"" is none."""
        pixmap = QPixmap()
        pixmap.loadFromData(data)
        if pixmap.isNull():
            self.picture.setText(self._tr.t("no picture"))
            self.picture.setEnabled(False)
        else:
            ratio = self.devicePixelRatioF()
            side = int(SIDE * ratio)
            smooth = Qt.TransformationMode.SmoothTransformation
            small = pixmap.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            small.setDevicePixelRatio(ratio)
            self.picture.setPixmap(small)
            self.picture.setEnabled(True)
        self.remove.setVisible(not pixmap.isNull())

    def _choose(self) -> None:
        kinds = ((self._tr.t("Pictures"), "*.png *.jpg *.jpeg"),)
        for path in dialogs.open_files(self, self._name, kinds, several=False):
            self.chosen.emit(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dialogs.dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in dialogs.dropped_files(event)[:1]:
            self.chosen.emit(path)
