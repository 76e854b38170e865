import datetime as dt
import hashlib
import json
import random
import shutil
from contextlib import closing

import pytest

from mslite.db import backup, keys, restore
from mslite.db.files import Files
from mslite.db.store import Store
from mslite.domain.problems import EnvironmentTrouble, UserFixable
from tests.db.office import SCAN, open_desk

NOON = dt.datetime(2026, 3, 2, 12, 0)


@pytest.fixture
def desk(tmp_path):
    """A backup with two people and a scan; a third person came afterwards."""
    desk = open_desk(tmp_path / "data")
    desk.hire("Асанов Бакыт", "Токтогулова Жибек")
    desk.attach()
    desk.info = backup.run(desk.folder, desk.key)
    desk.hire("Кийинки")
    desk.store.close()
    return desk


def contents(folder):
    return {
        path.relative_to(folder): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith("-shm")
    }


def test_there_and_back(desk):
    restored = restore.restore(desk.info.path, desk.folder, desk.key)
    assert (restored.info, restored.unsound) == (desk.info, ())
    assert open_desk(desk.folder).names() == {"Асанов Бакыт", "Токтогулова Жибек", "Кийинки"}
    before = restore.swap(restored, desk.folder, desk.key, NOON)
    assert before == desk.folder / "office.mslite-before-restore-2026-03-02_120000"
    assert not restored.part.exists()
    again = open_desk(desk.folder)
    assert again.names() == {"Асанов Бакыт", "Токтогулова Жибек"}
    again.store.close()
    with closing(backup.open_file(before, desk.key)) as connection:
        backup.check_whole(connection, before)
        assert connection.execute("SELECT count(*) FROM person").fetchone() == (3,)


def test_the_restored_file_is_a_new_device_that_knows_what_the_backup_knew(desk):
    (old,) = desk.info.heads
    restore.swap(restore.restore(desk.info.path, desk.folder, desk.key), desk.folder, desk.key)
    again = open_desk(desk.folder)
    again.hire("Жаңы")
    with again.store.read() as session:
        ask = session.connection().exec_driver_sql
        device = ask("SELECT device FROM sync_state").scalar_one()
        known = json.loads(ask(f"SELECT vv FROM ctx WHERE device = '{device}'").scalar_one())
        heads = dict(ask("SELECT device, max(seq) FROM op GROUP BY device").all())
    assert device != old
    assert known == {old: 3}
    assert heads == {old: 3, device: 1}
    again.store.close()


def test_twice_is_another_device_again(desk):
    devices = set()
    for minute in range(3):
        restored = restore.restore(desk.info.path, desk.folder, desk.key)
        restore.swap(restored, desk.folder, desk.key, NOON + dt.timedelta(minutes=minute))
        store = Store(desk.folder, desk.key)
        devices.add(store.context.device)
        store.close()
    assert len(devices) == 3
    assert len(list(desk.folder.glob("office.mslite-before-restore-*00"))) == 3


def test_a_new_machine_needs_the_backups_alone(desk, tmp_path):
    shutil.copytree(desk.folder / "backups", tmp_path / "stick")
    shutil.rmtree(desk.folder)
    source = tmp_path / "stick" / desk.info.path.name
    key = keys.open_with_key_file(source)
    restored = restore.restore(source, tmp_path / "new", key)
    assert restore.swap(restored, tmp_path / "new", key) is None
    again = open_desk(tmp_path / "new")
    assert again.key == desk.key
    assert len(again.names()) == 2
    assert [name for name in again.files.names() if again.files.whole(name)] == [
        again.files.name(hashlib.sha256(SCAN).hexdigest())
    ]
    again.store.close()


def test_passwords_are_those_of_the_folder_not_of_the_backup(desk):
    (desk.folder / "backups").rename(desk.folder.parent / "stick")
    source = desk.folder.parent / "stick" / desk.info.path.name
    keys.add_passphrase(desk.folder, desk.key, "Бакай", "кара жорго 7")
    keys.require_passphrases(desk.folder, desk.key)
    restore.swap(restore.restore(source, desk.folder, desk.key), desk.folder, desk.key)
    assert keys.needs_passphrase(desk.folder) == ("Бакай",)
    assert not (desk.folder / keys.KEY_FILE).exists()
    assert keys.open_with_passphrase(desk.folder, "Бакай", "кара жорго 7") == desk.key


def test_another_offices_backup_brings_its_keys_and_keeps_the_old_ones_aside(desk, tmp_path):
    other = open_desk(tmp_path / "other")
    other.hire("Башка")
    other.store.close()
    with pytest.raises(UserFixable, match="wrong_key"):
        restore.restore(desk.info.path, other.folder, other.key)
    key = keys.open_with_key_file(desk.info.path)
    before = restore.swap(restore.restore(desk.info.path, other.folder, key), other.folder, key, NOON)
    again = open_desk(other.folder)
    assert "Асанов Бакыт" in again.names()
    again.store.close()
    for name in (keys.FILE, keys.SPARE, keys.KEY_FILE):
        assert (other.folder / f"{name}-before-restore-2026-03-02_120000").exists()
    with closing(backup.open_file(before, other.key)) as connection:
        assert connection.execute("SELECT name FROM person").fetchall() == [("Башка",)]


