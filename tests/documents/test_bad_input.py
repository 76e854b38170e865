"""Whatever people type or paste comes out on paper: signs without a glyph, markup, very long texts."""

from dataclasses import replace

import pytest

from mslite.documents import docx, pdf
from mslite.documents.fonts import FACES, known
from mslite.documents.pdftext import page_texts
from mslite.documents.text import lines, printable
from mslite.domain.meetings import StatementKind
from mslite.domain.office import Form
from mslite.domain.rows import Words
from mslite.domain.sheets import (
    SheetBallot,
    SheetDecision,
    SheetItem,
    SheetLink,
    SheetOffice,
    SheetPerson,
    SheetStatement,
    SheetVote,
)
from tests.documents import samples
from tests.documents.reading import docx_text, pdf_text

MARKUP = ["<b", "<b>x", "a <c> b", "a & b", "&amp;", "</para>", "<br/>", "{name}", "%s", "x < y > z"]
KYRGYZ = "АБВГДЕЁЖЗИЙКЛМНҢОӨПРСТУҮФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя№«»–—„“”…’§°²³½×±€"


def saying(text, **changes):
    said = SheetStatement(StatementKind.SPEECH, "Ким В.С.", Words("депутат", "депутат"), text)
    return replace(samples.PROTOCOL, items=(replace(samples.ITEMS[0], statements=(said,)),), **changes)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_text(text, tr):
    person = SheetPerson(text, Words(text, text), Words(text, text))
    sheet = saying(f"Башы {text} аягы", title=Words(text, text), present=(person,), grant=text)
    for said in (pdf_text(pdf.render(sheet, tr)), docx_text(docx.render(sheet, tr))):
        assert f"Башы {text} аягы" in said
        assert said.count(text) >= 4


@pytest.mark.parametrize("face", FACES)
def test_every_letter_we_need_is_in_every_face(face):
    from reportlab.pdfbase import pdfmetrics

    assert known("ң")
    glyphs = pdfmetrics.getFont(FACES[face]).face.charToGlyph
    assert [sign for sign in KYRGYZ if ord(sign) not in glyphs] == []


def test_a_sign_without_a_glyph_is_named():
    assert printable("жакшы 😀!") == "жакшы [U+1F600]!"
    assert printable("漢") == "[U+6F22]"
    assert printable("❤️") == "[U+2764]"


def test_controls_and_direction_marks_are_dropped():
    assert printable("a\x00b\x07c\u200fd\u202ee\ufefff\u00adg") == "abcdefg"
    assert printable("a\tb\r\nc\rd\u2028e") == "a b\nc\nd\ne"
    assert printable("и\u0306") == "й"
    assert lines("  бир \n\n эки\x0c") == ("бир", "эки")


def test_odd_signs_reach_both_papers(tr):
    sheet = saying("Башы \x01😀\u200fсөз\x0b аягы")
    for text in (pdf_text(pdf.render(sheet, tr)), docx_text(docx.render(sheet, tr))):
        assert "Башы [U+1F600]сөз аягы" in text


def test_a_speech_of_100_000_signs(tr):
    words = " ".join(f"сөз{no}" for no in range(12_500))
    assert len(words) > 100_000
    text = pdf_text(pdf.render(saying(words), tr))
    assert words in text
    assert text.count("сөз777 ") == 1


def test_a_word_longer_than_a_page(tr):
    text = "".join(page_texts(pdf.render(saying("ы" * 5_000), tr)))
    assert text.count("ы") >= 5_000


def test_500_people_and_60_items(tr):
    people = tuple(
        SheetPerson(f"Кишиев{no} Бакыт", Words("адис"), Words(f"Уюм {no % 30}")) for no in range(500)
    )
    items = tuple(replace(samples.ITEMS[no % 3], no=f"{no + 1}") for no in range(60))
    sheet = replace(samples.PROTOCOL, present=people, items=items)
    text = pdf_text(pdf.render(sheet, tr))
    assert all(text.count(f"Кишиев{no} ") == 1 for no in range(500))
    assert all(f"{no}. УГУЛДУ:" in text for no in range(1, 61))
    record = pdf_text(pdf.render(replace(samples.RECORD, present=people, items=items), tr))
    assert all(record.count(f"Кишиев{no} ") == 1 for no in range(500))


def test_a_cell_longer_than_a_page_goes_on_overleaf(tr):
    words = " ".join(f"сөз{no}" for no in range(2_000))
    item = replace(samples.ITEMS[0], text=Words(words))
    pages = page_texts(pdf.render(replace(samples.RECORD, items=(item,)), tr))
    text = " ".join(" ".join(pages).split())
    assert all(f"сөз{no}" in text for no in range(2_000))


GIANT = " ".join(f"сөз{no}" for no in range(700))


@pytest.mark.parametrize("form", list(Form))
def test_no_field_is_too_long_to_print(form, tr):
    giant = Words(GIANT, GIANT)
    person = SheetPerson(GIANT, giant, giant, GIANT, note=GIANT)
    said = SheetStatement(StatementKind.SPEECH, GIANT, Words(GIANT, GIANT), GIANT)
    point = SheetDecision("1.1.", giant, GIANT)
    vote = SheetVote(giant, ballots=(SheetBallot(GIANT, "for"),))
    item = SheetItem("1", giant, (person,), (said,), (vote,), (point,))
    text = ""
    for changes in (
        {"title": giant},
        {"body": giant, "purpose": giant, "introduction": giant, "closing": giant},
        {"project": giant, "grant": GIANT},
        {"places": (giant,), "visits": (giant,)},
        {"chair": person, "absent": (person,), "excused": (person,)},
        {"present": (person, person)},
        {"items": (item,)},
        {"decisions": (point,), "discussion": (said,)},
        {"publications": (SheetLink(GIANT, GIANT),), "annexes": (GIANT,)},
        {"signatories": (person, person)},
        {"office": SheetOffice(giant, giant, giant, GIANT, GIANT)},
    ):
        sheet = replace(samples.RECORD if form is Form.RECORD else samples.PROTOCOL, **changes)
        sheet = samples.in_lang(sheet, "ru", form)
        text = pdf_text(pdf.render(sheet, tr, foot=pdf.Foot("0" * 64, "1")))
        if form is Form.FORMAL:
            assert "сөз699" in text, changes
        assert docx.render(sheet, tr)


def test_other_papers_take_long_fields_too(tr):
    giant = Words(GIANT, GIANT)
    person = SheetPerson(GIANT, giant, giant, GIANT)
    for sheet in (
        replace(samples.NOTICE, title=giant, items=(giant,), places=(giant,), signatories=(person,)),
        replace(samples.REGISTRATION, people=(person, person), secretary=person, places=(giant,)),
        replace(samples.CORRECTION, text=giant, reason=GIANT, signatories=(person,)),
        replace(samples.EXTRACT, secretary=person),
    ):
        assert "сөз699" in pdf_text(pdf.render(sheet, tr))
    for words in range(0, 240, 16):  # wherever on the page the signature begins
        reason = GIANT + " сөз" * words
        sheet = replace(samples.CORRECTION, text=giant, reason=reason, signatories=(person,))
        assert pdf.render(sheet, tr)
