"""A sitting of a commission that is about to begin, and the clerk who writes its minutes by keyboard."""

from __future__ import annotations

import dataclasses
import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from mslite.domain.meetings import AgendaItem, AgendaSpeaker, Dossier, Meeting
from mslite.domain.office import MeetingKind
from mslite.domain.rows import Words
from mslite.services.office import Office
from tests.services.day import agenda_item
from tests.ui import hands

CHAIR = "Бакиров Эрмек Сапарович"
DIRECTOR = "Турдубаев Нурлан Кадырович"
PRESENT = (
    CHAIR,
    "Асанова Мээрим Талантовна",
    DIRECTOR,
    "Өмүрова Айгүл Бековна",
    "Садыков Данияр Маратович",
)
ITEMS = (
    (
        "Токтогул көчөсүндөгү суу түтүктөрүн капиталдык оңдоо жөнүндө",
        "О капитальном ремонте водопровода на улице Токтогула",
    ),
    ("Мектеп алдындагы жөө жүргүнчүлөр жолу жөнүндө", "О пешеходном переходе у школы"),
    ("Ар кандай маселелер", "Разное"),
)
MINUTES = 2
K = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def commission(office: Office, date: dt.date | None = None) -> str:
    """Prepare a sitting of today with three items, a speaker for the first, five people present."""
    meeting = office.meetings.create(
        MeetingKind.COMMISSION,
        date=date or dt.date.today(),
        title=Words("Бюджет боюнча комиссиянын отуруму", "Заседание комиссии по бюджету"),
    ).first(Meeting)
    office.records.remove(*office.meetings.dossier(meeting.id).items)
    items = [office.meetings.append(agenda_item(meeting.id, ky, ru)).first(AgendaItem) for ky, ru in ITEMS]
    office.registration.add_present(meeting.id, PRESENT)
    director = next(p for p in office.meetings.dossier(meeting.id).participants if p.name == DIRECTOR)
    post = Words("«Ак-Суу Суу» ишканасынын директору", "директор «Ак-Суу Суу»")
    office.records.save(dataclasses.replace(director, post=post))
    office.meetings.append(
        AgendaSpeaker(
            meeting_id=meeting.id, item_id=items[0].id, participant_id=director.id, name=DIRECTOR, post=post
        )
    )
    return meeting.id


class Clerk:
    """Types and presses keys where the cursor stands; ``strokes`` counts the keys that are no words."""

    def __init__(self, window, meeting_id: str) -> None:
        self.window, self.office, self.meeting_id = window, window.office, meeting_id
        self.strokes = 0
        self.page = window.open("meeting", meeting_id)
        self.page.show_step(MINUTES)
        self.rest()

    @property
    def step(self):
        """The step «Minutes»."""
        return self.page.step

    @property
    def pad(self):
        """The page of the item with the entry line."""
        return self.step.pad

    @property
    def here(self) -> QWidget:
        """Where the cursor stands."""
        found = QApplication.activePopupWidget()
        if found is not None:  # a menu, or the offers under a line: keys go there first
            return found
        found = QApplication.focusWidget()
        if found is None:  # without a screen no window is active after a menu has closed
            self.window.shell.activateWindow()
            QApplication.processEvents()
            found = QApplication.focusWidget()
        assert found is not None
        return found

    def type(self, text: str) -> Clerk:
        """Type words."""
        hands.type_text(self.here, text)
        return self

    def press(self, *pressed: Qt.Key, mod: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Clerk:
        """Press keys one after another."""
        for key in pressed:
            self.strokes += 1
            hands.press(self.here, key, mod)
        return self

    def enter(self) -> Clerk:
        """Press Enter."""
        return self.press(K.Key_Return)

    def say(self, who: str, words: str) -> Clerk:
        """Write a whole statement: a few letters of the speaker, the words."""
        return self.type(who).enter().type(words).enter()

    def rest(self) -> Clerk:
        """Let everything be written and shown."""
        self.window.settled()
        return self

    @property
    def file(self) -> Dossier:
        """The meeting as it stands in the file."""
        self.rest()
        return self.office.meetings.dossier(self.meeting_id)

    @property
    def lines(self) -> list[str]:
        """What the page of the item says."""
        self.rest()
        return [line.text for line in self.pad.paper.lines.rows]
