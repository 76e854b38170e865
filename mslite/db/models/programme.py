"""Tables of the context ``programme``: the columns of the records in ``domain.programme.rows``."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from mslite.db.models.base import Base, Record


class Programme(Record, Base):
    """Columns of ``domain.programme.rows.Programme``."""

    __tablename__ = "programme"

    name_ky: Mapped[str] = mapped_column(Text, default="")
    name_ru: Mapped[str] = mapped_column(Text, default="")
    slogan_ky: Mapped[str] = mapped_column(Text, default="")
    slogan_ru: Mapped[str] = mapped_column(Text, default="")
    first_year: Mapped[int | None]
    last_year: Mapped[int | None]
    state: Mapped[str]
    pack: Mapped[str]
    own_numbers: Mapped[bool]
    body_id: Mapped[str | None] = mapped_column(ForeignKey("body.id"), index=True)
    note: Mapped[str]


class Resolution(Record, Base):
    """Columns of ``domain.programme.rows.Resolution``."""

    __tablename__ = "resolution"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    kind: Mapped[str]
    number: Mapped[str]
    date: Mapped[dt.date | None]
    council_ky: Mapped[str] = mapped_column(Text, default="")
    council_ru: Mapped[str] = mapped_column(Text, default="")
    about_ky: Mapped[str] = mapped_column(Text, default="")
    about_ru: Mapped[str] = mapped_column(Text, default="")
    wording: Mapped[str]
    wording_sha256: Mapped[str]


class Chapter(Record, Base):
    """Columns of ``domain.programme.rows.Chapter``."""

    __tablename__ = "chapter"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    position: Mapped[int]
    level: Mapped[int]
    role: Mapped[str]
    title_ky: Mapped[str] = mapped_column(Text, default="")
    title_ru: Mapped[str] = mapped_column(Text, default="")
    text_ky: Mapped[str] = mapped_column(Text, default="")
    text_ru: Mapped[str] = mapped_column(Text, default="")


class Abbreviation(Record, Base):
    """Columns of ``domain.programme.rows.Abbreviation``."""

    __tablename__ = "abbreviation"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    position: Mapped[int]
    short_ky: Mapped[str] = mapped_column(Text, default="")
    short_ru: Mapped[str] = mapped_column(Text, default="")
    meaning_ky: Mapped[str] = mapped_column(Text, default="")
    meaning_ru: Mapped[str] = mapped_column(Text, default="")


class Factor(Record, Base):
    """Columns of ``domain.programme.rows.Factor``."""

    __tablename__ = "factor"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str]
    text_ky: Mapped[str] = mapped_column(Text, default="")
    text_ru: Mapped[str] = mapped_column(Text, default="")
    answer_ky: Mapped[str] = mapped_column(Text, default="")
    answer_ru: Mapped[str] = mapped_column(Text, default="")


class PlanItem(Record, Base):
    """Columns of ``domain.programme.rows.PlanItem``."""

    __tablename__ = "plan_item"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("plan_item.id"), index=True)
    kind: Mapped[str]
    position: Mapped[int]
    number: Mapped[str]
    text_ky: Mapped[str] = mapped_column(Text, default="")
    text_ru: Mapped[str] = mapped_column(Text, default="")
    measure: Mapped[str | None]
    term_ky: Mapped[str] = mapped_column(Text, default="")
    term_ru: Mapped[str] = mapped_column(Text, default="")
    term_kind: Mapped[str]
    first_year: Mapped[int | None]
    last_year: Mapped[int | None]
    term_on: Mapped[dt.date | None]
    times: Mapped[int | None]
    result_ky: Mapped[str] = mapped_column(Text, default="")
    result_ru: Mapped[str] = mapped_column(Text, default="")
    responsible_ky: Mapped[str] = mapped_column(Text, default="")
    responsible_ru: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str]
    percent: Mapped[int | None]
    merged: Mapped[str]
    extra: Mapped[str]
    note: Mapped[str]


class Indicator(Record, Base):
    """Columns of ``domain.programme.rows.Indicator``."""

    __tablename__ = "indicator"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    main_id: Mapped[str | None] = mapped_column(ForeignKey("indicator.id"), index=True)
    plan_item_id: Mapped[str | None] = mapped_column(ForeignKey("plan_item.id"), index=True)
    kind: Mapped[str]
    position: Mapped[int]
    number: Mapped[str]
    issue_ky: Mapped[str] = mapped_column(Text, default="")
    issue_ru: Mapped[str] = mapped_column(Text, default="")
    name_ky: Mapped[str] = mapped_column(Text, default="")
    name_ru: Mapped[str] = mapped_column(Text, default="")
    unit_ky: Mapped[str] = mapped_column(Text, default="")
    unit_ru: Mapped[str] = mapped_column(Text, default="")
    direction: Mapped[str]
    counting: Mapped[str]
    base_year: Mapped[int | None]
    base: Mapped[str]
    final: Mapped[str]
    responsible_ky: Mapped[str] = mapped_column(Text, default="")
    responsible_ru: Mapped[str] = mapped_column(Text, default="")
    merged: Mapped[str]
    extra: Mapped[str]
    note: Mapped[str]


class Target(Record, Base):
    """Columns of ``domain.programme.rows.Target``."""

    __tablename__ = "target"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    indicator_id: Mapped[str] = mapped_column(ForeignKey("indicator.id"), index=True)
    year: Mapped[int]
    value: Mapped[str]


class Responsible(Record, Base):
    """Columns of ``domain.programme.rows.Responsible``."""

    __tablename__ = "responsible"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    plan_item_id: Mapped[str | None] = mapped_column(ForeignKey("plan_item.id"), index=True)
    indicator_id: Mapped[str | None] = mapped_column(ForeignKey("indicator.id"), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    position: Mapped[int]


class Funding(Record, Base):
    """Columns of ``domain.programme.rows.Funding``."""

    __tablename__ = "funding"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    plan_item_id: Mapped[str] = mapped_column(ForeignKey("plan_item.id"), index=True)
    year: Mapped[int]
    source: Mapped[str]
    plan: Mapped[int | None]
    fact_first: Mapped[int | None]
    fact_second: Mapped[int | None]
    note: Mapped[str]


class PlanLink(Record, Base):
    """Columns of ``domain.programme.rows.PlanLink``."""

    __tablename__ = "plan_link"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    plan_item_id: Mapped[str | None] = mapped_column(ForeignKey("plan_item.id"), index=True)
    indicator_id: Mapped[str | None] = mapped_column(ForeignKey("indicator.id"), index=True)
    table: Mapped[str]
    record_id: Mapped[str]


class AnnualItem(Record, Base):
    """Columns of ``domain.programme.rows.AnnualItem``."""

    __tablename__ = "annual_item"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    plan_item_id: Mapped[str] = mapped_column(ForeignKey("plan_item.id"), index=True)
    year: Mapped[int]
    text_ky: Mapped[str] = mapped_column(Text, default="")
    text_ru: Mapped[str] = mapped_column(Text, default="")
    term_ky: Mapped[str] = mapped_column(Text, default="")
    term_ru: Mapped[str] = mapped_column(Text, default="")
    result_ky: Mapped[str] = mapped_column(Text, default="")
    result_ru: Mapped[str] = mapped_column(Text, default="")
    responsible_ky: Mapped[str] = mapped_column(Text, default="")
    responsible_ru: Mapped[str] = mapped_column(Text, default="")


class ForecastSeries(Record, Base):
    """Columns of ``domain.programme.rows.ForecastSeries``."""

    __tablename__ = "forecast_series"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    position: Mapped[int]
    name_ky: Mapped[str] = mapped_column(Text, default="")
    name_ru: Mapped[str] = mapped_column(Text, default="")
    unit_ky: Mapped[str] = mapped_column(Text, default="")
    unit_ru: Mapped[str] = mapped_column(Text, default="")


class ForecastValue(Record, Base):
    """Columns of ``domain.programme.rows.ForecastValue``."""

    __tablename__ = "forecast_value"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    series_id: Mapped[str] = mapped_column(ForeignKey("forecast_series.id"), index=True)
    year: Mapped[int]
    kind: Mapped[str]
    value: Mapped[str]


class Period(Record, Base):
    """Columns of ``domain.programme.rows.Period``."""

    __tablename__ = "period"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    year: Mapped[int]
    half: Mapped[int]
    due: Mapped[dt.date | None]
    locked: Mapped[bool]
    locked_on: Mapped[dt.date | None]
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    conclusion_ky: Mapped[str] = mapped_column(Text, default="")
    conclusion_ru: Mapped[str] = mapped_column(Text, default="")


class ActivityReport(Record, Base):
    """Columns of ``domain.programme.rows.ActivityReport``."""

    __tablename__ = "activity_report"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    period_id: Mapped[str] = mapped_column(ForeignKey("period.id"), index=True)
    plan_item_id: Mapped[str] = mapped_column(ForeignKey("plan_item.id"), index=True)
    state: Mapped[str]
    done_ky: Mapped[str] = mapped_column(Text, default="")
    done_ru: Mapped[str] = mapped_column(Text, default="")
    reason_ky: Mapped[str] = mapped_column(Text, default="")
    reason_ru: Mapped[str] = mapped_column(Text, default="")
    activity_state: Mapped[str | None]
    percent: Mapped[int | None]
    remark: Mapped[str]


class Fact(Record, Base):
    """Columns of ``domain.programme.rows.Fact``."""

    __tablename__ = "fact"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    period_id: Mapped[str] = mapped_column(ForeignKey("period.id"), index=True)
    indicator_id: Mapped[str] = mapped_column(ForeignKey("indicator.id"), index=True)
    state: Mapped[str]
    value: Mapped[str]
    comment_ky: Mapped[str] = mapped_column(Text, default="")
    comment_ru: Mapped[str] = mapped_column(Text, default="")
    remark: Mapped[str]


class FactPart(Record, Base):
    """Columns of ``domain.programme.rows.FactPart``."""

    __tablename__ = "fact_part"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    fact_id: Mapped[str] = mapped_column(ForeignKey("fact.id"), index=True)
    sex: Mapped[str | None]
    age: Mapped[str | None]
    group: Mapped[str | None]
    district_id: Mapped[str | None] = mapped_column(ForeignKey("district.id"), index=True)
    value: Mapped[str]


class ReportRequest(Record, Base):
    """Columns of ``domain.programme.rows.ReportRequest``."""

    __tablename__ = "report_request"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    period_id: Mapped[str] = mapped_column(ForeignKey("period.id"), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    handed_on: Mapped[dt.date | None]
    returned_on: Mapped[dt.date | None]
    note: Mapped[str]


class TableColumn(Record, Base):
    """Columns of ``domain.programme.rows.TableColumn``."""

    __tablename__ = "table_column"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    table_kind: Mapped[str]
    key: Mapped[str]
    position: Mapped[int]
    title_ky: Mapped[str] = mapped_column(Text, default="")
    title_ru: Mapped[str] = mapped_column(Text, default="")
    hidden: Mapped[bool]
