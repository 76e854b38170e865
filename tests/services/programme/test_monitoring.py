"""A half-year as the clerk of the economic department goes through it."""

import dataclasses
import datetime as dt
import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from mslite.domain.meetings import Meeting
from mslite.domain.office import Body, MeetingKind, Sex
from mslite.domain.problems import MsliteError, UserFixable
from mslite.domain.programme.kinds import ActivityState, FundingSource, ReportState
from mslite.domain.programme.monitoring import CellState, FactLine, money_by_source
from mslite.domain.programme.progress import Moment
from mslite.domain.programme.rows import Fact, FactPart, Period, PlanItem
from mslite.domain.rows import RecordRef, Words
from mslite.services.office import Office
from tests.documents.reading import pdf_text
from tests.exchange.filled import typed
from tests.services.programme.town import Town, found_town


@pytest.fixture
def town(office: Office) -> Town:
    return found_town(office)


@pytest.fixture
def period(office: Office, town: Town) -> Period:
    """The first half-year of 2025, open."""
    return office.monitoring.open(town.programme.id, 2025, 1).first(Period)


def state(office: Office, period: Period, row_id: str) -> CellState:
    found = office.monitoring.page(period.id).sheet
    return next(line.state for line in found.lines if line.id == row_id)


def codes(office: Office, period: Period, row_id: str) -> list[str]:
    found = office.monitoring.page(period.id).sheet
    return [problem.code for line in found.lines if line.id == row_id for problem in line.problems]


def test_a_half_year_is_due_on_the_fifteenth_after_it_by_the_rule_of_its_time(
    office: Office, town: Town, period: Period
) -> None:
    assert period.due == dt.date(2025, 7, 15)
    second = office.monitoring.open(town.programme.id, 2025, 2).first(Period)
    assert second.due == dt.date(2026, 1, 15)
    assert office.monitoring.open(town.programme.id, 2023, 1).first(Period).due is None, "before the rule"
    with pytest.raises(UserFixable) as told:
        office.monitoring.open(town.programme.id, 2025, 1)
    assert told.value.code == "period_exists"


def test_what_runs_by_its_term_is_asked_for(office: Office, town: Town, period: Period) -> None:
    found = office.monitoring.page(period.id).sheet

    assert [line.id for line in found.activities] == [town.pipe.id, town.school.id]
    assert [line.id for line in found.facts] == [town.water.id, town.roads.id]
    assert (found.missing, found.facts[0].target) == (4, "70 %")


def test_a_half_year_from_the_first_fact_to_the_lock(office: Office, town: Town, period: Period) -> None:
    works = office.monitoring
    works.write(
        period.id,
        {
            town.water.id: {"value": "67 %"},
            town.roads.id: {"value": "1,2 км"},
            town.pipe.id: {
                "percent": 70,
                "activity_state": ActivityState.RUNNING,
                "done": Words("7 км түтүк"),
            },
            town.school.id: {"percent": 100, "activity_state": ActivityState.DONE},
        },
    )
    works.spend(period.id, town.pipe.id, {FundingSource.TOWN_BUDGET: 2_000_000_00})
    assert state(office, period, town.water.id) is CellState.SAVED

    works.submit(period.id)
    assert state(office, period, town.water.id) is CellState.SUBMITTED

    works.give_back(period.id, [town.water.id], "Эсепти текшериңиз")
    works.write(period.id, {town.water.id: {"value": "66 %"}})
    assert state(office, period, town.water.id) is CellState.RETURNED
    works.submit(period.id, [town.water.id])
    works.approve(period.id)
    assert state(office, period, town.water.id) is CellState.APPROVED
    with pytest.raises(UserFixable) as told:
        works.write(period.id, {town.water.id: {"value": "99 %"}})
    assert told.value.code == "report_approved"
    item = office.records.get(RecordRef("plan_item", town.school.id))
    assert isinstance(item, PlanItem)
    assert (item.percent, item.state) == (100, ActivityState.DONE)

    works.lock(period.id, on=dt.date(2025, 7, 20))
    assert state(office, period, town.roads.id) is CellState.LOCKED
    for forbidden in (
        lambda: works.give_back(period.id, [town.water.id], "Дагы бир жолу"),
        lambda: works.spend(period.id, town.pipe.id, {FundingSource.TOWN_BUDGET: 1}),
        lambda: works.split(period.id, town.water.id, [FactPart(programme_id="", fact_id="", value="1")]),
    ):
        with pytest.raises(MsliteError) as told_lock:
            forbidden()
        assert told_lock.value.code in ("lock:period", "report_approved")

    later = works.open(town.programme.id, 2025, 2).first(Period)
    asked = works.page(later.id).sheet
    assert town.school.id not in [line.id for line in asked.activities], "it is carried out"
    assert asked.facts[0].before == "66 %"


