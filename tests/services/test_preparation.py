"""Planning: defaults of a kind, checklist, copies, models, order of the agenda, lists and filters."""

import datetime as dt
from dataclasses import replace

import pytest

from mslite.domain.meetings import (
    AgendaItem,
    AgendaSpeaker,
    Meeting,
    MeetingState,
    Participant,
    PreparationStep,
    Role,
    Venue,
)
from mslite.domain.office import Body, MeetingKind, Person, Post, Template, TemplateKind
from mslite.domain.problems import UserFixable
from mslite.domain.rows import RecordRef, Words
from mslite.domain.views import MeetingQuery, Standing
from mslite.services.office import Office
from tests.services.day import DAY, agenda_item, staff_meeting


def test_a_hearing_brings_its_checklist_counted_back_from_the_day(office: Office) -> None:
    day = dt.date(2026, 5, 20)
    meeting = office.meetings.create(MeetingKind.HEARING, date=day).first(Meeting)
    steps = office.meetings.dossier(meeting.id).steps
    assert steps
    assert all(step.due is not None and step.due <= day for step in steps)
    done = steps[0]
    office.meetings.step_done(done.id, dt.date(2026, 4, 20))
    office.meetings.save(replace(meeting, date=day + dt.timedelta(days=7)))
    after = office.meetings.dossier(meeting.id).steps
    for old, new in zip(steps, after, strict=True):
        assert old.due is not None
        moved = dt.timedelta(days=0 if old.id == done.id else 7)
        assert new.due == old.due + moved


def test_a_date_given_later_dates_the_checklist(office: Office) -> None:
    meeting = office.meetings.create(MeetingKind.HEARING).first(Meeting)
    assert all(step.due is None for step in office.meetings.dossier(meeting.id).steps)
    office.meetings.save(replace(meeting, date=dt.date(2026, 5, 20)))
    assert any(step.due is not None for step in office.meetings.dossier(meeting.id).steps)


def commission(office: Office) -> Body:
    """A commission with a chair and a secretary who held other posts at other times."""
    body = Body(name=Words("Жер комиссиясы", "Земельная комиссия"))
    chair = Person(name="Бакиров Эрмек Сапарович")
    secretary = Person(name="Асанова Мээрим Талантовна")
    office.records.save(body, chair, secretary)
    office.directory.add_member(body.id, chair.id, Role.CHAIR.value)
    office.directory.add_member(body.id, secretary.id, Role.SECRETARY.value)
    office.records.save(
        Post(
            person_id=chair.id,
            title=Words("башкы адис", "главный специалист"),
            until=dt.date(2025, 12, 31),
        ),
        Post(person_id=chair.id, title=Words("вице-мэр", "вице-мэр"), since=dt.date(2026, 1, 1)),
    )
    return body


def test_members_of_a_body_are_invited_with_the_post_of_that_day(office: Office) -> None:
    body = commission(office)
    new = office.meetings.create(MeetingKind.COMMISSION, body.id, DAY).first(Meeting)
    old = office.meetings.create(MeetingKind.COMMISSION, body.id, dt.date(2025, 5, 5)).first(Meeting)
    chair = office.meetings.dossier(new.id).with_role(Role.CHAIR)
    before = office.meetings.dossier(old.id).with_role(Role.CHAIR)
    assert chair is not None
    assert before is not None
    assert (chair.post.ru, before.post.ru) == ("вице-мэр", "главный специалист")
    assert office.meetings.dossier(new.id).with_role(Role.SECRETARY) is not None


def test_a_copy_takes_agenda_people_and_places_but_no_minutes(office: Office) -> None:
    source = staff_meeting(office)
    office.meetings.append(Venue(meeting_id=source, name=Words("Чоң зал", "Большой зал")))
    item = office.meetings.dossier(source).items[0]
    who = office.meetings.dossier(source).participants[2]
    office.meetings.append(
        AgendaSpeaker(meeting_id=source, item_id=item.id, participant_id=who.id, name=who.name)
    )
    copy = office.meetings.copy(source, dt.date(2026, 2, 23)).first(Meeting)
    old, new = office.meetings.dossier(source), office.meetings.dossier(copy.id)
    assert [i.text for i in new.items] == [i.text for i in old.items]
    assert [p.name for p in new.participants] == [p.name for p in old.participants]
    assert [v.name for v in new.venues] == [v.name for v in old.venues]
    assert new.speakers[0].participant_id == new.participants[2].id
    assert not new.present
    assert not (new.statements or new.decisions or new.votes)
    assert new.meeting.state is MeetingState.PLANNED
    assert new.meeting.began is None


def test_a_recurring_model_fills_new_meetings_of_its_kind_and_stays_out_of_lists(
    office: Office,
) -> None:
    source = staff_meeting(office)
    office.meetings.make_recurring(source)
    assert office.meetings.count() == 1
    assert office.meetings.count(MeetingQuery(recurring=True)) == 1
    new = office.meetings.create(MeetingKind.STAFF, date=dt.date(2026, 2, 23)).first(Meeting)
    dossier = office.meetings.dossier(new.id)
    assert dossier.items[0].text.ky == "Суу түтүктөрүн оңдоо жөнүндө"
    assert len(dossier.participants) == 3


