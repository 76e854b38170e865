"""What the law says about appeals, and the days off, as dated records that an office may edit.

The program holds no term and no article: they come from the country pack (``resources/countries``) and
from the office. A rule counts for what begins while it is in force; closed cases keep their dates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from mslite.domain.rows import Row, Words


class Topic(StrEnum):
    """What a rule is about: the terms first, then what only names an article (DOMAIN 2)."""

    REGISTRATION = "registration"
    CONSIDERATION = "consideration"
    EXTENSION = "extension"
    EXTENSION_NOTICE = "extension_notice"
    COPIES = "copies"
    FORWARDING = "forwarding"
    NOTIFICATION = "notification"  # that an electronic appeal is accepted or refused
    RECEPTION = "reception"
    CONTENT = "content"  # what an appeal must hold
    ELECTRONIC = "electronic"
    LANGUAGE = "language"
    INSTRUCTION = "instruction"  # the head sets the route
    ADDRESSEE = "addressee"  # a collective appeal is answered to the first-named
    ANONYMOUS = "anonymous"
    REPEATED = "repeated"
    ILLEGIBLE = "illegible"
    COURT = "court"
    WITHDRAWN = "withdrawn"
    ABUSIVE = "abusive"
    ROUTE_BAN = "route_ban"  # never to the official complained about
    REFUSAL = "refusal"
    DISCLOSURE = "disclosure"
    APPLICANT_MAY = "applicant_may"
    RECEIPT = "receipt"


TIMED = (
    Topic.REGISTRATION,
    Topic.CONSIDERATION,
    Topic.EXTENSION,
    Topic.EXTENSION_NOTICE,
    Topic.COPIES,
    Topic.FORWARDING,
    Topic.NOTIFICATION,
    Topic.RECEPTION,
)
"""Topics about which a rule may set a term."""


class Unit(StrEnum):
    """What a term is counted in; months end on the same day of the month, or on its last."""

    WORKING = "working"
    CALENDAR = "calendar"
    MONTHS = "months"


class CountFrom(StrEnum):
    """The day from which a term is counted."""

    RECEIPT = "receipt"
    REGISTRATION = "registration"
    DUE = "due"
    DECISION = "decision"
    RECEPTION = "reception"


class Roll(StrEnum):
    """Where a term goes that ends on a day off: nowhere, to the next or the last working day."""

    STAY = "stay"
    NEXT = "next"
    BACK = "back"


class DayKind(StrEnum):
    """What the calendar says of one day against its week: off, or worked."""

    OFF = "off"
    WORKING = "working"


@dataclass(frozen=True, slots=True, kw_only=True)
class LawRule(Row):
    """One rule of the law: a term (``days`` from ``count_from``), or an article that forbids or allows.

    ``first_counts``: the day counted from is itself the first day. ``since``/``until`` bound the days on
    which it may begin to count (None: open). ``article`` and ``act`` are quoted to people. ``standing``
    says how sure it is: «law» read in the act, «press», «custom», «office» set here. For an extension
    ``count_from`` says what the limit means: REGISTRATION in all, DUE in addition.
    """

    topic: Topic
    days: int = 0
    counted_in: Unit = Unit.WORKING
    count_from: CountFrom = CountFrom.REGISTRATION
    first_counts: bool = False
    roll: Roll = Roll.STAY
    since: dt.date | None = None
    until: dt.date | None = None
    article: Words = Words()
    act: Words = Words()
    standing: str = "office"
    note: str = ""

    def in_force(self, day: dt.date) -> bool:
        """Tell whether the rule counts for what begins on ``day``."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday(Row):
    """One day that is not as its week says: a holiday, or a day off that is worked.

    ``estimated``: announced later, the date may still move (Orozo Ait, Kurman Ait).
    """

    date: dt.date | None = None
    kind: DayKind = DayKind.OFF
    name: Words = Words()
    estimated: bool = False


def rule_for(rules: Iterable[LawRule], topic: Topic, day: dt.date) -> LawRule | None:
    """Return the rule about ``topic`` in force on ``day``: of several the one that came last."""
    found = [rule for rule in rules if rule.topic is topic and rule.in_force(day) and not rule.deleted]
    return max(found, key=lambda rule: (rule.since or dt.date.min, rule.id), default=None)
