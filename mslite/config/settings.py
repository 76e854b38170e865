"""What this machine remembers between starts; everything about the office itself is in its data file."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mslite import safefile
from mslite.domain.rows import Lang

FILE = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one machine, changed by :func:`dataclasses.replace` and :func:`write`.

    ``person_id`` is who worked here last, ``font_scale`` a percentage, ``window`` the geometry as base64,
    ``print_choices`` the last choice per kind of meeting as plain values, ``second_backup`` a folder on
    another drive, ``save_folder`` where papers were saved last. ``other`` keeps what a newer program wrote.
    """

    language: str = Lang.KY.value
    person_id: str = ""
    font_scale: int = 100
    window: str = ""
    print_choices: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    seen_hints: tuple[str, ...] = ()
    second_backup: str = ""
    save_folder: str = ""
    other: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings as far as they could be read; ``set_aside`` is the file that could not, to be told."""

    settings: Settings
    set_aside: Path | None = None


def read(folder: Path) -> Loaded:
    """Read the settings in a data folder; no file means defaults.

    A file that is broken, wholly or in one value, is renamed aside and said, never silently replaced:
    what can be read of it is in the settings.
    """
    path = folder / FILE
    try:
        found = json.loads(path.read_bytes())
    except OSError:
        return Loaded(Settings())
    except ValueError:
        return Loaded(Settings(), _set_aside(path))
    if not isinstance(found, dict):
        return Loaded(Settings(), _set_aside(path))
    values: dict[str, Any] = {}
    other = dict(found)
    for name, fits in _FITS.items():
        if name in other:
            value = other.pop(name)
            if fits(value):
                values[name] = tuple(value) if isinstance(value, list) else value
    settings = Settings(**values, other=other)
    broken = len(values) + len(other) < len(found)
    return Loaded(settings, _set_aside(path) if broken else None)


def write(folder: Path, settings: Settings) -> None:
    """Write the settings into a data folder; raises ``EnvironmentTrouble``."""
    values = {name: getattr(settings, name) for name in _FITS}
    text = json.dumps({**settings.other, **values}, ensure_ascii=False, indent=1, sort_keys=True)
    safefile.make_folder(folder)
    safefile.atomic_write(folder / FILE, text.encode())


def _set_aside(path: Path) -> Path:
    no = 1
    while (aside := path.with_name(f"{path.stem}-damaged-{no}{path.suffix}")).exists():
        no += 1
    with safefile.told(path):
        safefile.replace(path, aside)
    return aside


def _text(value: object) -> bool:
    return isinstance(value, str)


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _choices(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(item, dict) for item in value.values())


_FITS = {
    "language": lambda value: value in set(Lang),
    "person_id": _text,
    "font_scale": lambda value: type(value) is int and 50 <= value <= 300,
    "window": _text,
    "print_choices": _choices,
    "seen_hints": _texts,
    "second_backup": _text,
    "save_folder": _text,
}
assert set(_FITS) == {f.name for f in dataclasses.fields(Settings)} - {"other"}
