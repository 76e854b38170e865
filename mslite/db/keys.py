"""Who can open the file: one random data key, wrapped once for every way in (``keys.json`` beside the file).

Slots: a *key file* (``office.key``; an office starts without passwords), a *passphrase* per person
(argon2id), a printed *recovery* key. Changing or removing a way in rewrites a slot, never the data.
Beside ``keys.json`` lies the same in ``keys.json.bak``; every backup has its own copies, kept up to date
here, so that a password that was taken away opens no old backup either.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import secrets
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from mslite import safefile
from mslite.domain.problems import EnvironmentTrouble, UserFixable

FILE = "keys.json"
SPARE = "keys.json.bak"
KEY_FILE = "office.key"
BACKUPS = "backups"
"""Folder of the backups in a data folder; each has its own copy of the keys."""

SHORTEST = 8  # characters of a passphrase

_FORMAT = 1
_ARGON = {"t": 3, "m": 64 * 1024, "p": 4}  # RFC 9106, second choice; m in KiB
_MOST = {"t": 20, "m": 1024 * 1024, "p": 16}  # what a slot may ask of this machine
_RECOVERY_BYTES, _CHECK, _GROUP = 20, 4, 4

Slot = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Keys:
    """The content of ``keys.json``; ``id`` tells whether two files wrap the same data key."""

    id: str
    slots: tuple[Slot, ...]

    def text(self) -> bytes:
        body = {"format": _FORMAT, "id": self.id, "slots": list(self.slots)}
        return json.dumps(body | {"check": _check(body)}, ensure_ascii=False, indent=1).encode()

    def of(self, kind: str, person: str = "") -> Slot | None:
        person = _name(person)
        return next((s for s in self.slots if s["kind"] == kind and s.get("person", "") == person), None)

    def without(self, kind: str, person: str = "") -> _Keys:
        gone = self.of(kind, person)
        return _Keys(self.id, tuple(slot for slot in self.slots if slot is not gone))

    def plus(self, slot: Slot) -> _Keys:
        kept = self.without(slot["kind"], slot.get("person", ""))
        return _Keys(self.id, (*kept.slots, slot))


# ---- opening -------------------------------------------------------------------------------------------


def exist(folder: Path) -> bool:
    """Tell whether a folder has keys (whole or damaged)."""
    return (folder / FILE).exists() or (folder / SPARE).exists()


def create(folder: Path) -> bytes:
    """Make a data key (32 random bytes) for a new folder, opened by a key file, and return it.

    Raises ``EnvironmentTrouble("keys_exist")``, or as ``safefile`` when the folder cannot be written.
    """
    if exist(folder):
        raise EnvironmentTrouble("keys_exist", path=str(folder))
    key = secrets.token_bytes(32)
    safefile.make_folder(folder)
    _write(folder, _Keys(id_of(key), (_new_key_file(folder, key),)))
    return key


def needs_passphrase(folder: Path) -> tuple[str, ...]:
    """Return the names of those who have a password, sorted; empty when the key file opens the folder."""
    return () if _read(folder).of("key_file") is not None else people(folder)


def people(folder: Path) -> tuple[str, ...]:
    """Return the names of those who have a password, asked for or not, sorted."""
    return tuple(sorted(slot["person"] for slot in _read(folder).slots if slot["kind"] == "passphrase"))


def has_recovery(folder: Path) -> bool:
    """Tell whether a recovery key has been made."""
    return _read(folder).of("recovery") is not None


def open_with_key_file(folder: Path) -> bytes:
    """Return the data key.

    Raises ``UserFixable("password_needed")`` when passwords are on, ``EnvironmentTrouble`` with
    ``key_file_missing``, ``key_file_damaged``, ``keys_missing`` or ``keys_damaged``.
    """

    def secret(slot: Slot) -> bytes:
        return _key_file(folder)

    wrong = EnvironmentTrouble("key_file_damaged", path=str(folder / KEY_FILE))
    return _open(folder, "key_file", "", secret, UserFixable("password_needed"), wrong)


def open_with_passphrase(folder: Path, person: str, passphrase: str) -> bytes:
    """Return the data key; ``UserFixable("wrong_password")`` for a wrong one or an unknown person."""
    wrong = UserFixable("wrong_password", person=person)
    return _open(folder, "passphrase", person, lambda slot: _stretch(slot, passphrase), wrong, wrong)


def open_with_recovery(folder: Path, text: str) -> bytes:
    """Return the data key by the printed recovery key, typed in any case, with or without dashes.

    Raises ``UserFixable("recovery_mistyped")`` when the check characters do not fit,
    ``UserFixable("wrong_recovery_key")`` when they do and it is not this office's key.
    """
    secret = _recovery_secret(text)
    wrong = UserFixable("wrong_recovery_key")
    return _open(folder, "recovery", "", lambda slot: secret, wrong, wrong)


# ---- changing the ways in ------------------------------------------------------------------------------


def add_passphrase(folder: Path, key: bytes, person: str, passphrase: str) -> None:
    """Give a person a password, or another one.

    The key file stays until :func:`require_passphrases`. Raises ``UserFixable("password_short")``,
    ``UserFixable("person_needed")``.
    """
    if not _name(person):
        raise UserFixable("person_needed")
    if len(passphrase.strip()) < SHORTEST:
        raise UserFixable("password_short", shortest=SHORTEST)
    facts = {"person": _name(person), "salt": secrets.token_hex(16), **_ARGON}
    slot = _wrap("passphrase", facts, _stretch(facts, passphrase), key)
    _write(folder, _own(folder, key).plus(slot))


def change_passphrase(folder: Path, person: str, old: str, new: str) -> None:
    """Replace a person's own password; raises as opening with ``old`` and adding ``new``."""
    add_passphrase(folder, open_with_passphrase(folder, person, old), person, new)


