"""A file of an earlier schema is not brought up to date behind the back of who only reads."""

import shutil
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "db" / "samples" / "schema1"


def test_reading_an_older_file_says_what_to_do_and_touches_nothing(mslite):
    shutil.copytree(SAMPLE, mslite.folder)
    data = mslite.folder / "office.mslite"
    before = data.read_bytes()
    done = mslite("list", "meetings")
    assert done.returncode == 3 and done.stdout == ""
    assert "older version" in done.stderr and "window" in done.stderr
    assert data.read_bytes() == before
    assert not list(mslite.folder.glob("office.mslite.before-*"))
    window = mslite(QT_QPA_PLATFORM="offscreen", MSLITE_EXIT_AT="ready")
    assert window.returncode == 0, window.stderr
    assert mslite("list", "meetings").stdout
