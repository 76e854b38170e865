"""What the styles and lists of a Word document say about its paragraphs: heading, list, number, letters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mslite.exchange.ooxml import Package, attribute, child, local, switched

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"(?:heading|заголовок|тема|аталыш|баш\s*сөз|башкы\s*сап)\s*([1-9])$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|оглавление|мазмун\w*)\s*(?:[1-9]|heading)?$", re.IGNORECASE)
_BULLET = re.compile(r"(?:list bullet|маркированный список|маркерленген тизме)\s*([2-5])?$", re.IGNORECASE)
_NUMBER = re.compile(r"(?:list number|нумерованный список|номерленген тизме)\s*([2-5])?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph stands on the page. ``list`` is "bullet", "number" or ""; ``contents``: it is a line of
    the contents; ``label`` is what is printed before the paragraph («1.», «•»).
    """

    level: int = 0
    list: str = ""
    depth: int = 0
    contents: bool = False
    label: str = ""


@dataclass(slots=True)
class _Style:
    name: str
    based_on: str
    outline: int | None
    num: tuple[str, int] | None
    font: str
    bold: bool | None
    italic: bool | None


@dataclass(slots=True)
class _List:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)


class Looks:
    """The styles and numberings of one document. Counts the numbered paragraphs that it is asked about."""

    def __init__(self, package: Package, main: str) -> None:
        related = package.related(main)
        self._styles: dict[str, _Style] = {}
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._normal = ""
        self.font = ""
        for part in related.get("styles", ["word/styles.xml"]):
            self._read_styles(package, part)
        for part in related.get("numbering", ["word/numbering.xml"]):
            self._read_lists(package, part)

    def of(self, properties: _Element | None) -> Look:
        """Return the look of a paragraph by its ``w:pPr``; a numbered one is counted."""
        style = self.style(properties)
        chain = self._chain(style)
        name = chain[0].name if chain else style
        outline = attribute(child(properties, "outlineLvl"), "val")
        level = int(outline) + 1 if outline.isdigit() else self._level(chain)
        num = _num(properties)
        if num is None:
            num = next((link.num for link in chain if link.num), None)
        kind, depth, label = self._listed(*num) if num and num[0] != "0" else ("", 0, "")
        for own, pattern in (("bullet", _BULLET), ("number", _NUMBER)):
            if match := pattern.match(name):
                kind, depth = kind or own, max(depth, int(match[1] or 1) - 1)
        if kind == "bullet":
            label = "•"
        return Look(level if level <= 9 else 0, kind, depth, bool(_CONTENTS.match(name)), label)

    def style(self, properties: _Element | None) -> str:
        """Return the id of a paragraph's style."""
        return attribute(child(properties, "pStyle"), "val") or self._normal

    def letters(self, run: _Element | None, style: str) -> tuple[str, bool, bool]:
        """Return font, bold and italic of a run by its ``w:rPr`` and the style of its paragraph."""
        chain = [*self._chain(attribute(child(run, "rStyle"), "val")), *self._chain(style)]
        font = _font(run) or next((link.font for link in chain if link.font), self.font)
        return font, _on(run, "b", chain, "bold"), _on(run, "i", chain, "italic")

    def _read_styles(self, package: Package, part: str) -> None:
        for element in package.pieces(part, "{*}style", "{*}docDefaults"):
            run, paragraph = child(element, "rPr"), child(element, "pPr")
            if local(element) == "docDefaults":
                default = child(element, "rPrDefault")
                self.font = _font(child(default, "rPr"))
                continue
            outline = attribute(child(paragraph, "outlineLvl"), "val")
            name = attribute(child(element, "name"), "val")
            key = attribute(element, "styleId")
            self._styles[key] = _Style(
                name,
                attribute(child(element, "basedOn"), "val"),
                int(outline) if outline.isdigit() else None,
                _num(paragraph),
                _font(run),
                _state(run, "b"),
                _state(run, "i"),
            )
            if attribute(element, "type") == "paragraph" and attribute(element, "default") == "1":
                self._normal = key
            package.release(element)

    def _read_lists(self, package: Package, part: str) -> None:
        for element in package.pieces(part, "{*}abstractNum", "{*}num"):
            if local(element) == "abstractNum":
                levels = {}
                for level in element:
                    if local(level) == "lvl":
                        start = attribute(child(level, "start"), "val")
                        levels[_int(attribute(level, "ilvl"))] = (
                            attribute(child(level, "numFmt"), "val"),
                            attribute(child(level, "lvlText"), "val"),
                            _int(start, 1),
                        )
                self._levels[attribute(element, "abstractNumId")] = levels
            else:
                known = _List(attribute(child(element, "abstractNumId"), "val"))
                for override in element:
                    start = attribute(child(override, "startOverride"), "val")
                    if start:
                        known.starts[_int(attribute(override, "ilvl"))] = _int(start, 1)
                self._lists[attribute(element, "numId")] = known
            package.release(element)

    def _listed(self, number: str, depth: int) -> tuple[str, int, str]:
        """Return kind, depth and printed label of the next paragraph of a list."""
        known = self._lists.get(number)
        if known is None:
            return "", 0, ""
        levels = self._levels.get(known.abstract, {})
        form, pattern, start = levels.get(depth, ("decimal", "%1.", 1))
        if form == "bullet":
            return "bullet", depth, ""
        if form == "none":
            return "", 0, ""
        counts = self._counts.setdefault(known.abstract if not known.starts else f"num {number}", {})
        counts[depth] = counts.get(depth, known.starts.get(depth, start) - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]

        def shown(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            own_form, _, own_start = levels.get(level, ("decimal", "", 1))
            return _written(counts.get(level, own_start), own_form)

        return "number", depth, re.sub(r"%([1-9])", shown, pattern).strip()

    def _level(self, chain: list[_Style]) -> int:
        for link in chain:
            if match := _HEADING.match(link.name):
                return int(match[1])
            if link.outline is not None:
                return link.outline + 1
        return 0

    def _chain(self, style: str) -> list[_Style]:
        chain: list[_Style] = []
        while (link := self._styles.get(style)) and link not in chain:
            chain.append(link)
            style = link.based_on
        return chain


def _num(properties: _Element | None) -> tuple[str, int] | None:
    numbering = child(properties, "numPr")
    if numbering is None:
        return None
    number = attribute(child(numbering, "numId"), "val")
    return (number, _int(attribute(child(numbering, "ilvl"), "val"))) if number else None


def _font(run: _Element | None) -> str:
    fonts = child(run, "rFonts")
    return attribute(fonts, "ascii") or attribute(fonts, "hAnsi") or attribute(fonts, "cs")


def _state(run: _Element | None, name: str) -> bool | None:
    element = child(run, name)
    return None if element is None else switched(element)


def _on(run: _Element | None, name: str, chain: list[_Style], field_: str) -> bool:
    own = _state(run, name)
    if own is not None:
        return own
    return next((known for link in chain if (known := getattr(link, field_)) is not None), False)


def _int(text: str, other: int = 0) -> int:
    return int(text) if text.lstrip("-").isdigit() else other


def _written(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and 0 < number <= 26:
        return chr((97 if form == "lowerLetter" else 65) + number - 1)
    if form in ("russianLower", "russianUpper") and 0 < number <= 28:
        letter = "абвгдежзиклмнопрстуфхцчшщэюя"[number - 1]
        return letter if form == "russianLower" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = _roman(number)
        return roman.lower() if form == "lowerRoman" else roman
    if form == "decimalZero":
        return f"{number:02}"
    return str(number)


def _roman(number: int) -> str:
    out = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        count, number = divmod(number, value)
        out += sign * count
    return out
