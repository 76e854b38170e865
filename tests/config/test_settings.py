import dataclasses
import json

import pytest

from mslite.config import settings
from mslite.config.settings import FILE, Settings, read, write


def test_no_file_means_defaults_and_nothing_is_said(tmp_path):
    assert read(tmp_path) == settings.Loaded(Settings())


def test_what_is_written_is_read(tmp_path):
    folder = tmp_path / "жаңы"
    full = Settings(
        language="ru",
        person_id="ab12",
        font_scale=125,
        window="AdnQywADAAA=",
        print_choices={"hearing": {"form": "formal", "lang": "both"}},
        seen_hints=("minutes",),
        second_backup="E:\\Көчүрмө",
    )
    write(folder, full)
    assert read(folder) == settings.Loaded(full)
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_what_a_newer_program_wrote_is_kept(tmp_path):
    (tmp_path / FILE).write_text('{"language": "en", "colour": {"a": 1}}', encoding="utf-8")
    found = read(tmp_path)
    assert found.set_aside is None
    write(tmp_path, dataclasses.replace(found.settings, font_scale=110))
    kept = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    assert (kept["colour"], kept["language"], kept["font_scale"]) == ({"a": 1}, "en", 110)


@pytest.mark.parametrize("text", ["", "{", "[1]", "\x00\x00\x00", '{"language": "ky"'])
def test_a_broken_file_is_set_aside_and_said(tmp_path, text):
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    found = read(tmp_path)
    assert found.settings == Settings()
    assert found.set_aside is not None and found.set_aside.read_text(encoding="utf-8") == text
    assert read(tmp_path).set_aside is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "de"),
        ("font_scale", True),
        ("font_scale", 9000),
        ("seen_hints", "all"),
        ("print_choices", {"hearing": "both"}),
        ("window", None),
    ],
)
def test_one_bad_value_costs_the_others_nothing_and_is_said(tmp_path, name, value):
    (tmp_path / FILE).write_text(json.dumps({"person_id": "x", name: value}), encoding="utf-8")
    first = read(tmp_path)
    assert first.settings == Settings(person_id="x")
    assert (
        first.set_aside is not None and json.loads(first.set_aside.read_text(encoding="utf-8"))[name] == value
    )
    (tmp_path / FILE).write_text("{", encoding="utf-8")
    second = read(tmp_path)
    assert second.set_aside is not None and second.set_aside != first.set_aside
