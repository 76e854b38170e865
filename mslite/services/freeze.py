"""How a paper gets its number and its frozen print, within one transaction."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

from mslite.db.files import Files
from mslite.db.queries import office as office_queries
from mslite.db.queries import papers as queries
from mslite.db.queries.rows import Session, get, having
from mslite.documents.pdftext import page_texts
from mslite.domain.numbering import next_seq, render, series_of
from mslite.domain.papers import Attachment, AttachmentRole, Paper, PaperState, PaperType, Revision
from mslite.domain.papertext import fingerprint
from mslite.domain.plain import canonical, digest, from_plain
from mslite.domain.problems import Problem, Severity, UserFixable
from mslite.domain.rows import RecordRef
from mslite.domain.sheets import CorrectionSheet, LetterSheet, PrintChoice, Printed, ProtocolSheet
from mslite.services.attachments import attach
from mslite.services.base import Action
from mslite.services.sheets import Gathered, Printer, gather, lacking, protocol


def paper(session: Session, paper_id: str) -> Paper:
    """Return a paper; raises ``UserFixable("gone")``."""
    found = get(session, Paper, paper_id)
    if found is None:
        raise UserFixable("gone", record="Paper")
    return found


def revision(session: Session, of: Paper, no: int | None = None) -> Revision:
    """Return one print of a paper, the one in force without ``no``; raises ``UserFixable("gone")``."""
    found = having(session, Revision, paper_id=of.id, no=no or of.revision)
    if not found:
        raise UserFixable("gone", record="Revision")
    return found[0]


def issued_pdf(session: Session, files: Files, of: Revision) -> bytes:
    """Return the bytes that were issued."""
    stored = get(session, Attachment, of.pdf_id)
    if stored is None:
        raise UserFixable("gone", record="Attachment")
    return files.get(stored.digest)


def frozen_protocol(session: Session, of: Paper) -> ProtocolSheet:
    """Return the frozen sheet of a protocol or extract."""
    return from_plain(ProtocolSheet, json.loads(revision(session, of).sheet))


Issued = ProtocolSheet | CorrectionSheet | LetterSheet


def frozen(stored: Revision, kind: PaperType) -> Issued:
    """Return the sheet that a print was made from."""
    plain = json.loads(stored.sheet)
    if kind.of_appeal:
        return from_plain(LetterSheet, plain)
    if kind is PaperType.CORRECTION:
        return from_plain(CorrectionSheet, plain)
    return from_plain(ProtocolSheet, plain)


def required(gathered: Gathered, choice: PrintChoice) -> tuple[Problem, ...]:
    """Return the warnings about a protocol; raises ``UserFixable("cannot_issue")`` when it lacks more."""
    found = lacking(gathered, choice)
    if any(problem.severity is not Severity.WARNING for problem in found):
        raise UserFixable("cannot_issue", found)
    return found


def printed(session: Session, of: Paper) -> Printed:
    """Return how an issued protocol was printed, and whether the file holds something else by now."""
    sheet = frozen_protocol(session, of)
    choice = PrintChoice(sheet.paper.form, sheet.paper.lang, sheet.paper.parts)
    usual = tuple(person for person in (sheet.chair, sheet.secretary) if person is not None)
    signatories = () if sheet.signatories == usual else sheet.signatories
    now = protocol(gather(session, of.meeting_id), choice, signatories, of.number, of.date)
    outdated = of.state is PaperState.ISSUED and digest(now) != revision(session, of).sheet_sha256
    return Printed(choice, signatories, outdated, sheet.items)


def numbered(session: Session, gathered: Gathered, day: dt.date, kind: PaperType) -> Paper:
    """Return a new paper, not saved yet, with the next number of the meeting's series in the day's year.

    The write transaction is exclusive, so that numbers have neither gaps nor doubles.
    """
    meeting = gathered.dossier.meeting
    series = series_of(meeting.kind, meeting.body_id)
    first = office_queries.first_number(session, series, day.year)
    seq = next_seq(queries.used_numbers(session, series, day.year), first)
    pattern = (gathered.body.pattern if gathered.body else "") or gathered.rule.pattern
    return Paper(
        meeting_id=meeting.id,
        type=kind,
        series=series,
        year=day.year,
        seq=seq,
        number=render(pattern, seq, day.year),
    )


def freeze(act: Action, files: Files, printer: Printer, of: Paper, sheet: Issued) -> Revision:
    """Render a sheet and keep its content, its bytes and the hashes of both as the paper's print."""
    data = printer.pdf(sheet, of.number)
    stored = attach(
        act,
        files,
        RecordRef("paper", of.id),
        data,
        file_name(of),
        AttachmentRole.PDF,
    )
    return act.save(
        Revision(
            paper_id=of.id,
            no=of.revision,
            form=sheet.paper.form,
            lang=sheet.paper.lang,
            sheet=canonical(sheet),
            sheet_sha256=digest(sheet),
            pdf_id=stored.id,
            pdf_sha256=hashlib.sha256(data).hexdigest(),
            text_sha256=fingerprint("\f".join(page_texts(data))),
            issued_at=dt.datetime.now().replace(microsecond=0),
            issued_by=act.actor,
        )
    )


def file_name(of: Paper) -> str:
    """Return a file name for a paper's PDF that every system takes."""
    number = "".join(sign if sign.isalnum() else "-" for sign in of.number)
    return f"{of.type.value}-{of.year}-{number}.pdf"
