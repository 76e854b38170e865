import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from mslite.db import rotation
from mslite.db.rotation import superseded


@dataclass(frozen=True)
class Made:
    at: dt.datetime
    verified: bool = True


def three_years(seed: int) -> Iterator[Made]:
    """Backups as an office makes them: some days none, some days every half hour, one in ten not verified."""
    chance = random.Random(seed)
    day = dt.datetime(2026, 1, 5, 8, 30)
    for _ in range(3 * 365):
        day += dt.timedelta(days=1)
        if chance.random() < 0.6:
            at = day
            for _ in range(chance.randint(1, 5)):
                at += dt.timedelta(minutes=chance.choice((30, 60, 90)))
                yield Made(at, chance.random() < 0.9)


def periods(backups, name):
    good = [one.at for one in backups if one.verified]
    by = {
        "hour": lambda at: (at.date(), at.hour),
        "day": lambda at: at.date(),
        "week": lambda at: at.isocalendar()[:2],
        "month": lambda at: (at.year, at.month),
    }[name]
    newest: dict[object, dt.datetime] = {}
    for at in sorted(good):
        newest[by(at)] = at
    return sorted(newest.values(), reverse=True)


def test_three_years_of_an_office():
    kept: list[Made] = []
    ever: list[Made] = []
    for no, made in enumerate(three_years(seed=1)):
        ever.append(made)
        kept.append(made)
        gone = superseded(kept, made)
        kept = [one for one in kept if one not in gone]
        assert made in kept
        assert len(kept) <= 1 + 6 + 24 + 14 + 8 + 24
        if no % 50 == 0:
            assert max((one.at for one in ever if one.verified), default=None) == max(
                (one.at for one in kept if one.verified), default=None
            )
            have = {one.at for one in kept}
            for name, count in (("hour", 24), ("day", 14), ("week", 8), ("month", 24)):
                assert set(periods(ever, name)[:count]) <= have, name


TIMES = st.datetimes(dt.datetime(2009, 1, 1), dt.datetime(2040, 1, 1))
MADE = st.lists(st.builds(Made, TIMES, st.booleans()), min_size=1, max_size=120, unique=True)


@given(MADE)
def test_whatever_the_clock_says_the_new_one_and_a_good_one_stay(made):
    kept: list[Made] = []
    for one in made:
        kept.append(one)
        gone = superseded(kept, one)
        kept = [other for other in kept if other not in gone]
        assert one in kept
        good = [other for other in kept if other.verified]
        assert bool(good) == any(other.verified for other in made[: made.index(one) + 1])
        assert len(kept) <= 1 + rotation.LATEST + 24 + 14 + 8 + 24


def test_a_bad_newest_takes_no_good_ones_place():
    start = dt.datetime(2026, 3, 2, 9)
    good, bad = Made(start), [Made(start + dt.timedelta(minutes=n), False) for n in range(1, 30)]
    assert good not in superseded([good, *bad], bad[-1])
