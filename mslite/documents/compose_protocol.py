"""The protocol in its formal forms, full and short, and the extract of one item (DOMAIN 4)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from mslite.documents.blocks import Block, Look, Para, Rule, Run, Table, cell, para, titled
from mslite.documents.compose_parts import (
    Voice,
    apart,
    by_organisation,
    date_line,
    decisions,
    discussion,
    dotted,
    headed,
    letterhead,
    signatures,
    statement,
    texts,
    vote,
    with_post,
)
from mslite.documents.text import lines
from mslite.domain.meetings import ItemOutcome, StatementKind
from mslite.domain.sheets import Part, ProtocolSheet, SheetItem, SheetPerson
from mslite.i18n.catalogue import N_
from mslite.i18n.labels import label

OUTCOME = {
    ItemOutcome.NOTED: N_("The information was noted."),
    ItemOutcome.NO_DECISION: N_("No decision was taken on this item."),
}


def full(sheet: ProtocolSheet, voice: Voice) -> Iterator[Block]:
    """Yield the full formal protocol: who, agenda, heard – spoke – decided, signatures."""
    yield letterhead(sheet.office)
    yield date_line(voice, sheet.office, sheet.paper, sheet.date)
    yield from title(sheet, voice)
    yield from project(sheet, voice)
    yield from facts(sheet, voice)
    yield from people(sheet, voice)
    yield from head_counts(sheet, voice)
    yield from agenda(sheet, voice)
    yield from apart(voice.of(sheet.introduction))
    several = len(sheet.items) > 1
    for item in sheet.items:
        yield from heard(sheet, voice, item, numbered=several)
    if shown(sheet, Part.DISCUSSION) and sheet.discussion:
        yield para(voice.t("Course of the discussion:"), Look.HEADING, keep=True)
        yield from discussion(voice, sheet.discussion)
    yield from loose_decisions(sheet, voice)
    yield from ending(sheet, voice)
    yield from signatures(voice, sheet.signatories)


def short(sheet: ProtocolSheet, voice: Voice) -> Iterator[Block]:
    """Yield the short protocol: those present, set off by a solid line, and the decisions."""
    yield letterhead(sheet.office)
    yield date_line(voice, sheet.office, sheet.paper, sheet.date)
    yield from title(sheet, voice)
    yield from leaders(sheet, voice)
    yield from people(sheet, voice)
    yield Rule()
    for item in sheet.items:
        if item.decisions or item.outcome in OUTCOME:
            yield para(f"{dotted(item.no)} {voice.of(item.text)}".strip(), Look.HEADING, keep=True)
            yield from decided(sheet, voice, item, ballots=False)
    yield from loose_decisions(sheet, voice)
    yield from ending(sheet, voice)
    yield from signatures(voice, sheet.signatories)


def extract(sheet: ProtocolSheet, voice: Voice) -> Iterator[Block]:
    """Yield the extract of one item, certified «көчүрмөсү туура / верно»."""
    yield letterhead(sheet.office)
    yield para(voice.t("EXTRACT FROM THE PROTOCOL"), Look.TITLE)
    yield para(voice.source(sheet.source_number or sheet.paper.number, sheet.source_date), Look.SUBTITLE)
    yield from about(sheet, voice)
    yield from leaders(sheet, voice)
    for item in sheet.items:
        yield from heard(sheet, voice, item, numbered=True)
    yield from signatures(voice, sheet.signatories)
    certifier = sheet.secretary or (sheet.signatories[-1] if sheet.signatories else SheetPerson())
    yield from signatures(
        voice, (certifier,), by_post=True, before=voice.t("True copy:"), after="«____» ______________ 20___"
    )


def shown(sheet: ProtocolSheet, part: Part) -> bool:
    """Tell whether the clerk keeps ``part`` on the paper."""
    return part in sheet.paper.parts


def title(sheet: ProtocolSheet, voice: Voice) -> Iterator[Block]:
    """Yield ПРОТОКОЛ and what it is of."""
    yield para(voice.t("PROTOCOL"), Look.TITLE)
    yield from about(sheet, voice)


def about(sheet: ProtocolSheet, voice: Voice) -> Iterator[Block]:
    """Yield the body and the meeting's title, or its kind when it has none."""
    yield from texts(voice.of(sheet.body), Look.SUBTITLE)
    yield from texts(voice.of(sheet.title) or label(sheet.kind, voice.tr), Look.SUBTITLE)


