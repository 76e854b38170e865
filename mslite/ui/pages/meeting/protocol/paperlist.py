"""The list of papers of a meeting: the draft, every print, every scan, with their states."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from mslite.domain.papers import Paper, PaperState, PaperType
from mslite.i18n import labels
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.table import ROW_HEIGHT, Table
from mslite.ui.kit.windowmodel import Column
from mslite.ui.pages.meeting.protocol.looking import Entry

LINES = 6
TONES = {
    PaperState.ISSUED: parts.Tone.WARN,
    PaperState.SIGNED: parts.Tone.GOOD,
    PaperState.ANNULLED: parts.Tone.BAD,
}


def tone_of(paper: Paper) -> parts.Tone:
    """Return how a paper stands; an extract is done once it is issued, the others wait for a signature."""
    if paper.type is PaperType.EXTRACT and paper.state is PaperState.ISSUED:
        return parts.Tone.PLAIN
    return TONES[paper.state]


def title_of(tr: Translator, entry: Entry) -> str:
    """Return what a line of the list is called."""
    if entry.paper is None:
        return tr.t("As it would be printed now")
    if entry.scan is not None:
        return tr.t("Scan {no}", no=entry.no)
    if not entry.own and entry.revision is not None:
        return tr.t("Older print {no}", no=entry.revision.no)
    title = f"{labels.label(entry.paper.type, tr)} № {entry.paper.number}"
    return tr.t("{paper}, item {no}", paper=title, no=entry.no) if entry.no else title


class PaperList(Table):
    """As high as its lines, at most six; hidden while there is only the draft."""

    def __init__(self, ctx: PageContext) -> None:
        tr = ctx.tr
        columns = (
            Column("what", tr.t("Paper"), partial(_what, tr), strike=_struck),
            Column("state", tr.t("State"), partial(_state, tr), 132, tone=_tone),
        )
        super().__init__(ctx.desk, columns, "papers", tr.t("Papers of this meeting"))
        self.view.horizontalHeader().hide()
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, found: Sequence[Entry], wanted: str) -> None:
        """Show the lines; the one with the identity ``wanted`` becomes the current one."""
        self.entries = tuple(found)
        self.setVisible(len(found) > 1)
        self.setFixedHeight(min(len(found), LINES) * ROW_HEIGHT + 2)
        at = next((no for no, entry in enumerate(found) if entry.id == wanted), 0)
        self.blockSignals(True)
        self.set_rows(self.entries)
        self.select_row(at)
        self.blockSignals(False)
        self.chosen.emit(self.current())


def _what(tr: Translator, entry: Entry) -> str:
    return ("" if entry.own or entry.paper is None else "      ") + title_of(tr, entry)


def _state(tr: Translator, entry: Entry) -> str:
    return labels.label(entry.paper.state, tr) if entry.own and entry.paper is not None else ""


def _tone(entry: Entry) -> parts.Tone:
    return tone_of(entry.paper) if entry.own and entry.paper is not None else parts.Tone.PLAIN


def _struck(entry: Entry) -> bool:
    return entry.paper is not None and entry.paper.state is PaperState.ANNULLED
