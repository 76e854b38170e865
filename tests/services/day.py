"""A clerk's meeting, held through the services."""

import datetime as dt

from mslite.domain.meetings import AgendaItem, Meeting, Role, StatementKind
from mslite.domain.office import MeetingKind
from mslite.domain.rows import Words
from mslite.services.office import Office

DAY = dt.date(2026, 2, 16)


def staff_meeting(office: Office, date: dt.date = DAY) -> str:
    """Hold a staff meeting with one item, one speaker, one decision; return its identity."""
    saved = office.meetings.create(
        MeetingKind.STAFF, date=date, title=Words("Жумалык кеңешме", "Еженедельное совещание")
    )
    meeting = saved.first(Meeting)
    office.records.remove(*office.meetings.dossier(meeting.id).items)
    item = office.meetings.append(
        agenda_item(meeting.id, "Суу түтүктөрүн оңдоо жөнүндө", "О ремонте водопровода")
    ).rows[0]
    office.registration.add_invited(meeting.id, names=["Бакиров Эрмек Сапарович"], role=Role.CHAIR)
    office.registration.add_invited(meeting.id, names=["Асанова Мээрим Талантовна"], role=Role.SECRETARY)
    office.registration.add_invited(meeting.id, names=["Турдубаев Нурлан Кадырович"])
    office.registration.number_rows(meeting.id)
    office.registration.tick(meeting.id, "1-3")
    office.minutes.begin(meeting.id, dt.time(9, 0))
    office.minutes.add_statement(
        meeting.id,
        item.id,
        kind=StatementKind.REPORT,
        speaker="Турдубаев Нурлан Кадырович",
        text="Токтогул көчөсүндө түтүк эскирди, жыл сайын он жолу жарылат.",
        at=dt.time(9, 5),
    )
    office.minutes.decide(
        meeting.id,
        item.id,
        Words("Түтүктү 1-июлга чейин алмаштыруу.", "Заменить трубу до 1 июля."),
        executor="Турдубаев Н.К.",
        due=dt.date(2026, 7, 1),
    )
    office.minutes.end(meeting.id, dt.time(10, 0))
    return meeting.id


def agenda_item(meeting_id: str, ky: str, ru: str = "") -> AgendaItem:
    return AgendaItem(meeting_id=meeting_id, text=Words(ky, ru))
