"""Outgoing letters about appeals: replies, covering letters, news of an extension; and their templates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from mslite.domain.appeals.rows import Outcome
from mslite.domain.papers import PaperType
from mslite.domain.rows import PaperLang, Row, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Row):
    """A letter about an appeal: a draft while ``paper_id`` is None, then the paper it was issued as.

    ``type`` is REPLY, COVERING (to the competent body), EXTENSION or NOTICE. ``journal_id`` is the journal
    it is numbered in. A refusal names ``reason``, ``act`` and ``how`` to appeal against it [law 13.2].
    ``drafted_by`` and ``phone`` stand in small print at the foot.
    """

    appeal_id: str
    type: PaperType = PaperType.REPLY
    journal_id: str | None = None
    forwarding_id: str | None = None
    extension_id: str | None = None
    paper_id: str | None = None
    lang: PaperLang = PaperLang.KY
    addressee: str = ""
    address: str = ""
    subject: str = ""
    text: str = ""
    outcome: Outcome | None = None
    reason: str = ""
    act: str = ""
    how: str = ""
    head: str = ""
    post: Words = Words()
    drafted_by: str = ""
    phone: str = ""
    enclosed: str = ""
    sent_on: dt.date | None = None
    sent_how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTemplate(Row):
    """A ready-made letter for a type, an outcome (None: any) and a theme (None: any).

    Places in braces are filled from the appeal: ``{name} {number} {date} {due} {organisation} {reason}
    {act} {how}``.
    """

    type: PaperType = PaperType.REPLY
    outcome: Outcome | None = None
    theme_id: str | None = None
    subject: Words = Words()
    text: Words = Words()
    position: int = 0
