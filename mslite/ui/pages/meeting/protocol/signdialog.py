"""The signed pages: files of a scanner or photographs, put in order, looked at, then attached for good."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from mslite.domain.papers import Paper, PaperType
from mslite.domain.rows import new_id
from mslite.ui.kit import dialogs, parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.dates import DateEditor
from mslite.ui.kit.pdfpreview import Made
from mslite.ui.kit.rows import Field
from mslite.ui.kit.rowsview import RowsEditor
from mslite.ui.pages.meeting.protocol.lookdialog import LookDialog

PICTURES = "*.jpg *.jpeg *.png *.tif *.tiff *.bmp *.webp"


@dataclass(frozen=True)
class Page:
    """One chosen file."""

    path: Path
    id: str


def choose_scans(parent: QWidget, ctx: PageContext) -> tuple[Path, ...]:
    """Let the person choose scans or photographs."""
    tr = ctx.tr
    kinds = ((tr.t("Scans and photos"), f"*.pdf {PICTURES}"), (tr.t("All files"), "*"))
    return dialogs.open_files(parent, tr.t("The signed pages"), kinds)


def read_scans(office: Any, paths: Sequence[Path]) -> Made:
    """Read the files as the pages they will be kept as."""
    return Made(tuple(pdf for _, pdf in office.papers.read_scans(paths)))


class SignDialog(LookDialog):
    """Order of the pages, day of the signature; ``first`` False only adds pages to a signed paper."""

    def __init__(
        self, ctx: PageContext, parent: QWidget, paper: Paper, paths: Sequence[Path], first: bool = True
    ) -> None:
        tr, number = ctx.tr, paper.number
        if first:
            question = tr.t("Are these the signed pages of № {number}?", number=number)
            advice = tr.t("Once they are attached the paper is closed for changes.")
            if paper.type is PaperType.PROTOCOL:
                advice = tr.t("Once they are attached the meeting is closed for changes.")
        else:
            question = tr.t("Attach these pages to № {number}?", number=number)
            advice = tr.t("What is attached already stays.")
        super().__init__(ctx, parent, question, advice)
        self.files = RowsEditor(
            tr, (Field(tr.t("File"), self._name),), tr.t("Files in the order of pages"), tr.t("More files…")
        )
        self.files.view.horizontalHeader().hide()
        self.files.inserting.connect(self._insert)
        self.files.removing.connect(self._remove)
        self.files.ordered.connect(self._look)
        self.fields.addWidget(parts.label(tr.t("Files in the order of pages"), "quiet"))
        self.fields.addWidget(self.files, 1)
        self.day = DateEditor(tr)
        self.day.set_value(dt.date.today())
        if first:
            self.field(tr.t("Signed on"), self.day)
        self.add_choices(tr.t("Attach and close") if first else tr.t("Attach"), tr.t("Cancel"))
        self.verb.setEnabled(False)
        self.preview.made.connect(self._shown)
        self.preview.failed.connect(self._failed)
        self._put([Page(path, new_id()) for path in paths])

    @property
    def pages(self) -> tuple[bytes, ...]:
        """What is in sight: the PDFs to attach."""
        return self.preview.pdfs

    def _put(self, pages: Sequence[Page]) -> None:
        self.files.set_rows(pages)
        self._look(pages)

    def _look(self, pages: Any) -> None:
        self.verb.setEnabled(False)
        if pages:
            paths = tuple(page.path for page in pages)
            self.preview.want(partial(read_scans, self.ctx.office, paths), "scan", soon=True)

    def _shown(self, _made: Made) -> None:
        self.verb.setEnabled(bool(self.files.model.rows))

    def _failed(self, _error: object) -> None:
        self.verb.setEnabled(False)

    def _insert(self, at: int) -> None:
        rows = list(self.files.model.rows)
        rows[at:at] = [Page(path, new_id()) for path in choose_scans(self, self.ctx)]
        self._put(rows)

    def _remove(self, page: Page) -> None:
        self._put([one for one in self.files.model.rows if one.id != page.id])

    def _name(self, page: Page) -> str:
        return page.path.name
