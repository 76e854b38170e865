"""Kyrgyz typed in fonts from before Unicode: repaired word by word, told, never guessed."""

import pytest

from mslite.domain.programme.legacy import repair

OLD = "A97_Oktom_Times"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("к\\нъстъг\\", "күнөстөгү"),
        ("Ън\\г\\\\", "Өнүгүү"),
        ("К\\Н ТАРТИБИ", "КҮН ТАРТИБИ"),
        ("иёилик", "иңилик"),
        ("к‰з‰нд‰", "күзүндү"),
        ("¤н‰г‰ш", "Өнүгүш"),
        ("Єсїї", "Өсүү"),
        ("бѳлүнѳт", "бөлүнөт"),
        ("КYЗYНДY", "КҮЗҮНДҮ"),
        ("Айдаров /.", "Айдаров Ү."),
    ],
)
def test_words_that_no_language_writes_are_repaired(before, after):
    found = repair(before)
    assert found.text == after and found.words


@pytest.mark.parametrize(
    "text",
    [
        "объект, подъезд, съёмка, объём", "жана/же", "Чаралар/Аракеттер", "C:\\Users\\office", "50‰ туз",
        "ёлка жана актёр", "GPS", "5 µm", "14\\2", "СЭӨП ПСЭР", "https://sample.kg/a/b",
    ],
)  # fmt: skip
def test_words_that_are_right_stay(text):
    assert repair(text).text == text and not repair(text).words


def test_the_font_is_the_best_evidence():
    assert repair("миё сом").text == "миё сом"
    assert repair("миё сом", OLD).text == "миң сом"
    assert repair("миё сом", "Times New Roman").words == ()


def test_a_letter_that_may_be_either_is_told_and_left():
    found = repair("ън\\кт\\р\\\\ \\ч\\н миё сом")
    assert found.text == "өнүктүрүү үчүн миё сом" and found.unsure == ("миё",)


def test_a_mixed_text_keeps_its_right_words():
    found = repair("пайдалануу үчүн жана коргоо \\ч\\н")
    assert found.text == "пайдалануу үчүн жана коргоо үчүн"
    assert found.words == (("\\ч\\н", "үчүн"),)


def test_a_refused_word_stays_as_it_is_in_the_file():
    assert repair("\\ч\\н жън\\ндъ", refused=frozenset({"\\ч\\н"})).text == "\\ч\\н жөнүндө"
