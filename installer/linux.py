"""Build the packages for Linux on Debian 12: ``python -m installer.linux``.

One folder made by PyInstaller from the packages of ``linux.lock``, in an environment of its own; from it a
``.deb`` and a ``.tar.xz`` under ``dist/``. It runs on systems as old as the one it was built on.
"""

from __future__ import annotations

import os
import shutil
import sys
import tarfile
from pathlib import Path

from installer import contents
from installer.bootstrap import OFFSCREEN, ROOT, WINDOW, Stopped, run, say
from installer.contents import BUILD, DIST, HERE

TOOLS = {"dpkg-deb": "dpkg", "strip": "binutils", "objcopy": "binutils"}
LARGEST_PACKED, LARGEST_INSTALLED = 70.0, 210.0
"""MiB; a build beyond them fails."""

CONTROL = """\
Package: mslite
Version: {version}
Section: office
Priority: optional
Architecture: amd64
Installed-Size: {kb}
Depends: {depends}
Maintainer: mslite <mslite@localhost>
Description: meetings, programme and appeals of a municipality, offline
 Minutes that become printed, signed protocols; the socio-economic programme
 with its half-year reports; citizens' appeals with the terms of the law.
 Everything works without a network; the data stay in one encrypted file.
"""
POSTINST = """\
#!/bin/sh
set -e
if command -v update-mime-database >/dev/null; then update-mime-database /usr/share/mime || true; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database -q || true; fi
"""


def environment() -> Path:
    """Make the environment that PyInstaller gathers from: nothing but what is shipped, and itself."""
    lock = HERE / "linux.lock"
    wheels = contents.wheels(lock)
    folder = BUILD / "linux-env"
    python = folder / "bin" / "python"
    stamp = folder / "complete"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != contents.digest(lock):
        contents.remove(folder)
        run([sys.executable, "-m", "venv", folder], "The environment of the build is not made.")
        quiet = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-index"]
        run([python, "-m", "pip", "install", *quiet, *wheels], "The packages of the build are not installed.")
        stamp.write_text(contents.digest(lock), encoding="utf-8")
    return python


def assemble() -> Path:
    """Make the folder that is installed; return it."""
    python = environment()
    parts = contents.fresh(BUILD / "linux-parts")
    contents.program(parts)
    out = contents.fresh(BUILD / "linux")
    say("Gathering the program …")
    run(
        [
            *(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", out, "--workpath", BUILD / "linux-work", HERE / "linux" / "mslite.spec"),
        ],
        "PyInstaller could not gather the program.",
        MSLITE_PARTS=str(parts),
        PYTHONPATH=str(parts),
    )
    folder = out / "mslite"
    shipped = [
        contents.part(wheel)
        for wheel in contents.wheels(HERE / "linux.lock")
        if not wheel.name.startswith(("pyinstaller_hooks", "altgraph", "setuptools", "packaging"))
    ]
    contents.bill(shipped, folder)
    return folder


def deb(folder: Path, out: Path) -> None:
    """Pack a Debian package."""
    tree = contents.fresh(BUILD / "deb")
    place = tree / "opt" / "mslite"
    shutil.copytree(folder, place, symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "mslite").symlink_to("/opt/mslite/mslite")
    for source, target in (
        ("mslite.desktop", "usr/share/applications/mslite.desktop"),
        ("mslite.xml", "usr/share/mime/packages/mslite.xml"),
    ):
        (tree / target).parent.mkdir(parents=True)
        shutil.copy(HERE / "linux" / source, tree / target)
    icon = tree / "usr/share/icons/hicolor/scalable/apps/mslite.svg"
    icon.parent.mkdir(parents=True)
    shutil.copy(ROOT / "resources" / "mslite.svg", icon)
    for path in tree.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    control = tree / "DEBIAN"
    control.mkdir()
    depends = ", ".join(["libc6", *sorted({*OFFSCREEN.values(), *WINDOW.values()})])
    text = CONTROL.format(version=contents.version(), kb=int(contents.size(tree) * 1024), depends=depends)
    (control / "control").write_text(text, encoding="utf-8")
    for name in ("postinst", "postrm"):
        (control / name).write_text(POSTINST, encoding="utf-8")
        (control / name).chmod(0o755)
    run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, out], "The .deb is not packed.")


def tar(folder: Path, out: Path) -> None:
    """Pack the folder for every other Linux: unpack it anywhere, start ``mslite/mslite``."""
    with tarfile.open(out, "w:xz", preset=6) as packed:
        packed.add(folder, "mslite")


def main() -> int:
    """Build everything; return the exit code."""
    try:
        contents.tools(TOOLS)
        folder = assemble()
        DIST.mkdir(exist_ok=True)
        name = f"mslite-{contents.version()}-linux-x86_64.tar.xz"
        made = (DIST / f"mslite_{contents.version()}_amd64.deb", DIST / name)
        deb(folder, made[0])
        tar(folder, made[1])
        installed = contents.size(folder)
        for out in made:
            packed = out.stat().st_size / 2**20
            say(f"{out.relative_to(ROOT)}: {packed:.1f} MiB, {installed:.1f} MiB installed")
            say(f"sha256 {contents.digest(out)}")
            if packed > LARGEST_PACKED or installed > LARGEST_INSTALLED:
                raise Stopped(
                    f"Too large: {LARGEST_PACKED:.0f} MiB packed, {LARGEST_INSTALLED:.0f} installed at most."
                )
    except Stopped as stopped:
        say(str(stopped))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
