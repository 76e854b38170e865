"""Reports of faults of the program, written to the data folder and nowhere else.

A report holds types of errors and places in the code – no messages, no values, no names of people or
files – so that it can be handed on without a second thought.
"""

from __future__ import annotations

import datetime as dt
import faulthandler
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from mslite import __version__

_FAULT = "fault.txt"
_PREFIX = "crash-"
_open: list[TextIO] = []


def report(error: BaseException) -> str:
    """Return the report of ``error`` as text."""
    import platform
    import traceback

    lines = [
        f"mslite {__version__}",
        f"Python {platform.python_version()} {platform.system()} {platform.release()}",
    ]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(
            f"{type(seen).__module__}.{type(seen).__qualname__} {getattr(seen, 'code', '')}".rstrip()
        )
        for frame in traceback.extract_tb(seen.__traceback__):
            where = "/".join(Path(frame.filename).parts[-3:])
            lines.append(f"  {where}:{frame.lineno} {frame.name}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines) + "\n"


def write(folder: Path, error: BaseException) -> Path | None:
    """Write the report of ``error``; None when the folder cannot be written (it goes to stderr)."""
    text = report(error)
    path = folder / f"{_PREFIX}{dt.datetime.now():%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError:
        if sys.stderr is not None:
            sys.stderr.write(text)
        return None
    return path


def install(folder: Path, tell: Callable[[BaseException], None]) -> None:
    """Catch what nobody caught: in Python through ``tell``, in C++ through faulthandler into ``folder``."""

    def caught(kind: type[BaseException], error: BaseException, trace: object) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, error.__traceback__)
        else:
            tell(error)

    def in_thread(found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            tell(found.exc_value)

    sys.excepthook = caught
    threading.excepthook = in_thread
    try:
        folder.mkdir(parents=True, exist_ok=True)
        old = folder / _FAULT
        if old.exists() and old.stat().st_size:
            old.replace(folder / f"{_PREFIX}{dt.datetime.now():%Y%m%d-%H%M%S-%f}.txt")
        stream = old.open("w", encoding="utf-8")
    except OSError:
        return
    _open[:] = [stream]
    faulthandler.enable(stream)


def uninstall() -> None:
    """Give back what :func:`install` took, at an orderly end."""
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__
    if _open:
        faulthandler.disable()
        _open.pop().close()


def waiting(folder: Path) -> tuple[Path, ...]:
    """Return the reports nobody has looked at yet, oldest first."""
    return tuple(sorted(folder.glob(f"{_PREFIX}*.txt")))


def put_away(folder: Path) -> None:
    """Mark every waiting report as seen; they stay for the person who is asked for them."""
    for path in waiting(folder):
        try:
            path.replace(path.with_name("seen-" + path.name))
        except OSError:
            return
