"""What may be typed: every command with its options, and the help about them."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import Any, NoReturn

from mslite import __version__
from mslite.domain.appeals.terms import TIMED, Topic
from mslite.i18n.catalogue import Translator

FORMS = ("formal", "short", "record")
LANGS = ("ky", "ru", "en")
PAPER_LANGS = ("ky", "ru", "both")
PRINTED = ("protocol", "notice", "registration", "extract", "casefile")


class Parser(argparse.ArgumentParser):
    """An argument parser that points to ``--help`` after a mistake; exits with 2."""

    tr = Translator()

    def error(self, message: str) -> NoReturn:
        """Say what was wrong in one line, and where help is."""
        advice = self.tr.t("Help: {command}", command=f"{self.prog} --help")
        self.exit(2, f"{self.prog}: {message}\n{advice}\n")


def build(tr: Translator) -> argparse.ArgumentParser:
    """Return the parser with its help in the language of ``tr``."""
    Parser.tr = tr
    parser = Parser(
        prog="mslite",
        description=tr.t("Meetings, minutes and signed protocols of a local self-government office."),
        epilog=_epilog(tr),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"mslite {__version__}",
        help=tr.t("show program's version number and exit"),
    )
    parser.add_argument(
        "--data", metavar="DIR", type=Path, help=tr.t("folder of the data file; an empty one is created")
    )
    parser.add_argument("--lang", choices=LANGS, help=tr.t("language of the window and of the messages"))
    parser.add_argument("--person", metavar="NAME", help=tr.t("who is working, and whose password it is"))
    parser.add_argument(
        "--password-file",
        metavar="FILE",
        type=Path,
        help=tr.t("file with the password in its first line; otherwise it is asked for"),
    )
    parser.add_argument(
        "--recovery-key", action="store_true", help=tr.t("the recovery key is given instead of a password")
    )
    commands = parser.add_subparsers(metavar=tr.t("COMMAND"), dest="command", title=tr.t("commands"))
    _demo(commands, tr)
    _exchange(commands, tr)
    _reading(commands, tr)
    _print(commands, tr)
    _deadline(commands, tr)
    _keeping(commands, tr)
    return parser


def _epilog(tr: Translator) -> str:
    lines = (
        tr.t("Without a command the window opens."),
        tr.t("REF is what «list meetings» shows first on its line, or the number of a protocol."),
        "",
        tr.t("Exit codes:"),
        tr.t("  0  done"),
        tr.t("  1  something has to be put right first, or the answer is no; it is said what and how"),
        tr.t("  2  the command was typed wrongly"),
        tr.t("  3  the machine stands in the way: disk full, folder read-only, file open or damaged"),
        tr.t("  4  a fault of the program; a report without names and texts lies in the folder logs"),
    )
    return "\n".join(lines)


def _add(commands: Any, name: str, run: str, text: str) -> argparse.ArgumentParser:
    """Add a command that ``run`` («module:function» of this package) carries out."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=text, description=text, allow_abbrev=False
    )
    parser.set_defaults(run=run)
    return parser


def _group(commands: Any, name: str, text: str) -> Any:
    parser = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
    return parser.add_subparsers(metavar=Parser.tr.t("WHAT"), dest="what", required=True)


def _demo(commands: Any, tr: Translator) -> None:
    demo = _add(commands, "demo", "demo:demo", tr.t("make the sample office in an empty folder"))
    demo.add_argument(
        "--print",
        metavar="DIR",
        dest="folder",
        type=Path,
        help=tr.t("print its sample protocol there as PDF and DOCX in Kyrgyz, Russian and both"),
    )


def _exchange(commands: Any, tr: Translator) -> None:
    bring = _group(commands, "import", tr.t("bring in a file"))
    json = _add(bring, "json", "exchange:bring_in", tr.t("an office or meetings as JSON"))
    json.add_argument("file", metavar="FILE", type=Path, help=tr.t("the file to read"))
    _programme(bring, tr)
    give = _group(commands, "export", tr.t("write everything into a file"))
    json = _add(give, "json", "exchange:give_out", tr.t("the whole office as JSON"))
    _out(json, tr.t("the file to write"))


def _programme(bring: Any, tr: Translator) -> None:
    text = tr.t("an office's own programme from Word, Excel or CSV files")
    programme = _add(bring, "programme", "programme:bring_in", text)
    programme.add_argument("files", metavar="FILE", type=Path, nargs="+", help=tr.t("the files to read"))
    programme.add_argument(
        "--report",
        metavar="OUT.json",
        type=Path,
        help=tr.t("write what was understood as JSON into this file"),
    )
    how = programme.add_mutually_exclusive_group()
    how.add_argument("--accept", action="store_true", help=tr.t("write it into the data file"))
    how.add_argument(
        "--dry-run",
        action="store_true",
        help=tr.t("only say what would be done (so it is without --accept)"),
    )
    which = programme.add_mutually_exclusive_group()
    _of_programme(which, tr)
    which.add_argument(
        "--new",
        action="store_true",
        help=tr.t("make a new programme, even when one of these years is here"),
    )


def _of_programme(parser: Any, tr: Translator) -> None:
    parser.add_argument(
        "--programme",
        metavar="ID",
        help=tr.t("the programme: its name, number of its resolution or beginning of its identity"),
    )


