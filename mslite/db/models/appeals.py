"""Tables of the context ``appeals``: the columns of the records in ``domain.appeals``."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from mslite.db.models.base import Base, Record


class LawRule(Record, Base):
    """Columns of ``domain.appeals.terms.LawRule``."""

    __tablename__ = "law_rule"

    topic: Mapped[str]
    days: Mapped[int]
    counted_in: Mapped[str]
    count_from: Mapped[str]
    first_counts: Mapped[bool]
    roll: Mapped[str]
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]
    article_ky: Mapped[str] = mapped_column(Text, default="")
    article_ru: Mapped[str] = mapped_column(Text, default="")
    act_ky: Mapped[str] = mapped_column(Text, default="")
    act_ru: Mapped[str] = mapped_column(Text, default="")
    standing: Mapped[str]
    note: Mapped[str]


class Holiday(Record, Base):
    """Columns of ``domain.appeals.terms.Holiday``."""

    __tablename__ = "holiday"

    date: Mapped[dt.date | None] = mapped_column(index=True)
    kind: Mapped[str]
    name_ky: Mapped[str] = mapped_column(Text, default="")
    name_ru: Mapped[str] = mapped_column(Text, default="")
    estimated: Mapped[bool]


class AppealSettings(Record, Base):
    """Columns of ``domain.appeals.rows.AppealSettings``."""

    __tablename__ = "appeal_settings"

    country: Mapped[str]
    weekend: Mapped[str]


class Journal(Record, Base):
    """Columns of ``domain.appeals.rows.Journal``."""

    __tablename__ = "journal"

    kind: Mapped[str]
    name_ky: Mapped[str] = mapped_column(Text, default="")
    name_ru: Mapped[str] = mapped_column(Text, default="")
    pattern: Mapped[str]
    index: Mapped[str]
    manner: Mapped[str | None]
    position: Mapped[int]


class Theme(Record, Base):
    """Columns of ``domain.appeals.rows.Theme``."""

    __tablename__ = "theme"

    broader_id: Mapped[str | None] = mapped_column(ForeignKey("theme.id"), index=True)
    name_ky: Mapped[str] = mapped_column(Text, default="")
    name_ru: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int]


class FileIndex(Record, Base):
    """Columns of ``domain.appeals.rows.FileIndex``."""

    __tablename__ = "file_index"

    index: Mapped[str]
    title_ky: Mapped[str] = mapped_column(Text, default="")
    title_ru: Mapped[str] = mapped_column(Text, default="")
    department_ky: Mapped[str] = mapped_column(Text, default="")
    department_ru: Mapped[str] = mapped_column(Text, default="")
    retention: Mapped[str]
    years: Mapped[int]
    article: Mapped[str]
    since: Mapped[int | None]
    until: Mapped[int | None]
    position: Mapped[int]


REPORTED = (
    *("registered_on", "kind", "channel", "manner", "theme_id", "district_id", "outcome"),
    *("executor", "state", "sex", "closed_on", "due", "received_on", "id", "deleted"),
)
"""What lists are filtered and statistics are made by: read from the index alone, without the long texts.

