"""The office and its directory: municipality, people, organisations, posts, bodies, rules as settings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from mslite.domain.rows import Row, Words


class MeetingKind(StrEnum):
    """Kinds of meetings with their own defaults (DOMAIN 3); weekly work comes first."""

    STAFF = "staff"
    COMMISSION = "commission"
    SESSION = "session"
    HEARING = "hearing"
    ASSEMBLY = "assembly"
    KURULTAI = "kurultai"
    ROUND_TABLE = "round_table"
    RESIDENTS = "residents"
    FOCUS_GROUP = "focus_group"
    TRAINING = "training"
    SITE_VISIT = "site_visit"
    OTHER = "other"


class Sex(StrEnum):
    """Sex, as donors and the state ask for it."""

    FEMALE = "female"
    MALE = "male"


class AgeBand(StrEnum):
    """Age bands of attendance counts."""

    UNDER_18 = "under_18"
    YOUTH = "18_28"
    MIDDLE = "29_49"
    SENIOR = "50_plus"


class Group(StrEnum):
    """Vulnerable groups of attendance counts."""

    DISABILITY = "disability"
    PENSIONER = "pensioner"
    LARGE_FAMILY = "large_family"
    LOW_INCOME = "low_income"
    MIGRANT = "migrant"


class DistrictKind(StrEnum):
    """Parts of a town."""

    TERRITORY = "territory"
    QUARTER = "quarter"
    ZONE = "zone"
    VILLAGE = "village"


class Form(StrEnum):
    """Forms of the printed protocol (DOMAIN 4)."""

    FORMAL = "formal"
    SHORT = "short"
    RECORD = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality(Row):
    """The office that owns the file: exactly one live row. ``emblem`` is an attachment id or empty."""

    name: Words = Words()
    short: Words = Words()
    place: Words = Words()
    address: Words = Words()
    phone: str = ""
    email: str = ""
    emblem: str = ""
    docx_template: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Row):
    """A person of the directory. ``name`` stands as the person writes it, surname first.

    ``short`` is the form for signatures («Осмонова А.Б.»); empty means: by rule from ``name``.
    ``works_here`` people may be chosen at the start as the one who is working.
    """

    name: str = ""
    short: str = ""
    phone: str = ""
    address: str = ""
    sex: Sex | None = None
    age: AgeBand | None = None
    works_here: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Row):
    """An organisation, enterprise or department of the directory."""

    name: Words = Words()
    short: Words = Words()
    phone: str = ""
    address: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Row):
    """Who held which post when; ``organisation_id`` None means the municipality itself."""

    person_id: str
    organisation_id: str | None = None
    title: Words = Words()
    since: dt.date | None = None
    until: dt.date | None = None

    def held_on(self, day: dt.date) -> bool:
        """Tell whether the post was held on ``day`` (open ends count)."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class District(Row):
    """A part of the town."""

    name: Words = Words()
    kind: DistrictKind = DistrictKind.QUARTER
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Row):
    """A standing body (commission, council) with its own series of protocol numbers."""

    name: Words = Words()
    kind: MeetingKind = MeetingKind.COMMISSION
    pattern: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyMember(Row):
    """A member of a body; ``role`` is a ``meetings.Role`` value."""

    body_id: str
    person_id: str
    role: str = "member"
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRule(Row):
    """The office's own rule for one kind of meeting: settings, seeded from ``resources/presets``.

    ``quorum_num``/``quorum_den`` is the part of those invited (2/3), 0/0: no quorum; ``quorum_count``
    is an absolute number that wins where it is set. Days are calendar days. ``pattern`` forms the
    number (``{seq:02}``, ``{year}/{seq}``). ``requires`` lists what a paper must hold to be issued, as
    codes of ``domain.requirements`` joined by spaces. ``form`` and ``parts`` are defaults of print.
    """

    kind: MeetingKind
    notice_days: int = 0
    prepare_days: int = 0
    quorum_num: int = 0
    quorum_den: int = 0
    quorum_count: int = 0
    answer_days: int = 0
    publish_days: int = 0
    pattern: str = "{seq}"
    requires: str = ""
    form: Form = Form.FORMAL
    standing: str = "doc"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstNumber(Row):
    """The first number of a series in a year, where it is not 1 (``series`` as ``numbering.series``)."""

    series: str
    year: int
    first: int = 1


class TemplateKind(StrEnum):
    """What a ready-made text is for."""

    AGENDA = "agenda"
    STEP = "step"
    MODULE = "module"


@dataclass(frozen=True, slots=True, kw_only=True)
class Template(Row):
    """A ready-made text: agenda item, step of preparation (``days`` before the day) or text module.

    A text module is typed by its ``prefix`` of two letters, one in each language.
    """

    purpose: TemplateKind
    kind: MeetingKind | None = None
    prefix: Words = Words()
    text: Words = Words()
    days: int = 0
    position: int = 0
