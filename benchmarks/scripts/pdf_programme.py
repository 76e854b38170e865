"""Draw papers of a programme in a warm process: ``ours|floor|peer book|report``; CPU milliseconds of one.

*book*: about 130 pages, prose and two tables of 400 rows on turned pages. *report*: a half-year of 400
activities and 400 indicators. *Ours* builds the sheet, composes and draws it. The *floor* is ReportLab alone
with the very words: ``Paragraph`` and ``Table`` with fixed widths in chains of 100 rows, no merged cells, no
contents. The *peer* is LibreOffice turning our Word file into a PDF.
"""

from __future__ import annotations

import io
import sys
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from benchmarks.scripts.pdf_protocol import pdf_pages, peer, words
from benchmarks.scripts.timing import report
from mslite.documents import compose_programme, docx, fonts, pdf, pdf_paras
from mslite.documents.blocks import Document, Grid, Look, Para
from mslite.domain.programme import reportbuild, sheetbuild
from mslite.domain.programme.kinds import ChapterRole, PlanKind
from mslite.domain.programme.rows import (
    ActivityReport,
    Book,
    Chapter,
    Fact,
    Indicator,
    Period,
    PlanItem,
    Target,
)
from mslite.domain.programme.sheets import ProgrammeSheet
from mslite.domain.rows import Words
from tests.documents.programme import BOOK, P, source

ROWS = 400
CHAIN = 100
SENTENCE = "Шаардын көчөлөрүн жарыктандыруу жана суу түтүктөрүн оңдоо иштери ушул жылы улантылат. "
PAGES = {"book": 130, "report": 105}


def _chapters() -> tuple[Chapter, ...]:
    prose = [
        Chapter(
            **P,
            position=no,
            level=1 + (no % 4 > 0),
            title=Words(f"Бөлүм {no}"),
            text=Words("\n".join(SENTENCE * (3 + line % 5) for line in range(14))),
        )
        for no in range(1, 18)
    ]
    plan = Chapter(**P, position=90, role=ChapterRole.PLAN)
    return (*prose, plan, Chapter(**P, position=91, role=ChapterRole.MATRIX))