``deleted`` stands last: at the head it would lure SQLite away from the index that finds the few."""


class Appeal(Record, Base):
    """Columns of ``domain.appeals.rows.Appeal``."""

    __tablename__ = "appeal"
    __table_args__ = (
        Index("ix_appeal_state_due", "state", "due"),
        Index("ix_appeal_year_seq", "journal_id", "year", "seq"),
        Index("ix_appeal_list", "received_on", "seq", "id", "deleted"),
        Index("ix_appeal_report", *REPORTED),
        Index("ix_appeal_street", "street", "state"),
    )

    journal_id: Mapped[str | None] = mapped_column(ForeignKey("journal.id"), index=True)
    year: Mapped[int]
    seq: Mapped[int]
    number: Mapped[str] = mapped_column(index=True)
    provisional: Mapped[str] = mapped_column(index=True)
    state: Mapped[str]
    received_on: Mapped[dt.date | None]
    received_at: Mapped[dt.time | None]
    registered_on: Mapped[dt.date | None] = mapped_column(index=True)
    channel: Mapped[str]
    manner: Mapped[str]
    kind: Mapped[str]
    lang: Mapped[str]
    name: Mapped[str]
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    sex: Mapped[str | None]
    address: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    collective: Mapped[bool]
    signers: Mapped[int]
    district_id: Mapped[str | None] = mapped_column(ForeignKey("district.id"), index=True)
    theme_id: Mapped[str | None] = mapped_column(ForeignKey("theme.id"), index=True)
    summary: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    complained_of: Mapped[str]
    complained_of_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    origin: Mapped[str]
    origin_number: Mapped[str]
    origin_date: Mapped[dt.date | None]
    repeated: Mapped[bool]
    repeat_of_id: Mapped[str | None] = mapped_column(ForeignKey("appeal.id"), index=True)
    executor: Mapped[str] = mapped_column(index=True)
    executor_person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    first_due: Mapped[dt.date | None]
    due: Mapped[dt.date | None]
    control: Mapped[bool]
    control_off_on: Mapped[dt.date | None]
    closed_on: Mapped[dt.date | None]
    outcome: Mapped[str | None]
    ground: Mapped[str]
    satisfaction: Mapped[str | None]
    name_key: Mapped[str] = mapped_column(index=True)
    street: Mapped[str]
    phone_key: Mapped[str] = mapped_column(index=True)
    note: Mapped[str]


class CoSigner(Record, Base):
    """Columns of ``domain.appeals.rows.CoSigner``."""

    __tablename__ = "co_signer"

    appeal_id: Mapped[str] = mapped_column(ForeignKey("appeal.id"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    address: Mapped[str]
    phone: Mapped[str]


class Instruction(Record, Base):
    """Columns of ``domain.appeals.rows.Instruction``."""

    __tablename__ = "instruction"

    appeal_id: Mapped[str] = mapped_column(ForeignKey("appeal.id"), index=True)
    position: Mapped[int]
    head: Mapped[str]
    head_person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    given_on: Mapped[dt.date | None]
    text: Mapped[str] = mapped_column(Text)
    due: Mapped[dt.date | None]


class Executor(Record, Base):
    """Columns of ``domain.appeals.rows.Executor``."""

    __tablename__ = "executor"

    appeal_id: Mapped[str] = mapped_column(ForeignKey("appeal.id"), index=True)
    instruction_id: Mapped[str] = mapped_column(ForeignKey("instruction.id"), index=True)
    position: Mapped[int]
    executor: Mapped[str]
    executor_person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    acquainted_on: Mapped[dt.date | None]
    done_on: Mapped[dt.date | None]
    note: Mapped[str]


class Forwarding(Record, Base):
    """Columns of ``domain.appeals.rows.Forwarding``."""

    __tablename__ = "forwarding"

    appeal_id: Mapped[str] = mapped_column(ForeignKey("appeal.id"), index=True)
    position: Mapped[int]
    organisation: Mapped[str]
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    copy: Mapped[bool]
    due: Mapped[dt.date | None]
    forwarded_on: Mapped[dt.date | None]
    answer_due: Mapped[dt.date | None]
    answered_on: Mapped[dt.date | None]
    note: Mapped[str]


class Extension(Record, Base):
    """Columns of ``domain.appeals.rows.Extension``."""

    __tablename__ = "extension"

    appeal_id: Mapped[str] = mapped_column(ForeignKey("appeal.id"), index=True)
    decided_on: Mapped[dt.date | None]
    head: Mapped[str]
    reason: Mapped[str]
    before: Mapped[dt.date | None]
    until: Mapped[dt.date | None]
    told_by: Mapped[dt.date | None]
    told_on: Mapped[dt.date | None]


class AppealEvent(Record, Base):
    """Columns of ``domain.appeals.rows.AppealEvent``."""

    __tablename__ = "appeal_event"

    appeal_id: Mapped[str] = mapped_column(ForeignKey("appeal.id"), index=True)
    kind: Mapped[str]
    date: Mapped[dt.date | None]
    name: Mapped[str]
    text: Mapped[str] = mapped_column(Text)


class AppealLink(Record, Base):
    """Columns of ``domain.appeals.rows.AppealLink``."""

    __tablename__ = "appeal_link"

    appeal_id: Mapped[str] = mapped_column(ForeignKey("appeal.id"), index=True)
    table: Mapped[str]
    record_id: Mapped[str] = mapped_column(index=True)


class ReceptionHours(Record, Base):
    """Columns of ``domain.appeals.rows.ReceptionHours``."""

    __tablename__ = "reception_hours"

    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    head: Mapped[str]
    weekday: Mapped[int]
    starts: Mapped[dt.time | None]
    ends: Mapped[dt.time | None]
    place_ky: Mapped[str] = mapped_column(Text, default="")
    place_ru: Mapped[str] = mapped_column(Text, default="")
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]


class Reception(Record, Base):
    """Columns of ``domain.appeals.rows.Reception``."""

    __tablename__ = "reception"

    date: Mapped[dt.date | None] = mapped_column(index=True)
    at: Mapped[dt.time | None]
    position: Mapped[int]
    head: Mapped[str]
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str]
    sex: Mapped[str | None]
    address: Mapped[str]
    phone: Mapped[str]
    theme_id: Mapped[str | None] = mapped_column(ForeignKey("theme.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    ended_as: Mapped[str]
    promised: Mapped[str]
    due: Mapped[dt.date | None]
    done_on: Mapped[dt.date | None]
    appeal_id: Mapped[str | None] = mapped_column(ForeignKey("appeal.id"), index=True)
    note: Mapped[str]


class Filing(Record, Base):
    """Columns of ``domain.appeals.rows.Filing``."""

    __tablename__ = "filing"

    file_index_id: Mapped[str] = mapped_column(ForeignKey("file_index.id"), index=True)
    table: Mapped[str]
    record_id: Mapped[str] = mapped_column(index=True)
    year: Mapped[int]
    volume: Mapped[str]
    sheets: Mapped[str]


class Letter(Record, Base):
    """Columns of ``domain.appeals.letters.Letter``."""

    __tablename__ = "letter"

    appeal_id: Mapped[str] = mapped_column(ForeignKey("appeal.id"), index=True)
    type: Mapped[str]
    journal_id: Mapped[str | None] = mapped_column(ForeignKey("journal.id"), index=True)
    forwarding_id: Mapped[str | None] = mapped_column(ForeignKey("forwarding.id"), index=True)
    extension_id: Mapped[str | None] = mapped_column(ForeignKey("extension.id"), index=True)
    paper_id: Mapped[str | None] = mapped_column(ForeignKey("paper.id"), index=True)
    lang: Mapped[str]
    addressee: Mapped[str]
    address: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str | None]
    reason: Mapped[str]
    act: Mapped[str]
    how: Mapped[str]
    head: Mapped[str]
    post_ky: Mapped[str] = mapped_column(Text, default="")
    post_ru: Mapped[str] = mapped_column(Text, default="")
    drafted_by: Mapped[str]
    phone: Mapped[str]
    enclosed: Mapped[str]
    sent_on: Mapped[dt.date | None]
    sent_how: Mapped[str]


class LetterTemplate(Record, Base):
    """Columns of ``domain.appeals.letters.LetterTemplate``."""

    __tablename__ = "letter_template"

    type: Mapped[str]
    outcome: Mapped[str | None]
    theme_id: Mapped[str | None] = mapped_column(ForeignKey("theme.id"), index=True)
    subject_ky: Mapped[str] = mapped_column(Text, default="")
    subject_ru: Mapped[str] = mapped_column(Text, default="")
    text_ky: Mapped[str] = mapped_column(Text, default="")
    text_ru: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int]
