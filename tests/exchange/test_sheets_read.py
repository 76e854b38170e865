"""Workbooks and text tables are read as they are shown: dates, percents, merged and hidden cells."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
import xlsxwriter

from mslite.domain.programme.raw import RawTable
from mslite.exchange import number_format
from mslite.exchange.office_files import read
from tests.exchange.made import xlsx

SAMPLES = Path(__file__).parent / "samples"


def texts(table: RawTable) -> list[list[str]]:
    return [[one.text for one in line] for line in table.rows]


def workbook(fill) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        fill(book)
    return out.getvalue()


def test_numbers_are_read_as_they_are_shown():
    def fill(book):
        sheet = book.add_worksheet("План")
        for column, (value, form) in enumerate(
            [
                (0.923, "0.0%"),
                (1.06, "0%"),
                (8371.4, "0.0"),
                (12500, "#,##0"),
                (2.5, '0.0" км"'),
                (0.1 + 0.2, ""),
                (3, ""),
                (-1234.5, "#,##0.00"),
                (1200000, "#,##0 [$сом-440];[Red]-#,##0 [$сом-440]"),
            ]
        ):
            sheet.write_number(0, column, value, book.add_format({"num_format": form} if form else {}))

    found = read(workbook(fill)).tables[0]
    assert texts(found) == [
        ["92,3%", "106%", "8371,4", "12 500", "2,5 км", "0,3", "3", "-1 234,50", "1 200 000 сом"]
    ]
    assert not any(one.notes for one in found.rows[0])


def test_dates_are_written_as_days_and_told():
    def fill(book):
        sheet = book.add_worksheet()
        for column, form in enumerate(("dd.mm.yyyy", "d-mmm-yy", "yyyy", "mmmm yyyy", "dd.mm.yyyy hh:mm")):
            sheet.write_datetime(
                0, column, dt.datetime(2024, 3, 5, 14, 30), book.add_format({"num_format": form})
            )

    found = read(workbook(fill)).tables[0]
    assert texts(found) == [["05.03.2024", "05.03.2024", "2024", "03.2024", "05.03.2024 14:30"]]
    assert {one.notes for one in found.rows[0]} == {("serial_date",)}


def test_the_calendar_of_old_macintosh_and_iso_dates():
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    sheet = (
        '<sheetData><row r="1"><c r="A1" s="1"><v>0</v></c>'
        '<c r="B1" t="d"><v>2024-03-05</v></c></row></sheetData>'
    )
    made = xlsx(sheet, styles=styles, workbook='<workbookPr date1904="1"/>')
    assert texts(read(made).tables[0]) == [["01.01.1904", "05.03.2024"]]


def test_merged_cells_several_sheets_and_the_row_a_person_counts():
    def fill(book):
        book.add_worksheet("Бош")
        sheet = book.add_worksheet("План")
        sheet.merge_range("A3:C3", "1. Билим")
        sheet.merge_range("A4:A5", "1")
        sheet.write_row(3, 1, ["оңдоо", "2024"])
        sheet.write_row(4, 1, ["куруу", "2025"])
        book.add_worksheet("Болжол").write("B2", "Киреше")

    plan, forecast = read(workbook(fill)).tables
    assert texts(plan) == [["1. Билим"] * 3, ["1", "оңдоо", "2024"], ["1", "куруу", "2025"]]
    assert (plan.no, plan.name, plan.first_row) == (1, "План", 3)
    assert plan.full_width(0)
    assert plan.merged_up(2, 0)
    assert plan.rows[2][0].owner == (1, 0)
    assert (forecast.no, forecast.name, forecast.first_row, texts(forecast)) == (
        2,
        "Болжол",
        2,
        [["", "Киреше"]],
    )


def test_hidden_rows_columns_and_sheets_are_marked():
    def fill(book):
        sheet = book.add_worksheet("План")
        sheet.write_row(0, 0, ["№", "Чара", "ички"])
        sheet.write_row(1, 0, [1, "Жол", "х"])
        sheet.set_row(1, options={"hidden": True})
        sheet.set_column("C:C", options={"hidden": True})
        other = book.add_worksheet("Көмүскө")
        other.write("A1", "сыр")
        other.hide()

    plan, hidden = read(workbook(fill)).tables
    assert plan.hidden == {1}
    assert [one.notes for one in plan.rows[0]] == [(), (), ("hidden",)]
    assert hidden.rows[0][0].notes == ("hidden",)


def test_formulas_give_their_result_or_are_told():
    sheet = (
        '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1*2</f></c>'
        '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="D1" t="str"><f>"км"</f><v>км</v></c></row></sheetData>'
    )
    found = read(xlsx(sheet)).tables[0]
    assert texts(found) == [["2", "", "#DIV/0!", "км"]]
    assert [one.notes for one in found.rows[0]] == [(), ("formula",), ("error",), ()]


def test_shared_and_rich_texts_without_addresses():
    sheet = (
        '<sheetData><row><c t="s"><v>0</v></c><c t="inlineStr"><is><r><t>таза </t></r><r><t>суу</t></r>'
        '<rPh><t>х</t></rPh></is></c><c t="s"><v>1</v></c></row></sheetData>'
    )
    assert texts(read(xlsx(sheet, strings=["Билим", "бир_x000D_\nэки"])).tables[0]) == [
        ["Билим", "таза суу", "бир\nэки"]
    ]


@pytest.mark.parametrize("name", ["plan.xls", "plan.ods"])
def test_older_workbooks(name):
    found = read(SAMPLES / name).tables[0]
    assert texts(found)[1:] == [
        ["№", "Чара", "Мөөнөтү"],
        ["1", "Мектепти оңдоо", "2024"],
        ["2", "Жол", "2,5"],
        ["", "", "05.03.2024"],
    ]
    assert found.rows[4][2].notes == ("serial_date",)


@pytest.mark.parametrize(
    ("code", "raw", "text"),
    [
        ("0;-0;;@", "5", "5"),
        ("_-* #,##0.00_-;-* #,##0.00_-", "1234.5", "1 234,50"),
        ("# ?/?", "0.5", "0,5"),
        ("0.00E+00", "1500", "1500"),
        ("0.0#", "2.50", "2,5"),
        ('"жалпы "0', "7", "жалпы 7"),
        ("[h]:mm", "0.5", "12:00"),
        ("0.0", "abc", "abc"),
        ("General", "1E+20", "100000000000000000000"),
        ("0%", "1E+400", "1E+400"),
        ("dd.mm.yyyy", "-5", "-5"),
        ("ДД.ММ.ГГГГ", "45356", "05.03.2024"),
    ],
)
def test_formats(code, raw, text):
    assert number_format.shown(raw, number_format.understand(code))[0] == text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251", "koi8-r", "cp866"]
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_text_tables_of_any_encoding(encoding, delimiter):
    lines = ["N|Мера|Срок", '1|"Дороги, ""новые""; и\nулицы"|2024', "2|Вода чистая|2025", "||"]
    data = "\r\n".join(lines).replace("|", delimiter).encode(encoding)
    found = read(data, "план.csv").tables[0]
    assert texts(found) == [
        ["N", "Мера", "Срок"],
        ["1", 'Дороги, "новые"; и\nулицы', "2024"],
        ["2", "Вода чистая", "2025"],
    ]


def test_a_kyrgyz_text_table_and_excels_own_first_line():
    data = "sep=,\n\nАракет,Мөөнөтү\nКөчө оңдоо,2024\n".encode()
    found = read(data).tables[0]
    assert (found.first_row, texts(found)) == (3, [["Аракет", "Мөөнөтү"], ["Көчө оңдоо", "2024"]])
