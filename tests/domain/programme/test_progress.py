"""The formula of progress at its edges: base, direction, levels and sums, zeros, ratios, gaps, too much."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mslite.domain.programme.kinds import ActivityState, Counting, Direction, PlanKind, ReportState, TermKind
from mslite.domain.programme.progress import (
    Moment,
    Progress,
    ProgressState,
    activity_due,
    of_activity,
    of_group,
    of_indicator,
    of_plan,
)
from mslite.domain.programme.rows import (
    ActivityReport,
    Book,
    Fact,
    Indicator,
    Period,
    PlanItem,
    Programme,
    Target,
)
from mslite.domain.rows import Words

D = Decimal
P = "programme"
YEARS = (2024, 2027)
NOW = Moment(2025)


def indicator(**values: object) -> Indicator:
    return Indicator(**({"programme_id": P, "name": Words("Таза суу")} | values))  # type: ignore[arg-type]


def measured(
    row: Indicator, targets: dict[int, str], facts: dict[Moment, str], when: Moment = NOW
) -> Progress:
    return of_indicator(
        row,
        [
            Target(programme_id=P, indicator_id=row.id, year=year, value=value)
            for year, value in targets.items()
        ],
        [
            (at, Fact(programme_id=P, period_id="p", indicator_id=row.id, value=value))
            for at, value in facts.items()
        ],
        when,
        YEARS,
    )


LEVELS = {2024: "65 %", 2025: "70 %", 2026: "75 %", 2027: "80 %"}


def test_a_level_is_measured_from_its_base() -> None:
    row = indicator(base_year=2023, base="60 %", final="80 %")

    found = measured(row, LEVELS, {Moment(2025): "70 %"})

    assert (found.plan, found.fact, found.of_plan, found.done) == (70, 70, 1, D("0.5"))
    assert (found.state, found.due, found.percent) == (ProgressState.ON_TRACK, D("0.5"), 50)


def test_a_first_half_year_asks_half_of_the_step() -> None:
    row = indicator(base_year=2023, base="60 %", final="80 %")

    assert measured(row, LEVELS, {}, Moment(2024, 1)).plan == D("62.5")
    assert measured(row, LEVELS, {}, Moment(2025, 1)).plan == D("67.5")


def test_the_last_fact_known_counts_and_later_ones_do_not() -> None:
    row = indicator(base_year=2023, base="60 %", final="80 %")
    facts = {Moment(2024): "66 %", Moment(2025, 1): "–", Moment(2026): "79 %"}

    found = measured(row, LEVELS, facts, Moment(2025))

    assert (found.fact, found.at) == (66, Moment(2024))


def test_less_is_better() -> None:
    row = indicator(direction=Direction.DOWN, base_year=2023, base="40", final="20")

    found = measured(row, {2025: "30", 2027: "20"}, {Moment(2025): "35"})

    assert (found.of_plan, found.done, found.state) == (D("0.5"), D("0.25"), ProgressState.FAR_BEHIND)


def test_too_much_is_told_in_full_and_capped_for_the_mean() -> None:
    row = indicator(base_year=2023, base="60 %", final="80 %")

    found = measured(row, LEVELS, {Moment(2025): "90 %"})

    assert (found.done, found.capped, found.of_plan, found.state) == (D("1.5"), 1, 3, ProgressState.REACHED)


def test_worse_than_the_base_is_told_and_counts_as_nothing() -> None:
    row = indicator(base_year=2023, base="60 %", final="80 %")

    found = measured(row, LEVELS, {Moment(2025): "50 %"})

    assert found.worse
    assert (found.done, found.capped, found.state) == (D("-0.5"), 0, ProgressState.FAR_BEHIND)


def test_periods_add_up_to_the_final_target() -> None:
    row = indicator(counting=Counting.PER_PERIOD, base="0 км", final="10 км", unit=Words("1 км"))
    targets = dict.fromkeys(range(2024, 2028), "2,5 км")
    facts = {Moment(2024, 1): "1 км", Moment(2024, 2): "1,5 км", Moment(2025, 1): "1 км"}

    found = measured(row, targets, facts, Moment(2025, 1))

    assert (found.plan, found.fact, found.done, found.due) == (D("3.75"), D("3.5"), D("0.35"), D("0.375"))
    assert found.state is ProgressState.BEHIND


def test_what_adds_up_and_shall_be_little_is_measured_by_the_time_that_passed() -> None:
    row = indicator(counting=Counting.PER_PERIOD, direction=Direction.DOWN, base="12")
    targets = dict.fromkeys(range(2024, 2028), "10")

    half_way = measured(row, targets, {Moment(2024): "8", Moment(2025): "10"})
    ended = measured(row, targets, {Moment(2024): "8", Moment(2027): "10"}, Moment(2027))

    assert (half_way.of_plan, half_way.done, half_way.state) == (D("1.1"), D("0.5"), ProgressState.ON_TRACK)
    assert ended.state is ProgressState.REACHED


@pytest.mark.parametrize(
    ("direction", "target", "fact", "of_plan"),
    [
        (Direction.DOWN, "0", "0", 1),
        (Direction.DOWN, "0", "3", 0),
        (Direction.UP, "0", "0", 1),
        (Direction.UP, "0", "-2", 0),
    ],
)
def test_a_target_of_zero(direction: Direction, target: str, fact: str, of_plan: int) -> None:
    found = measured(indicator(direction=direction), {2025: target}, {Moment(2025): fact})

    assert found.of_plan == of_plan


def test_a_level_that_shall_be_held() -> None:
    row = indicator(base_year=2023, base="100 %", final="100 %")

    assert measured(row, {2025: "100 %"}, {Moment(2025): "100 %"}).state is ProgressState.REACHED
    lost = measured(row, {2025: "100 %"}, {Moment(2025): "80 %"})
    assert (lost.of_plan, lost.state, lost.worse) == (D("0.8"), ProgressState.BEHIND, True)


def test_ratios_are_reckoned_by_what_comes_to_one() -> None:
    row = indicator(base_year=2022, base="1:0", final="1:3")

    found = measured(row, {2023: "1:0,3", 2024: "1:0,8", 2025: "1:2", 2026: "1:2,5"}, {Moment(2025): "1:1,5"})

    assert (found.plan, found.of_plan, found.done) == (2, D("0.75"), D("0.5"))


def test_a_missing_target_stands_on_the_line_between_its_neighbours() -> None:
    row = indicator(base_year=2023, base="60", final="80")

    assert measured(row, {2024: "64", 2026: "72"}, {}).plan == 68
    assert measured(row, {2025: "70 балл"}, {}, Moment(2026)).plan == 75, "the final target ends the line"
    assert measured(row, {2025: "курулат"}, {}, Moment(2027)).plan == 80


def test_without_a_plan_or_a_fact_nothing_is_told() -> None:
    alone = measured(indicator(base="5"), {}, {Moment(2025): "7"})
    silent = measured(indicator(base="5"), {2025: "7"}, {Moment(2025): "курулду"})

    assert (alone.state, alone.done, alone.fact) == (ProgressState.NO_DATA, None, 7)
    assert (silent.state, silent.done, silent.plan) == (ProgressState.NO_DATA, None, 7)


numbers = st.integers(-1000, 1000).map(str)


@given(
    base=st.one_of(numbers, st.just("")),
    targets=st.dictionaries(st.integers(2024, 2027), numbers, min_size=1),
    final=st.one_of(numbers, st.just("")),
    facts=st.tuples(st.integers(-2000, 2000), st.integers(-2000, 2000)),
    direction=st.sampled_from(Direction),
    counting=st.sampled_from(Counting),
    when=st.builds(Moment, st.integers(2023, 2028), st.sampled_from((1, 2))),
)
def test_a_better_fact_is_never_less(
    base: str,
    targets: dict[int, str],
    final: str,
    facts: tuple[int, int],
    direction: Direction,
    counting: Counting,
    when: Moment,
) -> None:
    row = indicator(base_year=2023, base=base, final=final, direction=direction, counting=counting)
    worse, better = sorted(facts, reverse=direction is Direction.DOWN)

    one, other = (measured(row, targets, {when: str(fact)}, when) for fact in (worse, better))

    assert one.done is not None and other.done is not None and one.of_plan is not None
    assert other.of_plan is not None and one.of_plan <= other.of_plan
    assert one.capped <= other.capped
    assert 0 <= one.capped <= 1
    assert one.due is None or 0 <= one.due <= 1


def activity(**values: object) -> PlanItem:
    terms = {"term_kind": TermKind.YEARS, "first_year": 2024, "last_year": 2025}
    return PlanItem(**({"programme_id": P, "text": Words("Мектеп куруу")} | terms | values))  # type: ignore[arg-type]


def report(item: PlanItem, **values: object) -> ActivityReport:
    return ActivityReport(**({"programme_id": P, "period_id": "p", "plan_item_id": item.id} | values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "when", "due"),
    [
        ({}, Moment(2023), 0),
        ({}, Moment(2024, 1), D("0.25")),
        ({}, Moment(2024), D("0.5")),
        ({}, Moment(2026), 1),
        ({"last_year": None}, Moment(2024, 1), D("0.5")),
        ({"term_kind": TermKind.DATE, "term_on": dt.date(2025, 9, 1)}, Moment(2025, 1), 0),
        ({"term_kind": TermKind.DATE, "term_on": dt.date(2025, 9, 1)}, Moment(2025, 2), 1),
        ({"term_kind": TermKind.YEARLY}, Moment(2025), D("0.5")),
        ({"term_kind": TermKind.UNCLEAR}, Moment(2025), D("0.5")),
    ],
)
def test_what_ought_to_be_done_follows_the_term(
    values: dict[str, object], when: Moment, due: Decimal
) -> None:
    assert activity_due(activity(**values), when, YEARS) == due


def test_the_word_of_an_activity() -> None:
    def word(item: PlanItem, when: Moment, *reports: tuple[Moment, ActivityReport]) -> ProgressState:
        return of_activity(item, reports, when, YEARS).state

    assert word(activity(), Moment(2023)) is ProgressState.NOT_DUE
    assert word(activity(), Moment(2024)) is ProgressState.NO_DATA
    assert word(activity(percent=50), Moment(2024)) is ProgressState.ON_TRACK
    assert word(activity(percent=40), Moment(2024)) is ProgressState.BEHIND
    assert word(activity(percent=30), Moment(2024)) is ProgressState.FAR_BEHIND
    assert word(activity(percent=99), Moment(2025)) is ProgressState.BEHIND, "past its term"
    assert word(activity(state=ActivityState.DONE), Moment(2024)) is ProgressState.REACHED
    assert of_activity(activity(state=ActivityState.CANCELLED), (), Moment(2024), YEARS).total == 0


def test_the_last_report_counts() -> None:
    item = activity(percent=10)
    reports = [
        (Moment(2024, 1), report(item, percent=30)),
        (Moment(2024, 2), report(item, done=Words("Долбоор даяр"))),
        (Moment(2025, 1), report(item, activity_state=ActivityState.DONE)),
    ]

    assert of_activity(item, reports, Moment(2024), YEARS).done == D("0.3")
    assert of_activity(item, reports, Moment(2025), YEARS).done == 1


@given(
    st.lists(
        st.builds(Progress, done=st.one_of(st.none(), st.decimals(-3, 3, places=2)), due=st.just(D("0.5")))
    )
)
def test_a_mean_stays_between_its_parts(parts: list[Progress]) -> None:
    found = of_group(parts)
    shares = [part.capped for part in parts if part.done is not None]

    assert (found.done is None) == (not shares)
    if found.done is not None:
        assert min(shares) <= round(found.done, 9) <= max(shares)


def test_a_priority_is_the_mean_of_what_stands_below_it() -> None:
    priority = PlanItem(programme_id=P, kind=PlanKind.PRIORITY)
    other = PlanItem(programme_id=P, kind=PlanKind.PRIORITY)
    task = PlanItem(programme_id=P, kind=PlanKind.TASK, parent_id=priority.id)
    first = activity(parent_id=task.id, percent=100)
    second = activity(parent_id=priority.id)
    cancelled = activity(parent_id=priority.id, state=ActivityState.CANCELLED)
    main = indicator(plan_item_id=task.id)
    subs = [indicator(main_id=main.id, base_year=2023, base="0", final="10") for _ in range(2)]
    silent = indicator(plan_item_id=task.id)
    period = Period(programme_id=P, year=2025, half=2)
    facts = tuple(
        Fact(
            programme_id=P, period_id=period.id, indicator_id=sub.id, value=value, state=ReportState.APPROVED
        )
        for sub, value in zip(subs, ("10", "0"), strict=True)
    )
    book = Book(
        programme=Programme(id=P, first_year=2024, last_year=2027),
        items=(priority, other, task, first, second, cancelled),
        indicators=(main, *subs, silent),
        targets=tuple(Target(programme_id=P, indicator_id=sub.id, year=2027, value="10") for sub in subs),
        periods=(period,),
        facts=facts,
    )

    found = of_plan(book, Moment(2025))

    assert found.indicators[main.id].done == D("0.5")
    assert found.groups[priority.id].done == D("0.5"), "100, nothing, and the mean of the two parts"
    assert (found.groups[priority.id].known, found.groups[priority.id].total) == (2, 4)
    assert found.groups[task.id].done == D("0.75")
    assert (found.groups[other.id].state, found.groups[other.id].total) == (ProgressState.NO_DATA, 0)
    assert found.whole.done == found.groups[priority.id].done


def test_returned_reports_do_not_count_where_only_approved_ones_shall() -> None:
    item = activity()
    period = Period(programme_id=P, year=2025)
    book = Book(
        programme=Programme(id=P),
        items=(item,),
        periods=(period,),
        reports=(report(item, period_id=period.id, percent=70, state=ReportState.SUBMITTED),),
    )

    assert of_plan(book, Moment(2025)).activities[item.id].done == D("0.7")
    assert of_plan(book, Moment(2025), approved=True).activities[item.id].done == 0
