"""Try the Windows installer out under 64-bit Wine: ``python -m installer.check_windows``.

Silent installation into a folder with Kyrgyz letters and a space, self-test, a picture of the window, tests
of key pages with pytest-qt on the Windows Python, update over a running and over a closed program,
uninstallation that keeps the data, refusals in words. Wine 8 lacks two libraries that every Windows 10 has;
stand-ins are built here and never shipped. What Wine cannot show: ``CHECKLIST-WINDOWS.md``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from installer import contents
from installer.bootstrap import ROOT, Stopped, run, say
from installer.contents import BUILD, HERE
from installer.windows import CROSS, PLATFORM

PREFIX = BUILD / "wine"
DRIVE = PREFIX / "drive_c"
PLACE = DRIVE / "Өкмөт ңү" / "mslite"
WINE = "/usr/lib/wine/wine64"
SCREEN = ":97"
NO_ADMIN = {"WINEPREFIX": str(PREFIX), "WINEARCH": "win64", "WINEDEBUG": "-all", "DISPLAY": SCREEN}
OFF = {"WINEDLLOVERRIDES": "winedbg.exe=d;mscoree=d;mshtml=d"}
SHOT = BUILD / "windows-window.png"

RANDOM = """
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size)
{ return SystemFunction036(data, (ULONG)size); }
"""
ENTRY = "int __stdcall DllMainCRTStartup(void *a, unsigned b, void *c) { return 1; }\n"


def wine(*arguments: str | Path, cwd: Path | None = None, timeout: int = 600) -> tuple[int, str]:
    """Run a Windows program; return its exit code and what it printed."""
    done = subprocess.run(
        [WINE, *map(str, arguments)],
        cwd=cwd,
        env=os.environ | NO_ADMIN | OFF,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=timeout,
        check=False,
    )
    return done.returncode, done.stdout


def demand(held: object, why: str) -> None:
    """Raise ``Stopped`` unless ``held``."""
    if not held:
        raise Stopped(why)


def a_windows() -> None:
    """Make a fresh Windows 10 of Wine with stand-ins for the two libraries that it lacks."""
    contents.remove(PREFIX)
    wine("wineboot", "-i")
    wine("winecfg", "-v", "win10")
    system = DRIVE / "windows" / "system32"
    made = contents.fresh(BUILD / "stand-ins")
    (made / "random.c").write_text(RANDOM, encoding="utf-8")
    build = [f"{CROSS}gcc", "-shared", "-s", "-o"]
    run([*build, system / "bcryptprimitives.dll", made / "random.c", "-ladvapi32"], "No stand-in.")
    names: set[str] = set()
    for library in (BUILD / "windows" / "mslite" / "lib" / "PySide6").rglob("*.[dp][ly][ld]"):
        for block in contents.asked(f"{CROSS}objdump", "-p", library).split("DLL Name: ")[1:]:
            if block.split("\n", 1)[0].strip().lower() == "icuuc.dll":
                names |= set(re.findall(r"^\s*[0-9a-f]+\s+\d+\s+(\w+)", block.split("\n\n")[0], re.M))
    exported = "".join(
        f"__declspec(dllexport) void *{name}(void) {{ return 0; }}\n" for name in sorted(names)
    )
    (made / "icu.c").write_text(ENTRY + exported, encoding="utf-8")
    bare = ["-nostdlib", "-e", "DllMainCRTStartup"]
    run([*build[:3], *bare, "-o", system / "icuuc.dll", made / "icu.c"], "No stand-in.")


def setup(*options: str) -> int:
    """Run the installer with a 64-bit stub in silence; return its exit code."""
    shutil.copy(BUILD / f"mslite-{contents.version()}-setup-64.exe", DRIVE / "setup.exe")
    line = f"C:\\setup.exe /S {' '.join(options)} /D=C:\\Өкмөт ңү\\mslite"
    return wine("cmd", "/c", line)[0]


def installation() -> None:
    """Silent installation into «Өкмөт ңү»: program, menu entry, uninstaller."""
    demand(setup() == 0, "The silent installation failed.")
    demand((PLACE / "mslite.exe").exists() and (PLACE / "uninstall.exe").exists(), "Files are missing.")
    demand(list(DRIVE.rglob("Programs/mslite.lnk")), "There is no entry in the Start menu.")


def self_test() -> None:
    """The installed program tests itself."""
    code, told = wine(PLACE / "mslite-console.exe", "--lang", "ru", "self-test", cwd=PLACE)
    say(told)
    demand(code == 0, "The self-test failed.")


def data() -> None:
    """A data folder with Kyrgyz letters is made, filled and listed."""
    folder = "C:\\маалымат ңөү"
    code, told = wine(PLACE / "mslite-console.exe", "--data", folder, "demo", cwd=PLACE)
    demand(code == 0, told)
    code, told = wine(PLACE / "mslite-console.exe", "--data", folder, "list", "meetings", cwd=PLACE)
    demand(code == 0 and "Ак-Суу" in told + wine_office(folder), told)


def wine_office(folder: str) -> str:
    """Return what the export of the office says."""
    out = DRIVE / "out.json"
    wine(PLACE / "mslite-console.exe", "--data", folder, "export", "json", "--out", "C:\\out.json", cwd=PLACE)
    return out.read_text(encoding="utf-8") if out.exists() else ""


def picture() -> None:
    """The window stands on a screen of 1366 × 768; a picture of it is kept for a person to look at."""
    shown = subprocess.Popen(
        [WINE, str(PLACE / "mslite.exe"), "--data", "C:\\маалымат ңөү", "--lang", "ky"],
        cwd=PLACE,
        env=os.environ | NO_ADMIN | OFF,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        time.sleep(60)
        demand(shown.poll() is None, "The window closed at once.")
        run(["import", "-display", SCREEN, "-window", "root", SHOT], "No picture.")
        demand(setup() == 5, "The installer did not ask to close the running program.")
    finally:
        subprocess.run(["/usr/lib/wine/wineserver64", "-k"], env=os.environ | NO_ADMIN, check=False)
        shown.wait(30)


def pages() -> None:
    """Tests of key pages run on the Windows Python with pytest-qt."""
    made = contents.fresh(DRIVE / "tests-of-pages")
    for wheel in contents.wheels(HERE / "windows-tests.lock", *PLATFORM):
        run([sys.executable, "-m", "zipfile", "-e", wheel, made / "lib"], "A wheel is not unpacked.")
    (qt,) = (BUILD / "wheels" / "windows").glob("pyside6_essentials-*.whl")
    with zipfile.ZipFile(qt) as held:  # what only tests need is not shipped
        for name in ("PySide6/QtTest.pyd", "PySide6/Qt6Test.dll"):
            held.extract(name, PLACE / "lib")
    (PLACE / "lib" / "PySide6" / "lib" / "fonts").mkdir(parents=True)  # Qt's offscreen screen looks for it
    shutil.copytree(ROOT / "tests", made / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("resources", "translations", "pyproject.toml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, made / name)
    (PLACE / "app" / "try.py").write_text(
        "import sys; sys.path[:0] = [r'C:\\tests-of-pages', r'C:\\tests-of-pages\\lib'];"
        "import os; os.chdir(r'C:\\tests-of-pages');"
        "import pytest; sys.exit(pytest.main(sys.argv[1:]))\n",
        encoding="utf-8",
    )
    source = HERE / "windows" / "launch.c"
    options = [
        "-municode",
        "-Os",
        "-s",
        "-include",
        "stdio.h",
        "-include",
        "stdlib.h",
        "-DCONSOLE",
        "-mconsole",
    ]
    run(
        [f"{CROSS}gcc", *options, '-DENTRY=L"app\\\\try.py"', source, "-o", PLACE / "python.exe"],
        "No python.exe.",
    )
    code, told = wine(
        PLACE / "python.exe",
        *("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "tests/ui/pages/test_today.py"),
        cwd=PLACE,
        timeout=900,
    )
    say(told[-1500:])
    for path in (PLACE / "python.exe", PLACE / "app" / "try.py"):
        path.unlink()
    demand(code == 0, "Tests of pages failed on Windows.")


def update() -> None:
    """The same installer over the installed one: the data stay as they are."""
    before = wine_office("C:\\маалымат ңөү")
    demand(setup() == 0, "The update failed.")
    demand(before and wine_office("C:\\маалымат ңөү") == before, "After the update the data are others.")


def a_cut_file() -> None:
    """A cut installer is refused and nothing is installed by it."""
    whole = BUILD / f"mslite-{contents.version()}-setup-64.exe"
    (DRIVE / "cut.exe").write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    code, _told = wine("cmd", "/c", "C:\\cut.exe /S /D=C:\\cut")
    demand(code != 0 and not (DRIVE / "cut" / "mslite.exe").exists(), "A cut installer installed something.")


def an_old_windows() -> None:
    """Windows 7 is refused."""
    wine("winecfg", "-v", "win7")
    try:
        demand(setup() == 3, "Windows 7 was not refused.")
    finally:
        wine("winecfg", "-v", "win10")


def removal() -> None:
    """Silent removal takes the program and keeps the data."""
    kept = DRIVE / "users" / os.environ.get("USER", "root") / "AppData" / "Local" / "mslite"
    kept.mkdir(parents=True, exist_ok=True)
    (kept / "office.mslite").write_bytes(b"the data of an office")
    wine(PLACE / "uninstall.exe", "/S")
    for _again in range(30):
        if not PLACE.exists():
            break
        time.sleep(1)
    demand(not PLACE.exists(), f"After the removal there is left: {[*PLACE.rglob('*')][:5]}")
    demand(not list(DRIVE.rglob("Programs/mslite.lnk")), "The entry in the Start menu is left.")
    demand((kept / "office.mslite").exists(), "The data were removed.")
    demand((DRIVE / "маалымат ңөү" / "office.mslite").exists(), "The data were removed.")


TRIALS: tuple[Callable[[], None], ...] = (
    *(a_windows, an_old_windows, installation, self_test, data, picture, update, pages, a_cut_file, removal),
)


def main(names: list[str]) -> int:
    """Run every trial, or those named; return the exit code."""
    screen = None
    try:
        contents.tools({"Xvfb": "xvfb", "import": "imagemagick", f"{CROSS}gcc": "gcc-mingw-w64-x86-64"})
        demand(Path(WINE).exists(), "Install first: sudo apt install wine64")
        screen = subprocess.Popen(
            ["Xvfb", SCREEN, "-screen", "0", "1366x768x24"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for trial in TRIALS:
            if not names or trial.__name__ in names:
                say(f"== {trial.__name__.replace('_', ' ')}")
                trial()
    except Stopped as stopped:
        say(str(stopped))
        return 1
    finally:
        if screen is not None:
            screen.kill()
    say("The Windows installer installs, works, is updated and removed (under Wine).")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
