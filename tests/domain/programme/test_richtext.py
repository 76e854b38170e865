"""Prose of a chapter: what is read from its marks, and that any text survives the way there and back."""

from __future__ import annotations

import random

import pytest

from mslite.domain.programme import richtext
from mslite.domain.programme.richtext import Heading, Item, Para, Span, Table

PIECES = [
    *"*_`|#-•/\\\n\t .)1",
    *("**", "__", "***", "// ", " // ", "- ", "# ", "1. ", "а) ", "| ", "|---|", "\n| ", "\n\n", "\r\n"),
    *("өнүктүрүү", "Ак-Суу", "жън\\ндъ", "5*3", "2023–2026-жж.", "😀", "\u00a0", "\u2028", "ҥ", "__init__"),
]


def test_a_chapter_as_a_clerk_writes_it() -> None:
    text = (
        "# Климат\n"
        "Шаардын климаты **кескин континенталдык**, __жайы__ ысык.\n\n"
        "- Көчөлөр:\n"
        "  - Ленин көчөсү\n"
        "3. Суу түтүгү // 12 км\n"
        "| Жыл | Калк |\n"
        "|---|---|\n"
        "| 2023 | 5 200 | кошумча |\n"
    )

    heading, para, point, inner, third, table = richtext.parse(text)

    assert heading == Heading((Span("Климат"),), 1)
    assert para == Para(
        (
            Span("Шаардын климаты "),
            Span("кескин континенталдык", bold=True),
            Span(", "),
            Span("жайы", italic=True),
            Span(" ысык."),
        )
    )
    assert point == Item((Span("Көчөлөр:"),))
    assert inner == Item((Span("Ленин көчөсү"),), depth=1)
    assert third == Item((Span("Суу түтүгү\n12 км"),), "3.")
    assert isinstance(table, Table)
    assert table.head
    assert [[richtext.render_line(cell) for cell in row] for row in table.rows] == [
        ["Жыл", "Калк", ""],
        ["2023", "5 200", "кошумча"],
    ]
    assert richtext.render(richtext.parse(text)) == text.replace("\n\n", "\n").replace(
        "| Калк |\n|---|---|", "| Калк |  |\n|---|---|---|"
    ).rstrip("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Кол коюу үчүн орун: ________ 2023-ж.",
        "Эскертүү: * – алдын ала маалымат, ** – болжол",
        "***",
        "ън\\кт\\р\\\\, C:\\new",
        "https://ak-suu.kg/programme",
        "16.02.2023-ж. чечим кабыл алынды",
        "2023. жыл",
        "–",
        "-",
        "#",
    ],
)
def test_ordinary_text_needs_no_care(text: str) -> None:
    assert richtext.parse(text) == (Para((Span(text),)),)


def test_a_tick_takes_the_next_mark_as_text() -> None:
    assert richtext.parse("`- бул пункт эмес, `**бул жарым кара эмес`**") == (
        Para((Span("- бул пункт эмес, **бул жарым кара эмес**"),)),
    )


@pytest.mark.parametrize("seed", range(400))
def test_any_text_reads_and_comes_back(seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choices(PIECES, k=chance.randint(0, 40)))

    blocks = richtext.parse(text)

    assert richtext.parse(richtext.render(blocks)) == blocks, text


@pytest.mark.parametrize("seed", range(300))
def test_pieces_of_a_word_file_come_back(seed: int) -> None:
    """What an import builds from runs, whatever signs stand in them and wherever bold begins."""
    chance = random.Random(seed)

    def spans() -> richtext.Spans:
        made: richtext.Spans = ()
        while not made:
            pieces = ["".join(chance.choices(PIECES, k=chance.randint(1, 6))) for _ in range(3)]
            made = richtext.joined(
                Span(piece.replace("\r", ""), chance.random() < 0.5, chance.random() < 0.5)
                for piece in pieces
            )
        return made

    blocks = (
        Para(spans()),
        Item(spans(), chance.choice(["", "1.", "2)", "1.2.", "б)", "IV."]), chance.randint(0, 5)),
        Table(((spans(), ()), (spans(), spans())), chance.random() < 0.5),
        Table((((), ()),), chance.random() < 0.5),
        Heading(spans(), chance.randint(1, 3)),
    )

    assert richtext.parse(richtext.render(blocks)) == blocks


@pytest.mark.parametrize("seed", range(200))
def test_plain_text_stays_letter_by_letter(seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choices(PIECES, k=chance.randint(0, 30)))

    read = richtext.parse(richtext.plain(text))

    assert all(isinstance(block, Para) for block in read)
    lines = (line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert [block.spans for block in read if isinstance(block, Para)] == [
        (Span(line),) for line in lines if line
    ]


def test_words_without_marks() -> None:
    assert richtext.words("# Суу\n- **таза** суу\n| а | б |\nэки // сап") == "Суу\n– таза суу\nа | б\nэки сап"
