"""The ZIP of a Word or Excel file, opened with distrust: little memory, no macros, no entities, no bombs.

Only the parts that are asked for are inflated, as a stream; pictures and macros are never touched.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from mslite.domain.problems import UserFixable

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_FILE = 200 << 20
"""Bytes of a file that is opened at all."""
MOST_PART = 256 << 20
"""Bytes of one part when inflated."""
MOST_PIECE = 8 << 20
"""Bytes of XML that stand in memory as a tree at one time: one row, one paragraph."""
MOST_CELLS = 400_000
"""Cells of a table, strings of a workbook, paragraphs of a text."""
_MOST_DIRECTORY = 4 << 20  # bytes of the list of parts
_TAIL = 22 + (1 << 16)
_RATIO, _RATIO_FROM = 200, 16 << 20  # Word's and Excel's own XML shrinks to a tenth or a fiftieth

_TROUBLES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


def local(element: _Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def child(element: _Element | None, name: str) -> _Element | None:
    """Return the first child of that local name."""
    if element is None:
        return None
    return next((one for one in element if local(one) == name), None)


def attribute(element: _Element | None, name: str) -> str:
    """Return an attribute by its local name, of whatever namespace, or ""."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def switched(element: _Element | None) -> bool:
    """Tell whether a switch like ``<w:b/>`` is on: it is there and does not say ``0``."""
    return element is not None and attribute(element, "val") not in ("0", "false", "off", "none")


class Package:
    """The parts of one file. Every method raises :class:`UserFixable` in words for the person.

    ``office_damaged`` (with the part), ``office_swollen`` (a bomb), ``office_password``.
    """

    def __init__(self, source: Path | bytes, name: str) -> None:
        self.name = name
        if _directory(source) > _MOST_DIRECTORY:
            raise UserFixable("office_swollen", name=name)
        try:
            self._zip = zipfile.ZipFile(source if isinstance(source, Path) else io.BytesIO(source))
        except _TROUBLES as error:
            raise UserFixable("office_damaged", name=name, part="ZIP") from error
        self._members = {info.filename.lstrip("/"): info for info in self._zip.infolist()}
        self._read: _Counted | None = None

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __contains__(self, part: str) -> bool:
        return part in self._members

    def small(self, part: str, most: int = 4096) -> bytes:
        """Return the first bytes of a part, b"" when there is none."""
        if part not in self:
            return b""
        try:
            with self._open(part) as stream:
                return stream.read(most)
        except _TROUBLES as error:
            raise UserFixable("office_damaged", name=self.name, part=part) from error

    def check(self) -> None:
        """Refuse a bomb before another library inflates the whole file: its parts are not as long as told."""
        if sum(info.file_size for info in self._members.values()) > MOST_PART:
            raise UserFixable("office_swollen", name=self.name)
        for part in self._members:
            try:
                with self._open(part) as stream:
                    while stream.read(1 << 16):
                        pass
            except _TROUBLES as error:
                raise UserFixable("office_damaged", name=self.name, part=part) from error

    def pieces(self, part: str, *tags: str) -> Iterator[_Element]:
        """Yield the elements named (``{*}row``) as they end; :meth:`release` each as soon as it is read.

        A part that is not there yields nothing. A DTD is refused: no office file has one, entity bombs do.
        """
        from lxml import etree

        if part not in self:
            return
        try:
            with self._open(part) as stream:
                self._read = _Counted(stream, self.name)
                events = etree.iterparse(
                    self._read,
                    events=("start", "end"),
                    tag=tags,
                    resolve_entities=False,
                    no_network=True,
                    load_dtd=False,
                    huge_tree=False,
                    remove_comments=True,
                    remove_pis=True,
                )
                checked = False
                for event, element in events:
                    if not checked:
                        checked = True
                        if element.getroottree().docinfo.doctype:
                            raise UserFixable("office_damaged", name=self.name, part=part)
                    if event == "end":
                        yield element
        except (*_TROUBLES, etree.XMLSyntaxError) as error:
            raise UserFixable("office_damaged", name=self.name, part=part) from error

    def release(self, element: _Element) -> None:
        """Empty an element that was read and drop what stands before it, so that memory stays small."""
        element.clear()
        parent = element.getparent()
        if parent is not None:
            while element.getprevious() is not None:
                del parent[0]
        if self._read is not None:
            self._read.since = 0

    def related(self, part: str) -> dict[str, list[str]]:
        """Return the parts that ``part`` ("" the whole file) names: last word of the kind → names."""
        return {kind: list(names.values()) for kind, names in self._relations(part).items()}

    def by_id(self, part: str) -> dict[str, str]:
        """Return the parts that ``part`` names: id of the relation → name of the part."""
        return {key: name for names in self._relations(part).values() for key, name in names.items()}

    def _relations(self, part: str) -> dict[str, dict[str, str]]:
        folder, _, file = part.rpartition("/")
        out: dict[str, dict[str, str]] = {}
        for element in self.pieces(posixpath.join(folder, "_rels", f"{file}.rels"), "{*}Relationship"):
            if element.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, str(element.get("Target", ""))))
                kind = str(element.get("Type", "")).rpartition("/")[2]
                out.setdefault(kind, {})[str(element.get("Id", ""))] = target.lstrip("/")
        return out

    def _open(self, part: str) -> IO[bytes]:
        info = self._members[part]
        if info.flag_bits & 1:
            raise UserFixable("office_password", name=self.name)
        most = info.file_size
        if most > MOST_PART or (most > _RATIO_FROM and most > _RATIO * max(info.compress_size, 1)):
            raise UserFixable("office_swollen", name=self.name)
        return self._zip.open(info)


class _Counted:
    """A stream that stops when too much was read since the last piece was let go."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream, self._name = stream, name
        self.since = 0

    def read(self, size: int = -1) -> bytes:
        block = self._stream.read(size if 0 < size < 1 << 16 else 1 << 16)
        self.since += len(block)
        if self.since > MOST_PIECE:
            raise UserFixable("office_swollen", name=self._name)
        return block


def _directory(source: Path | bytes) -> int:
    """Return how many bytes the list of parts takes by the ZIP's own word, 0 where it is not found."""
    if isinstance(source, Path):
        with source.open("rb") as stream:
            stream.seek(max(0, stream.seek(0, io.SEEK_END) - _TAIL))
            tail = stream.read()
    else:
        tail = source[-_TAIL:]
    at = tail.rfind(b"PK\x05\x06")
    return int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0


def texts(elements: Iterable[_Element]) -> str:
    """Return the text of elements, joined."""
    return "".join(element.text or "" for element in elements)
