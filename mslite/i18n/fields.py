"""Words for the fields of records and for what stands in them, as history tells them."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from mslite.domain.meetings import Role
from mslite.domain.rows import Words
from mslite.domain.shapes import fields, row_of
from mslite.i18n import appeal_words, programme_words
from mslite.i18n.catalogue import N_, Translator
from mslite.i18n.formats import date_short, time_short
from mslite.i18n.labels import label

NAMES: dict[str, str] = (
    {
        "deleted": N_("In the trash"),
        "position": N_("Place in the order"),
        # the office and its directory
        "name": N_("Name"),
        "short": N_("Short form"),
        "place": N_("Place"),
        "address": N_("Address"),
        "phone": N_("Telephone"),
        "email": N_("E-mail"),
        "emblem": N_("Emblem"),
        "docx_template": N_("Word template"),
        "sex": N_("Sex"),
        "age": N_("Age"),
        "works_here": N_("Works here"),
        "note": N_("Note"),
        "person_id": N_("Person"),
        "organisation_id": N_("Organisation"),
        "title": N_("Title"),
        "since": N_("Since"),
        "until": N_("Until"),
        "kind": N_("Kind"),
        "pattern": N_("Pattern of the number"),
        "body_id": N_("Standing body"),
        "role": N_("Part in the meeting"),
        "notice_days": N_("Days for the notice"),
        "prepare_days": N_("Days for preparation"),
        "quorum_num": N_("Quorum, numerator"),
        "quorum_den": N_("Quorum, denominator"),
        "quorum_count": N_("Quorum in people"),
        "answer_days": N_("Days for the answer"),
        "publish_days": N_("Days for publication"),
        "requires": N_("What a protocol must hold"),
        "form": N_("Form"),
        "standing": N_("Where the rule comes from"),
        "series": N_("Series of numbers"),
        "year": N_("Year"),
        "first": N_("First number"),
        "purpose": N_("Purpose"),
        "prefix": N_("Short sign"),
        "text": N_("Text"),
        "days": N_("Days before the meeting"),
        # meetings
        "state": N_("State"),
        "date": N_("Date"),
        "starts": N_("Announced hour"),
        "began": N_("Began"),
        "ended": N_("Ended"),
        "project": N_("Project"),
        "grant": N_("Grant number"),
        "introduction": N_("Introduction"),
        "closing": N_("Closing words"),
        "invited_count": N_("Number invited"),
        "present_count": N_("Number present"),
        "notice_on": N_("Announced on"),
        "notice_where": N_("Announced where"),
        "recurring": N_("Model for new meetings"),
        "meeting_id": N_("Meeting"),
        "at": N_("Hour"),
        "outcome": N_("Outcome"),
        "resolution": N_("Printed as a resolution"),
        "item_id": N_("Agenda item"),
        "participant_id": N_("Participant"),
        "post": N_("Post"),
        "row": N_("Number on the registration sheet"),
        "organisation": N_("Organisation"),
        "contact": N_("Contact"),
        "attendance": N_("Attendance"),
        "reason": N_("Reason"),
        "group": N_("Group"),
        "count": N_("Number of people"),
        "speaker": N_("Who spoke"),
        "speaker_role": N_("Post of the speaker"),
        "reply_to": N_("Answer to"),
        "question": N_("Question of the vote"),
        "mode": N_("Manner of voting"),
        "votes_for": N_("For"),
        "against": N_("Against"),
        "abstained": N_("Abstained"),
        "vote_id": N_("Voting"),
        "choice": N_("Vote given"),
        "executor": N_("Executor"),
        "executor_person_id": N_("Executor in the directory"),
        "due": N_("Due date"),
        "statement_id": N_("Statement"),
        "decision_id": N_("Decision"),
        "done_on": N_("Done on"),
        "medium": N_("Published where"),
        "url": N_("Link"),
        "published_on": N_("Published on"),
        # papers
        "type": N_("Kind of paper"),
        "seq": N_("Counter"),
        "number": N_("Number"),
        "revision": N_("Print version"),
        "corrects_id": N_("Corrected paper"),
        "signed_on": N_("Signed on"),
        "paper_id": N_("Paper"),
        "no": N_("Print version"),
        "lang": N_("Language"),
        "sheet": N_("Frozen content"),
        "sheet_sha256": N_("Hash of the content"),
        "pdf_id": N_("Printed page"),
        "pdf_sha256": N_("Hash of the PDF"),
        "text_sha256": N_("Hash of the text"),
        "issued_at": N_("Issued at"),
        "issued_by": N_("Issued by"),
        "table": N_("Kind of record"),
        "record_id": N_("Record"),
        "file_name": N_("File name"),
        "mime": N_("Kind of file"),
        "size": N_("Size in bytes"),
        "digest": N_("Hash of the file"),
    }
    | programme_words.FIELDS
    | appeal_words.FIELDS
)
"""Field → its word; ``id`` and ``version`` never stand in history."""

_DESIGNED = (
    "municipality",
    "organisation",
    "district",
    "body",
    "venue",
    "programme",
    "indicator",
    "forecast_series",
    "theme",
    "journal",
    "holiday",
)
"""Tables of things: what they are called is no person's name."""

_LANGS = {"_ky": N_("{name}, in Kyrgyz"), "_ru": N_("{name}, in Russian")}


def field_name(table: str, column: str, tr: Translator) -> str:
    """Return the word for a column (``title_ky``); raises ``KeyError`` for a field without one."""
    name = _field(table, column)
    word = tr.t("Designation") if name == "name" and table in _DESIGNED else tr.t(NAMES[name])
    return word if name == column else tr.t(_LANGS[column[-3:]], name=word)


def value_text(table: str, column: str, value: object, tr: Translator) -> str:
    """Return what stands in a column as a person reads it: words of enums, dates, yes and no, «empty»."""
    shape = fields(row_of(table))[_field(table, column)]
    if table == "body_member" and column == "role":
        shape = Role
    if value is None or value == "" or (isinstance(value, Words) and not value):
        return tr.t("empty")
    if isinstance(value, Words):
        return value.of(tr.lang)
    if shape is bool:
        return tr.t("yes") if value else tr.t("no")
    if isinstance(shape, type) and issubclass(shape, Enum):
        return label(shape(value), tr)
    if isinstance(value, dt.datetime):
        return f"{date_short(value.date())} {time_short(value.time())}"
    if isinstance(value, dt.date):
        return date_short(value)
    if isinstance(value, dt.time):
        return time_short(value)
    return str(value)


def _field(table: str, column: str) -> str:
    known = fields(row_of(table))
    return column if column in known else column[:-3]
