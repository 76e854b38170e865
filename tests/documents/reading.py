"""Papers read back by other programs: text, fonts, words."""

import io
import re
import subprocess
from pathlib import Path

from docx import Document

from mslite.documents.pdftext import page_texts


def flat(text: str) -> str:
    """One line, single spaces."""
    return " ".join(text.split())


def body(page: str) -> str:
    """The text of a page without its number and draft mark."""
    lines = [line.strip() for line in page.split("\n") if line.strip()]
    while lines and re.fullmatch(r"\d+|(\d+ )?ДОЛБООР / ПРОЕКТ", lines[0]):
        lines = lines[1:]
    return "\n".join(lines)


def pdf_text(pdf: bytes) -> str:
    return flat(" ".join(body(page) for page in page_texts(pdf)))


def docx_text(data: bytes) -> str:
    """All text of the body in order, cell after cell."""
    found = []
    for element in Document(io.BytesIO(data)).element.body.iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name in ("p", "tab"):
            found.append(" ")
        elif name == "t":
            found.append(element.text or "")
    return flat("".join(found))


def fonts_of(pdf: bytes, folder: Path) -> list[list[str]]:
    """Lines of pdffonts: name, …, emb, sub, uni, object."""
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    said = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout
    return [line.split() for line in said.splitlines()[2:]]
