"""Any file of an office as tables and prose: what it is, its content tells, not its ending."""

from __future__ import annotations

from pathlib import Path

from mslite.domain.problems import UserFixable
from mslite.domain.programme.raw import RawFile
from mslite.domain.unwatched import unwatched
from mslite.exchange import calamine_read, csv_read, docx_read, xlsx_read
from mslite.exchange.ooxml import MOST_FILE, Package

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_STREAMS = ("EncryptedPackage", "EncryptionInfo", "WordDocument", "Workbook", "Book")
_BOF, _FILEPASS = bytes.fromhex("0908100000060500"), 0x2F
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_OTHERS = (b"{\\rtf", b"%PDF", b"<?xml", b"<!DOCTYPE", b"<html", b"\x89PNG", b"\xff\xd8\xff")


@unwatched()
def read(source: Path | bytes, name: str = "") -> RawFile:
    """Return the tables and the prose of a DOCX, XLSX, XLSM, XLSB, XLS, ODS, CSV or text file.

    Raises :class:`UserFixable`, each with the ``name`` of the file: ``file_empty``, ``file_too_big``,
    ``file_unreadable``, ``office_kind``, ``office_old_word``, ``office_password``, ``office_damaged``,
    ``office_swollen``, ``office_too_long``, ``office_sheet_too_long`` and ``office_too_wide`` (sheet, row).
    """
    name = name or (source.name if isinstance(source, Path) else "")
    try:
        size = source.stat().st_size if isinstance(source, Path) else len(source)
        head = _head(source)
    except OSError as error:
        raise UserFixable("file_unreadable", name=name) from error
    if not size:
        raise UserFixable("file_empty", name=name)
    if size > MOST_FILE:
        raise UserFixable("file_too_big", name=name)
    if head.startswith(b"PK"):
        with Package(source, name) as package:
            return _packed(package, source, name)
    if head.startswith(_OLE):
        return _compound(_data(source), name)
    if any(head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(start) for start in _OTHERS):
        raise UserFixable("office_kind", name=name)
    return csv_read.read_csv(_data(source), name)


def _packed(package: Package, source: Path | bytes, name: str) -> RawFile:
    """Read what is packed in a ZIP; the main part of Word's and Excel's is named by the file itself."""
    main = next(iter(package.related("").get("officeDocument", [])), "")
    if main.startswith("word/"):
        return docx_read.read_docx(package, main)
    if main.endswith(".bin"):
        package.check()
        return calamine_read.read_workbook(_data(source), name)
    if main.startswith("xl/"):
        return xlsx_read.read_xlsx(package, main)
    if package.small("mimetype").startswith(_ODS):
        if b"encryption-data" in package.small("META-INF/manifest.xml", 1 << 16):
            raise UserFixable("office_password", name=name)
        package.check()
        return calamine_read.read_workbook(_data(source), name)
    raise UserFixable("office_kind", name=name)


def _compound(data: bytes, name: str) -> RawFile:
    """Read an OLE file: old Excel; the names of its streams tell old Word and what a password locks."""
    streams = {word for word in _STREAMS if word.encode("utf-16-le") in data}
    if streams & {"EncryptedPackage", "EncryptionInfo"} or _locked(data):
        raise UserFixable("office_password", name=name)
    if "WordDocument" in streams:
        raise UserFixable("office_old_word", name=name)
    if streams & {"Workbook", "Book"}:
        return calamine_read.read_workbook(data, name)
    raise UserFixable("office_kind", name=name)


def _locked(data: bytes) -> bool:
    """Tell whether an old workbook is encrypted: a record FILEPASS stands among its first ones."""
    at = data.find(_BOF)
    for _ in range(5):
        if at < 0 or at + 4 > len(data):
            return False
        kind, length = (int.from_bytes(data[at + part : at + part + 2], "little") for part in (0, 2))
        if kind == _FILEPASS:
            return True
        at += 4 + length
    return False


def _data(source: Path | bytes) -> bytes:
    return source if isinstance(source, bytes) else source.read_bytes()


def _head(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source[:4096]
    with source.open("rb") as stream:
        return stream.read(4096)