def project(sheet: ProtocolSheet, voice: Voice) -> Iterator[Block]:
    """Yield the project a meeting belongs to, with its grant number."""
    if shown(sheet, Part.PROJECT):
        name = voice.of(sheet.project)
        called = voice.t("Project:").rstrip(":").lower() in name.lower()  # «Проект “Таза суу”»
        yield from texts(name, Look.PLAIN) if called else headed(voice.t("Project:"), name)
        yield from texts(sheet.grant, Look.PLAIN)


def leaders(sheet: ProtocolSheet, voice: Voice) -> Iterator[Block]:
    """Yield chair and secretary."""
    for head, person in ((voice.t("Chair:"), sheet.chair), (voice.t("Secretary:"), sheet.secretary)):
        if person and person.name:
            yield titled(head, with_post(voice, person), Look.PLAIN)


def facts(sheet: ProtocolSheet, voice: Voice) -> Iterator[Block]:
    """Yield purpose, place, times, chair and secretary."""
    if shown(sheet, Part.PURPOSE):
        yield from headed(voice.t("Purpose:"), voice.of(sheet.purpose))
    for head, places in ((voice.t("Place:"), sheet.places), (voice.t("Sites visited:"), sheet.visits)):
        if named := "; ".join(voice.of(place) for place in places if place):
            yield titled(head, named, Look.PLAIN)
    if shown(sheet, Part.TIMES):
        told = []
        if sheet.began:
            told.append(voice.t("Began: {time}.", time=f"{sheet.began:%H:%M}"))
        if sheet.ended:
            told.append(voice.t("Ended: {time}.", time=f"{sheet.ended:%H:%M}"))
        if told:
            yield para(" ".join(told), Look.PLAIN)
    yield from leaders(sheet, voice)


def people(sheet: ProtocolSheet, voice: Voice) -> Iterator[Block]:
    """Yield the numbers, those present by organisation (or: the signed list is attached), those away."""
    named = shown(sheet, Part.ATTENDEES) and bool(sheet.present)
    yield from numbers(sheet, voice)
    if named:
        yield para(voice.t("Present:"), Look.HEADING, keep=True)
        for organisation, members in by_organisation(voice, sheet.present):
            if organisation:
                yield Para((Run(f"{organisation}:", italic=True),), Look.PLAIN, keep=True)
            yield Table((0.46, 0.54), tuple(_name_and_post(voice, one) for one in members), ruled=False)
    yield from away(sheet, voice)


def numbers(sheet: ProtocolSheet, voice: Voice) -> Iterator[Block]:
    """Yield the numbers invited and present and the quorum; without names the signed list is attached."""
    told = []
    if sheet.invited_count is not None:
        told.append(voice.t("Invited: {count}.", count=sheet.invited_count))
    if sheet.present_count is not None:
        told.append(voice.t("Present: {count}.", count=sheet.present_count))
        if not (shown(sheet, Part.ATTENDEES) and sheet.present):
            told.append(voice.t("The list signed by those present is attached."))
        if sheet.quorum_needed is not None:
            met = N_("Needed for a quorum: {count}; there is a quorum.")
            missed = N_("Needed for a quorum: {count}; there is no quorum.")
            reached = sheet.present_count >= sheet.quorum_needed
            told.append(voice.t(met if reached else missed, count=sheet.quorum_needed))
    if told:
        yield para(" ".join(told), Look.PLAIN)


def away(sheet: ProtocolSheet, voice: Voice) -> Iterator[Block]:
    """Yield those absent and those excused, with their reasons."""
    if shown(sheet, Part.ABSENT):
        for head, missed in ((voice.t("Absent:"), sheet.absent), (voice.t("Excused:"), sheet.excused)):
            if missed:
                yield titled(head, "; ".join(_away(voice, one) for one in missed), Look.PLAIN)


def _name_and_post(voice: Voice, person: SheetPerson) -> tuple[tuple[Para, ...], ...]:
    post = voice.of(person.post)
    return cell(person.name), cell(f"– {post}" if post else "")


def _away(voice: Voice, person: SheetPerson) -> str:
    return with_post(voice, person) + (f" ({person.note})" if person.note else "")


