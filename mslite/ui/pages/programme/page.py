"""The frame around the sections of a programme: title, state, strip of sections, what else can be done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMenu, QStackedWidget

from mslite.domain.programme.kinds import ProgrammeState
from mslite.domain.programme.rows import Book
from mslite.domain.rows import RecordRef
from mslite.domain.views import Saved
from mslite.i18n import labels
from mslite.i18n.catalogue import N_
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import Page, PageContext, Refs
from mslite.ui.kit.recordhistory import show_history
from mslite.ui.kit.saving import offer_undo
from mslite.ui.kit.steps import StepStrip
from mslite.ui.pages.programme.annual import AnnualSection
from mslite.ui.pages.programme.matrix import MatrixSection
from mslite.ui.pages.programme.monitoring import MonitoringSection
from mslite.ui.pages.programme.passport import PassportSection
from mslite.ui.pages.programme.plan import PlanSection
from mslite.ui.pages.programme.printing import PrintSection
from mslite.ui.pages.programme.section import Section
from mslite.ui.pages.programme.text import TextSection


@dataclass(frozen=True)
class SectionSpec:
    """One section: its key, which is also its help topic behind «programme-», its word and its class."""

    key: str
    word: str
    make: type[Section]


SECTIONS: tuple[SectionSpec, ...] = (
    SectionSpec("passport", N_("Passport"), PassportSection),
    SectionSpec("text", N_("Text"), TextSection),
    SectionSpec("plan", N_("Action plan"), PlanSection),
    SectionSpec("matrix", N_("Matrix"), MatrixSection),
    SectionSpec("annual", N_("Year's plan"), AnnualSection),
    SectionSpec("monitoring", N_("Monitoring"), MonitoringSection),
    SectionSpec("print", N_("Print"), PrintSection),
)
"""In the order of the strip."""
TONES = {
    ProgrammeState.ADOPTED: parts.Tone.GOOD,
    ProgrammeState.AMENDED: parts.Tone.GOOD,
    ProgrammeState.CLOSED: parts.Tone.PLAIN,
    ProgrammeState.DRAFT: parts.Tone.WARN,
}
OWNERS = {
    "chapter": "text",
    "table_column": "text",
    "plan_item": "plan",
    "indicator": "matrix",
    "period": "monitoring",
    "annual_item": "annual",
}
"""Which section shows a record; everything else is a paper."""
REREAD_MS = 60


class ProgrammeFrame(Page):
    """One programme. Sections are made when first shown; a hidden one is told of changes when it comes."""

    def __init__(self, ctx: PageContext, ref: RecordRef) -> None:
        super().__init__()
        self._ctx, self._ref = ctx, ref
        self._programme_id = ref.id if ref.table == "programme" else ""
        self._book: Book | None = None
        self._sections: dict[int, Section] = {}
        self._behind: set[int] = set()
        tr = ctx.tr
        self.title = tr.t("Programme")
        self.help_topic = f"programme-{SECTIONS[0].key}"
        self.header = parts.PageHeader(self.title)
        self.badge = parts.Badge()
        self.header.add(self.badge)
        self.deeds = QStackedWidget()
        self.header.add(self.deeds)
        self.deeds.hide()
        self.more = self.header.add(
            parts.tool("more-horizontal", tr.t("More"), self._more, "F10", words=True)
        )
        self.strip = StepStrip([tr.t(one.word) for one in SECTIONS], self, numbered=False)
        self.strip.chosen.connect(self.show_section)
        self.stack = QStackedWidget()
        box = parts.column(self, 2 * theme.GRID, theme.GRID)
        box.addWidget(self.header)
        box.addWidget(self.strip)
        box.addWidget(self.stack, 1)
        self._reread = QTimer(self, interval=REREAD_MS, singleShot=True)
        self._reread.timeout.connect(self._read)
        ctx.desk.changed.connect(self._changed)
        keys.shortcut(self, "Esc", self._back)
        keys.shortcut(self, "Ctrl+P", self._print)
        keys.shortcut(self, "F10", self._more)
        self._read()

    # ---- reading -----------------------------------------------------------------------------------

    def _read(self) -> None:
        self._ctx.desk.read(self._look, self._show)

    def _look(self) -> Book:
        office = self._ctx.office
        if not self._programme_id:
            self._programme_id = office.records.require(self._ref).programme_id
        found: Book = office.programmes.book(self._programme_id)
        return found

    def _show(self, book: Book) -> None:
        first = self._book is None
        self._book = book
        tr, programme = self._ctx.tr, book.programme
        title = programme.name.of(tr.lang) or tr.t("Programme")
        years = "–".join(str(year) for year in (programme.first_year, programme.last_year) if year)
        self.header.set_title(title, years)
        self.badge.put(labels.label(programme.state, tr), TONES[programme.state])
        if title != self.title:
            self.title = title
            self.title_changed.emit()
        if first:
            if self._ref.id != self._programme_id:
                self.lead(self._ref)
            if self.section is None:
                self.show_section(0)
            return
        front = self.strip.current
        self._behind = set(self._sections) - {front}
        if front in self._sections:
            self._sections[front].show_book(book)

    def refresh(self, changes: Refs) -> None:
        self._changed(changes, None)

    def _changed(self, _changes: Refs, _author: object) -> None:
        self._reread.start()

    # ---- sections ------------------------------------------------------------------------------------

    @property
    def section(self) -> Section | None:
        """The section in front."""
        return self._sections.get(self.strip.current)

    def show_section(self, no: int) -> None:
        """Bring a section to the front."""
        if self._book is None:
            return
        before = self.stack.currentWidget()
        if isinstance(before, Section) and before is not self._sections.get(no) and not before.may_leave():
            self.strip.set_current(next(k for k, section in self._sections.items() if section is before))
            return
        if no not in self._sections:
            section = SECTIONS[no].make(self._ctx, self._programme_id)
            section.wanted.connect(self.lead)
            self._sections[no] = section
            self.stack.addWidget(section)
            if section.main is not None:
                self.deeds.addWidget(section.main)
            section.show_book(self._book)
        elif no in self._behind:
            self._sections[no].show_book(self._book)
        self._behind.discard(no)
        section = self._sections[no]
        self.strip.set_current(no)
        self.help_topic = f"programme-{SECTIONS[no].key}"
        self.stack.setCurrentWidget(section)
        self.deeds.setVisible(section.main is not None)
        if section.main is not None:
            self.deeds.setCurrentWidget(section.main)
        section.entered()

    def lead(self, ref: RecordRef) -> None:
        """Go to the section that shows a record, the cursor on it; see :attr:`Section.wanted`."""
        own = ref.table == "programme"
        key = ref.id if own else OWNERS.get(ref.table, "print")
        found = next((no for no, one in enumerate(SECTIONS) if one.key == key), None)
        if found is not None:
            self.show_section(found)
            if not own:
                self._sections[found].lead(ref)

    def may_leave(self) -> bool:
        return self.section is None or self.section.may_leave()

    def entered(self) -> None:
        if self.section is not None:
            self.section.entered()

    def _back(self) -> None:
        self._ctx.shell.back()

    def _print(self) -> None:
        self.lead(RecordRef("programme", "print"))

    # ---- what else can be done -----------------------------------------------------------------------

    def _more(self) -> None:
        tr = self._ctx.tr
        if self._book is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr.t("History of changes"), self._history)
        menu.addAction(tr.t("All programmes"), self._all)
        menu.addAction(tr.t("Bring in a corrected file…"), self._import)
        if self._book.programme.state is ProgrammeState.DRAFT:
            menu.addSeparator()
            menu.addAction(tr.t("Into the trash"), self._remove)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _history(self) -> None:
        show_history(self._ctx, self, RecordRef("programme", self._programme_id))

    def _all(self) -> None:
        self._ctx.shell.open(RecordRef("programmes", ""))

    def _import(self) -> None:
        self._ctx.shell.open(RecordRef("programme_import", self._programme_id))

    def _remove(self) -> None:
        if self._book is not None:
            self._ctx.desk.ask(partial(self._ctx.office.records.remove, self._book.programme), self._removed)

    def _removed(self, saved: Saved) -> None:
        self._ctx.shell.go("programmes")
        offer_undo(self._ctx, self._ctx.tr.t("The programme lies in the trash."), saved)


def programme_page(ctx: PageContext, ref: RecordRef | None) -> Page:
    """Make the page of a programme (or of the programme of a row of it)."""
    assert ref is not None
    return ProgrammeFrame(ctx, ref)
