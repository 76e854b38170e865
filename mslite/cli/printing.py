"""``print``: the papers of a meeting into files."""

from __future__ import annotations

from collections.abc import Callable

from mslite.cli.call import Call, WrongUsage, write
from mslite.cli.refs import meeting
from mslite.domain.meetings import Dossier
from mslite.domain.office import Form
from mslite.domain.papers import PaperState
from mslite.domain.rows import PaperLang
from mslite.services.office import Office

Making = Callable[[Office, str], bytes]


def protocol(call: Call) -> int:
    """Print the protocol: as issued, or as a draft; ``--form`` and ``--lang`` choose otherwise."""
    ending = _ending(call, ".pdf", ".docx")
    form = Form(call.args.form) if call.args.form else None
    with call.reading() as office:
        line = meeting(office, call.args.ref)
        choice = office.copies.choice(line.id, form, _lang(call))
        if ending == ".docx":
            data = office.papers.docx(line.id, choice)
        else:
            data = office.copies.pdf(line.id, choice)
    _give(call, data)
    if not line.number:
        call.note(call.tr.t("The protocol is not issued: this is a draft."))
    return 0


def notice(call: Call) -> int:
    """Print the announcement."""
    return _print(call, lambda office, ref: office.papers.notice(ref, _lang(call) or PaperLang.BOTH))


def registration(call: Call) -> int:
    """Print the registration sheet; who has no number on it yet gets one, which is written."""
    _ending(call, ".pdf")
    rows, lang = max(0, call.args.rows), _lang(call) or PaperLang.BOTH
    with call.reading() as office:
        line = meeting(office, call.args.ref)
        fixed = _numbered(office.meetings.dossier(line.id)) or any(
            paper.paper.state is PaperState.SIGNED for paper in office.papers.papers_of(line.id)
        )
        data = office.papers.registration(line.id, lang, rows) if fixed else b""
    if not data:
        with call.writing() as office:
            data = office.papers.registration(line.id, lang, rows)
    return _give(call, data)


def extract(call: Call) -> int:
    """Print the extract of one item."""
    lang = _lang(call) or PaperLang.KY
    return _print(call, lambda office, ref: office.papers.extract(ref, call.args.item, lang))


def casefile(call: Call) -> int:
    """Print everything about the meeting as one PDF."""
    return _print(call, lambda office, ref: office.papers.case_file(ref, _lang(call) or PaperLang.BOTH))


def _print(call: Call, make: Making) -> int:
    _ending(call, ".pdf")
    with call.reading() as office:
        data = make(office, meeting(office, call.args.ref).id)
    return _give(call, data)


def _give(call: Call, data: bytes) -> int:
    write(call.args.out, data)
    call.say(str(call.args.out))
    return 0


def _lang(call: Call) -> PaperLang | None:
    return PaperLang(call.args.paper_lang) if call.args.paper_lang else None


def _ending(call: Call, *known: str) -> str:
    ending = call.args.out.suffix.lower()
    if ending not in known:
        raise WrongUsage(call.tr.t("The name of the file must end in {endings}.", endings=" / ".join(known)))
    return str(ending)


def _numbered(dossier: Dossier) -> bool:
    return all(person.row is not None for person in dossier.participants)
