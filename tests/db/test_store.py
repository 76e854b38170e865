"""The data file seen from inside and from outside: its settings, what is refused, what a thief can read."""

import dataclasses
import random
import shutil
import sqlite3
from contextlib import closing

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from mslite.db import backup, keys, migrate, typing
from mslite.db.engine import APPLICATION_ID, Context, connect_keyed, install
from mslite.db.store import FILE_NAME, Store
from mslite.db.trouble import translated
from mslite.db.verify import verify
from mslite.domain.meetings import Meeting, Statement
from mslite.domain.office import MeetingKind, Person
from mslite.domain.problems import EnvironmentTrouble, MsliteError, UserFixable
from mslite.domain.rows import Words
from mslite.domain.views import TypingKey
from tests.db.office import open_desk

KEY = bytes(range(32))


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path, KEY)
    store.actor = "Айгүл"
    yield store
    store.close()


def asked(connection, pragma):
    return connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()


def test_the_settings_as_the_connections_see_them(store):
    with store.write() as writer, store.read() as session:
        writing, reading = writer.session.connection(), session.connection()
        for connection in (writing, reading):
            seen = {
                pragma: asked(connection, pragma)
                for pragma in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
            }
            assert seen == {
                "journal_mode": "wal",
                "synchronous": 2,
                "foreign_keys": 1,
                "recursive_triggers": 1,
            }
            assert asked(connection, "application_id") == APPLICATION_ID
            assert asked(connection, "user_version") == migrate.SCHEMA
        assert (asked(writing, "query_only"), asked(reading, "query_only")) == (0, 1)


def test_a_reader_cannot_write_and_a_second_writer_waits_its_turn(store):
    with store.read() as session, pytest.raises(Exception, match="readonly database"):
        session.connection().exec_driver_sql("UPDATE sync_state SET epoch = 9")
    with store.write() as writer, closing(connect_keyed(store.path, KEY.hex())) as other:
        writer.save(Person(name="Бакыт"))
        other.execute("PRAGMA busy_timeout = 50")
        with pytest.raises(EnvironmentTrouble, match="locked"), translated():
            other.execute("BEGIN IMMEDIATE")


def test_a_reader_sees_one_moment(store):
    with store.read() as session:
        before = session.connection().exec_driver_sql("SELECT count(*) FROM person").scalar()
        with store.write() as writer:
            writer.save(Person(name="Кийин"))
        assert session.connection().exec_driver_sql("SELECT count(*) FROM person").scalar() == before
    with store.read() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM person").scalar() == before + 1


def test_a_failure_inside_undoes_everything(store):
    with pytest.raises(ZeroDivisionError), store.write() as writer:
        writer.save(Person(name="Жарым"))
        _ = 1 / 0
    with store.read() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM op").scalar() == 0


def test_a_child_without_its_parent_is_refused(store):
    with pytest.raises(Exception, match="FOREIGN KEY"), store.write() as writer:
        writer.save(Statement(meeting_id="0" * 32, text="жетим"))


def test_the_second_of_two_who_read_the_same_is_told(store):
    with store.write() as writer:
        first = writer.save(Person(name="Бакыт"))
    with store.write() as writer:
        writer.save(dataclasses.replace(first, phone="0555"))
    with pytest.raises(UserFixable, match="stale"), store.write() as writer:
        writer.save(dataclasses.replace(first, phone="0777"))


# ---- what is no file of ours ---------------------------------------------------------------------------


def plain(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.commit()


def foreign(path):
    with closing(connect_keyed(path, KEY.hex())) as connection:
        connection.execute("CREATE TABLE t (x)")


def newer(path):
    Store(path.parent, KEY).close()
    with closing(connect_keyed(path, KEY.hex())) as connection:
        connection.execute(f"PRAGMA user_version = {migrate.SCHEMA + 1}")


def other_key(path):
    Store(path.parent, bytes(32)).close()


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path.write_bytes(b""), "not_ours"),
        (plain, "not_ours"),
        (foreign, "not_ours"),
        (newer, "newer_file"),
        (other_key, "wrong_key"),
        (lambda path: path.write_bytes(random.Random(1).randbytes(9000)), "wrong_key"),
        (
            lambda path: path.write_bytes("<html>Тыюу салынган".encode() * 99),
            "wrong_key",
        ),
    ],
    ids=["empty", "plain SQLite", "of another program", "newer", "other key", "noise", "a web page"],
)
def test_what_is_not_our_file_is_refused_and_left_alone(tmp_path, make, code):
    path = tmp_path / FILE_NAME
    make(path)
    before = path.read_bytes()
    with pytest.raises(MsliteError) as told:
        Store(tmp_path, KEY)
    assert told.value.code == code
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if not p.name.endswith(("-wal", "-shm"))] == [FILE_NAME]


# ---- damage --------------------------------------------------------------------------------------------


def read_all(path):
    """Read every row of every table, as a program at work may come to do."""
    with translated(), closing(connect_keyed(path, KEY.hex())) as connection:
        install(connection, Context())
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: connection.execute(f'SELECT * FROM "{name}"').fetchall()
            for (name,) in tables
            if not name.startswith("search_fts")
        }


