"""A command line with its parser: the command is imported only when it is known."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

from mslite import late
from mslite.cli import window, words
from mslite.cli.parser import build

MISTYPED = 2


def carry_out(typed: Sequence[str]) -> int:
    """Understand ``typed`` and do it; returns the exit code. ``SystemExit`` after help or a mistake."""
    folder, tr = words.of_call(typed)
    words.teach_argparse(tr)
    args = build(tr).parse_args(typed)
    if args.command is None:
        return window.show(folder, args.lang or "")
    module, _, function = args.run.partition(":")
    calls = late.load("mslite.cli.call")
    run: Callable[[Any], int] = getattr(late.load(f"mslite.cli.{module}"), function)
    try:
        return run(calls.Call(folder, tr, args))
    except calls.WrongUsage as wrong:
        print(f"mslite: {wrong}", file=sys.stderr)
        return MISTYPED
