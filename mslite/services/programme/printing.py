"""The papers of a programme as bytes: PDF, Word, Excel, and its charts as pictures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from mslite.db.files import Files
from mslite.db.queries import office as office_queries
from mslite.db.queries import programme as queries
from mslite.db.queries.rows import Session, having
from mslite.db.store import Store
from mslite.documents import charts, compose_programme, docx, figures, pdf
from mslite.documents.blocks import Bars
from mslite.documents.blocks import Path as Way
from mslite.documents.compose_parts import Voice
from mslite.domain.office import Organisation
from mslite.domain.problems import UserFixable
from mslite.domain.programme import progress, reportbuild, sheetbuild
from mslite.domain.programme.rows import Book, Period
from mslite.domain.programme.sheetbuild import Source
from mslite.domain.programme.sheets import ProgrammePaper, ProgrammeSheet
from mslite.domain.rows import Lang, Words
from mslite.exchange import xlsx_programme
from mslite.services.programme.packs import Packs
from mslite.services.programme.wordings import Wordings
from mslite.services.sheets import Translate, emblem

CHARTS = ("priorities", "money", "unreported", "indicator")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which paper, of which year, half-year or body."""

    kind: ProgrammePaper
    year: int | None = None
    period_id: str = ""
    organisation_id: str = ""


class ProgrammePapers:
    """Prints a programme; ``lang`` is that of the paper, "ky" or "ru".

    ``year`` chooses the plan of a year (by default the current one, or the one that has a plan),
    ``period_id`` the half-year of a report (by default the last one), ``organisation_id`` the body whose
    tasks are printed. All methods raise ``UserFixable("gone")``.
    """

    def __init__(self, store: Store, files: Files, translate: Translate, resources: Path) -> None:
        self._store, self._files, self._translate = store, files, translate
        self._packs, self._wordings = Packs(resources), Wordings(store)

    def pdf(
        self,
        kind: ProgrammePaper | str,
        programme_id: str,
        lang: str = "ky",
        *,
        year: int | None = None,
        period_id: str = "",
        organisation_id: str = "",
        resolution_id: str = "",
    ) -> bytes:
        """Return a paper as PDF; with ``resolution_id`` in the wording that it put into force.

        Raises ``UserFixable("no_period")`` for a report without a half-year.
        """
        chosen = Chosen(ProgrammePaper(kind), year, period_id, organisation_id)
        sheet = _sheet(self._source(programme_id, lang, resolution_id), chosen)
        return pdf.draw(compose_programme.compose(sheet, self._translate), emblem=self._emblem(sheet))

    def docx(
        self,
        kind: ProgrammePaper | str,
        programme_id: str,
        lang: str = "ky",
        *,
        year: int | None = None,
        period_id: str = "",
        organisation_id: str = "",
        resolution_id: str = "",
    ) -> bytes:
        """Return a paper as a Word file; raises as :meth:`pdf`."""
        chosen = Chosen(ProgrammePaper(kind), year, period_id, organisation_id)
        sheet = _sheet(self._source(programme_id, lang, resolution_id), chosen)
        return docx.draw(compose_programme.compose(sheet, self._translate), emblem=self._emblem(sheet))

    def xlsx(
        self,
        kind: ProgrammePaper | str,
        programme_id: str,
        lang: str = "ky",
        *,
        year: int | None = None,
        period_id: str = "",
        organisation_id: str = "",
        resolution_id: str = "",
    ) -> bytes:
        """Return the tables of a paper as an Excel file; raises as :meth:`pdf`."""
        chosen = Chosen(ProgrammePaper(kind), year, period_id, organisation_id)
        sheet = _sheet(self._source(programme_id, lang, resolution_id), chosen)
        return xlsx_programme.write(sheet, self._translate)

    def chart_png(
        self,
        chart: str,
        programme_id: str,
        lang: str = "ky",
        *,
        period_id: str = "",
        indicator_id: str = "",
        dpi: float = 144,
        width: float = charts.SCREEN_WIDTH,
    ) -> bytes:
        """Return a chart of :data:`CHARTS` as a PNG image, ``width`` points wide.

        ``lang`` is that of its words. Without a half-year it is the last one that exists.
        Raises ``UserFixable("no_period")`` when there is none and the chart needs one.
        """
        source = self._source(programme_id, lang)
        return charts.png(self._figure(chart, source, period_id, indicator_id), dpi, width)

    def _figure(self, chart: str, source: Source, period_id: str, indicator_id: str) -> Bars | Way:
        voice = Voice(source.lang, self._translate(source.lang))
        book = source.book
        if chart == "indicator":
            indicator = next((row for row in book.indicators if row.id == indicator_id), None)
            if indicator is None:
                raise UserFixable("gone", record="Indicator")
            moments = {period.id: progress.moment_of(period) for period in book.periods}
            return figures.path(
                indicator,
                [row for row in book.targets if row.indicator_id == indicator_id],
                [(moments[row.period_id], row) for row in book.facts if row.indicator_id == indicator_id],
                book.programme.last_year,
                voice,
            )
        sheet = reportbuild.monitoring_sheet(source, _period(book, period_id))
        if chart == "priorities":
            return figures.progress(sheet.groups, voice)
        if chart == "money":
            return figures.money(sheet.money, voice)
        return figures.unreported(sheet.unreported, voice)

    def _source(self, programme_id: str, lang: str, resolution_id: str = "") -> Source:
        with self._store.read() as session:
            book = queries.book(session, programme_id)
            if book is None:
                raise UserFixable("gone", record="Programme")
            office = office_queries.municipality(session)
            bodies = _bodies(session)
            picture = emblem(session, office)
        if resolution_id:
            frozen = self._wordings.book(resolution_id)
            until = [row.id for row in book.resolutions].index(resolution_id) + 1
            book = replace(
                frozen,
                programme=replace(frozen.programme, state=book.programme.state),
                resolutions=book.resolutions[:until],
                responsible=book.responsible,
            )
        return Source(book, self._packs.get(book.programme.pack), office, Lang(lang), picture, bodies)

    def _emblem(self, sheet: ProgrammeSheet) -> bytes | None:
        picture = sheet.head.office.emblem
        return self._files.get(picture) if picture else None


