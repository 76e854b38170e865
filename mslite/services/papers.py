"""Papers: printed as drafts, issued under a number of the year, signed, corrected, annulled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from mslite.db.files import Files
from mslite.db.queries import papers as queries
from mslite.db.queries.rows import Session, get, having
from mslite.db.store import Store
from mslite.db.typing import forget
from mslite.documents import pdftext
from mslite.domain.meetings import AgendaItem
from mslite.domain.moves import check_move
from mslite.domain.papers import Attachment, AttachmentRole, Paper, PaperState, PaperType
from mslite.domain.problems import UserFixable
from mslite.domain.rows import PaperLang, RecordRef, Words
from mslite.domain.sheetbuild import correction_sheet, extract_sheet
from mslite.domain.sheets import PrintChoice, Printed, ProtocolSheet, SheetPerson
from mslite.domain.views import PaperLine, Saved, Verdict
from mslite.services import casefile
from mslite.services.attachments import attach, read_source
from mslite.services.attendance import Registration
from mslite.services.base import action
from mslite.services.freeze import (
    freeze,
    frozen_protocol,
    issued_pdf,
    numbered,
    paper,
    printed,
    required,
    revision,
)
from mslite.services.scans import load
from mslite.services.sheets import (
    Printer,
    Translate,
    gather,
    notice,
    protocol,
    registration,
    signers,
    with_choice,
)
from mslite.services.typing import signatories_key
from mslite.services.verify import verdict

PLAIN = PrintChoice()


def _quiet(_done: int, _total: int) -> None:
    """Hear of progress and tell nobody."""


class Papers:
    """All about the papers of a meeting. Reading methods return PDF bytes, writing ones ``Saved``."""

    def __init__(self, store: Store, files: Files, translate: Translate) -> None:
        self._store, self._files = store, files
        self._print = Printer(files, translate)

    # ---- looking and printing --------------------------------------------------------------------

    def papers_of(self, meeting_id: str) -> tuple[PaperLine, ...]:
        """Return all papers of a meeting, oldest first, with prints and attached files."""
        with self._store.read() as session:
            return queries.paper_lines(session, meeting_id)

    def get(self, paper_id: str) -> Paper:
        """Return one paper; raises ``UserFixable("gone")``."""
        with self._store.read() as session:
            return paper(session, paper_id)

    def signers(self, meeting_id: str) -> tuple[SheetPerson, ...]:
        """Return who would sign: chair and secretary as far as they are known."""
        with self._store.read() as session:
            return signers(gather(session, meeting_id).dossier)

    def next_number(self, meeting_id: str) -> str:
        """Return the number that the meeting's next paper would get in the year of its date."""
        with self._store.read() as session:
            gathered = gather(session, meeting_id)
            day = gathered.dossier.meeting.date or dt.date.today()
            return numbered(session, gathered, day, PaperType.PROTOCOL).number

    def printed(self, paper_id: str) -> Printed:
        """Return how an issued protocol was printed, and whether it is out of date by now."""
        with self._store.read() as session:
            return printed(session, paper(session, paper_id))

    def preview(
        self, meeting_id: str, choice: PrintChoice = PLAIN, signatories: Sequence[SheetPerson] = ()
    ) -> bytes:
        """Return the protocol as it stands now, as a draft PDF («ДОЛБООР / ПРОЕКТ», no number).

        Without ``signatories`` chair and secretary sign.
        """
        with self._store.read() as session:
            sheet = protocol(gather(session, meeting_id), choice, signatories)
        return self._print.pdf(sheet)

    def docx(
        self, meeting_id: str, choice: PrintChoice = PLAIN, signatories: Sequence[SheetPerson] = ()
    ) -> bytes:
        """Return a DOCX working copy in the office's template.

        Of an issued protocol it holds the frozen content and the number, in the form and language of
        ``choice``; otherwise a draft of what stands in the file now.
        """
        with self._store.read() as session:
            gathered = gather(session, meeting_id)
            current = queries.protocol(session, meeting_id)
            if current is None:
                sheet = protocol(gathered, choice, signatories)
            else:
                sheet = with_choice(frozen_protocol(session, current), choice)
            row = get(session, Attachment, gathered.office.docx_template)
        return self._print.docx(sheet, row.digest if row else "")

    def pdf(self, paper_id: str, no: int | None = None) -> bytes:
        """Return the very bytes that were issued (as revision ``no``): reprints never differ."""
        with self._store.read() as session:
            stored = revision(session, paper(session, paper_id), no)
            return issued_pdf(session, self._files, stored)

    @staticmethod
    def page_count(pdf: bytes) -> int:
        """Return how many pages a PDF has; raises ``UserFixable("not_pdf")``."""
        return pdftext.page_count(pdf)

    @staticmethod
    def page_image(pdf: bytes, page: int, dpi: float = 96) -> bytes:
        """Return one page, counted from 0, as a PNG image at ``dpi`` dots an inch."""
        return pdftext.image(pdf, page, dpi)

    def notice(self, meeting_id: str, lang: PaperLang = PaperLang.BOTH) -> bytes:
        """Return the announcement of the meeting as PDF."""
        with self._store.read() as session:
            gathered = gather(session, meeting_id)
        return self._print.pdf(notice(gathered, lang))

    def registration(self, meeting_id: str, lang: PaperLang = PaperLang.BOTH, blank_rows: int = 15) -> bytes:
        """Return the sheet to sign: everybody on the list with a number, then blank numbered rows.

        People without a number get one (which is saved), unless the meeting is locked.
        """
        with self._store.read() as session:
            current = queries.protocol(session, meeting_id)
        if current is None or current.state is not PaperState.SIGNED:
            Registration(self._store).number_rows(meeting_id)
        with self._store.read() as session:
            gathered = gather(session, meeting_id)
        return self._print.pdf(registration(gathered, lang, blank_rows))

    def extract(self, meeting_id: str, item_no: str, lang: PaperLang = PaperLang.KY) -> bytes:
        """Return the extract of one item («1», «2» …), certified «көчүрмөсү туура / верно».

        From the frozen sheet of the protocol in force, as a draft from the file before issue.
        Raises ``UserFixable("no_item", no=…)``.
        """
        with self._store.read() as session:
            return self._print.pdf(self._extract(session, meeting_id, item_no, lang))

    def case_file(
        self, meeting_id: str, lang: PaperLang = PaperLang.BOTH, step: Callable[[int, int], None] = _quiet
    ) -> bytes:
        """Return one PDF: notice, registration sheet, protocol and other papers, annexes, scans.

        Of an annex that is neither a readable PDF nor an image a page stands there with its name.
        ``step(done, total)`` hears of each part; what it raises ends the work.
        """
        parts: list[casefile.Part] = []
        with self._store.read() as session:
            planned = casefile.parts(session, meeting_id, lang, self._files, self._print)
            for no, (title, make) in enumerate(planned):
                step(no, len(planned) + 1)
                parts.append((title, make()))
        step(len(planned), len(planned) + 1)
        return casefile.bound(parts, lang, self._print)

    # ---- the life of a protocol --------------------------------------------------------------------

    def issue(
        self,
        meeting_id: str,
        choice: PrintChoice,
        date: dt.date | None = None,
        signatories: Sequence[SheetPerson] = (),
    ) -> Saved:
        """Issue the protocol: next number of its series and year, frozen sheet, stored PDF.

        The year is that of the meeting's date, the paper's date ``date`` or the meeting's. All or
        nothing, in one transaction; the paper is ``saved.first(Paper)``.
        Raises ``UserFixable("cannot_issue", problems)`` with all that is missing,
        ``UserFixable("already_issued", number=…)``.
        """
        with action(self._store) as act:
            gathered = gather(act.session, meeting_id)
            current = queries.protocol(act.session, meeting_id)
            if current is not None:
                raise UserFixable("already_issued", number=current.number)
            act.warn(*required(gathered, choice))
            meeting = gathered.dossier.meeting
            day = meeting.date or date
            assert day is not None  # a required fact of every kind
            new = act.edit(numbered(act.session, gathered, day, PaperType.PROTOCOL), date=date or day)
            sheet = protocol(gathered, choice, signatories, new.number, new.date)
            freeze(act, self._files, self._print, new, sheet)
            forget(act.session, signatories_key(meeting_id))
            return act.saved()

    def reissue(self, paper_id: str, choice: PrintChoice, signatories: Sequence[SheetPerson] = ()) -> Saved:
        """Print an issued, unsigned protocol anew under its number; the older print is kept.

        Raises ``UserFixable("not_issued")`` when it is signed or annulled, ``cannot_issue`` as
        :meth:`issue`.
        """
        with action(self._store) as act:
            old = paper(act.session, paper_id)
            if old.state is not PaperState.ISSUED or old.type is not PaperType.PROTOCOL:
                raise UserFixable("not_issued", number=old.number)
            gathered = gather(act.session, old.meeting_id)
            act.warn(*required(gathered, choice))
            new = act.edit(old, revision=old.revision + 1)
            sheet = protocol(gathered, choice, signatories, new.number, new.date)
            freeze(act, self._files, self._print, new, sheet)
            return act.saved()

    def sign(
        self,
        paper_id: str,
        scans: Sequence[Path | bytes],
        signed_on: dt.date | None = None,
    ) -> Saved:
        """Attach the scan of the signed pages and lock the paper (a protocol: with its meeting).

        ``scans`` is one or several PDF files or photographs (those become one PDF, in order).
        Raises ``UserFixable("no_scan")``, ``UserFixable("not_issued")``, and as ``Attachments.add``.
        """
        if not scans:
            raise UserFixable("no_scan")
        loaded = load(scans)
        with action(self._store) as act:
            issued = paper(act.session, paper_id)
            check_move(issued.state, PaperState.SIGNED)
            for name, data in loaded:
                attach(act, self._files, RecordRef("paper", paper_id), data, name, AttachmentRole.SCAN)
            act.edit(issued, state=PaperState.SIGNED, signed_on=signed_on or dt.date.today())
            return act.saved()

    @staticmethod
    def read_scans(scans: Sequence[Path | bytes]) -> tuple[tuple[str, bytes], ...]:
        """Return (file name, PDF) of scans as :meth:`sign` would keep them; slow with many photographs.

        Raises ``UserFixable("not_scan"|"heic"|"not_pdf", name=…)`` and as ``Attachments.add``.
        """
        return load(scans)

    def add_scans(self, paper_id: str, scans: Sequence[Path | bytes]) -> Saved:
        """Attach more pages to a signed paper; what is there already stays. Raises as :meth:`sign`."""
        if not scans:
            raise UserFixable("no_scan")
        loaded = load(scans)
        with action(self._store) as act:
            for name, data in loaded:
                attach(act, self._files, RecordRef("paper", paper_id), data, name, AttachmentRole.SCAN)
            return act.saved()

    def annul(self, paper_id: str, reason: str) -> Saved:
        """Take a paper back; its number stays taken and is shown struck through.

        Raises ``UserFixable("reason_needed")``.
        """
        if not reason.strip():
            raise UserFixable("reason_needed")
        with action(self._store) as act:
            issued = paper(act.session, paper_id)
            check_move(issued.state, PaperState.ANNULLED)
            act.edit(issued, state=PaperState.ANNULLED, reason=reason.strip())
            return act.saved()

    def correct(
        self,
        paper_id: str,
        text: Words,
        reason: str,
        *,
        lang: PaperLang = PaperLang.BOTH,
        date: dt.date | None = None,
        signatories: Sequence[SheetPerson] = (),
    ) -> Saved:
        """Issue a correction of a signed protocol: an own paper with the next number of the series.

        ``text`` is the wording that holds from now on. It is signed like a protocol.
        Raises ``UserFixable("not_signed")``, ``UserFixable("text_needed")``.
        """
        if not text:
            raise UserFixable("text_needed")
        with action(self._store) as act:
            signed = paper(act.session, paper_id)
            if signed.state is not PaperState.SIGNED or signed.type is not PaperType.PROTOCOL:
                raise UserFixable("not_signed", number=signed.number)
            gathered = gather(act.session, signed.meeting_id)
            day = date or dt.date.today()
            new = act.edit(
                numbered(act.session, gathered, day, PaperType.CORRECTION),
                date=day,
                corrects_id=paper_id,
                reason=reason,
            )
            sheet = correction_sheet(
                frozen_protocol(act.session, signed),
                text,
                reason,
                number=new.number,
                date=day,
                lang=lang,
                signatories=tuple(signatories),
            )
            freeze(act, self._files, self._print, new, sheet)
            return act.saved()

    def preview_correction(self, paper_id: str, text: Words, reason: str, lang: PaperLang) -> bytes:
        """Return a correction as it would be issued, as a draft PDF."""
        with self._store.read() as session:
            signed = frozen_protocol(session, paper(session, paper_id))
        return self._print.pdf(correction_sheet(signed, text, reason, date=dt.date.today(), lang=lang))

    def issue_extract(
        self, paper_id: str, item_no: str, lang: PaperLang = PaperLang.KY, date: dt.date | None = None
    ) -> Saved:
        """Keep an extract that leaves the house: stored as printed, so that it can be verified.

        It bears the number of its protocol. Raises as :meth:`extract`.
        """
        with action(self._store) as act:
            source = paper(act.session, paper_id)
            day = date or dt.date.today()
            sheet = self._extract(act.session, source.meeting_id or "", item_no, lang, day)
            items = having(act.session, AgendaItem, meeting_id=source.meeting_id)
            new = act.save(
                Paper(
                    meeting_id=source.meeting_id,
                    item_id=next((item.id for item in items if item.text == sheet.items[0].text), None),
                    type=PaperType.EXTRACT,
                    year=source.year,
                    number=source.number,
                    date=day,
                )
            )
            freeze(act, self._files, self._print, new, sheet)
            return act.saved()

    def verify_pdf(self, data: bytes) -> Verdict:
        """Say what a PDF is: the identical file, the same content, a changed paper, or unknown.

        Judged by its bytes and by the text on its pages; the hash printed on it is never believed.
        Raises ``UserFixable("not_pdf")``.
        """
        with self._store.read() as session:
            return verdict(session, data, self._files, self._print)

    def verify_file(self, path: Path) -> tuple[bytes, Verdict]:
        """Return the bytes of a file and what it is; raises as :meth:`verify_pdf` and ``Attachments.add``."""
        data, _ = read_source(path)
        return data, self.verify_pdf(data)

    def _extract(
        self,
        session: Session,
        meeting_id: str,
        item_no: str,
        lang: PaperLang,
        date: dt.date | None = None,
    ) -> ProtocolSheet:
        current = queries.protocol(session, meeting_id)
        if current is None:
            sheet = protocol(gather(session, meeting_id), PrintChoice(lang=lang))
        else:
            sheet = frozen_protocol(session, current)
        return extract_sheet(sheet, item_no, lang=lang, date=date)
