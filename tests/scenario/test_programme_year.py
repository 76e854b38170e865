"""A year with the programme in the real program on a fresh folder, by keyboard alone, keys counted.

The office's own Word file becomes the programme; the council adopts it; the half-year is reported, checked,
closed and printed. ``MSLITE_PICTURES=folder`` keeps a picture of every station.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.scenario import programme
from tests.scenario.clerk import Clerk

YEAR: tuple[tuple[Callable[..., Any], int], ...] = (
    (programme.begin, 8),
    (programme.bring_in, 17),
    (programme.adopt, 14),
    (programme.half_year, 8),
    (programme.check, 23),
    (programme.close, 9),
    (programme.report, 8),
    (programme.next_morning, 5),
)


def test_from_the_word_file_to_the_report_of_the_half_year(
    hire: Callable[[str], Clerk], tmp_path: Path
) -> None:
    clerk = hire("ky")
    for station, most in YEAR:
        with clerk.counted(most):
            station(clerk, tmp_path)
