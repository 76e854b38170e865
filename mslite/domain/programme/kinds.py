"""The kinds and states of what a programme is made of."""

from __future__ import annotations

from enum import StrEnum


class ProgrammeState(StrEnum):
    """draft → adopted → amended → closed."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    AMENDED = "amended"
    CLOSED = "closed"


class ResolutionKind(StrEnum):
    """What a resolution of the council did to the programme."""

    ADOPTED = "adopted"
    AMENDED = "amended"
    CLOSED = "closed"


class ChapterRole(StrEnum):
    """What stands in a chapter of the book besides its prose."""

    PROSE = "prose"
    ABBREVIATIONS = "abbreviations"
    SWOT = "swot"
    VISION = "vision"
    GOAL = "goal"
    RISKS = "risks"
    PLAN = "plan"
    MATRIX = "matrix"
    FORECAST = "forecast"
    ANNEX = "annex"


class FactorKind(StrEnum):
    """The four fields of SWOT; favourable conditions and risks."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    OPPORTUNITY = "opportunity"
    THREAT = "threat"
    FAVOURABLE = "favourable"
    RISK = "risk"


class PlanKind(StrEnum):
    """Levels of the action plan: priority → section → task → activity."""

    PRIORITY = "priority"
    SECTION = "section"
    TASK = "task"
    ACTIVITY = "activity"


class Measure(StrEnum):
    """What an activity is for the Chamber of Accounts."""

    PROJECT = "project"
    MEASURE = "measure"


class TermKind(StrEnum):
    """How a term was understood; UNCLEAR: it stands as written only."""

    YEARS = "years"
    DATE = "date"
    YEARLY = "yearly"
    UNCLEAR = "unclear"


class ActivityState(StrEnum):
    """How far an activity is; «late» follows from term and state and is never stored."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class FundingSource(StrEnum):
    """Where the money of an activity comes from."""

    TOWN_BUDGET = "town_budget"
    DEVELOPMENT_FUND = "development_fund"
    STATE_BUDGET = "state_budget"
    DONOR = "donor"
    PRIVATE = "private"
    OTHER = "other"


class IndicatorKind(StrEnum):
    """A row of the matrix: a heading over its full width, or an indicator."""

    HEADING = "heading"
    INDICATOR = "indicator"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


class Counting(StrEnum):
    """Whether the values of years add up to the final target or each is the level then reached."""

    PER_PERIOD = "per_period"
    LEVEL = "level"


class ForecastKind(StrEnum):
    """What a value of a forecast series is."""

    FACT = "fact"
    FORECAST = "forecast"


class ReportState(StrEnum):
    """draft → submitted → returned (with a note) → submitted → approved."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"


class TableKind(StrEnum):
    """The tables whose columns an office may rename, hide and add."""

    PLAN = "plan"
    MATRIX = "matrix"
