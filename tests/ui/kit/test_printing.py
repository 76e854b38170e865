"""A paper to a printer and into a file: real pages, a printer that writes PDF."""

from __future__ import annotations

import io
import secrets
from functools import partial

import pypdfium2
import pytest
from PySide6.QtGui import QDesktopServices, QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from mslite.domain.problems import EnvironmentTrouble
from mslite.services.office import Office
from mslite.services.papers import Papers
from mslite.ui.kit import printing
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.desk import Cancelled
from tests.ui import hands

NAMED: list[str] = []
SIDES = ((595, 842), (842, 595), (595, 842))


@pytest.fixture
def pdf():
    """Three pages, the second one lying."""
    made = pypdfium2.PdfDocument.new()
    for width, height in SIDES:
        made.new_page(width, height)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.fixture
def printer(dressed, tmp_path):
    out = QPrinter(QPrinter.PrinterMode.HighResolution)
    out.setOutputFileName(str(tmp_path / "printed.pdf"))
    out.setResolution(150)
    out.setFullPage(True)
    return out


class Foot:
    """What printing says to the window."""

    def __init__(self):
        self.said, self.troubles = [], []

    def say(self, text, undo=None):
        self.said.append(text)

    def trouble(self, error):
        self.troubles.append(error)


@pytest.fixture
def ctx(desk, tr, tmp_path):
    office = Office(tmp_path / "data", secrets.token_bytes(32))
    yield PageContext(desk, office, tr, Foot())
    hands.settle(desk)
    office.close()


@pytest.fixture
def over(qtbot, dressed):
    out = QWidget()
    qtbot.addWidget(out)
    out.show()
    return out


def sizes(file):
    document = pypdfium2.PdfDocument(file)
    found = [tuple(round(side) for side in document.get_page_size(no)) for no in range(len(document))]
    document.close()
    return found


def quiet(done, total):
    pass


def test_pages_come_out_as_they_are_lying_ones_too(printer, pdf, tmp_path):
    assert printing.paint(printer, pdf, 3, Papers.page_image, quiet) == 3
    assert sizes(tmp_path / "printed.pdf") == list(SIDES)


def test_only_the_chosen_pages_in_the_chosen_order(printer, pdf, tmp_path):
    ranges = QPageRanges()
    ranges.addRange(2, 3)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(ranges)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert printing.paint(printer, pdf, 3, Papers.page_image, quiet) == 2
    assert sizes(tmp_path / "printed.pdf") == [SIDES[2], SIDES[1]]


def test_a_print_can_be_stopped(printer, pdf):
    def stop(done, total):
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        printing.paint(printer, pdf, 3, Papers.page_image, stop)


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_takes_nothing_is_told(dressed, pdf, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    with pytest.raises(EnvironmentTrouble, match="printer"):
        printing.paint(printer, pdf, 3, Papers.page_image, quiet)


def test_printing_says_how_many_pages_went(ctx, over, pdf, printer, monkeypatch, tmp_path):
    monkeypatch.setattr(printing, "printers", lambda: ["Canon"])
    monkeypatch.setattr(printing, "ask_printer", lambda parent, tr, title, count: printer)
    done: list[str] = []
    printing.print_pdf(ctx, over, pdf, "Протокол", partial(done.append, "printed"))
    assert not done
    hands.settle(ctx.desk)
    assert done == ["printed"]
    assert ctx.shell.said == ["3 pages handed to the printer."]
    assert len(sizes(tmp_path / "printed.pdf")) == 3


def test_what_was_not_printed_after_all_is_not_done(ctx, over, pdf, monkeypatch, tmp_path):
    done: list[str] = []
    monkeypatch.setattr(printing, "printers", lambda: ["Canon"])
    monkeypatch.setattr(printing, "ask_printer", lambda parent, tr, title, count: None)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: ("", ""))
    printing.print_pdf(ctx, over, pdf, "Протокол", partial(done.append, "printed"))
    hands.settle(ctx.desk)
    printing.save_pdf(ctx, over, pdf, "Протокол", partial(done.append, "saved"))
    hands.settle(ctx.desk)
    assert not done


def test_without_a_printer_the_paper_can_be_saved(ctx, over, pdf, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", names(tmp_path / "Протокол № 5.pdf"))
    monkeypatch.setattr(printing, "printers", list)
    hands.answer("Save as PDF…")
    done: list[str] = []
    printing.print_pdf(ctx, over, pdf, "Протокол № 5", partial(done.append, "saved"))
    hands.until(lambda: bool(NAMED))
    hands.answer("Close")
    hands.settle(ctx.desk)
    assert (tmp_path / "Протокол № 5.pdf").read_bytes() == pdf
    assert done == ["saved"]


def names(path):
    """Answer the system's dialog with ``path``; what it offered stands in ``NAMED``."""
    NAMED.clear()

    def choose(parent, title, suggested, filters):
        NAMED.append(suggested)
        return (str(path), "")

    return choose


def test_a_saved_file_is_offered_to_be_opened_and_its_folder_remembered(
    ctx, over, pdf, monkeypatch, tmp_path
):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    wanted = tmp_path / "Менин кагаздарым" / "a.pdf"
    wanted.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", names(wanted))
    hands.answer("Open it")
    printing.save_pdf(ctx, over, pdf, "Кулактандыруу: 16/02")
    hands.until(lambda: bool(opened))
    assert opened == [str(wanted)]
    assert NAMED[0].endswith("Кулактандыруу 16 02.pdf")
    hands.settle(ctx.desk)
    hands.answer("Close")
    printing.save_pdf(ctx, over, pdf, "b")
    hands.until(lambda: len(NAMED) == 2)
    hands.settle(ctx.desk)
    assert NAMED[1] == str(wanted.parent / "b.pdf")


def test_a_file_that_cannot_be_written_is_told_and_another_place_offered(
    ctx, over, pdf, monkeypatch, tmp_path
):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", names(tmp_path / "no such folder" / "a.pdf"))
    hands.answer("Cancel")
    printing.save_pdf(ctx, over, pdf, "a")
    hands.until(lambda: bool(NAMED))
    hands.settle(ctx.desk)
    assert ctx.shell.troubles == []
    assert not (tmp_path / "no such folder").exists()
