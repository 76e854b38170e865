"""The meeting record: project header, table of attendees, table of questions, speeches one after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mslite.documents.blocks import Block, Look, Para, Run, Table, cell, para
from mslite.documents.compose_parts import (
    Voice,
    apart,
    by_organisation,
    date_line,
    discussion,
    dotted,
    letterhead,
    signatures,
    with_post,
)
from mslite.documents.compose_protocol import (
    OUTCOME,
    about,
    away,
    decided,
    ending,
    facts,
    head_counts,
    loose_decisions,
    numbers,
    people,
    shown,
)
from mslite.documents.text import lines
from mslite.domain.meetings import StatementKind
from mslite.domain.sheets import Part, ProtocolSheet, SheetItem, SheetStatement


def record(sheet: ProtocolSheet, voice: Voice) -> Iterator[Block]:
    """Yield the record of a meeting in the order of the offices' own paper."""
    if shown(sheet, Part.PROJECT) and (sheet.project or sheet.grant):
        for line in dict.fromkeys((*lines(sheet.project.ky), *lines(sheet.project.ru), *lines(sheet.grant))):
            yield para(line, Look.CENTRE)
    else:
        yield letterhead(sheet.office)
    yield para(voice.t("PROTOCOL"), Look.TITLE)
    yield from about(sheet, voice)
    yield date_line(voice, sheet.office, sheet.paper, sheet.date)
    yield from attendees(sheet, voice)
    yield from head_counts(sheet, voice)
    yield from facts(sheet, voice)
    yield from questions(sheet, voice)
    yield from apart(voice.of(sheet.introduction))
    yield from speeches(sheet, voice)
    yield from loose_decisions(sheet, voice)
    yield from ending(sheet, voice)
    yield from signatures(voice, sheet.signatories, by_post=True)


def attendees(sheet: ProtocolSheet, voice: Voice) -> Iterator[Block]:
    """Yield those present as a table: organisation left, people with posts right."""
    if not (shown(sheet, Part.ATTENDEES) and sheet.present):
        yield from people(sheet, voice)
        return
    yield para(voice.t("Present:"), Look.HEADING, keep=True)
    yield Table(
        (0.36, 0.64),
        tuple(
            (cell(organisation), tuple(para(with_post(voice, one), Look.CELL) for one in members))
            for organisation, members in by_organisation(voice, sheet.present)
        ),
    )
    yield from numbers(sheet, voice)
    yield from away(sheet, voice)


def questions(sheet: ProtocolSheet, voice: Voice) -> Iterator[Block]:
    """Yield the agenda as the table № – question – speakers."""
    if not shown(sheet, Part.AGENDA) or not sheet.items:
        return
    yield para(voice.t("AGENDA:"), Look.HEADING, keep=True)
    yield Table(
        (0.08, 0.6, 0.32),
        tuple(
            (
                cell(dotted(item.no), Look.CELL_CENTRE),
                cell(voice.of(item.text)),
                tuple(para(with_post(voice, one), Look.CELL) for one in item.speakers) or cell(""),
            )
            for item in sheet.items
        ),
        (voice.t("No."), voice.t("Question considered"), voice.t("Speaker")),
    )


def speeches(sheet: ProtocolSheet, voice: Voice) -> Iterator[Block]:
    """Yield what was said in direct speech, item by item, then what stands outside the agenda."""
    talk = shown(sheet, Part.DISCUSSION)
    lively = [item for item in sheet.items if _something(sheet, item)]
    if not lively and not (talk and sheet.discussion):
        return
    yield para(voice.t("Course of the discussion:"), Look.HEADING, keep=True)
    for item in lively:
        if len(sheet.items) > 1:
            yield Para(
                (Run(voice.t("On question {no}:", no=item.no.rstrip(".")), italic=True),),
                Look.PLAIN,
                keep=True,
            )
        if talk:
            yield from discussion(voice, _direct(item.statements))
        yield from decided(sheet, voice, item)
    if talk and sheet.discussion:
        if lively and len(sheet.items) > 1:
            yield Para((Run(voice.t("Outside the agenda:"), italic=True),), Look.PLAIN, keep=True)
        yield from discussion(voice, _direct(sheet.discussion))


def _direct(said: Sequence[SheetStatement]) -> tuple[SheetStatement, ...]:
    """A record tells a remark in direct speech like any other words, without its kind (DOMAIN 4)."""
    return tuple(
        replace(one, kind=StatementKind.SPEECH) if one.kind is StatementKind.REMARK else one for one in said
    )


def _something(sheet: ProtocolSheet, item: SheetItem) -> bool:
    return bool(
        (shown(sheet, Part.DISCUSSION) and item.statements)
        or (shown(sheet, Part.VOTES) and item.votes)
        or item.decisions
        or item.outcome in OUTCOME
    )
