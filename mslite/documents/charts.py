"""Pictures of numbers: one drawing for the paper and, as an image, for the window.

Readable in grey: what matters is told by place, by filled or hollow, and by the number beside it. Lengths are
points.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from mslite.documents import fonts
from mslite.documents.blocks import Bar, Bars, Path, Point
from mslite.documents.pdftext import image
from mslite.documents.text import printable

DARK, LIGHT, LINE = "#2f5d8a", "#cfdbe7", "#8a8a8a"
TEXT, TITLE = 9.5, 11.5
LEADING = 11.5
BAR, GAP = 10.0, 7.0
LABELS = 0.4
"""Part of the width that the labels take."""

MOST_LINES = 3
NUMBERS = 78.0
"""Room right of the longest bar for its number."""

PATH_HEIGHT = 190.0
SCREEN_WIDTH = 480.0


def drawing(figure: Bars | Path, width: float) -> Any:
    """Return the picture as a ReportLab drawing of a width."""
    from reportlab.graphics import shapes

    fonts.register()
    # Else each drawing begins by naming Helvetica, which is not embedded.
    shapes.STATE_DEFAULTS["fontName"] = fonts.FACES[False, False]
    return _bars(figure, width) if isinstance(figure, Bars) else _path(figure, width)


def png(figure: Bars | Path, dpi: float = 144, width: float = SCREEN_WIDTH) -> bytes:
    """Return the picture as a PNG image; at 96 dpi a point is four thirds of a pixel."""
    from reportlab.pdfgen.canvas import Canvas

    picture = drawing(figure, width)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(picture.width, picture.height), initialFontName=fonts.FACES[False, False])
    picture.drawOn(canvas, 0, 0)
    canvas.showPage()
    canvas.save()
    return image(out.getvalue(), 0, dpi)


# ---- lying bars --------------------------------------------------------------------------------------


def _bars(figure: Bars, width: float) -> Any:
    from reportlab.graphics.shapes import Drawing, Line

    labels = width * LABELS
    named = [(bar, _wrapped(bar.label, labels - 8)) for bar in figure.bars]
    heights = [max(len(lines) * LEADING, len(bar.amounts) * BAR) + GAP for bar, lines in named]
    legend = list(_legend(figure))
    top = _title_height(figure.title, width) + (LEADING + 5 if legend else 0)
    picture = Drawing(width, top + sum(heights) + 4)
    at = _title(picture, figure.title, width, picture.height)
    if legend:
        _draw_legend(picture, legend, labels, at - LEADING)
        at -= LEADING + 5
    amounts = [amount for bar in figure.bars for amount in (*bar.amounts, bar.mark or 0.0)]
    scale = (width - labels - NUMBERS) / (figure.full or max(amounts, default=0) or 1)
    axis_top = at
    for (bar, lines), height in zip(named, heights, strict=True):
        middle = at - height / 2
        first = middle + (len(lines) - 1) * LEADING / 2 - TEXT * 0.35
        for no, line in enumerate(lines):
            _text(picture, line, labels - 8, first - no * LEADING, "end")
        _draw_bar(picture, bar, labels, middle, scale, single=len(figure.series) < 2)
        at -= height
    picture.add(Line(labels, axis_top, labels, at, strokeColor=_colour(LINE), strokeWidth=0.7))
    return picture


def _draw_bar(picture: Any, bar: Bar, left: float, middle: float, scale: float, *, single: bool) -> None:
    from reportlab.graphics.shapes import Line, Rect

    high = len(bar.amounts) * BAR
    for no, (amount, words) in enumerate(zip(bar.amounts, bar.words, strict=True)):
        long = max(0.0, amount) * scale
        low = middle + high / 2 - (no + 1) * BAR
        hollow = not single and no == 0
        picture.add(
            Rect(
                left,
                low + 1,
                long,
                BAR - 2,
                fillColor=_colour(LIGHT if hollow else DARK),
                strokeColor=_colour(DARK),
                strokeWidth=0.6,
            )
        )
        end = long if bar.mark is None else max(long, bar.mark * scale)
        _text(picture, words, left + end + 5, low + BAR / 2 - TEXT * 0.35)
    if bar.mark is not None:
        x = left + bar.mark * scale
        y = middle - high / 2 - 2
        picture.add(Line(x, y, x, y + high + 4, strokeColor=_colour("#000000"), strokeWidth=1.4))


def _legend(figure: Bars) -> Iterator[tuple[str, str]]:
    """Yield (sign, words) of the legend."""
    if len(figure.series) > 1:
        yield from zip(("light", "dark"), figure.series, strict=False)
    if figure.mark:
        yield "mark", figure.mark


def _draw_legend(picture: Any, legend: list[tuple[str, str]], x: float, y: float) -> None:
    from reportlab.graphics.shapes import Line, Rect
    from reportlab.pdfbase.pdfmetrics import stringWidth

    for sign, words in legend:
        if sign == "mark":
            picture.add(Line(x + 4, y - 1, x + 4, y + 8, strokeColor=_colour("#000000"), strokeWidth=1.4))
        else:
            fill = LIGHT if sign == "light" else DARK
            box = Rect(x, y, 8, 7, fillColor=_colour(fill), strokeColor=_colour(DARK), strokeWidth=0.6)
            picture.add(box)
        _text(picture, words, x + 13, y)
        x += 30 + stringWidth(printable(words), fonts.FACES[False, False], TEXT)


# ---- the way of an indicator -------------------------------------------------------------------------


def _path(figure: Path, width: float) -> Any:
    from reportlab.graphics.shapes import Circle, Drawing, Line, Rect

    top = _title_height(figure.title, width) + LEADING + 8
    picture = Drawing(width, top + PATH_HEIGHT)
    at = _title(picture, figure.title, width, picture.height)
    signs = [("planned", figure.series[0]), ("reached", figure.series[1])]
    _path_legend(picture, [one for one in signs if one[1]], at - LEADING)
    left, right, low, high = 30.0, width - 40.0, 38.0, PATH_HEIGHT - 16
    every = [*figure.planned, *figure.reached]
    if not every:
        return picture
    times, amounts = [point.at for point in every], [point.amount for point in every]
    first, last, least, most = min(times), max(times), min(amounts), max(amounts)

    def x_of(point: Point) -> float:
        return left + (right - left) * ((point.at - first) / (last - first) if last > first else 0.5)

    def y_of(point: Point) -> float:
        return low + (high - low) * ((point.amount - least) / (most - least) if most > least else 0.5)

    picture.add(Line(left - 14, 16, right + 14, 16, strokeColor=_colour(LINE), strokeWidth=0.7))
    for year in sorted({int(-(-at // 1)) for at in times}):
        if first <= year <= last:
            x = x_of(Point(year, 0, ""))
            picture.add(Line(x, 16, x, 13, strokeColor=_colour(LINE), strokeWidth=0.7))
            _text(picture, str(year), x, 3, "middle")
    for points, dashed in ((figure.planned, [3, 2]), (figure.reached, None)):
        colour = _colour(LINE if dashed else DARK)
        for before, after in pairwise(points):
            place = (x_of(before), y_of(before), x_of(after), y_of(after))
            picture.add(Line(*place, strokeColor=colour, strokeWidth=1.2, strokeDashArray=dashed))
    for point in figure.planned:
        x, y = x_of(point), y_of(point)
        picture.add(Rect(x - 3, y - 3, 6, 6, fillColor=_colour("#ffffff"), strokeColor=_colour(DARK)))
        _text(picture, point.words, x, y + 7, "middle")
    for point in figure.reached:
        x, y = x_of(point), y_of(point)
        picture.add(Circle(x, y, 3.2, fillColor=_colour(DARK), strokeColor=_colour(DARK)))
        _text(picture, point.words, x, y - 14, "middle", bold=True)
    return picture


def _path_legend(picture: Any, signs: list[tuple[str, str]], y: float) -> None:
    from reportlab.graphics.shapes import Circle, Rect
    from reportlab.pdfbase.pdfmetrics import stringWidth

    x = 30.0
    for sign, words in signs:
        if sign == "planned":
            picture.add(Rect(x, y, 6, 6, fillColor=_colour("#ffffff"), strokeColor=_colour(DARK)))
        else:
            picture.add(Circle(x + 3, y + 3, 3.2, fillColor=_colour(DARK), strokeColor=_colour(DARK)))
        _text(picture, words, x + 12, y)
        x += 30 + stringWidth(printable(words), fonts.FACES[False, False], TEXT)


# ---- words -------------------------------------------------------------------------------------------


def _wrapped(text: str, width: float) -> list[str]:
    from reportlab.lib.utils import simpleSplit

    lines: list[str] = simpleSplit(" ".join(printable(text).split()), fonts.FACES[False, False], TEXT, width)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1].rstrip(" .,;:") + "…"]
    return lines or [""]


def _title_lines(title: str, width: float) -> list[str]:
    from reportlab.lib.utils import simpleSplit

    lines: list[str] = simpleSplit(printable(title), fonts.FACES[True, False], TITLE, width)
    return lines


def _title_height(title: str, width: float) -> float:
    return len(_title_lines(title, width)) * TITLE * 1.2 + 6 if title else 0.0


def _title(picture: Any, title: str, width: float, top: float) -> float:
    """Write the title and return what is left below it."""
    lines = _title_lines(title, width)
    for no, line in enumerate(lines):
        _text(picture, line, 0, top - TITLE - no * TITLE * 1.2, size=TITLE, bold=True)
    return top - _title_height(title, width)


def _text(
    picture: Any,
    text: str,
    x: float,
    y: float,
    anchor: str = "start",
    *,
    size: float = TEXT,
    bold: bool = False,
) -> None:
    from reportlab.graphics.shapes import String

    face = fonts.FACES[bold, False]
    picture.add(String(x, y, printable(text), fontName=face, fontSize=size, textAnchor=anchor))


def _colour(code: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(code)
