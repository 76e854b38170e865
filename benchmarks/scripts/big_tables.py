"""Big tables of a programme: ``ours|floor first|jump|period``; CPU milliseconds.

``first``: an action plan of 5,000 activities is shown and its first rows are drawn; ``jump``: to its end and
back. The *floor* is a bare table view over the same texts, its visible rows as high as their words.
``period``: one fact is written into a half-year over 400 indicators and the table shown anew; the *floor*
reads the same rows of the file and draws the same bare table.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from benchmarks.scripts.timing import report
from mslite.app import translator
from mslite.config import places
from mslite.domain.programme.rows import Fact, Indicator, Period, Programme, Target
from mslite.domain.rows import Words
from mslite.services.office import Office
from mslite.services.programme.monitoring import PARTS
from mslite.ui.kit import theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.desk import Desk
from mslite.ui.kit.grid import Cell, Grid, GridColumn, GridLine
from mslite.ui.pages.programme.monitoring.entries import Facts

ACTIVITIES, INDICATORS = 5_000, 400
WIDTHS = (44, 200, 320, 110, 240, 160)
TIMES = 9
Index = QModelIndex | QPersistentModelIndex


def texts() -> list[tuple[str, ...]]:
    """Return the cells of a plan: every fifth row begins a task, every fiftieth is a heading."""
    out: list[tuple[str, ...]] = []
    for no in range(ACTIVITIES):
        if no % 50 == 0:
            out.append((f"{no // 50 + 1}. Инфраструктураны өнүктүрүү жана айлана-чөйрөнү коргоо",))
        task = f"Шаардын тургундарын таза суу менен камсыз кылуу, {no // 5}-тапшырма"
        words = f"{no}-көчөнүн суу түтүгүн алмаштыруу, эски түтүктөрдү чыгаруу " * (1 + no % 3)
        out.append(
            (str(no), task, words, "2024–2027-жж.", f"{no % 9},5 км жаңы түтүк тартылды", "МЧБ, «Ак-Суу» МИ")
        )
    return out


def grid_lines() -> list[GridLine]:
    """Return the plan as lines of a grid, the task joined over its activities."""
    out = []
    for no, row in enumerate(texts()):
        if len(row) == 1:
            out.append(GridLine(f"h{no}", (Cell(row[0]),), wide=1))
        else:
            joined = frozenset({0, 1}) if int(row[0]) % 5 else frozenset()
            out.append(GridLine(f"r{no}", tuple(Cell(text) for text in row), joined=joined))
    return out


class Bare(QAbstractTableModel):
    """Texts and nothing else."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self.rows = rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many."""
        return 0 if parent.isValid() else len(WIDTHS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a text."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole and index.column() < len(row):
            return row[index.column()]
        return None


def bare_view(rows: Sequence[Sequence[str]]) -> QTableView:
    """Return a view over the texts, as large as the window."""
    view = QTableView()
    view.setWordWrap(True)
    view.setModel(Bare(rows))
    for no, width in enumerate(WIDTHS):
        view.setColumnWidth(no, width)
    view.resize(1130, 560)
    return view


def fit(view: QTableView) -> None:
    """Make the rows in sight as high as their words."""
    row = max(view.rowAt(0), 0)
    while row < view.model().rowCount() and view.rowViewportPosition(row) < view.viewport().height():
        view.resizeRowToContents(row)
        row += 1


class NoShell:
    """A window that is not there."""

    def __getattr__(self, name: str) -> Any:
        return lambda *_arguments: None


def a_grid(desk: Desk, columns: Sequence[GridColumn]) -> Grid:
    """Return an empty grid as large as the bare view."""
    grid = Grid(PageContext(desk, None, translator("ky"), NoShell()), columns, "bench", "")
    grid.resize(1130, 560)
    return grid


def first(who: str, desk: Desk) -> Iterator[Any]:
    """Show the plan and draw it, anew each time."""
    lines, rows = grid_lines(), texts()
    columns = [GridColumn(str(no), str(no), width) for no, width in enumerate(WIDTHS)]
    kept: list[Any] = []

    def ours() -> None:
        grid = a_grid(desk, columns)
        grid.show_lines(lines)
        grid.show()
        grid.grab()
        kept.append(grid)

    def floor() -> None:
        view = bare_view(rows)
        view.show()
        fit(view)
        view.grab()
        kept.append(view)

    for _ in range(TIMES):
        yield ours if who == "ours" else floor
        for widget in kept:
            widget.hide()


def jump(who: str, desk: Desk) -> Iterator[Any]:
    """Go to the last row and draw, then to the first one and draw."""
    lines, rows = grid_lines(), texts()
    grid = a_grid(desk, [GridColumn(str(no), str(no), width) for no, width in enumerate(WIDTHS)])
    view: QTableView = grid.view
    if who == "ours":
        grid.show_lines(lines)
        grid.show()
    else:
        view = bare_view(rows)
        view.show()
        fit(view)
    QApplication.processEvents()

    def go() -> None:
        for row in (view.model().rowCount() - 1, 0):
            view.setCurrentIndex(view.model().index(row, 1))
            view.scrollTo(view.currentIndex())
            if who != "ours":
                fit(view)
            (grid if who == "ours" else view).grab()

    for _ in range(TIMES):
        yield go


def half_year(office: Office) -> tuple[str, str, list[str]]:
    """Write a programme with a half-year of 400 indicators, half of them reported."""
    programme = Programme(name=Words("Ак-Суунун программасы"), first_year=2024, last_year=2027)
    at = programme.id
    period = Period(programme_id=at, year=2025, half=1)
    indicators = [
        Indicator(
            programme_id=at, position=no, name=Words(f"{no}-көчөнүн жарык менен камсыз болушу"),
            unit=Words("%"), base_year=2023, base="40 %", final="80 %",
        )
        for no in range(INDICATORS)
    ]  # fmt: skip
    targets = [
        Target(programme_id=at, indicator_id=row.id, year=year, value=f"{40 + 10 * (year - 2023)} %")
        for row in indicators
        for year in range(2024, 2028)
    ]
    facts = [
        Fact(programme_id=at, period_id=period.id, indicator_id=row.id, value="58 %")
        for row in indicators[::2]
    ]
    office.records.save(programme, period, *indicators, *targets, *facts)
    return at, period.id, [row.id for row in indicators]


def entry(who: str, desk: Desk) -> Iterator[Any]:
    """Write a fact, read the half-year, show it."""
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder) / "data", bytes(32))
        programme_id, period_id, ids = half_year(office)
        facts, tr = Facts(), translator("ky")
        grid = a_grid(desk, facts.columns(office.monitoring.page(period_id).sheet, tr))
        grid.show()
        values = iter(f"{no % 100} %" for no in range(10_000))

        def ours() -> None:
            office.monitoring.write(period_id, {ids[7]: {"value": next(values)}})
            grid.show_lines(facts.lines(office.monitoring.page(period_id).sheet, tr))
            grid.grab()

        def floor() -> None:
            office.monitoring.write(period_id, {ids[7]: {"value": next(values)}})
            book = office.programmes.book(programme_id, *PARTS)
            known = {row.indicator_id: row.value for row in book.facts}
            rows = [
                (str(no), row.name.ky, "%", row.base, known.get(row.id, ""), "")
                for no, row in enumerate(book.indicators)
            ]
            view = bare_view(rows)
            view.show()
            fit(view)
            view.grab()

        for _ in range(TIMES):
            yield ours if who == "ours" else floor
        office.close()


WORK = {"first": first, "jump": jump, "period": entry}


def main() -> None:
    """Measure what the command line names."""
    who, what = sys.argv[1:3]
    app = QApplication([])
    theme.install(app, places.resources(), scheme="light")
    desk = Desk()
    report(WORK[what](who, desk), warm=2)
    desk.close()


if __name__ == "__main__":
    main()
