"""Responsible bodies: one cell into names, names to organisations."""

import pytest

from mslite.domain.office import Organisation
from mslite.domain.programme.bodies import Names, joint, key, leading, split
from mslite.domain.rows import Words
from mslite.domain.text import fold


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Мэрия, Каржы бөлүмү; ЖРБ", ("Мэрия", "Каржы бөлүмү", "ЖРБ")),
        ("Мэрия,, ДЭУ-4,", ("Мэрия", "ДЭУ-4")),
        ("МИ «Таза суу, жашыл шаар», мэрия", ("МИ «Таза суу, жашыл шаар»", "мэрия")),
        ('ОсОО "Ак-Суу, Жол" , мэрия', ('ОсОО "Ак-Суу, Жол"', "мэрия")),
        ("Маданият, бирок (спорт, туризм) бөлүмү", ("Маданият", "бирок (спорт, туризм) бөлүмү")),
        ("Мэрия\nКаржы бөлүмү", ("Мэрия", "Каржы бөлүмү")),
        ("Маданият жана\nспорт бөлүмү", ("Маданият жана спорт бөлүмү",)),
        ("Мэрия, шаар мэриясы", ("Мэрия",)),
        ("«Таза суу МИ, мэрия", ("«Таза суу МИ", "мэрия")),
        ("", ()),
    ],
)
def test_a_cell_is_parted_where_it_is_safe(text, names):
    assert split(text) == names


def test_and_parts_two_names_only_where_each_stands_alone_elsewhere():
    known = {key("Мэрия"), key("Каржы бөлүмү"), key("УЖР")}
    assert split("Мэрия жана Каржы бөлүмү", known) == ("Мэрия", "Каржы бөлүмү")
    assert split("Мэрия и УЖР", known) == ("Мэрия", "УЖР")
    assert split("Маданият жана спорт бөлүмү", known) == ("Маданият жана спорт бөлүмү",)
    assert split("Мэрия жана Каржы бөлүмү") == ("Мэрия жана Каржы бөлүмү",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("МП «Универсал»", "«Универсал» МИ"),
        ("Мэрия", "Ак-Суу шаарынын мэриясы".removeprefix("Ак-Суу ")),
        ("Каржы бөлүмү", "Каржы болуму"),
        ('ОсОО "Жол"', "ОсОО «Жол»"),
    ],
)
def test_two_spellings_of_one_name(one, other):
    assert key(one) == key(other)


def test_different_offices_stay_apart():
    assert key("Каржы бөлүмү") != key("Каржы башкармалыгы")
    assert key("№5 мектеп") != key("№7 мектеп")


def test_an_organisation_is_found_by_name_short_name_and_abbreviation():
    water = Organisation(
        name=Words("«Таза суу» муниципалдык ишканасы", "МП «Чистая вода»"), short=Words("ТСМИ")
    )
    names = Names.of([water], [("КТС", "«Таза суу» муниципалдык ишканасы")])
    for name in ("«Таза суу» муниципалдык ишканасы", "«Чистая вода» МП", "ТСМИ", "КТС"):
        assert names.find(name) is water
    assert names.find("Таза суу") is None


def test_what_is_said_beside_a_known_name_is_told():
    known = {fold("Мэрия"): True, fold("Кеңеш"): True}
    assert leading("Мэрия эл аралык уюмдар менен биргеликте", known) == (
        "Мэрия", "эл аралык уюмдар менен биргеликте",
    )  # fmt: skip
    assert leading("Мэрия «Жол» МИ", known) == ("Мэрия", "«Жол» МИ")
    assert leading("Мэриянын каржы бөлүмү", known) == ("Мэриянын каржы бөлүмү", "")
    assert leading("Кеңеш аппараты", known) == ("Кеңеш аппараты", "")
    assert leading("Ишкерлер менен биргеликте", known) == ("Ишкерлер", "")
    assert joint("Мэрия ишкерлер менен биргеликте") and not joint("Мэрия")
