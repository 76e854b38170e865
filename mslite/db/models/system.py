"""Tables that keep the books about the records: journal, causality, search, keystrokes."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text, UniqueConstraint

from mslite.db.models.base import Base

M = Base.metadata

Op = Table(
    "op",
    M,
    Column("device", String(32), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("epoch", Integer, nullable=False),
    Column("hlc", String(60), nullable=False),
    Column("schema_no", Integer, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("tbl", String(40), nullable=False),
    Column("pk", String(32), nullable=False),
    Column("kind", String(1), nullable=False),
    Column("salt", String(32)),
    Column("body", Text),
    Column("hash", String(64), nullable=False),
    Index("ix_op_row", "tbl", "pk"),
)
Ctx = Table(
    "ctx",
    M,
    Column("device", String(32), primary_key=True),
    Column("epoch", Integer, primary_key=True),
    Column("vv", Text, nullable=False),
)
SyncState = Table(
    "sync_state",
    M,
    Column("one", Integer, primary_key=True),
    Column("device", String(32), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("schema_no", Integer, nullable=False),
)
SearchDoc = Table(
    "search_doc",
    M,
    Column("rid", Integer, primary_key=True),
    Column("tbl", String(40), nullable=False),
    Column("pk", String(32), nullable=False),
    UniqueConstraint("tbl", "pk"),
)
Typing = Table(
    "typing",
    M,
    Column("tbl", String(40), primary_key=True),
    Column("pk", String(32), primary_key=True),
    Column("field", String(60), primary_key=True),
    Column("text", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("actor", String(200), nullable=False),
)
