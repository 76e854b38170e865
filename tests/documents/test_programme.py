"""The papers of a programme: what they say, and where long tables break."""

from __future__ import annotations

import hashlib
import io
import random
import re
from dataclasses import replace

import pytest

from mslite.documents import compose_programme, docx, pdf
from mslite.documents.blocks import Document, Grid, GridRow, HeadCell, Look, Section, cell
from mslite.documents.pdftext import page_texts
from mslite.domain.programme import reportbuild, sheetbuild
from mslite.domain.programme.kinds import ChapterRole, PlanKind, ProgrammeState
from mslite.domain.programme.rows import Book, Chapter, PlanItem
from mslite.domain.rows import Words
from tests.documents import programme
from tests.documents.programme import BOOK, GOLDEN, P, all_papers, printed, source, written
from tests.documents.reading import body, docx_text, fonts_of, pdf_text

PAPERS = all_papers()
HEAD = "№ Баш"


@pytest.mark.parametrize("name", PAPERS)
def test_text_is_the_golden_one(name, tr):
    golden = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    assert written(PAPERS[name], tr) == golden, "if meant: python -m tests.documents.programme"


@pytest.mark.parametrize("name", PAPERS)
def test_bytes_are_repeatable_and_fonts_are_ours(name, tr, tmp_path):
    first, second = (printed(PAPERS[name], tr) for _ in range(2))
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()
    for font in fonts_of(first, tmp_path):
        assert "LiberationSerif" in font[0] and font[-5:-2] == ["yes", "yes", "yes"], font


@pytest.mark.parametrize("name", [name for name in PAPERS if not re.search("monitoring|handout", name)])
def test_word_says_what_the_pdf_says(name, tr):
    """Without the reports: their charts are pictures in Word."""
    document = compose_programme.compose(PAPERS[name], tr)
    ours = docx_text(docx.draw(document)).replace('TOC \\o "1-2" \\h \\z \\u', "")
    theirs = pdf_text(pdf.draw(document))
    assert sorted("".join(ours.split())) == sorted("".join(theirs.split()))


def test_a_draft_bears_its_mark_until_the_council_adopts_it(tr):
    draft = replace(BOOK, programme=replace(BOOK.programme, state=ProgrammeState.DRAFT), resolutions=())
    pages = page_texts(printed(sheetbuild.book_sheet(source(book=draft)), tr))
    assert all("ДОЛБООР / ПРОЕКТ" in page for page in pages)
    assert "ТОКТОМ" not in " ".join(pages)


def test_the_contents_name_the_page_on_which_each_chapter_begins(tr):
    long = Chapter(**P, position=3, title=Words("Узун бөлүм"), text=Words("Сөз сүйлөм. " * 3000))
    book = replace(BOOK, chapters=(*BOOK.chapters[:2], long, *BOOK.chapters[2:]))
    document = compose_programme.compose(sheetbuild.book_sheet(source(book=book)), tr)
    pages = page_texts(pdf.draw(document))
    chapters = pdf.chapter_pages(document)

    assert [title for title, *_ in chapters][:4] == ["Кыскартуулар", "Киришүү", "Узун бөлүм", "Талдоо"]
    contents = next(page for page in pages if "МАЗМУНУ" in page)
    flat = " ".join(contents.split())
    for title, depth, page in chapters:
        assert title in body(pages[page - 1]).split("\n"), title
        if depth < 2:
            assert re.search(rf"{re.escape(title)} ?{page}\b", flat), title
    assert chapters[3][2] > 10


def test_plan_and_matrix_stand_on_turned_pages_with_numbers(tr):
    import pypdfium2

    data = printed(PAPERS["programme-book-ky"], tr)
    texts = page_texts(data)
    document = pypdfium2.PdfDocument(data)
    turned = [page.get_width() > page.get_height() for page in document]
    document.close()
    assert [no for no, is_turned in enumerate(turned) if is_turned] == [
        no for no, text in enumerate(texts) if "Тапшырма" in text or "Маселе" in text
    ]
    for no, text in enumerate(texts[1:], 2):
        assert text.strip().split("\n")[0].strip() == str(no)


def test_without_a_task_column_tasks_are_rows_of_their_own():
    from mslite.domain.programme.rows import TableColumn

    hidden = replace(BOOK, columns=(TableColumn(**P, key="task", hidden=True),))
    table = sheetbuild.plan_sheet(source(book=hidden)).table
    assert [row.cells[0] for row in table.rows if row.level == 2] == [
        "1 Калкты таза суу менен камсыз кылуу",
        "2 Тапшырма иш-чарасыз",
    ]


