"""Attached files: encrypted, named by a keyed hash of their content, written once and never changed.

``files/<2 digits>/<62 digits>`` under the data folder. Both keys are derived from the data key, so that a
name tells a stranger nothing, not even whether two offices have the same file. Inside the encrypted data
a file is known by its *digest*, the plain SHA-256 of its bytes, which is the same in every office.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from mslite import safefile
from mslite.domain.problems import EnvironmentTrouble, UserFixable

FOLDER = "files"
LARGEST = 200 * 1024 * 1024
"""Bytes of one file: what a cheap laptop can still encrypt in memory and back up at ease."""

_MAGIC = b"MSF1"
_NONCE = 12
_DIGEST = re.compile(r"[0-9a-f]{64}")


def _subkey(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(key)


class Files:
    """The encrypted files under ``folder`` (of data or of backups); threads may share it."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._root = folder / FOLDER
        self._cipher = ChaCha20Poly1305(_subkey(key, b"mslite files"))
        self._naming = _subkey(key, b"mslite file names")

    def put(self, data: bytes) -> str:
        """Store ``data`` and return its digest (64 hex digits); the same bytes are stored once.

        Raises ``UserFixable("file_too_big")`` above :data:`LARGEST`, ``EnvironmentTrouble`` when it
        cannot be written.
        """
        if len(data) > LARGEST:
            raise UserFixable("file_too_big", name="", limit_mb=LARGEST // 2**20)
        digest = hashlib.sha256(data).hexdigest()
        name = self.name(digest)
        if not self.whole(name):
            nonce = secrets.token_bytes(_NONCE)
            self.put_raw(name, _MAGIC + nonce + self._cipher.encrypt(nonce, data, name.encode()))
        return digest

    def get(self, digest: str) -> bytes:
        """Return the bytes known as ``digest``.

        Raises ``EnvironmentTrouble("file_missing")``, or ``("file_damaged")`` when a single bit differs.
        """
        return self._open(self.name(digest))

    def has(self, digest: str) -> bool:
        """Tell whether the file is here; :meth:`sound` reads it too."""
        return bool(_DIGEST.fullmatch(digest)) and self.path(self.name(digest)).is_file()

    def sound(self, digest: str) -> bool:
        """Tell whether the file is here and every bit of it is right."""
        return bool(_DIGEST.fullmatch(digest)) and self.whole(self.name(digest))

    # ---- by name on the disk, for copies between folders of one key ------------------------------

    def name(self, digest: str) -> str:
        """Return the name on the disk of the file known as ``digest``."""
        return hmac.new(self._naming, digest.encode(), hashlib.sha256).hexdigest()

    def names(self) -> Iterator[str]:
        """Yield the names of all files."""
        for path in self._root.glob("??/*"):
            if _DIGEST.fullmatch(path.parent.name + path.name):
                yield path.parent.name + path.name

    def whole(self, name: str) -> bool:
        """Tell whether the file of this name is here and every bit of it is right."""
        try:
            self._open(name)
        except EnvironmentTrouble:
            return False
        return True

    def path(self, name: str) -> Path:
        """Return where the encrypted file lies."""
        return self._root / name[:2] / name[2:]

    def raw(self, name: str) -> bytes:
        """Return the encrypted bytes, unchecked; raises ``EnvironmentTrouble("file_missing")``."""
        try:
            return self.path(name).read_bytes()
        except FileNotFoundError as error:
            raise EnvironmentTrouble("file_missing", name=name) from error
        except OSError as error:
            raise EnvironmentTrouble("file_damaged", name=name) from error

    def put_raw(self, name: str, raw: bytes) -> None:
        """Store encrypted bytes as they are."""
        path = self.path(name)
        safefile.make_folder(path.parent)
        safefile.atomic_write(path, raw)

    def _open(self, name: str) -> bytes:
        raw = self.raw(name)
        nonce = raw[len(_MAGIC) : len(_MAGIC) + _NONCE]
        try:
            if not raw.startswith(_MAGIC):
                raise InvalidTag
            return self._cipher.decrypt(nonce, raw[len(_MAGIC) + _NONCE :], name.encode())
        except (InvalidTag, ValueError) as error:
            raise EnvironmentTrouble("file_damaged", name=name) from error