def _reading(commands: Any, tr: Translator) -> None:
    what = _group(commands, "list", tr.t("list what is in the data file"))
    _add(what, "meetings", "lists:meetings", tr.t("all meetings, newest first"))
    rows = _add(what, "activities", "programme:activities", tr.t("activities of the action plan"))
    rows.add_argument(
        "--filter",
        metavar="KEY=VALUE",
        action="append",
        help=tr.t(
            "only those that fit: year=2025, state=planned, responsible=…, section=…, or words; "
            "may be given several times"
        ),
    )
    _of_programme(rows, tr)
    told = _group(commands, "report", tr.t("report on what is in the data file"))
    far = _add(told, "progress", "programme:how_far", tr.t("how far the programme is"))
    far.add_argument("--year", metavar="Y", type=int, help=tr.t("year up to whose end it is reckoned"))
    far.add_argument("--half", type=int, choices=(1, 2), default=2, help=tr.t("half of the year"))
    _of_programme(far, tr)
    search = _add(commands, "search", "lists:search", tr.t("search in everything"))
    search.add_argument("text", metavar="TEXT", nargs="+", help=tr.t("words or their beginnings"))


def _print(commands: Any, tr: Translator) -> None:
    what = _group(commands, "print", tr.t("print a paper of a meeting or of the programme into a file"))
    texts = {
        "protocol": tr.t("the protocol, a draft while it is not issued (.pdf or .docx)"),
        "notice": tr.t("the announcement"),
        "registration": tr.t("the registration sheet"),
        "extract": tr.t("the extract of one item"),
        "casefile": tr.t("everything about the meeting as one PDF"),
    }
    for name in PRINTED:
        paper = _add(what, name, f"printing:{name}", texts[name])
        paper.add_argument(
            "ref", metavar="REF", help=tr.t("what «list meetings» shows first on its line, or the number")
        )
        paper.add_argument(
            "--lang", dest="paper_lang", choices=PAPER_LANGS, help=tr.t("language of the paper")
        )
        if name == "protocol":
            paper.add_argument("--form", choices=FORMS, help=tr.t("form of the protocol"))
        if name == "registration":
            paper.add_argument(
                "--rows", type=int, default=15, metavar="N", help=tr.t("empty rows after the names")
            )
        if name == "extract":
            paper.add_argument(
                "--item", required=True, metavar="N", help=tr.t("number of the item on the agenda")
            )
        _out(paper, tr.t("the file to write"))
    _print_programme(what, tr)


def _print_programme(what: Any, tr: Translator) -> None:
    texts = {
        "book": tr.t("the whole book of the programme"),
        "plan": tr.t("its action plan"),
        "annual-plan": tr.t("its plan of one year"),
        "matrix": tr.t("its matrix of indicators"),
        "monitoring": tr.t("its report of a half-year"),
        "handout": tr.t("the programme on one page, for a meeting"),
        "body": tr.t("what one body has to do"),
    }
    for name, text in texts.items():
        paper = _add(what, name, "programme_print:paper", text)
        _of_programme(paper, tr)
        paper.add_argument(
            "--lang", dest="paper_lang", choices=PAPER_LANGS[:2], help=tr.t("language of the paper")
        )
        paper.add_argument("--year", metavar="Y", type=int, help=tr.t("year of the plan or the report"))
        if name == "monitoring":
            paper.add_argument("--half", type=int, choices=(1, 2), help=tr.t("half of the year"))
        if name == "body":
            paper.add_argument("--body", metavar="NAME", required=True, help=tr.t("name of the body"))
        _out(paper, tr.t("the file to write: .pdf, .docx or .xlsx"))


def _deadline(commands: Any, tr: Translator) -> None:
    text = tr.t("say when a term of the law ends, and why")
    deadline = _add(commands, "deadline", "deadline:deadline", text)
    deadline.add_argument(
        "--from",
        dest="start",
        metavar="DATE",
        type=day,
        required=True,
        help=tr.t("the day it is counted from, as YYYY-MM-DD"),
    )
    deadline.add_argument(
        "--rule",
        choices=[topic.value for topic in TIMED],
        default=Topic.CONSIDERATION.value,
        help=tr.t("which term (consideration without it)"),
    )


def day(text: str) -> dt.date:
    """Return a day written as YYYY-MM-DD; raises ``ValueError``."""
    return dt.date.fromisoformat(text)


def _keeping(commands: Any, tr: Translator) -> None:
    verify = _add(
        commands, "verify", "keeping:verify", tr.t("check the whole data file, or whether a PDF is ours")
    )
    verify.add_argument("file", metavar="FILE.pdf", nargs="?", type=Path, help=tr.t("the PDF to check"))
    backup = _add(commands, "backup", "keeping:backup", tr.t("make a backup that is read back"))
    backup.add_argument("--to", metavar="DIR", type=Path, help=tr.t("folder on another drive"))
    restore = _add(
        commands, "restore", "keeping:restore", tr.t("put a backup in the place of the data; these are kept")
    )
    restore.add_argument("backup", metavar="BACKUP", type=Path, help=tr.t("folder of the backup"))
    restore.add_argument(
        "--into", metavar="DIR", type=Path, help=tr.t("another data folder than that of --data")
    )
    _add(commands, "self-test", "selftest:self_test", tr.t("check that the installed program works"))


def _out(parser: argparse.ArgumentParser, text: str) -> None:
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help=text)
