"""Som and tyiyn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mslite.domain.programme.money import som, tyiyn


@pytest.mark.parametrize(
    ("text", "amount"),
    [("5 000 000", 5_000_000_00), ("1 234,5 сом", 1_234_50), ("0", 0), ("", None), ("12.30", 12_30)],
)
def test_money_is_read_as_it_is_written(text: str, amount: int | None) -> None:
    assert tyiyn(text) == amount


@pytest.mark.parametrize("text", ["көп", "1,234 сом 5", "0,001"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        tyiyn(text)


@given(st.integers(0, 10**15))
def test_money_comes_back_as_it_was(amount: int) -> None:
    assert tyiyn(som(amount)) == amount
