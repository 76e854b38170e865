"""A whole programme goes out as JSON and into another office, its half-years with it."""

import dataclasses

from mslite.domain.programme.rows import BOOK_ROWS, Period
from mslite.domain.rows import Words
from mslite.services.office import Office
from tests.exchange.conftest import Open
from tests.services.programme.town import found_town


def test_a_programme_with_a_closed_half_year_comes_into_another_office(office: Office, empty: Open) -> None:
    town = found_town(office)
    period = office.monitoring.open(town.programme.id, 2025, 1).first(Period)
    office.monitoring.write(
        period.id, {town.pipe.id: {"done": Words("2 км"), "percent": 40}, town.water.id: {"value": "66,5"}}
    )
    office.monitoring.submit(period.id)
    office.monitoring.approve(period.id)
    office.monitoring.lock(period.id, anyway=True)
    other = empty("kara-suu")
    other.exchange.import_json(office.exchange.export_json())
    before, after = (one.programmes.book(town.programme.id) for one in (office, other))
    for part in BOOK_ROWS:
        ours, theirs = (
            [dataclasses.replace(row, version=0) for row in getattr(book, part)] for book in (before, after)
        )
        assert ours == theirs, part
    assert after.periods[0].locked
    assert [row.value for row in after.facts] == ["66,5"]
