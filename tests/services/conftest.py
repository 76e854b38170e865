"""A real office in a fresh folder: real data file, real files, real PDFs."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from mslite.db import keys
from mslite.domain.office import Municipality
from mslite.domain.rows import Words
from mslite.services.office import Office


@pytest.fixture
def key(tmp_path: Path) -> bytes:
    return keys.create(tmp_path / "data")


@pytest.fixture
def office(tmp_path: Path, key: bytes) -> Iterator[Office]:
    """An office whose first start is done and whose secretary works."""
    office = Office(tmp_path / "data", key)
    office.actor = "Асанова Мээрим Талантовна"
    office.settings.save_municipality(
        Municipality(
            name=Words("Ак-Суу шаарынын мэриясы", "Мэрия города Ак-Суу"),
            place=Words("Ак-Суу шаары", "город Ак-Суу"),
        )
    )
    yield office
    office.close()


@pytest.fixture
def count_queries(office: Office) -> Callable[[], AbstractContextManager[list[str]]]:
    """Count the statements that a read sends: ``with count_queries() as sent: …; len(sent)``."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        sent: list[str] = []

        def note(conn, cursor, statement, parameters, context, executemany) -> None:
            if statement.lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE", "WITH")):
                sent.append(statement)

        engines = {office.store._reader}
        for engine in engines:
            event.listen(engine, "before_cursor_execute", note)
        try:
            yield sent
        finally:
            for engine in engines:
                event.remove(engine, "before_cursor_execute", note)

    return counting
