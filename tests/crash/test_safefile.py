"""Power cuts while files are written; the ways that are known to lose data must be seen losing it."""

import collections

import pytest

from tests.crash.disk import cuts, record

WRITE = """
import os, sys
from pathlib import Path
from mslite.safefile import atomic_write
folder, how = Path(sys.argv[1]), sys.argv[2]
path, part = folder / "doc.bin", folder / "doc.tmp"
for no in range(1, 31):
    data = (f"text {no} " * 2000).encode()
    if how == "atomic":
        atomic_write(path, data)
    elif how == "in place":
        path.write_bytes(data)
    else:
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            if how == "no folder sync":
                os.fsync(stream.fileno())
        os.replace(part, path)
    os.write(1, f"ACK {no}\\n".encode())
"""
WHOLE = {(f"text {no} " * 2000).encode(): no for no in range(1, 31)}


def outcomes(folder, how):
    folder.mkdir()
    seen = collections.Counter()
    for state in cuts(record(WRITE, folder, how), 400):
        no = WHOLE.get(state.files.get("doc.bin"))
        seen["damaged" if no is None else "old" if no < state.acked else "whole"] += 1
    return seen


def test_a_written_file_is_whole_and_the_newest(tmp_path):
    assert outcomes(tmp_path / "atomic", "atomic") == {"whole": 400}


@pytest.mark.parametrize(
    ("how", "fault"), [("in place", "damaged"), ("no sync", "damaged"), ("no folder sync", "old")]
)
def test_the_replay_sees_what_a_lesser_way_loses(tmp_path, how, fault):
    assert outcomes(tmp_path / "lesser", how)[fault] > 40
