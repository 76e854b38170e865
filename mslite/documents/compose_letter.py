"""Outgoing letters: letterhead, number and date, whom it goes to, the text, who signs, who drafted it."""

from __future__ import annotations

from collections.abc import Iterator

from mslite.documents.blocks import Block, Look, Para, Run, para
from mslite.documents.compose_parts import Voice, date_line, headed, letterhead, signatures, texts
from mslite.documents.text import lines
from mslite.domain.sheets import LetterSheet


def letter(sheet: LetterSheet, voice: Voice) -> Iterator[Block]:
    """Yield a letter as such offices write it."""
    yield letterhead(sheet.office)
    yield date_line(voice, sheet.office, sheet.paper, None)
    if sheet.ref_number:
        yield para(
            voice.t("In answer to {source}", source=voice.source(sheet.ref_number, sheet.ref_date)),
            Look.PLAIN,
        )
    for line in lines("\n".join((sheet.addressee, sheet.address))):
        yield Para((Run(line, bold=True),), Look.RIGHT, keep=True)
    yield from texts(sheet.subject, Look.SUBTITLE, keep=True)
    yield from texts(sheet.text)
    yield from headed(voice.t("Enclosed:"), sheet.enclosed)
    yield from signatures(voice, sheet.signatories, by_post=True)
    if sheet.drafted_by:
        contact = ", ".join(part for part in (sheet.drafted_by, sheet.phone) if part)
        yield para(voice.t("Drafted by: {name}", name=contact), Look.CELL)
