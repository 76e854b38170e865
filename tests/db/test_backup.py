import datetime as dt
import random
import shutil
import threading
from contextlib import closing

import pytest

from mslite.db import backup, keys
from mslite.db.files import Files
from mslite.db.instance import Instance
from mslite.domain.problems import EnvironmentTrouble
from tests.db.office import SCAN, open_desk

MORNING = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=6)))


@pytest.fixture
def desk(tmp_path):
    desk = open_desk(tmp_path / "data")
    desk.hire("Асанов Бакыт", "Токтогулова Жибек")
    yield desk
    desk.store.close()


def back_up(desk, **values):
    return backup.run(desk.folder, desk.key, **values)


def test_a_backup_stands_alone_and_says_what_it_holds(desk):
    digest = desk.attach()
    info = back_up(desk, actor="Айгүл", now=MORNING)
    assert info.path == desk.folder / "backups" / "2026-03-02_090000"
    assert sorted(path.name for path in info.path.iterdir()) == [
        "keys.json",
        "manifest.json",
        "office.key",
        "office.mslite",
    ]
    assert (info.counts["person"], info.counts["attachment"], info.actor) == (2, 1, "Айгүл")
    assert [seq for seq, _ in info.heads.values()] == [3]
    assert info.unsound == ()
    assert info == backup.read(info.path) == backup.last(desk.folder / "backups")
    assert keys.open_with_key_file(info.path) == desk.key
    assert Files(desk.folder / "backups", desk.key).get(digest) == SCAN
    with closing(backup.open_file(info.path / "office.mslite", desk.key)) as connection:
        backup.check_whole(connection, info.path)
        assert backup.attached(connection) == (digest,)


def test_a_mere_copy_of_the_open_file_would_lack_the_last_words(desk, tmp_path):
    """The control of everything below: this is what dragging the file to a stick does."""
    desk.hire("Акыркы")
    shutil.copy(desk.store.path, tmp_path / "office.mslite")
    with closing(backup.open_file(tmp_path / "office.mslite", desk.key)) as copy:
        assert backup.snapshot(copy).rows["person"] == 0
    with closing(backup.open_file(back_up(desk).path / "office.mslite", desk.key)) as copy:
        assert backup.snapshot(copy).rows["person"] == 3


def test_nothing_is_written_when_nothing_changed(desk):
    first = back_up(desk)
    assert back_up(desk) == first
    assert back_up(desk, always=True) != first
    desk.hire("Кийинки")
    later = back_up(desk)
    assert later.counts["person"] == 3
    assert [info.counts["person"] for info in backup.backups(desk.folder / "backups")] == [3, 2, 2]
    shutil.rmtree(later.path)
    assert back_up(desk).counts["person"] == 3


def test_removed_records_are_counted_apart(desk):
    (person,) = desk.hire("Өчүрүлгөн")
    with desk.store.write() as writer:
        writer.remove(person)
    assert back_up(desk).counts["person"] == 2


def test_a_clerk_may_write_all_the_time(desk):
    stop = threading.Event()

    def write():
        no = 0
        while not stop.is_set():
            no += 1
            desk.hire(f"Адам {no}")

    writing = threading.Thread(target=write)
    writing.start()
    try:
        infos = [back_up(desk) for _ in range(5)]
    finally:
        stop.set()
        writing.join()
    counts = [info.counts["person"] for info in infos]
    assert counts == sorted(set(counts))
    for info in infos:
        with closing(backup.open_file(info.path / "office.mslite", desk.key)) as connection:
            held = backup.snapshot(connection)
            assert held.live == info.counts
            assert [seq for seq, _ in held.heads.values()] == [info.counts["person"]]


def test_another_drive_gets_its_own_whole_set(desk, tmp_path):
    digest = desk.attach()
    back_up(desk)
    stick = tmp_path / "stick"
    stick.mkdir()
    info = back_up(desk, target=stick)
    assert info.path.parent == stick / "mslite-backups"
    assert Files(info.path.parent, desk.key).get(digest) == SCAN
    with pytest.raises(EnvironmentTrouble, match="backup_place_missing"):
        back_up(desk, target=tmp_path / "pulled")
    assert not (tmp_path / "pulled").exists()


def test_reminding_of_the_other_drive(desk):
    assert backup.overdue(None)
    info = back_up(desk, now=MORNING)
    assert not backup.overdue(info, MORNING + dt.timedelta(days=7))
    assert backup.overdue(info, MORNING + dt.timedelta(days=7, seconds=1))


