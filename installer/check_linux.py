"""Try the Linux packages out: ``python -m installer.check_linux`` (as root; makes a bare Debian 12 root).

The ``.deb`` is installed, tests itself, is installed over again as an update with the data kept, and removed;
the ``.tar.xz`` tests itself from a folder with Kyrgyz letters and a space. A cut file is refused in words.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

from installer import contents
from installer.bootstrap import Stopped, run, say
from installer.contents import BUILD, DIST

SYSTEM = BUILD / "bare-debian"
CHECKS = "mslite --lang ru self-test"


def root() -> Path:
    """Return a bare Debian 12 with nothing of this program; made once, copied for each trial."""
    if not (SYSTEM / "etc" / "debian_version").exists():
        say("Making a bare Debian 12 …")
        contents.fresh(SYSTEM)
        run(["debootstrap", "--variant=minbase", "bookworm", SYSTEM], "debootstrap failed.")
        for name in (
            "/etc/apt/sources.list",
            "/etc/apt/sources.list.d",
            "/etc/apt/apt.conf.d",
            "/etc/resolv.conf",
        ):
            place = Path(name)
            if place.is_dir():
                shutil.copytree(place, SYSTEM / name.lstrip("/"), dirs_exist_ok=True, symlinks=False)
            elif place.exists():
                shutil.copy(place, SYSTEM / name.lstrip("/"))
    trial = BUILD / "trial"
    contents.remove(trial)
    run(["cp", "-a", SYSTEM, trial], "The trial root is not copied.")
    for name in ("proc", "dev", "sys"):
        (trial / name).mkdir(exist_ok=True)
    return trial


def inside(trial: Path, command: str, timeout: int = 600) -> str:
    """Run a shell command within the root, with /proc and /dev there; raise ``Stopped`` when it fails."""
    mounts = 'mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec chroot "$0" /bin/sh -c "$1"'
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", mounts, str(trial), f"export LANG=C.UTF-8 HOME=/root; {command}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=timeout,
        check=False,
    )
    if done.returncode:
        raise Stopped(f"{command}\n{done.stdout[-3000:]}")
    return done.stdout


def the_deb() -> None:
    """Install, test, update over the data, remove: nothing of the program stays, the data do."""
    package = DIST / f"mslite_{contents.version()}_amd64.deb"
    trial = root()
    shutil.copy(package, trial / "tmp" / "mslite.deb")
    install = "apt-get -q -y install --no-install-recommends /tmp/mslite.deb"
    inside(trial, f"apt-get -q update && DEBIAN_FRONTEND=noninteractive {install}", 1200)
    say(inside(trial, CHECKS))
    inside(trial, "mslite --data /root/data demo")
    before = inside(trial, "mslite --data /root/data list meetings")
    inside(trial, f"DEBIAN_FRONTEND=noninteractive {install.replace('install', 'install --reinstall', 1)}")
    if inside(trial, "mslite --data /root/data list meetings") != before:
        raise Stopped("After the update the data are others.")
    inside(trial, "apt-get -q -y remove mslite && ! test -e /opt/mslite && ! test -e /usr/bin/mslite")
    inside(trial, "test -s /root/data/office.mslite")


def a_cut_deb() -> None:
    """A file that was cut on the way is refused, in words, and changes nothing."""
    package = DIST / f"mslite_{contents.version()}_amd64.deb"
    trial = BUILD / "trial"
    data = package.read_bytes()
    (trial / "tmp" / "cut.deb").write_bytes(data[: len(data) // 2])
    try:
        inside(trial, "dpkg -i /tmp/cut.deb")
    except Stopped as refused:
        say(str(refused).splitlines()[-1])
    else:
        raise Stopped("A cut .deb was installed.")
    inside(trial, "! test -e /usr/bin/mslite")


def the_tar() -> None:
    """Unpacked anywhere it runs, its data beside it (the portable way)."""
    place = contents.fresh(BUILD / "Өкмөт ңү")
    with tarfile.open(DIST / f"mslite-{contents.version()}-linux-x86_64.tar.xz") as packed:
        packed.extractall(place, filter="tar")
    program = place / "mslite" / "mslite"
    alone = {"PATH": "/usr/bin:/bin", "HOME": str(place), "LANG": "C.UTF-8"}
    for arguments in (["--lang", "ky", "self-test"], ["--data", str(place / "маалымат"), "demo"]):
        done = subprocess.run(
            [program, *arguments], env=alone, capture_output=True, encoding="utf-8", check=False
        )
        say(done.stdout)
        if done.returncode:
            raise Stopped(f"{arguments}: {done.stderr[-2000:]}")


TRIALS: tuple[Callable[[], None], ...] = (the_deb, a_cut_deb, the_tar)


def main() -> int:
    """Run every trial; return the exit code."""
    try:
        if os.geteuid():
            raise Stopped("The trial in a bare root needs the administrator: sudo make test-installers")
        contents.tools({"debootstrap": "debootstrap", "unshare": "util-linux"})
        for trial in TRIALS:
            say(f"== {trial.__name__.replace('_', ' ')}")
            trial()
    except Stopped as stopped:
        say(str(stopped))
        return 1
    say("The Linux packages install, work, are updated and removed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
