"""The case file: everything on paper about one meeting, in one PDF."""

from __future__ import annotations

from collections.abc import Sequence

from mslite.db.files import Files
from mslite.db.queries import papers as queries
from mslite.db.queries.rows import Session
from mslite.documents.casefile import merge
from mslite.documents.scan import images_to_pdf
from mslite.domain.papers import Attachment, AttachmentRole, PaperState, PaperType
from mslite.domain.rows import PaperLang
from mslite.domain.sheets import PrintChoice
from mslite.services.freeze import issued_pdf, revision
from mslite.services.scans import PDF_MAGIC, is_image
from mslite.services.sheets import Printer, gather, notice, protocol, registration

Part = tuple[str, bytes]


def parts(
    session: Session, meeting_id: str, lang: PaperLang, files: Files, printer: Printer
) -> tuple[Part, ...]:
    """Return (title, PDF): notice, registration sheet, protocol and other papers, annexes, scans."""
    gathered = gather(session, meeting_id)
    tr = printer.translator(lang)
    lines = [
        line
        for line in queries.paper_lines(session, meeting_id)
        if line.paper.state is not PaperState.ANNULLED
    ]
    titles = {
        PaperType.PROTOCOL: tr.t("Protocol"),
        PaperType.EXTRACT: tr.t("Extract"),
        PaperType.CORRECTION: tr.t("Correction"),
    }
    result: list[Part] = [
        (tr.t("Notice"), printer.pdf(notice(gathered, lang))),
        (tr.t("Registration sheet"), printer.pdf(registration(gathered, lang, 0))),
    ]
    if not any(line.paper.type is PaperType.PROTOCOL for line in lines):
        draft = protocol(gathered, PrintChoice(gathered.rule.form, lang))
        result.append((tr.t("Protocol"), printer.pdf(draft)))
    for line in lines:
        title = f"{titles[line.paper.type]} № {line.paper.number}"
        result.append((title, issued_pdf(session, files, revision(session, line.paper))))
        scans = [row for row in line.attachments if row.role is AttachmentRole.SCAN]
        result += _attached(files, scans, tr.t("Scan"))
    result += _attached(files, gathered.annexes, tr.t("Annex"))
    return tuple(result)


def _attached(files: Files, rows: Sequence[Attachment], word: str) -> list[Part]:
    result: list[Part] = []
    for row in rows:
        data = files.get(row.digest)
        if is_image(data):
            data = images_to_pdf([data])
        if data.startswith(PDF_MAGIC):
            result.append((f"{word}: {row.title or row.file_name}", data))
    return result


def bound(found: Sequence[Part], lang: PaperLang, printer: Printer) -> bytes:
    """Return one PDF with a list of the parts in front."""
    return merge(found, printer.translator(lang).t("Case file"))
