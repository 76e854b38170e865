"""A paper to the system's printer, or into a file: off the window's thread, with progress and *Stop*."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from mslite.domain.problems import EnvironmentTrouble
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import dialogs
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.desk import Cancelled, Job

MOST_DPI = 600
"""Finer than this the eye sees nothing, and a page would take more memory than a small laptop has."""

Image = Callable[[bytes, int, float], bytes]
Done = Callable[[], None]


def _nobody() -> None:
    """Hear that it is done, where nobody waits for it."""


def print_pdf(ctx: PageContext, parent: QWidget, pdf: bytes, title: str, done: Done = _nobody) -> None:
    """Ask for printer, pages and copies, and print ``pdf``; ``title`` names the job.

    Where no printer is set up, the person is told so and may save the paper instead, to print it
    elsewhere. ``done`` hears that the pages have gone to the printer, or have been saved for one.
    """
    _Printing(ctx, parent, pdf, title, done)


def save_pdf(ctx: PageContext, parent: QWidget, pdf: bytes, suggested: str, done: Done = _nobody) -> None:
    """Save ``pdf`` where the person wants it, ``suggested`` is the name offered; ``done``: it is written."""
    _Saving(ctx, parent, pdf, suggested, (("PDF", "*.pdf"),), done)


def save_file(ctx: PageContext, parent: QWidget, data: bytes, suggested: str, kinds: dialogs.Kinds) -> None:
    """Save ``data`` beginning in the folder used last; the ending is that of the first of ``kinds``."""
    _Saving(ctx, parent, data, suggested, kinds, _nobody)


class _Saving(QObject):
    """One file on its way: folder used last → name → written → *Open*."""

    def __init__(
        self, ctx: PageContext, parent: QWidget, data: bytes, suggested: str, kinds: dialogs.Kinds, done: Done
    ) -> None:
        super().__init__(parent)
        self._ctx, self._over, self._data, self._kinds, self._done = ctx, parent, data, kinds, done
        self._name = _file_name(suggested)
        ctx.desk.read(ctx.office.save_folder, self._ask)

    def _ask(self, folder: str) -> None:
        folder = folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        ending = self._kinds[0][1].split()[0].removeprefix("*")
        name = self._name if self._name.endswith(ending) else self._name + ending
        path = dialogs.save_file(self._over, self._ctx.tr.t("Save"), str(Path(folder) / name), self._kinds)
        if path is None:
            self.deleteLater()
            return
        self._name = path.name
        self._ctx.desk.slow(partial(self._ctx.office.save_file, path, self._data), self._saved, self._failed)

    def _saved(self, path: Path) -> None:
        self._done()
        tr = self._ctx.tr
        asked = dialogs.confirm(
            self._over, tr, tr.t("The file is saved."), tr.t("Open it"), str(path), harmless=tr.t("Close")
        )
        if asked:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self.deleteLater()

    def _failed(self, error: BaseException) -> None:
        tr = self._ctx.tr
        if not isinstance(error, EnvironmentTrouble) or error.code == "disk_full":
            self._ctx.shell.trouble(error)
        elif dialogs.confirm(
            self._over, tr, tr.t("The file {name} could not be written.", name=self._name),
            tr.t("Choose another place"),
            tr.t("It may be open in another program, or nothing may be written into this folder."),
        ):  # fmt: skip
            self._ask(str(Path(str(error.values.get("path", ""))).parent))
            return
        self.deleteLater()


class _Printing(QObject):
    """One paper on its way to a printer."""

    def __init__(self, ctx: PageContext, parent: QWidget, pdf: bytes, title: str, done: Done) -> None:
        super().__init__(parent)
        self._ctx, self._over, self._pdf, self._title, self._done = ctx, parent, pdf, title, done
        self._printer: QPrinter | None = None
        ctx.desk.read(partial(ctx.office.papers.page_count, pdf), self._ask)

    def _ask(self, count: int) -> None:
        tr = self._ctx.tr
        if not printers():
            if dialogs.confirm(
                self._over, tr, tr.t("No printer is set up on this computer."), tr.t("Save as PDF…"),
                tr.t("Set one up in the settings of the system, or save the paper and print it elsewhere."),
            ):  # fmt: skip
                save_pdf(self._ctx, self._over, self._pdf, self._title, self._done)
            self.deleteLater()
            return
        self._printer = ask_printer(self._over, tr, self._title, count)
        if self._printer is None:
            self.deleteLater()
            return
        job = Job(tr.t("Printing: {title}", title=self._title))
        image = self._ctx.office.papers.page_image
        self._ctx.desk.slow(
            partial(paint, self._printer, self._pdf, count, image, job.step), self._printed, self._failed, job
        )

    def _printed(self, pages: int) -> None:
        tr = self._ctx.tr
        self._done()
        self._ctx.shell.say(
            tr.n("{n} page handed to the printer.", "{n} pages handed to the printer.", pages)
        )
        self.deleteLater()

    def _failed(self, error: BaseException) -> None:
        self._ctx.shell.trouble(error)
        self.deleteLater()


def printers() -> list[str]:
    """Return the names of the printers of this computer."""
    return list(QPrinterInfo.availablePrinterNames())


def ask_printer(parent: QWidget, tr: Translator, title: str, count: int) -> QPrinter | None:
    """Show the system's dialog; returns the printer as the person set it up, None for *Cancel*."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr.t("Print"))
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, count > 1)
    dialog.setMinMax(1, count)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def paint(printer: QPrinter, pdf: bytes, count: int, image: Image, step: Callable[[int, int], None]) -> int:
    """Draw the chosen pages on ``printer``, each on its own sheet; returns how many sheets were drawn.

    Runs in a worker. ``image(pdf, page, dpi)`` gives a page as PNG. Raises
    ``EnvironmentTrouble("printer")`` when the printer takes nothing, and what ``step`` raises.
    """
    sheets = _sheets(printer, count)
    dpi = min(printer.resolution(), MOST_DPI)
    painter = QPainter()
    try:
        for done, no in enumerate(sheets):
            step(done, len(sheets))
            page = QImage.fromData(image(pdf, no, dpi))
            wide = page.width() > page.height()
            printer.setPageOrientation(
                QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
            )
            ready = printer.newPage() if painter.isActive() else painter.begin(printer)
            if not ready:
                raise EnvironmentTrouble("printer", name=printer.printerName())
            painter.drawImage(_place(printer, page, dpi), _lighter(page))
    except Cancelled:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    return len(sheets)


def _sheets(printer: QPrinter, count: int) -> list[int]:
    """Return the pages to draw, counted from 0, in the order in which they are to come out."""
    pages = list(range(count))
    if printer.printRange() is QPrinter.PrintRange.PageRange and not printer.pageRanges().isEmpty():
        pages = [no for no in pages if printer.pageRanges().contains(no + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [no for no in pages for _ in range(copies)]


def _place(printer: QPrinter, page: QImage, dpi: float) -> QRectF:
    """Return where a page goes: its true size, smaller where the paper is smaller, in the middle."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    width = page.width() * printer.resolution() / dpi
    height = page.height() * printer.resolution() / dpi
    scale = min(1.0, paper.width() / width, paper.height() / height)
    width, height = width * scale, height * scale
    return QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height)


def _lighter(page: QImage) -> QImage:
    """Return a page without colours in a quarter of the memory."""
    return page.convertToFormat(QImage.Format.Format_Grayscale8) if page.allGray() else page


def _file_name(text: str) -> str:
    """Return ``text`` as Windows, too, takes it for a file name."""
    return re.sub(r'[\\/:*?"<>|\s]+', " ", text).strip(" .") or "mslite"
