"""The real programme, printed after its import: every cell of the plan stands on the paper once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from mslite.documents.pdftext import page_texts
from mslite.domain.programme.rows import Programme
from mslite.domain.text import fold
from mslite.services.office import Office
from mslite.services.open import key_of

FILE = Path(__file__).parents[3] / "shared" / "real" / "kara-balta-programme.docx"
pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the real files are not here")


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("real") / "town"
    office = Office(folder, key_of(folder, "", ""))
    office.actor = "Осмонова Айгүл"
    importing = office.programme_import
    saved = importing.accept(importing.dry_run(importing.read([FILE])))
    programme = saved.first(Programme)
    yield (
        office.programmes.book(programme.id),
        page_texts(office.programme_papers.pdf("plan", programme.id)),
        page_texts(office.programme_papers.pdf("book", programme.id)),
    )
    office.close()


def letters(text: str) -> str:
    return "".join(fold(text).split())


def test_every_activity_and_task_is_printed_once(printed):
    book, plan, _ = printed
    paper = letters("".join("\n".join(page.strip().split("\n")[1:]) for page in plan))
    wanted = Counter(letters(item.text.of("ky")) for item in book.items)
    # broken rows interleave the columns on paper: the beginning of a cell is what stays together
    for text, count in wanted.items():
        assert paper.count(text[:12]) >= count, text


def test_the_book_has_its_chapters_and_its_tables(printed):
    book, plan, whole = printed
    text = letters("".join(whole))
    for chapter in book.chapters:
        assert letters(chapter.title.of("ky")) in text
    assert len(whole) > 40 and len(plan) > 10
    assert all(
        page.strip().split("\n")[0].strip().startswith(str(no)) for no, page in enumerate(whole[1:], 2)
    )