def test_a_shared_cell_is_told_where_its_first_row_is_not_printed():
    """The plan of a body without the activity above: the shared result stands in its own row."""
    only = replace(BOOK, responsible=tuple(row for row in BOOK.responsible if row.plan_item_id == "a2"))
    table = sheetbuild.body_sheet(source(book=only), "water").plan
    row = table.rows[-1]
    assert "1200 үй туташат" in row.cells and not row.merged


def test_an_empty_programme_prints(tr):
    empty = Book(programme=BOOK.programme, periods=BOOK.periods)
    for sheet in (
        sheetbuild.book_sheet(source(book=empty)),
        sheetbuild.plan_sheet(source(book=empty)),
        sheetbuild.annual_sheet(source(book=empty), 2025),
        sheetbuild.matrix_sheet(source(book=empty)),
        sheetbuild.body_sheet(source(book=empty), "water"),
        reportbuild.monitoring_sheet(source(book=empty), BOOK.periods[0]),
        reportbuild.handout_sheet(source(book=empty)),
    ):
        assert "Ак-Суу" in pdf_text(printed(sheet, tr))


def test_the_handout_is_one_page(tr):
    chatty = tuple(
        Chapter(**P, role=role, text=Words("\n".join(["Узун сүйлөм, дагы сөз. " * 12] * 30)))
        for role in (ChapterRole.VISION, ChapterRole.GOAL)
    )
    sheet = reportbuild.handout_sheet(source(book=replace(BOOK, chapters=chatty)))
    assert len(page_texts(printed(sheet, tr))) == 1


# ---- long tables -------------------------------------------------------------------------------------


def grid(rows, columns=3):
    head = (tuple(HeadCell(word) for word in (HEAD, "Экинчи баш", "Үчүнчү баш")[:columns]),)
    return Grid((1.0,) * columns, tuple(rows), head)


def pages_of(table, landscape=True):
    return page_texts(pdf.draw(Document("", "", "ky", (Section("ky", (table,), landscape=landscape),))))


def texts(table):
    return [
        "".join(run.text for one in paras for run in one.runs) for row in table.rows for paras in row.cells
    ]


WORDS = ["Суу", "<b>", "</para>", "&amp;", "100%", "😀", "№ 3", "«тырмак»", "узунсөз" * 12, "ң", "\\", "{x}"]


@pytest.mark.parametrize("seed", range(12))
def test_no_cell_of_a_long_plan_is_lost_or_doubled(seed):
    chance = random.Random(seed)
    rows = []
    for no in range(500 if seed == 0 else 120):
        if chance.random() < 0.12:
            rows.append(GridRow((cell(f"[{no}] бөлүм", Look.SMALL),), keep=True, shade=0.1))
            continue
        merged = frozenset(
            column for column in range(3) if rows and len(rows[-1].cells) == 3 and chance.random() < 0.35
        )
        rows.append(
            GridRow(
                tuple(
                    cell("", Look.SMALL)
                    if column in merged
                    else cell(
                        f"[{no}.{column}] "
                        + " ".join(
                            chance.choices(WORDS, k=chance.choice([0, 3, 8, 30, 200 if no % 40 == 7 else 4]))
                        )
                        + f" [{no}.{column}/]",
                        Look.SMALL,
                    )
                    for column in range(3)
                ),
                merged,
            )
        )
    table = grid(rows)
    pages = pages_of(table, landscape=bool(seed % 2))
    text = "".join("".join(pages).split())

    for no, row in enumerate(rows):
        for column, _ in enumerate(row.cells):
            if len(row.cells) == 1:
                assert text.count(f"[{no}]бөлүм") == 1, no
            elif column not in row.merged:
                assert text.count(f"[{no}.{column}]") == 1 == text.count(f"[{no}.{column}/]"), (no, column)
    given = "".join(texts(table)).replace("😀", "[U+1F600]")
    kept = text
    for _ in pages:
        kept = kept.replace("".join((HEAD + "Экинчи баш" + "Үчүнчү баш").split()), "", 1)
    assert sorted(re.sub(r"\d", "", kept)) == sorted(re.sub(r"\d", "", "".join(given.split())))


