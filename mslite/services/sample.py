"""The sample office: the invented town Ак-Суу with a few weeks of work around today.

Its texts lie in ``resources/sample``; days are counted from today and moved off weekends, so that every
page has something worth seeing whenever it is made. Everything goes through the services' own actions.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mslite import safefile
from mslite.config import places
from mslite.db.store import FILE_NAME
from mslite.domain.office import (
    AgeBand,
    Body,
    District,
    DistrictKind,
    MeetingKind,
    Municipality,
    Organisation,
    Person,
    Post,
    Sex,
)
from mslite.domain.problems import UserFixable
from mslite.domain.rows import Lang
from mslite.domain.views import MeetingQuery, Standing
from mslite.services.office import Office
from mslite.services.open import key_of
from mslite.services.samplemeeting import SampleMeeting, SamplePeople, words
from mslite.services.sampleprogramme import SampleProgramme

EMBLEM = "emblem.png"
IN_POST = 700
"""Days for which the people of the sample have held their posts."""


def fill(office: Office, today: dt.date | None = None) -> None:
    """Fill a new office with the sample data; raises as the services do."""
    day = today or dt.date.today()
    folder = places.resources() / "sample"
    data = _read(folder / "office.json")
    office.actor = data["people"][data["clerk"]]["name"]
    people, organisations = _directory(office, data, day)
    bodies = _bodies(office, data["bodies"], people)
    for path in sorted(folder.glob("meeting-*.json")):
        SampleMeeting(office, people, bodies, day).make(_read(path))
    for row in data["trash"]:
        _trashed(office, row)
    decisions = office.meetings.dossier(hearing_of(office)).decisions
    programme = SampleProgramme(office, _read(folder / "programme.json"), organisations, day)
    programme.make(bodies["monitoring"], decisions[0])
    office.work_as(people.ids[data["clerk"]], office.actor)


def make(folder: Path, lang: str = Lang.KY, today: dt.date | None = None) -> None:
    """Make the sample office in an empty folder: all of it or, after a fault, nothing.

    ``lang`` is the language in which its window will open.
    Raises ``UserFixable("folder_not_empty")`` and as the services do.
    """
    safefile.make_folder(folder)
    if any(not found.name.endswith(safefile.PART) for found in folder.iterdir()):
        raise UserFixable("folder_not_empty", path=str(folder))
    part = safefile.part_of(folder / "sample")
    try:
        office = Office(part, key_of(part))
        try:
            fill(office, today)
            office.keep_language(lang)
        finally:
            office.close()
        made = sorted(part.iterdir(), key=lambda path: path.name == FILE_NAME)  # the data file comes last
        with safefile.told(folder):
            for path in made:
                safefile.replace(path, folder / path.name)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def hearing_of(office: Office) -> str:
    """Return the identity of the sample's signed hearing, "" in an office that is not the sample."""
    name = words(_read(places.resources() / "sample" / "office.json")["municipality"]["name"])
    if office.settings.municipality().name != name:
        return ""
    lines = office.meetings.lines(MeetingQuery(kind=MeetingKind.HEARING, standing=Standing.SIGNED, limit=1))
    return lines[0].id if lines else ""


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _directory(
    office: Office, data: Mapping[str, Any], today: dt.date
) -> tuple[SamplePeople, dict[str, str]]:
    named = {field: _value(value) for field, value in data["municipality"].items()}
    office.settings.save_municipality(Municipality(**named))
    office.attachments.set_emblem(places.resources() / EMBLEM)
    for row in data["districts"]:
        office.meetings.append(District(name=words(row["name"]), kind=DistrictKind(row["kind"])))
    organisations: dict[str, str] = {}
    for key, row in data["organisations"].items():
        saved = office.records.save(Organisation(**{field: _value(value) for field, value in row.items()}))
        organisations[key] = saved.first(Organisation).id
    people = SamplePeople({}, {}, {})
    for key, row in data["people"].items():
        person = Person(
            name=row["name"],
            phone=row.get("phone", ""),
            sex=Sex(row["sex"]),
            age=AgeBand(row["age"]),
            works_here=row.get("here", False),
        )
        people.ids[key] = office.records.save(person).first(Person).id
        people.names[key], people.posts[key] = row["name"], words(row["post"])
        office.directory.save_post(
            Post(
                person_id=people.ids[key],
                organisation_id=organisations.get(row.get("organisation", "")),
                title=people.posts[key],
                since=today - dt.timedelta(days=IN_POST),
            )
        )
    for row in data["earlier_posts"]:
        since, until = (today + dt.timedelta(days=row[name]) for name in ("since", "until"))
        office.directory.save_post(
            Post(person_id=people.ids[row["person"]], title=words(row["post"]), since=since, until=until)
        )
    return people, organisations


def _bodies(office: Office, data: Mapping[str, Any], people: SamplePeople) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, row in data.items():
        body = Body(name=words(row["name"]), kind=MeetingKind(row["kind"]), pattern=row["pattern"])
        found[key] = office.records.save(body).first(Body).id
        for member, role in row["members"].items():
            office.directory.add_member(found[key], people.ids[member], role)
    return found


def _trashed(office: Office, row: Mapping[str, Any]) -> None:
    shapes: dict[str, type[Person] | type[Organisation]] = {"person": Person, "organisation": Organisation}
    saved = office.records.save(shapes[row["table"]](name=_value(row["name"])))
    office.records.remove(*saved.rows)


def _value(value: Any) -> Any:
    return words(value) if isinstance(value, dict) else value
