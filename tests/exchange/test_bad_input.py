"""Files that are not right: told with their place, nothing written, never a crash."""

import base64
import copy
import hashlib
import json
import random
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from mslite.domain.office import Form
from mslite.domain.papers import Paper
from mslite.domain.problems import UserFixable
from mslite.domain.rows import PaperLang, RecordRef
from mslite.domain.sheets import PrintChoice
from mslite.exchange.schema import schema
from mslite.i18n.catalogue import Translator
from mslite.i18n.problems import known, wording
from mslite.services.office import Office
from tests.exchange.conftest import Open
from tests.services.day import staff_meeting

Plain = dict[str, Any]


@pytest.fixture
def plain(office: Office) -> Plain:
    """The export of an office with a signed protocol and an annex."""
    meeting_id = staff_meeting(office)
    office.attachments.add(RecordRef("meeting", meeting_id), b"%PDF-1.4 smeta", file_name="смета.pdf")
    paper = office.papers.issue(meeting_id, PrintChoice(Form.FORMAL, PaperLang.KY)).first(Paper)
    office.papers.sign(paper.id, [office.papers.notice(meeting_id)])
    return json.loads(office.exchange.export_json())


def refused(office: Office, data: bytes | Plain) -> UserFixable:
    """Import, see it refused with words for it and nothing written."""
    before = office.exchange.export_json()
    data = data if isinstance(data, bytes) else json.dumps(data).encode()
    with pytest.raises(UserFixable) as trial:
        office.exchange.check_json(data, "кеңсе.json")
    with pytest.raises(UserFixable) as told:
        office.exchange.import_json(data, "кеңсе.json")
    assert (told.value.code, told.value.values) == (trial.value.code, trial.value.values)
    assert office.exchange.export_json() == before
    assert known(told.value.code)
    return told.value


@pytest.mark.parametrize(
    ("data", "line", "column", "why"),
    [
        (b"", 1, 1, "json_broken"),
        (b'{\n"form": "mslite.office/1",\n}', 3, 1, "json_broken"),
        ('{\n"form": "кат"'.encode("cp1251"), 2, None, "json_utf8"),
        (b'{"form": "a", "form": "b"}', None, None, "json_twice"),
        (b"[" * 100_000, None, None, "json_broken"),
        (b'{"form":' * 200 + b"1" + b"}" * 200, None, None, "json_broken"),
        (b'{"form": ' + b"9" * 5000 + b"}", None, None, "json_broken"),
        (b'{"form": NaN}', None, None, "json_int"),
        (b"[]", None, None, "json_object"),
        (b'{"form": "mslite.appeals/1"}', None, None, "json_form"),
        (b'{"form": ["mslite.office/1"]}', None, None, "json_form"),
        (b'{"records": {}}', None, None, "json_form"),
    ],
)
def test_what_is_not_json_is_told_with_line_and_column(
    office: Office, data: bytes, line: int | None, column: int | None, why: str
) -> None:
    told = refused(office, data)
    assert (told.code, told.values["why"]) == ("bad_json", why)
    assert told.values.get("line") == line
    assert told.values.get("column") == column


def test_a_hundred_megabytes_of_nonsense_are_refused(office: Office) -> None:
    told = refused(office, b'{"form": "mslite.office/1"' + b"\x00" * 100_000_000)
    assert told.values["why"] == "json_broken"


def test_a_form_of_a_later_program_is_refused_kindly(office: Office) -> None:
    assert refused(office, b'{"form": "mslite.office/2", "news": 1}').code == "newer_file"


def put(where: str, value: object) -> Callable[[Plain], None]:
    """Return a fault: ``value`` at ``where`` (``records.meeting.0.date``); Ellipsis takes it away."""

    def spoil(plain: Plain) -> None:
        *path, last = [int(part) if part.isdigit() else part for part in where.split(".")]
        place: Any = plain
        for part in path:
            place = place[part]
        if value is ...:
            del place[last]
        else:
            place[last] = value

    return spoil


