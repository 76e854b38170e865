"""Tables of the context ``papers``: the columns of the records in ``domain.papers``."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mslite.db.models.base import Base, Record


class Paper(Record, Base):
    """Columns of ``domain.papers.Paper``."""

    __tablename__ = "paper"

    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    appeal_id: Mapped[str | None] = mapped_column(ForeignKey("appeal.id"), index=True)
    type: Mapped[str]
    state: Mapped[str]
    series: Mapped[str]
    year: Mapped[int]
    seq: Mapped[int]
    number: Mapped[str]
    date: Mapped[dt.date | None]
    revision: Mapped[int]
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    corrects_id: Mapped[str | None] = mapped_column(ForeignKey("paper.id"), index=True)
    reason: Mapped[str]
    signed_on: Mapped[dt.date | None]


class Revision(Record, Base):
    """Columns of ``domain.papers.Revision``."""

    __tablename__ = "revision"

    paper_id: Mapped[str] = mapped_column(ForeignKey("paper.id"), index=True)
    no: Mapped[int]
    form: Mapped[str]
    lang: Mapped[str]
    sheet: Mapped[str]
    sheet_sha256: Mapped[str]
    pdf_id: Mapped[str]
    pdf_sha256: Mapped[str]
    text_sha256: Mapped[str]
    issued_at: Mapped[dt.datetime | None]
    issued_by: Mapped[str]


class Attachment(Record, Base):
    """Columns of ``domain.papers.Attachment``."""

    __tablename__ = "attachment"

    table: Mapped[str]
    record_id: Mapped[str]
    role: Mapped[str]
    position: Mapped[int]
    title: Mapped[str]
    file_name: Mapped[str]
    mime: Mapped[str]
    size: Mapped[int]
    digest: Mapped[str]
