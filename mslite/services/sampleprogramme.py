"""The sample's programme: its third year is under way, a half-year is closed, the next one is reported."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from mslite.domain.meetings import Decision
from mslite.domain.office import Sex
from mslite.domain.programme import terms
from mslite.domain.programme.kinds import (
    ActivityState,
    ChapterRole,
    Counting,
    Direction,
    FactorKind,
    ForecastKind,
    FundingSource,
    IndicatorKind,
    Measure,
    PlanKind,
    ReportState,
)
from mslite.domain.programme.rows import (
    Abbreviation,
    ActivityReport,
    AnnualItem,
    Chapter,
    Fact,
    Factor,
    FactPart,
    ForecastSeries,
    ForecastValue,
    Funding,
    Indicator,
    Period,
    PlanItem,
    PlanLink,
    Programme,
    ReportRequest,
    Resolution,
    Responsible,
    Target,
)
from mslite.domain.rows import Row, Words
from mslite.services.office import Office

THOUSAND = 100_000
"""Tyiyn in a thousand som, in which the data tell money."""

REPORTED = (ReportState.APPROVED, ReportState.SUBMITTED, ReportState.RETURNED, ReportState.DRAFT)
"""States that the reports of the open half-year have in turn."""


class SampleProgramme:
    """Makes the programme of ``data``; ``organisations`` and ``bodies`` are identities by their keys.

    Half-years are counted from ``today``: the open one is that of sixteen days ago, so that in the first
    days of a new half-year the one before is still being reported.
    """

    def __init__(
        self, office: Office, data: Mapping[str, Any], organisations: Mapping[str, str], today: dt.date
    ) -> None:
        self._office, self._data, self._organisations = office, data, organisations
        self._today, day = today, today - dt.timedelta(days=16)
        self.year, self.half = day.year, 1 if day.month <= 6 else 2
        self.first = self.year - data["before"]
        self.years = range(self.first, self.first + data["years"])
        self._years = {f"y{no}": year for no, year in enumerate(self.years, start=1)}
        self._names = {one.id: one.name for one in office.directory.organisations()}
        self._rows: list[Row] = []
        self._plan: list[tuple[PlanItem, Mapping[str, Any]]] = []
        self._matrix: list[tuple[Indicator, Mapping[str, Any]]] = []

    def make(self, body_id: str | None, decision: Decision | None) -> None:
        """Write everything; ``body_id`` is the monitoring group, ``decision`` what led to an activity."""
        programme = Programme(
            name=self._words(self._data["name"]),
            slogan=self._words(self._data["slogan"]),
            first_year=self.years[0],
            last_year=self.years[-1],
            body_id=body_id,
        )
        self._id = programme.id
        self._add(programme)
        self._book()
        self._branch(self._data["plan"], None)
        self._indicators()
        self._forecast()
        if decision is not None:
            item = self._plan[3][0]
            link = PlanLink(
                programme_id=self._id, plan_item_id=item.id, table="decision", record_id=decision.id
            )
            self._add(link)
        self._office.records.save(*self._rows)
        self._adopt()
        self._rows = [*self._annual(), *self._requests_and_reports()]
        self._office.records.save(*self._rows)
        self._close()

    # ---- the book ------------------------------------------------------------------------------------

    def _add(self, *rows: Row) -> None:
        self._rows += rows

    def _words(self, value: str | Mapping[str, str] | None, lang: str = "ky") -> Words:
        found = {lang: value} if isinstance(value, str) else dict(value or {})
        return Words(**{one: self._text(text) for one, text in found.items()})

    def _text(self, text: str) -> str:
        for name, year in self._years.items():
            text = text.replace(f"{{{name}}}", str(year))
        return text

    def _book(self) -> None:
        for no, row in enumerate(self._data["chapters"], start=1):
            self._add(
                Chapter(
                    programme_id=self._id,
                    position=no,
                    level=row.get("level", 1),
                    role=ChapterRole(row.get("role", "prose")),
                    title=self._words(row["title"]),
                    text=self._words(row.get("text")),
                )
            )
        for no, (short, meaning) in enumerate(self._data["abbreviations"], start=1):
            self._add(
                Abbreviation(programme_id=self._id, position=no, short=Words(short), meaning=Words(meaning))
            )
        for kind, lines in self._data["factors"].items():
            for no, line in enumerate(lines, start=1):
                text, answer = (line, "") if isinstance(line, str) else line
                self._add(
                    Factor(
                        programme_id=self._id,
                        kind=FactorKind(kind),
                        position=no,
                        text=Words(text),
                        answer=Words(answer),
                    )
                )

    # ---- the plan ------------------------------------------------------------------------------------

    def _branch(self, rows: list[Mapping[str, Any]], parent: PlanItem | None) -> None:
        before: Mapping[str, Any] = {}
        for no, row in enumerate(rows, start=1):
            kind = next((one for one in PlanKind if one.value in row), PlanKind.ACTIVITY)
            text = row[kind.value] if kind is not PlanKind.ACTIVITY else row["text"]
            item = PlanItem(
                programme_id=self._id,
                parent_id=parent.id if parent else None,
                kind=kind,
                position=no,
                text=self._words(text, row.get("lang", "ky")),
                **(self._activity(row, before) if kind is PlanKind.ACTIVITY else {}),
            )
            self._add(item)
            if kind is PlanKind.ACTIVITY:
                self._plan.append((item, row))
                self._add(*self._responsible(row["by"], plan_item_id=item.id), *self._money(item, row))
            self._branch(row.get("rows", []), item)
            before = row

    def _activity(self, row: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
        lang = row.get("lang", "ky")
        term = self._words(row["term"], "ru" if "г" in row["term"][-2:] else lang)
        known = terms.understand(term.of(lang))
        return {
            "measure": Measure.PROJECT if row.get("project") else Measure.MEASURE,
            "term": term,
            "term_kind": known.kind,
            "first_year": known.first_year,
            "last_year": known.last_year,
            "term_on": known.day,
            "times": known.times,
            "result": self._words(row["result"], lang),
            "responsible": self._names_of(row["by"]),
            "state": ActivityState(row["state"]),
            "percent": row.get("percent"),
            "merged": "responsible" if before.get("by") == row["by"] else "",
        }

    def _names_of(self, keys: list[str]) -> Words:
        names = [self._names[self._organisations[key]] for key in keys]
        return Words(", ".join(one.ky for one in names), ", ".join(one.ru for one in names))

    def _responsible(self, keys: list[str], **owner: Any) -> Iterator[Responsible]:
        for no, key in enumerate(keys, start=1):
            yield Responsible(
                programme_id=self._id, organisation_id=self._organisations[key], position=no, **owner
            )

    def _money(self, item: PlanItem, row: Mapping[str, Any]) -> Iterator[Funding]:
        for source, plan in row.get("money", {}).items():
            spent = row.get("spent", {}).get(source, [])
            for no, amount in enumerate(plan):
                year, fact = self.years[no], spent[no] * THOUSAND if no < len(spent) else None
                over = year < self.year
                if amount:
                    yield Funding(
                        programme_id=self._id,
                        plan_item_id=item.id,
                        year=year,
                        source=FundingSource(source),
                        plan=amount * THOUSAND,
                        fact_first=fact // 2 if fact is not None and over else fact,
                        fact_second=fact - fact // 2 if fact is not None and over else None,
                    )

    # ---- matrix and forecast -------------------------------------------------------------------------

    def _indicators(self) -> None:
        for no, row in enumerate(self._data["indicators"], start=1):
            if "heading" in row:
                name = self._words(row["heading"])
                kind = IndicatorKind.HEADING
                self._add(Indicator(programme_id=self._id, kind=kind, position=no, name=name))
                continue
            main = self._indicator(row, no, None)
            for sub_no, sub in enumerate(row.get("subs", []), start=1):
                self._indicator(sub, sub_no, main.id)

    def _indicator(self, row: Mapping[str, Any], no: int, main_id: str | None) -> Indicator:
        indicator = Indicator(
            programme_id=self._id,
            main_id=main_id,
            position=no,
            issue=self._words(row.get("issue")),
            name=self._words(row["name"]),
            unit=self._words(row["unit"]),
            direction=Direction(row.get("direction", "up")),
            counting=Counting(row.get("counting", "level")),
            base_year=self.first - 1,
            base=row["base"],
            final=row["final"],
            responsible=self._names_of(row["by"]),
            merged=row.get("merged", ""),
        )
        self._matrix.append((indicator, row))
        self._add(indicator, *self._responsible(row["by"], indicator_id=indicator.id))
        for year, value in zip(self.years, row["targets"], strict=True):
            target = Target(programme_id=self._id, indicator_id=indicator.id, year=year, value=value)
            self._add(target)
        return indicator

    def _forecast(self) -> None:
        for no, row in enumerate(self._data["forecast"], start=1):
            series = ForecastSeries(
                programme_id=self._id,
                position=no,
                name=self._words(row["name"]),
                unit=self._words(row["unit"]),
            )
            self._add(series)
            for at, value in enumerate(row["values"]):
                self._add(
                    ForecastValue(
                        programme_id=self._id,
                        series_id=series.id,
                        year=self.first - 1 + at,
                        kind=ForecastKind.FORECAST if at else ForecastKind.FACT,
                        value=value,
                    )
                )

    # ---- the council, the year, the half-years -------------------------------------------------------

    def _adopt(self) -> None:
        said = self._data["adopted"]
        self._office.wordings.put_into_force(
            Resolution(
                programme_id=self._id,
                number=said["number"],
                date=dt.date(self.first, said["month"], said["day"]),
                council=self._words(said["council"]),
                about=self._words(said["about"]),
            )
        )

    def _annual(self) -> Iterator[AnnualItem]:
        for item, row in self._plan:
            if terms.understand(item.term.of("ky")).covers(self.year):
                own = self._data["annual"].get(row["text"]) if isinstance(row["text"], str) else None
                texts: Any = {name: self._words(text) for name, text in (own or {}).items()}
                yield AnnualItem(programme_id=self._id, plan_item_id=item.id, year=self.year, **texts)

    def _requests_and_reports(self) -> Iterator[Row]:
        year, half = (self.year, 1) if self.half == 2 else (self.year - 1, 2)
        closed = Period(
            programme_id=self._id,
            year=year,
            half=half,
            due=due(year, half),
            conclusion=self._words(self._data["conclusion"]),
        )
        now = Period(programme_id=self._id, year=self.year, half=self.half, due=due(self.year, self.half))
        yield closed
        yield now
        for no, (item, row) in enumerate(self._plan):
            if "done" not in row and "reason" not in row:
                continue
            for period in (closed, now):
                state = ReportState.APPROVED if period is closed else REPORTED[no % len(REPORTED)]
                if state is ReportState.DRAFT:
                    continue
                returned = state is ReportState.RETURNED
                yield ActivityReport(
                    programme_id=self._id,
                    period_id=period.id,
                    plan_item_id=item.id,
                    state=state,
                    done=Words(row.get("done", "")),
                    reason=Words(row.get("reason", "")),
                    activity_state=item.state,
                    percent=item.percent,
                    remark="Акт тиркелген эмес" if returned else "",
                )
        for no, (indicator, row) in enumerate(self._matrix):
            for period, value in zip((closed, now), row["facts"], strict=True):
                if value is None:
                    continue
                state = ReportState.APPROVED if period is closed else REPORTED[1 + no % 2]
                fact = Fact(
                    programme_id=self._id, period_id=period.id, indicator_id=indicator.id, state=state,
                    value=value, remark="Эсептөө кошулган эмес" if state is ReportState.RETURNED else "",
                )  # fmt: skip
                yield fact
                for sex, part in row.get("parts", []) if period is closed else []:
                    yield FactPart(programme_id=self._id, fact_id=fact.id, sex=Sex(sex), value=part)
        for no, key in enumerate(("water", "clean", "utilities")):
            yield ReportRequest(
                programme_id=self._id,
                period_id=now.id,
                organisation_id=self._organisations[key],
                handed_on=self._today - dt.timedelta(days=9),
                returned_on=None if no else self._today - dt.timedelta(days=2),
            )

    def _close(self) -> None:
        closed = self._office.programmes.book(self._id, "periods").periods[0]
        assert closed.due is not None
        self._office.records.save(dataclasses.replace(closed, locked=True, locked_on=closed.due))


def due(year: int, half: int) -> dt.date:
    """Return the 15th after a half-year, when what was done is reported."""
    return dt.date(year, 7, 15) if half == 1 else dt.date(year + 1, 1, 15)