def twice(plain: Plain) -> None:
    plain["records"]["person"] = [{"id": "a" * 32}, {"id": "a" * 32}]


def two_offices(plain: Plain) -> None:
    plain["records"]["municipality"].append({"id": "a" * 32})


def other_bytes(plain: Plain) -> None:
    digest = next(iter(plain["files"]))
    plain["files"][digest] = base64.b64encode(b"other").decode()


def not_base64(plain: Plain) -> None:
    plain["files"][next(iter(plain["files"]))] = "кат"


def no_file(plain: Plain) -> None:
    plain["files"] = {}


def nobodys_file(plain: Plain) -> None:
    plain["files"][hashlib.sha256(b"x").hexdigest()] = base64.b64encode(b"x").decode()


def forged_sheet(plain: Plain) -> None:
    plain["records"]["revision"][0]["sheet"] += " "


def no_print(plain: Plain) -> None:
    plain["records"]["revision"] = []


def two_meetings(plain: Plain) -> None:
    plain["records"]["meeting"].append({"id": "a" * 32})
    plain["records"]["statement"][0]["meeting_id"] = "a" * 32


M = "records.meeting[0]"


@pytest.mark.parametrize(
    ("spoil", "path", "why"),
    [
        (put("records.meeting.0.date", "16.02.2026"), f"{M}.date", "json_date"),
        (put("records.meeting.0.date", "20260216"), f"{M}.date", "json_date"),
        (put("records.meeting.0.date", "2026-02-30"), f"{M}.date", "json_date"),
        (put("records.meeting.0.date", 5), f"{M}.date", "json_date"),
        (put("records.meeting.0.date", "1891-02-16"), f"{M}.date", "date_far"),
        (put("records.meeting.0.began", "09:00+06:00"), f"{M}.began", "json_time"),
        (put("records.meeting.0.kind", "picnic"), f"{M}.kind", "json_choice"),
        (put("records.meeting.0.kind", ["staff"]), f"{M}.kind", "json_choice"),
        (put("records.meeting.0.title", "Кеңешме"), f"{M}.title", "json_object"),
        (put("records.meeting.0.title.kg", "Кеңешме"), f"{M}.title.kg", "json_unknown"),
        (put("records.meeting.0.title.ky", None), f"{M}.title.ky", "json_str"),
        (put("records.meeting.0.title.ky", "\ud800"), f"{M}.title.ky", "json_signs"),
        (put("records.meeting.0.title.ky", "а" * 2001), f"{M}.title.ky", "too_long"),
        (put("records.meeting.0.colour", "red"), f"{M}.colour", "json_unknown"),
        (put("records.meeting.0.\ud800", "red"), f"{M}.?", "json_unknown"),
        (put("records.meeting.0.version", 3), f"{M}.version", "json_unknown"),
        (put("records.meeting.0.id", ...), f"{M}.id", "json_id"),
        (put("records.meeting.0.id", "1"), f"{M}.id", "json_id"),
        (put("records.meeting.0.recurring", 1), f"{M}.recurring", "json_bool"),
        (put("records.meeting.0.present_count", "3"), f"{M}.present_count", "json_int"),
        (put("records.meeting.0.present_count", True), f"{M}.present_count", "json_int"),
        (put("records.meeting.0.present_count", 1.5), f"{M}.present_count", "json_int"),
        (put("records.meeting.0.present_count", 10**30), f"{M}.present_count", "json_int"),
        (put("records.meeting.0.present_count", -1), f"{M}.present_count", "count_odd"),
        (put("records.meeting.0", "Кеңешме"), M, "json_object"),
        (put("records.meeting", {}), "records.meeting", "json_list"),
        (put("records", []), "records", "json_object"),
        (put("records.diary", []), "records.diary", "json_unknown"),
        (put("keys", []), "keys", "json_unknown"),
        (put("files", []), "files", "json_object"),
        (put("records.statement.0.meeting_id", ...), "records.statement[0].meeting_id", "json_missing"),
        (put("records.statement.0.item_id", "f" * 32), "records.statement[0].item_id", "json_nothing"),
        (put("records.statement.0.reply_to", ""), "records.statement[0].reply_to", "json_nothing"),
        (put("records.attachment.0.table", "ghost"), "records.attachment[0].table", "json_nothing"),
        (put("records.attachment.0.record_id", "f" * 32), "records.attachment[0].record_id", "json_nothing"),
        (put("records.attachment.0.size", 5), "records.attachment[0].size", "json_size"),
        (put("records.paper.0.signed_on", None), "records.paper[0].signed_on", "json_missing"),
        (put("records.paper.0.state", "annulled"), "records.paper[0].reason", "json_missing"),
        (two_meetings, "records.statement[0].item_id", "json_other_meeting"),
        (twice, "records.person[1].id", "json_same_id"),
        (two_offices, "records.municipality[1]", "json_only_one"),
        (no_print, "records.paper[0].revision", "json_no_print"),
        (forged_sheet, "records.revision[0].sheet_sha256", "json_digest"),
        (no_file, "records.attachment[0].digest", "json_no_file"),
    ],
)
def test_a_fault_is_told_with_its_path(
    plain: Plain, empty: Open, spoil: Callable[[Plain], None], path: str, why: str
) -> None:
    spoil(plain)
    told = refused(empty("other"), plain)
    assert (told.code, told.values["path"], told.values["why"]) == ("bad_json", path, why)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [(other_bytes, "json_digest"), (not_base64, "json_base64"), (nobodys_file, "json_nobodys_file")],
)
def test_a_wrong_file_is_told_with_its_digest(
    plain: Plain, empty: Open, spoil: Callable[[Plain], None], why: str
) -> None:
    spoil(plain)
    told = refused(empty("other"), plain)
    assert told.values["why"] == why
    assert told.values["path"].removeprefix("files.") in plain["files"]


