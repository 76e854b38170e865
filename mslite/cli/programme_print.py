"""``print book`` and the other papers of a programme, as PDF, Word or Excel."""

from __future__ import annotations

from mslite.cli import refs
from mslite.cli.call import Call, WrongUsage, write
from mslite.domain.problems import UserFixable
from mslite.domain.programme.rows import Book
from mslite.domain.programme.sheets import ProgrammePaper
from mslite.domain.text import fold
from mslite.services.office import Office


def paper(call: Call) -> int:
    """Print a paper of a programme; the ending of the file says as what."""
    kind = ProgrammePaper(call.args.what)
    ending = call.args.out.suffix.lower()
    if ending not in (".pdf", ".docx", ".xlsx"):
        endings = ".pdf / .docx / .xlsx"
        raise WrongUsage(call.tr.t("The name of the file must end in {endings}.", endings=endings))
    with call.reading() as office:
        programme = refs.programme(office, call.args.programme)
        book = office.programmes.book(programme.id, "responsible", "periods")
        papers = office.programme_papers
        make = {".pdf": papers.pdf, ".docx": papers.docx, ".xlsx": papers.xlsx}[ending]
        data = make(
            kind,
            programme.id,
            call.args.paper_lang or "ky",
            year=getattr(call.args, "year", None),
            period_id=_period(book, call),
            organisation_id=_body(book, office, call),
        )
    write(call.args.out, data)
    call.say(str(call.args.out))
    return 0


def _period(book: Book, call: Call) -> str:
    """Return the half-year that is meant, "" for the last one; raises ``UserFixable("no_period")``."""
    half = getattr(call.args, "half", None)
    if half is None:
        return ""
    year = call.args.year
    found = [row for row in book.periods if row.half == half and year in (None, row.year)]
    if not found:
        raise UserFixable("no_period")
    return max(found, key=lambda row: row.year).id


def _body(book: Book, office: Office, call: Call) -> str:
    """Return the one body whose name holds what was typed; raises ``UserFixable("no_such_body")``."""
    wanted = getattr(call.args, "body", None)
    if wanted is None:
        return ""
    answering = {row.organisation_id for row in book.responsible}
    found = [
        one.id
        for one in office.directory.organisations()
        if one.id in answering and fold(wanted) in fold(f"{one.name.ky} {one.name.ru} {one.short.ky}")
    ]
    if len(found) != 1:
        raise UserFixable("no_such_body", ref=wanted)
    return found[0]
