"""The program is killed while somebody types: at most the last two seconds are gone.

A child runs the real window and types a sentence letter by letter into the entry line of the minutes; it is
killed with SIGKILL, the office is opened anew, and the statement is read.
"""

import os
import random
import secrets
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mslite.domain.meetings import Meeting
from mslite.domain.office import MeetingKind
from mslite.services.office import Office
from tests.services.day import agenda_item

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "Токтогул көчөсүндөгү түтүк эскирди, жыл сайын он жолу жарылат; үңкүрдөй тешик бар. " * 4
PROMISE = 2.0
ROUNDS = 20

CHILD = """
import os, sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from mslite import wiring
from mslite.app import PLACES, translator
from mslite.config import places
from mslite.domain.rows import RecordRef
from mslite.services.office import Office
from mslite.ui.kit import theme
from mslite.ui.kit.desk import Desk
from mslite.ui.kit.shell import Shell
from tests.ui import hands

folder, key, meeting_id, count, pause, keeping = sys.argv[1:]
sentence = sys.stdin.buffer.readline().decode()[: int(count)]
app = QApplication(sys.argv[:1])
theme.install(app, places.resources(), scheme="light")
office = Office(Path(folder), bytes.fromhex(key))
office.actor = "Асанова Мээрим Талантовна"
if keeping == "off":
    office.typing.keep = lambda key, text: None
desk = Desk()
shell = Shell(desk, PLACES, translator("ky"))
shell.wording = wiring.wording
shell.show()
shell.activateWindow()
shell.enter(office, wiring.PAGES, "today")
hands.settle(desk)
shell.open(RecordRef("meeting", meeting_id))
hands.settle(desk)
shell.navigator.page.show_step(2)
hands.settle(desk)
hands.rest(200)
hands.type_text(QApplication.focusWidget(), "Бакиров Эрмек")
hands.press(QApplication.focusWidget(), Qt.Key.Key_Return)
left = list(sentence)

def one_letter():
    if left:
        hands.type_text(QApplication.focusWidget(), left.pop(0))
        os.write(1, b"letter\\n")

clock = QTimer(interval=int(pause))
clock.timeout.connect(one_letter)
clock.start()
app.exec()
"""


class Round:
    """One office, one child that types, one kill; ``seed`` chooses speed and moment."""

    def __init__(self, folder: Path, seed: int, keeping: bool = True) -> None:
        self.folder, self.keeping = folder, keeping
        self.key, self.chance = secrets.token_bytes(32), random.Random(seed)
        self.stops = seed % 2 == 0
        self.count = self.chance.randint(5, 60) if self.stops else len(SENTENCE)
        self.promised, self.placed = 0, list[bool]()
        office = Office(folder, self.key)
        self.meeting_id = office.meetings.create(MeetingKind.STAFF).first(Meeting).id
        office.meetings.append(agenda_item(self.meeting_id, "Суу жөнүндө"))
        office.close()

    def run(self) -> None:
        """Let the child type and kill it: two seconds after the last letter, or in the middle."""
        keep = "on" if self.keeping else "off"
        pause = str(self.chance.choice([15, 40, 90]))
        child = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-c", CHILD, str(self.folder), self.key.hex(), self.meeting_id,
             str(self.count), pause, keep],
            cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert child.stdin is not None and child.stdout is not None
        with child, ThreadPoolExecutor(1) as reading:
            child.stdin.write(SENTENCE.encode() + b"\n")
            child.stdin.flush()
            assert child.stdout.readline(), "the child did not begin to type"
            times = [time.monotonic()]
            rest = reading.submit(_note_times, child.stdout, times)
            if self.stops:
                while len(times) < self.count and child.poll() is None:
                    time.sleep(0.01)
                time.sleep(max(0.0, times[-1] + PROMISE - time.monotonic()))
            else:
                time.sleep(self.chance.uniform(PROMISE + 0.5, PROMISE + 3))
            killed = time.monotonic()
            child.kill()
            rest.result()
        self.promised = sum(1 for at in times if at <= killed - PROMISE)

    def found(self) -> str:
        """Open the office anew and return what stands in the statement."""
        office = Office(self.folder, self.key)
        try:
            self.placed = [one.placed for one in office.typing.recovered if one.key.table == "statement"]
            said = office.meetings.dossier(self.meeting_id).statements
            return said[0].text if said else ""
        finally:
            office.close()


def _note_times(stream, times: list[float]) -> None:
    for _line in stream:
        times.append(time.monotonic())


def test_no_more_than_two_seconds_of_typing_are_lost(tmp_path):
    rounds = [Round(tmp_path / str(seed), seed) for seed in range(ROUNDS)]
    with ThreadPoolExecutor(3) as hands:
        list(hands.map(Round.run, rounds))
    for one in rounds:
        text = one.found()
        assert one.promised, "nothing was typed early enough: the round proves nothing"
        assert SENTENCE.startswith(text) and len(text) >= one.promised, (one.promised, text)
        assert not one.stops or len(text) == one.count
        assert one.placed == [True], "the words are told as recovered"


def test_without_keeping_the_letters_are_lost(tmp_path):
    one = Round(tmp_path / "off", 2, keeping=False)
    one.run()
    assert one.promised and not one.found()
