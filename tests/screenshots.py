"""Every page in three languages at 1366 × 768 to ``out/screens``; the picture of the README.

    python -m tests.screenshots [ky ru en] [--dark]

The office is the sample office, so that every page has something to show.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from mslite import wiring
from mslite.app import PLACES, translator
from mslite.config import places
from mslite.domain.programme.kinds import ChapterRole
from mslite.domain.rows import RecordRef
from mslite.domain.views import MeetingQuery, Standing
from mslite.services.office import Office, open_office
from mslite.services.sample import fill
from mslite.ui.kit import theme
from mslite.ui.kit.desk import Desk
from mslite.ui.kit.doors import WhoDoor
from mslite.ui.kit.keys import KeyFilter
from mslite.ui.kit.shell import Shell
from mslite.ui.kit.steps import Rail
from mslite.ui.pages.meeting.page import STEPS, MeetingFrame
from mslite.ui.pages.programme.page import SECTIONS, ProgrammeFrame
from mslite.ui.pages.programme.text import TextSection
from tests.ui import hands

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "out" / "screens"
README = ROOT / "resources" / "pictures" / "window.png"
SIZE = (1366, 768)
SEARCHED = "суу"


def settled(desk: Desk) -> None:
    """Wait until the window has read and drawn what it wants."""
    for _ in range(3):
        hands.settle(desk)
        hands.rest(150)


def scenes(shell: Shell, desk: Desk, office: Office) -> Iterator[tuple[str, QWidget]]:
    """Show one thing after another; yield its name and the widget to be drawn."""
    for place in PLACES:
        shell.go(place.key)
        settled(desk)
        yield place.key, shell
        page = shell.navigator.page
        for rail in page.findChildren(Rail) if page else ():
            for no in range(1, len(rail._words)):
                rail.chosen.emit(no)
                rail.set_current(no)
                settled(desk)
                yield f"{place.key}-{no}", shell
    for standing in Standing:
        found = office.meetings.lines(MeetingQuery(standing=standing, limit=1))
        if not found:
            continue
        shell.open(RecordRef("meeting", found[0].id))
        settled(desk)
        page = shell.navigator.page
        assert isinstance(page, MeetingFrame)
        for no, (word, _) in enumerate(STEPS):
            page.show_step(no)
            settled(desk)
            yield f"meeting-{standing.value}-{no + 1}-{word.lower()}", shell
            for rail in page.step.findChildren(Rail) if page.step else ():
                for section in range(1, len(rail._words)):
                    rail.chosen.emit(section)
                    rail.set_current(section)
                    settled(desk)
                    yield f"meeting-{standing.value}-{no + 1}-{word.lower()}-{section}", shell
    yield from programme(shell, desk, office)
    shell.go("today")
    shell.search()
    finder = shell.findChild(wiring.Finder)
    assert finder is not None
    finder.line.setText(SEARCHED)
    settled(desk)
    yield "finder", finder
    finder.close()
    shell.show_help("minutes")
    settled(desk)
    helper = shell.findChild(wiring.HelpWindow)
    assert helper is not None
    yield "help", helper
    helper.close()


def programme(shell: Shell, desk: Desk, office: Office) -> Iterator[tuple[str, QWidget]]:
    """Show every section of the programme, each kind of chapter, and how files are brought in."""
    for found in office.programmes.all()[:1]:
        shell.open(RecordRef("programme", found.id))
        settled(desk)
        page = shell.navigator.page
        assert isinstance(page, ProgrammeFrame)
        for no, one in enumerate(SECTIONS):
            page.show_section(no)
            settled(desk)
            hands.until(lambda: desk.idle, 20_000)  # a whole book takes its time
            yield f"programme-{no + 1}-{one.key}", shell
            if isinstance(page.section, TextSection):
                for row, chapter in enumerate(page.section.outline.model.rows):
                    if chapter.role is not ChapterRole.PROSE:
                        page.section.outline.select_row(row)
                        settled(desk)
                        yield f"programme-{no + 1}-{one.key}-{chapter.role.value}", shell
    shell.open(RecordRef("programme_import", ""))
    settled(desk)
    yield "programme-import", shell


def shoot(lang: str, office: Office, folder: Path) -> None:
    """Draw every scene in one language."""
    desk = Desk()
    tr = translator(lang)
    shell = Shell(desk, PLACES, tr)
    shell.wording, shell.counts = wiring.wording, office.counts
    shell.finder, shell.helper = wiring.FINDER, wiring.HELPER
    shell.resize(*SIZE)
    shell.show()
    shell.show_door(WhoDoor(tr, office.workers(), office.last_worker))
    settled(desk)
    shell.grab().save(str(folder / f"who-{lang}.png"))
    shell.enter(office, wiring.PAGES, "today")
    shell.status.set_person(office.actor)
    for name, widget in scenes(shell, desk, office):
        path = folder / f"{name}-{lang}.png"
        assert widget.grab().save(str(path)), path
    shell.navigator.clear()
    shell.close()
    desk.close()


def main(arguments: list[str]) -> None:
    """Make the sample office in a folder of its own and draw it."""
    scheme = "dark" if "--dark" in arguments else "light"
    langs = [one for one in arguments if not one.startswith("--")] or ["ky", "ru", "en"]
    folder = FOLDER / scheme if scheme == "dark" else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    theme.install(app, places.resources(), scheme=scheme)
    KeyFilter(app)
    with tempfile.TemporaryDirectory() as data:
        office = open_office(Path(data))
        assert isinstance(office, Office)
        fill(office)
        for lang in langs:
            shoot(lang, office, folder)
        office.close()
    picture = next(iter(sorted(folder.glob("meeting-running-3-*-ky.png"))), None) or folder / "today-ky.png"
    if scheme == "light" and picture.exists():
        README.parent.mkdir(parents=True, exist_ok=True)
        README.write_bytes(picture.read_bytes())
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    main(sys.argv[1:])
