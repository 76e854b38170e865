"""The catalogue of texts: a :class:`Translator` is a value that is handed on; there is no global one."""

from __future__ import annotations

import gettext
import struct
from dataclasses import dataclass, field
from pathlib import Path


def N_(message: str) -> str:
    """Mark ``message`` for the catalogue without translating it yet (labels of enums)."""
    return message


class Compiled(gettext.NullTranslations):
    """A compiled catalogue whose texts are decoded when asked for.

    The window's first picture shows forty of them; ``gettext.GNUTranslations`` decodes all the others too,
    and the more the program says, the longer every start would take.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__()
        _magic, _version, count, ids, texts = struct.unpack_from("<5I", data)
        places = zip(
            *(struct.iter_unpack("<2I", data[at : at + 8 * count]) for at in (ids, texts)), strict=True
        )
        self._data = data
        self._place = {data[at : at + size].partition(b"\0")[0]: text for (size, at), text in places}
        plural = self._of("").partition("plural=")[2].partition(";")[0]
        self._plural = gettext.c2py(plural or "n != 1")

    def gettext(self, message: str) -> str:
        """Return the text of ``message``, itself when it has none."""
        return self._of(message).split("\0")[0] or message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form of the text for ``n``."""
        forms = self._of(msgid1).split("\0")
        return forms[self._plural(n)] if len(forms) > 1 else super().ngettext(msgid1, msgid2, n)

    def _of(self, message: str) -> str:
        size, at = self._place.get(message.encode(), (0, 0))
        return self._data[at : at + size].decode()


@dataclass(frozen=True, slots=True)
class Translator:
    """Texts in one language. ``lang`` is ``ky``, ``ru`` or ``en``."""

    lang: str = "en"
    _texts: gettext.NullTranslations = field(default_factory=gettext.NullTranslations, repr=False)

    def t(self, message: str, **values: object) -> str:
        """Return ``message`` in this language, ``{name}`` places filled from ``values``."""
        text = self._texts.gettext(message) if message else ""
        return text.format(**values) if values else text

    def n(self, one: str, many: str, count: int, **values: object) -> str:
        """Return the right plural form for ``count``, which also fills the place ``{n}``."""
        return self._texts.ngettext(one, many, count).format(n=count, **values)


def load(folder: Path, lang: str) -> Translator:
    """Read the compiled catalogue ``folder/<lang>.mo``.

    Raises ``FileNotFoundError`` when the catalogues have not been compiled (``make setup`` does it).
    """
    return Translator(lang, Compiled((folder / f"{lang}.mo").read_bytes()))
