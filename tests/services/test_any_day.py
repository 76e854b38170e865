"""Whatever a clerk does in whatever order, the file stays whole: chain, tables as in the journal, index."""

import dataclasses
import datetime as dt
import shutil
import tempfile
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from mslite.db import keys
from mslite.db.verify import verify
from mslite.domain.meetings import Choice, Meeting, MeetingState, Participant, Vote, VoteMode
from mslite.domain.office import Form, MeetingKind, Person
from mslite.domain.papers import PaperState
from mslite.domain.problems import UserFixable
from mslite.domain.rows import PaperLang, RecordRef, Words
from mslite.domain.sheets import PrintChoice
from mslite.domain.views import TypingKey
from mslite.services.office import Office
from tests.db.tokens import tokens_differ
from tests.services.day import agenda_item, staff_meeting

TEXTS = st.sampled_from(("", "Жол жөнүндө", "О дороге «№ 1»", "ңөү ёЁ\n2-сап", "а" * 300, "'; --", "😀"))
DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2027, 1, 1))
WHICH = st.integers(0, 10**6)


class AnyDay(RuleBasedStateMachine):
    """Actions of a person on one office; what a person is refused is refused, nothing else may fail."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="mslite-any-day-"))
        self.key = keys.create(self.folder)
        self.office = Office(self.folder, self.key)
        self.office.actor = "Асанова Мээрим"
        self.saved: list = []
        self.shift = 0
        real = self.office.store.context.now
        self.office.store.context.now = lambda: real() + self.shift

    @initialize()
    def one_meeting(self) -> None:
        staff_meeting(self.office)

    def teardown(self) -> None:
        self.office.close()
        report = verify(self.office.store.path, self.key)
        assert report.findings == ()
        assert tokens_differ(self.office.store.path, self.key) == set()
        shutil.rmtree(self.folder)

    def attempt(self, action, *arguments, **named) -> None:
        before = self.operations()
        try:
            saved = action(*arguments, **named)
        except UserFixable:
            assert self.operations() == before, "something was written although it was refused"
            return
        new = self.operations() - before
        if saved.rows:
            self.saved.append(saved)
        assert bool(new) <= bool(saved.changes), "something was written that the answer does not name"

    def operations(self) -> int:
        with self.office.store.read() as session:
            return session.connection().exec_driver_sql("SELECT count(*) FROM op").scalar()

    def meeting(self, which: int):
        if not (lines := self.office.meetings.lines()):
            self.one_meeting()
            lines = self.office.meetings.lines()
        return self.office.meetings.dossier(lines[which % len(lines)].id)

    def some(self, rows, which: int):
        return rows[which % len(rows)] if rows else None

    def anything(self, which: int):
        dossier = self.meeting(which)
        rows = [dossier.meeting, *dossier.items, *dossier.participants, *dossier.statements]
        rows += [*dossier.votes, *dossier.decisions, *dossier.steps]
        return self.some(rows, which)

    # ---- what a person does ----

    @rule(kind=st.sampled_from(MeetingKind), text=TEXTS, day=DAYS)
    def create(self, kind, text, day) -> None:
        self.attempt(self.office.meetings.create, kind, date=day, title=Words(text, text))

    @rule(which=WHICH)
    def copy(self, which) -> None:
        self.attempt(self.office.meetings.copy, self.meeting(which).meeting.id)

    @rule(which=WHICH, text=TEXTS)
    def append(self, which, text) -> None:
        self.attempt(self.office.meetings.append, agenda_item(self.meeting(which).meeting.id, text, text))

    @rule(which=WHICH, name=st.sampled_from(("Бакиров Эрмек", "Өмүрова Ү.", "Асан уулу Бакыт")))
    def invite(self, which, name) -> None:
        self.attempt(self.office.registration.add_invited, self.meeting(which).meeting.id, names=[name])

    @rule(which=WHICH)
    def tick(self, which) -> None:
        meeting_id = self.meeting(which).meeting.id
        self.attempt(self.office.registration.number_rows, meeting_id)
        self.attempt(self.office.registration.tick, meeting_id, "1-2")

    @rule(which=WHICH, state=st.sampled_from(MeetingState))
    def change_state(self, which, state) -> None:
        self.attempt(self.office.meetings.change_state, self.meeting(which).meeting.id, state)

    @rule(which=WHICH, text=TEXTS)
    def say(self, which, text) -> None:
        dossier = self.meeting(which)
        item = self.some(dossier.items, which)
        self.attempt(
            self.office.minutes.add_statement,
            dossier.meeting.id,
            item.id if item else None,
            speaker="Турдубаев Н.",
            text=text,
        )

    @rule(which=WHICH, text=TEXTS)
    def type_on(self, which, text) -> None:
        statement = self.some(self.meeting(which).statements, which)
        if statement is None:
            return
        self.office.typing.keep(TypingKey("statement", statement.id, "text"), text)
        self.attempt(self.office.records.save, dataclasses.replace(statement, text=text))

    @rule(which=WHICH, count=st.integers(0, 3))
    def vote(self, which, count) -> None:
        dossier = self.meeting(which)
        item = self.some(dossier.items, which)
        if item is None:
            return
        self.attempt(self.office.minutes.add_vote, item.id)
        votes = self.office.meetings.dossier(dossier.meeting.id).votes
        present = [p.id for p in dossier.participants][:count]
        if votes:
            by_name = dataclasses.replace(self.some(votes, which), mode=VoteMode.BY_NAME)
            self.attempt(self.office.minutes.save_vote, by_name, dict.fromkeys(present, Choice.FOR))

    @rule(which=WHICH, text=TEXTS)
    def decide(self, which, text) -> None:
        dossier = self.meeting(which)
        if item := self.some(dossier.items, which):
            self.attempt(
                self.office.minutes.decide, dossier.meeting.id, item.id, Words(text), executor="Бакиров"
            )

    @rule(which=WHICH, text=TEXTS)
    def edit(self, which, text) -> None:
        row = self.anything(which)
        fields = {f.name for f in dataclasses.fields(row)}
        name = next(n for n in ("text", "title", "name", "question") if n in fields)
        value = Words(text, "") if isinstance(getattr(row, name), Words) else text
        self.attempt(self.office.records.save, dataclasses.replace(row, **{name: value}))

    @rule(which=WHICH)
    def edit_what_was_read_before(self, which) -> None:
        if saved := self.some(self.saved, which):
            self.attempt(self.office.records.save, *saved.rows[:1])

    @rule(which=WHICH)
    def bin(self, which) -> None:
        self.attempt(self.office.records.remove, self.anything(which))

    @rule(which=WHICH)
    def take_out_of_the_bin(self, which) -> None:
        if line := self.some(self.office.records.trash(), which):
            self.attempt(self.office.records.restore, line.ref)

    @precondition(lambda self: self.saved)
    @rule(which=WHICH)
    def undo(self, which) -> None:
        self.attempt(self.office.records.undo, self.some(self.saved, which))

    @rule(which=WHICH)
    def revert(self, which) -> None:
        row = self.anything(which)
        table = "meeting" if isinstance(row, Meeting) else ""
        table = table or {Participant: "participant", Vote: "vote"}.get(type(row), "")
        if table and (changes := self.office.records.history(RecordRef(table, row.id))):
            self.attempt(self.office.records.revert, self.some(changes, which))

    @rule(name=st.sampled_from(("Кубатова Ж.", "Өмүров Т.")), text=TEXTS)
    def keep_a_person(self, name, text) -> None:
        self.attempt(self.office.records.save, Person(name=name, note=text))

    @rule(which=WHICH, lang=st.sampled_from((PaperLang.KY, PaperLang.BOTH)))
    def issue_and_sign(self, which, lang) -> None:
        meeting_id = self.meeting(which).meeting.id
        self.attempt(self.office.papers.issue, meeting_id, PrintChoice(Form.FORMAL, lang))
        for line in self.office.papers.papers_of(meeting_id):
            if line.paper.state is PaperState.ISSUED:
                self.attempt(self.office.papers.sign, line.paper.id, [self.office.papers.notice(meeting_id)])

    @rule(which=WHICH)
    def annul(self, which) -> None:
        if line := self.some(self.office.papers.papers_of(self.meeting(which).meeting.id), which):
            self.attempt(self.office.papers.annul, line.paper.id, "ката кеткен")

    # ---- what happens to a person ----

    @rule(days=st.sampled_from((-400, -1, 1, 400)))
    def the_clock_jumps(self, days) -> None:
        self.shift += int(dt.timedelta(days=days).total_seconds() * 1000)

    @rule(name=st.sampled_from(("Асанова Мээрим", "Бакиров Эрмек")))
    def somebody_else_works(self, name) -> None:
        self.office.actor = name

    @rule()
    def a_start_anew(self) -> None:
        actor, now = self.office.actor, self.office.store.context.now
        self.office.close()
        self.office = Office(self.folder, self.key)
        self.office.actor = actor
        self.office.store.context.now = now
        self.saved.clear()


# No shrinking: a story costs a second, and the seed is always the same.
AnyDay.TestCase.settings = settings(
    max_examples=12, stateful_step_count=40, deadline=None, phases=(Phase.explicit, Phase.generate)
)
TestAnyDay = AnyDay.TestCase