def test_the_person_reads_file_place_and_reason(
    office: Office, plain: Plain, tr_ky: Translator, tr_ru: Translator
) -> None:
    put("records.meeting.0.date", "16.02.2026")(plain)
    told = refused(office, plain)
    assert "кеңсе.json, records.meeting[0].date, ожидается дата вида 2026-02-16" in wording(told, tr_ru).what
    assert "2026-02-16 сыяктуу күн күтүлгөн, бирок мында: 16.02.2026" in wording(told, tr_ky).what
    broken = refused(office, b'{\n"form": "mslite.office/1",\n}')
    assert "кеңсе.json, 3:1, здесь это не JSON" in wording(broken, tr_ru).what


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, part in parts for found in leaves(part, (*path, key)))]


def test_whatever_is_spoilt_it_is_imported_or_refused_in_words(plain: Plain, empty: Open) -> None:
    other = empty("other")
    validator = jsonschema.Draft202012Validator(schema())
    for presets in ("kind_rule", "template"):
        plain["records"][presets] = plain["records"][presets][:2]
    places = leaves(plain)[1:]
    dice = random.Random(7)
    odd = [None, True, 0, -1, 10**20, 0.5, "", "а", "\ud800", "f" * 32, [], [1], {}, {"ky": 1}, "2026-02-16"]
    outcomes = set()
    for _ in range(400):
        spoilt = copy.deepcopy(plain)
        *path, last = dice.choice(places)
        place: Any = spoilt
        for part in path:
            place = place[part]
        place[last] = copy.deepcopy(dice.choice(odd))
        try:
            other.exchange.check_json(json.dumps(spoilt).encode())
            outcomes.add("")
            assert validator.is_valid(spoilt), (path, last, place[last])
        except UserFixable as error:
            assert error.code in ("bad_json", "newer_file")
            outcomes.add(error.values["why"])
    assert {"", "json_str", "json_nothing"} <= outcomes
