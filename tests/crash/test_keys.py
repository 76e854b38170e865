"""Power cuts while passwords are set, changed and taken away."""

from contextlib import suppress

from mslite.db import keys
from mslite.domain.problems import UserFixable
from tests.crash.disk import cuts, record

CHANGE = """
import os, sys
from pathlib import Path
from mslite.db import keys
keys._ARGON = {"t": 1, "m": 64, "p": 1}
folder = Path(sys.argv[1])
key = keys.create(folder)
(folder / "expected").write_bytes(key)
os.fsync(os.open(folder / "expected", os.O_RDONLY))
os.write(1, b"ACK 1\\n")
for no in range(2, 12):
    keys.add_passphrase(folder, key, "Бакай", f"password {no}")
    os.write(1, f"ACK {no}\\n".encode())
keys.require_passphrases(folder, key)
os.write(1, b"ACK 12\\n")
keys.allow_key_file(folder, key)
os.write(1, b"ACK 13\\n")
"""


def ways_in(folder):
    """The numbers of the passwords that open the folder; 0 for the key file."""
    found = set()
    with suppress(UserFixable):
        found.add((0, keys.open_with_key_file(folder)))
    for no in range(2, 12):
        with suppress(UserFixable):
            found.add((no, keys.open_with_passphrase(folder, "Бакай", f"password {no}")))
    return found


def test_the_folder_always_opens_by_what_was_acknowledged(tmp_path):
    (tmp_path / "work").mkdir()
    ops = record(CHANGE, tmp_path / "work")
    for number, state in enumerate(cuts(ops, 250)):
        found = ways_in(state.put(tmp_path / str(number)))
        assert {key for _, key in found} == {state.files["expected"]}
        numbers = {no for no, _ in found}
        if state.acked < 11:
            assert 0 in numbers and numbers - {0} <= {state.acked, state.acked + 1} and len(numbers) <= 2
        elif state.acked == 12:
            assert numbers in ({11}, {0, 11})
        else:
            assert 11 in numbers
