"""An error that ends a command, told in the person's words."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from mslite.cli import words
from mslite.config import places
from mslite.domain.problems import EnvironmentTrouble, MsliteError, UserFixable
from mslite.i18n import problems
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import crash

TO_PUT_RIGHT, IN_THE_WAY, FAULT = 1, 3, 4


def tell(error: Exception, typed: Sequence[str]) -> int:
    """Say on stderr what happened to the command line ``typed`` and what to do; returns the exit code."""
    folder, tr = words.of_call(typed)
    if isinstance(error, MsliteError):
        _tell(error, tr)
        return IN_THE_WAY if isinstance(error, EnvironmentTrouble) else TO_PUT_RIGHT
    logs = places.log_folder(folder)
    crash.write(logs, error)  # a fault of the program is reported, never shown as a traceback
    told = tr.t(
        "The program met a fault. A report without names and texts lies in {folder}.", folder=str(logs)
    )
    print(told, file=sys.stderr)
    return FAULT


def _tell(error: MsliteError, tr: Translator) -> None:
    told = problems.wording(error, tr)
    lines = [told.what, told.advice]
    if isinstance(error, UserFixable):
        lines += [f"– {problems.wording(problem, tr).what}" for problem in error.problems]
    print("\n".join(line for line in lines if line), file=sys.stderr)
