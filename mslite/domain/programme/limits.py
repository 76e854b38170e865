"""What looks wrong in a report: some of it hinders submitting, most is only asked about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from mslite.domain.problems import Problem, Severity
from mslite.domain.programme.kinds import ActivityState
from mslite.domain.programme.progress import Progress, ProgressState
from mslite.domain.programme.rows import ActivityReport, Fact, FactPart, Indicator
from mslite.domain.programme.values import PERCENT, Value, ValueKind, plain_unit, understand


def fact_problems(
    row: Indicator, fact: Fact, target: str, part: Progress, split: Sequence[FactPart], too_far: int
) -> Iterator[Problem]:
    """Return what is wrong with a fact: severity ISSUE hinders submitting it, WARNING is only asked about.

    ``target`` is the plan of the year as written; a fact ``too_far`` times over it is asked about.
    """
    unit = row.unit.of("ky")
    value, plan = understand(fact.value, unit), understand(target, unit)
    if not value:
        return
    if value.amount is None and plan.amount is not None:
        yield Problem("fact_no_number", "value", {"value": fact.value}, record_id=fact.id)
        return
    yield from _parts_add_up(value, split, unit, fact.id)
    if value.amount is None:
        return
    percent = PERCENT in (value.unit, plain_unit(unit))
    above = plan.amount is not None and plan.amount > 100
    if percent and not above and not 0 <= value.amount <= 100:
        yield _asked("fact_percent", fact, value=fact.value)
    units = (plain_unit(value.unit), plain_unit(plan.unit))
    if value.kind is ValueKind.DECIMAL and all(units) and units[0] != units[1]:
        yield _asked("fact_unit", fact, unit=value.unit, planned=plan.unit)
    size, aim = abs(value.amount), abs(plan.amount or Decimal(0))
    if size and aim and not aim / (10 * too_far) <= size <= aim * too_far:
        yield _asked("fact_far", fact, value=fact.value, plan=target)
    if part.state is ProgressState.FAR_BEHIND and not fact.comment:
        yield _asked("fact_reason", fact)


def report_problems(
    report: ActivityReport, part: Progress, before: ActivityReport | None
) -> Iterator[Problem]:
    """Return what is wrong with the report of an activity; severities as in :func:`fact_problems`."""
    if report.activity_state is ActivityState.DONE and report.percent is not None and report.percent < 100:
        yield Problem("report_done_percent", "percent", {"percent": report.percent}, record_id=report.id)
    last = before.percent if before else None
    if last is not None and report.percent is not None and report.percent < last:
        yield _asked("report_less", report, "percent", percent=report.percent, before=last)
    if part.state is ProgressState.FAR_BEHIND and not report.reason and written(report):
        yield _asked("report_reason", report, "reason")


def parts_of(split: Sequence[FactPart]) -> dict[str, tuple[FactPart, ...]]:
    """Return the parts of a fact by what they divide it by: sex, age, group, district."""
    out: dict[str, tuple[FactPart, ...]] = {}
    for name, key in (("sex", "sex"), ("age", "age"), ("group", "group"), ("district", "district_id")):
        found = tuple(part for part in split if getattr(part, key) is not None)
        if found:
            out[name] = found
    return out


def _parts_add_up(value: Value, split: Sequence[FactPart], unit: str, fact_id: str) -> Iterator[Problem]:
    if value.amount is None or value.kind is not ValueKind.DECIMAL:
        return
    for name, found in parts_of(split).items():
        amounts = [understand(part.value, unit).amount for part in found]
        if name == "group" or any(amount is None for amount in amounts):  # one may belong to several groups
            continue
        total = sum((amount for amount in amounts if amount is not None), Decimal(0))
        if total != value.amount:
            values = {"by": name, "sum": total, "value": value.written}
            yield Problem("fact_parts", "parts", values, record_id=fact_id)


def _asked(code: str, row: Fact | ActivityReport, field: str = "value", **values: object) -> Problem:
    return Problem(code, field, values, Severity.WARNING, row.id)


def written(report: ActivityReport | None) -> bool:
    """Tell whether anything is told of an activity."""
    return report is not None and bool(
        report.done or report.reason or report.percent is not None or report.activity_state is not None
    )
