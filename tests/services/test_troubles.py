"""What can go wrong at the door, told in the three languages: what happened, and what to do."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mslite.db import backup, keys, migrate
from mslite.db.engine import connect_keyed
from mslite.db.store import FILE_NAME
from mslite.domain.problems import EnvironmentTrouble, MsliteError, UserFixable
from mslite.i18n import problems
from mslite.services.backups import bring_back
from mslite.services.office import Locked, Office, open_office
from tests.crash.test_narrow import OBEYING_MODES

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed office that its key file opens."""
    folder = tmp_path / "маалымат"
    office = open_office(folder)
    assert isinstance(office, Office)
    office.work_as("", "Асанова Мээрим")
    office.close()
    return folder


def not_ours(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "plain")) as connection:
        connection.execute("CREATE TABLE t (x)")
    (folder / "plain").replace(folder / FILE_NAME)


def newer(folder: Path) -> None:
    key = keys.open_with_key_file(folder)
    with closing(connect_keyed(folder / FILE_NAME, key.hex())) as connection:
        connection.execute(f"PRAGMA user_version = {migrate.SCHEMA + 1}")


def other_key(folder: Path) -> None:
    for name in (keys.FILE, keys.SPARE, keys.KEY_FILE):
        (folder / name).unlink()
    keys.create(folder)


def no_key_file(folder: Path) -> None:
    (folder / keys.KEY_FILE).unlink()


def keys_lost(folder: Path) -> None:
    for name in (keys.FILE, keys.SPARE):
        (folder / name).write_bytes(b"{}")


def damaged(folder: Path) -> None:
    raw = bytearray((folder / FILE_NAME).read_bytes())
    for at in range(4096, len(raw), 4096):
        raw[at + 100] ^= 1
    (folder / FILE_NAME).write_bytes(raw)


ILLS = {
    "not_ours": not_ours,
    "newer_file": newer,
    "wrong_key": other_key,
    "key_file_missing": no_key_file,
    "keys_damaged": keys_lost,
    "damaged": damaged,
}


def told(error: MsliteError, *translators) -> None:
    """Check that both halves are there in every language, different, and without empty places."""
    said = [problems.wording(error, tr) for tr in translators]
    for words in said:
        assert len(words.what) > 10 and len(words.advice) > 10, (error.code, words)
        assert words.what != error.code and "{" not in str(words)
    assert len({words.what for words in said}) == len(said), error.code


@pytest.mark.parametrize("code", ILLS)
def test_what_hinders_the_start_is_told_and_nothing_is_touched(folder, code, tr_ky, tr_ru, tr_en) -> None:
    ILLS[code](folder)
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    with pytest.raises((EnvironmentTrouble, UserFixable)) as caught:
        open_office(folder)
    assert caught.value.code == code
    told(caught.value, tr_ky, tr_ru, tr_en)
    assert all(path.read_bytes() == raw for path, raw in before.items() if path.name != "office.lock")


def test_a_wrong_password_asks_again_and_says_so(folder, tr_ky, tr_ru, tr_en) -> None:
    office = open_office(folder)
    assert isinstance(office, Office)
    office.access.set_password("Асанова Мээрим", "тоолор бийик")
    office.access.require(True)
    office.close()
    assert open_office(folder) == Locked(("Асанова Мээрим",))
    assert open_office(folder, "Асанова Мээрим", "тоолор жапыз") == Locked(
        ("Асанова Мээрим",), wrong=True, person="Асанова Мээрим"
    )
    with pytest.raises(UserFixable) as caught:
        keys.open_with_passphrase(folder, "Асанова Мээрим", "тоолор жапыз")
    told(caught.value, tr_ky, tr_ru, tr_en)
    opened = open_office(folder, "Асанова Мээрим", "тоолор бийик")
    assert isinstance(opened, Office)
    opened.close()


def test_a_second_program_is_told_who_has_the_folder(folder, tr_ky, tr_ru, tr_en) -> None:
    first = open_office(folder)
    assert isinstance(first, Office)
    with pytest.raises(EnvironmentTrouble) as caught:
        open_office(folder)
    assert caught.value.code == "open_elsewhere"
    told(caught.value, tr_ky, tr_ru, tr_en)
    first.close()


READ_ONLY = """
import sys
from pathlib import Path
from mslite.domain.problems import EnvironmentTrouble
from mslite.services.office import open_office
try:
    open_office(Path(sys.argv[1]))
except EnvironmentTrouble as error:
    print(error.code)
"""


def test_a_folder_that_cannot_be_written_is_told(folder, tr_ky, tr_ru, tr_en) -> None:
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        command = [*OBEYING_MODES, sys.executable, "-c", READ_ONLY, str(folder)]
        environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    finally:
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o700)
    assert done.stdout == "read_only\n", done.stderr
    told(EnvironmentTrouble("read_only", path=str(folder)), tr_ky, tr_ru, tr_en)


@pytest.mark.parametrize("code", ["disk_full", "locked", "backup_place_missing", "backup_damaged"])
def test_troubles_of_the_disk_have_their_words(code, tr_ky, tr_ru, tr_en) -> None:
    told(EnvironmentTrouble(code, path="D:\\mslite", detail=""), tr_ky, tr_ru, tr_en)


def test_after_any_of_them_a_backup_brings_the_office_back(folder, tmp_path) -> None:
    key = keys.open_with_key_file(folder)
    info = backup.run(folder, key)
    shutil.copytree(folder / keys.BACKUPS, tmp_path / "стик")
    shutil.rmtree(folder)
    from_stick = tmp_path / "стик" / info.path.name
    assert bring_back(from_stick, folder, keys.open_with_key_file(from_stick)).ok
    office = open_office(folder)
    assert isinstance(office, Office)
    assert [name for _, name in office.workers()] == ["Асанова Мээрим"]
    office.close()
