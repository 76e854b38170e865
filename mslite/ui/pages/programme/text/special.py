"""What stands in a chapter besides its prose, for each kind of chapter that has more than prose."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from mslite.domain.programme.kinds import ChapterRole, FactorKind, TableKind
from mslite.domain.programme.rows import Abbreviation, Book, Factor
from mslite.domain.rows import RecordRef
from mslite.i18n import labels
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.pages.programme.cells import words_field
from mslite.ui.pages.programme.rowlist import RowList
from mslite.ui.pages.programme.text.columns import ColumnsList
from mslite.ui.pages.programme.text.forecast import ForecastTable


class Special(QWidget):
    """One kind of chapter; its focus proxy is where work in it begins."""

    wanted = Signal(object)
    """As :attr:`Section.wanted`."""

    def __init__(self, ctx: PageContext, programme_id: str, role: ChapterRole) -> None:
        super().__init__()
        self.ctx, self.programme_id, self.role = ctx, programme_id, role

    def show_book(self, book: Book) -> None:
        """Show the programme as it stands in the file."""


class AbbreviationList(RowList):
    """Short form and meaning, as on the page of the book."""

    def fresh(self) -> Abbreviation:
        return Abbreviation(programme_id=self.programme_id)


class AbbreviationsPart(Special):
    """The list of abbreviations."""

    def __init__(self, ctx: PageContext, programme_id: str, role: ChapterRole) -> None:
        super().__init__(ctx, programme_id, role)
        tr = ctx.tr
        fields = (
            words_field(tr.t("Short, in Kyrgyz"), "short", "ky", 130),
            words_field(tr.t("What it stands for, in Kyrgyz"), "meaning", "ky"),
            words_field(tr.t("Short, in Russian"), "short", "ru", 130),
            words_field(tr.t("What it stands for, in Russian"), "meaning", "ru"),
        )
        title = labels.label(role, tr)
        self.list = AbbreviationList(ctx, programme_id, fields, title, tr.t("Add an abbreviation"))
        self.list.view.placeholder = tr.t("No abbreviation yet. Insert begins one.")
        parts.column(self).addWidget(self.list)
        self.setFocusProxy(self.list)

    def show_book(self, book: Book) -> None:
        self.list.show_rows(book.abbreviations)


class FactorList(RowList):
    """The lines of one field of SWOT, the favourable conditions, or the risks with their answers."""

    def __init__(self, ctx: PageContext, programme_id: str, kind: FactorKind) -> None:
        tr = ctx.tr
        fields = [
            words_field(tr.t("In Kyrgyz"), "text", "ky"),
            words_field(tr.t("In Russian"), "text", "ru"),
        ]
        if kind is FactorKind.RISK:
            fields += [
                words_field(tr.t("Answer, in Kyrgyz"), "answer", "ky"),
                words_field(tr.t("Answer, in Russian"), "answer", "ru"),
            ]
        super().__init__(ctx, programme_id, fields, labels.label(kind, tr), tr.t("Add a line"))
        self.kind = kind
        self.view.placeholder = tr.t("Nothing here yet. Insert adds a line.")

    def fresh(self) -> Factor:
        return Factor(programme_id=self.programme_id, kind=self.kind)


class FactorsPart(Special):
    """SWOT in four fields as on paper; conditions and risks one under the other."""

    KINDS = {
        ChapterRole.SWOT: (
            FactorKind.STRENGTH, FactorKind.WEAKNESS, FactorKind.OPPORTUNITY, FactorKind.THREAT,
        ),
        ChapterRole.RISKS: (FactorKind.FAVOURABLE, FactorKind.RISK),
    }  # fmt: skip

    def __init__(self, ctx: PageContext, programme_id: str, role: ChapterRole) -> None:
        super().__init__(ctx, programme_id, role)
        kinds = self.KINDS[role]
        self.lists = [FactorList(ctx, programme_id, kind) for kind in kinds]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2 * theme.GRID)
        across = 2 if role is ChapterRole.SWOT else 1
        for no, found in enumerate(self.lists):
            cell = QWidget()
            box = parts.column(cell, 0, 4)
            box.addWidget(parts.label(labels.label(found.kind, ctx.tr), "section"))
            box.addWidget(found, 1)
            grid.addWidget(cell, no // across, no % across)
        self.setFocusProxy(self.lists[0])

    def show_book(self, book: Book) -> None:
        for found in self.lists:
            found.show_rows([one for one in book.factors if one.kind is found.kind])


class TablePart(Special):
    """Plan or matrix: the table itself is another section; here stand its columns."""

    def __init__(self, ctx: PageContext, programme_id: str, role: ChapterRole) -> None:
        super().__init__(ctx, programme_id, role)
        tr, kind = ctx.tr, TableKind(role.value)
        self.note = parts.Note(tr.t("The whole table is printed here, on landscape pages."))
        self.note.add(parts.button(tr.t("Open the table"), self._open, "arrow-right"))
        self.columns = ColumnsList(ctx, programme_id, kind)
        box = parts.column(self)
        box.addWidget(self.note)
        box.addWidget(parts.label(tr.t("Columns of the table"), "section"))
        box.addWidget(self.columns, 1)
        self.setFocusProxy(self.columns)

    def show_book(self, book: Book) -> None:
        self.columns.show_book(book)

    def _open(self) -> None:
        self.wanted.emit(RecordRef("programme", self.role.value))


class ForecastPart(Special):
    """The forecast: lines by years."""

    def __init__(self, ctx: PageContext, programme_id: str, role: ChapterRole) -> None:
        super().__init__(ctx, programme_id, role)
        self.table = ForecastTable(ctx, programme_id)
        parts.column(self).addWidget(self.table)
        self.setFocusProxy(self.table)

    def show_book(self, book: Book) -> None:
        self.table.show_book(book)


SPECIAL: dict[ChapterRole, type[Special]] = {
    ChapterRole.ABBREVIATIONS: AbbreviationsPart,
    ChapterRole.SWOT: FactorsPart,
    ChapterRole.RISKS: FactorsPart,
    ChapterRole.PLAN: TablePart,
    ChapterRole.MATRIX: TablePart,
    ChapterRole.FORECAST: ForecastPart,
}
