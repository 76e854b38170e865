"""A full disk and a folder that cannot be written: said clearly, nothing changed, and work goes on after.

The tests run in a small disk of their own where the machine lets them mount one; where it does not, a limit
on the size of files stands for the full disk, and the folder's mode for the read-only one.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.crash.disk import ROOT

BEGIN = """
import dataclasses, os, resource, subprocess, sys
from pathlib import Path
from mslite.config import settings
from mslite.db import backup, keys, restore
from mslite.db.instance import Instance
from mslite.db.store import Store
from mslite.domain.problems import EnvironmentTrouble
from mslite.safefile import atomic_write
from tests.db.office import open_desk

folder, small = Path(sys.argv[1]) / "data", sys.argv[2] == "small disk"
keys._ARGON = {"t": 1, "m": 64, "p": 1}
desk = open_desk(folder)
desk.hire("Биринчи")
info = backup.run(folder, desk.key)

def told(call, *arguments):
    try:
        call(*arguments)
    except EnvironmentTrouble as error:
        return error.code
    return "done"

def here():
    return {str(p): p.read_bytes() for p in folder.rglob("*") if p.is_file() and "mslite-" not in p.name}

actions = {
    "save": lambda: desk.hire("Экинчи " * 9000),
    "attach": lambda: desk.files.put(b"x" * 9000),
    "password": lambda: keys.add_passphrase(folder, desk.key, "Бакай", "кара жорго 7"),
    "recovery": lambda: keys.make_recovery(folder, desk.key),
    "settings": lambda: settings.write(folder, settings.Settings(window="x" * 9000)),
    "backup": lambda: backup.run(folder, desk.key, always=True),
    "restore": lambda: restore.forget(restore.restore(info.path, folder, desk.key)),
    "overwrite": lambda: atomic_write(folder / "keys.json", b"x" * 9000),
}
"""

FULL = (
    BEGIN
    + """
before = here()
if small:
    with (folder / "ballast").open("wb", buffering=0) as ballast:
        for size in (65536, 4096, 512, 1):
            while True:
                try:
                    ballast.write(bytes(size))
                except OSError:
                    break
else:
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, resource.RLIM_INFINITY))
said = {name: told(action) for name, action in actions.items()}
if small:
    (folder / "ballast").unlink()
else:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert set(said.values()) == {"disk_full"}, said
assert here() == before, set(here()) ^ set(before)
assert desk.names() == {"Биринчи"}
del actions["overwrite"]
said = {name: told(action) for name, action in actions.items()}
assert set(said.values()) == {"done"}, said
desk.store.close()
assert len(open_desk(folder).names()) == 2
"""
)

READ_ONLY = (
    BEGIN
    + """
desk.store.close()
before = here()
if small:
    subprocess.run(["mount", "-o", "remount,ro", sys.argv[1]], check=True)
else:
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o500 if path.is_dir() else 0o400)
assert keys.open_with_key_file(folder) == desk.key
del actions["save"]
actions["lock"] = lambda: Instance(folder)
actions["first start"] = lambda: keys.create(folder / "new")
said = {name: told(action) for name, action in actions.items()}
if not small:
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700)
    actions.pop("lock")
assert set(said.values()) == {"read_only"}, said
assert here() == before
"""
)


def unshare() -> list[str]:
    """The command that gives a process mounts of its own, empty where the machine forbids it."""
    for command in (["unshare", "-m"], ["unshare", "-rm"]):
        tried = [*command, "mount", "-t", "tmpfs", "none", "/mnt"]
        try:
            if subprocess.run(tried, capture_output=True, check=False).returncode == 0:
                return command
        except FileNotFoundError:
            return []
    return []


MOUNTING = unshare()
OBEYING_MODES = (  # as root too
    ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
)


def run(script: str, folder: Path, way: str) -> None:
    python = [sys.executable, "-c", script, str(folder), way]
    if way == "small disk":
        mount = 'mount -t tmpfs -o size=16m none "$0" && exec "$@"'
        command = [*MOUNTING, "sh", "-c", mount, str(folder), *python]
    elif way == "mode":
        command = [*OBEYING_MODES, *python]
    else:
        command = python
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.mark.parametrize("way", ["file size", *(["small disk"] if MOUNTING else [])])
def test_a_full_disk(tmp_path, way):
    run(FULL, tmp_path, way)


@pytest.mark.parametrize("way", ["mode", *(["small disk"] if MOUNTING else [])])
def test_a_folder_that_cannot_be_written(tmp_path, way):
    run(READ_ONLY, tmp_path, way)