def test_work_left_in_the_log_by_a_crash_is_in_the_file_kept(desk):
    crashed = open_desk(desk.folder)
    crashed.hire("Журналда")
    copy = desk.folder.parent / "crashed"
    shutil.copytree(desk.folder, copy)
    crashed.store.close()
    assert (copy / "office.mslite-wal").stat().st_size
    restored = restore.restore(copy / "backups" / desk.info.path.name, copy, desk.key)
    before = restore.swap(restored, copy, desk.key)
    with closing(backup.open_file(before, desk.key)) as connection:
        assert ("Журналда",) in connection.execute("SELECT name FROM person").fetchall()
    again = open_desk(copy)
    assert len(again.names()) == 2
    again.store.close()


def test_another_offices_unfolded_log_is_kept_beside_its_file(desk, tmp_path):
    other = open_desk(tmp_path / "other")
    other.hire("Башка")
    crashed = tmp_path / "crashed"
    shutil.copytree(other.folder, crashed)
    other.store.close()
    before = restore.swap(restore.restore(desk.info.path, crashed, desk.key), crashed, desk.key)
    again = open_desk(crashed)
    assert len(again.names()) == 2
    again.store.close()
    with closing(backup.open_file(before, other.key)) as connection:
        assert connection.execute("SELECT name FROM person").fetchall() == [("Башка",)]


def test_a_ruined_file_is_replaced_and_kept_with_its_log(desk):
    ruin, log = b"ruined" * 1000, b"log" * 100
    (desk.folder / "office.mslite").write_bytes(ruin)
    (desk.folder / "office.mslite-wal").write_bytes(log)
    before = restore.swap(restore.restore(desk.info.path, desk.folder, desk.key), desk.folder, desk.key)
    assert before.read_bytes() == ruin
    again = open_desk(desk.folder)
    assert len(again.names()) == 2
    again.store.close()


@pytest.mark.parametrize("fault", ["bit", "bytes", "sector", "cut"])
def test_a_damaged_backup_is_always_noticed_and_nothing_is_touched(desk, fault):
    file = desk.info.path / "office.mslite"
    sound = file.read_bytes()
    chance = random.Random(fault)
    here = contents(desk.folder)
    for _ in range(25):
        raw = bytearray(sound)
        at = chance.randrange(len(raw) - 600)
        if fault == "bit":
            raw[at] ^= 1 << chance.randrange(8)
        elif fault == "bytes":
            raw[at : at + 16] = bytes(byte ^ 0x5A for byte in raw[at : at + 16])
        elif fault == "sector":
            raw[at : at + 512] = bytes(512)
        else:
            del raw[at:]
        file.write_bytes(raw)
        with pytest.raises(EnvironmentTrouble, match="backup_damaged"):
            restore.restore(desk.info.path, desk.folder, desk.key)
    file.write_bytes(sound)
    assert contents(desk.folder) == here


def test_a_damaged_page_is_noticed_even_behind_a_right_manifest(desk):
    file = desk.info.path / "office.mslite"
    raw = bytearray(file.read_bytes())
    for at in range(0, len(raw), 4096):
        page = raw[at + 2000]
        raw[at + 2000] ^= 1
        file.write_bytes(raw)
        with closing(backup.open_file(file, desk.key)) as connection, pytest.raises(EnvironmentTrouble):
            backup.check_whole(connection, file)
        raw[at + 2000] = page


def test_a_backup_by_a_newer_program_is_refused_kindly(desk, monkeypatch):
    monkeypatch.setattr(restore, "SCHEMA", 0)
    with pytest.raises(EnvironmentTrouble, match="newer_file"):
        restore.restore(desk.info.path, desk.folder, desk.key)


def test_missing_attached_files_are_told_and_found_where_they_are(desk):
    digest = hashlib.sha256(SCAN).hexdigest()
    shared = Files(desk.folder / "backups", desk.key)
    shared.path(shared.name(digest)).unlink()
    restored = restore.restore(desk.info.path, desk.folder, desk.key)
    assert restored.unsound == ()
    restore.forget(restored)
    assert restore.drill(desk.info.path, desk.key).unsound == (digest,)
    assert not list(desk.folder.glob("*.part"))


def test_a_drill_restores_everything_and_leaves_no_trace(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(restore.tempfile, "tempdir", str(tmp_path / "passing"))
    (tmp_path / "passing").mkdir()
    here = contents(desk.folder)
    assert restore.drill(desk.info.path, desk.key).info.counts == desk.info.counts
    assert contents(desk.folder) == here
    assert list((tmp_path / "passing").iterdir()) == []


def test_a_failure_anywhere_leaves_the_present_file(desk, monkeypatch):
    """Let each step of the disk fail in turn: the folder opens afterwards with the old words or the new."""
    real = {name: getattr(restore.safefile, name) for name in ("replace", "sync_file", "sync_folder", "copy")}
    for name in real:
        for fail_at in range(1, 12):
            folder = desk.folder.parent / f"{name}{fail_at}"
            shutil.copytree(desk.folder, folder)
            calls = iter(range(1, 100))

            def failing(*arguments, name=name, fail_at=fail_at, calls=calls):
                if next(calls) == fail_at:
                    raise OSError(5, "broken")
                return real[name](*arguments)

            monkeypatch.setattr(restore.safefile, name, failing)
            done = False
            try:
                restored = restore.restore(folder / "backups" / desk.info.path.name, folder, desk.key)
                restore.swap(restored, folder, desk.key)
                done = True
            except (EnvironmentTrouble, OSError):
                pass
            monkeypatch.setattr(restore.safefile, name, real[name])
            again = open_desk(folder)
            assert len(again.names()) in ((2,) if done else (2, 3))
            again.store.close()
            shutil.rmtree(folder)
            if done:
                break
