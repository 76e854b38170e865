"""A whole day of a clerk in the real program on a fresh folder, by keyboard alone, keys counted.

The numbers are the keys beyond the words typed, as measured, with a little room: a page that begins to ask
for more of them fails here. ``MSLITE_PICTURES=folder`` keeps a picture of every station.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mslite.domain.papers import PaperState
from tests.scenario import afternoon, morning, short
from tests.scenario.clerk import Clerk

DAY: tuple[tuple[Callable[..., Any], int], ...] = (
    (morning.wizard, 17),
    (morning.new_meeting, 5),
    (morning.what_and_when, 7),
    (morning.agenda, 21),
    (morning.invited, 28),
    (morning.checklist, 3),
    (morning.notice, 11),
    (morning.registration, 30),
    (afternoon.minutes, 24),
    (afternoon.missing, 7),
    (afternoon.issue, 16),
    (afternoon.restart, 4),
    (afternoon.sign, 6),
    (afternoon.closed, 12),
    (afternoon.correct, 20),
    (afternoon.after, 16),
    (afternoon.find, 4),
    (afternoon.history, 6),
    (afternoon.trash, 10),
    (afternoon.home, 0),
)


def test_from_the_first_start_to_the_signed_and_corrected_protocol(
    hire: Callable[[str], Clerk], tmp_path: Path
) -> None:
    clerk = hire("ky")
    for station, most in DAY:
        with clerk.counted(most):
            station(clerk, tmp_path)


def test_a_short_meeting_in_russian(hire: Callable[[str], Clerk], tmp_path: Path) -> None:
    clerk = hire("ru")
    with clerk.counted(60):
        short.meeting(clerk, tmp_path)
    protocol = clerk.office.meetings.page(clerk.meeting_id).protocol
    assert protocol is not None
    assert (protocol.number, protocol.state) == ("1", PaperState.ISSUED)
    printed = morning.words(clerk.office.papers.pdf(protocol.id))
    for told in ("СЛУШАЛИ", "РЕШИЛИ", short.REPORT, short.DECISION, "Э.С. Бакиров"):
        assert told in printed, told
