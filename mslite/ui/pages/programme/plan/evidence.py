"""Files that prove what was done: attached to a row of the plan, saved outside, taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from mslite.domain.papers import Attachment, AttachmentRole
from mslite.domain.programme.rows import PlanItem
from mslite.domain.rows import RecordRef
from mslite.domain.views import Saved
from mslite.ui.kit import dialogs, parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.desk import Job
from mslite.ui.kit.linkrow import LinkRow
from mslite.ui.kit.printing import save_file


class EvidenceList(QWidget):
    """Files may be dropped here; Enter on one saves a copy, from where it opens."""

    saved = Signal(object)

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._item: PlanItem | None = None
        self._closed = False
        tr = ctx.tr
        self.setAcceptDrops(True)
        self.add = parts.tool("paperclip", tr.t("Add files…"), self._choose, words=True)
        self.list = QWidget()
        self._rows = parts.column(self.list, gap=0)
        box = parts.column(self)
        box.addLayout(parts.line(parts.label(tr.t("Evidence"), "section"), None, self.add))
        box.addWidget(self.list)

    def show_item(self, item: PlanItem | None, closed: bool) -> None:
        """Read and show the files of a row."""
        self._item, self._closed = item, closed
        self.add.setVisible(not closed)
        self.setVisible(item is not None)
        if item is not None:
            of = self._ctx.office.attachments.of
            self._ctx.desk.read(partial(_read, of, item.id), self._show)

    def attach(self, paths: Sequence[Path]) -> None:
        """Attach files, with progress."""
        if self._item is not None and not self._closed:
            ref = RecordRef("plan_item", self._item.id)
            for path in paths:
                job = Job(self._ctx.tr.t("Attaching files"), cancellable=False)
                work = partial(self._ctx.office.attachments.add, ref, path, AttachmentRole.EVIDENCE)
                self._ctx.desk.slow(work, self._done, job=job)

    def _show(self, found: tuple[str, Sequence[Attachment]]) -> None:
        item_id, files = found
        if self._item is None or self._item.id != item_id:
            return
        parts.empty(self._rows)
        tr = self._ctx.tr
        for file in files:
            row = LinkRow(file, file.title or file.file_name, file.file_name)
            row.opened.connect(self._copy)
            away = parts.tool("x", tr.t("Take {name} away", name=file.file_name), self._remove)
            away.setProperty("file", file)
            away.setEnabled(not self._closed)
            line = parts.line(row, away, gap=0)
            line.setStretch(0, 1)
            holder = QWidget()
            holder.setLayout(line)
            self._rows.addWidget(holder)

    def _copy(self, file: Attachment) -> None:
        self._ctx.desk.slow(partial(_bytes, self._ctx.office.attachments.read, file), self._copied)

    def _copied(self, found: tuple[Attachment, bytes]) -> None:
        file, data = found
        suffix = Path(file.file_name).suffix or ".pdf"
        save_file(self._ctx, self, data, file.file_name, ((self._ctx.tr.t("File"), f"*{suffix}"),))

    def _remove(self) -> None:
        file = self.sender().property("file")
        self._ctx.desk.ask(partial(self._ctx.office.records.remove, file), self._done)

    def _choose(self) -> None:
        tr = self._ctx.tr
        self.attach(dialogs.open_files(self, tr.t("Add files…"), ((tr.t("All files"), "*"),)))

    def _done(self, saved: Saved) -> None:
        self.saved.emit(saved)
        self.show_item(self._item, self._closed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dialogs.dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.attach(dialogs.dropped_files(event))


def _read(of: Callable[..., Sequence[Attachment]], item_id: str) -> tuple[str, Sequence[Attachment]]:
    return item_id, of(RecordRef("plan_item", item_id), AttachmentRole.EVIDENCE)


def _bytes(read: Callable[[str], bytes], file: Attachment) -> tuple[Attachment, bytes]:
    return file, read(file.id)