def test_a_closed_half_year_is_opened_again_with_a_reason_that_stands_in_the_history(
    office: Office, town: Town, period: Period
) -> None:
    works = office.monitoring
    works.write(period.id, {town.water.id: {"value": "67 %"}, town.roads.id: {"value": "1 км"}})
    with pytest.raises(UserFixable) as told:
        works.lock(period.id)
    assert told.value.code == "period_waits"
    works.submit(period.id)
    works.approve(period.id)
    works.lock(period.id)

    with pytest.raises(UserFixable):
        works.reopen(period.id, " ")
    works.reopen(period.id, "Суу боюнча сан туура эмес", [town.water.id])

    assert state(office, period, town.water.id) is CellState.RETURNED
    assert state(office, period, town.roads.id) is CellState.APPROVED
    fact = next(
        row for row in office.programmes.book(town.programme.id).facts if row.indicator_id == town.water.id
    )
    lines = office.records.history_lines(RecordRef("fact", fact.id))
    assert ("remark", "Суу боюнча сан туура эмес") in [(line.change.field, line.after) for line in lines]
    assert {line.change.actor for line in lines} == {office.actor}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("67 %", []),
        ("курулду", ["fact_no_number"]),
        ("170 %", ["fact_percent"]),
        ("500 %", ["fact_percent", "fact_far"]),
        ("10 %", ["fact_reason"]),
    ],
)
def test_limits_of_a_fact(office: Office, town: Town, period: Period, value: str, told: list[str]) -> None:
    office.monitoring.write(period.id, {town.water.id: {"value": value}})

    assert codes(office, period, town.water.id) == told


def test_another_unit_is_asked_about(office: Office, town: Town, period: Period) -> None:
    office.monitoring.write(period.id, {town.roads.id: {"value": "1200 м"}})

    assert codes(office, period, town.roads.id) == ["fact_unit", "fact_far"]


def test_what_is_wrong_is_not_submitted_and_says_why(office: Office, town: Town, period: Period) -> None:
    works = office.monitoring
    works.write(
        period.id,
        {
            town.water.id: {"value": "көп"},
            town.school.id: {"percent": 40, "activity_state": ActivityState.DONE},
            town.roads.id: {"value": "1 км"},
        },
    )

    saved = works.submit(period.id)

    assert [row.indicator_id for row in saved.all(Fact)] == [town.roads.id]
    assert sorted(problem.code for problem in saved.problems) == ["fact_no_number", "report_done_percent"]
    assert state(office, period, town.water.id) is CellState.INVALID


def test_the_parts_of_a_fact_have_to_add_up(office: Office, town: Town, period: Period) -> None:
    def part(sex: Sex, value: str) -> FactPart:
        return FactPart(programme_id="", fact_id="", sex=sex, value=value)

    office.monitoring.write(period.id, {town.roads.id: {"value": "3"}})
    office.monitoring.split(period.id, town.roads.id, [part(Sex.FEMALE, "1"), part(Sex.MALE, "1")])
    assert codes(office, period, town.roads.id) == ["fact_parts"]

    line = next(one for one in office.monitoring.page(period.id).sheet.facts if one.id == town.roads.id)
    assert isinstance(line, FactLine)
    parts = [*line.parts[:1], part(Sex.MALE, "2")]
    office.monitoring.split(period.id, town.roads.id, parts)

    assert codes(office, period, town.roads.id) == []
    line = next(one for one in office.monitoring.page(period.id).sheet.facts if one.id == town.roads.id)
    assert sorted(one.value for one in line.parts) == ["1", "2"]


def test_money_by_source(office: Office, town: Town, period: Period) -> None:
    office.monitoring.spend(
        period.id, town.pipe.id, {FundingSource.TOWN_BUDGET: 100_00, FundingSource.DONOR: 50_00}
    )

    funding = office.programmes.book(town.programme.id).funding

    found = [(line.source, line.plan, line.fact) for line in money_by_source(funding, Moment(2025, 1))]
    assert found == [
        (FundingSource.TOWN_BUDGET, 5_000_000_00, 100_00),
        (FundingSource.DONOR, 0, 50_00),
    ]


def test_who_has_not_answered(office: Office, town: Town, period: Period) -> None:
    works = office.monitoring
    assert works.page(period.id).sheet.silent == (town.utility.id, town.education.id)

    works.hand_out(period.id, [town.utility.id], dt.date(2025, 7, 1))
    works.came_back(period.id, [town.utility.id], dt.date(2025, 7, 9))
    page = works.page(period.id)

    assert page.sheet.silent == (town.education.id,)
    assert [row.returned_on for row in page.sheet.requests] == [dt.date(2025, 7, 9)]
    assert page.names[town.education.id].ky == "Билим берүү бөлүмү"


