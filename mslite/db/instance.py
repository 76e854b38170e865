"""One program at a time on one data folder, by a lock of the operating system that a crash gives back."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import socket
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

from mslite import safefile
from mslite.domain.problems import EnvironmentTrouble

FILE = "office.lock"
_BYTE = 1 << 30  # locked far behind the text: Windows lets nobody read a locked byte

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Instance:
    """Holds a data folder until :meth:`release` (or the end of the process, however it comes).

    Raises ``EnvironmentTrouble("open_elsewhere")`` with ``host``, ``pid`` and ``since`` of who has it.
    A lock left by a crash on this machine is taken over. One left by *another* machine may be alive out
    of reach (a shared folder): it is refused unless ``even_so`` – the person looked and says it is not.
    Only writers need it; reading beside an open window is fine.
    """

    def __init__(self, folder: Path, *, even_so: bool = False) -> None:
        safefile.make_folder(folder)
        path = folder / FILE
        with safefile.told(path):
            self._handle: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(self._handle)
        except OSError as error:
            holder = self._holder()
            self._close()
            raise _taken(holder) from error
        holder = self._holder()
        if holder and holder["host"] != socket.gethostname() and not even_so:
            self._close()
            raise _taken(holder)
        me = {
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "since": dt.datetime.now().isoformat(timespec="seconds"),
        }
        try:
            with safefile.told(path):
                self._write(json.dumps(me).encode())
        except EnvironmentTrouble:
            self._close()
            raise
        safefile.remove_parts(folder)

    def release(self) -> None:
        """Let others have the folder; twice does no harm."""
        if self._handle is not None:
            with contextlib.suppress(OSError):
                self._write(b"")
            self._close()

    def __enter__(self) -> Instance:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _holder(self) -> dict[str, Any]:
        assert self._handle is not None
        try:
            os.lseek(self._handle, 0, os.SEEK_SET)
            found = json.loads(os.read(self._handle, 4096))
            return {name: found[name] for name in ("host", "pid", "since")}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def _write(self, text: bytes) -> None:
        assert self._handle is not None
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.ftruncate(self._handle, 0)
        os.write(self._handle, text)

    def _close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _taken(holder: dict[str, Any]) -> EnvironmentTrouble:
    known = {"host": "", "pid": 0, "since": ""} | holder
    return EnvironmentTrouble("open_elsewhere", **known)
