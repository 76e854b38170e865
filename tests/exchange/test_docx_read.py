"""A Word document is read as it is seen: merged cells, changes, boxes, headings, lists."""

from __future__ import annotations

import io

import docx as word
import pytest
from docx.enum.text import WD_BREAK

from mslite.domain.programme.raw import RawFile, RawTable
from mslite.exchange.office_files import read
from tests.exchange.made import cell, docx, letters, para, row, table

RESTART = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"


def texts(table: RawTable) -> list[list[str]]:
    return [[one.text for one in line] for line in table.rows]


def only(file: RawFile) -> RawTable:
    assert len(file.tables) == 1
    return file.tables[0]


def saved(document: word.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_merged_cells_stand_at_each_place_they_cover():
    document = word.Document()
    made = document.add_table(4, 3)
    for line, words in enumerate((("1. Билим", "", ""), ("1", "оңдоо", "2024"), ("", "куруу", "2025"))):
        for column, text in enumerate(words):
            made.cell(line, column).text = text
    made.cell(0, 0).merge(made.cell(0, 2)).text = "1. Билим"
    made.cell(1, 0).merge(made.cell(3, 0)).text = "1"
    found = only(read(saved(document), "план.docx"))
    assert texts(found)[:3] == [["1. Билим"] * 3, ["1", "оңдоо", "2024"], ["1", "куруу", "2025"]]
    assert found.full_width(0)
    assert not found.full_width(1)
    assert [found.merged_up(line, 0) for line in range(4)] == [False, False, True, True]
    assert found.rows[3][0].owner == (1, 0)


def test_rows_of_other_widths_are_filled_up():
    body = table(
        row("№", "Чара", "Мөөнөтү"),
        row("1", properties='<w:gridAfter w:val="2"/>'),
        row("Жол", "2024", properties='<w:gridBefore w:val="1"/>'),
    )
    assert texts(only(read(docx(body)))) == [["№", "Чара", "Мөөнөтү"], ["1", "", ""], ["", "Жол", "2024"]]


def test_columns_in_which_no_cell_begins_are_no_columns():
    wide = '<w:gridSpan w:val="3"/>'
    body = table(row(cell("№", wide), cell("Чара", wide)), row(cell("1", wide), cell("Жол", wide)))
    assert texts(only(read(docx(body)))) == [["№", "Чара"], ["1", "Жол"]]


def test_a_cell_merged_in_the_old_manner():
    merged = cell("Билим", '<w:hMerge w:val="restart"/>') + cell("", '<w:hMerge w:val="continue"/>')
    found = only(read(docx(table(row(merged), row("1", "Жол")))))
    assert found.full_width(0)


def test_changes_are_read_as_accepted_and_told():
    changed = (
        "<w:p>"
        + letters("10 км ")
        + f"<w:del><w:r><w:delText>кум</w:delText></w:r></w:del><w:ins>{letters('жол')}</w:ins>"
        + f"<w:moveFrom>{letters('көчтү')}</w:moveFrom></w:p>"
    )
    gone = row("өчкөн", properties="<w:del/>")
    came = row("кошулган", properties="<w:ins/>")
    found = only(read(docx(table(row(cell(changed)), gone, came))))
    assert texts(found) == [["10 км жол"], ["кошулган"]]
    assert [line[0].notes for line in found.rows] == [("tracked",), ("tracked",)]


def test_text_boxes_nested_tables_and_hidden_text():
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
        f"{para('эскертүү')}</w:txbxContent></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        f"{para('эскертүү')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        f"{letters('Жол')}</w:p>"
    )
    nested = para("Суу") + table(row("а", "б")) + para("")
    hidden = "<w:p>" + letters("көрүнөт") + letters(" жашыруун", "<w:vanish/>") + "</w:p>"
    file = read(docx(table(row(cell(box), cell(nested), cell(hidden))) + box))
    assert texts(only(file)) == [["Жол\nэскертүү", "Суу\nа\nб", "көрүнөт"]]
    assert [one.notes for one in only(file).rows[0]] == [("text_box",), ("nested_table",), ("hidden",)]
    assert [(one.text, one.notes) for one in file.prose[1:]] == [
        ("Жол", ("text_box",)),
        ("эскертүү", ("text_box",)),
    ]


def test_signs_that_are_not_seen_are_left_out_and_breaks_are_lines():
    run = (
        "<w:r><w:t>Кара\u00adБалта\u00a0шаары\u200b</w:t><w:br/><w:t>2023</w:t><w:noBreakHyphen/><w:t>2026</w:t>"
        '<w:tab/><w:t>жж.</w:t><w:br w:type="page"/></w:r>'
    )
    found = only(read(docx(table(row(cell(f"<w:p>{run}</w:p>{para('экинчи сап')}"))))))
    assert texts(found) == [["КараБалта шаары\n2023-2026 жж.\nэкинчи сап"]]


def test_headings_by_style_in_any_language_and_by_outline():
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Т2"><w:name w:val="Заголовок 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="Бөлүм"/>'
        '<w:basedOn w:val="mine"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="Менин"/>'
        '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
    )
    body = (
        para("Киришүү 3", '<w:pStyle w:val="toc"/>')
        + para("Киришүү", '<w:pStyle w:val="1"/>', "<w:b/>")
        + para("Абал", '<w:pStyle w:val="Т2"/>')
        + para("Экономика", '<w:pStyle w:val="own"/>')
        + para("Суу", '<w:outlineLvl w:val="2"/>')
        + para("КАЛЫҢ ТЕКСТ", run="<w:b/>")
        + table(row("а"))
        + para("План", '<w:pStyle w:val="1"/>')
        + table(row("б"))
    )
    file = read(docx(body, styles=styles))
    assert [(one.level, one.text) for one in file.prose if one.level] == [
        (1, "Киришүү"),
        (2, "Абал"),
        (2, "Экономика"),
        (3, "Суу"),
        (1, "План"),
    ]
    assert file.prose[0].notes == ("contents",)
    assert [one.under for one in file.tables] == [("Киришүү", "Экономика", "Суу"), ("План",)]
    assert [one.table for one in file.prose if one.table] == [1, 2]