@pytest.mark.parametrize("size", range(1, 45, 2))
def test_headings_of_a_table_never_stand_last_on_a_page(size):
    rows = []
    for no in range(60):
        if no % 5 == size % 5:
            rows += [
                GridRow((cell(f"Артыкчылык-{no}", Look.SMALL),), keep=True),
                GridRow((cell(f"Бөлүм-{no}", Look.SMALL),), keep=True),
            ]
        rows.append(
            GridRow(tuple(cell(f"{no} " + "сөз " * (size * (1 + no % 3)), Look.SMALL) for _ in range(3)))
        )
    for page in pages_of(grid(rows))[:-1]:
        assert "Бөлүм" not in page.strip().split("\n")[-1]
        assert "Артыкчылык" not in page.strip().split("\n")[-1]
        assert page.count(HEAD) == 1


def test_a_cell_over_several_pages_goes_on():
    """One task over 60 activities, its words longer than the rows of the first page."""
    task = cell("Башы. " + " ".join(f"т{no}." for no in range(900)) + " Аягы.", Look.SMALL)
    rows = [GridRow((task, cell("ч0", Look.SMALL), cell("н0", Look.SMALL)))]
    rows += [
        GridRow(
            (cell("", Look.SMALL), cell(f"ч{no}", Look.SMALL), cell(f"н{no}", Look.SMALL)), frozenset({0})
        )
        for no in range(1, 60)
    ]
    pages = pages_of(grid(rows))
    text = " ".join(" ".join(pages).split())
    assert len(pages) > 2
    for no in range(900):
        assert len(re.findall(rf"\bт{no}\.", text)) == 1, no
    for no in range(60):
        assert len(re.findall(rf"\bч{no}\b", text)) == 1 == len(re.findall(rf"\bн{no}\b", text)), no


def test_a_row_higher_than_a_page_is_broken_and_a_high_heading_too():
    rows = [
        GridRow((cell("\n".join(f"б{no}" for no in range(90)), Look.SMALL),), keep=True),
        GridRow(
            (
                cell("\n".join(f"к{no}" for no in range(150)), Look.SMALL),
                cell("а", Look.SMALL),
                cell("", Look.SMALL),
            )
        ),
    ]
    text = " ".join(pages_of(grid(rows)))
    assert re.findall(r"б(\d+)", text) == [str(no) for no in range(90)]
    assert re.findall(r"к(\d+)", text) == [str(no) for no in range(150)]


def test_a_plan_of_five_hundred_rows_from_the_book_to_the_page(tr):
    chance = random.Random(7)
    items = [programme.ITEMS[0]]
    for no in range(160):
        task = PlanItem(
            **P, id=f"t{no:03}", parent_id="p1", kind=PlanKind.TASK, position=no, text=Words(f"⟦т{no}⟧")
        )
        items.append(task)
        for inner in range(3):
            words = f"⟦{no}.{inner}⟧ " + "иш " * chance.randint(0, 60)
            items.append(
                PlanItem(
                    **P, id=f"a{no:03}{inner}", parent_id=task.id, position=inner, text=Words(words),
                    result=Words(f"⟦н{no}.{inner}⟧"), merged="result" if inner == 2 else "",
                )
            )  # fmt: skip
    sheet = sheetbuild.plan_sheet(source(book=replace(BOOK, items=tuple(items))))
    text = "".join(pdf_text(printed(sheet, tr)).split()).replace("[U+27E6]", "⟦").replace("[U+27E7]", "⟧")
    for no in range(160):
        assert text.count(f"⟦т{no}⟧") == 1
        for inner in range(3):
            assert text.count(f"⟦{no}.{inner}⟧") == 1
            assert text.count(f"⟦н{no}.{inner}⟧") == (inner != 2)


# ---- Word --------------------------------------------------------------------------------------------


def test_the_word_file_has_real_headings_turned_sections_and_repeated_heads(tr):
    import docx as word

    file = word.Document(io.BytesIO(docx.draw(compose_programme.compose(PAPERS["programme-book-ky"], tr))))
    headings = [
        (line.style.name, line.text) for line in file.paragraphs if line.style.name.startswith("Heading")
    ]
    assert ("Heading 1", "Киришүү") in headings
    assert ("Heading 2", "Экономика") in headings
    assert ("Heading 3", "Корутунду") in headings
    assert [section.orientation for section in file.sections] == [0, 1]
    plan = next(table for table in file.tables if "Тапшырма" in table.rows[0].cells[1].text)
    assert "w:tblHeader" in plan.rows[0]._tr.xml
    assert plan.rows[1].cells[0].text == plan.rows[1].cells[-1].text == "1. Таза шаар"
    assert plan.rows[3].cells[1]._tc is plan.rows[4].cells[1]._tc
