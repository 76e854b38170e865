"""Numbers without gaps and doubles; an issue that was cut leaves nothing half."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from mslite.domain.papers import Paper
from mslite.domain.problems import UserFixable
from mslite.domain.sheets import PrintChoice
from mslite.services.office import Office
from tests.services.day import staff_meeting

CHOICE = PrintChoice()


def test_two_writers_get_every_number_once(office: Office) -> None:
    meetings = [staff_meeting(office) for _ in range(6)]
    numbers: list[int] = []
    errors: list[BaseException] = []

    def issue(some: list[str]) -> None:
        try:
            for meeting_id in some:
                numbers.append(office.papers.issue(meeting_id, CHOICE).first(Paper).seq)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=issue, args=(part,)) for part in (meetings[:3], meetings[3:])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert sorted(numbers) == [1, 2, 3, 4, 5, 6]


def test_one_meeting_issued_twice_at_once_has_one_protocol(office: Office) -> None:
    meeting_id = staff_meeting(office)
    told: list[str] = []
    start = threading.Barrier(2)

    def issue() -> None:
        start.wait()
        try:
            office.papers.issue(meeting_id, CHOICE)
            told.append("issued")
        except UserFixable as error:
            told.append(error.code)

    threads = [threading.Thread(target=issue) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["already_issued", "issued"]
    assert len(office.papers.papers_of(meeting_id)) == 1


CUT = """
import os, signal, sys
from pathlib import Path
from mslite.domain.sheets import PrintChoice
from mslite.services import freeze
from mslite.services.base import Action
from mslite.services.office import Office

folder, key, meeting_id, after = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.argv[3], int(sys.argv[4])
office = Office(folder, key)
office.actor = "Асанова"
saved, save = 0, Action.save

def save_and_die(self, row, *before):
    global saved
    result = save(self, row, *before)
    saved += 1
    if saved == after:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return result

Action.save = save_and_die
office.papers.issue(meeting_id, PrintChoice())
"""


@pytest.mark.parametrize("after", [1, 2, 3])
def test_a_kill_in_the_middle_of_issue_leaves_nothing(tmp_path: Path, key: bytes, after: int) -> None:
    folder = tmp_path / "data"
    office = Office(folder, key)
    office.actor = "Асанова"
    meeting_id = staff_meeting(office)
    office.close()
    child = subprocess.run(
        [sys.executable, "-c", CUT, str(folder), key.hex(), meeting_id, str(after)],
        env=dict(os.environ, PYTHONPATH=str(Path(__file__).parents[2])),
        check=False,
        capture_output=True,
    )
    assert child.returncode not in (0, 1), child.stderr.decode()
    office = Office(folder, key)
    office.actor = "Асанова"
    try:
        assert not office.papers.papers_of(meeting_id)
        paper = office.papers.issue(meeting_id, CHOICE).first(Paper)
        assert paper.seq == 1
        assert office.papers.pdf(paper.id).startswith(b"%PDF-")
    finally:
        office.close()
