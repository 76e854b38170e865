"""A meeting as a person writes it in JSON: nested, without identities."""

import copy
import dataclasses
import json
import random
from typing import Any

import jsonschema
import pytest

from mslite.config import places
from mslite.documents.pdftext import page_texts
from mslite.domain.meetings import Attendance, Choice, ItemOutcome, Meeting, MeetingState
from mslite.domain.office import Body, Form, MeetingKind, Organisation, Person
from mslite.domain.problems import UserFixable
from mslite.domain.rows import PaperLang, Words
from mslite.domain.sheets import PrintChoice
from mslite.exchange.schema import schema, text
from mslite.services.office import Office
from tests.exchange.test_bad_input import leaves, put, refused

Plain = dict[str, Any]
FOLDER = places.resources() / "json"


@pytest.fixture
def example() -> Plain:
    return json.loads((FOLDER / "meeting-example.json").read_text(encoding="utf-8"))


def bring(office: Office, plain: Plain) -> str:
    saved = office.exchange.import_json(json.dumps(plain).encode(), "жыйын.json")
    assert not saved.problems
    return saved.first(Meeting).id


def test_places_become_positions_and_names_become_references(office: Office, example: Plain) -> None:
    dossier = office.meetings.dossier(bring(office, example))
    assert (dossier.meeting.state, dossier.meeting.kind) == (MeetingState.HELD, MeetingKind.COMMISSION)
    assert [p.name for p in dossier.participants] == [
        one if isinstance(one, str) else one["name"] for one in example["meeting"]["attendees"]
    ]
    assert [p.attendance for p in dossier.participants].count(Attendance.PRESENT) == 4
    first, second = dossier.items
    assert (first.outcome, second.outcome) == (ItemOutcome.DECIDED, ItemOutcome.OPEN)
    assert second.text == Words("Ар түрдүү маселелер")
    names = {p.id: p.name for p in dossier.participants}
    assert [names[s.participant_id] for s in dossier.speakers] == ["Турдубаев Нурлан Кадырович"]
    said = [s for s in dossier.statements if s.item_id == first.id]
    assert [s.position for s in said] == [1, 2, 3, 4]
    assert [s.kind for s in said] == ["report", "question", "answer", "proposal"]
    assert said[2].reply_to == said[1].id
    assert all(names[s.participant_id] == s.speaker for s in dossier.statements)
    assert {names[b.participant_id]: b.choice for b in dossier.ballots} == {
        "Бакиров Эрмек Сапарович": Choice.FOR,
        "Асанова Мээрим Талантовна": Choice.FOR,
        "Турдубаев Нурлан Кадырович": Choice.ABSTAINED,
    }


def test_it_prints_as_if_it_had_been_typed(office: Office, example: Plain) -> None:
    meeting_id = bring(office, example)
    page = office.papers.preview(meeting_id, PrintChoice(Form.FORMAL, PaperLang.KY))
    printed = " ".join(" ".join(page_texts(page)).split())
    for words in (
        "Тилке 0,04 га, суу түтүгү жанынан өтөт.",
        "Сегиз метр.",
        "Тилкенин чегин 10 метрге жылдыруу.",
    ):
        assert printed.count(words) == 1


def test_names_of_the_directory_are_found(office: Office, example: Plain) -> None:
    person = office.records.save(Person(name="Турдубаев Нурлан Кадырович")).first(Person)
    firm = office.records.save(Organisation(name=Words("“Таза суу” ишканасы"))).first(Organisation)
    body = office.records.save(Body(name=Words("Жер комиссиясы", "Земельная комиссия"))).first(Body)
    office.records.save(Person(name="Жумабеков Тилек Асанович"), Person(name="Жумабеков Тилек Асанович"))
    example["meeting"]["body"] = "земельная комиссия"
    dossier = office.meetings.dossier(bring(office, example))
    assert dossier.meeting.body_id == body.id
    linked = {p.name: (p.person_id, p.organisation_id) for p in dossier.participants}
    assert linked["Турдубаев Нурлан Кадырович"] == (person.id, firm.id)
    assert linked["Жумабеков Тилек Асанович"] == (None, None)  # two people have this name


def test_the_same_file_twice_is_one_meeting(office: Office, example: Plain) -> None:
    meeting_id = bring(office, example)
    data = json.dumps(example, indent=3).encode()
    again = office.exchange.import_json(data)
    assert not again.rows
    assert not again.problems
    participant = office.meetings.dossier(meeting_id).participants[0]
    office.records.save(dataclasses.replace(participant, contact="0550 00-00-00"))
    told = office.exchange.import_json(data)
    assert not told.rows
    assert [(p.code, p.values["path"]) for p in told.problems] == [("import_differs", "meeting.attendees[0]")]
    assert office.meetings.dossier(meeting_id).participants[0].contact == "0550 00-00-00"


def test_an_import_can_be_undone(office: Office, example: Plain) -> None:
    saved = office.exchange.import_json(json.dumps(example).encode())
    office.records.undo(saved)
    assert not office.meetings.lines()
    assert {line.ref.id for line in office.records.trash()} == {row.id for row in saved.rows}


