"""What every action on an appeal does: read it, look at the rules, save it with its state brought along."""

from __future__ import annotations

import dataclasses
import datetime as dt

from mslite.db.queries import appeals as queries
from mslite.domain.appeals.keys import keyed
from mslite.domain.appeals.rows import Appeal, AppealEvent, EventKind
from mslite.domain.appeals.rules import banned, state_of
from mslite.domain.appeals.terms import LawRule, Topic, rule_for
from mslite.domain.problems import Problem, Severity, UserFixable
from mslite.domain.rows import Words
from mslite.services.base import Action


def kept(act: Action, appeal: Appeal, before: Appeal | None = None) -> Appeal:
    """Save an appeal with its keys and its state as they follow from the rest."""
    appeal = keyed(appeal)
    routed = bool(appeal.executor) or (bool(appeal.version) and queries.routed(act.session, appeal.id))
    return act.save(dataclasses.replace(appeal, state=state_of(appeal, routed)), before)


def refused(code: str, field: str, appeal: Appeal, **values: object) -> UserFixable:
    """Return the refusal of one field: ``UserFixable("cannot_save")`` with its problem."""
    return UserFixable("cannot_save", (Problem(code, field, values, Severity.SAVE, appeal.id),))


def check_route(appeal: Appeal, name: str, person_id: str | None, rules: tuple[LawRule, ...]) -> None:
    """Raise ``UserFixable("route_banned", name, article)`` for the one complained about."""
    if banned(appeal, name, person_id):
        quoted = article(rules, Topic.ROUTE_BAN, appeal.received_on)
        raise UserFixable("route_banned", name=appeal.complained_of or name, article=quoted)


def check_here(act: Action, name: str, person_id: str | None, today: dt.date) -> None:
    """Raise ``UserFixable("executor_left", name, until)`` for somebody whose last post is over."""
    until = queries.left_on(act.session, person_id) if person_id else None
    if until is not None and until < today:
        raise UserFixable("executor_left", name=name, until=until)


def article(rules: tuple[LawRule, ...], topic: Topic, day: dt.date | None) -> Words:
    """Return the article about ``topic`` in force on ``day`` (today), empty where the law has none."""
    rule = rule_for(rules, topic, day or dt.date.today())
    return rule.article if rule else Words()


def happened(
    act: Action, appeal_id: str, kind: EventKind, day: dt.date, name: str = "", text: str = ""
) -> AppealEvent:
    """Note an event."""
    return act.save(AppealEvent(appeal_id=appeal_id, kind=kind, date=day, name=name, text=text.strip()))


def registered(act: Action, appeal_id: str) -> Appeal:
    """Return an appeal that is registered; raises ``UserFixable("not_registered")``, ``("gone")``."""
    appeal = act.get(Appeal, appeal_id)
    if appeal.registered_on is None:
        raise UserFixable("not_registered")
    return appeal
