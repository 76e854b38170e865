"""The lines of the list: everybody with a number on the registration sheet, in its order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from mslite.domain.meetings import Attendance, Participant
from mslite.domain.rules import sheet_numbers
from mslite.i18n import labels
from mslite.i18n.catalogue import N_, Translator
from mslite.ui.kit.parts import Tone
from mslite.ui.kit.windowmodel import Column

WORDS = {
    Attendance.EXPECTED: N_("Expected"),
    Attendance.PRESENT: N_("Came"),
    Attendance.ABSENT: N_("Did not come"),
    Attendance.EXCUSED: N_("With reason"),
}
"""Short words of a roll call; the paper has longer ones."""

TONES = {
    Attendance.PRESENT: Tone.GOOD,
    Attendance.ABSENT: Tone.WARN,
    Attendance.EXCUSED: Tone.ACCENT,
}


@dataclass(frozen=True, slots=True)
class Seat:
    """A participant under the number of the sheet (the next free one while it is not printed)."""

    no: int
    who: Participant

    @property
    def id(self) -> str:
        """What the list recognises the line by."""
        return self.who.id

    @property
    def name(self) -> str:
        """The name, of an invited organisation its own."""
        return self.who.name or self.who.organisation.of("ky")


def seats(people: Sequence[Participant]) -> tuple[Seat, ...]:
    """Return the people as lines by their number."""
    numbers = sheet_numbers(people)
    return tuple(sorted((Seat(numbers[one.id], one) for one in people), key=_number))


def _number(seat: Seat) -> int:
    return seat.no


def columns(tr: Translator) -> tuple[Column, ...]:
    """Return the columns of the list."""
    return (
        Column("no", tr.t("No."), _no, 40, right=True),
        Column("name", tr.t("Name"), _name, 205),
        Column("post", tr.t("Post"), partial(_post, tr)),
        Column("role", tr.t("Role"), partial(_role, tr), 105),
        Column("attendance", tr.t("Attendance"), partial(_attendance, tr), 125, tone=_tone),
    )


def _no(seat: Seat) -> str:
    return f"{seat.no}"


def _name(seat: Seat) -> str:
    return seat.name


def _post(tr: Translator, seat: Seat) -> str:
    organisation = seat.who.organisation.of(tr.lang) if seat.who.name else ""
    return ", ".join(part for part in (seat.who.post.of(tr.lang), organisation) if part)


def _role(tr: Translator, seat: Seat) -> str:
    return labels.label(seat.who.role, tr)


def _attendance(tr: Translator, seat: Seat) -> str:
    word = tr.t(WORDS[seat.who.attendance])
    return f"{word}: {seat.who.reason}" if seat.who.reason else word


def _tone(seat: Seat) -> Tone:
    return TONES.get(seat.who.attendance, Tone.PLAIN)
