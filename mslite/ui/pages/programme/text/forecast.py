"""The forecast: a line for each figure, a column for each year, the year before the programme first."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from mslite.domain.programme.kinds import ForecastKind
from mslite.domain.programme.rows import Book, ForecastSeries, ForecastValue
from mslite.i18n import labels
from mslite.ui.kit import parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.rows import Field
from mslite.ui.pages.programme.rowlist import RowList

WIDTH = 66


@dataclass(frozen=True)
class Line:
    """A series with its values by year."""

    series: ForecastSeries
    values: dict[int, ForecastValue]

    @property
    def id(self) -> str:
        """The identity of the series: what a line is recognised by."""
        return self.series.id


class SeriesList(RowList):
    """The lines; a value may be any text, as it is written."""

    def __init__(self, ctx: PageContext, programme_id: str, years: tuple[int, ...]) -> None:
        tr = ctx.tr
        fields = [
            _field(tr.t("Figure, in Kyrgyz"), "name", "ky"),
            _field(tr.t("Figure, in Russian"), "name", "ru"),
            _field(tr.t("Unit, in Kyrgyz"), "unit", "ky", 84),
            _field(tr.t("Unit, in Russian"), "unit", "ru", 84),
        ]
        for no, year in enumerate(years):
            kind = ForecastKind.FORECAST if no else ForecastKind.FACT
            title = str(year) if no else f"{year},\n{labels.label(kind, tr).lower()}"
            fields.append(
                Field(title, partial(_value, year), partial(_put_value, year, kind), WIDTH, right=True)
            )
        super().__init__(ctx, programme_id, fields, tr.t("Forecast"), tr.t("Add a figure"))
        self.view.placeholder = tr.t("No figure yet. Insert adds one.")

    def fresh(self) -> ForecastSeries:
        return ForecastSeries(programme_id=self.programme_id)

    def record(self, line: Line) -> ForecastSeries:
        return line.series

    def _change(self, line: Any) -> None:
        before = next((one for one in self._lines if one.id == line.id), None)
        self._keeper.written()
        if before is None or before.series != line.series:
            self._saver.save(line.series)
        known = before.values if before is not None else {}
        self._saver.save(*(row for year, row in line.values.items() if row != known.get(year)))


class ForecastTable(QWidget):
    """Made anew when the years of the programme change."""

    def __init__(self, ctx: PageContext, programme_id: str) -> None:
        super().__init__()
        self._ctx, self._programme_id, self._years = ctx, programme_id, tuple[int, ...]()
        self.list: SeriesList | None = None
        self._box = parts.column(self)

    def show_book(self, book: Book) -> None:
        """Show the forecast as it stands in the file."""
        years = years_of(book)
        if self.list is None or years != self._years:
            parts.empty(self._box)
            self._years = years
            self.list = SeriesList(self._ctx, self._programme_id, years)
            self._box.addWidget(self.list)
            self.setFocusProxy(self.list)
        values: dict[str, dict[int, ForecastValue]] = {}
        for row in book.forecast:
            values.setdefault(row.series_id, {})[row.year] = row
        self.list.show_rows([Line(series, values.get(series.id, {})) for series in book.series])


def years_of(book: Book) -> tuple[int, ...]:
    """Return the years of the table: that before the programme, its own, and whatever else has a value."""
    first, last = book.programme.first_year, book.programme.last_year
    years = {row.year for row in book.forecast}
    if first is not None and last is not None:
        years |= set(range(first - 1, last + 1))
    return tuple(sorted(years))


def _field(title: str, name: str, lang: str, width: int = 0) -> Field:
    """Return a column of words; its title stands in two lines, for there are many columns."""
    return Field(title.replace(", ", ",\n"), partial(_words, name, lang), partial(_put, name, lang), width)


def _words(name: str, lang: str, line: Line) -> str:
    return str(getattr(getattr(line.series, name), lang))


def _put(name: str, lang: str, line: Line, text: str) -> Line:
    words = getattr(line.series, name).put(lang, text.strip())
    return dataclasses.replace(line, series=dataclasses.replace(line.series, **{name: words}))


def _value(year: int, line: Line) -> str:
    return line.values[year].value if year in line.values else ""


def _put_value(year: int, kind: ForecastKind, line: Line, text: str) -> Line:
    row = line.values.get(year) or ForecastValue(
        programme_id=line.series.programme_id, series_id=line.series.id, year=year, kind=kind
    )
    return dataclasses.replace(
        line, values=line.values | {year: dataclasses.replace(row, value=text.strip())}
    )
