"""From what was typed to an exit code: the window or a command, and every error in words.

Parser and wordings are imported when there is a command or something to tell: the window waits for neither.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from mslite import late
from mslite.cli import window

DONE, STOPPED = 0, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command line; without a command open the window. Returns the exit code."""
    typed = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    asked = window.asked(typed)
    code: int
    try:
        code = window.show(*asked) if asked else late.load("mslite.cli.command").carry_out(typed)
    except KeyboardInterrupt:
        code = STOPPED
    except BrokenPipeError:  # «mslite list meetings | head»
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    except Exception as error:
        code = late.load("mslite.cli.telling").tell(error, typed)
    return code


def _speak_utf8() -> None:
    """Let the console take ң ө ү whatever its code page: it must not end the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
