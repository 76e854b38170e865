"""Power cuts while attached files are stored."""

from mslite.db.files import Files
from tests.crash.disk import cuts, record

KEY = b"k" * 32
PUT = """
import os, sys
from pathlib import Path
from mslite.db.files import Files
files = Files(Path(sys.argv[1]), b"k" * 32)
for no in range(1, 26):
    files.put(f"scan {no} ".encode() * 700 * (no % 4 + 1))
    os.write(1, f"ACK {no}\\n".encode())
"""


def test_an_acknowledged_file_is_there_and_nothing_half_has_a_name(tmp_path):
    (tmp_path / "work").mkdir()
    ops = record(PUT, tmp_path / "work")
    names = Files(tmp_path / "names", KEY)
    digests = [names.put(f"scan {no} ".encode() * 700 * (no % 4 + 1)) for no in range(1, 26)]
    for number, state in enumerate(cuts(ops, 300)):
        files = Files(state.put(tmp_path / str(number)), KEY)
        assert all(files.whole(name) for name in files.names())
        assert {files.name(digest) for digest in digests[: state.acked]} <= set(files.names())
