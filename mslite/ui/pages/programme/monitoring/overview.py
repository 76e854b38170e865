"""How a half-year stands: numbers, what is not reported, charts."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from mslite.domain.programme.monitoring import CellState, PeriodSheet
from mslite.i18n import labels
from mslite.i18n.formats import date_short
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.pages.programme.monitoring.entries import TONES

CHARTS = ("priorities", "money", "unreported")
WIDTH = 500
"""Pixels of a chart."""


class Overview(QWidget):
    """Cards with the states of all rows, and the charts of the report."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._drawn: tuple[object, ...] = ()
        tr = ctx.tr
        self.words = parts.label("", wrap=True)
        self.badges = [parts.Badge() for _ in CellState]
        line = parts.line()
        for badge in self.badges:
            line.addWidget(badge)
        line.addStretch(1)
        numbers = parts.Card(tr.t("Reports and facts"))
        numbers.body.addWidget(self.words)
        numbers.body.addLayout(line)
        self.pictures = {name: QLabel() for name in CHARTS}
        titles = (tr.t("Progress by priority"), tr.t("Money by source"), tr.t("Not reported"))
        grid = QGridLayout()
        grid.setSpacing(2 * theme.GRID)
        for no, (name, title) in enumerate(zip(CHARTS, titles, strict=True)):
            card = parts.Card()
            picture = self.pictures[name]
            picture.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            picture.setAccessibleName(title)
            card.body.addWidget(picture)
            card.body.addStretch(1)
            grid.addWidget(card, no // 2, no % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        inner = QWidget()
        box = parts.column(inner, 0, 2 * theme.GRID)
        box.addWidget(numbers)
        box.addLayout(grid)
        box.addStretch(1)
        parts.column(self).addWidget(parts.scrolled(inner))

    def show_sheet(self, sheet: PeriodSheet) -> None:
        """Show the numbers; charts are drawn when this page is in front."""
        tr = self._ctx.tr
        total = len(sheet.lines)
        told = [
            tr.t("Reported: {count} of {total}", count=total - sheet.missing, total=total),
            tr.t("Due by {day}", day=date_short(sheet.period.due)) if sheet.period.due else "",
        ]
        whole = sheet.progress.whole
        if whole.percent is not None:
            told.append(
                tr.t("Progress of the programme: {percent} % ({state})",
                     percent=whole.percent, state=labels.label(whole.state, tr))
            )  # fmt: skip
        self.words.setText("  ·  ".join(filter(None, told)))
        for badge, state in zip(self.badges, CellState, strict=True):
            count = sheet.count(state)
            badge.setVisible(bool(count))
            badge.put(f"{labels.label(state, tr)}: {count}", TONES.get(state, parts.Tone.PLAIN))

    def draw(self, programme_id: str, sheet: PeriodSheet) -> None:
        """Draw the charts, unless they show this already."""
        wanted = (sheet.period, sheet.lines)
        if self._drawn == wanted:
            return
        self._drawn = wanted
        office, lang = self._ctx.office, self._ctx.tr.lang
        work = partial(draw, office, programme_id, sheet.period.id, "ru" if lang == "ru" else "ky")
        self._ctx.desk.slow(work, self._show, self._failed)

    def _show(self, pictures: dict[str, bytes]) -> None:
        for name, data in pictures.items():
            picture = QPixmap()
            picture.loadFromData(data)
            picture.setDevicePixelRatio(2)
            self.pictures[name].setPixmap(picture)

    def _failed(self, error: BaseException) -> None:
        self._drawn = ()
        self._ctx.shell.trouble(error)


def draw(office: Any, programme_id: str, period_id: str, lang: str) -> dict[str, bytes]:
    """Draw the charts of a half-year for the screen."""
    papers = office.programme_papers
    return {
        name: papers.chart_png(name, programme_id, lang, period_id=period_id, dpi=144, width=WIDTH)
        for name in CHARTS
    }
