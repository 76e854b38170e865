"""Values of real plans and matrices, and any text at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mslite.domain.programme.values import Amount, ValueKind, number, plain_unit, understand

D = Decimal


@pytest.mark.parametrize(
    ("text", "kind", "amount", "unit"),
    [
        ("8371,4", ValueKind.DECIMAL, "8371.4", ""),
        ("33 485,9", ValueKind.DECIMAL, "33485.9", ""),
        ("33\u00a0485,9", ValueKind.DECIMAL, "33485.9", ""),
        ("1.234,5", ValueKind.DECIMAL, "1234.5", ""),
        ("1,234.5", ValueKind.DECIMAL, "1234.5", ""),
        ("0", ValueKind.DECIMAL, "0", ""),
        ("-3,5", ValueKind.DECIMAL, "-3.5", ""),
        ("−3,5", ValueKind.DECIMAL, "-3.5", ""),
        ("+12", ValueKind.DECIMAL, "12", ""),
        ("0\nТөмөнкү парк", ValueKind.DECIMAL, "0", ""),
        ("2,5 км", ValueKind.DECIMAL, "2.5", "км"),
        ("5061 п.м.", ValueKind.DECIMAL, "5061", "п.м."),
        ("84615,9 м2", ValueKind.DECIMAL, "84615.9", "м2"),
        ("120 орун", ValueKind.DECIMAL, "120", "орун"),
        ("92,3%", ValueKind.PERCENT, "92.3", "%"),
        ("106 %", ValueKind.PERCENT, "106", "%"),
        ("100 %га чейин", ValueKind.PERCENT, "100", "%"),
        ("не менее 75 %", ValueKind.PERCENT, "75", "%"),
        ("≥ 12", ValueKind.DECIMAL, "12", ""),
        ("75,4 % (110,95 км)", ValueKind.PERCENT, "75.4", "%"),
        ("50%\n20243 п.м.", ValueKind.PERCENT, "50", "%"),
        ("1:0,3", ValueKind.RATIO, "0.3", ""),
        ("1 : 3", ValueKind.RATIO, "3", ""),
        ("1:0", ValueKind.RATIO, "0", ""),
    ],
)
def test_a_value_of_an_office_is_understood(text: str, kind: ValueKind, amount: str, unit: str) -> None:
    value = understand(text)

    assert (value.kind, value.amount, value.unit) == (kind, D(amount), unit)
    assert value.written == text


@pytest.mark.parametrize(
    "text",
    ["Курулду", "10–12", "10-12 км", "12.05.2024", "01/02/2024", "5-мектеп", "№5 мектеп", "бар", "2.3.1"],
)
def test_words_ranges_and_dates_are_no_amounts(text: str) -> None:
    value = understand(text)

    assert (value.kind, value.amount) == (ValueKind.TEXT, None)


@pytest.mark.parametrize("text", ["", "  ", "–", "-", "—", "…", "\n"])
def test_a_dash_is_an_empty_value(text: str) -> None:
    assert not understand(text)


def test_a_percentage_from_numerator_and_denominator() -> None:
    value = understand("35/120")

    assert value.kind is ValueKind.PERCENT
    assert (value.numerator, value.denominator) == (D(35), D(120))
    assert value.amount is not None
    assert round(value.amount, 2) == D("29.17")
    assert understand("35/0").amount is None
    assert understand("٣").amount == 3
    both = understand("29,2 % (35/120)")
    assert (both.amount, both.numerator, both.denominator) == (D("29.2"), D(35), D(120))


def test_the_amount_in_the_unit_of_the_indicator_comes_first() -> None:
    value = understand("50 % / 20243 п.м.", "п.м.")

    assert (value.kind, value.amount) == (ValueKind.DECIMAL, D(20243))
    assert value.others == (Amount(D(50), "%"),)
    assert understand("50%\n20243 п.м.", "%").amount == D(50)
    assert understand("75,4 % (110,95 км)").others == (Amount(D("110.95"), "км"),)
    assert understand("2,5 км", "1 км").amount == D("2.5")


def test_units_are_compared_without_their_dress() -> None:
    assert plain_unit("1 км") == plain_unit("км.") == "км"
    assert plain_unit("м²") == plain_unit("м2")
    assert plain_unit("Мамиле [2]") == "мамиле"


@given(st.text(max_size=60), st.sampled_from(["", "%", "км", "п.м."]))
def test_any_text_stays_as_written(text: str, unit: str) -> None:
    value = understand(text, unit)

    assert value.written == text
    assert (value.kind in (ValueKind.TEXT, ValueKind.EMPTY)) <= (value.amount is None)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_a_number_written_our_way_is_read_back(amount: Decimal) -> None:
    written = f"{amount:,.3f}".replace(",", "\u00a0").replace(".", ",")

    assert number(written) == amount
    assert understand(written).amount == amount
    assert understand(f"{written} %").kind is ValueKind.PERCENT
