"""Tables of the context ``meetings``: the columns of the records in ``domain.meetings``."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from mslite.db.models.base import Base, Record


class Meeting(Record, Base):
    """Columns of ``domain.meetings.Meeting``."""

    __tablename__ = "meeting"

    kind: Mapped[str]
    body_id: Mapped[str | None] = mapped_column(ForeignKey("body.id"), index=True)
    state: Mapped[str]
    title_ky: Mapped[str] = mapped_column(Text, default="")
    title_ru: Mapped[str] = mapped_column(Text, default="")
    purpose_ky: Mapped[str] = mapped_column(Text, default="")
    purpose_ru: Mapped[str] = mapped_column(Text, default="")
    date: Mapped[dt.date | None]
    starts: Mapped[dt.time | None]
    began: Mapped[dt.time | None]
    ended: Mapped[dt.time | None]
    place_ky: Mapped[str] = mapped_column(Text, default="")
    place_ru: Mapped[str] = mapped_column(Text, default="")
    project_ky: Mapped[str] = mapped_column(Text, default="")
    project_ru: Mapped[str] = mapped_column(Text, default="")
    grant: Mapped[str]
    introduction_ky: Mapped[str] = mapped_column(Text, default="")
    introduction_ru: Mapped[str] = mapped_column(Text, default="")
    closing_ky: Mapped[str] = mapped_column(Text, default="")
    closing_ru: Mapped[str] = mapped_column(Text, default="")
    invited_count: Mapped[int | None]
    present_count: Mapped[int | None]
    notice_on: Mapped[dt.date | None]
    notice_where_ky: Mapped[str] = mapped_column(Text, default="")
    notice_where_ru: Mapped[str] = mapped_column(Text, default="")
    recurring: Mapped[bool]
    note: Mapped[str]


class Venue(Record, Base):
    """Columns of ``domain.meetings.Venue``."""

    __tablename__ = "venue"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str]
    name_ky: Mapped[str] = mapped_column(Text, default="")
    name_ru: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[dt.time | None]


class AgendaItem(Record, Base):
    """Columns of ``domain.meetings.AgendaItem``."""

    __tablename__ = "agenda_item"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int]
    text_ky: Mapped[str] = mapped_column(Text, default="")
    text_ru: Mapped[str] = mapped_column(Text, default="")
    outcome: Mapped[str]
    resolution: Mapped[bool]
    began: Mapped[dt.time | None]
    ended: Mapped[dt.time | None]


class AgendaSpeaker(Record, Base):
    """Columns of ``domain.meetings.AgendaSpeaker``."""

    __tablename__ = "agenda_speaker"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int]
    participant_id: Mapped[str | None] = mapped_column(ForeignKey("participant.id"), index=True)
    name: Mapped[str]
    post_ky: Mapped[str] = mapped_column(Text, default="")
    post_ru: Mapped[str] = mapped_column(Text, default="")


class Participant(Record, Base):
    """Columns of ``domain.meetings.Participant``."""

    __tablename__ = "participant"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int]
    row: Mapped[int | None]
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str]
    post_ky: Mapped[str] = mapped_column(Text, default="")
    post_ru: Mapped[str] = mapped_column(Text, default="")
    organisation_ky: Mapped[str] = mapped_column(Text, default="")
    organisation_ru: Mapped[str] = mapped_column(Text, default="")
    contact: Mapped[str]
    role: Mapped[str]
    attendance: Mapped[str]
    reason: Mapped[str]
    sex: Mapped[str | None]
    age: Mapped[str | None]
    group: Mapped[str | None]


class HeadCount(Record, Base):
    """Columns of ``domain.meetings.HeadCount``."""

    __tablename__ = "head_count"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    sex: Mapped[str | None]
    age: Mapped[str | None]
    group: Mapped[str | None]
    count: Mapped[int]


class Statement(Record, Base):
    """Columns of ``domain.meetings.Statement``."""

    __tablename__ = "statement"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str]
    participant_id: Mapped[str | None] = mapped_column(ForeignKey("participant.id"), index=True)
    speaker: Mapped[str]
    speaker_role: Mapped[str]
    text: Mapped[str]
    reply_to: Mapped[str | None] = mapped_column(ForeignKey("statement.id"), index=True)
    outcome: Mapped[str | None]
    at: Mapped[dt.time | None]


class Vote(Record, Base):
    """Columns of ``domain.meetings.Vote``."""

    __tablename__ = "vote"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int]
    question_ky: Mapped[str] = mapped_column(Text, default="")
    question_ru: Mapped[str] = mapped_column(Text, default="")
    mode: Mapped[str]
    votes_for: Mapped[int]
    against: Mapped[int]
    abstained: Mapped[int]


class Ballot(Record, Base):
    """Columns of ``domain.meetings.Ballot``."""

    __tablename__ = "ballot"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    vote_id: Mapped[str] = mapped_column(ForeignKey("vote.id"), index=True)
    participant_id: Mapped[str] = mapped_column(ForeignKey("participant.id"), index=True)
    choice: Mapped[str]


class Decision(Record, Base):
    """Columns of ``domain.meetings.Decision``."""

    __tablename__ = "decision"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int]
    text_ky: Mapped[str] = mapped_column(Text, default="")
    text_ru: Mapped[str] = mapped_column(Text, default="")
    executor: Mapped[str]
    executor_person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    due: Mapped[dt.date | None]
    statement_id: Mapped[str | None] = mapped_column(ForeignKey("statement.id"), index=True)


class Assignment(Record, Base):
    """Columns of ``domain.meetings.Assignment``."""

    __tablename__ = "assignment"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    decision_id: Mapped[str] = mapped_column(ForeignKey("decision.id"), index=True)
    state: Mapped[str]
    done_on: Mapped[dt.date | None]
    note: Mapped[str]


class PreparationStep(Record, Base):
    """Columns of ``domain.meetings.PreparationStep``."""

    __tablename__ = "preparation_step"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int]
    text_ky: Mapped[str] = mapped_column(Text, default="")
    text_ru: Mapped[str] = mapped_column(Text, default="")
    due: Mapped[dt.date | None]
    done_on: Mapped[dt.date | None]


class Publication(Record, Base):
    """Columns of ``domain.meetings.Publication``."""

    __tablename__ = "publication"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int]
    medium: Mapped[str]
    url: Mapped[str]
    published_on: Mapped[dt.date | None]
