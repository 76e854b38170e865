"""The programme as values: chapters, plan, matrix, forecast, half-year monitoring (DOMAIN 5).

What an office has written is kept as written (terms, values of indicators, responsible bodies); what the
program understood of it is derived by pure functions (``terms``, ``values``) or stands beside it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from mslite.domain.office import AgeBand, Group, Sex
from mslite.domain.programme.kinds import (
    ActivityState,
    ChapterRole,
    Counting,
    Direction,
    FactorKind,
    ForecastKind,
    FundingSource,
    IndicatorKind,
    Measure,
    PlanKind,
    ProgrammeState,
    ReportState,
    ResolutionKind,
    TableKind,
    TermKind,
)
from mslite.domain.rows import Row, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Row):
    """One programme. ``pack`` names the method pack in ``resources/methods`` (columns, sections, forms).

    ``own_numbers``: the office's own numbers stand in the plan, with their gaps; else the program numbers.
    ``body_id`` is the monitoring group: a body of the directory; its sittings are meetings of that body.
    """

    name: Words = Words()
    slogan: Words = Words()
    first_year: int | None = None
    last_year: int | None = None
    state: ProgrammeState = ProgrammeState.DRAFT
    pack: str = "2018"
    own_numbers: bool = False
    body_id: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution(Row):
    """A resolution of the council about the programme, with the whole wording that it put into force.

    ``wording`` is the canonical JSON of the book's sheet, ``wording_sha256`` its hash.
    """

    programme_id: str
    kind: ResolutionKind = ResolutionKind.ADOPTED
    number: str = ""
    date: dt.date | None = None
    council: Words = Words()
    about: Words = Words()
    wording: str = ""
    wording_sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter(Row):
    """A chapter of the book in its order; ``level`` 1 to 3; ``text`` is rich text (``richtext``)."""

    programme_id: str
    position: int = 0
    level: int = 1
    role: ChapterRole = ChapterRole.PROSE
    title: Words = Words()
    text: Words = Words()


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation(Row):
    """A line of the list of abbreviations."""

    programme_id: str
    position: int = 0
    short: Words = Words()
    meaning: Words = Words()


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor(Row):
    """A line of the SWOT table, a favourable condition, or a risk with the answer to it."""

    programme_id: str
    position: int = 0
    kind: FactorKind = FactorKind.STRENGTH
    text: Words = Words()
    answer: Words = Words()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem(Row):
    """A row of the action plan: priority, section, task or activity, ordered within its parent.

    ``number`` is the office's own. ``merged`` lists, joined by spaces, the fields whose cell is one with
    that of the activity above («result responsible»); their text stands in each row all the same.
    ``term`` is as written; ``term_kind`` and the fields below it say how it was understood.
    ``extra`` is a JSON object of the columns the office added: key → text. ``percent`` is 0–100.
    """

    programme_id: str
    parent_id: str | None = None
    kind: PlanKind = PlanKind.ACTIVITY
    position: int = 0
    number: str = ""
    text: Words = Words()
    measure: Measure | None = None
    term: Words = Words()
    term_kind: TermKind = TermKind.UNCLEAR
    first_year: int | None = None
    last_year: int | None = None
    term_on: dt.date | None = None
    times: int | None = None
    result: Words = Words()
    responsible: Words = Words()
    state: ActivityState = ActivityState.PLANNED
    percent: int | None = None
    merged: str = ""
    extra: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Row):
    """A row of the matrix. ``main_id`` names the indicator whose sub-indicator it is.

    ``base`` and ``final`` are values as written (``values.understand``), targets stand in
    :class:`Target`. ``merged`` and ``extra`` as in :class:`PlanItem`; ``plan_item_id`` is the
    priority, section or task that it measures. A heading uses ``name`` alone.
    """

    programme_id: str
    main_id: str | None = None
    plan_item_id: str | None = None
    kind: IndicatorKind = IndicatorKind.INDICATOR
    position: int = 0
    number: str = ""
    issue: Words = Words()
    name: Words = Words()
    unit: Words = Words()
    direction: Direction = Direction.UP
    counting: Counting = Counting.LEVEL
    base_year: int | None = None
    base: str = ""
    final: str = ""
    responsible: Words = Words()
    merged: str = ""
    extra: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Row):
    """What an indicator shall be in a year, as written."""

    programme_id: str
    indicator_id: str
    year: int
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsible(Row):
    """A body of the directory that answers for an activity or an indicator; the first one leads."""

    programme_id: str
    plan_item_id: str | None = None
    indicator_id: str | None = None
    organisation_id: str
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding(Row):
    """Money of an activity in one year from one source, in tyiyn; None: not known.

    The facts are those of the two half-years, each by itself.
    """

    programme_id: str
    plan_item_id: str
    year: int
    source: FundingSource = FundingSource.TOWN_BUDGET
    plan: int | None = None
    fact_first: int | None = None
    fact_second: int | None = None
    note: str = ""

    @property
    def fact(self) -> int | None:
        """The money spent in the year, None when no half is known."""
        known = [half for half in (self.fact_first, self.fact_second) if half is not None]
        return sum(known) if known else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLink(Row):
    """A link from a row of the plan or the matrix to a record: decision, appeal, residents' priority."""

    programme_id: str
    plan_item_id: str | None = None
    indicator_id: str | None = None
    table: str
    record_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualItem(Row):
    """An activity chosen for the plan of one year; an empty text means: as in the programme."""

    programme_id: str
    plan_item_id: str
    year: int
    text: Words = Words()
    term: Words = Words()
    result: Words = Words()
    responsible: Words = Words()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastSeries(Row):
    """A line of the forecast table."""

    programme_id: str
    position: int = 0
    name: Words = Words()
    unit: Words = Words()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastValue(Row):
    """The value of a forecast line in a year, as written."""

    programme_id: str
    series_id: str
    year: int
    kind: ForecastKind = ForecastKind.FORECAST
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Row):
    """A half-year of monitoring. ``locked``: it is closed, the file refuses changes to its reports.

    ``due`` is the day by which departments report: by rule the 15th after the period (Cabinet Resolution
    No. 80 of 22.02.2024). ``conclusion`` is that of the monitoring group, ``meeting_id`` its sitting.
    """

    programme_id: str
    year: int
    half: int = 1
    due: dt.date | None = None
    locked: bool = False
    locked_on: dt.date | None = None
    meeting_id: str | None = None
    conclusion: Words = Words()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityReport(Row):
    """What was done for an activity in a period. ``remark`` is why it was returned."""

    programme_id: str
    period_id: str
    plan_item_id: str
    state: ReportState = ReportState.DRAFT
    done: Words = Words()
    reason: Words = Words()
    activity_state: ActivityState | None = None
    percent: int | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Row):
    """The value of an indicator in a period, as written; ``remark`` is why it was returned."""

    programme_id: str
    period_id: str
    indicator_id: str
    state: ReportState = ReportState.DRAFT
    value: str = ""
    comment: Words = Words()
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactPart(Row):
    """A part of a fact: by sex, age band, group or district."""

    programme_id: str
    fact_id: str
    sex: Sex | None = None
    age: AgeBand | None = None
    group: Group | None = None
    district_id: str | None = None
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest(Row):
    """A form handed out to a responsible body for a period, and when it came back."""

    programme_id: str
    period_id: str
    organisation_id: str
    handed_on: dt.date | None = None
    returned_on: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn(Row):
    """How an office wants one column: renamed, hidden, added (``key`` begins with «own_»), in its order.

    A column without a record is as the method pack has it.
    """

    programme_id: str
    table_kind: TableKind = TableKind.PLAN
    key: str
    position: int = 0
    title: Words = Words()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A programme with everything that hangs on it, live rows only, each tuple in its order."""

    programme: Programme
    resolutions: tuple[Resolution, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    factors: tuple[Factor, ...] = ()
    items: tuple[PlanItem, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    targets: tuple[Target, ...] = ()
    responsible: tuple[Responsible, ...] = ()
    funding: tuple[Funding, ...] = ()
    links: tuple[PlanLink, ...] = ()
    annual: tuple[AnnualItem, ...] = ()
    series: tuple[ForecastSeries, ...] = ()
    forecast: tuple[ForecastValue, ...] = ()
    periods: tuple[Period, ...] = ()
    reports: tuple[ActivityReport, ...] = ()
    facts: tuple[Fact, ...] = ()
    parts: tuple[FactPart, ...] = ()
    requests: tuple[ReportRequest, ...] = ()
    columns: tuple[TableColumn, ...] = ()


BOOK_ROWS: dict[str, type[Row]] = {
    "resolutions": Resolution,
    "chapters": Chapter,
    "abbreviations": Abbreviation,
    "factors": Factor,
    "items": PlanItem,
    "indicators": Indicator,
    "targets": Target,
    "responsible": Responsible,
    "funding": Funding,
    "links": PlanLink,
    "annual": AnnualItem,
    "series": ForecastSeries,
    "forecast": ForecastValue,
    "periods": Period,
    "reports": ActivityReport,
    "facts": Fact,
    "parts": FactPart,
    "requests": ReportRequest,
    "columns": TableColumn,
}
"""Fields of :class:`Book` and the rows they hold: one table of the truth for queries and exchange."""
