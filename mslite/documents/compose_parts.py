"""What all papers have in common: letterhead, date line, statements, decisions, signatures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from mslite.documents.blocks import (
    Block,
    DateLine,
    Letterhead,
    Look,
    Para,
    Run,
    Signatory,
    Signatures,
    Table,
    cell,
    para,
    titled,
)
from mslite.documents.text import lines
from mslite.domain.meetings import Choice, ProposalOutcome, Role, StatementKind, VoteMode
from mslite.domain.rows import Words
from mslite.domain.sheets import (
    SheetBallot,
    SheetDecision,
    SheetOffice,
    SheetPaper,
    SheetPerson,
    SheetStatement,
    SheetVote,
)
from mslite.domain.text import signature_name
from mslite.i18n.catalogue import N_, Translator
from mslite.i18n.formats import date_head, date_long, date_of
from mslite.i18n.labels import label

Translate = Callable[[str], Translator]

NO_NUMBER = "____"
PROPOSAL = {
    ProposalOutcome.ACCEPTED: N_("proposal accepted"),
    ProposalOutcome.DECLINED: N_("proposal declined"),
    ProposalOutcome.NOTED: N_("proposal noted"),
}
VOTED = {
    VoteMode.OPEN: N_("Vote (open): for – {yes}, against – {no}, abstained – {abstained}."),
    VoteMode.SECRET: N_("Vote (secret): for – {yes}, against – {no}, abstained – {abstained}."),
    VoteMode.BY_NAME: N_("Vote (open, by name): for – {yes}, against – {no}, abstained – {abstained}."),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """One language of a paper: its words, and how it writes dates."""

    lang: str
    tr: Translator

    def t(self, message: str, **values: object) -> str:
        """Return a fixed word of the paper."""
        return self.tr.t(message, **values)

    def of(self, words: Words) -> str:
        """Return a text in this language, else in the other one."""
        return words.of(self.lang)

    def day(self, day: dt.date | None) -> str:
        """Return a date as documents write it, or nothing."""
        return date_long(day, self.lang) if day else ""

    def source(self, number: str, day: dt.date | None) -> str:
        """Return the number and date of another paper: «№ 05 от 16 февраля 2026 г.»."""
        if day is None:
            return f"№ {number or NO_NUMBER}"
        return self.t("No. {number} {date}", number=number or NO_NUMBER, date=date_of(day, self.lang))


def draft_mark(tr: Translate, draft: bool) -> str:
    """Return «ДОЛБООР / ПРОЕКТ», or nothing on an issued paper."""
    return " / ".join(tr(lang).t("DRAFT") for lang in ("ky", "ru")) if draft else ""


def letterhead(office: SheetOffice) -> Letterhead:
    """Return the head of every paper: both names, whatever the paper's language; an only one once."""
    contact = ", ".join(part for part in (office.phone, office.email) if part)
    names = dict.fromkeys(office.name.of(lang) for lang in ("ky", "ru"))
    addresses = tuple(office.address.of(lang) for lang in ("ky", "ru"))
    return Letterhead(tuple(names), addresses[: len(names)], contact)


def date_line(voice: Voice, office: SheetOffice, paper: SheetPaper, day: dt.date | None) -> DateLine:
    """Return place – № – date."""
    when = paper.date or day
    written = date_head(when, voice.lang) if when else ""
    return DateLine(voice.of(office.place), f"№ {paper.number or NO_NUMBER}", written)


def texts(text: str, look: Look = Look.BODY, *, keep: bool = False) -> Iterator[Para]:
    """Yield the paragraphs of a text, one a line."""
    for line in lines(text):
        yield para(line, look, keep=keep)


def apart(text: str) -> Iterator[Para]:
    """Yield the paragraphs of a text that follows a list, the first one set off from it."""
    for no, line in enumerate(lines(text)):
        yield para(line, Look.BODY if no else Look.APART)


def headed(head: str, text: str, look: Look = Look.PLAIN) -> Iterator[Para]:
    """Yield «Head: text», further lines of the text as paragraphs of their own; nothing without text."""
    first, *rest = lines(text) or ("",)
    if first:
        yield titled(head, first, look)
        for line in rest:
            yield para(line, look)


def with_post(voice: Voice, person: SheetPerson) -> str:
    """Return «Name – post»."""
    post = voice.of(person.post)
    return f"{person.name} – {post}" if post else person.name


