"""Registering appeals: numbers without gaps, dates by the law, earlier ones that look alike; the lists."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Sequence

from mslite.db.queries import appeals as queries
from mslite.db.queries import appeals_lists as lists
from mslite.db.queries import office as office_queries
from mslite.db.queries.rows import get, having
from mslite.db.store import Store
from mslite.domain.appeals.keys import keyed
from mslite.domain.appeals.masking import masked_address, masked_name, masked_text
from mslite.domain.appeals.rows import (
    MANNERS,
    Appeal,
    AppealLink,
    Channel,
    CoSigner,
    FileIndex,
    Journal,
    JournalKind,
    Manner,
    Reception,
    ReceptionResult,
    Theme,
)
from mslite.domain.appeals.rules import banned, lacking
from mslite.domain.appeals.terms import Topic
from mslite.domain.appeals.views import Alike, AppealLine, AppealPage, AppealQuery, Likeness
from mslite.domain.meetings import Statement
from mslite.domain.numbering import next_seq, render
from mslite.domain.problems import Problem, Severity, UserFixable
from mslite.domain.rows import RecordRef, Words
from mslite.domain.text import fold
from mslite.domain.views import Saved
from mslite.services.appeals.acting import article, check_route, kept, refused
from mslite.services.appeals.deadlines import Deadlines, Law
from mslite.services.appeals.page import read_page
from mslite.services.base import Action, action

ALL = AppealQuery()
_SIGN = re.compile(r"\w{1,5}")
NEARLY = 84
"""From this likeness of 100 two names count as one person misspelt."""


class Appeals:
    """The journal of appeals. A new appeal: ``register(Appeal(name=…, address=…, text=…))``."""

    def __init__(self, store: Store, deadlines: Deadlines) -> None:
        self._store, self._deadlines = store, deadlines

    # ---- registering -------------------------------------------------------------------------------

    def register(
        self,
        appeal: Appeal,
        *,
        theme: str = "",
        today: dt.date | None = None,
        sign: str = "",
        anonymous: bool = False,
        co_signers: Sequence[str] = (),
        links: Sequence[RecordRef] = (),
        reception_id: str = "",
    ) -> Saved:
        """Register an appeal: number, dates, due date; all or nothing. ``saved.first(Appeal)`` has them.

        What is not given is pre-set: received and registered today, the manner that goes with the
        channel. ``theme`` names a theme, which is made when there is none of that name (folded).
        ``sign`` («К2») gives a provisional number of a field laptop in place of the official one.
        ``co_signers`` are names beside the first one, ``links`` other records and
        ``reception_id`` the visit that it came from. Warnings are in ``saved.problems``.

        Raises ``UserFixable("cannot_save")`` with problems of fields: ``text_missing``, ``received_later``,
        ``anonymous`` (neither name nor address; register it so with ``anonymous``), ``journal_letter`` …;
        ``("clock_back")`` when the clock is behind the last registration; ``("no_journal")``;
        ``("already_registered")``; ``("field_sign_odd")``.
        """
        now = today or dt.date.today()
        with action(self._store) as act:
            law = self._deadlines.law(act.session)
            if appeal.registered_on is not None and appeal.version:
                raise UserFixable("already_registered", number=appeal.shown_number)
            appeal = dataclasses.replace(
                appeal,
                received_on=appeal.received_on or now,
                registered_on=self._day(act, appeal, now, set_clock=today is None),
                theme_id=self._theme(act, theme) or appeal.theme_id,
                manner=_manner(appeal),
                signers=max(appeal.signers, 1 + len(co_signers)),
                collective=appeal.collective or appeal.signers > 1 or bool(co_signers),
            )
            self._acceptable(appeal, now, law, anonymous)
            appeal = self._numbered(act, appeal, sign)
            due = law.of_appeal(appeal)
            date = due.date if due else None
            new = kept(act, dataclasses.replace(appeal, due=date, first_due=date))
            names = (" ".join(name.split()) for name in co_signers)
            for place, name in enumerate((name for name in names if name), start=1):
                act.save(CoSigner(appeal_id=new.id, position=place, name=name))
            _link(act, new.id, links)
            if reception_id:
                visit = act.get(Reception, reception_id)
                act.edit(visit, appeal_id=new.id, ended_as=ReceptionResult.REGISTERED)
            act.warn(*lacking(new, law.rules))
            if due is not None and due.beyond:
                last = law.calendar.ends
                act.warn(Problem("holidays_end", "due", {"last": last or ""}, Severity.WARNING, new.id))
            return act.saved()

    def keep(self, appeal: Appeal, today: dt.date | None = None) -> Saved:
        """Keep an appeal that is not registered yet; it is due to be registered by the law's term."""
        with action(self._store) as act:
            appeal = dataclasses.replace(appeal, received_on=appeal.received_on or today or dt.date.today())
            due = self._deadlines.law(act.session).of_appeal(appeal)
            kept(act, dataclasses.replace(appeal, due=due.date if due else None))
            return act.saved()

    def save(self, appeal: Appeal) -> Saved:
        """Save changed fields of an appeal (the card's way; never ``Records.save`` for appeals).

        A changed day of arrival moves the due date where the law counts from it; extended and settled
        appeals keep theirs. Raises ``UserFixable("cannot_save")``, ``("stale")``, ``("lock:appeal")``,
        ``("route_banned")`` when the one complained about is its executor already.
        """
        with action(self._store) as act:
            stored = act.get(Appeal, appeal.id)
            law = self._deadlines.law(act.session)
            if banned(appeal, appeal.executor, appeal.executor_person_id):
                check_route(appeal, appeal.executor, appeal.executor_person_id, law.rules)
            due = law.of_appeal(appeal)
            moved = appeal.received_on != stored.received_on and appeal.closed_on is None
            if due and moved and stored.due == stored.first_due:
                appeal = dataclasses.replace(appeal, due=due.date, first_due=due.date)
            kept(act, appeal)
            act.warn(*lacking(appeal, law.rules))
            return act.saved()

    def give_number(self, appeal_id: str) -> Saved:
        """Give the official number to an appeal that has a provisional one; that stays beside it.

        Raises ``UserFixable("already_registered", number=…)``, ``("no_journal")``.
        """
        with action(self._store) as act:
            appeal = act.get(Appeal, appeal_id)
            if appeal.seq:
                raise UserFixable("already_registered", number=appeal.number)
            kept(act, self._numbered(act, appeal, ""), appeal)
            return act.saved()

    def from_statement(
        self, statement_id: str, appeal: Appeal | None = None, today: dt.date | None = None
    ) -> Saved:
        """Register what was said at a meeting as an appeal that is linked to it.

        ``appeal`` gives what the statement does not: address, telephone, theme.
        Raises ``UserFixable("gone")`` and as :meth:`register`.
        """
        with self._store.read() as session:
            said = get(session, Statement, statement_id)
        if said is None:
            raise UserFixable("gone", record="Statement")
        base = appeal or Appeal()
        base = dataclasses.replace(
            base, channel=Channel.HEARING, name=base.name or said.speaker, text=base.text or said.text
        )
        links = (RecordRef("meeting", said.meeting_id), RecordRef("statement", said.id))
        return self.register(base, today=today, links=links)

    def from_reception(self, reception_id: str, today: dt.date | None = None, sign: str = "") -> Saved:
        """Register what was asked at a personal reception. Raises as :meth:`register`."""
        with self._store.read() as session:
            visit = get(session, Reception, reception_id)
            known = get(session, Appeal, visit.appeal_id) if visit and visit.appeal_id else None
        if visit is None:
            raise UserFixable("gone", record="Reception")
        if known is not None:
            raise UserFixable("already_registered", number=known.shown_number)
        appeal = Appeal(
            channel=Channel.RECEPTION,
            received_on=visit.date,
            received_at=visit.at,
            name=visit.name,
            person_id=visit.person_id,
            sex=visit.sex,
            address=visit.address,
            phone=visit.phone,
            theme_id=visit.theme_id,
            text=visit.text,
        )
        return self.register(appeal, today=today, sign=sign, reception_id=reception_id)

    def link(self, appeal_id: str, *refs: RecordRef) -> Saved:
        """Link an appeal to other records; those linked already stay as they are."""
        with action(self._store) as act:
            known = {
                (one.table, one.record_id) for one in having(act.session, AppealLink, appeal_id=appeal_id)
            }
            for ref in refs:
                if (ref.table, ref.id) not in known:
                    act.save(AppealLink(appeal_id=appeal_id, table=ref.table, record_id=ref.id))
            return act.saved()

    def _day(self, act: Action, appeal: Appeal, now: dt.date, *, set_clock: bool) -> dt.date:
        if appeal.registered_on is not None:
            return appeal.registered_on
        last = queries.last_registered(act.session)
        if set_clock and last is not None and now < last:
            raise UserFixable("clock_back", today=now, last=last)
        return now

    def _theme(self, act: Action, name: str) -> str | None:
        wanted = fold(" ".join(name.split()))
        if not wanted:
            return None
        for one in queries.themes(act.session):
            if wanted in (fold(one.name.ky), fold(one.name.ru)):
                return one.id
        words = " ".join(name.split())
        return act.save(Theme(name=Words(words, words), position=1_000)).id

    def _acceptable(self, appeal: Appeal, now: dt.date, law: Law, anonymous: bool) -> None:
        if not (appeal.text.strip() or appeal.summary.strip()):
            raise refused("text_missing", "text", appeal)
        if appeal.received_on and appeal.received_on > now:
            raise refused("received_later", "received_on", appeal)
        if appeal.registered_on and appeal.registered_on > now:
            raise refused("received_later", "registered_on", appeal)
        if not (anonymous or appeal.name.strip() or appeal.address.strip()):
            quoted = article(law.rules, Topic.ANONYMOUS, appeal.received_on)
            raise refused("anonymous", "name", appeal, article=quoted)

    def _numbered(self, act: Action, appeal: Appeal, sign: str) -> Appeal:
        """Return the appeal with its number; the write transaction is exclusive, so there are no gaps."""
        if sign:
            if not _SIGN.fullmatch(sign):
                raise UserFixable("field_sign_odd")
            place = queries.last_provisional(act.session, sign) + 1
            return dataclasses.replace(appeal, provisional=f"{sign}-{place:03}")
        journal = self._journal(act, appeal)
        assert appeal.registered_on is not None
        year = appeal.registered_on.year
        seq = max(
            queries.last_seq(act.session, journal.id, year) + 1,
            next_seq((), office_queries.first_number(act.session, f"journal:{journal.id}", year)),
        )
        letter = next((sign.upper() for sign in appeal.name if sign.isalpha()), "")
        if "{letter}" in journal.pattern and not letter:
            raise refused("journal_letter", "name", appeal)
        number = render(journal.pattern, seq, year, letter=letter, index=journal.index)
        return dataclasses.replace(appeal, journal_id=journal.id, year=year, seq=seq, number=number)

    def _journal(self, act: Action, appeal: Appeal) -> Journal:
        known = queries.journals(act.session, JournalKind.APPEALS)
        own = [one for one in known if one.id == appeal.journal_id or one.manner is appeal.manner]
        fitting = own or [one for one in known if one.manner is None]
        if not fitting:
            raise UserFixable("no_journal")
        return fitting[0]

    # ---- looking ---------------------------------------------------------------------------------

    def page(self, appeal_id: str, today: dt.date | None = None) -> AppealPage:
        """Return everything about one appeal, a fixed number of queries; raises ``UserFixable("gone")``."""
        with self._store.read() as session:
            return read_page(session, appeal_id, self._deadlines.law(session), today or dt.date.today())

    def lines(self, query: AppealQuery = ALL) -> tuple[AppealLine, ...]:
        """Return one window of a list: newest first, open ones by due date; one query (two with a text)."""
        with self._store.read() as session:
            return lists.lines(session, query, query.today or dt.date.today())

    def masked(self, query: AppealQuery = ALL) -> tuple[AppealLine, ...]:
        """Return a list for somebody outside: initials, street without house, no telephone in the text."""
        return tuple(
            dataclasses.replace(
                line,
                name=masked_name(line.name),
                address=masked_address(line.address),
                summary=masked_text(line.summary, line.name),
            )
            for line in self.lines(query)
        )

    def count(self, query: AppealQuery = ALL) -> int:
        """Return how many appeals a list has in all."""
        with self._store.read() as session:
            return lists.count(session, query, query.today or dt.date.today())

    def alike(self, appeal: Appeal, limit: int = 8) -> tuple[Alike, ...]:
        """Return earlier appeals that look like one being typed, likeliest first; asked at every pause.

        Same person (folded, words in any order, a typing error forgiven), same telephone, same address,
        same theme or words; then open ones of the same street.
        """
        with self._store.read() as session:
            typed = keyed(appeal)
            found = lists.candidates(session, typed, fold(appeal.text or appeal.summary))
            scored = [one for other in found if other.id != appeal.id and (one := _like(typed, other))]
            scored.sort(key=lambda one: -one[2])
            best = scored[:limit]
            lines = lists.lines_of(session, [one[0] for one in best], dt.date.today())
        return tuple(Alike(lines[key], why, score) for key, why, score in best if key in lines)

    def journals(self, kind: JournalKind = JournalKind.APPEALS) -> tuple[Journal, ...]:
        """Return the journals that give numbers; they are changed by ``Records.save``."""
        with self._store.read() as session:
            return queries.journals(session, kind)

    def files(self) -> tuple[FileIndex, ...]:
        """Return the files of the nomenclature; a record is put into one by saving a ``Filing``."""
        with self._store.read() as session:
            return having(session, FileIndex)

    # ---- themes ----------------------------------------------------------------------------------

    def themes(self) -> tuple[Theme, ...]:
        """Return every theme; ``broader_id`` makes them a tree. They are changed by ``Records.save``."""
        with self._store.read() as session:
            return queries.themes(session)

    def merge_themes(self, theme_id: str, into: str) -> Saved:
        """Put every appeal and theme of one theme under another and remove it.

        Raises ``UserFixable("theme_circle")`` when ``into`` is the theme itself or stands below it.
        """
        with action(self._store) as act:
            if into in queries.below(act.session, theme_id):
                raise UserFixable("theme_circle")
            for appeal in having(act.session, Appeal, theme_id=theme_id):
                act.edit(appeal, theme_id=into)
            for theme in having(act.session, Theme, broader_id=theme_id):
                act.edit(theme, broader_id=into)
            act.remove(act.get(Theme, theme_id))
            return act.saved()


