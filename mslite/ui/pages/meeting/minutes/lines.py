"""The minutes of one item as lines of a page: heard – spoke – decided, in the order of print. No Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import takewhile
from typing import Any

from mslite.domain.meetings import (
    AgendaItem,
    Assignment,
    AssignmentState,
    Ballot,
    Decision,
    Dossier,
    ItemOutcome,
    ProposalOutcome,
    Statement,
    StatementKind,
    Vote,
    VoteMode,
)
from mslite.domain.rows import Row, Words
from mslite.domain.rules import is_late
from mslite.i18n import labels
from mslite.i18n.catalogue import N_, Translator
from mslite.ui.kit.typed import show_date, show_time

OUTSIDE = ""
"""The place in the list of items for what is said outside the agenda."""

PROPOSAL = {
    ProposalOutcome.OPEN: N_("not decided on yet"),
    ProposalOutcome.ACCEPTED: N_("proposal accepted"),
    ProposalOutcome.DECLINED: N_("proposal declined"),
    ProposalOutcome.NOTED: N_("proposal noted"),
}
ENDED = {
    ItemOutcome.NOTED: N_("The information was noted."),
    ItemOutcome.NO_DECISION: N_("No decision was taken on this item."),
}
VOTED = {
    VoteMode.OPEN: N_("Vote (open): for – {yes}, against – {no}, abstained – {abstained}."),
    VoteMode.SECRET: N_("Vote (secret): for – {yes}, against – {no}, abstained – {abstained}."),
    VoteMode.BY_NAME: N_("Vote (open, by name): for – {yes}, against – {no}, abstained – {abstained}."),
}


Placed = tuple[Any, str | None]
"""A record and the identity of the one it stands behind."""


class Look(Enum):
    """How a line stands on the page."""

    HEAD = auto()
    WORD = auto()
    SAID = auto()
    POINT = auto()
    HINT = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. ``key`` is the identity of ``row``, for fixed lines a word.

    ``runs`` are (text, style), the style of the letters b (bold), i (italic), q (quiet). ``number`` stands
    before it, ``detail`` small under it, ``side`` small at its right.
    """

    key: str
    look: Look
    runs: tuple[tuple[str, str], ...]
    row: Row | None = None
    number: str = ""
    detail: str = ""
    side: str = ""

    @property
    def text(self) -> str:
        """Everything it says, for a screen reader."""
        return "  ".join(
            part for part in (self.number, "".join(text for text, _ in self.runs), self.detail) if part
        )


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One line of the list of items; ``item`` None: outside the agenda."""

    key: str
    no: str
    text: str
    item: AgendaItem | None = None
    running: bool = False
    said: int = 0


def item_lines(dossier: Dossier, tr: Translator) -> tuple[ItemLine, ...]:
    """Return the items of the agenda, at the end what lies outside of it."""
    counts: dict[str | None, int] = {}
    for rows in (dossier.statements, dossier.votes, dossier.decisions):
        for one in rows:
            counts[one.item_id] = counts.get(one.item_id, 0) + 1
    items = [
        ItemLine(
            item.id,
            f"{no}.",
            item.text.of(tr.lang) or tr.t("Item without a text"),
            item,
            item.began is not None and item.ended is None,
            counts.get(item.id, 0),
        )
        for no, item in enumerate(dossier.items, start=1)
    ]
    return (*items, ItemLine(OUTSIDE, "", tr.t("Outside the agenda"), said=counts.get(None, 0)))


def overlaid(dossier: Dossier, rows: Mapping[str, Placed], hidden: Collection[str]) -> Dossier:
    """Return the dossier as the person sees it: with what is not read back from the file yet.

    ``rows`` are records by identity with the one they stand behind ("" or None: last), ``hidden`` are
    identities of statements and decisions not to be shown.
    """
    out = dossier
    for name, shape in (("statements", Statement), ("votes", Vote), ("decisions", Decision)):
        mine = {key: placed for key, placed in rows.items() if isinstance(placed[0], shape)}
        found = [mine[row.id][0] if row.id in mine else row for row in getattr(dossier, name)]
        known = {row.id for row in found}
        for key, (row, after_id) in mine.items():
            if key not in known:
                at = next((no for no, one in enumerate(found, start=1) if one.id == after_id), len(found))
                found.insert(at, row)
        out = replace(out, **{name: tuple(row for row in found if row.id not in hidden)})  # type: ignore[arg-type]
    return out


def lines_of(dossier: Dossier, key: str, tr: Translator, today: dt.date) -> tuple[Line, ...]:
    """Return the page of the item with this key (:data:`OUTSIDE`: of what was said outside the agenda)."""
    item_id = key or None
    item = next((one for one in dossier.items if one.id == item_id), None)
    no = dossier.items.index(item) + 1 if item else 0
    said = [one for one in dossier.statements if one.item_id == item_id]
    reports = list(takewhile(lambda one: one.kind is StatementKind.REPORT, said)) if item else []
    decided = [one for one in dossier.decisions if one.item_id == item_id]
    votes = [one for one in dossier.votes if one.item_id == item_id]
    out = list(_head(dossier, item, no, tr, bool(reports)))
    out += [_said(one, tr) for one in reports]
    if item and said[len(reports) :]:
        out.append(Line("spoke", Look.WORD, ((tr.t("SPOKE:"), "b"),)))
    out += [_said(one, tr) for one in said[len(reports) :]]
    out += [_vote(one, dossier.ballots, tr) for one in votes]
    if decided:
        word = tr.t("RESOLVED:") if item and item.resolution else tr.t("DECIDED:")
        out.append(Line("decided", Look.WORD, ((word, "b"),)))
    states = {one.decision_id: one for one in dossier.assignments}
    prefix = f"{no}." if item else ""
    out += [
        _decision(one, f"{prefix}{place}.", states.get(one.id), tr, today)
        for place, one in enumerate(decided, start=1)
    ]
    if item and item.outcome in ENDED:
        out.append(Line("ended", Look.POINT, ((tr.t(ENDED[item.outcome]), ""),)))
    if not said and not decided and not votes:
        hint = tr.t("Nothing is written down here yet. Type the name of the speaker below.")
        out.append(Line("hint", Look.HINT, ((hint, "q"),)))
    return tuple(out)


def _head(
    dossier: Dossier, item: AgendaItem | None, no: int, tr: Translator, reported: bool
) -> Iterator[Line]:
    if item is None:
        yield Line("head", Look.HEAD, ((tr.t("Outside the agenda"), "b"),))
        return
    text = item.text.of(tr.lang) or tr.t("Item without a text")
    yield Line("head", Look.HEAD, ((f"{no}. {tr.t('HEARD:')} ", "b"), (text, "b")))
    names = [one.name for one in dossier.speakers if one.item_id == item.id and one.name]
    if names and not reported:
        announced = f"{tr.n('Speaker:', 'Speakers:', len(names))} {'; '.join(names)}"
        yield Line("announced", Look.HINT, ((announced, "q"),))


def _said(one: Statement, tr: Translator) -> Line:
    runs: list[tuple[str, str]] = []
    if one.kind not in (StatementKind.REPORT, StatementKind.SPEECH):
        runs.append((labels.label(one.kind, tr) + ". ", "i"))
    if one.speaker:
        runs.append((one.speaker, "b"))
        runs.append((f" ({one.speaker_role}) – " if one.speaker_role else " – ", ""))
    runs.append((one.text, ""))
    if one.outcome in PROPOSAL and one.kind is StatementKind.PROPOSAL:
        style = "iq" if one.outcome is ProposalOutcome.OPEN else "i"
        runs.append((f" ({tr.t(PROPOSAL[one.outcome])})", style))
    return Line(one.id, Look.SAID, tuple(runs), one, side=show_time(one.at))


def _vote(one: Vote, ballots: Sequence[Ballot], tr: Translator) -> Line:
    count = tr.t(VOTED[one.mode], yes=one.votes_for, no=one.against, abstained=one.abstained)
    runs = [(count, "")]
    if one.question:
        runs.insert(0, (f"{tr.t('Put to the vote:')} {one.question.of(tr.lang)} ", ""))
    named = sum(1 for ballot in ballots if ballot.vote_id == one.id)
    detail = tr.n("{n} person voted by name", "{n} people voted by name", named) if named else ""
    return Line(one.id, Look.SAID, tuple(runs), one, detail=detail)


def _decision(one: Decision, no: str, state: Assignment | None, tr: Translator, today: dt.date) -> Line:
    facts = []
    if one.executor:
        facts.append(tr.t("Executor: {name}", name=one.executor))
    if one.due:
        facts.append(tr.t("Due: {date}", date=show_date(one.due)))
    if state is not None and state.state is not AssignmentState.OPEN:
        facts.append(labels.label(state.state, tr))
    elif is_late(one, state, today):
        facts.append("⚠ " + tr.t("Late"))
    facts += _untranslated(one.text, tr)
    return Line(one.id, Look.POINT, ((one.text.of(tr.lang), ""),), one, no, "   ·   ".join(facts))


def _untranslated(words: Words, tr: Translator) -> list[str]:
    if not words or (words.has("ky") and words.has("ru")):
        return []
    return [tr.t("no Russian text yet") if words.has("ky") else tr.t("no Kyrgyz text yet")]


def is_record(line: Any) -> bool:
    """Tell whether a line is a record that can be changed, moved or removed."""
    return isinstance(line, Line) and line.row is not None