def _bodies(session: Session) -> Mapping[str, Words]:
    return {row.id: row.name for row in having(session, Organisation)}


def _sheet(source: Source, chosen: Chosen) -> ProgrammeSheet:
    kind = chosen.kind
    if kind is ProgrammePaper.BOOK:
        return sheetbuild.book_sheet(source)
    if kind is ProgrammePaper.PLAN:
        return sheetbuild.plan_sheet(source)
    if kind is ProgrammePaper.ANNUAL_PLAN:
        return sheetbuild.annual_sheet(source, chosen.year or _year(source.book))
    if kind is ProgrammePaper.MATRIX:
        return sheetbuild.matrix_sheet(source)
    if kind is ProgrammePaper.BODY:
        return sheetbuild.body_sheet(source, chosen.organisation_id)
    if kind is ProgrammePaper.HANDOUT:
        return reportbuild.handout_sheet(source)
    return reportbuild.monitoring_sheet(source, _period(source.book, chosen.period_id, chosen.year))


def _year(book: Book) -> int:
    """Return the year whose plan is meant when none is named: this one, else the last that has a plan."""
    planned = {row.year for row in book.annual}
    now = dt.date.today().year
    return now if now in planned or not planned else max(planned)


def _period(book: Book, period_id: str, year: int | None = None) -> Period:
    found = [row for row in book.periods if period_id in ("", row.id) and year in (None, row.year)]
    if not found:
        raise UserFixable("no_period")
    told = {row.period_id for row in book.reports} | {row.period_id for row in book.facts}
    return max(found, key=lambda row: (row.id in told, row.year, row.half))
