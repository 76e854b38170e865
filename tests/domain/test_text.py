"""Kyrgyz text: folding, the order of the alphabet, names on paper, signs no paper can show."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mslite.domain import numbering, text
from mslite.domain.office import MeetingKind
from mslite.domain.problems import UserFixable


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("кочо", "КӨЧӨ"), ("токтом", "Токтом"), ("отурум", "Өтүрүм"), ("жаны", "жаңы"), ("елка", "Ёлка")],
)
def test_without_the_kyrgyz_layout_the_same_word_is_found(typed, meant):
    assert text.fold(typed) == text.fold(meant)


@given(st.text())
def test_folding_twice_is_folding_once(words):
    assert text.fold(text.fold(words)) == text.fold(words)


def test_words_stand_in_the_order_of_the_kyrgyz_alphabet():
    ordered = ["Ёлка", "Жаз", "нан", "ңандай", "Ош", "өзөн", "пахта", "Уй", "үй", "фонд", "Ырыс", "эл"]
    shuffled = ordered.copy()
    random.Random(7).shuffle(shuffled)
    assert shuffled != ordered and sorted(shuffled, key=text.sort_key) == ordered


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("Түтүктү июлга чейин алмаштыруу.", "ky"),
        ("Акча болуу, жолду ондоо", "ky"),
        ("Макулмун", "ky"),
        ("", "ky"),
        ("Заменить трубу до 1 июля.", "ru"),
        ("Предлагаю перенести вопрос на следующую неделю", "ru"),
        ("Что делает комиссия?", "ru"),
        ("Выделить 1,9 млн сомов детскому саду «Бөбөк».", "ru"),
        ("«Бөбөк» бала бакчасына 1,9 млн сом бөлүнсүн.", "ky"),
    ],
)
def test_the_language_of_what_was_said_is_told_by_its_small_words(said, lang):
    assert text.language_of(said) == lang


@pytest.mark.parametrize(
    ("name", "short", "signed"),
    [
        ("Осмонова Айгүл Бековна", "Осмонова А.Б.", "А.Б. Осмонова"),
        ("Асан уулу Бакыт", "Асан уулу Б.", "Б. Асан уулу"),
        ("Асан кызы Айгүл", "Асан кызы А.", "А. Асан кызы"),
        ("Осмонова А.Б.", "Осмонова А.Б.", "А.Б. Осмонова"),
        ("Осмонова А. Б.", "Осмонова А.Б.", "А.Б. Осмонова"),
        ("Мамытов Алиев оглы", "Мамытов А.", "А. Мамытов"),
        ("Чынгыз", "Чынгыз", "Чынгыз"),
        ("  ", "", ""),
    ],
)
def test_a_name_is_shortened_and_never_declined(name, short, signed):
    assert (text.initials(name), text.signature_name(name)) == (short, signed)


@given(st.text())
def test_what_is_printed_has_no_control_sign_and_loses_no_word(words):
    shown = text.printable(words)
    assert text.odd_signs(shown, lambda sign: True) == () or set(text.odd_signs(shown)) <= set(shown)
    assert [sign for sign in words if sign.isalnum()] == [sign for sign in shown if sign.isalnum()]


def test_odd_signs_are_each_named_once():
    assert text.odd_signs("а\u202eб\x07в\x07\nг\tд") == ("\u202e", "\x07")
    assert text.odd_signs("сом ₽", lambda sign: sign != "₽") == ("₽",)


def test_a_list_copied_from_word_or_excel_becomes_names_and_posts():
    copied = "1. Осмонова Айгүл – мэр\n2)  Ким В.С.\tдепутат\tэскертүү\n\n•  Черных Елена, бухгалтер\n"
    assert text.listed_people(copied) == (
        ("Осмонова Айгүл", "мэр"), ("Ким В.С.", "депутат"), ("Черных Елена", "бухгалтер"),
    )  # fmt: skip


@given(used=st.sets(st.integers(1, 500)), first=st.integers(1, 50))
def test_a_number_is_never_used_twice_and_leaves_no_gap_behind_the_last(used, first):
    seq = numbering.next_seq(used, first)
    assert seq not in used
    assert seq == (max(used) + 1 if used else first)


@pytest.mark.parametrize(
    ("pattern", "shown"),
    [("{seq}", "5"), ("{seq:02}", "05"), ("{year}/{seq}", "2026/5"), ("К-{seq:03}", "К-005")],
)
def test_a_pattern_forms_the_printed_number(pattern, shown):
    assert numbering.check_pattern(pattern) == "" and numbering.render(pattern, 5, 2026) == shown


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("", "pattern_no_seq"), ("№", "pattern_no_seq"), ("{year}", "pattern_no_seq"),
        ("{seq", "pattern_broken"), ("{seq:zz}", "pattern_broken"), ("{}", "pattern_place"),
        ("{seq.real}", "pattern_place"), ("{seq!r}", "pattern_broken"), ("{seq:>{year}}", "pattern_broken"),
        ("{seq:2000000000}", "pattern_broken"),
    ],
)  # fmt: skip
def test_a_wrong_pattern_is_told_before_it_numbers_anything(pattern, code):
    assert numbering.check_pattern(pattern) == code
    with pytest.raises(UserFixable):
        numbering.render(pattern, 1, 2026)


def test_a_body_has_its_own_series():
    assert numbering.series_of(MeetingKind.COMMISSION, "b1") != numbering.series_of(
        MeetingKind.COMMISSION, None
    )