def test_the_group_sits_as_a_meeting_of_its_body(office: Office, town: Town, period: Period) -> None:
    with pytest.raises(UserFixable) as told:
        office.monitoring.sitting(period.id)
    assert told.value.code == "group_needed"
    group = Body(name=Words("Мониторинг тобу"), kind=MeetingKind.COMMISSION)
    programme = office.records.get(RecordRef("programme", town.programme.id))
    assert programme is not None
    office.records.save(group)
    office.records.save(dataclasses.replace(programme, body_id=group.id))

    saved = office.monitoring.sitting(period.id, dt.date(2025, 7, 22))

    meeting = saved.first(Meeting)
    assert (meeting.body_id, meeting.date) == (group.id, dt.date(2025, 7, 22))
    assert meeting.title == Words(
        "Программанын мониторинги: 2025-жылдын 1-жарым жылдыгы",
        "Мониторинг программы: 1-е полугодие 2025 года",
    )
    assert office.monitoring.page(period.id).sheet.period.meeting_id == meeting.id


def test_today_reminds_of_what_is_due_not_opened_and_returned(
    office: Office, town: Town, period: Period
) -> None:
    def said(day: dt.date) -> list[tuple[int, int, int, int, int]]:
        return [
            (one.year, one.half, one.missing, one.unanswered, one.returned)
            for one in office.today.page(day).half_years
        ]

    assert said(dt.date(2025, 7, 3)) == [], "not yet"
    assert said(dt.date(2025, 7, 6)) == [(2025, 1, 4, 0, 0)]

    office.monitoring.hand_out(period.id, [town.utility.id])
    office.monitoring.write(period.id, {town.water.id: {"value": "67 %"}})
    office.monitoring.submit(period.id)
    office.monitoring.give_back(period.id, [town.water.id], "Эсепти текшериңиз")

    assert said(dt.date(2025, 7, 16)) == [(2025, 1, 3, 1, 1)]
    assert said(dt.date(2026, 1, 2)) == [(2025, 1, 3, 1, 1), (2025, 2, 0, 0, 0)], "the next is not open yet"


def test_a_half_year_is_read_by_as_many_queries_whatever_its_size(
    office: Office, town: Town, period: Period, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    with count_queries() as sent:
        office.monitoring.page(period.id)

    assert len(sent) == 13, sent


def test_undo_takes_a_fact_back(office: Office, town: Town, period: Period) -> None:
    office.monitoring.write(period.id, {town.water.id: {"value": "67 %"}})
    saved = office.monitoring.write(period.id, {town.water.id: {"value": "69 %"}})

    office.records.undo(saved)

    assert [row.value for row in office.programmes.book(town.programme.id).facts] == ["67 %"]
    assert office.programmes.book(town.programme.id).facts[0].state is ReportState.DRAFT


def test_a_department_without_the_program_answers_by_its_form(
    office: Office, town: Town, period: Period, tmp_path: Path
) -> None:
    office.programme_forms.hand_out(period.id, [town.utility.id, town.education.id], tmp_path)
    path = tmp_path / "2025-1 Ак-Суу суу МИ.xlsx"
    answers = {town.pipe.id: {"percent": 55, "done": "3 км алмаштырылды"}, town.water.id: {"value": "68 %"}}
    path.write_bytes(filled_in(path.read_bytes(), answers))
    preview = office.report_forms.look(period.id, path)

    assert preview.organisation.ky == "«Ак-Суу суу» МИ"
    assert sorted((line.field, str(line.after)) for line in preview.lines) == [
        ("done", "3 км алмаштырылды"),
        ("percent", "55"),
        ("value", "68 %"),
    ]
    assert office.monitoring.page(period.id).sheet.missing == 4, "a look writes nothing"

    saved = office.report_forms.accept(preview)

    page = office.monitoring.page(period.id)
    assert state(office, period, town.pipe.id) is CellState.SUBMITTED
    assert page.sheet.silent == (town.education.id,)
    office.records.undo(saved)
    assert office.monitoring.page(period.id).sheet.missing == 4


def filled_in(data: bytes, values: dict[str, dict[str, str | float]]) -> bytes:
    """Fill a form in as a department does: into the row with this id, the column with this key."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for number, name in enumerate(book.sheet_names, start=1):
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        keys = [str(cell) for cell in rows[0]] if rows else []
        for no, row in enumerate(rows, start=1):
            for key, value in values.get(str(row[0]), {}).items():
                data = typed(data, {f"{'ABCDEFGHIJ'[keys.index(key)]}{no}": value}, number)
    return data


def test_a_closed_half_year_is_printed_with_what_was_approved(
    office: Office, town: Town, period: Period
) -> None:
    works = office.monitoring
    works.write(period.id, {town.water.id: {"value": "67 %"}, town.pipe.id: {"percent": 70}})
    works.submit(period.id)
    works.give_back(period.id, [town.water.id], "Эсепти текшериңиз")
    works.write(period.id, {town.water.id: {"value": "66 %"}})
    works.submit(period.id)
    works.approve(period.id)
    works.lock(period.id)

    printed = office.programme_papers.pdf("monitoring", town.programme.id, "ky", period_id=period.id)

    text = pdf_text(printed).replace("\xa0", " ")
    assert "66 %" in text
    assert "67 %" not in text
    assert "Көпүрө куруу Мөөнөтү келе элек" in text, "it does not run yet"
