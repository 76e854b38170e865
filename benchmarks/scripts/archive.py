"""A data file of many statements, made once by a seeded generator and kept in the cache."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from pathlib import Path

from benchmarks.harness import CACHE
from mslite.db.migrate import SCHEMA
from mslite.db.store import FILE_NAME, Store
from mslite.domain.meetings import AgendaItem, Meeting, MeetingState, Statement
from mslite.domain.office import MeetingKind
from mslite.domain.rows import Words

KEY = bytes(range(32))
STATEMENTS, MEETINGS = 100_000, 1_000
COMMON, RARE = "маселе", "кемпирабад"
"""A word of every third statement, a word of every five-thousandth."""

_BEGINNINGS = (
    *("су", "жо", "кө", "мек", "тү", "бал", "айы", "эл", "үй", "шаа", "таш", "өз", "кең", "иш", "бюд", "да"),
    *("про", "во", "до", "шко", "го", "ре", "ём", "ул", "ты", "ңай", "ки", "мо", "сы", "ак"),
)
_ENDINGS = (
    *("у", "лдор", "чө", "теп", "тнү", "а", "лык", "гө", "нүн", "рды", "ына", "кө", "ештин", "ке", "жет"),
    *("рам", "ра", "рога", "лы", "род", "монт", "кость", "ица", "са", "ла", "лер", "ст", "рга", "суу", "ден"),
)


def folder() -> Path:
    """Return the folder of the archive of today's schema."""
    return CACHE / f"archive{SCHEMA}"


def make() -> None:
    """Make the archive unless it is there: about half a minute."""
    if (folder() / "whole").exists():
        return
    shutil.rmtree(folder(), ignore_errors=True)
    folder().mkdir(parents=True)
    chance = random.Random("archive")
    words = [b + e for b in _BEGINNINGS for e in _ENDINGS]
    weights = [1 / (1 + no) for no in range(len(words))]

    def text(no: int) -> str:
        said = chance.choices(words, weights, k=chance.randint(10, 60))
        if no % 3 == 0:
            said.insert(3, COMMON)
        if no % 5_000 == 0:
            said.insert(5, RARE)
        return " ".join(said)

    store = Store(folder(), KEY)
    store.actor = "Асанова Мээрим"
    each = STATEMENTS // MEETINGS
    for no in range(MEETINGS):
        date = dt.date(2020, 1, 6) + dt.timedelta(days=no * 2)
        title = Words(" ".join(chance.choices(words, k=4)))
        meeting = Meeting(kind=MeetingKind.STAFF, date=date, title=title, state=MeetingState.HELD)
        item = AgendaItem(meeting_id=meeting.id, text=Words("Ар кандай"))
        with store.write() as writer:
            writer.save(meeting)
            writer.save(item)
            writer.save_all(
                [
                    Statement(
                        meeting_id=meeting.id,
                        item_id=item.id,
                        position=place,
                        speaker=chance.choice(("Төлөев Б.", "Осмонова А.", "Жээнбаева Н.")),
                        text=text(no * each + place),
                    )
                    for place in range(each)
                ]
            )
    store.close()
    (folder() / "whole").touch()


def copy(target: Path) -> None:
    """Copy the archive's file, to be written to."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy(folder() / FILE_NAME, target / FILE_NAME)
