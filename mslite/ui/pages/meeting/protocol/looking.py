"""What the step shows, as values, and the work that makes it (off the window)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from mslite.domain.meetings import Attendance
from mslite.domain.office import Form, KindRule
from mslite.domain.papers import Attachment, AttachmentRole, Paper, PaperState, PaperType, Revision
from mslite.domain.problems import Problem, Severity
from mslite.domain.rows import PaperLang
from mslite.domain.sheets import ALL_PARTS, Part, PrintChoice, Printed, SheetPerson
from mslite.domain.views import MeetingPage, PaperLine
from mslite.ui.kit.pdfpreview import Made

DRAFT = "draft"
_SHORT = (Part.ATTENDEES, Part.ABSENT, Part.VOTES, Part.PUBLICATIONS, Part.ANNEXES)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list of papers: the draft, a print of a paper, or a scan that belongs to it."""

    id: str
    line: PaperLine | None = None
    revision: Revision | None = None
    scan: Attachment | None = None
    no: int = 0
    """Which scan of its paper; of an extract, which item."""

    @property
    def paper(self) -> Paper | None:
        """The paper, None for the draft."""
        return self.line.paper if self.line else None

    @property
    def own(self) -> bool:
        """Whether this is the print in force of its paper, not an older one and not a scan."""
        return self.line is not None and self.scan is None and self.revision == self.line.current


def entries(page: MeetingPage, draft: bool) -> tuple[Entry, ...]:
    """Return the papers of a meeting, those in force first, each followed by its scans and older prints."""
    out = [Entry(DRAFT)] if draft else []
    items = {item.id: no for no, item in enumerate(page.dossier.items, start=1)}
    for line in sorted(page.papers, key=_rank):
        out.append(Entry(line.paper.id, line, line.current, no=items.get(line.paper.item_id or "", 0)))
        scans = [row for row in line.attachments if row.role is AttachmentRole.SCAN]
        out += [Entry(row.id, line, scan=row, no=no) for no, row in enumerate(scans, start=1)]
        older = (one for one in line.revisions if one.no != line.paper.revision)
        out += [Entry(one.id, line, one) for one in older]
    return tuple(out)


def _rank(line: PaperLine) -> tuple[bool, bool]:
    return line.paper.state is PaperState.ANNULLED, line.paper.type is not PaperType.PROTOCOL


@dataclass(frozen=True, slots=True)
class Look:
    """What was read for the card beside the page."""

    choice: PrintChoice
    missing: tuple[Problem, ...] = ()
    number: str = ""
    usual: tuple[SheetPerson, ...] = ()
    signatories: tuple[SheetPerson, ...] = ()
    printed: Printed | None = None

    @property
    def forbids(self) -> bool:
        """Whether something is missing that forbids issuing."""
        return any(problem.severity is not Severity.WARNING for problem in self.missing)


def draft_look(
    office: Any,
    page: MeetingPage,
    choice: PrintChoice | None,
    signatories: tuple[SheetPerson, ...],
    number: str = "",
) -> Made:
    """Make the protocol as it stands now; ``number`` is the one it has already, "" for the next.

    Without a ``choice`` the one to begin with is found, and who was to sign when the page was left.
    """
    meeting_id = page.dossier.meeting.id
    if choice is None:
        choice, signatories = first_choice(office, page), office.typing.signatories(meeting_id)
    look = Look(
        choice,
        office.meetings.missing(meeting_id, choice),
        number or office.papers.next_number(meeting_id),
        office.papers.signers(meeting_id),
        signatories,
    )
    return Made((office.papers.preview(meeting_id, choice, signatories),), look)


def paper_look(office: Any, entry: Entry) -> Made:
    """Read the very bytes of a print or a scan."""
    if entry.scan is not None:
        return Made((office.attachments.read(entry.scan.id),))
    assert entry.paper is not None and entry.revision is not None
    printed = None
    if entry.own and entry.paper.type is PaperType.PROTOCOL:
        printed = office.papers.printed(entry.paper.id)
    pdf = office.papers.pdf(entry.paper.id, entry.revision.no)
    return Made((pdf,), Look(PrintChoice(entry.revision.form, entry.revision.lang), printed=printed))


def parts_of(page: MeetingPage, form: Form) -> tuple[Part, ...]:
    """Return the parts that this meeting has something for and this form prints."""
    d, meeting = page.dossier, page.dossier.meeting
    away = (Attendance.ABSENT, Attendance.EXCUSED)
    there: Mapping[Part, object] = {
        Part.PROJECT: meeting.project or meeting.grant,
        Part.PURPOSE: meeting.purpose,
        Part.TIMES: meeting.began or meeting.ended,
        Part.ATTENDEES: d.present,
        Part.ABSENT: any(person.attendance in away for person in d.participants),
        Part.HEAD_COUNT: d.head_counts,
        Part.AGENDA: d.items,
        Part.DISCUSSION: d.statements,
        Part.VOTES: d.votes,
        Part.PUBLICATIONS: d.publications,
        Part.ANNEXES: page.attachments,
    }
    return tuple(part for part in Part if there[part] and (form is not Form.SHORT or part in _SHORT))


def first_choice(office: Any, page: MeetingPage) -> PrintChoice:
    """Return the choice to begin with: the last print of this meeting, else the last one of its kind on this
    machine, else the rule of the kind.
    """
    prints = [line.current for line in page.papers if line.paper.type is PaperType.PROTOCOL and line.current]
    if prints:
        return PrintChoice(prints[-1].form, prints[-1].lang)
    kept = office.machine().print_choices.get(page.rule.kind.value, {})
    return _read(kept, page.rule)


def keep_choice(office: Any, kind: str, choice: PrintChoice) -> None:
    """Remember a choice for the next meeting of this kind on this machine."""
    settings = office.machine()
    without = [part.value for part in ALL_PARTS if part not in choice.parts]
    kept = {"form": choice.form.value, "lang": choice.lang.value, "without": without}
    if settings.print_choices.get(kind) != kept:
        office.keep_machine(replace(settings, print_choices={**settings.print_choices, kind: kept}))


def _read(kept: Mapping[str, Any], rule: KindRule) -> PrintChoice:
    try:
        without = [Part(part) for part in kept.get("without", ())]
        return PrintChoice(
            Form(kept.get("form", rule.form)),
            PaperLang(kept.get("lang", PaperLang.KY)),
            tuple(part for part in ALL_PARTS if part not in without),
        )
    except (ValueError, TypeError):  # written by another version: begin as if nothing had been kept
        return PrintChoice(rule.form)
