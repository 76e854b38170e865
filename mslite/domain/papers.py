"""Issued papers: a number of the year, a frozen sheet, the very bytes that were printed, a signature."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from mslite.domain.office import Form
from mslite.domain.rows import PaperLang, Row


class PaperType(StrEnum):
    """What an issued paper is."""

    PROTOCOL = "protocol"
    EXTRACT = "extract"
    CORRECTION = "correction"
    REPLY = "reply"  # letters about an appeal: this and what follows
    COVERING = "covering"
    EXTENSION = "extension"
    NOTICE = "notice"

    @property
    def of_appeal(self) -> bool:
        """Whether it is a letter about an appeal, not a paper of a meeting."""
        return self in _LETTERS


_LETTERS = {PaperType.REPLY, PaperType.COVERING, PaperType.EXTENSION, PaperType.NOTICE}


class PaperState(StrEnum):
    """issued → signed → annulled; an issued one may be annulled too (its number stays, struck through)."""

    ISSUED = "issued"
    SIGNED = "signed"
    ANNULLED = "annulled"


class AttachmentRole(StrEnum):
    """What an attached file is to its record."""

    SCAN = "scan"
    ANNEX = "annex"
    EMBLEM = "emblem"
    TEMPLATE = "template"
    PDF = "pdf"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Row):
    """An issued paper about a meeting or an appeal.

    ``number`` is what is printed; ``seq`` counts within series and year.

    ``revision`` is the number of the current :class:`Revision`; ``corrects_id`` names the signed paper
    that a correction belongs to; ``reason`` says why a paper was annulled or corrected.
    """

    meeting_id: str | None = None
    appeal_id: str | None = None
    type: PaperType = PaperType.PROTOCOL
    state: PaperState = PaperState.ISSUED
    series: str = ""
    year: int = 0
    seq: int = 0
    number: str = ""
    date: dt.date | None = None
    revision: int = 1
    item_id: str | None = None
    corrects_id: str | None = None
    reason: str = ""
    signed_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision(Row):
    """One print of a paper under its number; older revisions are superseded, never changed.

    ``sheet`` is the canonical JSON of the frozen sheet, ``sheet_sha256`` its hash (printed on the
    page), ``pdf_sha256`` the hash of the stored PDF, ``pdf_id`` the attachment with its bytes,
    ``text_sha256`` the hash of the PDF's text (``domain.papertext.fingerprint``).
    """

    paper_id: str
    no: int = 1
    form: Form = Form.FORMAL
    lang: PaperLang = PaperLang.KY
    sheet: str = ""
    sheet_sha256: str = ""
    pdf_id: str = ""
    pdf_sha256: str = ""
    text_sha256: str = ""
    issued_at: dt.datetime | None = None
    issued_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Row):
    """A file that belongs to a record (``table``, ``record_id``).

    ``digest`` is the keyed hash that names the encrypted file, ``size`` counts plain bytes.
    """

    table: str
    record_id: str
    role: AttachmentRole = AttachmentRole.ANNEX
    position: int = 0
    title: str = ""
    file_name: str = ""
    mime: str = ""
    size: int = 0
    digest: str = ""
