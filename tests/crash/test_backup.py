"""Power cuts while a backup is made and while one is put in the place of the present file."""

import shutil

from mslite.db import backup, keys, restore
from mslite.db.files import Files
from tests.crash.disk import Op, cuts, record
from tests.db.office import open_desk

BACKUPS = """
import os, sys
from pathlib import Path
from mslite.db import backup
from tests.db.office import open_desk
desk = open_desk(Path(sys.argv[1]))
for no in range(1, 4):
    desk.hire(f"Адам {no}")
    desk.attach(f"scan {no}".encode() * 500)
    backup.run(desk.folder, desk.key)
    os.write(1, f"ACK {no}\\n".encode())
desk.store.close()
"""

RESTORE = """
import os, sys
from pathlib import Path
from mslite.db import restore
folder, path, key = Path(sys.argv[1]), Path(sys.argv[2]), bytes.fromhex(sys.argv[3])
os.write(1, b"ACK 1\\n")
restore.swap(restore.restore(path, folder, key), folder, key)
os.write(1, b"ACK 2\\n")
"""


def test_every_backup_that_shows_itself_can_be_restored(tmp_path):
    (tmp_path / "work").mkdir()
    ops = record(BACKUPS, tmp_path / "work")
    for no, state in enumerate(cuts(ops, 80)):
        folder = state.put(tmp_path / str(no))
        found = backup.backups(folder / "backups")
        assert len(found) >= state.acked
        for info in found[:2]:
            key = keys.open_with_key_file(info.path)
            assert restore.drill(info.path, key).unsound == ()
        shutil.rmtree(folder)


def test_a_cut_in_a_restore_leaves_the_old_file_or_the_new(tmp_path):
    desk = open_desk(tmp_path / "work")
    desk.hire("Эски")
    desk.attach()
    info = backup.run(desk.folder, desk.key)
    desk.hire("Жаңы")
    desk.store.close()
    (desk.folder / "backups").rename(tmp_path / "stick")
    source = tmp_path / "stick" / info.path.name
    there = []  # what stood on the disk before
    for path in [path for path in desk.folder.rglob("*") if path.is_file()]:
        name = path.relative_to(desk.folder).as_posix()
        there += [Op("write", name, data=path.read_bytes()), Op("sync", name)]
    ops = there + record(RESTORE, desk.folder, str(source), desk.key.hex())
    seen = set()
    for no, state in enumerate(cuts(ops, 80)):
        again = open_desk(state.put(tmp_path / str(no)))
        names = again.names()
        again.store.close()
        assert names in ({"Эски", "Жаңы"}, {"Эски"})
        assert state.acked < 2 or names == {"Эски"}
        if names == {"Эски"}:
            (before,) = again.folder.glob("office.mslite-before-restore-*[0-9]")
            (again.folder / "office.mslite").unlink()
            before.rename(again.folder / "office.mslite")
            old = open_desk(again.folder)
            assert old.names() == {"Эски", "Жаңы"}
            old.store.close()
        files = Files(again.folder, desk.key)
        assert all(files.whole(name) for name in files.names())
        seen.add(len(names))
        shutil.rmtree(again.folder)
    assert seen == {1, 2}
