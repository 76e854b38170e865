"""Annexes of the meeting: files added by button or dropped here, their titles and order, a look at each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from mslite.domain.papers import Attachment
from mslite.domain.problems import UserFixable
from mslite.domain.rows import RecordRef
from mslite.domain.views import MeetingPage, Saved
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import dialogs, keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.desk import Job
from mslite.ui.kit.pdfpreview import Made, PdfPreview
from mslite.ui.kit.printing import save_file
from mslite.ui.kit.rows import Field
from mslite.ui.kit.rowsview import RowsEditor
from mslite.ui.kit.saving import offer_undo

ALL_FILES = "*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.docx *.doc *.xlsx *.xls *.odt"


class AnnexesView(QWidget):
    """Insert adds files, F2 edits a title, Alt+↑/↓ moves, Ctrl+S saves a copy; files may be dropped here."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        super().__init__()
        self._ctx, self._ref = ctx, RecordRef("meeting", meeting_id)
        self._locked, self._shown = False, ""
        tr = ctx.tr
        self.setAcceptDrops(True)
        fields = (
            Field(tr.t("Title"), _title, _retitle),
            Field(tr.t("File"), _name, width=26 * theme.GRID),
            Field(tr.t("Size"), partial(_size, tr), width=9 * theme.GRID, right=True),
        )
        self.rows = RowsEditor(tr, fields, tr.t("Annexes"), tr.t("Add files…"))
        self.rows.inserting.connect(self._insert)
        self.rows.removing.connect(self._remove)
        self.rows.changed.connect(self._changed)
        self.rows.ordered.connect(self._ordered)
        self.rows.chosen.connect(self._chosen)
        self.more = parts.button(tr.t("Add files…"), self.choose, "plus")
        self.copy = parts.button(tr.t("Save a copy…"), self.save_copy, "download", "Ctrl+S")
        self.rows.buttons.insertWidget(1, self.more)
        self.rows.buttons.insertWidget(2, self.copy)
        self.nothing = parts.EmptyState(
            "paperclip",
            tr.t("No annex is attached."),
            tr.t("Drop files here, or choose them: PDF, pictures, Word."),
            parts.button(tr.t("Add files…"), self.choose, "plus", "Insert", main=True),
        )
        self.preview = PdfPreview(ctx)
        both = QWidget()
        halves = parts.line(self.rows, self.preview, gap=2 * theme.GRID)
        halves.setStretch(0, 5)
        halves.setStretch(1, 4)
        both.setLayout(halves)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(both)
        parts.column(self).addWidget(self.stack)
        keys.shortcut(self.nothing, "Insert", self.choose)
        keys.shortcut(self, "Ctrl+S", self.save_copy)

    def show_page(self, page: MeetingPage) -> None:
        """Show the annexes; after signing what is there stays as it is, more may be added."""
        self._locked = page.locked
        self.rows.set_read_only(page.locked)
        self.more.setVisible(page.locked)
        self.stack.setCurrentIndex(int(bool(page.attachments)))
        self.setFocusProxy(self.rows if page.attachments else self.nothing)
        self.rows.set_rows(page.attachments)
        self._chosen(self.rows.current())

    def choose(self) -> None:
        """Ask for files and attach them."""
        tr = self._ctx.tr
        kinds = ((tr.t("Papers and pictures"), ALL_FILES), (tr.t("All files"), "*"))
        self.add(dialogs.open_files(self, tr.t("Add files…"), kinds))

    def add(self, paths: Sequence[Path]) -> None:
        """Attach files at the end, with progress."""
        if paths:
            job = Job(self._ctx.tr.t("Attaching files"))
            work = partial(attach, self._ctx.office.attachments.add, self._ref, tuple(paths), job.step)
            self._ctx.desk.slow(work, self._added, job=job)

    def save_copy(self) -> None:
        """Save the current file outside; it can be opened from there."""
        row: Attachment | None = self.rows.current()
        if row is not None:
            self._ctx.desk.slow(partial(_read, self._ctx.office.attachments.read, row), self._copied)

    # ---- answers -----------------------------------------------------------------------------------------

    def _copied(self, found: tuple[Attachment, bytes]) -> None:
        row, data = found
        suffix = Path(row.file_name).suffix or ".pdf"
        kinds = ((self._ctx.tr.t("File"), f"*{suffix}"),)
        save_file(self._ctx, self, data, row.file_name, kinds)

    def _added(self, saved: Saved) -> None:
        tr, number = self._ctx.tr, len(saved.rows)
        offer_undo(self._ctx, tr.n("{n} file is attached.", "{n} files are attached.", number), saved)

    def _insert(self, _place: int) -> None:
        self.choose()

    def _remove(self, row: Attachment) -> None:
        self._ctx.desk.ask(partial(self._ctx.office.records.remove, row), self._removed)

    def _removed(self, saved: Saved) -> None:
        offer_undo(self._ctx, self._ctx.tr.t("The annex is removed."), saved)

    def _changed(self, row: Attachment) -> None:
        self._ctx.desk.ask(partial(self._ctx.office.records.save, row))

    def _ordered(self, rows: tuple[Attachment, ...]) -> None:
        self._ctx.desk.ask(partial(self._ctx.office.meetings.save_order, rows))

    def _chosen(self, row: Attachment | None) -> None:
        self.copy.setEnabled(row is not None)
        if row is None or row.digest == self._shown:
            return
        self._shown = row.digest
        self.preview.want(partial(look, self._ctx.office, row), row.digest)

    # ---- files dropped from outside ------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dialogs.dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.add(dialogs.dropped_files(event))


def attach(
    add: Callable[..., Saved], ref: RecordRef, paths: Sequence[Path], step: Callable[[int, int], None]
) -> Saved:
    """Attach files one after another; the answer holds them all, so that all can be taken back at once."""
    whole = Saved()
    for no, path in enumerate(paths):
        step(no, len(paths))
        one = add(ref, path)
        whole = replace(
            whole,
            rows=whole.rows + one.rows,
            changes=whole.changes | one.changes,
            before=whole.before + one.before,
        )
    return whole


def look(office: Any, row: Attachment) -> Made:
    """Return the pages of an annex; raises ``UserFixable("no_look")`` for a file that has none."""
    data = office.attachments.read(row.id)
    try:
        return Made(tuple(pdf for _, pdf in office.papers.read_scans([data])))
    except UserFixable as error:
        raise UserFixable("no_look", name=row.file_name) from error


def _read(read: Callable[[str], bytes], row: Attachment) -> tuple[Attachment, bytes]:
    return row, read(row.id)


def _title(row: Attachment) -> str:
    return row.title


def _retitle(row: Attachment, title: str) -> Attachment:
    return replace(row, title=title.strip())


def _name(row: Attachment) -> str:
    return row.file_name


def _size(tr: Translator, row: Attachment) -> str:
    if row.size < 1_000_000:
        return tr.t("{n} kB", n=max(1, row.size // 1000))
    return tr.t("{n} MB", n=f"{row.size / 1_000_000:.1f}".replace(".", "," if tr.lang != "en" else "."))
