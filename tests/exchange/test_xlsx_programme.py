"""The tables of a programme go out as a workbook and come back as the same programme."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from pathlib import Path

import pytest

from mslite.config import places
from mslite.domain.office import Municipality
from mslite.domain.programme import reportbuild, sheetbuild
from mslite.domain.programme.kinds import (
    FactorKind,
    ForecastKind,
    FundingSource,
    IndicatorKind,
    PlanKind,
    TableKind,
)
from mslite.domain.programme.raw import RawFile, RawTable
from mslite.domain.programme.rows import (
    BOOK_ROWS,
    Abbreviation,
    Book,
    Factor,
    ForecastSeries,
    ForecastValue,
    Funding,
    Indicator,
    Period,
    PlanItem,
    Programme,
    TableColumn,
    Target,
)
from mslite.domain.programme.sheetbuild import Source
from mslite.domain.programme.understand import understand
from mslite.domain.rows import Lang, Words
from mslite.exchange import office_files, xlsx_programme
from mslite.i18n import catalogue
from mslite.services.programme.packs import Packs

REAL = Path("/work/shared/real/kara-balta-programme.docx")
PARTS = ("items", "indicators", "targets", "series", "forecast", "abbreviations", "factors", "responsible")


def translate(lang: str) -> catalogue.Translator:
    return catalogue.load(places.translations(), lang)


def source(book: Book, lang: Lang = Lang.KY) -> Source:
    return Source(book, Packs(places.resources()).get("2018"), Municipality(), lang)


def written(book: Book, lang: Lang = Lang.KY) -> tuple[bytes, RawFile]:
    data = xlsx_programme.write(sheetbuild.book_sheet(source(book, lang)), translate)
    return data, office_files.read(data, "программа.xlsx")


def texts(table: RawTable) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


@pytest.fixture
def book() -> Book:
    """Two priorities; a task with three activities that share a result; an indicator with a part."""
    programme = Programme(name=Words("Ак-Суу программасы"), first_year=2024, last_year=2025, own_numbers=True)
    at = {"programme_id": programme.id}

    def item(kind: PlanKind, no: int, text: str, parent: PlanItem | None = None, **more) -> PlanItem:
        above = parent.id if parent else None
        return PlanItem(**at, kind=kind, position=no, text=Words(text), parent_id=above, **more)

    first = item(PlanKind.PRIORITY, 1, "Инфраструктура", number="1.")
    water = item(PlanKind.SECTION, 1, "Таза суу", first, number="1.1.")
    task = item(PlanKind.TASK, 1, "Суу менен камсыз кылуу", water, number="1")
    result = Words("340 үйгө суу\nАнализ тактага илинет")
    pipe = item(
        PlanKind.ACTIVITY, 1, "Түтүк алмаштыруу – 10 км", task, term=Words("2024-2025-жж."), result=result
    )
    pump = item(
        PlanKind.ACTIVITY, 2, "=Насос алуу", task, term=Words("2025 –ж"), result=result, merged="result"
    )
    test = item(PlanKind.ACTIVITY, 3, "007", task, term=Words("Жыл сайын"), result=Words("=1+1"))
    second = item(PlanKind.PRIORITY, 2, "Адам", number="2.")
    heading = Indicator(**at, kind=IndicatorKind.HEADING, position=1, name=Words("Инфраструктура"))
    homes = Indicator(
        **at, position=2, number="1", issue=Words("Суу жетишпейт"), name=Words("Суу жеткен үйлөр"),
        unit=Words("%"), base_year=2023, base="60 %", final="1:0,3",
    )  # fmt: skip
    series = ForecastSeries(**at, position=1, name=Words("Калк"), unit=Words("миң киши"))
    return Book(
        programme,
        abbreviations=(
            Abbreviation(**at, position=1, short=Words("АӨ"), meaning=Words("Айыл өкмөтү")),
            Abbreviation(**at, position=2, short=Words("КР"), meaning=Words("Кыргыз Республикасы")),
            Abbreviation(**at, position=3, short=Words("ШК"), meaning=Words("Шаардык кеңеш")),
            Abbreviation(**at, position=4, short=Words("МИ"), meaning=Words("Муниципалдык ишкана")),
        ),
        factors=tuple(
            Factor(**at, position=no, kind=kind, text=Words(f"{kind.value} жөнүндө"))
            for no, kind in enumerate(list(FactorKind)[:4], start=1)
        ),
        items=(first, water, task, pipe, pump, test, second),
        indicators=(heading, homes),
        targets=tuple(
            Target(**at, indicator_id=homes.id, year=year, value=f"{year - 1960},5 %")
            for year in (2024, 2025)
        ),
        funding=(
            Funding(
                **at, plan_item_id=pipe.id, year=2024, source=FundingSource.TOWN_BUDGET,
                plan=12_500_50_000, fact_first=1_000_00,
            ),
        ),
        series=(series,),
        forecast=(
            ForecastValue(**at, series_id=series.id, year=2023, kind=ForecastKind.FACT, value="18,4"),
            ForecastValue(**at, series_id=series.id, year=2024, value="18,7"),
        ),
        periods=(Period(**at, year=2024, half=1),),
    )  # fmt: skip


def bare(rows: object) -> list[object]:
    return [dataclasses.replace(row, id="", programme_id="") for row in rows]  # type: ignore[attr-defined]


def test_the_plan_looks_like_the_official_one(book):
    plan = written(book)[1].tables[0]
    assert plan.name == "Иш-чаралардын планы"
    assert texts(plan)[0][0] == "Иш-чаралардын планы"
    assert texts(plan)[3][:3] == ["№", "Тапшырма", "Чаралар / аракеттер"]
    assert texts(plan)[4] == ["1. Инфраструктура"] * 6
    assert plan.full_width(5)
    assert [row[1] for row in texts(plan)[6:9]] == ["Суу менен камсыз кылуу"] * 3
    assert [plan.merged_up(row, 1) for row in (6, 7, 8)] == [False, True, True]
    assert [plan.merged_up(row, 4) for row in (6, 7, 8)] == [False, True, False]
    assert texts(plan)[8][2:5] == ["007", "Жыл сайын", "=1+1"]
    assert not any(cell.notes for row in plan.rows for cell in row)


def test_everything_comes_back_as_it_went_out(book):
    again = understand([written(book)[1]], base=book)
    assert again.gone == ()
    changed = [row for row in again.changed() if type(row).__name__ not in ("Chapter", "Responsible")]
    assert changed == []
    fresh = understand([written(book)[1]]).book
    for part in ("abbreviations", "series"):
        assert bare(getattr(fresh, part)) == bare(getattr(book, part)), part
    for part in ("items", "indicators", "targets", "forecast", "factors"):
        assert len(getattr(fresh, part)) == len(getattr(book, part)), part
    assert [row.text for row in fresh.items] == [row.text for row in book.items]
    assert [row.merged for row in fresh.items] == [row.merged for row in book.items]


@pytest.mark.skipif(not REAL.exists(), reason="the real files are not here")
def test_the_real_programme_comes_back_cell_by_cell():
    found = understand([office_files.read(REAL)])
    organisations = [one.organisation for one in found.bodies]
    again = understand([written(found.book)[1]], organisations, found.book)
    kinds = {BOOK_ROWS[part] for part in PARTS}
    assert [row for row in (*again.changed(), *again.gone) if type(row) in kinds] == []


def test_money_is_numbers_that_excel_can_add_up(book):
    shown = dataclasses.replace(
        book,
        columns=(TableColumn(programme_id=book.programme.id, key="money", table_kind=TableKind.PLAN),),
    )
    data, file = written(shown)
    plan = file.tables[0]
    column = texts(plan)[3].index("Каржылоо, миң сом")
    assert plan.text(6, column) == "12 500,5"
    with zipfile.ZipFile(io.BytesIO(data)) as workbook:
        assert "<v>12500.5</v>" in workbook.read("xl/worksheets/sheet1.xml").decode()


def test_the_head_is_printed_on_every_page_and_stays_on_the_screen(book):
    with zipfile.ZipFile(io.BytesIO(written(book)[0])) as workbook:
        sheet = workbook.read("xl/worksheets/sheet1.xml").decode()
        names = workbook.read("xl/workbook.xml").decode()
    assert 'orientation="landscape"' in sheet
    assert 'state="frozen"' in sheet
    assert "_xlnm.Print_Titles" in names
    assert "$4:$4" in names


def test_russian_and_the_other_papers(book):
    file = written(book, Lang.RU)[1]
    assert texts(file.tables[0])[3][1] == "Задача"
    of = source(book)
    for sheet, names in (
        (sheetbuild.plan_sheet(of), ["Иш-чаралардын планы"]),
        (sheetbuild.matrix_sheet(of), ["Мониторинг индикаторлорунун", "Божомол"]),
        (reportbuild.monitoring_sheet(of, book.periods[0]), ["Артыкчылыктар", "Иш-чаралар", "Индикаторлор"]),
        (reportbuild.handout_sheet(of), ["Артыкчылыктар"]),
    ):
        tables = office_files.read(xlsx_programme.write(sheet, translate)).tables
        assert [table.name[: len(name)] for table, name in zip(tables, names, strict=False)] == names


def test_an_empty_programme_is_a_workbook_too():
    data = xlsx_programme.write(sheetbuild.book_sheet(source(Book(Programme()))), translate)
    assert office_files.read(data).tables[0].name == "Иш-чаралардын планы"
