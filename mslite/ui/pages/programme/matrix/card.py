"""The rest of a row of the matrix: what has no column of its own on paper."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

from mslite.domain.programme.kinds import Counting, Direction, PlanKind
from mslite.domain.programme.rows import Book, Indicator
from mslite.domain.programme.tree import lines
from mslite.i18n import labels
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import ChoiceEditor, IntEditor, TextEditor
from mslite.ui.kit.rowcard import RowCard

PATH_WIDTH = 39 * theme.GRID
"""Pixels of the picture of an indicator's path."""
PATH_MS = 300
"""A row has to be in front for so long before its picture is drawn."""


class IndicatorCard(RowCard):
    """Which way is better, how the years count, what it measures; its path from base to target drawn."""

    def __init__(self, ctx: PageContext) -> None:
        tr = ctx.tr
        super().__init__(ctx, tr.t("Rest of the row"), "indicator")
        self._tr = tr
        self.setFixedWidth(44 * theme.GRID)
        form = self.form
        form.row(
            "direction", tr.t("Better is"), ChoiceEditor([(one, labels.label(one, tr)) for one in Direction])
        )
        form.row(
            "counting",
            tr.t("How the years count"),
            ChoiceEditor([(one, labels.label(one, tr)) for one in Counting]),
        )
        form.row("base_year", tr.t("Base year"), IntEditor(tr, least=1990))
        self._measured: ChoiceEditor = form.row("plan_item_id", tr.t("What it measures"), ChoiceEditor([]))
        form.row("note", tr.t("Note"), TextEditor(2))
        self.path = QLabel()
        self.path.setAccessibleName(tr.t("Path from base to target"))
        self.body.addWidget(parts.label(tr.t("Path from base to target"), "quiet"))
        self.body.addWidget(self.path)
        self.body.addStretch(1)
        self._ctx = ctx
        self._asked = ("", "")  # programme and indicator whose path is wanted
        self._wait = QTimer(self, interval=PATH_MS, singleShot=True)
        self._wait.timeout.connect(self._draw)

    def show_indicator(self, book: Book, row: Indicator | None) -> None:
        """Show an indicator; ``None``: nothing."""
        tr = self._tr
        tops = [line for line in lines(book.items) if line.item.kind is not PlanKind.ACTIVITY]
        choices: list[tuple[str | None, str]] = [(None, "–")]
        choices += [
            (line.item.id, "   " * len(line.path) + f"{line.number} {line.item.text.of(tr.lang)}"[:70])
            for line in tops
        ]
        self._measured.set_choices(choices)
        self.show_row(row)
        asked = (book.programme.id, row.id if row else "")
        if asked != self._asked:
            self.path.clear()
        self._asked = asked
        self._wait.start()

    def _draw(self) -> None:
        programme_id, indicator_id = self._asked
        if indicator_id:
            lang = "ru" if self._tr.lang == "ru" else "ky"
            work = partial(_path, self._ctx.office, programme_id, indicator_id, lang)
            self._ctx.desk.slow(work, self._drawn, self._ctx.shell.trouble)

    def _drawn(self, answer: tuple[str, bytes]) -> None:
        indicator_id, data = answer
        if indicator_id == self._asked[1]:
            picture = QPixmap()
            picture.loadFromData(data)
            picture.setDevicePixelRatio(2)
            self.path.setPixmap(picture)


def _path(office: Any, programme_id: str, indicator_id: str, lang: str) -> tuple[str, bytes]:
    chart = office.programme_papers.chart_png
    return indicator_id, chart(
        "indicator", programme_id, lang, indicator_id=indicator_id, dpi=144, width=PATH_WIDTH
    )
