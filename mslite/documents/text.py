"""Any text that people type or paste, as signs that our fonts can print."""

from __future__ import annotations

import unicodedata

from mslite.documents.fonts import known

# Line ends of all kinds and signs that have a printable twin.
_TWINS = {
    0x09: " ",
    0x0A: "\n",
    0x0B: "\n",
    0x0C: "\n",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
    0x2010: "-",
    0x2011: "-",
}
# Not printed: control and formatting signs (direction marks, joiners, soft hyphen), variation selectors.
_SILENT = ("Cc", "Cf")


class _Signs(dict[int, str]):
    """Code point → what is printed; filled as signs are met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        if unicodedata.category(sign) in _SILENT or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
            printed = ""
        elif known(sign):
            printed = sign
        else:
            printed = f"[U+{code:04X}]"
        self[code] = printed
        return printed


_signs = _Signs(_TWINS)


def printable(text: str) -> str:
    """Return ``text`` composed (NFC), its line ends as line feeds, without control and direction marks.

    A sign that no font of ours has stands as ``[U+1F600]``. A dash stays on the line of the word before it.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_signs)
    return text.replace(" – ", "\N{NO-BREAK SPACE}– ")


def lines(text: str) -> tuple[str, ...]:
    """Return the printable lines of ``text`` that hold anything, trimmed."""
    return tuple(line for raw in printable(text).split("\n") if (line := raw.strip()))


def file_property(text: str) -> str:
    """Return a text as a property of the file: one line of at most 250 signs (Word takes 255)."""
    line = " ".join(printable(text).split())
    return line if len(line) <= 250 else line[:249] + "…"