def remove_slot(folder: Path, key: bytes, kind: str, person: str = "") -> None:
    """Take a way in away: ``passphrase`` of a person, ``recovery`` or ``key_file``.

    Raises ``UserFixable("last_key")`` when nothing but the recovery key, which may be lost, would remain,
    ``UserFixable("gone")`` when there is no such slot.
    """
    keys = _own(folder, key)
    if keys.of(kind, person) is None:
        raise UserFixable("gone", record="Key")
    rest = keys.without(kind, person)
    if all(slot["kind"] == "recovery" for slot in rest.slots):
        raise UserFixable("last_key")
    _write(folder, rest)


def require_passphrases(folder: Path, key: bytes) -> None:
    """Turn passwords on: the key file stops opening the folder and is removed.

    Raises ``UserFixable("last_key")`` while nobody has a password. The copies with the old slot go too; on
    a solid-state disk old blocks may survive for a while, which no program can help.
    """
    if _own(folder, key).of("key_file") is not None:
        remove_slot(folder, key, "key_file")


def allow_key_file(folder: Path, key: bytes) -> None:
    """Turn passwords off: a new key file opens the folder without asking; passwords stay, unused."""
    with suppress(UserFixable, EnvironmentTrouble):
        if open_with_key_file(folder) == key:
            return
    _write(folder, _own(folder, key).plus(_new_key_file(folder, key)))


def make_recovery(folder: Path, key: bytes) -> str:
    """Make a recovery key and return its text for the printed sheet; the earlier one ends.

    160 random bits and 4 check characters in groups of 4 (``ABCD-EF23-…``).
    """
    raw = secrets.token_bytes(_RECOVERY_BYTES)
    letters = base64.b32encode(raw).decode() + _recovery_check(raw)
    text = "-".join(letters[i : i + _GROUP] for i in range(0, len(letters), _GROUP))
    _write(folder, _own(folder, key).plus(_wrap("recovery", {}, _recovery_secret(text), key)))
    return text


# ---- copies --------------------------------------------------------------------------------------------


def copy_to(folder: Path, target: Path) -> None:
    """Bring the keys of ``folder`` (and its key file, if passwords are off) into the folder of a backup."""
    keys = _read(folder)
    if keys.of("key_file") is not None:
        _put(target / KEY_FILE, (folder / KEY_FILE).read_bytes())
    _put(target / FILE, keys.text())
    if keys.of("key_file") is None:
        safefile.shred(target / KEY_FILE)


def id_of(key: bytes) -> str:
    """Return the public name of a data key; it tells nothing of the key itself."""
    return hashlib.sha256(b"mslite key id" + key).hexdigest()[:32]


def key_id(folder: Path) -> str:
    """Return the public name of the data key of a folder; the same in every copy of its keys."""
    return _read(folder).id


def refresh_copies(folder: Path, backups: Path) -> None:
    """Bring every copy of these keys among ``backups`` up to date."""
    own = _read(folder).id
    for copy in backups.glob("*/" + FILE):
        with suppress(EnvironmentTrouble):
            if _read(copy.parent).id == own:
                copy_to(folder, copy.parent)


# ---- reading and writing -------------------------------------------------------------------------------


def _open(
    folder: Path,
    kind: str,
    person: str,
    secret: Callable[[Slot], bytes],
    absent: Exception,
    wrong: Exception,
) -> bytes:
    keys = _read(folder)
    slot = keys.of(kind, person)
    if slot is None:
        raise absent
    try:
        key = _unwrap(slot, secret(slot))
    except InvalidTag:
        raise wrong from None
    if id_of(key) != keys.id:
        raise EnvironmentTrouble("keys_damaged", path=str(folder / FILE))
    if (folder / SPARE).exists():
        _mend(folder, keys)
    return key


def _read(folder: Path) -> _Keys:
    """Read the keys, from the spare copy when the file itself is damaged or lost."""
    found = [_parse(folder / name) for name in (FILE, SPARE)]
    for keys in found:
        if keys is not None:
            return keys
    code = "keys_damaged" if exist(folder) else "keys_missing"
    raise EnvironmentTrouble(code, path=str(folder / FILE))


