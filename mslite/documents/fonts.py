"""Our own fonts: Liberation Serif in four faces, the metric twin of what the offices use."""

from __future__ import annotations

from functools import cache

from mslite import shipped

FAMILY = "LiberationSerif"
FACES = {
    (False, False): f"{FAMILY}-Regular",
    (True, False): f"{FAMILY}-Bold",
    (False, True): f"{FAMILY}-Italic",
    (True, True): f"{FAMILY}-BoldItalic",
}


@cache
def register() -> None:
    """Make the four faces known to ReportLab, once in a process."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    folder = shipped.folder("resources") / "fonts"
    for face in FACES.values():
        pdfmetrics.registerFont(TTFont(face, folder / f"{face}.ttf"))


@cache
def _signs() -> frozenset[int]:
    from reportlab.pdfbase import pdfmetrics

    register()
    faces = [pdfmetrics.getFont(face).face.charToGlyph for face in FACES.values()]
    return frozenset(faces[0]).intersection(*faces[1:])


def known(char: str) -> bool:
    """Tell whether every face of the paper's font can print the sign ``char``."""
    return ord(char) in _signs()
