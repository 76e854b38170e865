"""Where things lie: the data folder of this person, the program's resources and catalogues."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from mslite import shipped
from mslite.domain.problems import Problem, Severity

_CLOUDS = (
    *("onedrive", "dropbox", "google drive", "googledrive", "google диск", "icloud", "nextcloud", "mega"),
    *("yandex.disk", "yandexdisk", "яндекс.диск", "яндексдиск", "mail.ru cloud", "облако mail.ru"),
)
_NETWORKS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "davfs", "fuse.sshfs", "fuse.davfs2"}
_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4  # GetDriveTypeW


def data_folder(chosen: Path | None = None) -> Path:
    """Return the folder of the data file: the ``chosen`` one, else the usual one of this person."""
    if chosen is not None:
        return chosen.expanduser().absolute()
    import platformdirs

    return platformdirs.user_data_path("mslite", appauthor=False)


def log_folder(folder: Path) -> Path:
    """Return the folder of crash reports, which hold no citizens' data, for a data folder."""
    return folder / "logs"


def resources() -> Path:
    """Return the folder of fonts, icons and presets."""
    return shipped.folder("resources")


def translations() -> Path:
    """Return the folder of compiled catalogues."""
    return shipped.folder("translations")


def doubts(folder: Path) -> tuple[Problem, ...]:
    """Return warnings about a data folder where the file is not safe.

    ``folder_in_cloud``: a program copies it file by file while it is open; ``folder_on_network``: locks
    do not reach; ``folder_on_stick``: it may be pulled. Nothing is refused: the person decides.
    """
    where = Path(os.path.abspath(folder))
    found = []
    if cloud := _cloud(where):
        found.append(("folder_in_cloud", cloud))
    if kind := _windows_drive(where) if sys.platform == "win32" else _linux_mount(where):
        found.append((kind, str(where)))
    return tuple(Problem(code, values={"name": name}, severity=Severity.WARNING) for code, name in found)


def _cloud(where: Path) -> str:
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        root = os.environ.get(name)
        if root and where.is_relative_to(root):
            return "OneDrive"
    for part in where.parts:
        if any(part.casefold() == cloud or part.casefold().startswith(cloud + " ") for cloud in _CLOUDS):
            return part
    return ""


def _windows_drive(where: Path) -> str:
    if sys.platform != "win32":
        return ""
    if where.drive.startswith("\\\\"):
        return "folder_on_network"
    import ctypes

    kind = ctypes.windll.kernel32.GetDriveTypeW(where.anchor)
    return {_DRIVE_REMOTE: "folder_on_network", _DRIVE_REMOVABLE: "folder_on_stick"}.get(kind, "")


def _linux_mount(where: Path, mounts: Path = Path("/proc/self/mounts")) -> str:
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    kinds = {}
    for line in lines:
        _source, point, kind, *_rest = line.split(" ")
        kinds[Path(point.replace("\\040", " "))] = kind
    nearest = next((kinds[place] for place in (where, *where.parents) if place in kinds), "")
    return "folder_on_network" if nearest in _NETWORKS else ""
