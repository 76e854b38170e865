"""What was understood: how many of each kind, and every row with what becomes of it."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from mslite.domain.programme.found import Fate, Line
from mslite.domain.programme.understand import Understood
from mslite.i18n import import_words
from mslite.i18n.catalogue import N_
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.marks import Tone
from mslite.ui.kit.table import Table
from mslite.ui.kit.windowmodel import Column
from mslite.ui.pages.programme.importing.sheet import Sheet

COUNTED = (
    ("priorities", N_("Priorities")),
    ("sections", N_("Sections")),
    ("tasks", N_("Tasks")),
    ("activities", N_("Activities")),
    ("indicators", N_("Indicators")),
    ("forecast_rows", N_("Figures of the forecast")),
    ("abbreviations", N_("Abbreviations")),
    ("headings_1", N_("Chapters")),
    ("headings_2", N_("Sub-chapters")),
)
TONES = {Fate.NEW: Tone.GOOD, Fate.CHANGED: Tone.ACCENT, Fate.GONE: Tone.WARN}


class OverviewSheet(Sheet):
    """Counts above, rows below."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(ctx)
        tr = ctx.tr
        head = QWidget()
        grid = QGridLayout(head)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * theme.GRID)
        self.counts = {}
        for no, (key, word) in enumerate((*COUNTED, ("swot", N_("Lines of SWOT")))):
            value = self.counts[key] = parts.label("–", "heading")
            grid.addWidget(value, 2 * (no // 5), no % 5)
            grid.addWidget(parts.label(tr.t(word), "quiet"), 2 * (no // 5) + 1, no % 5)
        columns = (
            Column("kind", tr.t("Kind"), self._kind, 150),
            Column("number", "№", _number, 70),
            Column("text", tr.t("Text"), _text),
            Column("place", tr.t("Where"), self._place, 190),
            Column("fate", tr.t("What happens to it"), self._fate, 170, tone=_tone),
        )
        self.table = Table(ctx.desk, columns, "import-lines", tr.t("Rows"), key=_key)
        self.box.addWidget(head)
        self.box.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_found(self, found: Understood) -> None:
        for key, label in self.counts.items():
            value = getattr(found.counts, key)
            label.setText(" / ".join(str(one) for one in value) if isinstance(value, tuple) else str(value))
        self.table.set_rows(found.lines)

    def count(self, found: Understood) -> str:
        return str(len(found.lines))

    def _kind(self, line: Line) -> str:
        return self.ctx.tr.t(import_words.KINDS[line.kind])

    def _fate(self, line: Line) -> str:
        return self.ctx.tr.t(import_words.FATES[line.fate])

    def _place(self, line: Line) -> str:
        place, tr = line.place, self.ctx.tr
        if not place.table:
            return tr.t("text, paragraph {row}", row=place.row) if place.row else ""
        return tr.t("table {table}, row {row}", table=place.table, row=place.row)


def _tone(line: Line) -> Tone:
    return TONES.get(line.fate, Tone.PLAIN)


def _number(line: Line) -> str:
    return line.number


def _text(line: Line) -> str:
    return " ".join(line.text.split())


def _key(line: Line) -> str:
    return line.record_id