def test_without_styles_bold_capitals_are_headings():
    body = para("КИРИШҮҮ", run="<w:b/>") + para("1.1. Абал", run="<w:b/>") + para("Текст") + para("БАР")
    file = read(docx(body))
    assert [(one.level, one.text) for one in file.prose] == [
        (1, "КИРИШҮҮ"),
        (2, "1.1. Абал"),
        (0, "Текст"),
        (0, "БАР"),
    ]


def test_lists_have_their_kind_depth_and_printed_number():
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
        "</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )

    def listed(text: str, number: int, depth: int = 0) -> str:
        return para(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')

    body = (
        listed("бир", 1) + listed("ички", 1, 1) + listed("ички", 1, 1) + listed("эки", 1) + listed("чекит", 2)
    )
    file = read(docx(body + table(row(cell(listed("", 1)), cell(listed("чекит", 2)))), numbering=numbering))
    assert [(one.list, one.depth, one.label) for one in file.prose if one.text] == [
        ("number", 0, "3."),
        ("number", 1, "3.1)"),
        ("number", 1, "3.2)"),
        ("number", 0, "4."),
        ("bullet", 0, "•"),
    ]
    assert texts(only(file)) == [["5.", "• чекит"]]


def test_bold_and_italic_are_marks_and_signs_like_marks_are_text():
    body = (
        "<w:p>" + letters("Суу ") + letters("таза", "<w:b/>") + letters(" жана ") + letters("жол", "<w:i/>")
    )
    assert read(docx(body + letters(" **") + "</w:p>")).prose[0].text == "Суу **таза** жана __жол__ `*`*"


def test_a_footnote_follows_the_paragraph_that_calls_it():
    notes = (
        f'<w:footnote w:type="separator" w:id="-1">{para("—")}</w:footnote>'
        f'<w:footnote w:id="2">{para("Эсеп 2022-жылдан.")}</w:footnote>'
    )
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    file = read(docx(f"<w:p>{letters('Катыш')}{call}</w:p>{para('Андан ары')}", footnotes=notes))
    assert [one.text for one in file.prose] == ["Катыш [1]", "[1] Эсеп 2022-жылдан.", "Андан ары"]


def test_the_font_is_that_of_most_letters():
    font = '<w:rFonts w:ascii="A97_Oktom_Times" w:hAnsi="A97_Oktom_Times"/>'
    mixed = "<w:p>" + letters("кыргыз с\\з", font) + letters(" text") + "</w:p>"
    file = read(docx(table(row(cell(mixed))) + para("Кеёеш", run=font)))
    assert only(file).rows[0][0].font == "A97_Oktom_Times"
    assert file.prose[-1].font == "A97_Oktom_Times"


def test_a_page_break_in_python_docx_and_content_controls():
    document = word.Document()
    document.add_paragraph("Бет").add_run().add_break(WD_BREAK.PAGE)
    assert [one.text for one in read(saved(document)).prose] == ["Бет"]
    held = "<w:sdt><w:sdtPr/><w:sdtContent>"
    body = f"{held}{para('талаа')}</w:sdtContent></w:sdt>" + table(
        row("<w:tc><w:p/></w:tc>").replace(
            "<w:tc><w:p/></w:tc>", f"{held}{cell('бир')}</w:sdtContent></w:sdt>"
        )
    )
    file = read(docx(body))
    assert file.prose[0].text == "талаа"
    assert texts(only(file)) == [["бир"]]


@pytest.mark.parametrize("count", [0, 14])
def test_any_number_of_tables(count):
    file = read(docx(para("Текст") + (table(row("а")) + para("")) * count))
    assert len(file.tables) == count
    assert [one.no for one in file.tables] == list(range(1, count + 1))
