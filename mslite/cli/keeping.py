"""``verify``, ``backup`` and ``restore``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mslite.cli.call import Call
from mslite.domain.keeping import CheckReport
from mslite.domain.problems import UserFixable
from mslite.domain.views import Verdict, VerdictKind
from mslite.i18n import tables
from mslite.i18n.catalogue import N_
from mslite.i18n.formats import date_of
from mslite.services.backups import bring_back_closed

VERDICTS = {
    VerdictKind.IDENTICAL: N_("This is the identical file that was issued."),
    VerdictKind.SAME_CONTENT: N_("The same content as issued, in another rendering."),
    VerdictKind.DIFFERS: N_("It differs from what was issued."),
    VerdictKind.UNKNOWN: N_("Unknown: no paper of this office says this."),
}
COUNTED = ("meeting", "statement", "decision", "paper", "attachment", "person", "organisation")
"""Tables whose records a person would count."""

TRUE = (VerdictKind.IDENTICAL, VerdictKind.SAME_CONTENT)


def verify(call: Call) -> int:
    """Check the whole data file, or say what a PDF is; 1 when it is not sound, or not ours."""
    if call.args.file is not None:
        return _verify_pdf(call, call.args.file)
    with call.reading() as office:
        report = office.backups.check()
    _counts(call, report.counts)
    call.say(
        call.tr.t("The data file is sound: pages, journal and records agree.")
        if report.ok
        else call.tr.t("The data file is not sound. Restore the last backup; what was found:")
    )
    for finding in report.findings:
        call.say(f"– {finding}")
    return 0 if report.ok else 1


def _verify_pdf(call: Call, path: Path) -> int:
    with call.reading() as office:
        _, verdict = office.papers.verify_file(path)
    call.say(call.tr.t(VERDICTS[verdict.kind]))
    for line in _about(call, verdict):
        call.say(line)
    return 0 if verdict.kind in TRUE else 1


def _about(call: Call, verdict: Verdict) -> list[str]:
    tr, paper, lines = call.tr, verdict.paper, []
    if paper is not None:
        day = date_of(paper.date, tr.lang) if paper.date else ""
        title = verdict.title.of(tr.lang)
        lines.append(f"{tr.t('No. {number} {date}', number=paper.number, date=day).strip()}: {title}")
    if verdict.superseded:
        lines.append(tr.t("A newer print of this paper exists."))
    if verdict.kind is VerdictKind.DIFFERS:
        lines.append(tr.t("Issued: «{text}»", text=verdict.ours))
        lines.append(tr.t("In this file: «{text}»", text=verdict.theirs))
    return lines


def backup(call: Call) -> int:
    """Make a backup now; it counts once it was read back."""
    with call.reading() as office:
        made = office.backups.run(call.args.to)
    size = f"{made.size / 1_000_000:.1f}"
    call.say(call.tr.t("Backup made and read back: {path} ({size} MB)", path=made.path, size=size))
    return 0


def restore(call: Call) -> int:
    """Put a backup in the place of the data; what was there is kept beside it."""
    path, folder = call.args.backup, call.args.into or call.folder
    if not path.is_dir():
        raise UserFixable("no_backup", path=str(path))

    def tell(report: CheckReport) -> None:
        call.say(call.tr.t("The backup was read and checked. It holds:"))
        _counts(call, report.counts)

    report = bring_back_closed(path, folder, call.key(path), tell)
    if not report.ok:
        missing = call.tr.n(
            "{n} attached file is missing.", "{n} attached files are missing.", len(report.findings)
        )
        call.note(missing)
    call.say(
        call.tr.t(
            "Restored into {folder}. A data file that was there lies beside it under another name.",
            folder=str(folder),
        )
    )
    return 0


def _counts(call: Call, counts: Mapping[str, int]) -> None:
    for table in COUNTED:
        call.say(f"{tables.name(table, call.tr)}: {counts.get(table, 0)}")