def head_counts(sheet: ProtocolSheet, voice: Voice) -> Iterator[Block]:
    """Yield the count of those present without names, line by line (lines may overlap: never summed)."""
    if not shown(sheet, Part.HEAD_COUNT) or not sheet.head_counts:
        return
    rows = []
    for line in sheet.head_counts:
        marks = [label(mark, voice.tr) for mark in (line.sex, line.age, line.group) if mark is not None]
        who = ", ".join(mark[:1].lower() + mark[1:] for mark in marks) or voice.t("Present")
        who = who[:1].upper() + who[1:] if line.group is None else voice.t("of them: {group}", group=who)
        rows.append((cell(who), cell(f"{line.count}", Look.CELL_CENTRE)))
    yield para(voice.t("Those present in numbers:"), Look.HEADING, keep=True)
    yield Table((0.7, 0.3), tuple(rows), (voice.t("Who"), voice.t("Number of people")))


def agenda(sheet: ProtocolSheet, voice: Voice) -> Iterator[Block]:
    """Yield КҮН ТАРТИБИ with the announced speakers."""
    if not shown(sheet, Part.AGENDA) or not sheet.items:
        return
    yield para(voice.t("AGENDA:"), Look.HEADING, keep=True)
    for item in sheet.items:
        first, *rest = lines(voice.of(item.text)) or ("",)
        yield para(first, Look.POINT, number=dotted(item.no))
        for line in rest:
            yield para(line, Look.UNDER)
        if item.speakers:
            names = "; ".join(with_post(voice, one) for one in item.speakers)
            head = voice.tr.n("Speaker:", "Speakers:", len(item.speakers))
            yield Para((Run(f"{head} {names}", italic=True),), Look.UNDER)


def heard(sheet: ProtocolSheet, voice: Voice, item: SheetItem, *, numbered: bool) -> Iterator[Block]:
    """Yield УГУЛДУ – ЧЫГЫП СҮЙЛӨШТҮ – ЧЕЧИМ КЫЛАТ of one item; reports that open it stand under УГУЛДУ."""
    head = " ".join(part for part in (dotted(item.no) if numbered else "", voice.t("HEARD:")) if part)
    first, *rest = lines(voice.of(item.text)) or ("",)
    yield para(f"{head} {first}", Look.HEADING, keep=True)
    for line in rest:
        yield para(line)
    if shown(sheet, Part.DISCUSSION):
        reports = tuple(takewhile(lambda said: said.kind is StatementKind.REPORT, item.statements))
        if item.speakers and not reports:
            names = "; ".join(with_post(voice, one) for one in item.speakers)
            yield titled(voice.tr.n("Speaker:", "Speakers:", len(item.speakers)), names, Look.BODY)
        for said in reports:
            yield from statement(voice, said)
        if item.statements[len(reports) :]:
            yield para(voice.t("SPOKE:"), Look.HEADING, keep=True)
            for said in item.statements[len(reports) :]:
                yield from statement(voice, said)
    yield from decided(sheet, voice, item)


def decided(sheet: ProtocolSheet, voice: Voice, item: SheetItem, *, ballots: bool = True) -> Iterator[Block]:
    """Yield the votes and ЧЕЧИМ КЫЛАТ / ТОКТОМ КЫЛАТ with its points, or how else the item ended."""
    if shown(sheet, Part.VOTES):
        for held in item.votes:
            yield from vote(voice, held, names=ballots)
    if item.decisions:
        word = voice.t("RESOLVED:") if item.resolution else voice.t("DECIDED:")
        yield para(word, Look.HEADING, keep=True)
        yield from decisions(voice, item.decisions)
    if item.outcome in OUTCOME:
        yield para(voice.t(OUTCOME[item.outcome]))


def loose_decisions(sheet: ProtocolSheet, voice: Voice) -> Iterator[Block]:
    """Yield the decisions that belong to no item."""
    if sheet.decisions:
        yield para(voice.t("DECIDED:"), Look.HEADING, keep=True)
        yield from decisions(voice, sheet.decisions)


def ending(sheet: ProtocolSheet, voice: Voice) -> Iterator[Block]:
    """Yield closing words, publications and annexes."""
    yield from apart(voice.of(sheet.closing))
    if shown(sheet, Part.PUBLICATIONS) and sheet.publications:
        yield para(voice.t("Published:"), Look.HEADING, keep=True)
        for link in sheet.publications:
            when = f" ({voice.day(link.published_on)})" if link.published_on else ""
            yield para(": ".join(part for part in (link.medium, link.url) if part) + when, Look.PLAIN)
    if shown(sheet, Part.ANNEXES) and sheet.annexes:
        yield para(voice.tr.n("Annex:", "Annexes:", len(sheet.annexes)), Look.HEADING, keep=True)
        for no, name in enumerate(sheet.annexes, 1):
            yield para(name, Look.POINT, number=f"{no}.")
