"""In which language the command line speaks, and argparse's own words in it."""

from __future__ import annotations

import argparse
import locale
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from mslite.config import places, settings
from mslite.domain.rows import Lang
from mslite.i18n.catalogue import N_, Translator, load

# What argparse says by itself (Python 3.11 to 3.13); it asks gettext for each of these.
ARGPARSE = frozenset(
    {
        N_("usage: "),
        N_("options"),
        N_("positional arguments"),
        N_("show this help message and exit"),
        N_("the following arguments are required: %s"),
        N_("unrecognized arguments: %s"),
        N_("argument %(argument_name)s: %(message)s"),
        N_("invalid choice: %(value)r (choose from %(choices)s)"),
        N_("invalid %(type)s value: %(value)r"),
        N_("expected one argument"),
        N_("%(prog)s: error: %(message)s\n"),
    }
)


def teach_argparse(tr: Translator) -> None:
    """Let argparse speak the language of ``tr``: it keeps its gettext under the name ``_``."""

    def said(text: str) -> str:
        return tr.t(text) if text in ARGPARSE else text

    vars(argparse)["_"] = said


def asked_for(arguments: Sequence[str], option: str) -> str:
    """Return the value of a global option before the command line is understood, "" when not given."""
    for no, one in enumerate(arguments):
        if not one.startswith("-") and (not no or arguments[no - 1] not in GLOBAL_WITH_VALUE):
            break  # the command: what follows are its own options
        if one == option and no + 1 < len(arguments):
            return arguments[no + 1]
        if one.startswith(option + "="):
            return one.partition("=")[2]
    return ""


def of_call(arguments: Sequence[str]) -> tuple[Path, Translator]:
    """Return the data folder and the words of a command line, before it is understood."""
    given = asked_for(arguments, "--data")
    folder = places.data_folder(Path(given) if given else None)
    return folder, translator(asked_for(arguments, "--lang"), folder)


GLOBAL_WITH_VALUE = ("--data", "--lang", "--person", "--password-file")


def translator(lang: str, folder: Path) -> Translator:
    """Return the words: in ``lang``, else the setting of this machine, else the system's language.

    English of the code when the catalogues are not compiled.
    """
    if lang not in set(Lang):
        known = (folder / settings.FILE).is_file()
        lang = settings.read(folder).settings.language if known else of_system()
    try:
        return load(places.translations(), lang)
    except FileNotFoundError:
        return Translator()


def of_system() -> str:
    """Return the language of the system: ``ky``, ``ru`` or ``en``; Kyrgyz where it is none of them."""
    named = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    found = next((one for one in named if one), "") or _of_windows()
    start = found[:2].lower()
    if start in set(Lang):
        return start
    return Lang.EN if found.split(".")[0] in ("", "C", "POSIX") else Lang.KY


def _of_windows() -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
