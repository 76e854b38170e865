"""A body without the program gets its form, fills it in and gives it back."""

import dataclasses
import datetime as dt
import tempfile
from pathlib import Path

import pytest

from mslite.domain.problems import UserFixable
from mslite.domain.programme.kinds import ActivityState
from mslite.domain.programme.rows import ActivityReport, Fact, Period, ReportRequest
from mslite.domain.rows import Words
from mslite.exchange.office_files import read
from mslite.exchange.xlsx_form_read import read_form
from mslite.i18n.problems import known, wording
from mslite.services.office import Office
from mslite.services.programme.forms import FormFile
from mslite.services.programme.reportforms import Preview
from tests.exchange.filled import changed, typed, with_row_again, without_row
from tests.exchange.made import xlsx
from tests.services.programme.town import Town, found_town

# In the form of the utility: row 6 of the first sheet is the pipe, row 6 of the second one the water.
DONE, PERCENT, STATE, REASON = "F6", "G6", "H6", "I6"
VALUE, COMMENT = "G6", "H6"


@pytest.fixture
def town(office: Office) -> Town:
    return found_town(office)


@pytest.fixture
def period(office: Office, town: Town) -> Period:
    return office.monitoring.open(town.programme.id, 2025, 1).first(Period)


@pytest.fixture
def form(office: Office, town: Town, period: Period) -> bytes:
    return made(office, period, town).data


def made(office: Office, period: Period, town: Town, lang: str = "ky") -> FormFile:
    return office.programme_forms.form(period.id, town.utility.id, lang)


