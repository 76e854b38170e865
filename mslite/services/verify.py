"""Is this PDF what we issued? Judged by its bytes and by the words on its pages, never by what it claims."""

from __future__ import annotations

import difflib
import hashlib
from collections import Counter
from collections.abc import Iterator

from mslite.db.files import Files
from mslite.db.queries import papers as queries
from mslite.db.queries.rows import Session, get, having
from mslite.documents.pdftext import page_texts
from mslite.domain.appeals.letters import Letter
from mslite.domain.meetings import Meeting
from mslite.domain.office import Form
from mslite.domain.papers import Paper, PaperType, Revision
from mslite.domain.papertext import fingerprint, normal
from mslite.domain.problems import UserFixable
from mslite.domain.rows import PaperLang, Words
from mslite.domain.sheets import PrintChoice, ProtocolSheet
from mslite.domain.views import Verdict, VerdictKind
from mslite.services.freeze import frozen, issued_pdf
from mslite.services.scans import PDF_MAGIC
from mslite.services.sheets import Printer, with_choice

CANDIDATES = 8
"""So many prints are looked at closely: each costs a PDF to read."""

CLOSE = 0.6
"""Share of common words from which a paper counts as a changed copy of ours."""


def verdict(session: Session, data: bytes, files: Files, printer: Printer) -> Verdict:
    """Return what ``data`` is; raises ``UserFixable("not_pdf")`` when it cannot be read."""
    if PDF_MAGIC not in data[:1024]:
        raise UserFixable("not_pdf")
    same = having(session, Revision, pdf_sha256=hashlib.sha256(data).hexdigest())
    if same:
        return _said(session, VerdictKind.IDENTICAL, same[-1])
    text = _text(data)
    same = having(session, Revision, text_sha256=fingerprint(text))
    if same:
        return _said(session, VerdictKind.SAME_CONTENT, same[-1])
    best: tuple[float, Revision, str] | None = None
    for stored, paper in queries.prints_about(session, normal(text), CANDIDATES):
        issued = _text(issued_pdf(session, files, stored))
        likeness = _common(text, issued)
        if likeness >= CLOSE and (best is None or likeness > best[0]):
            best = (likeness, stored, issued)
        for rendered in _renderings(stored, paper, printer):
            if fingerprint(rendered) == fingerprint(text):
                return _said(session, VerdictKind.SAME_CONTENT, stored)
            likeness = _common(text, rendered)
            if likeness >= CLOSE and (best is None or likeness > best[0]):
                best = (likeness, stored, rendered)
    if best is None:
        return Verdict(VerdictKind.UNKNOWN)
    ours, theirs = first_difference(best[2], text)
    return _said(session, VerdictKind.DIFFERS, best[1], ours, theirs)


def first_difference(ours: str, theirs: str, around: int = 4) -> tuple[str, str]:
    """Return the first words that differ, each with ``around`` words before and after."""
    left, right = normal(ours).split(), normal(theirs).split()
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            return (
                " ".join(left[max(0, i - around) : j + around]),
                " ".join(right[max(0, k - around) : m + around]),
            )
    return "", ""


def _text(data: bytes) -> str:
    return "\f".join(page_texts(data))


def _common(one: str, other: str) -> float:
    left, right = Counter(normal(one).split()), Counter(normal(other).split())
    total = max(left.total(), right.total())
    return (left & right).total() / total if total else 0.0


def _renderings(stored: Revision, paper: Paper, printer: Printer) -> Iterator[str]:
    """Yield the text of the stored content in every other language and form."""
    sheet = frozen(stored, paper.type)
    if not isinstance(sheet, ProtocolSheet) or paper.type is not PaperType.PROTOCOL:
        return
    for form in Form:
        for lang in PaperLang:
            if (form, lang) != (stored.form, stored.lang):
                other = with_choice(sheet, PrintChoice(form, lang, sheet.paper.parts))
                yield _text(printer.pdf(other, paper.number))


def _said(session: Session, kind: VerdictKind, stored: Revision, ours: str = "", theirs: str = "") -> Verdict:
    paper = get(session, Paper, stored.paper_id)
    assert paper is not None
    meeting = get(session, Meeting, paper.meeting_id or "")
    letter = having(session, Letter, paper_id=paper.id)
    title = Words(letter[0].addressee, letter[0].addressee) if letter else Words()
    return Verdict(
        kind,
        paper,
        stored,
        meeting.title if meeting else title,
        superseded=stored.no != paper.revision,
        ours=ours,
        theirs=theirs,
    )
