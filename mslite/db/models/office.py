"""Tables of the context ``office``: the columns of the records in ``domain.office``."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from mslite.db.models.base import Base, Record


class Municipality(Record, Base):
    """Columns of ``domain.office.Municipality``."""

    __tablename__ = "municipality"

    name_ky: Mapped[str] = mapped_column(Text, default="")
    name_ru: Mapped[str] = mapped_column(Text, default="")
    short_ky: Mapped[str] = mapped_column(Text, default="")
    short_ru: Mapped[str] = mapped_column(Text, default="")
    place_ky: Mapped[str] = mapped_column(Text, default="")
    place_ru: Mapped[str] = mapped_column(Text, default="")
    address_ky: Mapped[str] = mapped_column(Text, default="")
    address_ru: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str]
    email: Mapped[str]
    emblem: Mapped[str]
    docx_template: Mapped[str]


class Person(Record, Base):
    """Columns of ``domain.office.Person``."""

    __tablename__ = "person"

    name: Mapped[str]
    short: Mapped[str]
    phone: Mapped[str]
    address: Mapped[str]
    sex: Mapped[str | None]
    age: Mapped[str | None]
    works_here: Mapped[bool]
    note: Mapped[str]


class Organisation(Record, Base):
    """Columns of ``domain.office.Organisation``."""

    __tablename__ = "organisation"

    name_ky: Mapped[str] = mapped_column(Text, default="")
    name_ru: Mapped[str] = mapped_column(Text, default="")
    short_ky: Mapped[str] = mapped_column(Text, default="")
    short_ru: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str]
    address: Mapped[str]
    note: Mapped[str]


class Post(Record, Base):
    """Columns of ``domain.office.Post``."""

    __tablename__ = "post"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    title_ky: Mapped[str] = mapped_column(Text, default="")
    title_ru: Mapped[str] = mapped_column(Text, default="")
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]


class District(Record, Base):
    """Columns of ``domain.office.District``."""

    __tablename__ = "district"

    name_ky: Mapped[str] = mapped_column(Text, default="")
    name_ru: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[str]
    position: Mapped[int]


class Body(Record, Base):
    """Columns of ``domain.office.Body``."""

    __tablename__ = "body"

    name_ky: Mapped[str] = mapped_column(Text, default="")
    name_ru: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[str]
    pattern: Mapped[str]


class BodyMember(Record, Base):
    """Columns of ``domain.office.BodyMember``."""

    __tablename__ = "body_member"

    body_id: Mapped[str] = mapped_column(ForeignKey("body.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[str]
    position: Mapped[int]


class KindRule(Record, Base):
    """Columns of ``domain.office.KindRule``."""

    __tablename__ = "kind_rule"

    kind: Mapped[str]
    notice_days: Mapped[int]
    prepare_days: Mapped[int]
    quorum_num: Mapped[int]
    quorum_den: Mapped[int]
    quorum_count: Mapped[int]
    answer_days: Mapped[int]
    publish_days: Mapped[int]
    pattern: Mapped[str]
    requires: Mapped[str]
    form: Mapped[str]
    standing: Mapped[str]


class FirstNumber(Record, Base):
    """Columns of ``domain.office.FirstNumber``."""

    __tablename__ = "first_number"

    series: Mapped[str]
    year: Mapped[int]
    first: Mapped[int]


class Template(Record, Base):
    """Columns of ``domain.office.Template``."""

    __tablename__ = "template"

    purpose: Mapped[str]
    kind: Mapped[str | None]
    prefix_ky: Mapped[str] = mapped_column(Text, default="")
    prefix_ru: Mapped[str] = mapped_column(Text, default="")
    text_ky: Mapped[str] = mapped_column(Text, default="")
    text_ru: Mapped[str] = mapped_column(Text, default="")
    days: Mapped[int]
    position: Mapped[int]
