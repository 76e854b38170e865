"""A Word document as tables and prose, as a person sees it on the page.

Tracked changes are read as accepted, hidden text is left out, text boxes and nested tables give their text;
each of them leaves a note. Footnotes follow the paragraph that calls them. Memory holds one row or paragraph
of the file at a time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mslite.domain.problems import UserFixable
from mslite.domain.programme.raw import RawCell, RawFile, RawPara, RawTable
from mslite.domain.programme.richtext import Span, render_line
from mslite.exchange.docx_looks import Looks
from mslite.exchange.grid import Grid, Placed, tidy
from mslite.exchange.ooxml import MOST_CELLS, Package, attribute, child, local, switched

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEFT_OUT = {"del", "moveFrom", "Fallback", "pPr", "rPr", "instrText", "delText", "txbxContent", "tblPr"}
_CAPITALS_MOST = 120
_NUMBERED = re.compile(r"\d+\.\d+")
_DOTS = {"·", "§", "q", "ü", "n", "l", "v", "Ø"}  # what bullets of Symbol and Wingdings are as letters


@dataclass(slots=True)
class _Lines:
    """What was read of one paragraph or cell: pieces with their letters, notes, footnotes called."""

    spans: list[Span] = field(default_factory=list)
    fonts: Counter[str] = field(default_factory=Counter)
    notes: dict[str, None] = field(default_factory=dict)
    boxes: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)

    def text(self) -> str:
        return "".join(span.text for span in self.spans)


class _Reader:
    """One document being read; see :func:`read_docx`."""

    def __init__(self, package: Package, main: str) -> None:
        self._package, self._main = package, main
        self._looks = Looks(package, main)
        self._notes: dict[str, str] = {}
        self._called: dict[str, int] = {}
        self._grids: list[Grid] = []
        self._prose: list[RawPara] = []
        self._plain_headings: dict[int, RawPara] = {}
        self._table: _Element | None = None
        self._cells = 0

    def read(self) -> RawFile:
        self._read_footnotes()
        for element in self._package.pieces(self._main, "{*}p", "{*}tr"):
            above = {local(parent) for parent in element.iterancestors()}
            if above & {"p", "tr", "del", "moveFrom", "Fallback"}:
                continue
            if local(element) == "tr":
                self._row(element)
            else:
                self._paragraph(element)
            self._package.release(element)
            if len(self._prose) + self._cells > MOST_CELLS:
                raise UserFixable("office_too_long", name=self._package.name)
        return self._file()

    def _read_footnotes(self) -> None:
        for part in self._package.related(self._main).get("footnotes", []):
            for element in self._package.pieces(part, "{*}footnote"):
                if not attribute(element, "type"):
                    lines = (self._lines(p).text().strip() for p in element.iter("{*}p"))
                    self._notes[attribute(element, "id")] = "\n".join(line for line in lines if line)
                self._package.release(element)

    def _paragraph(self, element: _Element) -> None:
        lines = self._lines(element)
        look = self._looks.of(child(element, "pPr"))
        text = render_line([Span(lines.text())] if look.level else lines.spans)
        notes = (*lines.notes, *(("contents",) if look.contents else ()))
        if text:
            font = _most(lines.fonts)
            para = RawPara(text, look.level, look.list, look.depth, None, notes, look.label, font)
            if not look.level and (level := _plain_level(lines.spans)):
                bare = render_line([Span(lines.text())])
                self._plain_headings[len(self._prose)] = replace(para, text=bare, level=level)
            self._prose.append(para)
        for box in lines.boxes:
            self._prose.append(RawPara(render_line([Span(box)]), notes=("text_box",)))
        self._footnotes(lines)

    def _footnotes(self, lines: _Lines) -> None:
        for key in lines.calls:
            if text := self._notes.get(key):
                whole = f"[{self._called[key]}] {text}"
                self._prose.append(RawPara(render_line([Span(whole)]), notes=("footnote",)))

    def _row(self, element: _Element) -> None:
        table = next(element.iterancestors("{*}tbl"))
        if table is not self._table:
            self._table = table
            self._grids.append(Grid())
            self._prose.append(RawPara(table=len(self._grids)))
        properties = child(element, "trPr")
        known = {local(one): one for one in properties} if properties is not None else {}
        if "del" in known:
            return
        notes = ("tracked",) if "ins" in known else ()
        before = _number(known.get("gridBefore"))
        calls: list[_Lines] = []
        placed: list[Placed] = [Placed(RawCell(), before)] if before else []
        for cell in _cells(element):
            placed.append(self._cell(cell, notes, calls))
        self._cells += len(placed)
        self._grids[-1].add(placed, hidden=switched(known.get("hidden")))
        for lines in calls:
            self._footnotes(lines)

    def _cell(self, element: _Element, notes: tuple[str, ...], calls: list[_Lines]) -> Placed:
        properties = child(element, "tcPr")
        known = {local(one): one for one in properties} if properties is not None else {}
        texts: list[str] = []
        fonts: Counter[str] = Counter()
        told = dict.fromkeys(notes)
        for paragraph in element.iter("{*}p"):
            above = {local(parent) for parent in _up_to(paragraph, element)}
            if above & {"txbxContent", "Fallback", "del", "moveFrom"}:
                continue
            if "tbl" in above:
                told["nested_table"] = None
            lines = self._lines(paragraph)
            text = lines.text().replace("\t", " ").strip()
            label = self._looks.of(child(paragraph, "pPr")).label
            if label and (text or label != "•"):
                text = f"{label} {text}".strip()
            texts += [text, *lines.boxes]
            fonts += lines.fonts
            told |= lines.notes
            if lines.calls:
                calls.append(lines)
        text = "\n".join(line.strip() for line in "\n".join(texts).split("\n")).strip()
        return Placed(
            RawCell(text, font=_most(fonts), notes=tuple(told)),
            max(_number(known.get("gridSpan")), 1),
            up="vMerge" in known and attribute(known["vMerge"], "val") != "restart",
            left="hMerge" in known and attribute(known["hMerge"], "val") != "restart",
        )

    def _lines(self, paragraph: _Element) -> _Lines:
        """Return what is seen of one paragraph."""
        lines = _Lines()
        style = self._looks.style(child(paragraph, "pPr"))
        self._walk(paragraph, lines, style)
        return lines

    def _walk(self, element: _Element, lines: _Lines, style: str) -> None:
        for one in element:
            name = local(one)
            if name == "r":
                self._run(one, lines, style)
            elif name in ("del", "moveFrom", "ins", "moveTo"):
                lines.notes["tracked"] = None
                if name in ("ins", "moveTo"):
                    self._walk(one, lines, style)
            elif name not in _LEFT_OUT:
                self._walk(one, lines, style)

    def _run(self, run: _Element, lines: _Lines, style: str) -> None:
        properties = child(run, "rPr")
        font, bold, italic = self._looks.letters(properties, style)
        if properties is not None and any(local(p) == "vanish" and switched(p) for p in properties):
            if "".join(run.itertext("{*}t")).strip():
                lines.notes["hidden"] = None
            return
        for one in run:
            name = local(one)
            if name in ("drawing", "pict", "AlternateContent", "object"):
                self._boxes(one, lines)
                continue
            text = self._letters(one, name, lines)
            if text:
                lines.spans.append(Span(text, bold, italic))
                if letters := sum(map(str.isalpha, text)):
                    lines.fonts[font] += letters

    def _letters(self, element: _Element, name: str, lines: _Lines) -> str:
        if name == "t":
            return tidy(re.sub(r"[\t\r\n]", " ", element.text or ""))
        if name in ("tab", "ptab"):
            return "\t"
        if name in ("br", "cr"):
            return "" if attribute(element, "type") in ("page", "column") else "\n"
        if name == "noBreakHyphen":
            return "-"
        if name == "sym":
            code = int(attribute(element, "char") or "0", 16)
            sign = chr(code - 0xF000 if 0xF000 <= code < 0xF100 else code)
            return "•" if sign in _DOTS else sign if sign.isprintable() else ""
        if name == "footnoteReference":
            key = attribute(element, "id")
            lines.calls.append(key)
            return f" [{self._called.setdefault(key, len(self._called) + 1)}]"
        return ""

    def _boxes(self, element: _Element, lines: _Lines) -> None:
        for content in element.iter("{*}txbxContent"):
            if any(local(parent) in ("Fallback", "txbxContent") for parent in _up_to(content, element)):
                continue
            texts = (self._lines(p).text().replace("\t", " ").strip() for p in content.iter("{*}p"))
            if text := "\n".join(text for text in texts if text):
                lines.boxes.append(text)
                lines.notes["text_box"] = None

    def _file(self) -> RawFile:
        if self._plain_headings and not any(para.level for para in self._prose):
            for index, heading in self._plain_headings.items():
                self._prose[index] = heading
        under: list[tuple[int, str]] = []
        tables: list[RawTable] = []
        for para in self._prose:
            if para.level:
                under = [(level, text) for level, text in under if level < para.level]
                under.append((para.level, para.text))
            elif para.table is not None:
                headings = tuple(text for _, text in under)
                tables.append(replace(self._grids[para.table - 1].table(para.table), under=headings))
        return RawFile(self._package.name, tuple(tables), tuple(self._prose))


def read_docx(package: Package, main: str) -> RawFile:
    """Return the tables and the prose of a Word document whose main part is ``main``."""
    return _Reader(package, main).read()


def _cells(row: _Element) -> Iterator[_Element]:
    """Yield the cells of a row, those in content controls too, none of nested tables."""
    for one in row:
        if local(one) == "tc":
            yield one
        elif local(one) in ("sdt", "sdtContent", "customXml"):
            yield from _cells(one)


def _up_to(element: _Element, top: _Element) -> Iterator[_Element]:
    for parent in element.iterancestors():
        if parent is top:
            return
        yield parent


def _most(fonts: Counter[str]) -> str:
    return fonts.most_common(1)[0][0] if fonts else ""


def _number(element: _Element | None) -> int:
    text = attribute(element, "val")
    return min(int(text), 64) if text.isdigit() else 0


def _plain_level(spans: list[Span]) -> int:
    """Return the level of a heading that has no style: all bold and in capitals, or bold and «1.2»."""
    text = "".join(span.text for span in spans).strip()
    if len(text) > _CAPITALS_MOST or not all(span.bold for span in spans if span.text.strip()):
        return 0
    if text.isupper() and sum(map(str.isalpha, text)) > 2:
        return 1
    return 2 if _NUMBERED.match(text) else 0
