"""The real pages of a PDF as pictures: fit to width or zoomed, read only when they come into sight."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage, QPixmap, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedLayout, QWidget

from mslite.i18n.catalogue import Translator
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.desk import Desk

Image = Callable[[int, float], bytes]
"""``image(page, dpi)`` → PNG bytes of the page (0 is the first). It runs in two readers at once."""

_A4 = (8.27, 11.69)
_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)


class Preview(QWidget):
    """Pages under one another. Ctrl++ / Ctrl+- / Ctrl+0 zoom and fit; PgUp, PgDn move."""

    def __init__(self, tr: Translator, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr, self._desk = tr, desk
        self._image: Image | None = None
        self._pages: list[QLabel] = []
        self._asked: set[int] = set()
        self._round, self._zoom = 0, 0.0
        self.where = parts.label("", "quiet")
        bar = parts.line(
            self.where, None,
            parts.tool("zoom-out", tr.t("Smaller"), self.smaller, "Ctrl+-"),
            parts.tool("zoom-in", tr.t("Larger"), self.larger, "Ctrl++"),
            parts.tool("maximize", tr.t("Fit to width"), self.fit, "Ctrl+0"),
        )  # fmt: skip
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(tr.t("Preview"))
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._sheet = QWidget()
        self._column = parts.column(self._sheet, theme.GRID, 2 * theme.GRID)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area.setWidget(self._sheet)
        self.area.verticalScrollBar().valueChanged.connect(self._seen)
        self.area.viewport().installEventFilter(self)
        self._words = parts.label("", "", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        stack = QWidget()
        self._stack = QStackedLayout(stack)
        self._stack.addWidget(self._words)
        self._stack.addWidget(self.area)
        box = parts.column(self, 0, 4)
        box.addLayout(bar)
        box.addWidget(stack, 1)
        self.setFocusProxy(self.area)
        keys.shortcut(self, "Ctrl++", self.larger)
        keys.shortcut(self, "Ctrl+=", self.larger)
        keys.shortcut(self, "Ctrl+-", self.smaller)
        keys.shortcut(self, "Ctrl+0", self.fit)

    def show_pages(self, count: int, image: Image) -> None:
        """Show ``count`` pages; the place on the page stays when the document was shown before."""
        kept = self.area.verticalScrollBar().value()
        self._round += 1
        self._image = image
        self._asked.clear()
        while len(self._pages) > count:
            page = self._pages.pop()
            page.hide()
            page.deleteLater()
        while len(self._pages) < count:
            page = QLabel()
            page.setProperty("role", "page")
            page.setStyleSheet(f"background: white; border: 1px solid {theme.colours().line};")
            page.setScaledContents(True)
            self._column.addWidget(page)
            self._pages.append(page)
        self._stack.setCurrentIndex(1)
        self._fit_pages()
        self.area.verticalScrollBar().setValue(kept)
        self._seen()

    def say(self, text: str) -> None:
        """Show words in place of pages: what is being made, why there is nothing."""
        self._words.setText(text)
        self._stack.setCurrentIndex(0)
        self.where.clear()

    def larger(self) -> None:
        """Zoom in one step."""
        self._set_zoom(next((z for z in _ZOOMS if z > self._scale() + 0.01), _ZOOMS[-1]))

    def smaller(self) -> None:
        """Zoom out one step."""
        self._set_zoom(next((z for z in reversed(_ZOOMS) if z < self._scale() - 0.01), _ZOOMS[0]))

    def fit(self) -> None:
        """Fit the page to the width there is."""
        self._set_zoom(0.0)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self._asked.clear()
        self._fit_pages()
        self._seen()

    def _scale(self) -> float:
        if self._zoom:
            return self._zoom
        return float(max(0.3, (self.area.viewport().width() - 4 * theme.GRID) / (_A4[0] * 96)))

    def _fit_pages(self) -> None:
        scale = self._scale()
        for page in self._pages:
            ratio = page.property("ratio") or _A4[1] / _A4[0]
            width = int(_A4[0] * 96 * scale)
            page.setFixedSize(width, int(width * ratio))

    def _seen(self) -> None:
        if not self._pages or self._image is None:
            return
        top = self.area.verticalScrollBar().value()
        bottom = top + self.area.viewport().height()
        dpi = round(96 * self._scale() * self.devicePixelRatioF(), 1)
        here = 0
        y = theme.GRID
        for no, page in enumerate(self._pages):
            end = y + page.height() + 2 * theme.GRID
            if y <= top + (bottom - top) // 2:
                here = no
            if end >= top - page.height() and y <= bottom + page.height() and no not in self._asked:
                self._asked.add(no)
                self._desk.read(partial(self._draw, self._image, self._round, no, dpi), self._drawn)
            y = end
        self.where.setText(self._tr.t("Page {no} of {count}", no=here + 1, count=len(self._pages)))

    @staticmethod
    def _draw(image: Image, round_: int, no: int, dpi: float) -> tuple[int, int, QImage]:
        return round_, no, QImage.fromData(image(no, dpi))

    def _drawn(self, answer: tuple[int, int, QImage]) -> None:
        round_, no, image = answer
        if round_ != self._round or no >= len(self._pages) or image.isNull():
            return
        page = self._pages[no]
        page.setPixmap(QPixmap.fromImage(image))
        page.setAccessibleName(self._tr.t("Page {no} of {count}", no=no + 1, count=len(self._pages)))
        ratio = image.height() / image.width()
        if abs((page.property("ratio") or _A4[1] / _A4[0]) - ratio) > 0.005:
            page.setProperty("ratio", ratio)
            page.setFixedHeight(int(page.width() * ratio))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self._zoom:
            self._fit_pages()
            self._seen()
        elif isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.larger()
            else:
                self.smaller()
            return True
        return super().eventFilter(watched, event)
