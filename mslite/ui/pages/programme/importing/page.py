"""Import: files are chosen or dropped, read, understood; nothing is written until the person accepts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from mslite.domain.problems import UserFixable
from mslite.domain.programme.rows import Programme
from mslite.domain.programme.understand import Understood
from mslite.domain.rows import RecordRef
from mslite.domain.views import Saved
from mslite.i18n import problems
from mslite.i18n.catalogue import N_
from mslite.ui.kit import dialogs, keys, parts, theme
from mslite.ui.kit.context import Page, PageContext
from mslite.ui.kit.editors import ChoiceEditor
from mslite.ui.kit.saving import offer_undo
from mslite.ui.kit.steps import Rail
from mslite.ui.pages.programme.importing.doubts import BodiesSheet, DoubtsSheet, GoneSheet, RepairsSheet
from mslite.ui.pages.programme.importing.overview import OverviewSheet
from mslite.ui.pages.programme.importing.sheet import Sheet
from mslite.ui.pages.programme.importing.tables import TablesSheet

SHEETS: tuple[tuple[str, type[Sheet]], ...] = (
    (N_("What was understood"), OverviewSheet),
    (N_("Tables and columns"), TablesSheet),
    (N_("Doubts"), DoubtsSheet),
    (N_("Old letters"), RepairsSheet),
    (N_("Responsible bodies"), BodiesSheet),
    (N_("Not in the file any more"), GoneSheet),
)
DOUBTS = 2


@dataclass(frozen=True)
class _Answer:
    """One dry run: what was understood, and the programmes that may be brought up to date."""

    found: Understood
    programmes: tuple[Programme, ...]


class ImportPage(Page):
    """Ctrl+O chooses files, Ctrl+Enter accepts. ``ref.id`` is the programme to bring up to date, or ""."""

    help_topic = "programme-import"

    def __init__(self, ctx: PageContext, ref: RecordRef) -> None:
        super().__init__()
        self._ctx, self._wanted = ctx, ref.id
        self._files: Any = ()
        self._found: Understood | None = None
        tr = ctx.tr
        self.title = tr.t("Import a programme")
        self.header = parts.PageHeader(self.title)
        self.choose = parts.button(tr.t("Choose files…"), self.ask_files, "folder-open", "Ctrl+O")
        self.accept = parts.button(tr.t("Accept"), self._accept, "check", "Ctrl+Enter", main=True)
        self.header.add(self.choose)
        self.header.add(self.accept)
        self.target = ChoiceEditor([])
        self.target.set_name(tr.t("What becomes of it"))
        self.target.edited.connect(self._again)
        self.rail = Rail([tr.t(word) for word, _ in SHEETS])
        self.rail.chosen.connect(self.show_sheet)
        self.rail.set_current(0)
        self.sheets = [make(ctx) for _, make in SHEETS]
        self.stack = QStackedWidget()
        for sheet in self.sheets:
            sheet.corrected.connect(self._correct)
            self.stack.addWidget(sheet)
        begin = parts.button(tr.t("Choose files…"), self.ask_files, "folder-open", "Ctrl+O", main=True)
        self.begin = begin
        self.empty = parts.EmptyState(
            "upload",
            tr.t("Choose the files of the programme, or drop them here"),
            tr.t(
                "Word (.docx), Excel (.xlsx) and .csv, several at once. They are only read; nothing is"
                " written until you accept."
            ),
            begin,
        )  # fmt: skip
        work = QWidget()
        inner = parts.column(work)
        inner.addLayout(parts.line(parts.label(tr.t("What becomes of it")), self.target, None))
        line = parts.line(self.rail, self.stack, gap=2 * theme.GRID)
        line.setStretch(1, 1)
        inner.addLayout(line, 1)
        self.whole = QStackedWidget()
        self.whole.addWidget(self.empty)
        self.whole.addWidget(work)
        self.told = parts.Note("", "triangle-alert")
        self.told.hide()
        box = parts.column(self, 2 * theme.GRID, theme.GRID)
        box.addWidget(self.header)
        box.addWidget(self.told)
        box.addWidget(self.whole, 1)
        self.setAcceptDrops(True)
        self.accept.setEnabled(False)
        self.choose.hide()
        keys.shortcut(self, "Ctrl+O", self.ask_files)
        keys.shortcut(self, "Ctrl+Return", self._accept)
        keys.shortcut(self, "Ctrl+PgDown", self.rail.forth)
        keys.shortcut(self, "Ctrl+PgUp", self.rail.back)
        keys.shortcut(self, "Esc", self._back)

    # ---- files ---------------------------------------------------------------------------------------

    def ask_files(self) -> None:
        """Let the person choose files."""
        tr = self._ctx.tr
        kinds = (("Word, Excel, CSV", "*.docx *.xlsx *.csv"), (tr.t("All files"), "*"))
        paths = dialogs.open_files(self, tr.t("Choose files…"), kinds)
        if paths:
            self.read(paths)

    def read(self, paths: tuple[Path, ...]) -> None:
        """Read files and show what is understood of them."""
        self.told.hide()
        self._ctx.desk.slow(partial(self._read, paths), self._came, self._failed)

    def _read(self, paths: tuple[Path, ...]) -> _Answer:
        service = self._ctx.office.programme_import
        self._files = service.read(paths)
        found = service.dry_run(self._files, None, self._wanted or None)
        meant = service.meant(found) if not self._wanted else None
        if meant is not None:
            found = service.dry_run(self._files, None, meant.id)
        return _Answer(found, self._ctx.office.programmes.all())

    def _came(self, answer: _Answer) -> None:
        tr, found = self._ctx.tr, answer.found
        into = [
            (one.id, tr.t("Bring «{name}» up to date", name=one.name.of(tr.lang)))
            for one in answer.programmes
        ]
        self.target.set_choices([("", tr.t("A new programme")), *into])
        self.target.set_value(found.base.programme.id if found.base is not None else "")
        self._show(found)
        self.rail.set_current(0)
        self.show_sheet(0)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserFixable):
            self.told.words.setText(str(problems.wording(error, self._ctx.tr)))
            self.told.show()
        else:
            self._ctx.shell.trouble(error)

    # ---- the dry run ---------------------------------------------------------------------------------

    def _show(self, found: Understood) -> None:
        self._found = found
        self.whole.setCurrentIndex(1)
        self.accept.setEnabled(True)
        self.choose.show()
        for no, sheet in enumerate(self.sheets):
            sheet.show_found(found)
            self.rail.count(no, sheet.count(found))

    def show_sheet(self, no: int) -> None:
        """Bring a sheet to the front."""
        self.rail.set_current(no)
        self.stack.setCurrentIndex(no)
        self.sheets[no].setFocus()

    def _correct(self, change: Callable[[Understood], Understood]) -> None:
        if self._found is not None:
            self._ctx.desk.slow(partial(change, self._found), self._show, self._failed)

    def _again(self) -> None:
        """Another programme is meant: what the person corrected in the files stays."""
        if self._found is not None:
            self._ctx.desk.slow(
                partial(self._ctx.office.programme_import.dry_run, self._files, self._found.choices.maps,
                        self.target.value() or None),
                self._show, self._failed,
            )  # fmt: skip

    def _accept(self) -> None:
        if self._found is not None and self.accept.isEnabled():
            self.accept.setEnabled(False)
            work = partial(self._ctx.office.programme_import.accept, self._found)
            self._ctx.desk.ask(work, self._accepted, self._not_accepted)

    def _accepted(self, saved: Saved) -> None:
        assert self._found is not None
        tr = self._ctx.tr
        self._ctx.shell.open(RecordRef("programme", self._found.book.programme.id), instead=True)
        n = len(saved.rows)
        offer_undo(self._ctx, tr.n("{n} record was brought in.", "{n} records were brought in.", n), saved)

    def _not_accepted(self, error: BaseException) -> None:
        self.accept.setEnabled(True)
        self._failed(error)

    # ---- the window ----------------------------------------------------------------------------------

    def entered(self) -> None:
        (self.begin if self._found is None else self.sheets[self.rail.current]).setFocus()

    def _back(self) -> None:
        self._ctx.shell.back()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dialogs.dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dialogs.dropped_files(event)
        if paths:
            event.acceptProposedAction()
            self.read(paths)


def importing_page(ctx: PageContext, ref: RecordRef | None) -> Page:
    """Make the page; ``ref`` names the programme to bring up to date (identity "": a new one)."""
    return ImportPage(ctx, ref or RecordRef("programme_import", ""))
