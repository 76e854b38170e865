"""``demo``: the sample office, and its sample protocol on paper."""

from __future__ import annotations

from pathlib import Path

from mslite import safefile
from mslite.cli.call import Call, program, write
from mslite.domain.keeping import FolderKind
from mslite.domain.problems import EnvironmentTrouble, UserFixable
from mslite.domain.rows import PaperLang
from mslite.services import sample
from mslite.services.office import Office
from mslite.services.open import look

NAME = "protocol-{lang}{ending}"


def demo(call: Call) -> int:
    """Make the sample office in an empty folder; an office that is there stays as it is."""
    tr, where = call.tr, str(call.folder)
    if look(call.folder).kind is not FolderKind.EMPTY:
        call.say(tr.t("There is an office in {folder} already; it was left as it is.", folder=where))
    else:
        sample.make(call.folder, tr.lang)
        call.say(tr.t("The sample office of the town Ак-Суу was made in {folder}.", folder=where))
    if call.args.folder is not None:
        _bring_up_to_date(call)
        with call.reading() as office:
            printed = _print(office, call.args.folder)
        call.say(
            tr.t(
                "Its sample protocol No. {number} lies in {folder} as PDF and DOCX"
                " in Kyrgyz, Russian and both.",
                number=printed,
                folder=str(call.args.folder),
            )
        )
    call.say(tr.t("To open it: {command}", command=f"{program()} --data {where}"))
    return 0


def _bring_up_to_date(call: Call) -> None:
    """Let a sample office made by an older version be read: ``make run`` after an update."""
    try:
        with call.reading():
            pass
    except EnvironmentTrouble as trouble:
        if trouble.code != "older_file":
            raise
        with call.writing():
            pass


def _print(office: Office, folder: Path) -> str:
    """Print the hearing's protocol in every language; return its number."""
    meeting = sample.hearing_of(office)
    if not meeting:
        raise UserFixable("not_sample")
    safefile.make_folder(folder)
    for lang in PaperLang:
        choice = office.copies.choice(meeting, lang=lang)
        write(folder / NAME.format(lang=lang.value, ending=".pdf"), office.copies.pdf(meeting, choice))
        write(folder / NAME.format(lang=lang.value, ending=".docx"), office.papers.docx(meeting, choice))
    return office.papers.papers_of(meeting)[0].paper.number
