"""The system ends the program: what is typed is in the file and a backup is made, as at every end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mslite.domain.meetings import Meeting
from mslite.domain.office import MeetingKind
from mslite.domain.rows import RecordRef, Words
from mslite.services.office import Office, open_office

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")

ROOT = Path(__file__).resolve().parents[1]
CLERK, TYPED = "Осмонова Айгүл", "Суу түтүгү жөнүндө"
CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from mslite import app
from mslite.domain.rows import RecordRef
from mslite.ui.kit.doors import WhoDoor
from mslite.ui.pages.meeting.page import MeetingFrame
from tests.ui import hands

folder, meeting_id, typed = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
made = []


class Watched(app.App):
    def __init__(self, *given):
        super().__init__(*given)
        made.append(self)


def work():
    (program,) = made
    hands.until(lambda: isinstance(program.shell.stack.currentWidget(), WhoDoor), 20_000)
    program.shell.stack.currentWidget()._go()
    hands.until(lambda: program.ready)
    program.shell.open(RecordRef("meeting", meeting_id))
    page = program.shell.navigator.page
    hands.until(lambda: page.step is not None and program.desk.idle)
    hands.type_text(program.shell.focusWidget(), typed)
    print("typed", flush=True)


app.App = Watched
QTimer.singleShot(0, work)
sys.exit(app.main(folder, "ky"))
"""


@pytest.fixture
def meeting_id(tmp_path: Path) -> str:
    office = open_office(tmp_path / "data")
    assert isinstance(office, Office)
    office.settings.save_municipality(office.settings.municipality())
    office.work_as("", CLERK)
    saved = office.meetings.create(MeetingKind.STAFF)
    office.close()
    return saved.first(Meeting).id


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda one: one.name)
def test_the_program_is_told_to_end_in_the_middle_of_a_word(tmp_path, meeting_id, number):
    child = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", CHILD, str(tmp_path / "data"), meeting_id, TYPED],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with child:
        assert child.stdout is not None and child.stderr is not None
        said = child.stdout.readline().strip()
        if said != b"typed":
            child.kill()
            pytest.fail(child.stderr.read().decode())
        child.send_signal(number)
        moans = child.stderr.read().decode()
        assert child.wait(30) == 0, moans
    assert "Traceback" not in moans
    office = open_office(tmp_path / "data")
    assert isinstance(office, Office)
    try:
        meeting = office.records.require(RecordRef("meeting", meeting_id))
        assert meeting.title == Words(TYPED)
        assert office.last_backup() is not None
    finally:
        office.close()
