"""The smaller papers: notice, registration sheet, correction, list of assignments."""

from __future__ import annotations

from collections.abc import Iterator

from mslite.documents.blocks import Block, Look, Para, Rule, Table, cell, para
from mslite.documents.compose_parts import (
    Translate,
    Voice,
    date_line,
    headed,
    letterhead,
    signatures,
    texts,
)
from mslite.domain.office import MeetingKind
from mslite.domain.sheets import AssignmentSheet, CorrectionSheet, NoticeSheet, RegistrationSheet
from mslite.i18n import assigned
from mslite.i18n.catalogue import N_
from mslite.i18n.formats import date_short
from mslite.i18n.labels import label

Row = tuple[tuple[Para, ...], ...]
OPEN_TO_ALL = {
    MeetingKind.HEARING,
    MeetingKind.ASSEMBLY,
    MeetingKind.KURULTAI,
    MeetingKind.ROUND_TABLE,
    MeetingKind.RESIDENTS,
}
"""Meetings whose notice invites whoever reads it."""

COLUMNS = (
    N_("No."),
    N_("Name in full"),
    N_("Post"),
    N_("Organisation"),
    N_("Contact"),
    N_("Signature"),
)


def notice(sheet: NoticeSheet, voice: Voice, *, first: bool) -> Iterator[Block]:
    """Yield the announcement; the second language follows on the same page below a line."""
    yield letterhead(sheet.office) if first else Rule()
    yield para(voice.t("NOTICE"), Look.TITLE, keep=True)
    yield from texts(voice.of(sheet.body), Look.SUBTITLE, keep=True)
    yield para(label(sheet.kind, voice.tr), Look.SUBTITLE, keep=True)
    for line in texts(voice.of(sheet.title), Look.SUBTITLE, keep=True):
        if line.runs != (para(label(sheet.kind, voice.tr)).runs):
            yield line
    yield from headed(voice.t("Date:"), voice.day(sheet.date))
    if sheet.starts:
        yield from headed(voice.t("Time:"), f"{sheet.starts:%H:%M}")
    yield from headed(voice.t("Place:"), "; ".join(voice.of(place) for place in sheet.places if place))
    yield from headed(voice.t("Purpose:"), voice.of(sheet.purpose))
    if sheet.items:
        yield para(voice.t("AGENDA:"), Look.HEADING, keep=True)
        for no, item in enumerate(sheet.items, 1):
            yield para(voice.of(item), Look.POINT, number=f"{no}.")
    if sheet.kind in OPEN_TO_ALL:
        yield para(voice.t("Everybody is invited to take part."), Look.CENTRE)
    yield from headed(voice.t("Announced on:"), voice.day(sheet.announced_on))
    yield from signatures(voice, sheet.signatories, by_post=True)


def correction(sheet: CorrectionSheet, voice: Voice) -> Iterator[Block]:
    """Yield the correction: which protocol it belongs to, why, and the wording that holds from now on."""
    yield letterhead(sheet.office)
    yield date_line(voice, sheet.office, sheet.paper, None)
    yield para(voice.t("CORRECTION TO THE PROTOCOL"), Look.TITLE)
    yield para(voice.source(sheet.corrected_number, sheet.corrected_date), Look.SUBTITLE)
    yield from texts(voice.of(sheet.title), Look.SUBTITLE)
    yield from headed(voice.t("Reason of the correction:"), sheet.reason)
    yield para(voice.t("To be read in the following wording:"), Look.HEADING, keep=True)
    yield from texts(voice.of(sheet.text))
    yield from signatures(voice, sheet.signatories)


def registration(sheet: RegistrationSheet, tr: Translate) -> Iterator[Block]:
    """Yield the list to sign; in both languages it is one list with its words in both."""
    voices = tuple(Voice(lang, tr(lang)) for lang in sheet.lang.each)

    def both(*texts_: str) -> str:
        return " / ".join(dict.fromkeys(text for text in texts_ if text))

    def word(message: str) -> str:
        return both(*(voice.t(message) for voice in voices))

    yield letterhead(sheet.office)
    yield para(word(N_("REGISTRATION SHEET")), Look.TITLE)
    for voice in voices:
        yield from texts(voice.of(sheet.title) or label(sheet.kind, voice.tr), Look.SUBTITLE)
    when = both(*(voice.day(sheet.date) for voice in voices))
    where = both(*("; ".join(voice.of(place) for place in sheet.places if place) for voice in voices))
    yield para(" – ".join(part for part in (when, where) if part), Look.CENTRE)
    rows: list[Row] = [
        (
            cell(f"{no}", Look.CELL_CENTRE),
            cell(person.name),
            cell(voices[0].of(person.post)),
            cell(voices[0].of(person.organisation)),
            cell(person.contact),
            cell(""),
        )
        for no, person in enumerate(sheet.people, 1)
    ]
    for no in range(len(rows) + 1, len(rows) + 1 + sheet.blank_rows):
        rows.append((cell(f"{no}", Look.CELL_CENTRE), *(cell("") for _ in range(5))))
    yield Table((0.05, 0.26, 0.2, 0.21, 0.14, 0.14), tuple(rows), tuple(word(one) for one in COLUMNS), low=10)
    if sheet.secretary:
        yield from signatures(voices[0], (sheet.secretary,))


def assignments(sheet: AssignmentSheet, voice: Voice) -> Iterator[Block]:
    """Yield the list for the Monday meeting: what, who, by when, how far; with the protocol it stands in."""
    yield letterhead(sheet.office)
    yield para(voice.t("ASSIGNMENTS ON CONTROL"), Look.TITLE)
    yield para(voice.t("As of {date}", date=voice.day(sheet.date)), Look.SUBTITLE)
    rows: list[Row] = []
    for no, task in enumerate(sheet.tasks, 1):
        number = f"№\u00a0{task.number}" if task.number else ""
        source = ", ".join(part for part in (number, date_short(task.decided_on)) if part)
        state = assigned.standing(task.state, task.due, task.done_on, sheet.date, voice.tr)
        rows.append(
            (
                cell(f"{no}", Look.CELL_CENTRE),
                cell(
                    "\n".join(part for part in (voice.of(task.text), f"({source})" if source else "") if part)
                ),
                cell(task.executor or "–"),
                cell(date_short(task.due) or "–", Look.CELL_CENTRE),
                cell("\n".join(part for part in (state, task.note) if part)),
            )
        )
    head = (N_("No."), N_("Assignment"), N_("Executor"), N_("Due date"), N_("State"))
    if rows:
        yield Table((0.06, 0.42, 0.2, 0.14, 0.18), tuple(rows), tuple(voice.t(word) for word in head))
    else:
        yield para(voice.t("There are no assignments."), Look.MIDDLE)