def _parse(path: Path) -> _Keys | None:
    try:
        body = json.loads(path.read_bytes())
        check = body.pop("check")
        if body["format"] == _FORMAT and check == _check(body) and body["slots"]:
            return _Keys(body["id"], tuple(body["slots"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return None


def _own(folder: Path, key: bytes) -> _Keys:
    """Read the keys to change them with the data key in hand, which must be theirs."""
    keys = _read(folder)
    if id_of(key) != keys.id:
        raise EnvironmentTrouble("keys_damaged", path=str(folder / FILE))
    return keys


def _write(folder: Path, keys: _Keys) -> None:
    """Write the keys, their spare and the copies in backups; the key file goes when its slot is gone."""
    for name in (FILE, SPARE):
        _put(folder / name, keys.text())
    if keys.of("key_file") is None:
        safefile.shred(folder / KEY_FILE)
    refresh_copies(folder, folder / BACKUPS)


def _mend(folder: Path, keys: _Keys) -> None:
    """Make file and spare equal again after a cut or damage, if the folder can be written."""
    with suppress(EnvironmentTrouble):
        for name in (FILE, SPARE):
            path = folder / name
            if path.exists() and _parse(path) is None:
                with safefile.told(path):
                    safefile.replace(path, path.with_name(f"{name}.damaged"))
            _put(path, keys.text())
        if keys.of("key_file") is None:
            safefile.shred(folder / KEY_FILE)


def _put(path: Path, data: bytes) -> None:
    """Write ``data`` unless it stands there already."""
    with suppress(OSError):
        if path.read_bytes() == data:
            return
    safefile.atomic_write(path, data)


# ---- secrets -------------------------------------------------------------------------------------------


def _new_key_file(folder: Path, key: bytes) -> Slot:
    secret = secrets.token_bytes(32)
    safefile.atomic_write(folder / KEY_FILE, secret.hex().encode() + b"\n")
    return _wrap("key_file", {}, secret, key)


def _key_file(folder: Path) -> bytes:
    path = folder / KEY_FILE
    try:
        text = path.read_bytes().strip()
        if not re.fullmatch(rb"[0-9a-f]{64}", text):
            raise EnvironmentTrouble("key_file_damaged", path=str(path))
        return bytes.fromhex(text.decode())
    except OSError as error:
        raise EnvironmentTrouble("key_file_missing", path=str(path)) from error


def _name(person: str) -> str:
    return unicodedata.normalize("NFC", " ".join(person.split()))


def _stretch(facts: Slot, passphrase: str) -> bytes:
    """Turn a passphrase into a key; the same letters typed on another machine give the same key."""
    if any(not 0 < facts[name] <= most for name, most in _MOST.items()):
        raise EnvironmentTrouble("keys_damaged", path=FILE)
    return hash_secret_raw(
        unicodedata.normalize("NFKC", passphrase.strip()).encode(),
        bytes.fromhex(facts["salt"]),
        time_cost=facts["t"],
        memory_cost=facts["m"],
        parallelism=facts["p"],
        hash_len=32,
        type=Type.ID,
    )


def _recovery_check(raw: bytes) -> str:
    return base64.b32encode(hashlib.sha256(raw).digest()).decode()[:_CHECK]


def _recovery_secret(text: str) -> bytes:
    """Read a recovery key as a person types it: any case, spaces, dashes, 0 for O, 1 for I, 8 for B."""
    letters = re.sub(r"[\W_]", "", text.upper()).translate(str.maketrans("018АВСЕКМНОРТХ", "OIBABCEKMHOPTX"))
    raw = b""
    with suppress(ValueError):
        raw = base64.b32decode(letters[:-_CHECK])
    if len(raw) != _RECOVERY_BYTES or letters[-_CHECK:] != _recovery_check(raw):
        raise UserFixable("recovery_mistyped")
    return hashlib.sha256(b"mslite recovery" + raw).digest()


def _facts(slot: Slot) -> bytes:
    facts = {name: value for name, value in slot.items() if name not in ("nonce", "wrapped")}
    return json.dumps(facts, sort_keys=True).encode()


def _wrap(kind: str, facts: Slot, secret: bytes, key: bytes) -> Slot:
    slot: Slot = {"kind": kind, **facts}
    nonce = secrets.token_bytes(12)
    wrapped = ChaCha20Poly1305(secret).encrypt(nonce, key, _facts(slot))
    return slot | {"nonce": nonce.hex(), "wrapped": wrapped.hex()}


def _unwrap(slot: Slot, secret: bytes) -> bytes:
    nonce, wrapped = bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["wrapped"])
    return ChaCha20Poly1305(secret).decrypt(nonce, wrapped, _facts(slot))


def _check(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
