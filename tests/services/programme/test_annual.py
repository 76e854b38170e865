"""The year's plan flows from the programme wherever the year does not say it in its own way."""

from __future__ import annotations

import dataclasses

import pytest

from mslite.domain.programme.annual import annual_lines
from mslite.domain.programme.kinds import ActivityState
from mslite.domain.programme.rows import PlanItem, Programme
from mslite.domain.rows import Words


@pytest.fixture
def programme(office):
    made = office.programmes.begin(2024).first(Programme)
    rows = [
        PlanItem(programme_id=made.id, position=no, text=Words(text), term=Words(term), state=state)
        for no, (text, term, state) in enumerate(
            (
                ("10 км жол оңдоо", "2024-2026-жж.", ActivityState.RUNNING),
                ("Көчөт отургузуу", "Жыл сайын", ActivityState.RUNNING),
                ("Мектеп куруу", "2027-ж.", ActivityState.PLANNED),
                ("Музей ачуу", "2025-ж.", ActivityState.CANCELLED),
            ),
            start=1,
        )
    ]
    office.records.save(*rows)
    return made


def lines(office, programme, year=2025):
    return annual_lines(office.programmes.book(programme.id), year)


def test_what_the_term_covers_is_proposed_once_and_nothing_cancelled(office, programme):
    saved = office.annual.propose(programme.id, 2025)
    chosen = [line.words("text").ky for line in lines(office, programme) if line.row]
    assert chosen == ["10 км жол оңдоо", "Көчөт отургузуу"]
    assert office.annual.propose(programme.id, 2025).rows == ()
    office.records.undo(saved)
    assert not any(line.row for line in lines(office, programme))


def test_a_narrowed_text_stays_and_the_rest_follows_the_programme(office, programme):
    first = lines(office, programme)[0]
    office.annual.narrow(programme.id, 2025, first.id, "text", "ky", "2,5 км жол оңдоо")
    office.records.save(dataclasses.replace(first.plan.item, text=Words("12 км жол"), result=Words("12 км")))
    now = lines(office, programme)[0]
    assert now.touched == ("text",)
    assert (now.words("text").ky, now.words("result").ky) == ("2,5 км жол оңдоо", "12 км")
    office.annual.as_programme(now.row)
    again = lines(office, programme)[0]
    assert again.touched == () and again.words("text").ky == "12 км жол"


@pytest.mark.parametrize("text", ["", "  ", "10 км жол оңдоо"])
def test_the_programmes_own_words_or_none_touch_nothing(office, programme, text):
    first = lines(office, programme)[0]
    office.annual.narrow(programme.id, 2025, first.id, "text", "ky", "2,5 км")
    office.annual.narrow(programme.id, 2025, first.id, "text", "ky", text)
    assert lines(office, programme)[0].touched == ()


def test_what_is_taken_out_comes_back_by_undo_with_what_was_narrowed(office, programme):
    first = lines(office, programme)[0]
    office.annual.narrow(programme.id, 2025, first.id, "result", "ky", "2,5 км")
    saved = office.annual.choose(programme.id, 2025, [first.id], False)
    assert lines(office, programme)[0].row is None
    office.records.undo(saved)
    assert lines(office, programme)[0].words("result").ky == "2,5 км"


def test_another_year_is_another_plan(office, programme):
    office.annual.propose(programme.id, 2025)
    office.annual.propose(programme.id, 2027)
    names = [line.words("text").ky for line in lines(office, programme, 2027) if line.row]
    assert names == ["Көчөт отургузуу", "Мектеп куруу"]