def by_organisation(
    voice: Voice, people: Iterable[SheetPerson]
) -> tuple[tuple[str, tuple[SheetPerson, ...]], ...]:
    """Return people grouped by organisation, groups in the order of their first member."""
    groups: dict[str, list[SheetPerson]] = {}
    for person in people:
        groups.setdefault(voice.of(person.organisation), []).append(person)
    return tuple((name, tuple(members)) for name, members in groups.items())


def statement(voice: Voice, said: SheetStatement, *, named: bool = True) -> Iterator[Para]:
    """Yield one statement as spoken: kind, speaker in bold, the words, the outcome."""
    opening: list[Run] = []
    if named and said.kind not in (StatementKind.REPORT, StatementKind.SPEECH):
        opening.append(Run(label(said.kind, voice.tr) + ". ", italic=True))
    if said.speaker:
        opening.append(Run(said.speaker, bold=True))
        role = f" ({voice.of(said.role)}) – " if said.role else " – "
        opening.append(Run(role))
    first, *rest = lines(said.text) or ("",)
    paragraphs = [(*opening, Run(first)), *((Run(line),) for line in rest)]
    if said.outcome in PROPOSAL:
        outcome = Run(f" ({voice.t(PROPOSAL[said.outcome])})", italic=True)
        paragraphs[-1] = (*paragraphs[-1], outcome)
    for runs in paragraphs:
        yield Para(runs)


def discussion(voice: Voice, statements: Sequence[SheetStatement]) -> Iterator[Para]:
    """Yield statements in order; opinions after a visit stand under their own heading."""
    visit = (StatementKind.OPINION, StatementKind.SITE_VISIT)
    told = False
    for is_visit, group in groupby(statements, key=lambda said: said.kind in visit):
        if is_visit and not told:
            yield para(voice.t("Opinions after visiting the sites"), Look.HEADING, keep=True)
            told = True
        for said in group:
            yield from statement(voice, said, named=not is_visit)


def vote(voice: Voice, held: SheetVote, *, names: bool = True) -> Iterator[Block]:
    """Yield a vote: its question, the count, and by name where it was taken so."""
    yield from headed(voice.t("Put to the vote:"), voice.of(held.question), Look.BODY)
    count = voice.t(VOTED[held.mode], yes=held.votes_for, no=held.against, abstained=held.abstained)
    yield para(count, keep=names and bool(held.ballots))
    if names and held.ballots:
        yield ballots(voice, held.ballots)


def ballots(voice: Voice, cast: Sequence[SheetBallot]) -> Table:
    """Return the table of a vote by name."""
    return Table(
        (0.08, 0.62, 0.3),
        tuple(
            (cell(f"{no}", Look.CELL_CENTRE), cell(one.name), cell(label(Choice(one.choice), voice.tr)))
            for no, one in enumerate(cast, 1)
        ),
        (voice.t("No."), voice.t("Name in full"), voice.t("Vote")),
    )


def decisions(voice: Voice, points: Sequence[SheetDecision]) -> Iterator[Para]:
    """Yield the numbered points of a decision, each with executor and due date."""
    for point in points:
        first, *rest = lines(voice.of(point.text)) or ("",)
        yield para(first, Look.POINT, number=dotted(point.no))
        for line in rest:
            yield para(line, Look.UNDER)
        told = []
        if point.executor:
            told.append(voice.t("Executor: {name}.", name=point.executor.rstrip(".")))
        if point.due:
            told.append(voice.t("Due: {date}.", date=voice.day(point.due).rstrip(".")))
        if told:
            yield Para((Run(" ".join(told), italic=True),), Look.UNDER)


def dotted(no: str) -> str:
    """Return a number as points bear it: «1.2.»."""
    return f"{no.rstrip('.')}." if no else ""


def signatures(
    voice: Voice, people: Sequence[SheetPerson], *, by_post: bool = False, before: str = "", after: str = ""
) -> tuple[Signatures, ...]:
    """Return the signature block, or nothing when nobody signs.

    Chair and secretary sign as such, ``by_post`` (and everybody else) with the post.
    """
    if not people:
        return ()
    signing = tuple(Signatory(_signs_as(voice, one, by_post), signature_name(one.name)) for one in people)
    return (Signatures(signing, before, after),)


def _signs_as(voice: Voice, person: SheetPerson, by_post: bool) -> str:
    post = voice.of(person.post)
    leads = person.role in (Role.CHAIR, Role.SECRETARY)
    if person.role and (not post or (leads and not by_post)):
        return label(person.role, voice.tr)
    return post
