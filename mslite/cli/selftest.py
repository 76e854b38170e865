"""``self-test``: does the installed program work on this machine? One line a check."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from mslite.cli.call import Call
from mslite.config import places
from mslite.documents import fonts, pdftext
from mslite.domain.office import Form
from mslite.domain.problems import MsliteError
from mslite.domain.rows import Lang, PaperLang
from mslite.domain.sheets import PrintChoice
from mslite.i18n import problems
from mslite.i18n.catalogue import N_, Translator, load
from mslite.services import sample
from mslite.services.office import Office
from mslite.services.open import key_of

SIGNS = "ңөүҢӨҮёъ№«»–"
SECRET = "Абдракманова"
"""A name of the sample office: it may not be readable in any file."""

PATIENCE = 120
"""Seconds for the window to open on a slow laptop."""


class Failed(Exception):
    """A check that did not pass; the text says why."""


def self_test(call: Call) -> int:
    """Run every check; 0 when all passed."""
    failed = 0
    with tempfile.TemporaryDirectory(prefix="mslite-", ignore_cleanup_errors=True) as made:
        folder = Path(made) / "office"
        for title, check in CHECKS:
            why = _why_not(check, folder, call.tr)
            passed = call.tr.t("ok") if why is None else call.tr.t("FAILED")
            call.say(f"{passed:<8} {call.tr.t(title)}{f': {why}' if why else ''}")
            failed += why is not None
    call.say(
        call.tr.n("{n} check failed.", "{n} checks failed.", failed)
        if failed
        else call.tr.t("Everything works.")
    )
    return 1 if failed else 0


def _why_not(check: Callable[[Path], None], folder: Path, tr: Translator) -> str | None:
    try:
        check(folder)
    except MsliteError as error:
        return str(problems.wording(error, tr))
    except Exception as error:  # whatever is wrong with this machine, the other checks go on
        return f"{type(error).__name__} {error}".strip()
    return None


def _demand(held: bool, why: object = "") -> None:
    if not held:
        raise Failed(str(why))


def _office(folder: Path) -> Office:
    return Office(folder, key_of(folder))


def fonts_have_kyrgyz(_folder: Path) -> None:
    """The bundled fonts have every letter of the papers."""
    missing = [sign for sign in SIGNS if not fonts.known(sign)]
    _demand(not missing, "".join(missing))


def catalogues_speak(_folder: Path) -> None:
    """The texts are there in every language."""
    said = {load(places.translations(), lang).t("Meetings") for lang in Lang}
    _demand(len(said) == len(Lang), said)


def data_file(folder: Path) -> None:
    """A data file is made, encrypted, searched and verified."""
    sample.make(folder)
    secret = SECRET.encode()
    readable = [path.name for path in folder.rglob("*") if path.is_file() and secret in path.read_bytes()]
    _demand(not readable, readable)
    with closing(_office(folder)) as office:
        _demand(bool(office.find.find(SECRET.lower())), SECRET)
        report = office.backups.check()
        _demand(report.ok, "; ".join(report.findings))


def backup(folder: Path) -> None:
    """A backup is made and tried out."""
    with closing(_office(folder)) as office:
        report = office.backups.drill(Path(office.backups.run().path))
        _demand(report.ok, report.findings)


def papers(folder: Path) -> None:
    """A protocol becomes PDF and DOCX, and both can be read."""
    with closing(_office(folder)) as office:
        meeting = sample.hearing_of(office)
        choice = PrintChoice(Form.FORMAL, PaperLang.BOTH)
        pdf = office.copies.pdf(meeting, choice)
        text = " ".join(pdftext.page_texts(pdf))
        docx = office.papers.docx(meeting, choice)
        written = zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()
        for word in ("ЧЕЧИМ КЫЛАТ", "РЕШИЛИ", SECRET):
            _demand(word in text, f"PDF: {word}")
            _demand(word in written, f"DOCX: {word}")


def window(folder: Path) -> None:
    """The window is painted and shows the first page (on a screen that nobody sees)."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "mslite"]
    done = subprocess.run(
        [*program, "--data", str(folder)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "MSLITE_EXIT_AT": "ready"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=PATIENCE,
        check=False,
    )
    _demand(done.returncode == 0, done.stderr.strip()[-300:] or done.returncode)


CHECKS: tuple[tuple[str, Callable[[Path], None]], ...] = (
    (N_("Fonts with ң ө ү"), fonts_have_kyrgyz),
    (N_("Texts in three languages"), catalogues_speak),
    (N_("Data file made, encrypted, searched, verified"), data_file),
    (N_("Backup made and tried out"), backup),
    (N_("Protocol as PDF and DOCX, read back"), papers),
    (N_("Window painted"), window),
)
