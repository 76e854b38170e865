"""Personal data out of what leaves the house [law 11.3]: lists, exports, public reports."""

from __future__ import annotations

import re

_NUMBERS = re.compile(r"\d[\d\s()+-]{6,}\d")
_MAILS = re.compile(r"\S+@\S+")


def masked_name(name: str) -> str:
    """Return the initials: «Осмонова Айгүл Бековна» → «О. А. Б.»."""
    return " ".join(f"{word[0].upper()}." for word in re.findall(r"\w+", name))


def masked_address(address: str) -> str:
    """Return an address without house and flat: digits and what follows them in its part are left out."""
    parts = (re.sub(r"(№\s*)?\d.*", "", part).strip(" .") for part in address.split(","))
    shown = (re.sub(r"\b(үй|уй|дом|д|кв)\b\.?$", "", part).strip(" .") for part in parts)
    return ", ".join(part for part in shown if part)


def masked_text(text: str, name: str = "") -> str:
    """Return a text without telephone numbers, addresses of e-mail and the words of ``name``."""
    text = _MAILS.sub("…", _NUMBERS.sub("…", text))
    for word in re.findall(r"\w{3,}", name):
        text = re.sub(rf"(?i)\b{re.escape(word)}\b", f"{word[0].upper()}.", text)
    return text
