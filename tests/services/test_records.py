"""Saving anything: stale copies, undo, trash, history, revert; typing kept and recovered."""

import dataclasses

import pytest

from mslite.domain.meetings import Meeting, Statement
from mslite.domain.office import MeetingKind, Municipality, Organisation, Person
from mslite.domain.papers import Paper
from mslite.domain.problems import UserFixable
from mslite.domain.rows import RecordRef, Words
from mslite.domain.sheets import PrintChoice
from mslite.domain.views import TypingKey
from mslite.services.office import Office
from tests.services.day import DAY, staff_meeting


def person(office: Office, name: str = "Өмүров Үсөн") -> Person:
    return office.records.save(Person(name=name)).first(Person)


def test_saving_unchanged_writes_nothing(office: Office) -> None:
    saved = office.records.save(person(office))
    assert saved.rows == ()
    assert saved.changes == frozenset()


def test_a_stale_copy_is_refused_and_loses_nothing(office: Office) -> None:
    old = person(office)
    office.records.save(dataclasses.replace(old, phone="111"))
    with pytest.raises(UserFixable) as told:
        office.records.save(dataclasses.replace(old, phone="222"))
    assert told.value.code == "stale"
    now = office.records.get(RecordRef("person", old.id))
    assert isinstance(now, Person)
    assert now.phone == "111"


def test_undo_of_a_new_a_changed_and_a_removed_record(office: Office) -> None:
    ref = RecordRef("person", "")
    made = office.records.save(Person(name="Жаңы Адам"))
    ref = RecordRef("person", made.first(Person).id)
    changed = office.records.save(dataclasses.replace(made.first(Person), phone="5"))
    office.records.undo(changed)
    row = office.records.get(ref)
    assert isinstance(row, Person)
    assert row.phone == ""
    removed = office.records.remove(row)
    office.records.undo(removed)
    row = office.records.get(ref)
    assert row is not None
    assert not row.deleted
    with pytest.raises(UserFixable) as told:
        office.records.undo(changed)
    assert told.value.code == "stale"
    office.records.undo(office.records.save(Person(name="Башка Адам")))
    assert [line.title.ky for line in office.records.trash()] == ["Башка Адам"]


def test_the_trash_says_what_when_and_by_whom(office: Office) -> None:
    organisation = Organisation(name=Words("Суу канал", "Водоканал"))
    office.records.remove(office.records.save(organisation).rows[0])
    (line,) = office.records.trash()
    assert (line.ref.table, line.title.ru, line.by) == ("organisation", "Водоканал", office.actor)
    assert line.at is not None
    office.records.restore(line.ref)
    assert not office.records.trash()
    assert [row.name.ru for row in office.directory.organisations("ВОДО")] == ["Водоканал"]


def test_history_tells_who_changed_what_and_a_change_is_reverted(office: Office) -> None:
    one = person(office)
    ref = RecordRef("person", one.id)
    office.actor = "Бакиров Эрмек"
    office.records.save(dataclasses.replace(one, phone="0700"))
    change = next(c for c in office.records.history(ref) if c.field == "phone" and c.after == "0700")
    assert change.actor == "Бакиров Эрмек"
    saved = office.records.revert(change)
    assert ref in saved.changes
    row = office.records.get(ref)
    assert isinstance(row, Person)
    assert row.phone == ""


def test_typing_survives_and_is_recovered_as_a_change(office: Office) -> None:
    meeting = office.meetings.create(MeetingKind.OTHER, date=DAY).first(Meeting)
    statement = office.minutes.add_statement(meeting.id, text="Суу").first(Statement)
    key = TypingKey("statement", statement.id, "text")
    title = TypingKey("meeting", meeting.id, "title.ru")
    office.typing.keep(key, "Суу болб")
    office.typing.keep(key, "Суу болбой жатат")
    office.typing.keep(title, "Встреча с жителями")
    assert [one.text for one in office.typing.pending()] == ["Суу болбой жатат", "Встреча с жителями"]
    found = office.typing.recover()
    assert [(one.placed, one.before, one.meeting_id) for one in found] == [
        (True, "Суу", meeting.id),
        (True, "", meeting.id),
    ]
    dossier = office.meetings.dossier(meeting.id)
    assert dossier.statements[0].text == "Суу болбой жатат"
    assert dossier.meeting.title.ru == "Встреча с жителями"
    assert not office.typing.pending()
    assert office.records.history(RecordRef("statement", statement.id))
    assert office.today.page(DAY).recovered == found


def test_a_save_settles_the_typing_of_the_fields_it_changed_only(office: Office) -> None:
    meeting = office.meetings.create(MeetingKind.OTHER, date=DAY).first(Meeting)
    office.typing.keep(TypingKey("meeting", meeting.id, "note"), "эскертүү")
    office.typing.keep(TypingKey("meeting", meeting.id, "title.ky"), "Аталы")
    office.records.save(dataclasses.replace(meeting, title=Words("Аталышы")))
    assert [one.key.field for one in office.typing.pending()] == ["note"]


def test_typing_into_a_locked_record_is_not_lost(office: Office) -> None:
    meeting_id = staff_meeting(office)
    paper = office.papers.issue(meeting_id, PrintChoice()).first(Paper)
    statement = office.meetings.dossier(meeting_id).statements[0]
    office.typing.keep(TypingKey("statement", statement.id, "text"), "дагы бир сөз")
    office.papers.sign(paper.id, [office.papers.notice(meeting_id)])
    (one,) = office.typing.recover()
    assert (one.placed, one.text) == (False, "дагы бир сөз")
    assert office.typing.pending()
    office.typing.settle(one.key)
    assert not office.typing.pending()


def test_there_is_one_municipality(office: Office) -> None:
    office.settings.save_municipality(Municipality(name=Words("Ак-Суу", "Ак-Суу")))
    assert office.settings.municipality().name == Words("Ак-Суу", "Ак-Суу")


def test_presets_come_once_with_the_same_identities(office: Office, tmp_path, key: bytes) -> None:
    other = Office(tmp_path / "other", key)
    try:
        ours = {rule.id for rule in office.settings.rules()}
        assert ours == {rule.id for rule in other.settings.rules()}
        assert len(ours) == len(MeetingKind)
        texts = {template.id for template in office.settings.templates()}
        assert texts == {template.id for template in other.settings.templates()}
        assert texts
    finally:
        other.close()
