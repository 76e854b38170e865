"""A rail shows its words whole, in every language and with any count."""

import pytest
from PySide6.QtGui import QFontMetrics

from mslite.ui.kit import theme
from mslite.ui.kit.steps import Rail

LONG = "Мөөнөтү өткөн жана ушул жумада аткарылуучу иштер"


def room_for(rail: Rail, text: str) -> bool:
    return rail.width() > QFontMetrics(theme.font(bold=True)).horizontalAdvance(text)


def test_short_words_get_the_usual_width(dressed):
    assert Rail(["Күн тартиби", "Кулактандыруу"]).width() == 24 * theme.GRID


@pytest.mark.parametrize("least", [24 * theme.GRID, 21 * theme.GRID])
def test_the_longest_word_is_not_cut(dressed, least):
    assert room_for(Rail(["Күн тартиби", LONG], least), LONG)


def test_a_count_finds_room_behind_the_word_and_the_rail_does_not_jump_back(dressed):
    rail = Rail([LONG])
    rail.count(0, "12/24")
    wide = rail.width()
    assert room_for(rail, f"{LONG}   12/24")
    rail.count(0, "")
    assert rail.width() == wide
