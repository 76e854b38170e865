"""From the data file to a sheet, and from a sheet to the bytes of a PDF or DOCX."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from mslite.db.files import Files
from mslite.db.queries import meetings as meeting_queries
from mslite.db.queries import office as office_queries
from mslite.db.queries.papers import attachments
from mslite.db.queries.rows import Session, get, having
from mslite.documents import docx, fonts, pdf
from mslite.domain.meetings import Dossier, Role
from mslite.domain.office import Body, KindRule, Municipality
from mslite.domain.papers import Attachment, AttachmentRole
from mslite.domain.plain import digest
from mslite.domain.problems import Problem
from mslite.domain.requirements import missing
from mslite.domain.rows import PaperLang
from mslite.domain.sheetbuild import notice_sheet, protocol_sheet, registration_sheet, sheet_person
from mslite.domain.sheets import (
    AnySheet,
    NoticeSheet,
    PrintChoice,
    ProtocolSheet,
    RegistrationSheet,
    SheetPerson,
)
from mslite.i18n.catalogue import Translator

Translate = Callable[[str], Translator]


@dataclass(frozen=True, slots=True)
class Gathered:
    """A meeting with what its papers need beside it; ``emblem`` is the image's file digest or ""."""

    dossier: Dossier
    office: Municipality
    rule: KindRule
    body: Body | None = None
    annexes: tuple[Attachment, ...] = ()
    emblem: str = ""


def gather(session: Session, meeting_id: str | None) -> Gathered:
    """Read everything about a meeting's papers; raises ``UserFixable("gone")``, also for no meeting."""
    dossier = meeting_queries.require(session, meeting_id or "")
    meeting = dossier.meeting
    office = office_queries.municipality(session)
    bodies = having(session, Body, id=meeting.body_id) if meeting.body_id else ()
    files = attachments(session, "meeting", [meeting.id]).get(meeting.id, [])
    return Gathered(
        dossier,
        office,
        office_queries.rule(session, meeting.kind),
        bodies[0] if bodies else None,
        tuple(row for row in files if row.role is AttachmentRole.ANNEX),
        emblem(session, office),
    )


def emblem(session: Session, office: Municipality) -> str:
    """Return the digest of the picture in the letterhead, "" for none."""
    row = get(session, Attachment, office.emblem) if office.emblem else None
    return row.digest if row else ""


def lacking(gathered: Gathered, choice: PrintChoice) -> tuple[Problem, ...]:
    """Return what the protocol lacks to be issued so, signs that no font of papers has among it."""
    return missing(gathered.dossier, gathered.rule, choice, gathered.office, fonts.known)


def protocol(
    gathered: Gathered,
    choice: PrintChoice,
    signatories: Sequence[SheetPerson] = (),
    number: str = "",
    date: dt.date | None = None,
) -> ProtocolSheet:
    """Build the protocol's sheet, a draft when ``number`` is empty."""
    return protocol_sheet(
        gathered.dossier,
        gathered.office,
        gathered.body,
        choice,
        number=number,
        date=date,
        rule=gathered.rule,
        annexes=tuple(row.title or row.file_name for row in gathered.annexes),
        emblem=gathered.emblem,
        signatories=tuple(signatories),
    )


def notice(gathered: Gathered, lang: PaperLang) -> NoticeSheet:
    """Build the announcement of the meeting."""
    return notice_sheet(gathered.dossier, gathered.office, gathered.body, lang=lang, emblem=gathered.emblem)


def registration(gathered: Gathered, lang: PaperLang, blank_rows: int) -> RegistrationSheet:
    """Build the list to sign: known people, then ``blank_rows`` empty rows."""
    return registration_sheet(
        gathered.dossier, gathered.office, lang=lang, blank_rows=blank_rows, emblem=gathered.emblem
    )


def signers(dossier: Dossier) -> tuple[SheetPerson, ...]:
    """Return chair and secretary of a meeting as signatories, as far as they are known."""
    people = [dossier.with_role(role) for role in (Role.CHAIR, Role.SECRETARY)]
    return tuple(sheet_person(person) for person in people if person is not None)


def with_choice(sheet: ProtocolSheet, choice: PrintChoice) -> ProtocolSheet:
    """Return a frozen sheet to be printed in another form or language; its facts stay."""
    paper = replace(sheet.paper, form=choice.form, lang=choice.lang, parts=choice.parts)
    return replace(sheet, paper=paper)


class Printer:
    """Sheets to bytes, with the emblem and the template out of the encrypted files."""

    def __init__(self, files: Files, translate: Translate) -> None:
        self._files, self._translate = files, translate

    def translator(self, lang: str) -> Translator:
        """Return the words of a paper's language (Kyrgyz for a paper in both)."""
        return self._translate("ru" if lang == "ru" else "ky")

    def pdf(self, sheet: AnySheet, number: str = "") -> bytes:
        """Render a sheet; with a ``number`` the hash of its content and a QR stand at the foot."""
        foot = pdf.Foot(digest(sheet), number) if number else None
        return pdf.render(sheet, self._translate, emblem=self._emblem(sheet), foot=foot)

    def docx(self, sheet: AnySheet, template: str = "") -> bytes:
        """Render a working copy in the office's own template (a file digest, "" for ours)."""
        ours = self._files.get(template) if template else None
        return docx.render(sheet, self._translate, template=ours, emblem=self._emblem(sheet))

    def _emblem(self, sheet: AnySheet) -> bytes | None:
        return self._files.get(sheet.office.emblem) if sheet.office.emblem else None
