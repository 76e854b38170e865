"""The power goes while the minutes are written; after the restart the clerk goes on where it was."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mslite.domain.meetings import MeetingState
from mslite.ui.kit.linkrow import LinkRow
from tests.scenario.clerk import CTRL, Clerk, K
from tests.scenario.morning import CHAIR, TITLE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")

ROOT = Path(__file__).resolve().parents[2]
TYPED = "Токтогул көчөсүндөгү түтүк эскирди, үңкүрдөй тешик бар"
CHILD = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from mslite.config import places
from mslite.ui.kit import theme
from mslite.ui.kit.keys import KeyFilter
from tests.scenario import morning
from tests.scenario.clerk import CTRL, Clerk, K
from tests.ui import hands

folder, typed = Path(sys.argv[1]), sys.argv[2]
app = QApplication(sys.argv[:1])
theme.install(app, places.resources(), scheme="light")
KeyFilter(app)
clerk = Clerk(folder)
clerk.start()
for station in (morning.wizard, morning.new_meeting, morning.what_and_when, morning.invited):
    station(clerk, folder)
clerk.press(K.Key_2, CTRL).enter("1-4")
clerk.press(K.Key_3, CTRL).enter("баки").type(typed)
clerk.until(lambda: any(one.text == typed for one in clerk.office.typing.pending()))
print("typed", flush=True)
hands.rest(60_000)
"""


def test_killed_in_the_middle_of_a_sentence_and_going_on(
    hire: Callable[[str], Clerk], tmp_path: Path
) -> None:
    told = tmp_path / "told.txt"
    with told.open("wb") as errors:
        child = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-c", CHILD, str(tmp_path / "data"), TYPED],
            cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE, stderr=errors,
        )  # fmt: skip
    with child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"typed", told.read_text(encoding="utf-8")
        child.kill()

    clerk = hire("ky")
    clerk.press(K.Key_Return)
    clerk.until(lambda: clerk.window.ready)
    clerk.look("80-recovered")
    first = clerk.page.findChildren(LinkRow)[0]
    assert TYPED in first.accessibleName()
    (line,) = clerk.office.meetings.lines()
    clerk.meeting_id = line.id
    clerk.press(K.Key_Return)
    (said,) = clerk.file.statements
    assert (said.speaker, said.text) == (CHAIR, TYPED)
    clerk.press(K.Key_3, CTRL).enter("өмүр", "Макулмун.")
    clerk.press(K.Key_F7).choose("4")
    found = clerk.file
    assert [one.text for one in found.statements] == [TYPED, "Макулмун."]
    assert found.meeting.state is MeetingState.HELD and found.meeting.title == TITLE
    assert clerk.office.backups.check().ok
