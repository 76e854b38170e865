"""Tables of DOCX and XLSX read from the bare zip, by no library that the program reads with."""

import re
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Grid = list[list[str]]


def word_tables(path: Path) -> list[Grid]:
    """Return every table of the body as a full grid; a merged cell says its text at each of its places."""
    with ZipFile(path) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))[0]
    return [_word_grid(table) for table in body.iter(f"{W}tbl")]


def word_headings(path: Path) -> list[tuple[int, str]]:
    """Return level and text of each paragraph in a style of headings."""
    with ZipFile(path) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))[0]
        styles = ElementTree.fromstring(archive.read("word/styles.xml"))
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val", "").lower()
        for style in styles.iter(f"{W}style")
    }
    out = []
    for para in body.iter(f"{W}p"):
        style = para.find(f"{W}pPr/{W}pStyle")
        name = names.get(style.get(f"{W}val"), "") if style is not None else ""
        found = re.fullmatch(r"heading (\d)", name)
        if found and _said(para).strip():
            out.append((int(found[1]), " ".join(_said(para).split())))
    return out


def _word_grid(table: ElementTree.Element) -> Grid:
    grid: Grid = []
    for row in table.findall(f"{W}tr"):
        texts: list[str] = []
        for cell in row.findall(f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            text = grid[-1][len(texts)] if goes_on else "\n".join(map(_said, cell.findall(f"{W}p")))
            texts += [text.strip()] * int(span.get(f"{W}val") if span is not None else 1)
        grid.append(texts)
    return grid


def _said(para: ElementTree.Element) -> str:
    signs = {f"{W}t": lambda one: one.text or "", f"{W}br": lambda one: "\n", f"{W}tab": lambda one: "\t"}
    return "".join(signs[one.tag](one) for one in para.iter() if one.tag in signs)


def sheets(path: Path) -> list[Grid]:
    """Return every sheet as a full grid of the texts of its cells (which stand in the cells themselves)."""
    with ZipFile(path) as archive:
        names = [name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)]
        return [_sheet(ElementTree.fromstring(archive.read(name))) for name in sorted(names)]


def _sheet(sheet: ElementTree.Element) -> Grid:
    cells: dict[tuple[int, int], str] = {}
    for cell in sheet.iter(f"{S}c"):
        texts = [one.text or "" for one in cell.iter() if one.tag in (f"{S}v", f"{S}t")]
        cells[_place(cell.get("r"))] = "".join(texts).strip()
    for merged in sheet.iter(f"{S}mergeCell"):
        first, last = map(_place, merged.get("ref").split(":"))
        for row in range(first[0], last[0] + 1):
            for column in range(first[1], last[1] + 1):
                cells[row, column] = cells.get(first, "")
    height, width = (max(place[at] for place in cells) for at in (0, 1))
    return [[cells.get((row, column), "") for column in range(width + 1)] for row in range(height + 1)]


def _place(name: str) -> tuple[int, int]:
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", name).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1