def test_new_passwords_reach_the_backups_on_another_drive_with_the_next_one(desk, tmp_path):
    info = back_up(desk, target=tmp_path)
    keys.add_passphrase(desk.folder, desk.key, "Бакай", "кара жорго 7")
    keys.require_passphrases(desk.folder, desk.key)
    back_up(desk, target=tmp_path)
    assert not (info.path / "office.key").exists()
    assert keys.open_with_passphrase(info.path, "Бакай", "кара жорго 7") == desk.key


def test_old_backups_go_and_the_attached_files_stay(desk):
    at, kept = MORNING, []
    for no in range(12):
        at += dt.timedelta(minutes=20)
        desk.attach(f"scan {no}".encode() * 50)
        kept.append(back_up(desk, now=at).path)
    left = [path for path in kept if path.exists()]
    assert len(left) == 8 and left[-6:] == kept[-6:]
    assert len(list(Files(desk.folder / "backups", desk.key).names())) == 12
    assert not list((desk.folder / "backups").glob("*.part"))


def test_attached_files_that_are_ill_are_told_and_never_replace_good_copies(desk):
    good, ill, gone = desk.attach(b"good"), desk.attach(b"ill"), desk.attach(b"gone")
    desk.files.path(desk.files.name(ill)).write_bytes(b"MSF1 nothing")
    desk.files.path(desk.files.name(gone)).unlink()
    assert set(back_up(desk).unsound) == {ill, gone}
    desk.files.path(desk.files.name(good)).unlink()
    desk.files.put_raw(good, b"damaged later")
    assert set(back_up(desk, always=True).unsound) == {ill, gone}
    assert Files(desk.folder / "backups", desk.key).get(good) == b"good"


def test_an_ill_file_is_not_backed_up_over_the_good_ones(desk):
    good = back_up(desk)
    desk.store.close()
    raw = bytearray((desk.folder / "office.mslite").read_bytes())
    for at in range(5 * 4096, len(raw), 4096):
        raw[at + 99] ^= 1
    (desk.folder / "office.mslite").write_bytes(raw)
    with pytest.raises(EnvironmentTrouble):
        back_up(desk, always=True)
    assert backup.backups(desk.folder / "backups") == (good,)
    assert {path.name for path in (desk.folder / "backups").iterdir()} == {good.path.name, "office.lock"}


def test_a_copy_that_lacks_something_is_not_a_backup(desk, monkeypatch):
    def half(live, path):
        with closing(backup.open_file(stale.path / "office.mslite", desk.key)) as connection:
            connection.execute("VACUUM INTO ?", (str(path),))

    stale = back_up(desk)
    desk.hire("Кийинки")
    monkeypatch.setattr(backup, "_vacuum", half)
    with pytest.raises(EnvironmentTrouble, match="backup_failed"):
        back_up(desk)
    assert backup.backups(desk.folder / "backups") == (stale,)


def test_two_at_once_do_not_disturb_each_other(desk):
    with Instance(desk.folder / "backups"), pytest.raises(EnvironmentTrouble, match="backup_running"):
        back_up(desk)
    back_up(desk)


def test_a_lost_file_is_not_taken_for_an_empty_one(desk):
    desk.store.close()
    (desk.folder / "office.mslite").unlink()
    with pytest.raises(EnvironmentTrouble, match="file_gone"):
        back_up(desk)
    assert not (desk.folder / "office.mslite").exists()


def test_a_manifest_with_any_bit_wrong_is_no_backup(desk):
    info = back_up(desk)
    manifest = info.path / "manifest.json"
    sound = manifest.read_bytes()
    chance = random.Random(4)
    for _ in range(200):
        at = chance.randrange(len(sound))
        raw = sound[:at] + bytes([sound[at] ^ (1 << chance.randrange(8))]) + sound[at + 1 :]
        manifest.write_bytes(raw)
        try:
            assert backup.read(info.path) == info
        except EnvironmentTrouble as error:
            assert error.code == "backup_damaged"
    manifest.write_bytes(b"[]")
    assert backup.backups(desk.folder / "backups") == ()


def test_no_name_stands_in_clear_in_any_file(desk):
    planted = ("Осмонова", "Токтогулова", "%PDF a scan")
    desk.attach()
    back_up(desk)
    for path in [path for path in desk.folder.rglob("*") if path.is_file()]:
        raw = path.read_bytes()
        for word in planted:
            assert word.encode() not in raw and word.encode("utf-16-le") not in raw, path
        assert not raw.startswith(b"SQLite format 3"), path
