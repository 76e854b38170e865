"""A real meeting, from the file beside the repository through import to the printed pages.

Only facts about the paper are here; its words stay in ``../shared/real``, and without that folder there is
nothing to compare with.
"""

import json
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
import jsonschema
import pypdfium2
import pytest

from mslite.db import keys
from mslite.domain.meetings import Meeting
from mslite.domain.office import Form, Municipality
from mslite.domain.rows import PaperLang, Words
from mslite.domain.sheets import PrintChoice, SheetPerson
from mslite.domain.text import signature_name
from mslite.exchange.schema import schema
from mslite.services.office import Office
from tests.real.balykchy import converted

REAL = Path(__file__).resolve().parents[3] / "shared" / "real"
SOURCE, PAPER = REAL / "balykchy-meeting.json", REAL / "balykchy-protocol.docx"
MARGIN = 20 / 25.4 * 72

pytestmark = pytest.mark.skipif(not SOURCE.exists(), reason=f"{SOURCE} is not on this machine")


@pytest.fixture
def source() -> dict[str, Any]:
    return json.loads(SOURCE.read_text(encoding="utf-8"))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path, keys.create(tmp_path))
    office.actor = "Асанова Мээрим Талантовна"
    office.settings.save_municipality(
        Municipality(name=Words("Мэрия", "Мэрия"), place=Words("Шаар", "Город"))
    )
    yield office
    office.close()


@pytest.fixture
def meeting_id(office: Office, source: dict[str, Any]) -> str:
    saved = office.exchange.import_json(json.dumps(converted(source)).encode(), SOURCE.name)
    assert not saved.problems
    return saved.first(Meeting).id


def tight(text: str) -> str:
    """Text without white space: line breaks of the page do not count."""
    return "".join(text.split())


def pages(pdf: bytes) -> str:
    """What stands between the margins, where neither page number nor draft mark is."""
    document = pypdfium2.PdfDocument(pdf)
    texts = []
    for page in document:
        width, height = page.get_size()
        texts.append(page.get_textpage().get_text_bounded(0, 0, width, height - MARGIN + 2))
    return tight("".join(texts))


def printed(office: Office, meeting_id: str, form: Form, source: dict[str, Any]) -> str:
    signatory = source["signatory"]
    return pages(
        office.papers.preview(
            meeting_id,
            PrintChoice(form, PaperLang.RU),
            (SheetPerson(name=signatory["name"], post=Words("", signatory["position"])),),
        )
    )


def head(source: dict[str, Any]) -> list[str]:
    return [source["project"]["header_ky"], source["project"]["header_ru"], source["project"]["financing"]]


def attendees(source: dict[str, Any]) -> Iterator[str]:
    for group in source["attendees"]:
        yield group["organisation"]
        for person in group["people"]:
            yield from (person["name"], person["position"])


def agenda(source: dict[str, Any]) -> Iterator[str]:
    for item in source["agenda"]:
        yield from (item["text"], *item["speakers"])


def told(source: dict[str, Any]) -> Iterator[str]:
    for one in sorted([*source["speeches"], *source["opinions"]], key=lambda one: one["seq"]):
        yield from (one["speaker"], one.get("role") or "", one["text"])


def end(source: dict[str, Any]) -> Iterator[str]:
    for decision in source["decisions"]:
        yield decision["text"]
    for publication in source["publications"]:
        yield from (publication["medium"], publication["url"])
    yield source["signatory"]["position"]


def assert_all_in_order(text: str, expected: list[str]) -> None:
    """Everything expected stands in the text in this order, and no more often than there."""
    place = 0
    for part in expected:
        found = text.find(tight(part), place)
        assert found >= 0, f"lost or out of place: {part!r}"
        place = found + len(tight(part))
    whole = tight("".join(expected))
    for part in expected:
        if part:
            assert text.count(tight(part)) == whole.count(tight(part)), f"another number of times: {part!r}"


def test_what_is_imported_fits_the_schema(source: dict[str, Any], office: Office, meeting_id: str) -> None:
    jsonschema.Draft202012Validator(schema()).validate(converted(source))
    jsonschema.Draft202012Validator(schema()).validate(json.loads(office.exchange.export_json()))


def test_speakers_are_the_people_of_the_list(source: dict[str, Any], office: Office, meeting_id: str) -> None:
    dossier = office.meetings.dossier(meeting_id)
    people = {participant.id: participant.name for participant in dossier.participants}
    linked = [people[one.participant_id] for one in dossier.speakers if one.participant_id]
    assert len(linked) == len(dossier.speakers) == sum(len(item["speakers"]) for item in source["agenda"])
    variants = {variant["as_in_speech"] for variant in source["name_variants"]}
    for one in dossier.statements:
        listed = one.speaker in people.values()
        assert (one.participant_id is not None) == listed
        assert not (listed and one.speaker in variants)


def test_the_record_holds_everything_once_and_in_the_order_of_the_real_paper(
    source: dict[str, Any], office: Office, meeting_id: str
) -> None:
    text = printed(office, meeting_id, Form.RECORD, source)
    assert_all_in_order(
        text,
        [
            *head(source),
            source["title"],
            *attendees(source),
            source["purpose"],
            *source["venues_named"],
            *agenda(source),
            source["introduction"],
            *told(source),
            *end(source),
        ],
    )


def test_the_formal_draft_holds_everything(source: dict[str, Any], office: Office, meeting_id: str) -> None:
    text = printed(office, meeting_id, Form.FORMAL, source)
    assert_all_in_order(
        text,
        [
            source["title"],
            source["project"]["header_ru"],
            source["project"]["financing"],
            source["purpose"],
            *source["venues_named"],
            *attendees(source),
            *agenda(source),
            source["introduction"],
            *agenda(source),
            *told(source),
            *end(source),
        ],
    )


WORDED_OTHERWISE = (
    "Цель встречи",
    "Докладчик/выступающий",
    "Ход обсуждения и принятие решений",
    "Мнения активистов после",
    "Информация размещена на",
)
"""Words of that form for which ours has its own: headings, not content."""


def letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def test_every_paragraph_of_the_real_paper_stands_in_our_record(
    source: dict[str, Any], office: Office, meeting_id: str
) -> None:
    text = letters(printed(office, meeting_id, Form.RECORD, source))
    paper = docx.Document(str(PAPER))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    whole = "\n".join((*(paragraph.text for paragraph in paper.paragraphs), *cells)).replace("\t", "\n")
    for words in WORDED_OTHERWISE:
        assert words in whole
        whole = whole.replace(words, "")
    assert not [part for part in whole.split("\n") if letters(part) not in text]
    assert letters(signature_name(source["signatory"]["name"])) in text


def test_a_remark_is_direct_speech_and_opinions_have_their_heading(
    source: dict[str, Any], office: Office, meeting_id: str
) -> None:
    text = printed(office, meeting_id, Form.RECORD, source)
    said = sorted([*source["speeches"], *source["opinions"]], key=lambda one: one["seq"])
    spoken = [one for one in said if one.get("kind") == "remark"]
    for one in spoken:
        before = text[: text.index(tight(f"{one['speaker']} – {one['text']}"))]
        assert not before.endswith("Реплика.")
    opinions = [list(group) for is_one, group in groupby(said, lambda one: "kind" not in one) if is_one]
    assert len(re.findall("Мненияпослепосещенияобъектов", text)) == len(opinions) == 1
