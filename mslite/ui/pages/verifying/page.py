"""A place where a PDF is shown and judged: choose it or drop it here."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from mslite.domain.rows import RecordRef
from mslite.domain.views import Verdict
from mslite.ui.kit import dialogs, keys, parts, theme
from mslite.ui.kit.context import Page, PageContext
from mslite.ui.kit.pdfpreview import Made, PdfPreview
from mslite.ui.pages.verifying.verdictcard import VerdictCard

WIDTH = 48 * theme.GRID


def judge(office: Any, path: Path) -> Made:
    """Read a file and say what it is."""
    data, verdict = office.papers.verify_file(path)
    return Made((data,), verdict)


class VerifyingPage(Page):
    """Left the pages of the file, right what it is."""

    help_topic = "verifying"

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        self._ctx = ctx
        tr = ctx.tr
        self.title = tr.t("What is this PDF?")
        self.header = parts.PageHeader(self.title)
        self.choose = parts.button(tr.t("Choose a PDF…"), self._choose, "folder-open", "Ctrl+O", main=True)
        self.header.add(self.choose)
        self.preview = PdfPreview(ctx)
        self.preview.made.connect(self._made)
        self.preview.failed.connect(self._failed)
        self.card = VerdictCard(tr)
        self.card.setFixedWidth(WIDTH)
        self.card.opened.connect(self._open)
        self.stack = QStackedWidget()
        self.stack.addWidget(
            parts.EmptyState(
                "shield-check",
                tr.t("Somebody brings a paper as a PDF: is it the one this office has issued?"),
                tr.t("Choose the file or drop it here. Its words are compared with what was issued."),
            )
        )
        shown = QWidget()
        row = parts.line(gap=2 * theme.GRID)
        row.addWidget(self.preview, 1)
        row.addWidget(self.card)
        parts.column(shown).addLayout(row)
        self.stack.addWidget(shown)
        box = parts.column(self, 2 * theme.GRID, theme.GRID)
        box.addWidget(self.header)
        box.addWidget(self.stack, 1)
        self.setAcceptDrops(True)
        keys.shortcut(self, "Ctrl+O", self._choose)

    def look_at(self, path: Path) -> None:
        """Read the file and say what it is."""
        self.header.set_title(self.title, path.name)
        self.card.wait()
        self.stack.setCurrentIndex(1)
        self.preview.want(partial(judge, self._ctx.office, path), str(path), soon=True)

    def entered(self) -> None:
        self.choose.setFocus()

    def _choose(self) -> None:
        tr = self._ctx.tr
        for path in dialogs.open_files(self, tr.t("What is this PDF?"), (("PDF", "*.pdf"),), several=False):
            self.look_at(path)

    def _made(self, made: Made) -> None:
        verdict: Verdict = made.more
        self.card.show_verdict(verdict)

    def _failed(self, _error: object) -> None:
        self.card.wait("")

    def _open(self, paper_id: str) -> None:
        self._ctx.shell.open(RecordRef("paper", paper_id))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dialogs.dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        for path in dialogs.dropped_files(event)[:1]:
            self.look_at(path)


def verifying_page(ctx: PageContext, _ref: RecordRef | None) -> Page:
    """Make the place."""
    return VerifyingPage(ctx)
