"""The catalogue of texts: a :class:`Translator` is a value that is handed on; there is no global one."""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from pathlib import Path


def N_(message: str) -> str:
    """Mark ``message`` for the catalogue without translating it yet (labels of enums)."""
    return message


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
    with (folder / f"{lang}.mo").open("rb") as stream:
        return Translator(lang, gettext.GNUTranslations(stream))