def _items() -> list[PlanItem]:
    items = [PlanItem(**P, id="p", kind=PlanKind.PRIORITY, text=Words("Артыкчылык"))]
    for no in range(ROWS // 4):
        if no % 7 == 0:
            above = f"s{no}"
            items.append(
                PlanItem(
                    **P, id=above, parent_id="p", kind=PlanKind.SECTION, position=no, text=Words("Бөлүм")
                )
            )
        task = PlanItem(
            **P, id=f"t{no}", parent_id=above, kind=PlanKind.TASK, position=no, text=Words(SENTENCE[:70])
        )
        items.append(task)
        items += [
            PlanItem(
                **P,
                id=f"a{no}.{inner}",
                parent_id=task.id,
                position=inner,
                text=Words(SENTENCE * (1 + inner % 2)),
                term=Words("2024-2027-жж."),
                result=Words(SENTENCE),
                responsible=Words("Мэрия, «Ак-Суу Таза суу» муниципалдык ишканасы"),
            )
            for inner in range(4)
        ]
    return items


def book() -> Book:
    """Return a programme with long prose, a plan and a matrix of 400 rows, reported once."""
    items = _items()
    activities = [item for item in items if item.kind is PlanKind.ACTIVITY]
    indicators = tuple(
        Indicator(
            **P,
            id=f"i{no}",
            position=no,
            issue=Words(SENTENCE[:60]),
            name=Words(SENTENCE[:75]),
            unit=Words("%"),
            base_year=2023,
            base="40 %",
            final="80 %",
            responsible=Words("Экономика бөлүмү"),
        )
        for no in range(ROWS)
    )
    return Book(
        programme=BOOK.programme,
        chapters=_chapters(),
        items=tuple(items),
        indicators=indicators,
        targets=tuple(
            Target(**P, indicator_id=row.id, year=year, value=f"{year - 1974} %")
            for row in indicators
            for year in range(2024, 2028)
        ),
        periods=(Period(**P, id="h", year=2025, half=2),),
        reports=tuple(
            ActivityReport(**P, period_id="h", plan_item_id=item.id, percent=no % 100, done=Words(SENTENCE))
            for no, item in enumerate(activities)
        ),
        facts=tuple(
            Fact(**P, period_id="h", indicator_id=row.id, value=f"{40 + no % 30} %")
            for no, row in enumerate(indicators)
        ),
    )


def sheet(what: str, made: Book) -> ProgrammeSheet:
    """Return the sheet of the paper."""
    if what == "book":
        return sheetbuild.book_sheet(source(book=made))
    return reportbuild.monitoring_sheet(source(book=made), made.periods[0])


def ours(what: str, made: Book) -> bytes:
    """Draw as the program does."""
    return pdf.draw(compose_programme.compose(sheet(what, made), words))


def floor(flows: list[Any]) -> bytes:
    """Draw a list of bare makers of flowables."""
    from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate

    out = io.BytesIO()
    template = BaseDocTemplate(out, pagesize=pdf.A4, invariant=1)
    wide = (pdf.A4[1], pdf.A4[0])
    for name, page in (("False", pdf.A4), ("True", wide)):
        room = (page[0] - pdf.BOTTOM - pdf.RIGHT, page[1] - pdf.TOP - pdf.BOTTOM)
        frame = Frame(pdf.BOTTOM, pdf.BOTTOM, *room, 0, 0, 0, 0)
        template.addPageTemplates([PageTemplate(name, [frame], pagesize=page)])
    story: list[Any] = []
    for one in flows:
        if isinstance(one, bool):
            story += [NextPageTemplate(str(one)), PageBreak()]
        else:
            story += one()
    template.build(story)
    return out.getvalue()


def bare(document: Document) -> list[Any]:
    """Turn a composed paper into makers of paragraphs and tables; a bool turns the page."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, Table

    size, tiny = pdf_paras.SIZE, pdf_paras.TINY
    style = ParagraphStyle(
        "x", fontName=fonts.FACES[False, False], fontSize=size, leading=size * 1.2, alignment=4
    )
    small = style.clone("small", fontSize=tiny, leading=tiny * 1.16, alignment=0)
    bold = style.clone("bold", fontName=fonts.FACES[True, False], alignment=1)

    def text(block: Para) -> str:
        return escape(f"{block.number} {''.join(run.text for run in block.runs)}".strip())

    def table(block: Grid, width: float) -> list[Any]:
        part = width / sum(block.widths)
        widths = [one * part for one in block.widths]
        head = [escape(one.text) for one in block.head[0]]
        head += [""] * (len(widths) - len(head))
        widest = widths.index(max(widths))
        rows = []
        for row in block.rows:
            cells = ["<br/>".join(text(one) for one in cell) for cell in row.cells]
            if len(cells) == 1:  # in its widest column rather than over all: bare tables are slow with spans
                cells = ["" if no != widest else cells[0] for no in range(len(widths))]
            rows.append(cells)
        look = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        return [
            Table(
                [[Paragraph(one, small) for one in row] for row in (head, *rows[start : start + CHAIN])],
                colWidths=widths,
                repeatRows=1,
                style=look,
            )
            for start in range(0, len(rows), CHAIN)
        ]

    flows: list[Any] = []
    landscape = False
    for section in document.sections:
        if section.landscape is not landscape:
            landscape = section.landscape
            flows.append(landscape)
        width = pdf.A4[landscape] - pdf.BOTTOM - pdf.RIGHT
        for block in section.blocks:
            if isinstance(block, Para):
                heads = block.look in (Look.CHAPTER, Look.TITLE, Look.HEADING)
                flows.append(
                    lambda block=block, heads=heads: [Paragraph(text(block), bold if heads else style)]
                )
            elif isinstance(block, Grid):
                flows.append(partial(table, block, width))
    return flows


def main() -> None:
    """Measure what the command line names."""
    who, what = sys.argv[1], sys.argv[2]
    made = book()
    document = compose_programme.compose(sheet(what, made), words)
    if who == "peer":
        peer(docx.draw(document))
        return
    pages = pdf_pages(ours(what, made))  # warms fonts and styles for both
    if not 0.8 * PAGES[what] <= pages <= 1.25 * PAGES[what]:
        raise SystemExit(f"the paper has {pages} pages instead of about {PAGES[what]}")
    if who == "ours":
        report([partial(ours, what, made)] * 3)
        return
    flows = bare(document)
    bare_pages = pdf_pages(floor(flows))
    if not 0.75 * pages <= bare_pages <= 1.35 * pages:
        raise SystemExit(f"the floor has {bare_pages} pages, ours {pages}: not the same work")
    report([partial(floor, flows)] * 3)


if __name__ == "__main__":
    main()
