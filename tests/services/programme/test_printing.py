"""Papers and charts of the sample programme, as the window asks for them."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pytest
from PIL import Image

from mslite.documents.pdftext import page_texts
from mslite.domain.problems import UserFixable
from mslite.domain.programme.kinds import ChapterRole, ResolutionKind
from mslite.domain.programme.rows import Chapter, PlanItem, Programme, Resolution
from mslite.domain.programme.tree import lines, matrix_lines
from mslite.domain.rows import Words
from mslite.services import sample
from mslite.services.office import Office
from mslite.services.open import key_of


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    folder = tmp_path_factory.mktemp("printing") / "town"
    sample.make(folder)
    office = Office(folder, key_of(folder, "", ""))
    office.actor = "Осмонова Айгүл"
    yield office
    office.close()


@pytest.fixture(scope="module")
def programme(town):
    return town.programmes.all()[0]


def text(pdf):
    return " ".join(" ".join(page_texts(pdf)).split())


def test_every_chart_is_a_picture_of_the_width_asked_for(town, programme):
    book = town.programmes.book(programme.id)
    for chart in ("priorities", "money", "unreported"):
        picture = Image.open(
            io.BytesIO(town.programme_papers.chart_png(chart, programme.id, width=300, dpi=72))
        )
        assert picture.size[0] == 300 and len(picture.getcolors(100_000)) > 2, chart
    for indicator in book.indicators:
        data = town.programme_papers.chart_png("indicator", programme.id, "ru", indicator_id=indicator.id)
        assert Image.open(io.BytesIO(data)).size[0] == 960


def test_a_wording_is_printed_as_it_was_put_into_force(town, programme):
    amended = town.wordings.put_into_force(
        Resolution(
            programme_id=programme.id,
            kind=ResolutionKind.AMENDED,
            number="17",
            date=dt.date(2026, 3, 5),
            about=Words("Өзгөртүү"),
        )
    ).first(Resolution)
    item = next(row for row in town.programmes.book(programme.id).items if row.kind == "activity")
    town.records.save(replace(item, text=Words("Кийин кошулган иш-чара")))

    now = text(town.programme_papers.pdf("plan", programme.id))
    then = text(town.programme_papers.pdf("plan", programme.id, resolution_id=amended.id))

    assert "Кийин кошулган иш-чара" in now
    assert "Кийин кошулган иш-чара" not in then and item.text.ky[:20] in then


def test_a_programme_without_half_years_has_no_report(town):
    bare = town.programmes.create(Programme(name=Words("Бош программа"))).first(Programme)
    with pytest.raises(UserFixable, match="no_period"):
        town.programme_papers.pdf("monitoring", bare.id)
    assert "Бош программа" in text(town.programme_papers.pdf("book", bare.id))
    with pytest.raises(UserFixable, match="gone"):
        town.programme_papers.pdf("book", "0" * 32)


def test_the_plan_of_a_year_holds_what_was_chosen_for_it(town, programme):
    book = town.programmes.book(programme.id)
    year = max(row.year for row in book.annual)
    chosen = {row.plan_item_id for row in book.annual if row.year == year}
    printed = "".join(text(town.programme_papers.pdf("annual-plan", programme.id, year=year)).split())
    for item in book.items:
        own = next(
            (row.text.ky for row in book.annual if row.plan_item_id == item.id and row.text), item.text.ky
        )
        if isinstance(item, PlanItem) and item.kind == "activity" and len(own) > 12:
            assert ("".join(own.split()) in printed) == (item.id in chosen), own


@pytest.mark.parametrize("what", ["docx", "xlsx"])
def test_the_printed_tables_come_back_as_the_same_programme(what, town, programme, tmp_path):
    file = tmp_path / f"книга.{what}"
    file.write_bytes(getattr(town.programme_papers, what)("book", programme.id))

    found = town.programme_import.dry_run(town.programme_import.read([file])).book
    book = town.programmes.book(programme.id)

    def plan(one):
        return [
            (line.item.kind, *(" ".join(getattr(line.item, name).of("ky").split()) for name in FIELDS))
            for line in lines(one.items)
        ]

    def matrix(one):
        targets = {(row.indicator_id, row.year): row.value for row in one.targets}
        return [
            (
                row.kind,
                row.name.ky,
                row.unit.ky,
                row.base,
                row.final,
                *(targets.get((row.id, year)) for year in YEARS),
            )
            for row, _ in matrix_lines(one.indicators)
        ]

    assert plan(found) == plan(book)
    assert matrix(found) == matrix(book)
    assert [(row.short.of("ky"), row.meaning.of("ky")) for row in found.abbreviations] == [
        (row.short.ky, row.meaning.ky) for row in book.abbreviations
    ]


FIELDS = ("text", "term", "result", "responsible")
YEARS = range(2024, 2028)


def test_a_printed_book_brings_no_second_title_page(town, programme, tmp_path):
    file = tmp_path / "китеп.docx"
    file.write_bytes(town.programme_papers.docx("book", programme.id))
    again = town.programme_import.dry_run(town.programme_import.read([file]), programme_id=programme.id)
    assert again.gone == () and all(row.title for row in again.book.chapters)
    assert [one.reason for one in again.doubts if not one.place.table] == ["title_left_out"]

    book = town.programmes.book(programme.id)
    own = Chapter(
        programme_id=programme.id, role=ChapterRole.ANNEX, position=0, text=Words("Урматтуу шаардыктар!")
    )
    saved = town.records.save(own)
    file.write_bytes(town.programme_papers.docx("book", programme.id))
    again = town.programme_import.dry_run(town.programme_import.read([file]), programme_id=programme.id)
    bare = [row.text.ky for row in again.book.chapters if not row.title]
    assert bare == ["Урматтуу шаардыктар!"] and own.id not in {row.id for row in again.changed()}
    assert again.gone == () and len(again.book.chapters) > len(book.chapters)
    town.records.undo(saved)
