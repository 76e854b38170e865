"""A small programme of Ак-Суу, adopted, for monitoring."""

import dataclasses

from mslite.domain.office import Organisation
from mslite.domain.programme.kinds import Counting, FundingSource, PlanKind, ProgrammeState, TermKind
from mslite.domain.programme.rows import Funding, Indicator, PlanItem, Programme, Responsible, Target
from mslite.domain.rows import Words
from mslite.services.office import Office


@dataclasses.dataclass(frozen=True)
class Town:
    """The programme's rows by what they are."""

    programme: Programme
    priority: PlanItem
    pipe: PlanItem
    school: PlanItem
    later: PlanItem
    water: Indicator
    roads: Indicator
    utility: Organisation
    education: Organisation


def found_town(office: Office) -> Town:
    """Write a programme of 2024–2027: two activities that run, one of 2027, two indicators, two bodies."""
    programme = Programme(
        name=Words("Ак-Суунун программасы"), first_year=2024, last_year=2027, state=ProgrammeState.ADOPTED
    )
    at = {"programme_id": programme.id}
    priority = PlanItem(**at, kind=PlanKind.PRIORITY, text=Words("Инфраструктура"))

    def activity(text: str, no: int, first: int, last: int) -> PlanItem:
        return PlanItem(
            **at, parent_id=priority.id, position=no, text=Words(text),
            term_kind=TermKind.YEARS, first_year=first, last_year=last,
        )  # fmt: skip

    pipe = activity("Суу түтүгүн алмаштыруу", 1, 2024, 2025)
    school = activity("Мектептин чатырын оңдоо", 2, 2025, 2025)
    later = activity("Көпүрө куруу", 3, 2027, 2027)
    water = Indicator(
        **at, plan_item_id=priority.id, position=1, name=Words("Таза суу менен камсыз болгондор"),
        unit=Words("%"), base_year=2023, base="60 %", final="80 %",
    )  # fmt: skip
    roads = Indicator(
        **at, plan_item_id=priority.id, position=2, name=Words("Оңдолгон жол"), unit=Words("км"),
        counting=Counting.PER_PERIOD, base="0", final="10 км",
    )  # fmt: skip
    targets = [
        *(
            Target(**at, indicator_id=water.id, year=2023 + no, value=f"{60 + 5 * no} %")
            for no in range(1, 5)
        ),
        *(Target(**at, indicator_id=roads.id, year=2023 + no, value="2,5 км") for no in range(1, 5)),
    ]
    utility, education = (
        Organisation(name=Words(name)) for name in ("«Ак-Суу суу» МИ", "Билим берүү бөлүмү")
    )
    money = Funding(
        **at, plan_item_id=pipe.id, year=2025, source=FundingSource.TOWN_BUDGET, plan=5_000_000_00
    )
    office.records.save(
        programme, priority, pipe, school, later, water, roads, *targets, utility, education, money
    )
    office.records.save(
        Responsible(**at, plan_item_id=pipe.id, organisation_id=utility.id),
        Responsible(**at, plan_item_id=school.id, organisation_id=education.id),
        Responsible(**at, indicator_id=water.id, organisation_id=utility.id),
    )
    return Town(programme, priority, pipe, school, later, water, roads, utility, education)
