"""Everything about one appeal, read at once."""

from __future__ import annotations

import datetime as dt

from mslite.db.queries import appeals_lists as lists
from mslite.db.queries.papers import attachments, letter_lines
from mslite.db.queries.rows import Session, get, having, rows, table
from mslite.domain.appeals.deadlines import due_date
from mslite.domain.appeals.letters import Letter
from mslite.domain.appeals.rows import (
    Appeal,
    AppealEvent,
    AppealLink,
    CoSigner,
    Executor,
    Extension,
    Filing,
    Forwarding,
    Instruction,
    Journal,
    Reception,
    Theme,
)
from mslite.domain.appeals.rules import lacking, late_days
from mslite.domain.appeals.terms import CountFrom, Topic
from mslite.domain.appeals.views import AppealPage
from mslite.domain.office import District
from mslite.domain.problems import UserFixable
from mslite.domain.rows import Words
from mslite.services.appeals.deadlines import Law


def read_page(session: Session, appeal_id: str, law: Law, today: dt.date) -> AppealPage:
    """Return the page of an appeal; raises ``UserFixable("gone")``."""
    appeal = get(session, Appeal, appeal_id)
    if appeal is None:
        raise UserFixable("gone", record="Appeal")
    executors = having(session, Executor, appeal_id=appeal_id)
    extension = table(Extension).c
    extensions = rows(
        session, Extension, extension.appeal_id == appeal_id, order_by=(extension.decided_on, extension.id)
    )
    event = table(AppealEvent).c
    theme = get(session, Theme, appeal.theme_id) if appeal.theme_id else None
    district = get(session, District, appeal.district_id) if appeal.district_id else None
    first = appeal.repeat_of_id or appeal_id
    again = [one.id for one in having(session, Appeal, repeat_of_id=first)]
    ids = [one for one in (first, *again) if one != appeal_id]
    return AppealPage(
        appeal=appeal,
        journal=get(session, Journal, appeal.journal_id) if appeal.journal_id else None,
        theme=theme.name if theme else Words(),
        district=district.name if district else Words(),
        co_signers=having(session, CoSigner, appeal_id=appeal_id),
        instructions=tuple(
            (one, tuple(who for who in executors if who.instruction_id == one.id))
            for one in having(session, Instruction, appeal_id=appeal_id)
        ),
        forwardings=having(session, Forwarding, appeal_id=appeal_id),
        extensions=extensions,
        events=rows(session, AppealEvent, event.appeal_id == appeal_id, order_by=(event.date, event.id)),
        letters=having(session, Letter, appeal_id=appeal_id),
        papers=letter_lines(session, appeal_id),
        links=having(session, AppealLink, appeal_id=appeal_id),
        filings=having(session, Filing, table="appeal", record_id=appeal_id),
        receptions=having(session, Reception, appeal_id=appeal_id),
        attachments=tuple(attachments(session, "appeal", [appeal_id]).get(appeal_id, ())),
        repeats=tuple(lists.lines_of(session, ids, today).values()),
        due=law.of_appeal(appeal),
        limit=limit(law, appeal),
        late_days=late_days(appeal, extensions, today),
        lacks=tuple(lacking(appeal, law.rules)),
    )


def limit(law: Law, appeal: Appeal) -> dt.date | None:
    """Return the last day to which an appeal may be extended; None without a rule or before registration."""
    day = appeal.registered_on
    rule = law.rule(Topic.EXTENSION, day) if day else None
    if rule is None or not rule.days:
        return None
    starts = {CountFrom.DUE: appeal.first_due or appeal.due, CountFrom.RECEIPT: appeal.received_on}
    start = starts.get(rule.count_from, day) or day
    return due_date(rule, start, law.calendar).date if start else None
