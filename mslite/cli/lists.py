"""``list meetings`` and ``search``."""

from __future__ import annotations

from mslite.cli.call import Call
from mslite.cli.refs import EVERY, short
from mslite.domain.views import FoundLine, MeetingLine
from mslite.i18n import tables
from mslite.i18n.formats import date_short
from mslite.i18n.labels import label

GAP = "  "
UNDATED = "–"


def meetings(call: Call) -> int:
    """Print a line for each meeting: its short identity, number, date, state, title."""
    with call.reading() as office:
        lines = office.meetings.lines(EVERY)
    rows = [_meeting(call, line) for line in lines]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        call.say(GAP.join([*cells, row[-1]]))
    if not rows:
        call.note(call.tr.t("No meetings yet."))
    return 0


def _meeting(call: Call, line: MeetingLine) -> tuple[str, ...]:
    return (
        short(line.id),
        f"№ {line.number}" if line.number else "",
        date_short(line.date) or UNDATED,
        label(line.standing, call.tr),
        line.title.of(call.tr.lang) or label(line.kind, call.tr),
    )


def search(call: Call) -> int:
    """Print what was found: the identity of what it opens, the kind, date, title, the words around."""
    with call.reading() as office:
        found = office.find.find(" ".join(call.args.text), lang=call.tr.lang)
    for line in found:
        call.say(_found(call, line))
    if not found:
        call.note(call.tr.t("Nothing found."))
    return 0


def _found(call: Call, line: FoundLine) -> str:
    parts = (
        short(line.opens.id),
        tables.name(line.table, call.tr),
        date_short(line.date),
        line.title,
        line.snippet if line.snippet != line.title else "",
    )
    return GAP.join(part for part in parts if part)
