"""Make a fresh machine ready: ``.venv`` from the lock file, Qt's system libraries, compiled catalogues.

    python3 -m installer.bootstrap [--tests]        (on Windows: py -m installer.bootstrap)

Standard library alone, so that a bare Python 3.11 runs it. What is in place already is left alone; a second
run takes a moment and needs no network. Exit codes: 0 ready, 1 a person has to do something first (said).
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "ready"
CATALOGUES = ROOT / "translations"
VERSIONS = ((3, 11), (3, 14))  # from, below

# What Qt loads without a screen, and what it loads in addition to open a window on X11 (names of Debian 12).
OFFSCREEN = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# What the tests call besides.
TOOLS = {"pdftotext": "poppler-utils", "strace": "strace"}


class Stopped(Exception):
    """Set-up cannot go on; the text says what the person should do."""


def say(text: str) -> None:
    """Print one line at once."""
    print(text, flush=True)


def run(command: Sequence[str | Path], failing: str, **environment: str) -> None:
    """Run ``command`` in silence; when it fails show what it said and raise ``Stopped(failing)``."""
    done = subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=os.environ | environment,
        check=False,
    )
    if done.returncode:
        say(done.stdout.strip()[-4000:])
        raise Stopped(failing)


def administrator() -> list[str] | None:
    """Return what to put before a command that installs system packages; ``None``: not allowed to."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        asked = subprocess.run(["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True)
        if asked.returncode == 0:
            return ["sudo", "-n"]
    return None


def install_system(packages: Sequence[str], why: str) -> None:
    """Install Debian ``packages``, or raise ``Stopped`` naming them when this user may not."""
    names = " ".join(packages)
    by_hand = f"{why} Install first, then run the same command again:\n    sudo apt install {names}"
    prefix = administrator()
    if prefix is None:
        raise Stopped(by_hand)
    say(f"{why} Installing {names} …")
    quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    run([*quiet, "update"], by_hand)
    run([*quiet, "install", "--no-install-recommends", *packages], by_hand)


def lock_stamp() -> str:
    """Return what the environment was made from: the lock file's hash and the Python's version."""
    return f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()} {platform.python_version()}\n"


def check_python() -> None:
    """Raise ``Stopped`` under a Python the locked packages do not support."""
    if not VERSIONS[0] <= sys.version_info[:2] < VERSIONS[1]:
        raise Stopped(
            f"Python {platform.python_version()} cannot run mslite; it needs 3.11, 3.12 or 3.13. "
            "With make: make run PYTHON=python3.11"
        )


def make_environment() -> None:
    """Make ``.venv`` hold exactly the pinned packages, every file checked against its hash."""
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == lock_stamp():
        return
    if not PYTHON.exists() or not (VENV / "pyvenv.cfg").exists():
        if importlib.util.find_spec("ensurepip") is None:
            install_system(["python3-venv"], "This Python cannot make virtual environments (no ensurepip).")
        say("Making .venv …")
        run([sys.executable, "-m", "venv", "--clear", VENV], "The virtual environment could not be made.")
    say("Installing the packages of requirements.lock (some minutes the first time) …")
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    pinned = ["--no-deps", "--only-binary=:all:", "--require-hashes", "-r", str(LOCK)]
    run(
        [PYTHON, "-m", "pip", "install", *quiet, *pinned],
        "The packages could not be installed. The first set-up needs the network once; see above.",
    )
    STAMP.write_text(lock_stamp(), encoding="utf-8")


def missing_libraries() -> list[str]:
    """Return the Debian packages of the system libraries that Qt would not find here."""
    wanted = OFFSCREEN | (WINDOW if os.environ.get("DISPLAY") else {})
    absent = []
    for library, package in wanted.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            absent.append(package)
    return absent


def check_qt() -> None:
    """See that Qt's libraries load; install what they lack."""
    if sys.platform.startswith("linux"):
        absent = missing_libraries()
        if absent:
            install_system(absent, "Qt needs system libraries that are not here.")
    run(
        [PYTHON, "-c", "import PySide6.QtWidgets"],
        "Qt does not load on this machine; the last line above names the library it misses.",
        QT_QPA_PLATFORM="offscreen",
    )


def check_tools() -> None:
    """See that the programs which the tests call are here (Linux alone; elsewhere they come by hand)."""
    absent = [package for tool, package in TOOLS.items() if not shutil.which(tool)]
    if absent and sys.platform.startswith("linux"):
        install_system(absent, "The tests need programs that are not here.")


def compile_catalogues() -> None:
    """Compile the catalogues whose text is newer than their compiled form."""
    for source in CATALOGUES.glob("*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            run([PYTHON, CATALOGUES / "catalogue.py", "compile"], "The catalogues could not be compiled.")
            return


def main() -> int:
    """Do each step that is still to be done; return the exit code."""
    try:
        check_python()
        make_environment()
        check_qt()
        if "--tests" in sys.argv[1:]:
            check_tools()
        compile_catalogues()
    except Stopped as stop:
        print(stop, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
