"""Issued papers, their prints and the files attached to records."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from mslite.db.queries.rows import by_ids, having, rows, table
from mslite.domain.appeals.letters import Letter
from mslite.domain.meetings import Meeting
from mslite.domain.papers import Attachment, Paper, PaperState, PaperType, Revision
from mslite.domain.rows import Words
from mslite.domain.views import PaperLine


def used_numbers(session: Session, series: str, year: int) -> tuple[int, ...]:
    """Return every number of a series given out in a year: annulled and removed papers keep theirs."""
    paper = table(Paper).c
    chosen = select(paper.seq).where(paper.series == series, paper.year == year)
    return tuple(session.execute(chosen).scalars())


def protocol(session: Session, meeting_id: str) -> Paper | None:
    """Return the protocol in force of a meeting: issued or signed."""
    found = having(session, Paper, meeting_id=meeting_id, type=PaperType.PROTOCOL)
    return next((paper for paper in found if paper.state is not PaperState.ANNULLED), None)


def attachments(session: Session, name: str, record_ids: Sequence[str]) -> dict[str, list[Attachment]]:
    """Return the files attached to these records of the table ``name``, by record; one query."""
    columns = table(Attachment).c
    result: dict[str, list[Attachment]] = {}
    for row in rows(session, Attachment, columns.table == name, columns.record_id.in_(record_ids)):
        result.setdefault(row.record_id, []).append(row)
    return result


def paper_lines(session: Session, meeting_id: str) -> tuple[PaperLine, ...]:
    """Return all papers of a meeting, oldest first: four queries."""
    paper = table(Paper).c
    found = rows(
        session,
        Paper,
        paper.meeting_id == meeting_id,
        order_by=(paper.year, paper.seq, paper.date, paper.id),
    )
    if not found:
        return ()
    meeting = by_ids(session, Meeting, [meeting_id])[meeting_id]
    return _lines(session, found, meeting.title, meeting.date)


def letter_lines(session: Session, appeal_id: str) -> tuple[PaperLine, ...]:
    """Return the letters issued about an appeal, oldest first, titled by their addressees: four queries."""
    found = rows(session, Paper, table(Paper).c.appeal_id == appeal_id, order_by=(table(Paper).c.date,))
    to = {letter.paper_id: letter.addressee for letter in having(session, Letter, appeal_id=appeal_id)}
    return tuple(
        dataclasses.replace(line, title=Words(to.get(line.paper.id, ""), to.get(line.paper.id, "")))
        for line in _lines(session, found, Words(), None)
    )


def _lines(
    session: Session, found: Sequence[Paper], title: Words, day: dt.date | None
) -> tuple[PaperLine, ...]:
    revision = table(Revision).c
    ids = [one.id for one in found]
    prints: dict[str, list[Revision]] = {}
    for row in rows(session, Revision, revision.paper_id.in_(ids), order_by=(revision.no.desc(),)):
        prints.setdefault(row.paper_id, []).append(row)
    files = attachments(session, "paper", ids)
    return tuple(
        PaperLine(one, tuple(prints.get(one.id, ())), tuple(files.get(one.id, ())), title, day)
        for one in found
    )


def prints_about(session: Session, text: str, limit: int) -> tuple[tuple[Revision, Paper], ...]:
    """Return the prints that a page's text may be a changed copy of, likeliest first; three queries.

    Likely is a paper whose number stands in the text, likelier when its meeting's title does too; the
    printed hash counts as a hint only.
    """
    paper, meeting, letter = table(Paper).c, table(Meeting).c, table(Letter).c
    words = set(text.split())
    chosen = (
        select(paper.id, paper.number, meeting.title_ky, meeting.title_ru, letter.subject)
        .outerjoin_from(table(Paper), table(Meeting), paper.meeting_id == meeting.id)
        .outerjoin(table(Letter), letter.paper_id == paper.id)
        .where(paper.deleted.is_(False))
    )
    likely: dict[str, int] = {}
    for paper_id, number, *titles in session.execute(chosen):
        named = 2 * any(number in word for word in words if any(sign.isdigit() for sign in word))
        title = max(
            len(words & set(one.split())) / (len(one.split()) or 1) for one in titles if one is not None
        )
        if named or title > 0.5:
            likely[paper_id] = round(10 * (named + title))
    best = sorted(likely, key=lambda one: -likely[one])[:limit]
    papers = by_ids(session, Paper, best)
    revision = table(Revision).c
    prints = rows(session, Revision, revision.paper_id.in_(best), order_by=(revision.no.desc(),))
    ranked = sorted(prints, key=lambda one: best.index(one.paper_id))
    return tuple((one, papers[one.paper_id]) for one in ranked[:limit])
