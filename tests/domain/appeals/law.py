"""The law as the country pack has it, and the calendar that the package ``holidays`` knows."""

import json
from pathlib import Path

import holidays

from mslite.domain.appeals.calendar import Calendar
from mslite.domain.appeals.pack import Pack, pack_of
from mslite.domain.appeals.terms import DayKind, Holiday
from mslite.domain.rows import Words

COUNTRIES = Path(__file__).resolve().parents[3] / "resources" / "countries"


def pack(country: str = "KG") -> Pack:
    return pack_of(json.loads((COUNTRIES / f"{country}.json").read_text(encoding="utf-8")))


def calendar(country: str = "KG", first: int = 2025, last: int = 2027) -> Calendar:
    """The official calendar of a country, with its moved days."""
    known = holidays.country_holidays(country, years=range(first, last + 1))
    off = [Holiday(date=day, name=Words(name, name)) for day, name in known.items()]
    worked = [Holiday(date=day, kind=DayKind.WORKING) for day in known.weekend_workdays if day.year >= first]
    return Calendar.of([*off, *worked])