@pytest.fixture
def filled(tmp_path):
    store = Store(tmp_path, KEY)
    store.actor = "Айгүл"
    with store.write() as writer:
        writer.save_all([Person(name=f"Адам {no}", note="жашоочу " * 20) for no in range(200)])
    store.close()
    return store.path


def faults(raw, count):
    """Yield damaged copies of ``raw``: bits, bytes, sectors, cuts."""
    chance = random.Random("damage")
    for no in range(count):
        bad, at = bytearray(raw), chance.randrange(len(raw))
        match no % 4:
            case 0:
                bad[at] ^= 1 << chance.randrange(8)
            case 1:
                bad[at : at + 16] = bytes(byte ^ 0x5A for byte in bad[at : at + 16])
            case 2:
                start = at // 512 * 512
                bad[start : start + 512] = bytes(len(bad[start : start + 512]))
            case 3:
                del bad[at:]
        yield bytes(bad)


def noticed(path):
    """Tell whether damage is told as such; a wrong row read without a word is neither."""
    try:
        return not verify(path, KEY).ok
    except EnvironmentTrouble as error:
        return error.code in ("damaged", "wrong_key")


def test_a_hundred_faults_are_all_noticed_and_no_wrong_row_is_ever_read(filled, tmp_path):
    sound, rows = filled.read_bytes(), read_all(filled)
    assert verify(filled, KEY).ok
    copy = tmp_path / "copy"
    for no, raw in enumerate(faults(sound, 100)):
        copy.write_bytes(raw)
        assert noticed(copy), no
        try:
            assert read_all(copy) == rows, no
        except EnvironmentTrouble:
            continue


def test_without_encryption_the_same_faults_go_unnoticed(filled, tmp_path):
    """The control: a plain file lets wrong rows through, so the test above can tell the difference."""
    bare = tmp_path / "bare"
    with closing(sqlite3.connect(bare)) as connection:
        connection.execute("CREATE TABLE person (name, note)")
        connection.executemany("INSERT INTO person VALUES (?, ?)", [("Адам", "жашоочу " * 20)] * 200)
        connection.commit()
    silent = 0
    for raw in faults(bare.read_bytes(), 40):
        bare.write_bytes(raw)
        try:
            with closing(sqlite3.connect(bare)) as connection:
                found = connection.execute("SELECT * FROM person").fetchall()
                whole = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            continue
        silent += whole and found != [("Адам", "жашоочу " * 20)] * 200
    assert silent > 3


# ---- secrets -------------------------------------------------------------------------------------------

PLANTED = ("Төлөгөнова", "Кызыл-Суу көчөсү", "Бюджет жетишсиз")


def everywhere(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def found_in(files):
    return {
        (name, word)
        for name, raw in files.items()
        for word in PLANTED
        for code in ("utf-8", "utf-16-le", "cp1251")
        if word.encode(code, "ignore") in raw
    }


def test_no_planted_name_stands_in_any_file(tmp_path, monkeypatch):
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    desk = open_desk(tmp_path / "data")
    with desk.store.write() as writer:
        meeting = writer.save(Meeting(kind=MeetingKind.HEARING, title=Words(PLANTED[2], "")))
        writer.save(Person(name=PLANTED[0], address=PLANTED[1]))
        writer.save_all([Statement(meeting_id=meeting.id, text=f"{PLANTED[1]} {no}") for no in range(900)])
    typing.keep(desk.store, TypingKey("statement", "0" * 32, "text"), PLANTED[2])
    desk.attach(" ".join(PLANTED).encode())
    with desk.store.read() as session:  # a sort too large for memory would go to a temporary file
        session.connection().exec_driver_sql("SELECT text FROM statement ORDER BY text || id").fetchall()
    backup.run(desk.folder, desk.key)
    files = everywhere(tmp_path)
    assert any(name.endswith("-wal") and len(raw) > 100_000 for name, raw in files.items())
    assert found_in(files) == set()
    assert not any(raw.startswith(b"SQLite format 3") for raw in files.values())
    desk.store.close()
    assert found_in(everywhere(tmp_path)) == set()


def test_the_search_for_names_finds_them_in_a_plain_copy(tmp_path):
    desk = open_desk(tmp_path / "data")
    desk.hire(PLANTED[0])
    desk.store.close()
    with closing(connect_keyed(desk.store.path, desk.key.hex())) as connection:
        connection.execute("ATTACH ? AS bare KEY ''", (str(tmp_path / "bare"),))
        connection.execute("SELECT sqlcipher_export('bare')").fetchall()
    assert {name for name, _ in found_in(everywhere(tmp_path))} == {"bare"}


def test_another_program_with_the_key_still_cannot_write(store):
    with closing(sqlcipher.connect(str(store.path), isolation_level=None)) as connection:
        connection.execute(f"""PRAGMA key = "x'{KEY.hex()}'" """)
        with pytest.raises(sqlcipher.OperationalError, match="no such function"):
            connection.execute("INSERT INTO person (id) VALUES ('1')")


def test_the_lock_of_the_folder_keeps_keys_and_data_together(tmp_path):
    desk = open_desk(tmp_path / "data")
    desk.store.close()
    shutil.copy(desk.store.path, tmp_path / FILE_NAME)
    other = keys.create(tmp_path)
    with pytest.raises(EnvironmentTrouble, match="wrong_key"):
        Store(tmp_path, other)
