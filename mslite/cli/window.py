"""The window, opened by the shortest way: nothing is imported that its first paint does not need."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from mslite import late
from mslite.config import places
from mslite.domain.problems import EnvironmentTrouble
from mslite.domain.rows import Lang


def asked(typed: Sequence[str]) -> tuple[Path, str] | None:
    """Return folder and language ("": as set) when ``typed`` plainly asks for the window.

    None when there is more in it: a command, another option, a mistake. The parser knows them.
    """
    given = {"--data": "", "--lang": ""}
    rest = iter(typed)
    for one in rest:
        name, equals, value = one.partition("=")
        if not equals:
            value = next(rest, "")
        if name not in given or not value or value.startswith("-"):
            return None
        given[name] = value
    if given["--lang"] not in {"", *Lang}:
        return None
    return places.data_folder(Path(given["--data"]) if given["--data"] else None), given["--lang"]


def show(folder: Path, lang: str) -> int:
    """Open the window on ``folder``; returns the exit code. Raises ``EnvironmentTrouble("no_display")``."""
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise EnvironmentTrouble("no_display")
    gc.disable()  # all that a start makes stays; the app enables it when the office is loaded
    code: int = late.load("mslite.app").main(folder, lang)
    return code
