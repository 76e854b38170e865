"""What an installed mslite is made of, whatever the system: files, packages, bill of materials.

Nothing is fetched that is not pinned by hash; what was built stands under ``build/`` and ``dist/``.
"""

from __future__ import annotations

import compileall
import dataclasses
import email.parser
import hashlib
import json
import py_compile
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from installer.bootstrap import ROOT, Stopped, run, say

BUILD, DIST = ROOT / "build", ROOT / "dist"
HERE = ROOT / "installer"
SHIPPED = ("resources", "translations")
SOURCES = ("mslite/db/migrations",)
"""Alembic reads migrations as source files; everything else is shipped compiled."""

COUNTRIES = ("KG", "KZ")
LOCALES = re.compile(r"(root|ky|ru|en)(_[A-Z][A-Za-z]*)*\.dat$")


@dataclasses.dataclass(frozen=True)
class Part:
    """One line of the bill of materials."""

    name: str
    version: str
    file: str
    sha256: str
    licence: str
    note: str = ""


def version() -> str:
    """Return the program's version."""
    text = (ROOT / "mslite" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if found is None:
        raise Stopped("mslite/__init__.py names no version.")
    return found[1]


def tools(names: dict[str, str]) -> None:
    """Raise ``Stopped`` when a program (name → Debian package) is missing, naming what to install."""
    absent = sorted({package for name, package in names.items() if shutil.which(name) is None})
    if absent:
        raise Stopped(
            "The build needs more tools. Install them first:\n    sudo apt install " + " ".join(absent)
        )


def fresh(folder: Path) -> Path:
    """Return an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def wheels(lock: Path, *platform: str) -> tuple[Path, ...]:
    """Fetch the wheels that ``lock`` pins, each checked against its hash; kept from build to build."""
    folder = BUILD / "wheels" / lock.stem
    folder.mkdir(parents=True, exist_ok=True)
    stamp = folder / "complete"
    pinned = hashlib.sha256(lock.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != pinned:
        fresh(folder)
        say(f"Fetching the packages of {lock.relative_to(ROOT)} …")
        run(
            [
                *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
                *("--no-deps", "--only-binary=:all:", "--require-hashes", "-r", lock, "-d", folder),
                *platform,
            ],
            f"The packages of {lock.name} could not be fetched (what differs from its hash is refused).",
        )
        stamp.write_text(pinned, encoding="utf-8")
    return tuple(sorted(folder.glob("*.whl")))


def part(wheel: Path, note: str = "") -> Part:
    """Return the line of the bill of materials for a wheel, by what it says of itself."""
    with zipfile.ZipFile(wheel) as held:
        name = next(one for one in held.namelist() if one.endswith(".dist-info/METADATA"))
        told = email.parser.Parser().parsestr(held.read(name).decode("utf-8"))
    licence = told.get("License-Expression") or told.get("License") or ""
    if not licence or len(licence) > 100:
        kinds = [
            line.rpartition(" :: ")[2] for line in told.get_all("Classifier", []) if "License ::" in line
        ]
        licence = "; ".join(kinds) or licence.strip().splitlines()[0] if kinds or licence else ""
    return Part(told["Name"], told["Version"], wheel.name, digest(wheel), licence or "see the package", note)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def bill(parts: Iterable[Part], folder: Path, warnings: Sequence[str] = ()) -> None:
    """Write ``BILL-OF-MATERIALS.json`` and ``.txt`` into ``folder``."""
    listed = sorted(parts, key=lambda one: one.name.lower())
    plain = {
        "program": "mslite",
        "version": version(),
        "warnings": list(warnings),
        "parts": [dataclasses.asdict(one) for one in listed],
    }
    text = json.dumps(plain, ensure_ascii=False, indent=1)
    (folder / "BILL-OF-MATERIALS.json").write_text(text + "\n", encoding="utf-8")
    lines = [f"mslite {version()}", "", *warnings, ""]
    for one in listed:
        lines += [f"{one.name} {one.version} – {one.licence}", f"    {one.file}", f"    sha256 {one.sha256}"]
        lines += [f"    {one.note}"] if one.note else []
    (folder / "BILL-OF-MATERIALS.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def program(target: Path) -> None:
    """Copy the program with its resources and compiled catalogues; nothing of the tests."""
    run([sys.executable, ROOT / "translations" / "catalogue.py", "compile"], "The catalogues do not compile.")
    bare = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "mslite", target / "mslite", ignore=bare)
    shutil.copytree(ROOT / "resources", target / "resources", ignore=shutil.ignore_patterns("pictures"))
    (target / "translations").mkdir()
    for catalogue in (ROOT / "translations").glob("*.mo"):
        shutil.copy(catalogue, target / "translations")


UNREAD = (
    *("sqlalchemy/testing", "alembic/testing", "alembic/templates", "pycparser", "bin"),
    *("lxml/objectify.*", "lxml/html", "lxml/isoschematron", "lxml/sax.*"),
    *("reportlab/fonts/*.sfd", "reportlab/fonts/*.pfb", "docx/templates/default-docx-template"),
    *("PIL/_avif*", "PIL/_webp*", "PIL/_imagingcms*", "*.dist-info/sboms", "*.dist-info/RECORD"),
)
"""Parts of the packages that mslite never imports; the self-test of the built program shows that it lives."""


def prune(packages: Path) -> None:
    """Take away what no running mslite reads: tests, stubs, sources of C, foreign locales."""
    for pattern in UNREAD:
        for path in packages.glob(pattern):
            remove(path)
    for pattern in ("*.pyi", "*.pyx", "*.pxd", "*.h", "*.c", "*.lib"):
        for path in packages.rglob(pattern):
            remove(path)
    for path in list(packages.rglob("*")):
        if path.name in ("tests", "test", "include", "__pycache__"):
            remove(path)
    for path in packages.glob("babel/locale-data/*"):
        if not LOCALES.fullmatch(path.name):
            remove(path)
    for path in packages.glob("holidays/locale/*/LC_MESSAGES/*"):
        if path.stem not in COUNTRIES:
            remove(path)


def remove(path: Path) -> None:
    """Remove a file or a whole folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def compiled(folder: Path, keep: Sequence[str] = ()) -> None:
    """Replace every module by its compiled form; those below ``keep`` (parts of the path) stay."""
    checked = py_compile.PycInvalidationMode.UNCHECKED_HASH
    kept = re.compile("|".join(map(re.escape, keep))) if keep else None
    done = compileall.compile_dir(
        str(folder), quiet=1, legacy=True, stripdir=str(folder), invalidation_mode=checked, workers=1
    )
    if not done:
        raise Stopped(f"Not every module of {folder} compiles.")
    for path in folder.rglob("*.py"):
        if kept and kept.search(path.as_posix()):
            path.with_suffix(".pyc").unlink(missing_ok=True)
        else:
            path.unlink()


def size(folder: Path) -> float:
    """Return the MiB that the files of a folder take."""
    return (
        sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        / 2**20
    )


def asked(*command: str | Path) -> str:
    """Return what a command prints, standard error included; raise nothing."""
    done = subprocess.run(
        [str(one) for one in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.stdout