def test_plain_texts_are_in_the_language_of_the_file(office: Office) -> None:
    plain = {"form": "mslite.meeting/1", "lang": "ru", "meeting": {"title": "Сход", "agenda": ["О дороге"]}}
    saved = office.exchange.import_json(json.dumps(plain).encode())
    meeting = saved.first(Meeting)
    assert meeting.title == Words("", "Сход")
    assert office.meetings.dossier(meeting.id).items[0].text == Words("", "О дороге")


def test_the_smallest_file_is_a_meeting(office: Office) -> None:
    saved = office.exchange.import_json(b'{"form": "mslite.meeting/1", "meeting": {}}')
    assert [type(row) for row in saved.rows] == [Meeting]


ITEM = "meeting.agenda[0]"


@pytest.mark.parametrize(
    ("where", "value", "path", "why"),
    [
        ("meeting", ..., "meeting", "json_missing"),
        ("meeting", "Отурум", "meeting", "json_object"),
        ("lang", "en", "lang", "json_choice"),
        ("note", "", "note", "json_unknown"),
        ("meeting.id", "a" * 32, "meeting.id", "json_unknown"),
        ("meeting.body", "Белгисиз комиссия", "meeting.body", "json_nothing"),
        ("meeting.body", {"ky": "Жер комиссиясы"}, "meeting.body", "json_nothing"),
        ("meeting.title", {"kg": "Отурум"}, "meeting.title.kg", "json_unknown"),
        ("meeting.title", 5, "meeting.title", "json_object"),
        ("meeting.date", "16.02.2026", "meeting.date", "json_date"),
        ("meeting.ended", "08:00", "meeting.ended", "ends_before_begin"),
        ("meeting.agenda", {}, "meeting.agenda", "json_list"),
        ("meeting.agenda.0.position", 3, f"{ITEM}.position", "json_unknown"),
        ("meeting.agenda.0.meeting_id", "a" * 32, f"{ITEM}.meeting_id", "json_unknown"),
        ("meeting.agenda.0.statements.0", "Сөз", f"{ITEM}.statements[0]", "json_object"),
        (
            "meeting.agenda.0.statements.1.replies.0.kind",
            "cry",
            f"{ITEM}.statements[1].replies[0].kind",
            "json_choice",
        ),
        ("meeting.agenda.0.votes.0.votes_for", -1, f"{ITEM}.votes[0].votes_for", "vote_negative"),
        (
            "meeting.agenda.0.votes.0.ballots.0.name",
            "Ким",
            f"{ITEM}.votes[0].ballots[0].name",
            "json_nothing",
        ),
        ("meeting.agenda.0.votes.0.ballots.0.name", ..., f"{ITEM}.votes[0].ballots[0].name", "json_missing"),
        ("meeting.attendees.0.name", "\ud800", "meeting.attendees[0].name", "json_signs"),
    ],
)
def test_a_fault_is_told_with_its_path(
    office: Office, example: Plain, where: str, value: object, path: str, why: str
) -> None:
    put(where, value)(example)
    told = refused(office, example)
    assert (told.values["path"], told.values["why"]) == (path, why)


def test_a_later_form_of_a_meeting_is_refused_kindly(office: Office) -> None:
    assert refused(office, b'{"form": "mslite.meeting/2", "meeting": {}}').code == "newer_file"


def test_whatever_is_spoilt_it_is_imported_or_refused_in_words(office: Office, example: Plain) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    dice = random.Random(11)
    odd = [None, True, -1, 0.5, "", "а", [], ["а"], [{}], {}, {"ky": "а"}, {"name": 1}, "2026-02-16", "09:30"]
    accepted = refusals = 0
    for _ in range(600):
        spoilt = copy.deepcopy(example)
        *path, last = dice.choice(leaves(example)[1:])
        place: Any = spoilt
        for part in path:
            place = place[part]
        place[last] = copy.deepcopy(dice.choice(odd))
        try:
            office.exchange.check_json(json.dumps(spoilt).encode())
            accepted += 1
            assert validator.is_valid(spoilt), (path, last, place[last])
        except UserFixable as error:
            refusals += 1
            assert error.code == "bad_json"
    assert accepted > 50
    assert refusals > 50


def test_the_schema_that_is_kept_is_that_of_the_program() -> None:
    kept = (FOLDER / "office.schema.json").read_text(encoding="utf-8")
    assert kept == text(), "python -m mslite.exchange.schema > resources/json/office.schema.json"
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_example_and_an_export_fit_the_schema(office: Office, example: Plain) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    validator.validate(example)
    bring(office, example)
    validator.validate(json.loads(office.exchange.export_json()))
    assert not validator.is_valid({"form": "mslite.office/1", "records": {"meeting": [{"id": "1"}]}})


def test_the_page_of_documentation_names_every_table_and_list() -> None:
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    definitions = schema()["$defs"]
    names = [*definitions["office_form"]["properties"]["records"]["properties"]]
    for name, definition in definitions.items():
        if name.startswith("written_"):
            whole = definition.get("anyOf", [definition])[0]
            names += [key for key, value in whole["properties"].items() if value.get("type") == "array"]
    assert [name for name in names if f"`{name}`" not in page] == []
