"""The measuring itself: pairs, budgets, reported values, failures."""

import json

import pytest

from benchmarks.__main__ import cases
from benchmarks.harness import Case, Failed, Run, judge, line, measure, store


def runs(*values: float) -> list[Run]:
    return [Run(value, 50) for value in values]


def test_the_ratio_is_taken_pair_by_pair():
    case = Case("a", ours=(), ratio=2)
    result = judge(case, {"ours": runs(1, 10, 3), "floor": runs(1, 5, 1)})
    assert (result.ours, result.floor, result.ratio, result.kept) == (3, 1, 2, True)


@pytest.mark.parametrize(
    ("limits", "kept"),
    [({"ratio": 3}, True), ({"ratio": 2}, False), ({"most": 6}, True), ({"ratio": 3, "most": 5}, False)],
)
def test_a_budget_is_kept_or_broken(limits, kept):
    result = judge(Case("a", ours=(), **limits), {"ours": runs(6), "floor": runs(2)})
    assert result.kept is kept
    assert line(result).endswith("kept" if kept else "OVER")


def test_a_child_may_report_its_own_value():
    printed = ("-c", "print('words'); print('{\"value\": 4}')")
    result = measure(Case("a", ours=printed, floor=("-c", "print('{\"value\": 2}')"), ratio=2, rounds=1))
    assert (result.ours, result.floor, result.ratio) == (4, 2, 2)
    assert result.peak_mb > 1


def test_a_child_that_fails_is_told_with_its_words():
    with pytest.raises(Failed, match="ended with 3"):
        measure(Case("a", ours=("-c", "raise SystemExit(3)"), rounds=1))


def test_results_not_measured_this_time_keep_their_entry(tmp_path):
    file = tmp_path / "latest.json"
    for name in ("b", "a"):
        store([judge(Case(name, ours=()), {"ours": runs(1)})], file)
    assert list(json.loads(file.read_text(encoding="utf-8"))) == ["a", "b"]


def test_every_case_has_a_name_of_its_own_and_a_budget():
    names = [case.name for case in cases()]
    assert len(set(names)) == len(names) >= 5
    assert all(case.ratio is not None or case.most is not None for case in cases())
