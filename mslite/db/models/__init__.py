"""Typed models, one class a record; importing this package fills ``Base.metadata``."""

from mslite.db.models import appeals, meetings, office, papers, programme, system
from mslite.db.models.base import Base, Record

__all__ = ["Base", "Record", "appeals", "meetings", "office", "papers", "programme", "system"]
