"""The way of an appeal: instruction, hand-over, forwarding, extension, control, the end."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from mslite.db.queries.rows import having
from mslite.db.store import Store
from mslite.domain.appeals.letters import Letter
from mslite.domain.appeals.rows import (
    Appeal,
    EventKind,
    Executor,
    Extension,
    Forwarding,
    Instruction,
    Outcome,
    Satisfaction,
)
from mslite.domain.appeals.rules import refusal_lacks
from mslite.domain.appeals.terms import Topic
from mslite.domain.appeals.views import Who
from mslite.domain.problems import Problem, Severity, UserFixable
from mslite.domain.views import Saved
from mslite.services.appeals.acting import (
    article,
    check_here,
    check_route,
    happened,
    kept,
    refused,
    registered,
)
from mslite.services.appeals.deadlines import Deadlines
from mslite.services.appeals.page import limit
from mslite.services.base import Action, action


class Routing:
    """What the head and the executors do with a registered appeal."""

    def __init__(self, store: Store, deadlines: Deadlines) -> None:
        self._store, self._deadlines = store, deadlines

    # ---- who deals with it -------------------------------------------------------------------------

    def instruct(
        self,
        appeal_id: str,
        executors: Sequence[Who],
        text: str = "",
        *,
        head: Who | None = None,
        due: dt.date | None = None,
        given_on: dt.date | None = None,
    ) -> Saved:
        """Put down the head's instruction: in what words, who (the first is in charge), by when.

        A second instruction follows the first; the one in charge of it deals with the appeal from then on.
        Raises ``UserFixable("route_banned", name, article)`` for the official complained about,
        ``("executor_left", name, until)``, ``("executor_needed")``, ``("not_registered")``,
        ``("cannot_save")`` for a day before the arrival (``due_early``).
        """
        named = [dataclasses.replace(one, name=" ".join(one.name.split())) for one in executors]
        named = [one for one in named if one.name]
        if not named:
            raise UserFixable("executor_needed")
        day = given_on or dt.date.today()
        with action(self._store) as act:
            appeal = registered(act, appeal_id)
            rules = self._deadlines.law(act.session).rules
            for one in named:
                check_route(appeal, one.name, one.person_id, rules)
                check_here(act, one.name, one.person_id, day)
            if due and appeal.received_on and due < appeal.received_on:
                raise refused("due_early", "due", appeal, received=appeal.received_on)
            place = len(having(act.session, Instruction, appeal_id=appeal_id)) + 1
            order = act.save(
                Instruction(
                    appeal_id=appeal_id,
                    position=place,
                    head=head.name if head else "",
                    head_person_id=head.person_id if head else None,
                    given_on=day,
                    text=text.strip(),
                    due=due,
                )
            )
            for no, one in enumerate(named, start=1):
                self._executor(act, order, one, no)
            kept(act, _in_charge(appeal, named[0]))
            return act.saved()

    def hand_over(self, appeal_id: str, to: Who, on: dt.date | None = None, text: str = "") -> Saved:
        """Let somebody else be in charge, within the last instruction. Raises as :meth:`instruct`."""
        day = on or dt.date.today()
        with action(self._store) as act:
            appeal = registered(act, appeal_id)
            check_route(appeal, to.name, to.person_id, self._deadlines.law(act.session).rules)
            check_here(act, to.name, to.person_id, day)
            happened(act, appeal_id, EventKind.HANDED_OVER, day, to.name, text)
            orders = having(act.session, Instruction, appeal_id=appeal_id)
            if orders:
                others = having(act.session, Executor, instruction_id=orders[-1].id)
                new = self._executor(act, orders[-1], to, 1)
                act.order((new, *others))
            kept(act, _in_charge(appeal, to))
            return act.saved()

    @staticmethod
    def _executor(act: Action, order: Instruction, who: Who, place: int) -> Executor:
        return act.save(
            Executor(
                appeal_id=order.appeal_id,
                instruction_id=order.id,
                position=place,
                executor=who.name,
                executor_person_id=who.person_id,
            )
        )

    def acquaint(self, executor_id: str, on: dt.date | None = None) -> Saved:
        """Note that an executor has seen the instruction."""
        with action(self._store) as act:
            act.edit(act.get(Executor, executor_id), acquainted_on=on or dt.date.today())
            return act.saved()

    def done(self, executor_id: str, on: dt.date | None = None, note: str = "") -> Saved:
        """Note that an executor has done the own part."""
        with action(self._store) as act:
            act.edit(act.get(Executor, executor_id), done_on=on or dt.date.today(), note=note.strip())
            return act.saved()

    def note(
        self, appeal_id: str, kind: EventKind, text: str = "", name: str = "", on: dt.date | None = None
    ) -> Saved:
        """Note something that happened: the applicant was called, saw the file, got it back."""
        with action(self._store) as act:
            happened(act, appeal_id, kind, on or dt.date.today(), name, text)
            return act.saved()

    # ---- sent on -----------------------------------------------------------------------------------

    def forward(
        self,
        appeal_id: str,
        organisation: str,
        organisation_id: str | None = None,
        *,
        copy: bool = False,
        forwarded_on: dt.date | None = None,
        answer_due: dt.date | None = None,
    ) -> Saved:
        """Send an appeal on to the competent body, with ``copy`` one of several; it has its own clock.

        ``saved.first(Forwarding).due`` is the last day for sending it by the law. Without ``forwarded_on``
        it is still to be sent: issuing the covering letter (``Letters.draft(…, forwarding_id=…)``) sends it.
        Raises ``UserFixable("organisation_needed")``, ``("route_banned")``, ``("not_registered")``.
        """
        name = " ".join(organisation.split())
        if not name:
            raise UserFixable("organisation_needed")
        with action(self._store) as act:
            appeal = registered(act, appeal_id)
            law = self._deadlines.law(act.session)
            check_route(appeal, name, None, law.rules)
            assert appeal.registered_on is not None
            due = law.due(Topic.COPIES if copy else Topic.FORWARDING, appeal.registered_on)
            act.save(
                Forwarding(
                    appeal_id=appeal_id,
                    position=len(having(act.session, Forwarding, appeal_id=appeal_id)) + 1,
                    organisation=name,
                    organisation_id=organisation_id,
                    copy=copy,
                    due=due.date if due else None,
                    forwarded_on=forwarded_on,
                    answer_due=answer_due,
                )
            )
            return act.saved()

    def sent(self, forwarding_id: str, on: dt.date | None = None) -> Saved:
        """Note that it was sent on."""
        with action(self._store) as act:
            act.edit(act.get(Forwarding, forwarding_id), forwarded_on=on or dt.date.today())
            return act.saved()

    def heard(self, forwarding_id: str, on: dt.date | None = None, note: str = "") -> Saved:
        """Note that the body has answered."""
        with action(self._store) as act:
            act.edit(act.get(Forwarding, forwarding_id), answered_on=on or dt.date.today(), note=note.strip())
            return act.saved()

    # ---- more time ---------------------------------------------------------------------------------

    def extend(
        self,
        appeal_id: str,
        until: dt.date,
        reason: str,
        *,
        head: str = "",
        decided_on: dt.date | None = None,
    ) -> Saved:
        """Put down the head's decision to take longer; the applicant has to be told in writing.

        ``saved.first(Extension).told_by`` is the last day for that; Today shows it until
        ``Letters.issue`` of the letter, or :meth:`told`. Decided after the term was over, the lateness
        stays (warning ``extension_late``). Raises ``UserFixable("reason_needed")``,
        ``("extension_long", limit, article)``, ``("extension_short", due)``, ``("not_registered")``.
        """
        if not reason.strip():
            raise UserFixable("reason_needed")
        day = decided_on or dt.date.today()
        with action(self._store) as act:
            appeal = registered(act, appeal_id)
            law = self._deadlines.law(act.session)
            last = limit(law, appeal)
            if appeal.due is not None and until <= appeal.due:
                raise UserFixable("extension_short", due=appeal.due)
            if last is not None and until > last:
                quoted = article(law.rules, Topic.EXTENSION, appeal.registered_on)
                raise UserFixable("extension_long", limit=last, article=quoted)
            tell = law.due(Topic.EXTENSION_NOTICE, day)
            act.save(
                Extension(
                    appeal_id=appeal_id,
                    decided_on=day,
                    head=head,
                    reason=reason.strip(),
                    before=appeal.due,
                    until=until,
                    told_by=tell.date if tell else None,
                )
            )
            kept(act, dataclasses.replace(appeal, due=until), appeal)
            if appeal.due is not None and day > appeal.due:
                days = {"days": (day - appeal.due).days}
                act.warn(Problem("extension_late", "due", days, Severity.WARNING, appeal_id))
            return act.saved()

    def told(self, extension_id: str, on: dt.date | None = None) -> Saved:
        """Note that the applicant was told about an extension."""
        with action(self._store) as act:
            act.edit(act.get(Extension, extension_id), told_on=on or dt.date.today())
            return act.saved()

    # ---- the end -----------------------------------------------------------------------------------

    def close(
        self,
        appeal_id: str,
        outcome: Outcome | None,
        *,
        on: dt.date | None = None,
        ground: str = "",
        reason: str = "",
        how: str = "",
        satisfaction: Satisfaction | None = None,
        control_off: bool = False,
    ) -> Saved:
        """Settle an appeal; issuing its reply (``Letters.issue``) does so by itself.

        It stays on control unless ``control_off``. A refusal asks for ``reason``, ``ground`` (the act)
        and ``how`` to appeal against it, unless a letter of refusal holds them; LEFT asks for ``ground``.
        How late it was stays for good. Raises ``UserFixable("outcome_needed")``, ``("ground_needed")``,
        ``("cannot_issue", problems)``, ``("not_registered")``, ``("cannot_save")`` for impossible days.
        """
        if outcome is None:
            raise UserFixable("outcome_needed")
        if outcome is Outcome.LEFT and not ground.strip():
            raise UserFixable("ground_needed")
        day = on or dt.date.today()
        with action(self._store) as act:
            appeal = registered(act, appeal_id)
            if outcome is Outcome.REFUSED:
                letters = having(act.session, Letter, appeal_id=appeal_id, outcome=Outcome.REFUSED)
                given = letters[-1] if letters else Letter(appeal_id=appeal_id)
                reason, ground, how = reason or given.reason, ground or given.act, how or given.how
                missing = refusal_lacks(reason, ground, how, self._deadlines.law(act.session).rules)
                if missing:
                    raise UserFixable("cannot_issue", missing)
            if reason.strip() or how.strip():
                happened(act, appeal_id, EventKind.NOTE, day, text=f"{reason.strip()}\n{how.strip()}")
            closed = dataclasses.replace(
                appeal,
                closed_on=day,
                outcome=outcome,
                ground=ground.strip() or appeal.ground,
                satisfaction=satisfaction or appeal.satisfaction,
                control=not control_off,
                control_off_on=day if control_off else None,
            )
            kept(act, closed, appeal)
            return act.saved()

    def control(self, appeal_id: str, on: bool, day: dt.date | None = None, text: str = "") -> Saved:
        """Take a settled appeal off control, or put it back; raises ``UserFixable("still_open")``."""
        when = day or dt.date.today()
        with action(self._store) as act:
            appeal = act.get(Appeal, appeal_id)
            if not on and appeal.closed_on is None:
                raise UserFixable("still_open")
            happened(act, appeal_id, EventKind.CONTROL_ON if on else EventKind.CONTROL_OFF, when, text=text)
            changed = dataclasses.replace(appeal, control=on, control_off_on=None if on else when)
            kept(act, changed, appeal)
            return act.saved()

    def reopen(self, appeal_id: str, reason: str, on: dt.date | None = None) -> Saved:
        """Open a settled appeal again; its due date stays. Raises ``UserFixable("reason_needed")``."""
        if not reason.strip():
            raise UserFixable("reason_needed")
        with action(self._store) as act:
            appeal = act.get(Appeal, appeal_id)
            happened(act, appeal_id, EventKind.REOPENED, on or dt.date.today(), text=reason)
            opened = dataclasses.replace(
                appeal, closed_on=None, outcome=None, control=True, control_off_on=None
            )
            kept(act, opened, appeal)
            return act.saved()


def _in_charge(appeal: Appeal, who: Who) -> Appeal:
    return dataclasses.replace(appeal, executor=who.name, executor_person_id=who.person_id)
