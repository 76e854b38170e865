import json
import os
import subprocess
import sys

import pytest

from mslite.db import instance
from mslite.db.instance import FILE, Instance
from mslite.domain.problems import EnvironmentTrouble

HOLD = """
import sys
from pathlib import Path
from mslite.db.instance import Instance
held = Instance(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
"""


def start(folder):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_program_is_told_who_has_it(tmp_path):
    with start(tmp_path) as other:
        with pytest.raises(EnvironmentTrouble) as caught:
            Instance(tmp_path)
        assert caught.value.code == "open_elsewhere"
        assert caught.value.values["pid"] == other.pid
        assert caught.value.values["host"] and caught.value.values["since"]
        other.stdin.write("\n")
    Instance(tmp_path).release()


def test_a_crash_gives_the_folder_back(tmp_path):
    with start(tmp_path) as other:
        other.kill()
    assert json.loads((tmp_path / FILE).read_text(encoding="utf-8"))["pid"] == other.pid
    with Instance(tmp_path):
        assert json.loads((tmp_path / FILE).read_text(encoding="utf-8"))["pid"] == os.getpid()


def test_twice_in_one_program_is_refused_too(tmp_path):
    with Instance(tmp_path), pytest.raises(EnvironmentTrouble, match="open_elsewhere"):
        Instance(tmp_path)
    assert (tmp_path / FILE).read_bytes() == b""


def test_another_machines_mark_is_believed_until_the_person_knows_better(tmp_path, monkeypatch):
    left = json.dumps({"host": "КАБИНЕТ-3", "pid": 4, "since": "2026-01-12T09:00:00"})
    (tmp_path / FILE).write_text(left, encoding="utf-8")
    with pytest.raises(EnvironmentTrouble) as caught:
        Instance(tmp_path)
    assert caught.value.values["host"] == "КАБИНЕТ-3"
    assert (tmp_path / FILE).read_text(encoding="utf-8") == left
    Instance(tmp_path, even_so=True).release()
    Instance(tmp_path).release()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"host": 1}', "\x00" * 100])
def test_an_unreadable_mark_stops_nobody(tmp_path, text):
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    held = Instance(tmp_path)
    held.release()
    held.release()


def test_part_files_of_a_cut_are_swept_up(tmp_path):
    (tmp_path / "keys.json.0a0a.part").write_bytes(b"x")
    (tmp_path / "keys.json").write_bytes(b"y")
    with Instance(tmp_path):
        assert sorted(path.name for path in tmp_path.iterdir()) == ["keys.json", FILE]


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(EnvironmentTrouble):
        Instance(tmp_path / "file" / "data")
    assert instance.FILE == FILE