def _link(act: Action, appeal_id: str, refs: Sequence[RecordRef]) -> None:
    for ref in refs:
        act.save(AppealLink(appeal_id=appeal_id, table=ref.table, record_id=ref.id))


def _manner(appeal: Appeal) -> Manner:
    untouched = appeal.manner is MANNERS[Channel.VISIT]
    return MANNERS[appeal.channel] if untouched else appeal.manner


def _like(typed: Appeal, other: Appeal) -> tuple[str, Likeness, int] | None:
    person = 0.0
    if typed.name_key and other.name_key:
        person = lists.likeness(typed.name_key, other.name_key)
    if typed.phone_key and typed.phone_key == other.phone_key:
        person = 100.0
    address = bool(typed.address) and fold(typed.address) == fold(other.address)
    near = bool(typed.street) and typed.street == other.street
    words = 0.0
    if typed.text and other.text:
        words = lists.likeness(fold(typed.text[: lists.SEEN]), fold(other.text))
    theme = typed.theme_id is not None and typed.theme_id == other.theme_id
    if person >= NEARLY:
        if theme or words >= NEARLY:
            return other.id, Likeness.REPEAT, round(100 + person + words)
        return other.id, Likeness.PERSON, round(60 + person / 4 + words / 4)
    if words >= NEARLY and (near or address):
        return other.id, Likeness.REPEAT, round(80 + words)
    if address:
        return other.id, Likeness.ADDRESS, round(50 + words / 4)
    if near and other.closed_on is None:
        return other.id, Likeness.STREET, round(20 + words / 4)
    return None