def test_agenda_items_are_inserted_moved_removed_and_restored(office: Office) -> None:
    meeting = office.meetings.create(MeetingKind.OTHER, date=DAY).first(Meeting)
    office.records.remove(*office.meetings.dossier(meeting.id).items)
    first = office.meetings.append(agenda_item(meeting.id, "бир")).first(AgendaItem)
    office.meetings.append(agenda_item(meeting.id, "үч"))
    office.meetings.append(agenda_item(meeting.id, "эки"), first.id)
    office.meetings.append(agenda_item(meeting.id, "нөл"), "")

    def texts() -> list[str]:
        return [i.text.ky for i in office.meetings.dossier(meeting.id).items]

    assert texts() == ["нөл", "бир", "эки", "үч"]
    moved = office.meetings.save_order(office.meetings.dossier(meeting.id).items[::-1])
    assert texts() == ["үч", "эки", "бир", "нөл"]
    office.records.undo(moved)
    assert texts() == ["нөл", "бир", "эки", "үч"]
    gone = office.records.remove(office.meetings.dossier(meeting.id).items[1])
    assert texts() == ["нөл", "эки", "үч"]
    assert "бир" in [line.title.ky for line in office.records.trash()]
    office.records.restore(RecordRef("agenda_item", first.id))
    assert texts() == ["нөл", "бир", "эки", "үч"]
    assert gone.changes == frozenset({RecordRef("agenda_item", first.id)})


def test_items_come_from_templates(office: Office) -> None:
    meeting = office.meetings.create(MeetingKind.OTHER).first(Meeting)
    template = Template(purpose=TemplateKind.AGENDA, text=Words("Ар кандай маселелер", "Разное"))
    office.records.save(template)
    assert template.text in [t.text for t in office.meetings.templates(TemplateKind.AGENDA)]
    office.meetings.add_from_templates(meeting.id, [template.id])
    assert office.meetings.dossier(meeting.id).items[-1].text.ru == "Разное"


def test_lists_filter_by_kind_year_state_and_words(office: Office) -> None:
    weekly = staff_meeting(office)
    hearing = office.meetings.create(
        MeetingKind.HEARING,
        date=dt.date(2027, 3, 1),
        title=Words("Бюджет боюнча коомдук угуу", "Общественные слушания по бюджету"),
    ).first(Meeting)

    def found(**query: object) -> list[str]:
        asked = MeetingQuery(**query)  # type: ignore[arg-type]
        lines = office.meetings.lines(asked)
        assert office.meetings.count(asked) == len(lines)
        return [line.id for line in lines]

    assert found() == [hearing.id, weekly]
    assert found(kind=MeetingKind.HEARING) == [hearing.id]
    assert found(year=2026) == [weekly]
    assert found(standing=Standing.PLANNED) == [hearing.id]
    assert found(standing=Standing.HELD) == [weekly]
    assert found(text="угуу БЮДЖ") == [hearing.id]
    assert found(text="тутук эскирди") == [weekly]
    assert found(text="такыр жок") == []
    assert [line.id for line in office.meetings.lines(MeetingQuery(offset=1, limit=1))] == [weekly]
    assert office.meetings.years() == (2027, 2026)


def test_lists_and_pages_ask_a_fixed_number_of_questions(office: Office, count_queries) -> None:
    one = staff_meeting(office)
    with count_queries() as few:
        office.meetings.lines()
    for week in range(3):
        staff_meeting(office, DAY + dt.timedelta(days=7 * week))
    with count_queries() as many:
        office.meetings.lines()
    assert len(few) == len(many) == 2
    with count_queries() as dossier:
        office.meetings.dossier(one)
    assert len(dossier) == 13
    with count_queries() as list_of_assignments:
        office.assignments.lines()
    assert len(list_of_assignments) == 1
    with count_queries() as page:
        office.meetings.page(one)
    assert len(page) <= 24


def test_a_state_that_cannot_follow_is_refused(office: Office) -> None:
    meeting = office.meetings.create(MeetingKind.STAFF, date=DAY).first(Meeting)
    office.meetings.change_state(meeting.id, MeetingState.CANCELLED)
    assert office.meetings.lines()[0].standing is Standing.CANCELLED
    with pytest.raises(UserFixable):
        office.meetings.change_state(meeting.id, MeetingState.HELD)


def test_the_answer_names_what_was_saved(office: Office) -> None:
    saved = office.meetings.create(MeetingKind.HEARING, date=DAY)
    assert isinstance(saved.rows[0], Meeting)
    assert RecordRef("meeting", saved.first(Meeting).id) in saved.changes
    assert saved.all(PreparationStep)
    with pytest.raises(LookupError):
        saved.first(Participant)


