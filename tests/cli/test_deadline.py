"""``mslite deadline``: one sentence and the date."""

import pytest


@pytest.mark.parametrize(("start", "due"), [("2026-04-24", "2026-05-22"), ("2026-03-02", "2026-03-23")])
def test_consideration_ends_on_the_check_dates(shown, start, due):
    done = shown("deadline", "--from", start)
    assert (done.returncode, done.stderr) == (0, "")
    sentence, date = done.stdout.splitlines()
    assert date == due
    assert sentence.startswith("14 working days, counted from ") and "№ 67" in sentence


def test_another_term_in_russian(shown):
    done = type(shown)(shown.folder, "ru")("deadline", "--from", "2026-04-24", "--rule", "copies")
    assert done.stdout.splitlines()[1] == "2026-05-11"
    assert done.stdout.startswith("5 рабочих дней, считая с 25.04.2026, истекают 11.05.2026")


def test_a_new_folder_knows_the_law_too(mslite):
    assert mslite("deadline", "--from", "2026-04-24").stdout.splitlines()[-1] == "2026-05-22"


def test_what_is_no_date_or_no_rule_is_said(shown):
    assert shown("deadline", "--from", "24.04.2026").returncode == 2
    assert shown("deadline").returncode == 2
    assert shown("deadline", "--from", "2026-04-24", "--rule", "lunch").returncode == 2
    far = shown("deadline", "--from", "9999-12-30")
    assert far.returncode == 1 and "9999" in far.stderr
