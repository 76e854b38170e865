"""Blocks of cells as Excel, Calc and Word write them; words found and replaced in cells."""

from hypothesis import given
from hypothesis import strategies as st

from mslite.ui.kit import gridtext

CELL = st.text(st.sampled_from('абв "\t\nyү,1'), max_size=8).filter(lambda text: text == text.strip(" "))
BLOCK = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=4)
)


@given(BLOCK)
def test_a_copied_block_comes_back_as_it_was(block: list[list[str]]) -> None:
    assert gridtext.parse(gridtext.written(block)) == tuple(tuple(row) for row in block)


@given(st.text())
def test_any_text_is_a_block_of_even_rows(text: str) -> None:
    block = gridtext.parse(text)
    assert len({len(row) for row in block}) == 1


def test_a_cell_of_several_lines_stays_one_cell_and_a_name_in_quotes_keeps_them() -> None:
    text = 'Жолду оңдоо\t"Мэрия,\nкеңеш"\t"Ак-Суу"\t"Ак-Суу" ишканасы\r\n2024\t\t\t\r\n'
    assert gridtext.parse(text) == (
        ("Жолду оңдоо", "Мэрия,\nкеңеш", '"Ак-Суу"', '"Ак-Суу" ишканасы'),
        ("2024", "", "", ""),
    )


def test_a_table_of_word_keeps_paragraphs_in_their_cell_and_merged_cells_their_place() -> None:
    text = (
        "<html><table><tr><td rowspan=2><p>Тапшырма</p></td><td><p>Биринчи</p><p>экинчи</p></td></tr>"
        "<tr><td>Үчүнчү&nbsp;чара</td></tr></table></html>"
    )
    assert gridtext.parse_html(text) == (("Тапшырма", "Биринчи\nэкинчи"), ("", "Үчүнчү чара"))
    assert gridtext.parse_html("<p>текст</p>") is None


def test_a_table_of_word_is_taken_by_its_markup_and_one_of_excel_by_its_text() -> None:
    table = "<table><tr><td><p>Биринчи</p><p>экинчи</p></td><td>2024</td></tr></table>"
    word = f'<html xmlns:w="urn:schemas-microsoft-com:office:word">{table}</html>'
    excel = f'<html xmlns:x="urn:schemas-microsoft-com:office:excel">{table}</html>'
    assert gridtext.pasted("Биринчи\nэкинчи\t2024\n", word) == (("Биринчи\nэкинчи", "2024"),)
    assert gridtext.pasted("Бир\t2024\n", excel) == (("Бир", "2024"),)
    assert gridtext.pasted("Бир\t2024\n", "") == (("Бир", "2024"),)


@given(BLOCK)
def test_the_table_for_word_reads_back(block: list[list[str]]) -> None:
    assert gridtext.parse_html(gridtext.as_html(block)) is not None


def test_words_are_found_whatever_the_keyboard_has_and_replaced_exactly_where_they_stand() -> None:
    text = "Көчөлөрдү оңдоо, кочолорду ОҢДОО"
    assert gridtext.replaced(text, "ондоо", "куруу") == "Көчөлөрдү куруу, кочолорду куруу"
    assert gridtext.replaced(text, "оңдоо", "куруу", exact=True) == "Көчөлөрдү куруу, кочолорду ОҢДОО"
    assert gridtext.replaced(text, "", "х") == text