def test_a_meeting_saved_with_another_day_moves_its_steps_in_the_same_action(office: Office) -> None:
    meeting = office.meetings.create(MeetingKind.HEARING, date=DAY).first(Meeting)
    before = office.meetings.dossier(meeting.id).steps[0]
    later = replace(meeting, date=DAY + dt.timedelta(days=3), title=Words("Угуу", ""))
    saved = office.meetings.save(later)
    assert saved.first(Meeting).title.ky == "Угуу"
    after = office.meetings.dossier(meeting.id).steps[0]
    assert before.due is not None
    assert after.due == before.due + dt.timedelta(days=3)
    office.records.undo(saved)
    assert office.meetings.dossier(meeting.id).steps[0].due == before.due


def test_what_a_new_meeting_can_be_names_bodies_models_and_likely_days(office: Office) -> None:
    body = commission(office)
    source = staff_meeting(office, DAY - dt.timedelta(days=7))
    office.meetings.create(MeetingKind.STAFF, date=DAY)
    office.meetings.make_recurring(source)
    found = office.meetings.beginnings(DAY)
    assert found[0].kind is MeetingKind.STAFF
    assert found[0].model and found[0].date == DAY + dt.timedelta(days=7)
    own = next(one for one in found if one.body_id == body.id)
    assert own.body == body.name and not own.model
    plain = next(one for one in found if one.kind is MeetingKind.COMMISSION and one.body_id is None)
    assert found.index(own) < found.index(plain)


def test_the_speakers_of_an_item_are_saved_as_one_list(office: Office) -> None:
    meeting_id = staff_meeting(office)
    item = office.meetings.dossier(meeting_id).items[0]
    one, two = (
        AgendaSpeaker(meeting_id=meeting_id, item_id=item.id, name=name) for name in ("Биринчи", "Экинчи")
    )
    office.meetings.save_speakers(item.id, [one, two])
    kept = office.meetings.dossier(meeting_id).speakers
    assert [speaker.name for speaker in kept] == ["Биринчи", "Экинчи"]
    office.meetings.save_speakers(item.id, [kept[1]])
    assert [speaker.name for speaker in office.meetings.dossier(meeting_id).speakers] == ["Экинчи"]


def test_a_role_has_one_holder(office: Office) -> None:
    meeting_id = staff_meeting(office)
    office.registration.set_role(meeting_id, Role.CHAIR, "Турдубаев Нурлан Кадырович")
    people = {p.name: p.role for p in office.meetings.dossier(meeting_id).participants}
    assert people["Турдубаев Нурлан Кадырович"] is Role.CHAIR
    assert people["Бакиров Эрмек Сапарович"] is Role.INVITED
    office.registration.set_role(meeting_id, Role.CHAIR, "Жаңы Адам")
    assert office.meetings.dossier(meeting_id).with_role(Role.CHAIR).name == "Жаңы Адам"  # type: ignore[union-attr]
    office.registration.set_role(meeting_id, Role.CHAIR, "")
    assert office.meetings.dossier(meeting_id).with_role(Role.CHAIR) is None


def test_a_copy_may_bear_its_own_title(office: Office) -> None:
    source = staff_meeting(office)
    new = office.meetings.copy(source, DAY, Words("Башка аталыш", "")).first(Meeting)
    assert new.title.ky == "Башка аталыш"


def test_steps_from_templates_are_counted_back_from_the_day(office: Office) -> None:
    meeting = office.meetings.create(MeetingKind.HEARING, date=DAY).first(Meeting)
    template = office.meetings.templates(TemplateKind.STEP, MeetingKind.HEARING)[0]
    office.meetings.add_steps(meeting.id, [template.id])
    last = office.meetings.dossier(meeting.id).steps[-1]
    assert last.text == template.text
    assert last.due == DAY - dt.timedelta(days=template.days)


def test_a_pasted_list_brings_names_and_posts(office: Office) -> None:
    meeting_id = staff_meeting(office)
    lines = ["1. Осмонова Айгүл Бековна – мектеп директору", "Ким Ирина Валерьевна, башкы бухгалтер", ""]
    office.registration.add_invited(meeting_id, names=lines)
    found = {p.name: p.post.ky for p in office.meetings.dossier(meeting_id).participants}
    assert found["Осмонова Айгүл Бековна"] == "мектеп директору"
    assert found["Ким Ирина Валерьевна"] == "башкы бухгалтер"


def test_a_new_item_stands_behind_its_neighbour_where_removed_ones_left_gaps(office: Office) -> None:
    meeting_id = office.meetings.create(MeetingKind.COMMISSION, date=DAY).first(Meeting).id
    *first, last = office.meetings.dossier(meeting_id).items
    assert first, "a commission begins with several items"
    office.records.remove(*first)
    office.meetings.append(agenda_item(meeting_id, "Суу жөнүндө"), last.id)
    assert [item.text.ky for item in office.meetings.dossier(meeting_id).items] == [
        last.text.ky, "Суу жөнүндө",
    ]  # fmt: skip


def test_a_line_is_moved_twice_before_the_list_is_read_again(office: Office) -> None:
    meeting_id = office.meetings.create(MeetingKind.COMMISSION, date=DAY).first(Meeting).id
    one, two, three = office.meetings.dossier(meeting_id).items
    office.meetings.save_order([two, one, three])
    office.meetings.save_order([two, three, one])
    assert [item.id for item in office.meetings.dossier(meeting_id).items] == [two.id, three.id, one.id]
