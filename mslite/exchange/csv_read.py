"""A CSV or tab-separated text as one table: its encoding and delimiter are found out."""

from __future__ import annotations

import csv
import io
from collections import Counter

from mslite.domain.problems import UserFixable
from mslite.domain.programme.raw import RawCell, RawFile, RawTable
from mslite.exchange.grid import tidy
from mslite.exchange.ooxml import MOST_CELLS

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS = ";\t,|"
_LOOKED_AT = 200  # lines from which the delimiter is guessed
_LETTERS = set("оаеинтсрвлкмдпуяыьгзбчйхжшюцщэфъёОАЕИНТСРВЛКМДПУЯЫЬГЗБЧЙХЖШЮЦЩЭФЪЁ")
_FIELD_MOST = 1 << 20


def decoded(data: bytes) -> str | None:
    """Return the text of the bytes, None when they are no text.

    By its mark, as UTF-8, UTF-16 without a mark, else the one of cp1251, KOI8-R and cp866 in which most
    letters beyond ASCII are common Russian ones.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if b"\0" in data[:4096]:
        zeros = Counter(at % 2 for at, byte in enumerate(data[:4096]) if not byte)
        return _strict(data, "utf-16-le" if zeros[1] >= zeros[0] else "utf-16-be")
    text = _strict(data, "utf-8")
    if text is not None:
        return text
    guesses = [guess for code in ("cp1251", "koi8-r", "cp866") if (guess := _strict(data, code))]
    return max(guesses, key=_cyrillic, default=None)


def read_csv(data: bytes, name: str) -> RawFile:
    """Return the table of a text file.

    Raises ``UserFixable`` ``office_kind`` when it is no text, ``office_too_long``, ``office_damaged``.
    """
    text = decoded(data)
    if text is None or _odd(text):
        raise UserFixable("office_kind", name=name)
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    told = text[:6].lower()
    delimiter = ""
    if told.startswith("sep=") and text[5:6] == "\n":  # Excel's own first line
        delimiter, text = text[4], text[6:]
    rows: list[list[str]] = []
    first, count = 0, 0
    skipped = 1 if delimiter else 0
    limit = csv.field_size_limit(_FIELD_MOST)
    try:
        for row in csv.reader(io.StringIO(text), delimiter=delimiter or _delimiter(text)):
            count += len(row)
            if count > MOST_CELLS:
                raise UserFixable("office_too_long", name=name)
            rows.append([tidy(cell.replace("\t", " ")).strip() for cell in row])
    except csv.Error as error:
        raise UserFixable("office_damaged", name=name, part=str(len(rows) + skipped + 1)) from error
    finally:
        csv.field_size_limit(limit)
    while rows and not any(rows[-1]):
        rows.pop()
    while first < len(rows) and not any(rows[first]):
        first += 1
    rows = rows[first:]
    width = max(map(len, rows), default=0)
    if width * len(rows) > MOST_CELLS:
        raise UserFixable("office_too_long", name=name)
    cells = tuple(
        tuple(RawCell(text, (at, column)) for column, text in enumerate([*row, *[""] * (width - len(row))]))
        for at, row in enumerate(rows)
    )
    return RawFile(name, (RawTable(1, cells, first_row=first + skipped + 1),) if rows else ())


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _cyrillic(text: str) -> float:
    beyond = [sign for sign in text[:20_000] if sign > "\x7f"]
    small = sum(sign.islower() for sign in beyond)
    return (sum(sign in _LETTERS for sign in beyond) + small / 10) / max(len(beyond), 1)


def _odd(text: str) -> bool:
    """Tell whether it is no text: control signs in it."""
    return any(sign < " " and sign not in "\t\n\r\f\v\x1a" for sign in text[:20_000])


def _delimiter(text: str) -> str:
    """Return the sign that parts most lines outside of quotes into equally many cells."""
    best, most = ";", 0.0
    sample = "\n".join(text.split("\n", _LOOKED_AT)[:_LOOKED_AT])
    for sign in _DELIMITERS:
        widths = Counter(len(row) for row in csv.reader(io.StringIO(sample), delimiter=sign) if row)
        width, lines = max(widths.items(), key=lambda item: (item[0] > 1, item[1] * item[0]), default=(1, 0))
        agreed = lines * (width - 1) / max(sum(widths.values()), 1)
        if agreed > most:
            best, most = sign, agreed
    return best
