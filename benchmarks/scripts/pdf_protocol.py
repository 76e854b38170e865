"""Draw a protocol in a warm process: ``ours|floor|peer PAGES``; CPU milliseconds of one drawing.

*Ours* composes the sheet and draws it with number, QR and hash. The *floor* is ReportLab alone with the very
words, in the same fonts and sizes: a list of ``Paragraph`` and ``Table``, drawn by a template of one frame.
The *peer* is LibreOffice turning our Word file of the same sheet into a PDF (a new process, as in offices).
"""

from __future__ import annotations

import dataclasses
import io
import json
import resource
import subprocess
import sys
import tempfile
from functools import cache, partial
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from benchmarks.scripts.timing import report
from mslite.documents import docx, fonts, pdf, pdf_paras
from mslite.documents.blocks import DateLine, Document, Letterhead, Look, Para, Signatures, Table
from mslite.documents.compose import compose
from mslite.domain.rows import PaperLang
from mslite.domain.sheets import ProtocolSheet
from mslite.i18n.catalogue import Translator, load
from tests.documents import samples

ROOT = Path(__file__).resolve().parent.parent.parent
STATEMENTS = {6: 2, 100: 112}
"""How often the statements of the sample stand in it, so that the paper has about so many pages."""


@cache
def words(lang: str) -> Translator:
    """Return the texts of a language."""
    return load(ROOT / "translations", lang)


def sheet(pages: int) -> ProtocolSheet:
    """Return the sample protocol in both languages, grown to ``pages`` pages."""
    grown = samples.in_lang(samples.PROTOCOL, PaperLang.BOTH)
    times = STATEMENTS[pages]
    items = tuple(
        dataclasses.replace(item, statements=item.statements * times if no < 3 else item.statements)
        for no, item in enumerate(grown.items)
    )
    return dataclasses.replace(grown, items=items)


def ours(sheet: ProtocolSheet) -> bytes:
    """Draw as the program does."""
    return pdf.render(sheet, words, foot=pdf.Foot("0123456789abcdef" * 4, "05"))


def floor(flows: list[Any]) -> bytes:
    """Draw a list of bare makers of flowables."""
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    out = io.BytesIO()
    template = BaseDocTemplate(out, pagesize=pdf.A4, invariant=1)
    frame = Frame(pdf.LEFT, pdf.BOTTOM, pdf.A4[0] - pdf.LEFT - pdf.RIGHT, pdf.A4[1] - pdf.TOP - pdf.BOTTOM)
    template.addPageTemplates([PageTemplate("page", [frame])])
    template.build([make() for make in flows])
    return out.getvalue()


def bare(document: Document) -> list[Any]:
    """Turn a composed paper into makers of paragraphs and tables, its words ready as markup."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph
    from reportlab.platypus import Table as Grid

    style = ParagraphStyle(
        "x", fontName=fonts.FACES[False, False], fontSize=pdf_paras.SIZE, leading=pdf_paras.SIZE * 1.2
    )
    style.alignment = 4
    small = style.clone("small", fontSize=pdf_paras.SMALL, leading=pdf_paras.SMALL * 1.18, alignment=0)
    bold = style.clone("bold", fontName=fonts.FACES[True, False])
    width = pdf.A4[0] - pdf.LEFT - pdf.RIGHT

    def text(block: Para) -> str:
        said = "".join(f"<b>{escape(r.text)}</b>" if r.bold else escape(r.text) for r in block.runs)
        return f"{block.number} {said}".replace("\n", "<br/>").strip()

    def grid(rows: list[list[str]], widths: list[float]) -> Any:
        return Grid(
            [[Paragraph(one, small) for one in row] for row in rows],
            colWidths=widths,
            style=[("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")],
        )

    flows: list[Any] = []
    heads = (Look.TITLE, Look.SUBTITLE, Look.CENTRE, Look.HEADING)
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Para):
                flows.append(partial(Paragraph, text(block), bold if block.look in heads else style))
            elif isinstance(block, Table):
                rows = [[escape(word) for word in block.head]] if block.head else []
                rows += [["<br/>".join(text(one) for one in cell) for cell in row] for row in block.rows]
                flows.append(partial(grid, rows, [part * width for part in block.widths]))
            elif isinstance(block, Signatures):
                rows = [[escape(one.post), "", escape(one.name)] for one in block.people]
                flows.append(partial(grid, rows, [width * 0.45, width * 0.25, width * 0.3]))
            elif isinstance(block, Letterhead):
                flows.append(partial(grid, [[escape(name) for name in block.names]], [width / 2] * 2))
            elif isinstance(block, DateLine):
                row = [escape(block.place), escape(block.number), escape(block.date)]
                flows.append(partial(grid, [row], [width / 3] * 3))
    return flows


def peer(data: bytes) -> None:
    """Let LibreOffice make the PDF of a Word file; print its CPU milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "protocol.docx"
        file.write_bytes(data)
        home = f"-env:UserInstallation={(ROOT / '.bench' / 'office').as_uri()}"
        command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, str(file)]
        subprocess.run(command, check=True, capture_output=True)
        if not file.with_suffix(".pdf").exists():
            raise SystemExit("LibreOffice made no PDF")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps({"value": (used.ru_utime + used.ru_stime) * 1000}))


def main() -> None:
    """Measure what the command line names."""
    who, pages = sys.argv[1], int(sys.argv[2])
    paper = sheet(pages)
    times = 9 if pages < 50 else 3
    if who == "peer":
        peer(docx.render(paper, words))
        return
    drawn = ours(paper)  # warms fonts and styles for both
    made = pdf_pages(drawn)
    if not 0.8 * pages <= made <= 1.25 * pages:
        raise SystemExit(f"the sample has {made} pages instead of about {pages}")
    if who == "ours":
        report([partial(ours, paper)] * times)
        return
    flows = bare(compose(paper, words))
    bare_pages = pdf_pages(floor(flows))
    if not 0.8 * made <= bare_pages <= 1.2 * made:
        raise SystemExit(f"the floor has {bare_pages} pages, ours {made}: not the same work")
    report([partial(floor, flows)] * times)


def pdf_pages(data: bytes) -> int:
    """Count the pages of a PDF."""
    from mslite.documents.pdftext import page_texts

    return len(page_texts(data))


if __name__ == "__main__":
    main()
