"""Files as offices make them, written part by part: what Word and Excel would, and what no one should."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return a ZIP of the parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return out.getvalue()


def relations(targets: dict[str, str]) -> str:
    """Return a ``.rels`` part: kind → target; ids are r1, r2 …"""
    rows = "".join(
        f'<Relationship Id="r{no}" Type="{R}/{kind.partition("#")[0]}" Target="{target}"/>'
        for no, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def docx(body: str, *, head: str = "", **parts: str) -> bytes:
    """Return a document with this body; ``parts`` are further ones by name (styles, numbering, footnotes)."""
    namespaces = f'xmlns:w="{W}" xmlns:mc="{MC}"'
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": relations({name: f"{name}.xml" for name in parts}),
        "word/document.xml": f"{head}<w:document {namespaces}><w:body>{body}</w:body></w:document>",
    }
    for name, inner in parts.items():
        files[f"word/{name}.xml"] = f"<w:{name} {namespaces}>{inner}</w:{name}>"
    return zipped(files)


def para(text: str, properties: str = "", run: str = "") -> str:
    """Return a paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{letters(text, run)}</w:p>"


def letters(text: str, run: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(inner: str, properties: str = "") -> str:
    """Return a table cell; ``inner`` is a text or XML of paragraphs."""
    content = inner if inner.startswith("<") else para(inner)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Return a table row of cells, given as texts or as XML."""
    whole = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{whole}</w:tr>"


def table(*rows: str) -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def xlsx(sheet: str, *, strings: Iterable[str] = (), styles: str = "", workbook: str = "") -> bytes:
    """Return a workbook of the sheet «План», given as what stands inside ``<worksheet>``."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations({"officeDocument": "xl/workbook.xml"}),
        "xl/_rels/workbook.xml.rels": relations(
            {
                "worksheet": "worksheets/sheet1.xml",
                "sharedStrings": "sharedStrings.xml",
                "styles": "styles.xml",
            }
        ),
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}">{workbook}<sheets>'
        '<sheet name="План" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{S}">{sheet}</worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{S}">'
        + "".join(f"<si><t>{text}</t></si>" for text in strings)
        + "</sst>",
        "xl/styles.xml": f'<styleSheet xmlns="{S}">{styles}</styleSheet>',
    }
    return zipped(files)


def ole(*streams: str) -> bytes:
    """Return the frame of an old Office file: its header and the names of its streams."""
    names = b"".join(name.encode("utf-16-le").ljust(64, b"\0") + bytes(64) for name in streams)
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + names.ljust(512, b"\0")
