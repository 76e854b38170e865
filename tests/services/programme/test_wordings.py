"""A programme is adopted, amended and closed by resolutions; each keeps the whole wording of its day."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from mslite.domain.problems import UserFixable
from mslite.domain.programme.kinds import (
    ActivityState,
    FundingSource,
    PlanKind,
    ProgrammeState,
    ResolutionKind,
)
from mslite.domain.programme.rows import Funding, Indicator, PlanItem, Programme, Resolution, Target
from mslite.domain.rows import Words

DAY = dt.date(2024, 2, 16)


@pytest.fixture
def programme(office):
    """A small programme: a priority with two activities, money, an indicator with targets."""
    made = office.programmes.begin(2024).first(Programme)
    top = PlanItem(programme_id=made.id, kind=PlanKind.PRIORITY, position=1, text=Words("Таза суу"))
    first, second = (
        PlanItem(programme_id=made.id, parent_id=top.id, position=no, text=Words(text), term=Words("2024-ж."))
        for no, text in ((1, "Скважина казуу"), (2, "Түтүк алмаштыруу"))
    )
    office.records.save(top, first, second)
    money = Funding(programme_id=made.id, plan_item_id=first.id, year=2024, plan=50_000_000)
    indicator = Indicator(programme_id=made.id, name=Words("Суусу бар үйлөр"), unit=Words("%"))
    target = Target(programme_id=made.id, indicator_id=indicator.id, year=2025, value="80")
    office.records.save(money, indicator, target)
    return made


def enforce(office, programme, kind=ResolutionKind.ADOPTED, number="05", date=DAY):
    resolution = Resolution(programme_id=programme.id, kind=kind, number=number, date=date)
    return office.wordings.put_into_force(resolution).first(Resolution)


def state(office, programme):
    return office.programmes.book(programme.id).programme.state


def item(office, programme, text):
    return next(one for one in office.programmes.book(programme.id).items if one.text.ky == text)


def test_a_resolution_adopts_an_amendment_amends_the_last_one_closes(office, programme):
    with pytest.raises(UserFixable):
        enforce(office, programme, ResolutionKind.AMENDED)
    enforce(office, programme)
    assert state(office, programme) is ProgrammeState.ADOPTED
    with pytest.raises(UserFixable):
        enforce(office, programme)
    enforce(office, programme, ResolutionKind.AMENDED, "12", DAY.replace(year=2025))
    assert state(office, programme) is ProgrammeState.AMENDED
    last = enforce(office, programme, ResolutionKind.CLOSED, "3", DAY.replace(year=2028))
    assert state(office, programme) is ProgrammeState.CLOSED
    office.wordings.withdraw(last)
    assert state(office, programme) is ProgrammeState.AMENDED


@pytest.mark.parametrize(("number", "date"), [("", DAY), ("05", None)])
def test_a_resolution_without_number_or_date_puts_nothing_into_force(office, programme, number, date):
    with pytest.raises(UserFixable) as caught:
        enforce(office, programme, number=number, date=date)
    assert caught.value.code == "cannot_save"
    assert state(office, programme) is ProgrammeState.DRAFT


def test_one_undo_takes_the_adoption_back(office, programme):
    resolution = Resolution(programme_id=programme.id, number="05", date=DAY)
    office.records.undo(office.wordings.put_into_force(resolution))
    book = office.programmes.book(programme.id)
    assert book.programme.state is ProgrammeState.DRAFT and book.resolutions == ()


def test_an_earlier_wording_is_shown_whole_whatever_was_changed_since(office, programme):
    adopted = enforce(office, programme)
    office.records.save(
        dataclasses.replace(item(office, programme, "Скважина казуу"), text=Words("Эки скважина казуу"))
    )
    office.records.remove(item(office, programme, "Түтүк алмаштыруу"))
    then = office.wordings.book(adopted.id)
    assert {one.text.ky for one in then.items} == {"Таза суу", "Скважина казуу", "Түтүк алмаштыруу"}
    assert then.funding[0].plan == 50_000_000 and then.targets[0].value == "80"
    assert [one.title for one in then.chapters] == [
        one.title for one in office.programmes.book(programme.id).chapters
    ]


def test_the_differences_name_row_field_before_and_after(office, programme):
    adopted = enforce(office, programme)
    book = office.programmes.book(programme.id)
    office.records.save(
        dataclasses.replace(item(office, programme, "Скважина казуу"), term=Words("2024-2025-жж.")),
        dataclasses.replace(book.funding[0], plan=70_000_000),
        dataclasses.replace(book.targets[0], value="85"),
        PlanItem(programme_id=programme.id, text=Words("Жаңы иш-чара"), position=9),
    )
    office.records.remove(item(office, programme, "Түтүк алмаштыруу"))
    amended = enforce(office, programme, ResolutionKind.AMENDED, "12", DAY.replace(year=2025))
    expected = {
        ("plan_item", "Скважина казуу", "term_ky", "2024-ж.", "2024-2025-жж."),
        ("plan_item", "Жаңы иш-чара", "", False, True),
        ("plan_item", "Түтүк алмаштыруу", "", True, False),
        ("target", "Суусу бар үйлөр, 2025", "value", "80", "85"),
        ("funding", "Скважина казуу, 2024", "plan", 50_000_000, 70_000_000),
    }
    for after in (amended.id, ""):
        found = office.wordings.differences(adopted.id, after)
        assert {(one.table, one.title.ky, one.field, one.before, one.after) for one in found} == expected


def test_what_is_reported_later_is_no_difference(office, programme):
    adopted = enforce(office, programme)
    money = office.programmes.book(programme.id).funding[0]
    office.records.save(
        dataclasses.replace(
            item(office, programme, "Скважина казуу"), state=ActivityState.DONE, percent=100, note="бүттү"
        ),
        dataclasses.replace(money, fact_first=10_000_000),
    )
    assert office.wordings.differences(adopted.id, "") == ()


def test_a_value_written_anew_for_the_same_year_is_one_difference(office, programme):
    adopted = enforce(office, programme)
    old = office.programmes.book(programme.id).funding[0]
    office.records.remove(old)
    office.records.save(
        Funding(
            programme_id=programme.id, plan_item_id=old.plan_item_id, year=2024,
            source=FundingSource.TOWN_BUDGET, plan=1,
        )
    )  # fmt: skip
    (only,) = office.wordings.differences(adopted.id, "")
    assert (only.field, only.before, only.after) == ("plan", 50_000_000, 1)


def test_only_the_row_that_was_moved_is_told_as_moved(office, programme):
    top = item(office, programme, "Таза суу")
    more = [
        PlanItem(programme_id=programme.id, parent_id=top.id, position=no, text=Words(f"Иш {no}"))
        for no in range(3, 8)
    ]
    office.records.save(*more)
    adopted = enforce(office, programme)
    rows = [one for one in office.programmes.book(programme.id).items if one.parent_id == top.id]
    rows = [rows[-1], *rows[:-1]]
    office.records.save(*(dataclasses.replace(row, position=no) for no, row in enumerate(rows, start=1)))
    (moved,) = office.wordings.differences(adopted.id, "")
    assert (moved.field, moved.title.ky, moved.before, moved.after) == ("position", "Иш 7", 7, 1)


def test_a_wording_that_is_not_what_was_frozen_is_refused(office, programme):
    adopted = enforce(office, programme)
    office.records.save(dataclasses.replace(adopted, wording=adopted.wording.replace("Таза", "Кир")))
    with pytest.raises(UserFixable, match="wording_damaged"):
        office.wordings.book(adopted.id)
