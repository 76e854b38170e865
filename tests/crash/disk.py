"""Power cuts without a power switch: record what a process asks of the disk, rebuild what a cut could leave.

``strace`` records every write, sync and change of a name below one folder. A *state* is what may stand on
the disk when the power goes after the k-th of them: data written since the last sync of its file survive
as any subset, prefix, all, nothing, or torn at 512-byte sectors; names (new, renamed, removed) survive as
an ordered prefix, at least as far as the last sync of anything (a journalling file system). Drives that
acknowledge a flush they have not done are beyond this model.

The process says ``ACK n`` on its output when it believes that its n-th piece of work is safe.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
ROOT = Path(__file__).resolve().parents[2]
_CALLS = (
    "openat,open,creat,write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,ftruncate,truncate,"
    "unlink,unlinkat,rename,renameat,renameat2,link,linkat,sendfile,copy_file_range,fallocate"
)
_UNREADABLE = {
    "writev",
    "pwritev",
    "pwritev2",
    "truncate",
    "sendfile",
    "copy_file_range",
    "fallocate",
    "creat",
}
_CALL = re.compile(r"^(\w+)\((.*)\)\s+= (-?\w+)")
_FILE = re.compile(r"\d+<((?:\\x[0-9a-f]{2})*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True)
class Op:
    """One thing asked of the disk. ``kind``: create, write, cut, sync, unlink, rename, link or ack."""

    kind: str
    path: str = ""
    to: str = ""
    at: int = 0
    data: bytes = b""


@dataclass
class State:
    """What stands on the disk after a cut: files by path below the folder, and the last ACK before it."""

    files: dict[str, bytes]
    acked: int

    def put(self, folder: Path) -> Path:
        """Write the state into ``folder`` (SQLite's shared memory does not survive a restart)."""
        folder.mkdir(exist_ok=True)
        for name, data in self.files.items():
            if not name.endswith("-shm"):
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        return folder


def record(script: str, folder: Path, *arguments: str) -> list[Op]:
    """Run Python code with ``folder`` and ``arguments`` as its arguments; return what it asked for."""
    trace = folder.with_name(folder.name + ".trace")
    command = ["strace", "-f", "-y", "-xx", "-s", "1200000", "-e", f"trace={_CALLS}", "-o", str(trace)]
    command += [sys.executable, "-c", script, str(folder), *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    ops = _parse(trace, os.path.realpath(folder) + "/")
    trace.unlink()
    return ops


def _unhex(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _lines(trace: Path) -> Iterator[str]:
    """Yield whole calls, those that strace cut in two put together."""
    begun: dict[str, str] = {}
    with trace.open(encoding="ascii") as stream:
        for line in stream:
            process, _, call = line.strip().partition(" ")
            call = call.strip()
            if call.endswith("<unfinished ...>"):
                begun[process] = call.removesuffix("<unfinished ...>").rstrip()
                continue
            if resumed := re.match(r"<\.\.\. \w+ resumed>(.*)", call):
                call = begun.pop(process, "") + resumed[1]
            yield call


def _parse(trace: Path, root: str) -> list[Op]:
    ops: list[Op] = []
    place: dict[str, int] = {}  # where the next plain write() of a file goes

    def below(path: str) -> str:
        whole = os.path.normpath(os.path.join(root, path))
        return whole.removeprefix(root) if (whole + "/").startswith(root) else ""

    for line in _lines(trace):
        found = _CALL.match(line)
        if not found or found[3].startswith("-"):
            continue
        call, arguments = found[1], found[2]
        handle = _FILE.match(arguments)
        path = below(_unhex(handle[1]).decode()) if handle else ""
        texts = [_unhex(text) for text in _TEXT.findall(arguments)]
        if call in ("openat", "open"):
            name = below(texts[0].decode())
            if name and "O_CREAT" in arguments:
                ops.append(Op("create", name))
            if name and "O_TRUNC" in arguments:
                ops.append(Op("cut", name))
            place[name] = 0
        elif call in ("unlink", "unlinkat"):
            ops += [Op("unlink", name) for name in [below(texts[-1].decode())] if name]
        elif call.startswith(("rename", "link")):
            old, new = (below(text.decode()) for text in texts[:2])
            ops += [Op(call[:4].replace("rena", "rename"), old, new)] if old and new else []
        elif call == "write" and texts and texts[0].startswith(b"ACK "):
            ops += [Op("ack", at=int(text.split()[1])) for text in texts[0].decode().splitlines()]
        elif not path:
            continue
        elif call in _UNREADABLE:
            raise AssertionError(f"{call} on {path} hides its data from the recorder")
        elif call == "pwrite64":
            ops.append(Op("write", path, at=int(arguments.rsplit(",", 1)[1]), data=texts[-1]))
        elif call == "write":
            ops.append(Op("write", path, at=place.get(path, 0), data=texts[-1]))
            place[path] = place.get(path, 0) + len(texts[-1])
        elif call == "ftruncate":
            ops.append(Op("cut", path, at=int(arguments.rsplit(",", 1)[1])))
        elif call in ("fsync", "fdatasync"):
            ops.append(Op("sync", path))
    return ops


@dataclass
class _Inode:
    durable: bytearray = field(default_factory=bytearray)
    pending: list[Op] = field(default_factory=list)


def _apply(data: bytearray, op: Op) -> None:
    if op.kind == "cut":
        del data[op.at :]
        data.extend(bytes(op.at - len(data)))
    else:
        data.extend(bytes(max(0, op.at + len(op.data) - len(data))))
        data[op.at : op.at + len(op.data)] = op.data


def _torn(op: Op, chance: random.Random) -> Iterator[Op]:
    at = 0
    while at < len(op.data):
        size = SECTOR - (op.at + at) % SECTOR
        if chance.random() < 0.5:
            yield Op("write", op.path, at=op.at + at, data=op.data[at : at + size])
        at += size


def _survivors(pending: list[Op], chance: random.Random) -> list[Op]:
    how = chance.choice(("subset", "prefix", "all", "nothing", "torn"))
    if how == "nothing":
        return []
    if how == "prefix":
        return pending[: chance.randint(0, len(pending))]
    if how == "subset":
        return [op for op in pending if chance.random() < 0.5]
    if how == "torn":
        return [part for op in pending for part in (_torn(op, chance) if op.kind == "write" else (op,))]
    return pending


def _rename(names: dict[str, _Inode], op: Op) -> None:
    """Move a file, or a folder with all that is in it."""
    for name in [name for name in names if name == op.path or name.startswith(op.path + "/")]:
        names[op.to + name.removeprefix(op.path)] = names.pop(name)


def cut(ops: list[Op], after: int, chance: random.Random) -> State:
    """Return one state that a cut after the first ``after`` operations could leave."""
    live: dict[str, _Inode] = {}
    changes: list[tuple[Op, _Inode | None]] = []  # of names, in order
    safe = acked = 0
    for op in ops[:after]:
        inode = live.get(op.path)
        if op.kind == "ack":
            acked = op.at
        elif op.kind == "sync":
            for waiting in inode.pending if inode else ():
                _apply(inode.durable, waiting)  # type: ignore[union-attr]
            if inode:
                inode.pending.clear()
            safe = len(changes)
        elif op.kind in ("create", "write", "cut"):
            if inode is None:
                inode = live[op.path] = _Inode()
                changes.append((op, inode))
            if op.kind != "create":
                inode.pending.append(op)
        elif op.kind == "unlink":
            if live.pop(op.path, None):
                changes.append((op, None))
        elif op.kind == "link" and inode:
            live[op.to] = inode
            changes.append((op, inode))
        elif op.kind == "rename":
            _rename(live, op)
            changes.append((op, None))
    names: dict[str, _Inode] = {}
    for op, inode in changes[: chance.randint(safe, len(changes))]:
        if op.kind == "unlink":
            names.pop(op.path, None)
        elif op.kind == "rename":
            _rename(names, op)
        elif inode:
            names[op.to or op.path] = inode
    files = {}
    for name, inode in names.items():
        data = bytearray(inode.durable)
        for op in _survivors(inode.pending, chance):
            _apply(data, op)
        files[name] = bytes(data)
    return State(files, acked)


def cuts(ops: list[Op], count: int, seed: int = 1, first: int | None = None) -> Iterator[State]:
    """Yield ``count`` states at moments spread over the whole work after the first ACK (or ``first``)."""
    chance = random.Random(seed)
    if first is None:
        first = next(no for no, op in enumerate(ops, start=1) if op.kind == "ack")
    for _ in range(count):
        yield cut(ops, chance.randint(first, len(ops)), chance)
