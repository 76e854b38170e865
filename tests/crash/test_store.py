"""Power cuts while a clerk saves; with ``synchronous=OFF`` the same work must be seen losing records."""

import shutil
from contextlib import closing

import pytest

from mslite.db import backup
from mslite.db.store import Store
from mslite.domain.office import Person
from mslite.domain.problems import EnvironmentTrouble
from tests.crash.disk import cuts, record

KEY = b"k" * 32
SESSION = """
import os, sys
from pathlib import Path
from sqlalchemy import event
from mslite.db.engine import connect_keyed
from mslite.db.store import Store
from mslite.domain.office import Person, Post
folder, off = Path(sys.argv[1]), len(sys.argv) > 2
store = Store(folder, b"k" * 32)
store.actor = "Айгүл"
if off:
    @event.listens_for(store._engine, "checkout")
    def careless(connection, record, proxy):
        connection.set_authorizer(None)
        connection.execute("PRAGMA synchronous=OFF")
os.write(1, b"ACK 0\\n")
person = None
for no in range(1, 31):
    with store.write() as writer:
        person = writer.save(Person(name=f"Адам {no} " + "узун аты " * (no % 9 * 30)))
        writer.save(Post(person_id=person.id))
        writer.save(person.__class__(id=person.id, version=person.version, name=f"{no}"))
    os.write(1, f"ACK {no}\\n".encode())
store.close()
os.write(1, b"ACK 31\\n")
"""


def outcome(folder, acked):
    """Return "whole", "half", "lost" or "ill" for what a cut left in ``folder``."""
    path = folder / "office.mslite"
    if not path.exists():
        return "lost"
    try:
        with closing(backup.open_file(path, KEY)) as connection:
            backup.check_whole(connection, path)
            held = backup.snapshot(connection)
            names = {int(name) for (name,) in connection.execute("SELECT name FROM person").fetchall()}
    except (EnvironmentTrouble, ValueError, backup.sqlcipher.DatabaseError):
        return "ill"
    count = held.rows["person"]
    seq = sum(seq for seq, _ in held.heads.values())
    if (count, seq, names) != (held.rows["post"], 3 * count, set(range(1, count + 1))):
        return "half"
    return "whole" if count >= min(acked, 30) else "lost"


def recorded(tmp_path_factory, *arguments):
    folder = tmp_path_factory.mktemp("office") / "work"
    folder.mkdir()
    return record(SESSION, folder, *arguments)


@pytest.fixture(scope="module")
def ops(tmp_path_factory):
    return recorded(tmp_path_factory)


def outcomes(tmp_path, ops, count):
    for no, state in enumerate(cuts(ops, count)):
        folder = state.put(tmp_path / str(no))
        yield outcome(folder, state.acked)
        shutil.rmtree(folder)


def test_nothing_acknowledged_is_lost_and_nothing_is_half(tmp_path, ops):
    assert set(outcomes(tmp_path, ops, 250)) == {"whole"}


def test_the_replay_sees_what_careless_writing_loses(tmp_path, tmp_path_factory):
    careless = recorded(tmp_path_factory, "off")
    assert list(outcomes(tmp_path, careless, 60)).count("whole") < 40


def test_a_cut_in_the_first_start_leaves_a_folder_that_starts(tmp_path, ops):
    opened = next(no for no, op in enumerate(ops, start=1) if op.kind == "ack")
    for no, state in enumerate(cuts(ops[:opened], 30, first=1)):
        folder = state.put(tmp_path / str(no))
        assert not (folder / "office.mslite").exists() or outcome(folder, 0) == "whole"
        store = Store(folder, KEY)
        store.actor = "Айгүл"
        with store.write() as writer:
            writer.save(Person(name="1"))
        store.close()
        shutil.rmtree(folder)
