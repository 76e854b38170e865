"""Quorum, notice, checklist, votes: the rules of meetings at their edges."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mslite.domain.meetings import (
    Assignment,
    AssignmentState,
    Ballot,
    Choice,
    Decision,
    Dossier,
    HeadCount,
    Meeting,
    Participant,
    Vote,
    VoteMode,
)
from mslite.domain.meetings import Attendance as Coming
from mslite.domain.office import AgeBand, Group, KindRule, MeetingKind, Sex, Template, TemplateKind
from mslite.domain.problems import Severity
from mslite.domain.rows import Words
from mslite.domain.rules import (
    attendance_problems,
    check_vote,
    counted_heads,
    invited_count,
    is_late,
    notice_deadline,
    notice_problem,
    present_count,
    quorum,
    sheet_numbers,
    steps_for,
)

DAY = dt.date(2026, 3, 2)
COUNTS = st.integers(0, 2000)


def rule(**fields):
    return KindRule(kind=MeetingKind.HEARING, **fields)


@pytest.mark.parametrize(("invited", "needed"), [(0, 0), (1, 1), (3, 2), (10, 7), (12, 8), (100, 67)])
def test_two_thirds_are_rounded_up(invited, needed):
    assert quorum(rule(quorum_num=2, quorum_den=3), invited, None).needed == needed


@given(invited=COUNTS, num=st.integers(1, 9), extra=st.integers(0, 9))
def test_the_quorum_is_the_least_number_that_reaches_its_part(invited, num, extra):
    den = num + extra
    needed = quorum(rule(quorum_num=num, quorum_den=den), invited, 0).needed
    assert needed * den >= invited * num
    assert needed == 0 or (needed - 1) * den < invited * num


@given(present=COUNTS, wanted=st.integers(1, 500))
def test_a_fixed_number_wins_and_needs_no_list_of_the_invited(present, wanted):
    asked = quorum(rule(quorum_num=2, quorum_den=3, quorum_count=wanted), None, present)
    assert (asked.needed, asked.met) == (wanted, present >= wanted)


def test_without_a_rule_or_a_list_no_quorum_is_claimed():
    assert quorum(rule(), 10, 10).needed is None and quorum(rule(), 10, 10).met is None
    assert quorum(rule(quorum_num=2, quorum_den=3), None, 10).met is None
    assert quorum(rule(quorum_num=2, quorum_den=3), 10, None).met is None


def test_the_notice_is_late_from_the_day_after_the_last_one():
    meeting, five = Meeting(date=DAY), rule(notice_days=5)
    last = notice_deadline(five, DAY)
    assert last == dt.date(2026, 2, 25)
    assert notice_problem(meeting, five, last) is None
    late = notice_problem(meeting, five, last + dt.timedelta(days=2))
    assert (late.severity, late.values["late"], late.values["by"]) == (Severity.WARNING, 2, last)
    assert notice_problem(meeting, rule(), DAY) is None


def test_a_notice_that_was_given_in_time_stays_in_time():
    given_on = dt.date(2026, 2, 20)
    meeting = Meeting(date=DAY, notice_on=given_on)
    assert notice_problem(meeting, rule(notice_days=5), DAY) is None


@given(days=st.lists(st.integers(0, 60), max_size=12))
def test_the_checklist_counts_back_from_the_day_longest_first(days):
    templates = [
        Template(purpose=TemplateKind.STEP, text=Words(str(no), ""), days=count, position=no)
        for no, count in enumerate(days)
    ]
    steps = steps_for(templates, DAY)
    assert [step.position for step in steps] == list(range(1, len(days) + 1))
    assert [step.due for step in steps] == sorted(step.due for step in steps)
    assert sorted((DAY - step.due).days for step in steps) == sorted(days)
    assert all(step.due is None for step in steps_for(templates, None))


@given(votes=st.tuples(COUNTS, COUNTS, COUNTS), present=COUNTS)
def test_more_votes_than_people_hinder_fewer_only_warn(votes, present):
    vote = Vote(meeting_id="m", item_id="i", votes_for=votes[0], against=votes[1], abstained=votes[2])
    found = {problem.code: problem.severity for problem in check_vote(vote, (), present)}
    if sum(votes) > present:
        assert found == {"votes_over_present": Severity.ISSUE}
    elif sum(votes) < present:
        assert found == {"votes_under_present": Severity.WARNING}
    else:
        assert found == {}
    assert check_vote(vote, (), None) == ()


def test_votes_by_name_must_agree_with_their_counts():
    vote = Vote(meeting_id="m", item_id="i", mode=VoteMode.BY_NAME, votes_for=2)
    ballots = [
        Ballot(meeting_id="m", vote_id=vote.id, participant_id=str(no), choice=choice)
        for no, choice in enumerate((Choice.FOR, Choice.AGAINST))
    ]
    assert [problem.code for problem in check_vote(vote, ballots, 2)] == ["ballots_differ"]


def dossier(present=0, heads=(), **fields):
    meeting = Meeting(**fields)
    people = tuple(
        Participant(meeting_id=meeting.id, name=f"Тургун {no}", attendance=Coming.PRESENT)
        for no in range(present)
    )
    lines = tuple(
        HeadCount(meeting_id=meeting.id, sex=sex, age=age, group=group, count=count)
        for sex, age, group, count in heads
    )
    return Dossier(meeting, participants=people, head_counts=lines)


def test_vulnerable_groups_are_of_those_counted_not_added():
    heads = (
        (Sex.FEMALE, AgeBand.YOUTH, None, 5),
        (Sex.MALE, None, None, 3),
        (None, None, Group.PENSIONER, 4),
    )
    assert counted_heads(dossier(heads=heads).head_counts) == 8
    assert present_count(dossier(heads=heads)) == 8


def test_the_number_given_wins_over_the_count_and_the_count_over_names():
    assert present_count(dossier(3, present_count=40)) == 40
    assert present_count(dossier(3, ((None, None, None, 9),))) == 9
    assert present_count(dossier(3)) == 3
    assert present_count(dossier()) is None
    assert invited_count(dossier(3)) == 3 and invited_count(dossier(3, invited_count=50)) == 50


def test_contradictions_of_attendance_are_told():
    assert [p.code for p in attendance_problems(dossier(5, present_count=3))] == ["names_over_present"]
    heads = ((None, None, None, 9),)
    assert [p.code for p in attendance_problems(dossier(0, heads, present_count=8))] == ["count_differs"]
    assert attendance_problems(dossier(3, heads, present_count=9)) == ()


@given(rows=st.lists(st.one_of(st.none(), st.integers(1, 30)), max_size=30))
def test_numbers_of_the_sheet_are_all_different_and_stay(rows):
    people = [Participant(meeting_id="m", row=row) for row in rows]
    numbers = sheet_numbers(people)
    assert len(set(numbers.values())) == len(people)
    for person in people:
        first = next(other for other in people if other.row == person.row)
        if person.row is not None and first is person:
            assert numbers[person.id] == person.row


@given(days=st.integers(-400, 400), state=st.sampled_from(AssignmentState))
def test_an_assignment_is_late_from_the_day_after_its_due_day_while_open(days, state):
    decision = Decision(meeting_id="m", due=DAY)
    assignment = Assignment(meeting_id="m", decision_id=decision.id, state=state)
    late = is_late(decision, assignment, DAY + dt.timedelta(days=days))
    assert late == (days > 0 and state is AssignmentState.OPEN)
    assert not is_late(Decision(meeting_id="m"), None, DAY)
