"""A week of an office: twenty appeals of all channels, and what happens to the difficult ones."""

import dataclasses
import datetime as dt

import pytest

from mslite.db.verify import verify
from mslite.domain.appeals.letters import Letter
from mslite.domain.appeals.rows import Appeal, AppealKind, Channel, Extension, Forwarding, Outcome
from mslite.domain.appeals.statistics import quarter
from mslite.domain.appeals.views import AppealQuery, AppealScope, By, Likeness, Who
from mslite.domain.papers import PaperType
from mslite.domain.problems import UserFixable
from tests.services.appeals.town import MONDAY

MAYOR, ENGINEER, LAWYER = Who("Абдыкадыров Талант"), Who("Бакиров Эрмек"), Who("Турдубаева Нуриза")
PEOPLE = [f"{name} {given}" for name in ("Осмонов", "Акматов", "Сыдыков", "Эсенов") for given in
          ("Бакыт", "Талант", "Азамат", "Канат", "Үмүт")]  # fmt: skip
ABOUT = ("Суу жок", "Жол бузук", "Жарык күйбөйт", "Жер сурайм", "Көмүр керек", "Мектепке орун", "Таштанды")


def on(days: int) -> dt.date:
    return MONDAY + dt.timedelta(days=days)


def letter(office, appeal: Appeal, kind: PaperType, day: dt.date, outcome=None, **named) -> None:
    draft = office.letters.draft(appeal.id, kind, outcome, **named).first(Letter)
    office.records.save(dataclasses.replace(draft, head=MAYOR.name))
    office.letters.issue(draft.id, day, control_off=True)


def test_a_week_in_the_office(office):
    channels = list(Channel)
    come = [
        office.appeals.register(
            Appeal(
                name=name,
                address=f"Манас көч., {no}",
                text=f"{ABOUT[no % 7]}, {no}-жолу сурап жатабыз.",
                channel=channels[no % len(channels)],
            ),
            today=on(no // 4),
        ).first(Appeal)
        for no, name in enumerate(PEOPLE)
    ]
    assert [one.number for one in come] == [str(no) for no in range(1, 21)]
    assert {one.channel for one in come} == set(Channel)
    usual, complaint, collective, repeated, forwarded, extended, refused, late = come[:8]

    # the complaint about an official never reaches him
    office.appeals.save(dataclasses.replace(complaint, kind=AppealKind.COMPLAINT, complained_of="Бакиров Э."))
    with pytest.raises(UserFixable, match="route_banned"):
        office.routing.instruct(complaint.id, [ENGINEER], head=MAYOR)
    office.routing.instruct(complaint.id, [LAWYER], head=MAYOR, given_on=on(1))

    # the collective one is answered to the first-named
    office.appeals.save(dataclasses.replace(collective, collective=True, signers=46))
    letter(office, collective, PaperType.REPLY, on(7), Outcome.MEASURES)
    assert office.letters.journal(on(7), on(7))[0].addressee == collective.name

    # the repeated one is noticed while it is typed
    likely = office.appeals.alike(Appeal(name=repeated.name.upper(), text=repeated.text))
    assert (likely[0].line.id, likely[0].why) == (repeated.id, Likeness.REPEAT)

    # sent on with its letter, within its own term
    sent = office.routing.forward(forwarded.id, "Ак-Суу РЭС").first(Forwarding)
    letter(office, forwarded, PaperType.COVERING, on(3), forwarding_id=sent.id)
    assert office.appeals.page(forwarded.id).forwardings[0].forwarded_on <= sent.due
    office.routing.close(forwarded.id, Outcome.FORWARDED, on=on(3), control_off=True)

    # extended, and the citizen told
    until = office.appeals.page(extended.id).limit
    more = office.routing.extend(extended.id, until, "Атайын текшерүү", decided_on=on(10)).first(Extension)
    letter(office, extended, PaperType.EXTENSION, on(11), extension_id=more.id)

    # refused with reason, act and way of appeal
    letter(
        office, refused, PaperType.REPLY, on(9), Outcome.REFUSED,
        reason="жер бош эмес", act="Жер кодекси, 4-берене", how="сотко, үч айдын ичинде",
    )  # fmt: skip

    # the rest is answered in time, one too late
    for appeal in (usual, complaint, repeated, *come[8:]):
        letter(office, appeal, PaperType.REPLY, on(14), Outcome.EXPLAINED)
    assert [line.id for line in office.appeal_reports.today(on(25)).late] == [late.id]
    letter(office, late, PaperType.REPLY, on(25), Outcome.SATISFIED)
    letter(office, extended, PaperType.REPLY, on(28), Outcome.SATISFIED)

    assert office.appeals.count(AppealQuery(AppealScope.OPEN)) == 0
    whole = office.appeal_reports.statistics(By.OUTCOME, *quarter(MONDAY), today=on(40)).whole
    assert (whole.total, whole.on_time, whole.late, whole.extended, whole.open) == (20, 19, 1, 1, 0)
    numbers = [line.number for line in office.letters.journal(on(0), on(60))]
    assert numbers == [f"01-11/{no}" for no in range(1, 22)]
    assert verify(office.store.path, office.store.key).ok
