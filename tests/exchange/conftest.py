"""Offices to take from and to bring into: real data files, real attached files, real PDFs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mslite.db import keys
from mslite.domain.office import Municipality
from mslite.domain.rows import Words
from mslite.services.office import Office

Open = Callable[[str], Office]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Open]:
    """Open a fresh data folder by name, its first start not done; «Асанова» works."""
    opened: list[Office] = []

    def fresh(name: str) -> Office:
        folder = tmp_path / name
        opened.append(Office(folder, keys.create(folder)))
        opened[-1].actor = "Асанова Мээрим Талантовна"
        return opened[-1]

    yield fresh
    for office in opened:
        office.close()


@pytest.fixture
def office(empty: Open) -> Office:
    """The office of Ак-Суу."""
    office = empty("ak-suu")
    office.settings.save_municipality(
        Municipality(
            name=Words("Ак-Суу шаарынын мэриясы", "Мэрия города Ак-Суу"),
            place=Words("Ак-Суу шаары", "город Ак-Суу"),
        )
    )
    return office
