"""The case file: everything on paper about one meeting, in one PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from mslite.db.files import Files
from mslite.db.queries import papers as queries
from mslite.db.queries.rows import Session
from mslite.documents.casefile import leaf, merge
from mslite.documents.pdftext import page_count
from mslite.documents.scan import images_to_pdf
from mslite.domain.papers import Attachment, AttachmentRole, PaperState, PaperType
from mslite.domain.problems import UserFixable
from mslite.domain.rows import PaperLang
from mslite.domain.sheets import PrintChoice
from mslite.i18n.catalogue import Translator
from mslite.services.freeze import issued_pdf, revision
from mslite.services.scans import is_image
from mslite.services.sheets import Printer, gather, notice, protocol, registration

Part = tuple[str, bytes]
Planned = tuple[str, Callable[[], bytes]]
"""Title of a part, and what makes its PDF."""


def parts(
    session: Session, meeting_id: str, lang: PaperLang, files: Files, printer: Printer
) -> tuple[Planned, ...]:
    """Return what is bound, each part still to be made.

    In order: notice, registration sheet, protocol and other papers with their scans, annexes.
    """
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
    result: list[Planned] = [
        (tr.t("Notice"), partial(printer.pdf, notice(gathered, lang))),
        (tr.t("Registration sheet"), partial(printer.pdf, registration(gathered, lang, 0))),
    ]
    if not any(line.paper.type is PaperType.PROTOCOL for line in lines):
        draft = protocol(gathered, PrintChoice(gathered.rule.form, lang))
        result.append((tr.t("Protocol"), partial(printer.pdf, draft)))
    for line in lines:
        title = f"{titles[line.paper.type]} № {line.paper.number}"
        result.append((title, partial(issued_pdf, session, files, revision(session, line.paper))))
        scans = [row for row in line.attachments if row.role is AttachmentRole.SCAN]
        result += _attached(files, scans, tr.t("Scan"), tr)
    result += _attached(files, gathered.annexes, tr.t("Annex"), tr)
    return tuple(result)


def _attached(files: Files, rows: Sequence[Attachment], word: str, tr: Translator) -> list[Planned]:
    titles = [f"{word}: {row.title or row.file_name}" for row in rows]
    return [(title, partial(_pages, files, row, title, tr)) for title, row in zip(titles, rows, strict=True)]


def _pages(files: Files, row: Attachment, title: str, tr: Translator) -> bytes:
    """Return an attached file as pages; one page that names it where it has none of its own."""
    data = files.get(row.digest)
    try:
        data = images_to_pdf([data]) if is_image(data) else data
        page_count(data)
    except UserFixable:
        text = tr.t("The file «{name}» is kept with the papers; it cannot be bound in.", name=row.file_name)
        return leaf(title, text)
    return data


def bound(found: Sequence[Part], lang: PaperLang, printer: Printer) -> bytes:
    """Return one PDF with a list of the parts in front."""
    return merge(found, printer.translator(lang).t("Case file"))
