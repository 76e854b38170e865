"""``import programme``, ``list activities`` and ``report progress``."""

import io
import json
from pathlib import Path

import docx
import pytest

HEAD = ["№", "Тапшырма", "Чаралар", "Мөөнөтү", "Күтүлгөн жыйынтык", "Жооптуу аткаруучулар"]
ROWS = [
    ["1", "Мектептерди оңдоо", "Чатырды жабуу", "2030-ж.", "Чатыр жабылды", "Мэрия"],
    ["2", "Таза суу", "Түтүк тартуу", "каржы болгондо", "3 км түтүк", "«Таза суу, Ак-Суу» МИ, мэрия"],
]


def plan(path: Path, rows=ROWS) -> Path:
    made = docx.Document()
    made.add_heading("ИШ-ЧАРАЛАРДЫН ПЛАНЫ", 1)
    table = made.add_table(0, 6)
    for texts in (HEAD, ["1. Социалдык өнүгүү"], *rows):
        cells = table.add_row().cells
        if len(texts) == 1:
            cells[0].merge(cells[5]).text = texts[0]
        for cell, text in zip(cells, texts if len(texts) > 1 else (), strict=False):
            cell.text = text
    stream = io.BytesIO()
    made.save(stream)
    path.write_bytes(stream.getvalue())
    return path


def test_without_accept_it_only_says_what_it_would_do(mslite, tmp_path):
    out = tmp_path / "out.json"
    done = mslite("import", "programme", plan(tmp_path / "план.docx"), "--report", out)
    assert done.returncode == 0, done.stderr
    assert "A new programme: план" in done.stdout and "Activity: 2" in done.stdout
    assert "план.docx, table 1, row 4, column 4: The term was not understood" in done.stdout
    assert "Dry run: nothing was written" in done.stderr
    assert mslite("list", "activities").returncode == 1  # no programme is here
    told = json.loads(out.read_text(encoding="utf-8"))
    assert told["counts"] == {
        "priorities": 1, "sections": 0, "tasks": 2, "activities": 2, "indicators": 0, "indicator_rows": 0,
        "forecast_rows": 0, "abbreviations": 0, "headings_1": 1, "headings_2": 0, "swot": [0, 0, 0, 0],
    }  # fmt: skip
    assert {"file": "план.docx", "table": 1, "row": 4, "column": 4, "text": "каржы болгондо",
            "reason": "term_unclear"} in told["doubts"]  # fmt: skip
    rows = [row for row in told["rows"] if row["kind"] == "activity"]
    assert [[row[key] for key in ("task", "text", "term", "result", "responsible")] for row in rows] == [
        texts[1:] for texts in ROWS
    ]


def test_dry_run_said_aloud_and_accept_exclude_each_other(mslite, tmp_path):
    path = plan(tmp_path / "план.docx")
    assert mslite("import", "programme", path, "--dry-run").returncode == 0
    done = mslite("import", "programme", path, "--dry-run", "--accept")
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 2


def test_accepted_it_is_here_and_a_corrected_file_brings_it_up_to_date(mslite, tmp_path):
    path = plan(tmp_path / "план.docx")
    done = mslite("import", "programme", path, "--accept")
    assert done.returncode == 0 and "Written: 12 records" in done.stdout, done.stdout
    assert "New organisations: Мэрия, «Таза суу, Ак-Суу» МИ" in done.stdout
    again = mslite("import", "programme", path, "--accept")
    assert "Brings up to date: план" in again.stdout and "Written: 0 records" in again.stdout
    plan(path, [ROWS[0], [*ROWS[1][:3], "2030-ж.", *ROWS[1][4:]]])
    better = mslite("import", "programme", path, "--accept")
    assert "Written: 1 record." in better.stdout and "not understood" not in better.stdout
    lines = mslite("list", "activities").stdout.splitlines()
    assert len(lines) == 2 and "Түтүк тартуу" in lines[1] and "2030-ж." in lines[1]
    anew = mslite("import", "programme", path, "--accept", "--new")
    assert "A new programme" in anew.stdout
    both = mslite("list", "activities")
    assert both.returncode == 1 and "several programmes" in both.stderr
    first = anew.stdout.splitlines()[-1].split()[-1]
    assert len(mslite("list", "activities", "--programme", first).stdout.splitlines()) == 2


def test_what_is_no_programme_and_what_is_no_file(mslite, tmp_path):
    path = tmp_path / "тизме.csv"
    path.write_text("Аты;Телефону\nАсан;0555\n", encoding="utf-8-sig")
    done = mslite("import", "programme", path, "--accept")
    assert done.returncode == 1 and "nothing of a programme in «тизме.csv»" in done.stderr
    done = mslite("import", "programme", tmp_path / "none.docx")
    assert done.returncode == 1 and "none.docx" in done.stderr


def test_help_in_kyrgyz_of_what_was_understood(mslite, tmp_path):
    ky = type(mslite)(mslite.folder, "ky")
    done = ky("import", "programme", plan(tmp_path / "план.docx"))
    assert "Жаңы программа: план" in done.stdout and "Чара: 2" in done.stdout
    assert "4-сап, 4-тилке" in done.stdout


@pytest.fixture
def activities(shown):
    return lambda *filters: shown(
        "list", "activities", *(part for one in filters for part in ("--filter", one))
    ).stdout.splitlines()


def test_activities_are_listed_and_filtered(activities):
    whole = activities()
    assert len(whole) > 20
    for filters in (("year=2025",), ("state=running",), ("responsible=таза суу",), ("мектеп",)):
        some = activities(*filters)
        assert 0 < len(some) < len(whole) and set(some) < set(whole), filters
    both = set(activities("year=2025", "responsible=таза суу"))
    assert both == set(activities("year=2025")) & set(activities("responsible=таза суу"))


def test_a_filter_that_is_none_is_told(shown):
    done = shown("list", "activities", "--filter", "colour=red")
    assert done.returncode == 2 and "«colour=red» is no filter" in done.stderr and "year=2025" in done.stderr
    done = shown("list", "activities", "--filter", "ъъъъ")
    assert done.returncode == 0 and done.stdout == "" and "Nothing found." in done.stderr


def test_progress_as_a_whole_and_by_priority(shown):
    done = shown("report", "progress")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert "Whole programme" in lines[1] and "% done" in lines[1] and len(lines) > 4
    later = shown("report", "progress", "--year", "2027", "--half", "2").stdout.splitlines()
    assert later[0].endswith("2027/2") and "100 % due" in later[1]
