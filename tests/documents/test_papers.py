"""Each form of paper in each language: its words in order, one language after the other, as on file."""

import hashlib
import re

import pytest

from mslite.documents import docx, pdf
from mslite.documents.pdftext import page_texts
from mslite.domain.rows import Words
from mslite.domain.sheets import ALL_PARTS, Part, PrintChoice
from tests.documents import programme, samples
from tests.documents.papers import GOLDEN, all_papers, written
from tests.documents.reading import docx_text, fonts_of, pdf_text

PAPERS = all_papers()


@pytest.mark.parametrize("name", PAPERS)
def test_text_is_the_golden_one(name, tr):
    golden = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    assert written(PAPERS[name], tr) == golden, "if meant: python -m tests.documents.papers"


def test_no_golden_file_without_its_paper():
    assert {file.stem for file in GOLDEN.glob("*.txt")} == {*PAPERS, *programme.all_papers()}


@pytest.mark.parametrize("name", PAPERS)
def test_bytes_are_repeatable_and_fonts_are_ours(name, tr, tmp_path):
    first, second = (pdf.render(PAPERS[name], tr) for _ in range(2))
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()
    fonts = fonts_of(first, tmp_path)
    assert fonts
    for font in fonts:
        assert "LiberationSerif" in font[0], font
        assert font[-5:-2] == ["yes", "yes", "yes"], font


@pytest.mark.parametrize("name", PAPERS)
def test_word_says_what_the_pdf_says(name, tr):
    sheet = PAPERS[name]
    heads = r"№ (Аты-жөнү|Ф\.И\.О\.)[^\d]*?(Колу|Подпись)(?= \d+ (\d+ )?)"  # repeated on each page of the PDF
    ours, theirs = docx_text(docx.render(sheet, tr)), pdf_text(pdf.render(sheet, tr))
    assert sorted(re.sub(heads, "", ours).split()) == sorted(re.sub(heads, "", theirs).split())


def test_order_of_a_full_protocol(tr):
    text = pdf_text(pdf.render(PAPERS["full-ky"], tr))
    wanted = [
        "Мэрия города Ак-Суу", "Ак-Суу шаары № 05 2026-жылдын 16-февралы", "ПРОТОКОЛ", "Максаты:", "Төрага:",
        "Катышкандар:", "Осмонова Айгүл Бековна", "Катышпагандар:", "Себептүү катышпагандар:", "КҮН ТАРТИБИ:",
        "1. УГУЛДУ:", "Урматтуу катышуучулар!", "ЧЫГЫП СҮЙЛӨШТҮ:", "Чүй көчөсү качан", "24 шамчырак",
        "Считаю, что расходы", "(кабыл алынды)", "(четке кагылды)", "макул – 41, каршы – 2, калыс – 3",
        "ЧЕЧИМ КЫЛАТ:", "1.1.", "Аткаруучу: Осмонова А.Б. Мөөнөтү: 2026-жылдын 1-марты.", "1.2.",
        "2. УГУЛДУ:",
        "ТОКТОМ КЫЛАТ:", "2.1.", "3. УГУЛДУ:", "Маалымат эске алынды.", "https://aksuu.example/ugu",
        "Тиркемелер:", "Төрага А.Б. Осмонова", "Катчы Н. Жээнбаева",
    ]  # fmt: skip
    at = 0
    for word in wanted:
        assert word in text[at:], word
        at = text.index(word, at) + len(word)


def test_everything_said_stands_once(tr):
    for name in ("full-ky", "full-ru", "record-ky", "record-ru"):
        text = pdf_text(pdf.render(PAPERS[name], tr))
        for item in samples.ITEMS:
            for said in item.statements:
                for line in said.text.split("\n"):
                    assert text.count(line) == 1, (name, line)
            for point in item.decisions:
                assert text.count(point.text.of(name[-2:])) == 1, (name, point)


def test_both_is_the_kyrgyz_text_then_the_russian_one(tr):
    both = page_texts(pdf.render(PAPERS["full-both"], tr))
    kyrgyz, russian = (page_texts(pdf.render(PAPERS[f"full-{lang}"], tr)) for lang in ("ky", "ru"))
    assert [page.split("\n")[-1] for page in both[: len(kyrgyz)]] == [page.split("\n")[-1] for page in kyrgyz]
    assert "УГУЛДУ" not in "".join(both[len(kyrgyz) :])
    assert "СЛУШАЛИ" not in "".join(both[: len(kyrgyz)])
    assert len(both) == len(kyrgyz) + len(russian)
    assert "".join(both).count("№ 05") >= 2


def test_short_form_has_neither_agenda_nor_discussion(tr):
    text = pdf_text(pdf.render(PAPERS["short-ru"], tr))
    for word in ("ПОВЕСТКА", "СЛУШАЛИ", "ВЫСТУПИЛИ", "Считаю"):
        assert word not in text
    for word in ("Присутствовали", "РЕШИЛИ", "1.1.", "ПОСТАНОВИЛИ", "2.1."):
        assert word in text


@pytest.mark.parametrize(
    ("part", "word"),
    [
        (Part.PURPOSE, "Максаты:"),
        (Part.TIMES, "Башталышы:"),
        (Part.ATTENDEES, "Катышкандар:"),
        (Part.ABSENT, "Катышпагандар:"),
        (Part.HEAD_COUNT, "Катышкандардын курамы"),
        (Part.AGENDA, "КҮН ТАРТИБИ"),
        (Part.DISCUSSION, "ЧЫГЫП СҮЙЛӨШТҮ"),
        (Part.VOTES, "макул – 41"),
        (Part.PUBLICATIONS, "Маалымат жарыяланды"),
        (Part.ANNEXES, "Тиркемелер:"),
    ],
)
def test_a_part_may_be_left_out(part, word, tr):
    from dataclasses import replace

    rest = tuple(one for one in ALL_PARTS if one is not part)
    sheet = replace(samples.PROTOCOL, paper=replace(samples.PROTOCOL.paper, parts=rest))
    assert word in pdf_text(pdf.render(samples.PROTOCOL, tr))
    assert word not in pdf_text(pdf.render(sheet, tr))
    assert PrintChoice().parts == ALL_PARTS


def test_a_missing_translation_is_filled_from_the_other_language(tr):
    from dataclasses import replace

    sheet = samples.in_lang(replace(samples.PROTOCOL, title=Words("Кыргызча гана", "")), "ru")
    assert "Кыргызча гана" in pdf_text(pdf.render(sheet, tr))


def test_draft_is_marked_on_every_page_and_has_no_number(tr):
    pages = page_texts(pdf.render(PAPERS["draft-both"], tr))
    assert all("ДОЛБООР / ПРОЕКТ" in page for page in pages)
    assert "№ ____" in pages[0]
    assert not any("ДОЛБООР" in page for page in page_texts(pdf.render(PAPERS["full-both"], tr)))


def test_extract_is_certified(tr):
    text = pdf_text(pdf.render(PAPERS["extract-ru"], tr))
    assert "№ 05 от 16 февраля 2026 г." in text
    assert text.index("Верно:") > text.index("1.2.")
    assert "2. СЛУШАЛИ" not in text
