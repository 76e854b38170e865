"""On which day the next meeting is likely."""

import datetime as dt

import pytest

from mslite.domain.beginnings import next_date
from mslite.domain.office import KindRule, MeetingKind

MONDAY = dt.date(2026, 2, 16)
WEEKLY = KindRule(kind=MeetingKind.STAFF)
HEARING = KindRule(kind=MeetingKind.HEARING, notice_days=10, prepare_days=21)


def day(days: int) -> dt.date:
    return MONDAY + dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        ([], 0),  # nothing yet: today
        ([-14, -7], 0),  # each Monday, and it is Monday
        ([-14, -7, 0], 7),  # today's is planned already
        ([-11, -4], 3),  # each Thursday
        ([-40, -33], 2),  # a pause of some weeks does not break the rhythm
        ([-90, -1], 0),  # no rhythm
        ([-90, 0], 1),  # no rhythm, and today there is one already
    ],
)
def test_a_weekly_meeting_keeps_its_rhythm(held, wanted):
    assert next_date([day(one) for one in held], WEEKLY, MONDAY) == day(wanted)


def test_a_hearing_leaves_time_for_its_preparation():
    assert next_date([], HEARING, MONDAY) == day(21)


def test_a_day_without_rhythm_is_a_working_day():
    assert next_date([], WEEKLY, day(5)) == day(7)
    assert next_date([], WEEKLY, day(6)) == day(7)
