"""From what was typed to an exit code: language, parser, the command, and every error in words."""

from __future__ import annotations

import importlib
import io
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from mslite.cli import words
from mslite.cli.parser import build
from mslite.config import places
from mslite.domain.problems import EnvironmentTrouble, MsliteError, UserFixable
from mslite.i18n import problems
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import crash

DONE, TO_PUT_RIGHT, MISTYPED, IN_THE_WAY, FAULT, STOPPED = 0, 1, 2, 3, 4, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command line; without a command open the window. Returns the exit code."""
    typed = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    given = words.asked_for(typed, "--data")
    folder = places.data_folder(Path(given) if given else None)
    tr = words.translator(words.asked_for(typed, "--lang"), folder)
    words.teach_argparse(tr)
    args = build(tr).parse_args(typed)
    try:
        return _carried_out(folder, tr, args)
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:  # «mslite list meetings | head»
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except MsliteError as error:
        _tell(error, tr)
        return IN_THE_WAY if isinstance(error, EnvironmentTrouble) else TO_PUT_RIGHT
    except Exception as error:  # a fault of the program is reported, never shown as a traceback
        crash.write(places.log_folder(folder), error)
        told = tr.t(
            "The program met a fault. A report without names and texts lies in {folder}.",
            folder=str(places.log_folder(folder)),
        )
        print(told, file=sys.stderr)
        return FAULT


def _carried_out(folder: Path, tr: Translator, args: Namespace) -> int:
    if args.command is None:
        return _window(folder, args.lang)
    module, _, function = args.run.partition(":")
    calls = _late("mslite.cli.call")
    run: Callable[[Any], int] = getattr(_late(f"mslite.cli.{module}"), function)
    try:
        return run(calls.Call(folder, tr, args))
    except calls.WrongUsage as wrong:
        print(f"mslite: {wrong}", file=sys.stderr)
        return MISTYPED


def _window(folder: Path, lang: str | None) -> int:
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise EnvironmentTrouble("no_display")
    code: int = _late("mslite.app").main(folder, lang)
    return code


def _late(name: str) -> Any:
    """Import what only this command needs: Qt for the window, the data file for most of the others."""
    return importlib.import_module(name)


def _tell(error: MsliteError, tr: Translator) -> None:
    told = problems.wording(error, tr)
    lines = [told.what, told.advice]
    if isinstance(error, UserFixable):
        lines += [f"– {problems.wording(problem, tr).what}" for problem in error.problems]
    print("\n".join(line for line in lines if line), file=sys.stderr)


def _speak_utf8() -> None:
    """Let the console take ң ө ү whatever its code page: it must not end the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