def take(office: Office, period: Period, data: bytes) -> Preview:
    """Look at a form that came back and take it in."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "форма.xlsx"
        path.write_bytes(data)
        preview = office.report_forms.look(period.id, path)
    office.report_forms.accept(preview)
    return preview


def told(saved: Preview) -> list[tuple[str, object, object]]:
    for problem in saved.problems:
        assert known(problem.code)
    return [
        (problem.code, problem.values.get("row"), problem.values.get("column", ""))
        for problem in saved.problems
        if problem.code.startswith("form_")
    ]


def reports(office: Office, period: Period) -> dict[str, ActivityReport | Fact]:
    sheet = office.monitoring.page(period.id).sheet
    found = {line.id: line.report for line in sheet.activities} | {line.id: line.fact for line in sheet.facts}
    return {key: row for key, row in found.items() if row is not None}


def test_a_form_holds_the_rows_of_its_body_alone(office, town, period, form):
    file = read(form)
    activities, indicators = file.tables[:2]
    assert [table.name for table in file.tables] == [
        "Иш-чаралар",
        "Индикаторлор",
        file.tables[2].name,
        "mslite",
    ]
    assert [row[0].text for row in activities.rows[5:]] == [town.pipe.id]
    assert activities.text(5, 2) == "Суу түтүгүн алмаштыруу"
    assert [row[0].text for row in indicators.rows[5:]] == [town.water.id]
    assert indicators.text(5, 5) == "70 %"
    assert "«Ак-Суу суу» МИ" in activities.text(2, 1)
    assert made(office, period, town).name == "2025-1 Ак-Суу суу МИ.xlsx"


def test_what_was_filled_in_becomes_reports_and_facts(office, town, period, form):
    form = typed(form, {DONE: "2 км түтүк алмашты", PERCENT: 40, REASON: "Каражат кечикти"})
    states = [row[1].text for row in read(form).tables[3].rows if row[0].text == "state running"]
    form = typed(form, {STATE: states[0]})
    form = typed(form, {VALUE: "66,5", COMMENT: "Эсептегич боюнча"}, sheet=2)
    saved = take(office, period, form)
    assert told(saved) == []
    found = reports(office, period)
    report, fact = found[town.pipe.id], found[town.water.id]
    assert (report.done, report.percent, report.activity_state, report.reason) == (
        Words("2 км түтүк алмашты"),
        40,
        ActivityState.RUNNING,
        Words("Каражат кечикти"),
    )
    assert (fact.value, fact.comment) == ("66,5", Words("Эсептегич боюнча"))
    requests = office.monitoring.page(period.id).sheet.requests
    assert [(row.organisation_id, row.returned_on) for row in requests] == [
        (town.utility.id, dt.date.today())
    ]
    assert take(office, period, form).rows.rows == {}


def test_a_later_form_shows_what_is_known_and_empty_cells_wipe_nothing_out(office, town, period, form):
    office.monitoring.write(period.id, {town.pipe.id: {"done": Words("", "Заменено 2 км"), "percent": 40}})
    later = made(office, period, town, "ru").data
    assert read(later).tables[0].text(5, 5) == "Заменено 2 км"
    saved = take(office, period, typed(form, {DONE: "2 км алмашты"}))
    assert told(saved) == []
    report = reports(office, period)[town.pipe.id]
    assert (report.done, report.percent) == (Words("2 км алмашты", "Заменено 2 км"), 40)


def test_what_a_body_left_as_it_was_does_not_undo_a_later_correction(office, town, period):
    office.monitoring.write(period.id, {town.pipe.id: {"done": Words("1 км"), "percent": 10}})
    form = made(office, period, town).data
    office.monitoring.write(period.id, {town.pipe.id: {"done": Words("2 км"), "percent": 20}})
    assert told(take(office, period, typed(form, {PERCENT: 30}))) == []
    report = reports(office, period)[town.pipe.id]
    assert (report.done, report.percent) == (Words("2 км"), 30)
    with pytest.raises(UserFixable, match="form_empty"):
        take(office, period, form)


@pytest.mark.parametrize(
    ("cells", "sheet", "code", "column"),
    [
        ({PERCENT: 140}, 1, "form_percent", "G"),
        ({PERCENT: "жарымы"}, 1, "form_percent", "G"),
        ({PERCENT: 12.5}, 1, "form_percent", "G"),
        ({STATE: "бүттү го"}, 1, "form_state", "H"),
        ({DONE: "=A1/0"}, 1, "form_formula", "F"),
        ({COMMENT: "о" * 2001}, 2, "form_too_long", "H"),
    ],
)
def test_values_that_cannot_be_are_told_with_their_place(
    office, town, period, form, cells, sheet, code, column, tr_ky
):
    good = typed(form, {VALUE: "66"}, sheet=2)
    saved = take(office, period, typed(good, cells, sheet))
    assert told(saved) == [(code, 6, column)]
    assert column in str(wording(saved.problems[0], tr_ky))
    assert reports(office, period)[town.water.id].value == "66"


def test_a_percent_may_have_its_sign(office, town, period, form):
    assert told(take(office, period, typed(form, {PERCENT: "40 %"}))) == []
    assert reports(office, period)[town.pipe.id].percent == 40


def test_rows_that_were_removed_added_or_doubled_are_told(office, town, period, form):
    assert told(take(office, period, without_row(form, 6))) == [("form_removed", 0, "")]
    answered = typed(form, {DONE: "биринчи"})
    doubled = typed(with_row_again(answered, 6, 9), {"F9": "экинчи"})
    assert told(take(office, period, doubled)) == [("form_twice", 9, "F")]
    assert reports(office, period)[town.pipe.id].done == Words("биринчи")
    same = with_row_again(answered, 6, 9)
    assert told(take(office, period, same)) == []
    added = typed(with_row_again(form, 6, 9), {"A9": "", "C9": "Жаңы чара", "F9": "бүттү"})
    assert told(take(office, period, added)) == [("form_no_id", 9, "")]


def test_shifted_rows_are_found_by_their_id(office, town, period, form):
    moved = without_row(with_row_again(typed(form, {DONE: "жылган"}), 6, 40), 6)
    assert told(take(office, period, moved)) == []
    assert reports(office, period)[town.pipe.id].done == Words("жылган")


def test_rows_of_others_and_rows_that_are_gone(office, town, period, form):
    foreign = typed(form, {"A6": town.school.id, DONE: "чатыр жабылды"})
    assert told(take(office, period, foreign)) == [
        ("form_foreign", 6, ""),
        ("form_removed", 0, ""),
    ]
    assert reports(office, period)[town.school.id].done == Words("чатыр жабылды")
    gone = typed(form, {"A6": "f" * 32, DONE: "бүттү"})
    assert told(take(office, period, gone)) == [
        ("form_unknown", 6, ""),
        ("form_removed", 0, ""),
    ]


def test_a_form_of_another_half_year_or_programme_is_refused(office, town, period, form):
    next_half = office.monitoring.open(town.programme.id, 2025, 2).first(Period)
    with pytest.raises(UserFixable) as other:
        take(office, next_half, typed(form, {DONE: "бүттү"}))
    assert (other.value.code, other.value.values["half"]) == ("form_other_period", 1)
    assert other.value.values["name"] == "форма.xlsx"
    stranger = changed(form, "xl/sharedStrings.xml", lambda xml: xml.replace(town.programme.id, "0" * 32))
    with pytest.raises(UserFixable) as other:
        take(office, period, stranger)
    assert other.value.code == "form_other_programme"
    assert reports(office, period) == {}


def test_files_that_are_no_form_and_empty_forms(office, period, form):
    for data, code in (
        (xlsx("<sheetData><row><c><v>1</v></c></row></sheetData>"), "form_not_ours"),
        (changed(form, "xl/sharedStrings.xml", lambda xml: xml.replace(">1</t>", ">2</t>")), "form_newer"),
        (form, "form_empty"),
        (b"", "file_empty"),
    ):
        with pytest.raises(UserFixable) as refused:
            take(office, period, data)
        assert (refused.value.code, refused.value.values["name"]) == (code, "форма.xlsx")
        assert known(code)


def test_an_older_form_and_an_approved_row(office, town, period, form):
    office.monitoring.hand_out(period.id, [town.utility.id], dt.date.today() + dt.timedelta(days=3))
    saved = take(office, period, typed(form, {DONE: "бүттү"}))
    assert told(saved) == [("form_older", None, "")]
    office.monitoring.approve(period.id, [town.pipe.id])
    saved = take(office, period, typed(form, {DONE: "башкача"}))
    assert ("form_approved", 6, "") in told(saved)
    assert reports(office, period)[town.pipe.id].done == Words("бүттү")
    assert read(made(office, period, town).data).tables[0].name == "Индикаторлор"


def test_what_was_returned_says_why(office, town, period):
    office.monitoring.write(period.id, {town.pipe.id: {"done": Words("бүттү"), "percent": 100}})
    office.monitoring.submit(period.id)
    office.monitoring.give_back(period.id, [town.pipe.id], "Актысы кайда?")
    table = read(made(office, period, town).data).tables[0]
    assert "Актысы кайда?" in [cell.text for cell in table.rows[5]]


def test_forms_are_written_into_a_folder_and_noted(office, town, period, tmp_path):
    folder = tmp_path / "формалар"
    folder.mkdir()
    saved = office.programme_forms.hand_out(period.id, [town.utility.id, town.education.id], folder, "ru")
    assert sorted(path.name for path in folder.iterdir()) == [
        "2025-1 Ак-Суу суу МИ.xlsx",
        "2025-1 Билим берүү бөлүмү.xlsx",
    ]
    assert {row.handed_on for row in saved.rows if isinstance(row, ReportRequest)} == {dt.date.today()}
    answer = read_form(folder / "2025-1 Билим берүү бөлүмү.xlsx")
    assert (answer.organisation_id, answer.empty) == (town.education.id, True)


def test_no_text_becomes_a_formula_or_a_number(office, town, period):
    office.records.save(dataclasses.replace(town.pipe, text=Words("=1+1"), result=Words("007"), version=1))
    table = read(made(office, period, town).data).tables[0]
    assert (table.text(5, 2), table.text(5, 4)) == ("=1+1", "007")
    assert table.rows[5][2].notes == ()
